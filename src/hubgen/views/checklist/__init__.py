"""A program, or a hub that thinks of one, becomes a checklist that ticks itself."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from hubgen.content.hub import Hub, Program
from hubgen.views.checklist.lists import CHECKLIST, START
from hubgen.views.checklist.shape import Fact, Item, Section, State
from hubgen.views.refs import Link

__all__ = ["CHECKLIST", "START", "ChecklistView", "checklist_view", "is_asked", "start_view"]

Told = Callable[[Item], Fact | None]


class Row(NamedTuple):
    """One thing to do; *fact* is None where the reader ticks."""

    slug: str
    sentence: str
    fact: Fact | None


class Part(NamedTuple):
    slug: str
    title: str
    about: str
    rows: tuple[Row, ...]


class ChecklistView(NamedTuple):
    """A checklist. *program* is None for the one before there is any.

    *done* of the *seen* things are done, of those whose time has come; *own* is how many the reader ticks. *others* are
    the programs to come or under way, each with how much of its checklist is done and how much its files tell.
    """

    program: Link | None
    parts: tuple[Part, ...]
    done: int
    seen: int
    own: int
    others: "tuple[Other, ...]" = ()


class Other(NamedTuple):
    program: Link
    done: int
    seen: int


def checklist_view(hub: Hub, program: Program) -> ChecklistView:
    """Derive the checklist of *program*; what does not fit its model is left out."""

    def ask(item: Item) -> Fact | None:
        return item.asks(hub, program) if item.asks and is_asked(hub, item) else None

    return _view(CHECKLIST, ask, program=program)


def start_view(hub: Hub) -> ChecklistView:
    """Derive the checklist for starting a program at all."""

    def ask(item: Item) -> Fact | None:
        return item.asks_hub(hub) if item.asks_hub and is_asked(hub, item) else None

    views = [checklist_view(hub, one) for one in hub.programs.values() if one.status in ("draft", "running")]
    others = (Other(view.program, view.done, view.seen) for view in views if view.program)
    return _view(START, ask)._replace(others=tuple(others))


def is_asked(hub: Hub, item: Item) -> bool:
    """Say whether the hub may answer: people and notes are not all there on a site for anybody."""
    return item.public or hub.settings.audience != "public"


def _view(sections: tuple[Section, ...], ask: Told, program: Program | None = None) -> ChecklistView:
    parts = tuple(_parts(sections, ask, program))
    rows = [row for part in parts for row in part.rows]
    states = [row.fact.state for row in rows if row.fact]
    return ChecklistView(
        program=Link(program.name, program.slug) if program else None,
        parts=parts,
        done=states.count(State.DONE),
        seen=sum(state is not State.LATER for state in states),
        own=sum(row.fact is None for row in rows),
    )


def _parts(sections: tuple[Section, ...], ask: Told, program: Program | None) -> Iterator[Part]:
    for section in sections:
        fitting = (item for item in section.items if not (program and item.models) or program.model in item.models)
        rows = tuple(Row(item.slug, item.sentence, ask(item)) for item in fitting)
        yield Part(section.slug, section.title, section.about, rows)
