"""A skill becomes the people with whom a program about it could begin."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hubgen.content.hub import Hub, Person
from hubgen.views.matching.pilots import PILOT, find_pilots
from hubgen.views.matching.values import Group, Question

SEATS_UNSAID = 2
"""So many learners somebody is given who said no number."""
LEAST_WANTING = 2
"""So many have to want a skill before a program about it is offered."""
_MOST_EACH = 3
MOST_POSSIBLE = 2_000
"""So many possible pairs of a skill are weighed: a suggestion is a beginning, and the form must not take a minute to make."""


class Suggestion(NamedTuple):
    """Slugs of who could teach and learn, the *pairs* of a teacher and a learner among them, and *why* in sentences."""

    teachers: tuple[str, ...] = ()
    learners: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    why: tuple[str, ...] = ()


def in_demand(hub: Hub, skill: str) -> bool:
    """Say whether several want the skill of that key and somebody teaches it."""
    return len(hub.wants.get(skill, ())) >= LEAST_WANTING and skill in hub.teachers


def suggest_people(hub: Hub, skills: Iterable[str]) -> dict[str, Suggestion]:
    """Suggest for each skill, by its key, who could begin: the best pilot, or a smaller group where there is none."""
    asked = Question(skills=frozenset(skills))
    groups = find_pilots(hub, asked, size=(2, PILOT[1]), most=MOST_POSSIBLE) if asked.skills else ()
    return {group.skill.key: _suggestion(hub, group) for group in sorted(groups, key=lambda group: group.skill.key)}


def pair_up(hub: Hub, skill: str, teachers: Sequence[str], learners: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Pair people who were chosen by somebody, as far as seats go; whoever cannot be paired is in none."""
    able = [person for slug in teachers if (person := hub.people.get(slug)) and person.claim(skill)]
    coming = [person for slug in learners if (person := hub.people.get(slug))]
    fit = {(one.slug, other.slug) for one in able for other in coming if may_pair(hub, one, other)}
    return _assign([one.slug for one in able], [one.slug for one in coming], fit, _free_seats(hub, able))


def may_pair(hub: Hub, teacher: Person, learner: Person) -> bool:
    """Say whether the two may be a pair: not with their own manager, nor where somebody said no."""
    if teacher.slug == learner.slug or frozenset((teacher.slug, learner.slug)) in hub.do_not_pair:
        return False
    if learner.manager == teacher.slug or teacher.manager == learner.slug:
        return False
    spoken = [{word.casefold() for word in person.languages} for person in (teacher, learner)]
    return not all(spoken) or bool(spoken[0] & spoken[1])


def _free_seats(hub: Hub, people: Iterable[Person]) -> dict[str, int]:
    """Count the seats that are left, those of programs to come taken too: as the check counts them."""
    taken = Counter(pair.teacher for program in hub.programs.values() if program.status in ("running", "draft") for pair in program.pairs)
    said = {person.slug: (person.private or person).teaching.seats for person in people}
    return {slug: SEATS_UNSAID if seats is None else min(_MOST_EACH, seats - taken[slug]) for slug, seats in said.items()}


def _assign(
    teachers: Sequence[str], learners: Sequence[str], fit: set[tuple[str, str]], seats: dict[str, int]
) -> tuple[tuple[str, str], ...]:
    """Give each learner the one of their teachers who has the fewest, those with the least choice first."""
    choices = {learner: [teacher for teacher in teachers if (teacher, learner) in fit] for learner in learners}
    given: Counter[str] = Counter()
    pairs: list[tuple[str, str]] = []
    for learner in sorted(learners, key=lambda one: len(choices[one])):
        free = [teacher for teacher in choices[learner] if given[teacher] < seats[teacher]]
        if free:
            teacher = min(free, key=lambda one: given[one])
            given[teacher] += 1
            pairs.append((teacher, learner))
    return tuple(sorted(pairs, key=lambda pair: (teachers.index(pair[0]), learners.index(pair[1]))))


def _suggestion(hub: Hub, group: Group) -> Suggestion:
    pairs = tuple((match.teacher, match.learner) for match in group.matches)
    return Suggestion(group.teachers, group.learners, pairs, tuple(_why(hub, group.skill.key, group.teachers, group.learners)))


def _why(hub: Hub, skill: str, teachers: Sequence[str], learners: Sequence[str]) -> Iterable[str]:
    for slug in teachers:
        person = hub.people[slug]
        claim, seats = person.claim(skill), _free_seats(hub, [person])[slug]
        room = "has not said how many they take" if person.teaching.seats is None else f"has {seats} free seat{'' if seats == 1 else 's'}"
        level = f" at level {claim.level} ({hub.settings.level_name(claim.level)})" if claim and claim.level else ""
        yield f"{person.name} teaches it{level} and {room}."
    if learners:
        names = [hub.people[slug].name for slug in learners]
        listed = f"{', '.join(names[:-1])} and {names[-1]} want" if len(names) > 1 else f"{names[0]} wants"
        yield f"{listed} to learn it."
