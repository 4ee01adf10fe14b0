"""A hub becomes what one audience may see of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hubgen.content.again import of_the_same
from hubgen.content.hub import Circle, Hub, Note, Person, Program, ProgramNote, Skill, Slot, Visibility


def seen_by(hub: Hub, audience: str) -> Hub:
    """Give *hub* as colleagues (`internal`) or anybody (`public`) may see it.

    Colleagues see everything, private values laid over. The public sees what is public, and nobody internal anywhere
    they are named. Who must not be paired is seen by nobody.
    """
    if audience == "internal":
        return replace(hub, people=_open(hub.people), do_not_pair=frozenset())
    people, hidden = _shown(hub.people)
    return replace(
        hub,
        people=people,
        skills=_public_skills(hub.skills),
        circles=_public_circles(hub.circles, hidden),
        programs=_public_programs(hub.programs, hidden),
        do_not_pair=frozenset(),
        hidden=hidden,
    )


@of_the_same
def _open(people: Mapping[str, Person]) -> Mapping[str, Person]:
    return {slug: replace(person.private, private=None) if person.private else person for slug, person in people.items()}


@of_the_same
def _shown(people: Mapping[str, Person]) -> tuple[Mapping[str, Person], frozenset[str]]:
    """Give the people whom the public may see, and the slugs of the others."""
    shown = {slug: replace(person, private=None) for slug, person in people.items() if _public(person)}
    hidden = frozenset(people) - frozenset(shown)
    return {slug: _person(person, hidden) for slug, person in shown.items()}, hidden


@of_the_same
def _public_skills(skills: Mapping[str, Skill]) -> Mapping[str, Skill]:
    return {slug: skill for slug, skill in skills.items() if _public(skill)}


@of_the_same
def _public_circles(circles: Mapping[str, Circle], hidden: frozenset[str]) -> Mapping[str, Circle]:
    return {slug: _circle(circle, hidden) for slug, circle in circles.items() if _public(circle)}


@of_the_same
def _public_programs(programs: Mapping[str, Program], hidden: frozenset[str]) -> Mapping[str, Program]:
    return {slug: _program(program, hidden) for slug, program in programs.items() if _public(program)}


def _public(thing: Person | Circle | Program | Note | ProgramNote | object) -> bool:
    return getattr(thing, "visibility", Visibility.INTERNAL) is Visibility.PUBLIC


def _seen(slugs: Iterable[str], hidden: frozenset[str]) -> tuple[str, ...]:
    return tuple(slug for slug in slugs if slug not in hidden)


def _person(person: Person, hidden: frozenset[str]) -> Person:
    return replace(person, manager=None) if person.manager in hidden else person


def _circle(circle: Circle, hidden: frozenset[str]) -> Circle:
    return replace(
        circle,
        leads=_seen(circle.leads, hidden),
        members=_seen(circle.members, hidden),
        rota=_rota(circle.rota, hidden),
        notes=tuple(_note(note, hidden) for note in circle.notes if _public(note)),
    )


def _note(note: Note, hidden: frozenset[str]) -> Note:
    return replace(
        note,
        presenters=_seen(note.presenters, hidden),
        attendees=_seen(note.attendees, hidden),
        actions=tuple(action for action in note.actions if action.who not in hidden),
    )


def _program(program: Program, hidden: frozenset[str]) -> Program:
    goal = program.goal
    return replace(
        program,
        goal=replace(goal, who=_seen(goal.who, hidden), teachers=_seen(goal.teachers, hidden)),
        facilitator=None if program.facilitator in hidden else program.facilitator,
        people=_seen(program.people, hidden),
        pairs=tuple(pair for pair in program.pairs if pair.teacher not in hidden and pair.learner not in hidden),
        rota=_rota(program.rota, hidden),
        notes=tuple(note for note in program.notes if _public(note) and not hidden.intersection(note.pair)),
    )


def _rota(slots: Iterable[Slot], hidden: frozenset[str]) -> tuple[Slot, ...]:
    """Leave out whole slots: one that looks free, and is somebody's, would be offered to everyone."""
    return tuple(slot for slot in slots if slot.who not in hidden)
