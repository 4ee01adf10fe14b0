"""A hub becomes the list of its texts in Markdown."""

from collections.abc import Iterator
from typing import NamedTuple

from hubgen.content.hub import Circle, Hub, Program, Written
from hubgen.content.sources import Route


class Text(NamedTuple):
    """A text in Markdown: the body of a file, or the value at *route*."""

    written: Written
    markdown: str
    route: Route = ()


def texts(hub: Hub) -> Iterator[Text]:
    """Give every text that is rendered as Markdown."""
    for person in hub.people.values():
        yield Text(person, person.about, ("about",))
        if person.private and person.private.about != person.about:
            yield Text(person, person.private.about, ("private", "about"))
    yield from (Text(skill, skill.description, ("description",)) for skill in hub.skills.values())
    for group in groups(hub):
        yield Text(group, group.body)
        yield from (Text(note, note.body) for note in group.notes)


def groups(hub: Hub) -> Iterator[Circle | Program]:
    yield from hub.circles.values()
    yield from hub.programs.values()
