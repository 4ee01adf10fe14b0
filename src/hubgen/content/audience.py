"""A hub becomes what one audience may see of it."""

from collections.abc import Iterable
from dataclasses import replace

from hubgen.content.hub import Circle, Hub, Note, Person, Program, ProgramNote, Slot, Visibility


def seen_by(hub: Hub, audience: str) -> Hub:
    """Give *hub* as colleagues (`internal`) or anybody (`public`) may see it.

    Colleagues see everything, private values laid over. The public sees what is public, and nobody internal anywhere
    they are named. Who must not be paired is seen by nobody.
    """
    if audience == "internal":
        people = {slug: replace(person.private, private=None) if person.private else person for slug, person in hub.people.items()}
        return replace(hub, people=people, do_not_pair=frozenset())
    shown = {slug: replace(person, private=None) for slug, person in hub.people.items() if _public(person)}
    hidden = frozenset(hub.people) - frozenset(shown)
    return replace(
        hub,
        people={slug: _person(person, hidden) for slug, person in shown.items()},
        skills={slug: skill for slug, skill in hub.skills.items() if _public(skill)},
        circles={slug: _circle(circle, hidden) for slug, circle in hub.circles.items() if _public(circle)},
        programs={slug: _program(program, hidden) for slug, program in hub.programs.items() if _public(program)},
        do_not_pair=frozenset(),
        hidden=hidden,
    )


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
