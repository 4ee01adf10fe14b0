"""The data becomes what a question may be made of, and the label of one that was made."""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from oracle import RESERVED, Fits, Vocabulary, best, has, joined, words
from people import Someone
from vocabulary import Topic


@dataclass(frozen=True, slots=True)
class Query:
    """A question and its label: who may come first, everyone who fits, and whether nobody must come at all."""

    kind: str
    query: str
    accept_first: tuple[str, ...]
    fits: tuple[str, ...]
    must_be_empty: bool = False


class Draws:
    """Draws skills and people, and says what may be asked of them."""

    def __init__(self, vocabulary: Vocabulary, rng: random.Random) -> None:
        self.rng = rng
        self.data = vocabulary
        self.people = vocabulary.people
        self.topics = {skill.slug: skill for skill in vocabulary.everyone.skills}
        self.knowers: defaultdict[str, list[Someone]] = defaultdict(list)
        for person in self.people:
            for claim in person.known:
                self.knowers[claim.skill].append(person)
        self.known = sorted(self.knowers)
        self.names: defaultdict[str, list[Someone]] = defaultdict(list)
        for person in self.people:
            self.names[" ".join(words(person.name))].append(person)
        self.places = sorted({person.place for person in self.people} - {""})
        self.place_words = {joined(place) for place in self.places}
        self.namesakes = [person for person in self.people if self.place_words & set(words(person.name))]

    def skill(self) -> Topic:
        """Draw a skill: half the time one of a random person's (so mostly a popular one), else any that somebody has."""
        if self.rng.random() < 0.5:
            return self.topics[self.rng.choice(self.known)]
        person = self.rng.choice(self.people)
        return self.topics[self.rng.choice(person.known).skill] if person.known else self.skill()

    def called(self, name: str, skill: str) -> bool:
        """Say whether *name* means this skill and nothing else in the data."""
        whole = joined(name)
        single = self.data.others.get(whole) or whole in RESERVED
        return len(whole) > 1 and "(" not in name and self.data.skills.get(whole) == {skill} and not single

    def plain_skill(self) -> Topic | None:
        skill = self.skill()
        return (
            skill
            if self.called(skill.name, skill.slug)
            and not RESERVED & {*words(skill.name)[-1:], *words(skill.name)[:1]}
            else None
        )

    def apart(self, *parts: str) -> bool:
        """Say whether no name of a skill, place, team or language reaches from one part of the query into the next."""
        marked = [(word, number) for number, part in enumerate(parts) for word in words(part)]
        spans = ((start, end) for start in range(len(marked)) for end in range(start + 2, len(marked) + 1))
        for start, end in spans:
            whole = "".join(word for word, _ in marked[start:end])
            if marked[start][1] != marked[end - 1][1] and (
                whole in self.data.skills or whole in self.data.others
            ):
                return False
        return True

    def ask(
        self, kind: str, query: str, skills: Sequence[str], fits: Fits = lambda person: True
    ) -> Query | None:
        """Label a query for people who have all of *skills* and fit; None where nobody does."""
        people = [
            person
            for person in self.knowers[skills[0]]
            if all(has(person, skill) for skill in skills) and fits(person)
        ]
        accept = best(people, skills)
        return Query(kind, query, tuple(accept), tuple(person.slug for person in people)) if accept else None
