"""A hub and a question become who wants what, who could teach it, and what stands between two of them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from hashlib import blake2s
from heapq import nsmallest
from math import isqrt
from typing import NamedTuple, TypeAlias, TypeVar

from hubgen.content.hub import Claim, Hub, Person, Program, SkillRef, Status
from hubgen.views.availability import availability
from hubgen.views.freshness import claim_day
from hubgen.views.matching.terms import Facts
from hubgen.views.matching.values import Barrier, Question
from hubgen.views.working_hours import minutes_in_common, working_week

OVER = ("finished", "stopped")
Drawn = TypeVar("Drawn")
Knowers: TypeAlias = tuple[tuple[Person, Claim], ...]
"""People, each with the claim by which they know one skill."""


class Wish(NamedTuple):
    """*learner* (a slug) wants *skill*, of which they have the level *own*: 0 where they claim none."""

    learner: str
    skill: SkillRef
    own: int


@dataclass(frozen=True)
class Pool:
    """Who takes part in one proposal.

    *knowers* are those who may teach a skill, by its key; *ready* are those of them whom nothing of their own keeps from
    it. *seats* are those free, by slug: one where nobody said how many. *pairs* are those of all programs, without
    order. *waited* are the learners whose turn it is.
    """

    hub: Hub
    question: Question
    wishes: tuple[Wish, ...]
    knowers: Mapping[str, Knowers]
    ready: Mapping[str, Knowers]
    seats: Mapping[str, int]
    weeks: Mapping[str, int | None]
    pairs: frozenset[frozenset[str]]
    waited: frozenset[str]

    def about(self, skills: Collection[str]) -> "Pool":
        """Give the pool of those of its wishes that are about certain skills, by their keys."""
        return replace(self, wishes=tuple(wish for wish in self.wishes if wish.skill.key in skills))

    def share(self, most: int) -> "Pool":
        """Give a pool in which no skill has more than so many possible pairs: of more people, lots are drawn."""
        ready = dict(self.ready)
        wishes: list[Wish] = []
        for key, own in by_skill(self.wishes).items():
            if len(own) * len(ready[key]) > most:
                own = tuple(self._drawn(own, max(isqrt(most), most // len(ready[key])), lambda wish: wish.learner))
                ready[key] = tuple(self._drawn(ready[key], most // len(own), lambda known: known[0].slug))
            wishes += own
        return replace(self, wishes=tuple(sorted(wishes, key=lambda wish: (wish.learner, wish.skill.key))), ready=ready)

    def _drawn(self, some: Iterable[Drawn], most: int, name: Callable[[Drawn], str]) -> list[Drawn]:
        return nsmallest(most, some, key=lambda one: chance(name(one), self.question.seed))

    @property
    def possible(self) -> int:
        """How many pairs there could be at most."""
        return sum(len(self.ready[wish.skill.key]) for wish in self.wishes)

    def known(self, wish: Wish) -> Iterator[Facts]:
        """Give those who know what is wished for and may be named to the learner, in the hub's order."""
        return self._others(wish, self.knowers[wish.skill.key])

    def fitting(self, wish: Wish, ready: Knowers) -> Iterator[Facts]:
        """Give those of *ready* who could teach what is wished for."""
        return (facts for facts in self._others(wish, ready) if next(self._between(facts), None) is None)

    def barriers(self, facts: Facts) -> tuple[Barrier, ...]:
        """Say all that keeps the teacher from teaching the learner. What is not known is no barrier."""
        own = _own_barriers(self.hub, self.question, self.seats, facts.teacher, facts.claim)
        return (*self._between(facts), *own)

    def _others(self, wish: Wish, knowers: Knowers) -> Iterator[Facts]:
        """Give what is known of the learner and each of those who know it.

        Two who must not be paired do not exist for each other: whatever is said of them would tell.
        """
        never = self.hub.do_not_pair
        others = (known for known in knowers if known[0].slug != wish.learner)
        return self._facts(wish, (known for known in others if frozenset((known[0].slug, wish.learner)) not in never) if never else others)

    def facts(self, wish: Wish, teacher: Person, claim: Claim) -> Facts:
        """Gather what the terms look at."""
        return next(self._facts(wish, ((teacher, claim),)))

    def _facts(self, wish: Wish, knowers: Iterable[tuple[Person, Claim]]) -> Iterator[Facts]:
        # Runs for each possible pair of the hub: what is the learner's alone is looked up once.
        learner, week = self.hub.people[wish.learner], self.weeks[wish.learner]
        waited, teams, today = wish.learner in self.waited, self.hub.settings.pairing.teams, self.hub.today
        for teacher, claim in knowers:
            minutes = minutes_in_common(self.weeks[teacher.slug], week)
            languages = _in_common(teacher.languages, learner.languages)
            yield Facts(teacher, learner, claim, wish.own, minutes, languages, _age(today, teacher, claim), waited, teams)

    def _between(self, facts: Facts) -> Iterator[Barrier]:
        """Give what stands between these two."""
        rules, teacher, learner = self.hub.settings.pairing, facts.teacher, facts.learner
        if facts.claim.level is not None and facts.claim.level <= facts.own:
            yield Barrier.NOT_AHEAD
        if not rules.managers and (teacher.manager == learner.slug or learner.manager == teacher.slug):
            yield Barrier.MANAGER
        if not rules.repeats and frozenset((teacher.slug, learner.slug)) in self.pairs:
            yield Barrier.REPEAT
        if facts.languages == ():
            yield Barrier.NO_LANGUAGE
        if facts.minutes is not None and facts.minutes < 60 * rules.hours:
            yield Barrier.NO_HOURS


