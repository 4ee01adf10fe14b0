"""Names of people in circles, notes and programs become findings."""

from collections.abc import Iterator, Sequence

from hubgen.content.hub import Circle, Hub, Program, Written
from hubgen.content.sources import Route
from hubgen.problems import Finding, Severity, Suggestion


def repeated_person(hub: Hub) -> Iterator[Finding]:
    """A list names each person once, and each pair once.

    Bad:
        members: [ada-ng, bruno-sa, ada-ng]
    Good:
        members: [ada-ng, bruno-sa]
    """
    for written, route, slugs in _lists(hub):
        if len(set(slugs)) == len(slugs):
            continue
        for index, slug in enumerate(slugs):
            if slug in slugs[:index]:
                message = f"`{slug}` is named twice in `{route[-1]}`"
                place = written.place(*route, index)
                # A pair of one has lost somebody, and no machine knows whom.
                suggestion = Suggestion(place, slug, None) if route != ("pair",) else None
                yield Finding(place, message, "delete one of the two", Severity.WARNING, suggestion)
    for program in hub.programs.values():
        named = [(pair.teacher, pair.learner, pair.skill.key) for pair in program.pairs]
        for index, pair in enumerate(program.pairs):
            if named.index(named[index]) < index:
                message = f"`{pair.teacher}` and `{pair.learner}` are paired twice for `{pair.skill.text}`"
                suggestion = Suggestion(program.place("pairs", index, "teacher"), pair.teacher, None)
                yield Finding(program.place("pairs", index), message, "delete one of the two pairs", Severity.WARNING, suggestion)


def _lists(hub: Hub) -> Iterator[tuple[Written, Route, Sequence[str]]]:
    """Give every list of people, as written, and the way to it."""
    for circle in hub.circles.values():
        yield circle, ("leads",), circle.leads
        yield circle, ("members",), _members(circle)
        for note in circle.notes:
            yield note, ("presenters",), note.presenters
            yield note, ("attendees",), note.attendees
    for program in hub.programs.values():
        yield program, ("people",), program.people
        yield program, ("goal", "who"), program.goal.who
        yield program, ("goal", "from"), program.goal.teachers
        yield from ((session, ("pair",), session.pair) for session in program.notes)


def _members(circle: Circle) -> list[str]:
    """Give the members as they stand in the file: the circle itself counts its leads among them, and each once."""
    written = circle.source.data.get("members")
    return [slug for slug in written if isinstance(slug, str)] if isinstance(written, list) else []


def former_person(hub: Hub) -> Iterator[Finding]:
    """What goes on now counts on people who are here: managers, members, pairs, whoever has something to do.

    Bad:
        members: [ada-ng, bruno-sa]     # people/ada-ng.yml says `status: former`
    Good:
        members: [bruno-sa]
    """
    gone = {person.slug for person in hub.people.values() if not person.is_here}
    for written, route, slug, role in _charged(hub) if gone else ():
        if slug in gone:
            yield Finding(written.place(*route), f"`{slug}` {role} and has left", "name somebody else, or delete the name", Severity.NOTICE)


def _charged(hub: Hub) -> Iterator[tuple[Written, Route, str, str]]:
    """Give everyone on whom something counts that goes on, and what; the leads of circles apart, who are a warning."""
    for person in hub.present:
        if person.manager:
            yield person, ("manager",), person.manager, "is the manager"
    for circle in hub.circles.values():
        for index, slug in enumerate(_members(circle) if circle.status == "active" else ()):
            if slug not in circle.leads:
                yield circle, ("members", index), slug, "is a member"
        for note in circle.notes:
            for index, action in enumerate(note.actions):
                if not action.done:
                    yield note, ("actions", index, "who"), action.who, "has something to do"
    for program in hub.programs.values():
        if program.status in ("draft", "running"):
            yield from ((program, route, slug, role) for route, slug, role in _roles(program))


def _roles(program: Program) -> Iterator[tuple[Route, str, str]]:
    """Give the way to each person of a program, and what they do in it."""
    if program.facilitator:
        yield ("facilitator",), program.facilitator, "facilitates the program"
    for index, slug in enumerate(program.people):
        yield ("people", index), slug, "takes part"
    for index, pair in enumerate(program.pairs):
        yield ("pairs", index, "teacher"), pair.teacher, "teaches a pair"
        yield ("pairs", index, "learner"), pair.learner, "learns in a pair"
