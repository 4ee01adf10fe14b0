"""A skill becomes the four to six people with whom a program about it could begin."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from hubgen.content.hub import Hub, Person, Status

MOST_TEACHERS = 2
MOST_LEARNERS = 4
LOOKED_AT = 24
"""So many teachers and learners are looked at: a suggestion is a beginning, and a popular skill has thousands."""
SEATS_UNSAID = 2
"""So many learners somebody is given who said no number."""
BEGINS_AT = 1
"""The level of whoever begins, so that they are not kept from all who know it well."""
LEAST_WANTING = 2
"""So many have to want a skill before a program about it is offered."""
_MOST_EACH = 3
_STEPS = (1, 2)


class Suggestion(NamedTuple):
    """Slugs of who could teach and learn, the *pairs* of a teacher and a learner among them, and *why* in sentences."""

    teachers: tuple[str, ...] = ()
    learners: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    why: tuple[str, ...] = ()


def in_demand(hub: Hub, skill: str) -> bool:
    """Say whether several want the skill of that key and somebody teaches it."""
    wanting = hub.wants.get(skill, ())
    return len(wanting) >= LEAST_WANTING and any(claim.teaches for _, claim in hub.claims.get(skill, ()))


def suggest_people(hub: Hub, skill: str) -> Suggestion:
    """Suggest who could begin with the skill of that key: those who want it, and who is one or two levels above."""
    teachers = _teachers(hub, skill)[:LOOKED_AT]
    learners = _learners(hub, skill)[:LOOKED_AT]
    near = {
        (teacher.slug, learner.slug)
        for teacher in teachers
        for learner in learners
        if _level(teacher, skill) - max(_level(learner, skill), BEGINS_AT) in _STEPS and may_pair(hub, teacher, learner)
    }
    seats = _free_seats(hub, teachers)
    best: tuple[tuple[str, str], ...] = ()
    for count in range(1, MOST_TEACHERS + 1):
        for some in combinations(teachers, count):
            pairs = _assign([one.slug for one in some], [one.slug for one in learners], near, seats)
            # Who teaches alone has the whole work: a second teacher has to make room for somebody more.
            if len(pairs) > len(best):
                best = pairs
    return _suggestion(hub, skill, best, [learner.slug for learner in learners])


def pair_up(hub: Hub, skill: str, teachers: Sequence[str], learners: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Pair people who were chosen by somebody, as far as seats go; whoever cannot be paired is in none."""
    able = [person for slug in teachers if (person := hub.people.get(slug)) and person.claim(skill)]
    coming = [person for slug in learners if (person := hub.people.get(slug))]
    fit = {(one.slug, other.slug) for one in able for other in coming if may_pair(hub, one, other)}
    return _assign([one.slug for one in able], [one.slug for one in coming], fit, _free_seats(hub, able), most=len(coming))


def may_pair(hub: Hub, teacher: Person, learner: Person) -> bool:
    """Say whether the two may be a pair: not with their own manager, nor where somebody said no."""
    if teacher.slug == learner.slug or frozenset((teacher.slug, learner.slug)) in hub.do_not_pair:
        return False
    if learner.manager == teacher.slug or teacher.manager == learner.slug:
        return False
    spoken = [{word.casefold() for word in person.languages} for person in (teacher, learner)]
    return not all(spoken) or bool(spoken[0] & spoken[1])


def _teachers(hub: Hub, skill: str) -> list[Person]:
    """Give those who teach it and have a free seat, the nearest levels first: an expert's seat is kept."""
    known = [person for person, claim in hub.claims.get(skill, ()) if claim.teaches and _takes_part(person) and not _paused(hub, person)]
    seats = _free_seats(hub, known)
    return sorted((one for one in known if seats[one.slug] > 0), key=lambda one: (_level(one, skill), one.slug))


def _learners(hub: Hub, skill: str) -> list[Person]:
    """Give those who want it, who are in no program yet first; who learns it in one already is not asked again."""
    running = [program for program in hub.programs.values() if program.status in ("running", "draft")]
    learning = {pair.learner for program in running for pair in program.pairs if pair.skill.key == skill}
    busy = Counter(slug for program in running for slug in program.everyone)
    wanting = [person for person, _ in hub.wants.get(skill, ()) if _takes_part(person) and person.slug not in learning]
    return sorted(wanting, key=lambda person: (busy[person.slug], person.slug))


def _takes_part(person: Person) -> bool:
    return person.status is Status.ACTIVE


def _paused(hub: Hub, person: Person) -> bool:
    until = person.teaching.paused_until
    return until is not None and until > hub.today


def _level(person: Person, skill: str) -> int:
    claim = person.claim(skill)
    return claim.level or 0 if claim else 0


def _free_seats(hub: Hub, people: Iterable[Person]) -> dict[str, int]:
    """Count the seats that are left, those of programs to come taken too: as the check counts them."""
    taken = Counter(pair.teacher for program in hub.programs.values() if program.status in ("running", "draft") for pair in program.pairs)
    said = {person.slug: (person.private or person).teaching.seats for person in people}
    return {slug: SEATS_UNSAID if seats is None else min(_MOST_EACH, seats - taken[slug]) for slug, seats in said.items()}


def _assign(
    teachers: Sequence[str], learners: Sequence[str], fit: set[tuple[str, str]], seats: dict[str, int], *, most: int = MOST_LEARNERS
) -> tuple[tuple[str, str], ...]:
    """Give each learner the one of their teachers who has the fewest, those with the least choice first."""
    choices = {learner: [teacher for teacher in teachers if (teacher, learner) in fit] for learner in learners}
    given: Counter[str] = Counter()
    pairs: list[tuple[str, str]] = []
    for learner in sorted(learners, key=lambda one: len(choices[one])):
        free = [teacher for teacher in choices[learner] if given[teacher] < seats[teacher]]
        if free and len(pairs) < most:
            teacher = min(free, key=lambda one: given[one])
            given[teacher] += 1
            pairs.append((teacher, learner))
    return tuple(sorted(pairs, key=lambda pair: (teachers.index(pair[0]), learners.index(pair[1]))))


def _suggestion(hub: Hub, skill: str, pairs: tuple[tuple[str, str], ...], order: Sequence[str]) -> Suggestion:
    teachers = tuple(dict.fromkeys(teacher for teacher, _ in pairs))
    learners = tuple(sorted((learner for _, learner in pairs), key=order.index))
    return Suggestion(teachers, learners, pairs, tuple(_why(hub, skill, teachers, learners)))


def _why(hub: Hub, skill: str, teachers: Sequence[str], learners: Sequence[str]) -> Iterable[str]:
    for slug in teachers:
        person = hub.people[slug]
        level, seats = _level(person, skill), _free_seats(hub, [person])[slug]
        room = "has not said how many they take" if person.teaching.seats is None else f"has {seats} free seat{'' if seats == 1 else 's'}"
        yield f"{person.name} teaches it at level {level} ({hub.settings.level_name(level)}) and {room}."
    if learners:
        names = [hub.people[slug].name for slug in learners]
        listed = f"{', '.join(names[:-1])} and {names[-1]} want" if len(names) > 1 else f"{names[0]} wants"
        yield f"{listed} to learn it, one or two levels below."