def _own_barriers(hub: Hub, question: Question, seats: Mapping[str, int], person: Person, claim: Claim) -> Iterator[Barrier]:
    """Give what keeps *person* from teaching anybody."""
    paused = person.teaching.paused_until
    if person.status is not Status.ACTIVE:
        yield Barrier.AWAY
    if paused is not None and paused > hub.today:
        yield Barrier.PAUSED
    if not seats[person.slug]:
        yield Barrier.FULL
    if not (claim.teaches or question.anyone):
        yield Barrier.NOT_OFFERED


def make_pool(hub: Hub, question: Question) -> Pool:
    """Find who takes part. *hub* is what its readers may see, with those who must not be paired."""
    program = hub.programs.get(question.program)
    wishes = make_wishes(hub, question)
    teachers = _teachers(program) if program else frozenset[str]()
    keys = sorted({wish.skill.key for wish in wishes})
    knowers = {key: tuple(_knowers(hub, key, teachers, question)) for key in keys}
    people = {*(wish.learner for wish in wishes), *(person.slug for known in knowers.values() for person, _ in known)}
    taken = _taken(hub)
    seats = {slug: _free(hub, hub.people[slug], taken) for slug in people}
    return Pool(
        hub=hub,
        question=question,
        wishes=wishes,
        knowers=knowers,
        ready={key: tuple(one for one in known if not any(_own_barriers(hub, question, seats, *one))) for key, known in knowers.items()},
        seats=seats,
        weeks={slug: working_week(hub.people[slug], hub.today) for slug in people},
        pairs=frozenset(frozenset((pair.teacher, pair.learner)) for one in hub.programs.values() for pair in one.pairs),
        waited=left_out_before(hub, question.program),
    )


def make_wishes(hub: Hub, question: Question) -> tuple[Wish, ...]:
    """Find who wants what, by learner and skill."""
    program = hub.programs.get(question.program)
    asked = question.skills or frozenset(ref.key for ref in (_skills(program) if program else ()))
    found = _program_wishes(hub, program, asked) if program else _wishes(hub, _wanting(hub, asked), asked)
    wishes = [wish for wish in found if wish.learner not in question.exclude]
    return tuple(sorted(wishes, key=lambda wish: (wish.learner, wish.skill.key)))


def chance(name: str, seed: int) -> int:
    """Give a number that a name has by chance, the same everywhere."""
    return int.from_bytes(blake2s(f"{seed}|{name}".encode(), digest_size=4).digest())


def hub_order(hub: Hub, slug: str) -> tuple[str, str]:
    """Give what the hub sorts its people by."""
    return hub.people[slug].name.casefold(), slug


def own_level(person: Person, skill: SkillRef) -> int:
    """Give the level that *person* claims; 1 where they claim the skill without a level, 0 where they do not."""
    claim = person.claim(skill.key)
    return 0 if claim is None else claim.level or 1


def left_out_before(hub: Hub, program: str) -> frozenset[str]:
    """Give who wanted a pair in a program that is over, got none, and learned in no program since."""
    waiting: set[str] = set()
    others = (one for one in hub.programs.values() if one.slug != program and one.pairs)
    for one in sorted(others, key=lambda one: (one.starts or hub.today, one.slug)):
        learners = {pair.learner for pair in one.pairs}
        if one.status in OVER:
            teachers = {*one.goal.teachers, *(pair.teacher for pair in one.pairs), one.facilitator}
            waiting |= {*one.goal.who, *one.people} - teachers
        waiting -= learners
    return frozenset(waiting)


