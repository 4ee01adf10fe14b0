"""What a hub knows about one thing to do becomes a fact: done or not, in words, with the place where it is mended."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from hubgen.content.hub import Hub, Program, ProgramNote

Names: TypeAlias = tuple[str, ...]
Value: TypeAlias = int | str | date | Names | tuple[Names, ...]
"""What a sentence names: a number, somebody's words, a day, people, or groups of people."""


class State(StrEnum):
    """How far a thing is. What is `later` has its time still to come: neither a tick nor a fault."""

    DONE = "done"
    OPEN = "open"
    LATER = "later"


class Said(NamedTuple):
    """A sentence of ours with `{word}` in the places of *values*, so that names keep apart from it."""

    form: str
    values: tuple[tuple[str, Value], ...] = ()


class Mend(NamedTuple):
    """Where an open thing is closed: on a *page* of the site, or in the file at *path*, which *url* opens on the forge.

    *url* is empty without a forge.
    """

    words: str
    page: str = ""
    path: str = ""
    url: str = ""


class Fact(NamedTuple):
    state: State
    said: Said
    mend: Mend | None = None

    @property
    def done(self) -> bool:
        return self.state is State.DONE


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do. The reader ticks it, unless a program (*asks*) or the whole hub (*asks_hub*) can tell.

    It is for the *models* that are named, or for all. *public* says that it can be told from what anybody may see: of
    what only colleagues see, the site for anybody knows too little, so that there the reader ticks.
    """

    slug: str
    sentence: str
    asks: Callable[[Hub, Program], Fact] | None = None
    asks_hub: Callable[[Hub], Fact] | None = None
    models: frozenset[str] | None = None
    public: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Things that have their time together. *about* says when, and how long it takes."""

    slug: str
    title: str
    items: tuple[Item, ...]
    about: str = ""


def done(form: str, **values: Value) -> Fact:
    """Say that a thing is done."""
    return Fact(State.DONE, Said(form, tuple(values.items())))


def still_open(mend: Mend, form: str, **values: Value) -> Fact:
    """Say what a thing still needs, and where that is mended."""
    return Fact(State.OPEN, Said(form, tuple(values.items())), mend)


def later(form: str, **values: Value) -> Fact:
    """Say why the time of a thing has not come."""
    return Fact(State.LATER, Said(form, tuple(values.items())))


def edit(hub: Hub, program: Program) -> Mend:
    """Lead to the program's file."""
    return Mend("Edit the program’s file", path=program.path, url=hub.settings.forge.edit_url(program.path) or "")


def edit_note(hub: Hub, note: ProgramNote) -> Mend:
    """Lead to the file of a session or check-in."""
    return Mend("Edit the note", path=note.path, url=hub.settings.forge.edit_url(note.path) or "")


def add_note(program: Program, kind: str, pair: int | None = None) -> Mend:
    """Lead to the form of a session or check-in; of a program that is over, which takes none, to its page."""
    if program.status != "running":
        return Mend("See what was written down", page=f"programs/{program.slug}/#notes")
    chosen = "" if pair is None else f"&pair={pair}"
    asked = "&kind=check-in" if kind == "check-in" else chosen
    words = "Add a check-in" if kind == "check-in" else "Add a session note"
    return Mend(words, page=f"add-a-session/?program={program.slug}{asked}")


PROFILE = Mend("Add or edit a profile", page="profile/")


def names(hub: Hub, slugs: "tuple[str, ...] | list[str]") -> Names:
    """Give the names of people as readers see them, each once."""
    return tuple(hub.person_name(slug) for slug in dict.fromkeys(slugs))
