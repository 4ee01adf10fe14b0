"""Texts in Markdown become findings."""

from collections.abc import Iterator

from hubgen.content.density import find_density
from hubgen.content.hub import Hub, Written
from hubgen.content.sources import Route
from hubgen.problems import Finding, Place


def slow_body(hub: Hub) -> Iterator[Finding]:
    """A text can be laid out at once: it does not hold thousands of brackets or marks, or lists 30 deep.

    Bad:
        [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[  # and so on, over 400 in one paragraph
    Good:
        A list of lists is written `[[1, 2], [3, 4]]`.
    """
    for written, route, text in _texts(hub):
        if (dense := find_density(text)) is not None:
            message = f"the text would take too long to lay out: it has {dense.what}"
            hint = "shorten it, or divide it by blank lines; until then it is shown as it was written"
            yield Finding(_place(written, route, dense.line), message, hint)


def _texts(hub: Hub) -> Iterator[tuple[Written, Route, str]]:
    """Give everything that is shown as Markdown; the route to a body is empty."""
    for person in hub.people.values():
        yield person, ("about",), person.about
        if person.private and person.private.about != person.about:
            yield person, ("private", "about"), person.private.about
    yield from ((skill, ("description",), skill.description) for skill in hub.skills.values())
    yield from ((written, (), body) for written, body in bodies(hub))


def bodies(hub: Hub) -> Iterator[tuple[Written, str]]:
    """Give everything with a body of Markdown, and the body."""
    for circle in hub.circles.values():
        yield circle, circle.body
        yield from ((note, note.body) for note in circle.notes)
    for program in hub.programs.values():
        yield program, program.body
        yield from ((note, note.body) for note in program.notes)


def _place(written: Written, route: Route, line: int) -> Place:
    return written.place(*route) if route else Place(written.path, written.source.body_line + line, 1)