def _wanting(hub: Hub, asked: Collection[str]) -> Iterable[Person]:
    """Give those who want one of the skills that are *asked* for, or all who are here where none is."""
    if not asked:
        return hub.present
    return {person.slug: person for key in asked for person, _ in hub.wants.get(key, ())}.values()


def _wishes(hub: Hub, people: Iterable[Person], asked: Collection[str]) -> Iterator[Wish]:
    """Give what *people* who are here want and do not learn already, in a pair of a program that is not over."""
    going_on = (one for one in hub.programs.values() if one.status not in OVER)
    learning = {(pair.learner, pair.skill.key) for one in going_on for pair in one.pairs}
    for person in people:
        if person.status is Status.ACTIVE:
            wanted = {want.skill.key: want.skill for want in person.wants}
            for key, skill in wanted.items():
                if (not asked or key in asked) and (person.slug, key) not in learning:
                    yield Wish(person.slug, skill, own_level(person, skill))


def _program_wishes(hub: Hub, program: Program, asked: Collection[str]) -> Iterator[Wish]:
    """Give what those of a program want who neither teach in it nor have their pairs.

    Its learners want what it is about, said or not. In a swap everyone teaches.
    """
    paired = {(pair.learner, pair.skill.key) for pair in program.pairs}
    learning = Counter(pair.learner for pair in program.pairs)
    teaching = {*program.goal.teachers, *(pair.teacher for pair in program.pairs if program.model != "skill-swap")}
    full = {slug for slug, pairs in learning.items() if pairs >= hub.settings.pairing.each}
    people = {slug for slug in (*program.goal.who, *program.people) if slug not in full and (slug not in teaching or slug in program.goal.who)}
    yield from _wishes(hub, (hub.people[slug] for slug in people if slug in hub.people), asked)
    learns = program.goal.learns
    if learns and learns.key in asked:
        for slug in (slug for slug in program.goal.who if slug in people):
            person = hub.people.get(slug)
            wanted = person and any(want.skill.key == learns.key for want in person.wants)
            if person and person.status is Status.ACTIVE and not wanted and (slug, learns.key) not in paired:
                yield Wish(slug, learns, own_level(person, learns))


def _skills(program: Program) -> tuple[SkillRef, ...]:
    return (program.goal.learns,) if program.goal.learns else program.skills


def _teachers(program: Program) -> frozenset[str]:
    """Give who is to teach in *program*, where it says; else anybody may. In a swap everyone teaches."""
    if program.model == "skill-swap":
        return frozenset(program.people)
    return frozenset(program.goal.teachers or (set(program.people) - set(program.goal.who)))


def _knowers(hub: Hub, key: str, teachers: frozenset[str], question: Question) -> Iterator[tuple[Person, Claim]]:
    """Give who may be asked for a skill, once each: of two claims to the same the first counts, as everywhere."""
    known: dict[str, tuple[Person, Claim]] = {}
    for person, claim in hub.claims.get(key, ()):
        known.setdefault(person.slug, (person, claim))
    return (one for slug, one in known.items() if slug not in question.exclude and (not teachers or slug in teachers))


def _free(hub: Hub, person: Person, taken: Mapping[str, int]) -> int:
    """Count the free seats of *person*; who has not said how many is asked for one."""
    seats = availability(hub, person).seats
    return max(0, (1 if seats is None else seats) - taken.get(person.slug, 0))


def _taken(hub: Hub) -> Mapping[str, int]:
    """Count the seats that pairs take, those of programs to come too: who planned first has them."""
    return Counter(pair.teacher for program in hub.programs.values() if program.status not in OVER for pair in program.pairs)


@lru_cache(maxsize=10_000)
def _in_common(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...] | None:
    """Give the languages that both speak, None where one has not said any."""
    if not (some and others):
        return None
    theirs = {language.casefold() for language in others}
    return tuple(language for language in some if language.casefold() in theirs)


def _age(today: date, teacher: Person, claim: Claim) -> int | None:
    """Count the days since *teacher* said that the claim is true."""
    confirmed = claim_day(teacher, claim)
    return (today - confirmed).days if confirmed else None


def by_skill(wishes: Iterable[Wish]) -> Mapping[str, tuple[Wish, ...]]:
    """Group wishes by the key of their skill."""
    groups: defaultdict[str, list[Wish]] = defaultdict(list)
    for wish in wishes:
        groups[wish.skill.key].append(wish)
    return {key: tuple(group) for key, group in groups.items()}
