"""Circles and their notes become records."""

from collections.abc import Callable, Iterator
from functools import cache, partial

from hubgen.content.hub import Circle, Hub, Note
from hubgen.site.list_pages import plan_lists, spans
from hubgen.site.records import Planned, Record, Section
from hubgen.site.words import _, day
from hubgen.views.circles import (
    CirclesView,
    NoteView,
    circle_list,
    circle_parts,
    circle_view,
    circles_view,
    note_view,
)
from hubgen.views.plain import plain, shorten
from hubgen.views.refs import Refs

NOTE_WORDS = 1500
"""How much of a note's text the theme's search knows, in characters."""


def circle_sections(hub: Hub, refs: Refs) -> Iterator[Section]:
    """Plan the circles and their notes, and the pages of a long list of circles."""
    parts = cache(partial(circle_parts, hub))
    view = lambda: circles_view(hub, refs, spans(parts))  # noqa: E731  made when it is asked for
    yield Section("circles", partial(_circle_records, hub, refs, view))
    yield Section("circles-a-z", partial(plan_lists, "circles", parts, partial(circle_list, hub, refs)))


def _circle_records(hub: Hub, refs: Refs, view: Callable[[], CirclesView]) -> Iterator[Planned]:
    yield Planned("circles/", partial(_circles, view), listed=True)
    for circle in hub.circles.values():
        yield Planned(f"circles/{circle.slug}/", partial(_circle, hub, refs, circle), searched=True)
        for at, note in enumerate(circle.notes):
            yield Planned(f"circles/{circle.slug}/{note.slug}/", partial(_note, hub, refs, circle, at), searched=True)


def _circles(derive: Callable[[], CirclesView]) -> Record:
    return Record(
        kind="circles",
        url="circles/",
        title=_("Circles"),
        description=_("The groups that meet here, what about, and when next."),
        view=derive(),
    )


def _circle(hub: Hub, refs: Refs, circle: Circle) -> Record:
    view = circle_view(hub, refs, circle)
    return Record(
        kind="circle",
        url=f"circles/{circle.slug}/",
        title=circle.name,
        description=shorten(" ".join(circle.purpose.split()), 160),
        view=view,
        edit_url=view.edit_url,
        search_text=_circle_words(hub, circle),
    )


def _note(hub: Hub, refs: Refs, circle: Circle, at: int) -> Record:
    note, view = circle.notes[at], note_view(hub, refs, circle, at)
    return Record(
        kind="note",
        url=f"circles/{circle.slug}/{note.slug}/",
        title=note.title,
        description=_("Note of {circle}, {day}.").format(circle=circle.name, day=day(note.date)),
        view=view,
        edit_url=view.edit_url,
        search_text=_note_words(note, view),
    )


def _circle_words(hub: Hub, circle: Circle) -> str:
    skills = (hub.skill_name(ref) for ref in circle.skills)
    return " ".join(filter(None, (circle.name, circle.purpose, *skills, plain(circle.body, 500))))


def _note_words(note: Note, view: NoteView) -> str:
    people = (link.name for link in view.presenters)
    skills = (link.name for link in view.skills)
    parts = (note.title, view.circle.name, *people, *skills, *note.decisions, plain(note.body, NOTE_WORDS))
    return " ".join(filter(None, parts))
