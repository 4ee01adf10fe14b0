"""What is published: records (pages made from the hub) and assets (any other file)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Protocol, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Heading:
    """One entry of a record's table of contents; *title* is plain text, *id* the anchor in the record's HTML."""

    id: str
    title: str
    children: "tuple[Heading, ...]" = ()


@dataclass(frozen=True, slots=True)
class Content:
    """A record's rendered inside: the HTML of the theme's content slot, and its table of contents.

    The HTML holds the record's only `h1`. Every link in it is relative to the record's own URL.
    """

    html: str
    toc: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One page made from the hub.

    *url* is relative to the site's root and ends in a slash (`people/ada-ng/`); the home page's is the empty string.
    *title*, *description* and *search_text* are plain text, never HTML. *view* is the frozen value that the kind's
    template is filled with: two records with equal views have equal HTML. *edit_url* opens the source file on the
    forge. *search_text* is what the theme's own search finds the record by; empty keeps it out.
    """

    kind: str
    url: str
    title: str
    description: str
    view: object
    edit_url: str | None = None
    search_text: str = ""


class Planned(NamedTuple):
    """A record that is not made yet: what has to be known of it beforehand, and what makes it.

    *make* is pure and knows the whole hub, so that any process can call it, and none has to hold all records at once.
    A *listed* record may stand in the navigation (`<url>index.md`); there are a handful of them, whatever the size of
    the hub. One that is *searched* has a `search_text`.
    """

    url: str
    make: Callable[[], Record]
    listed: bool = False
    searched: bool = False


class OnDemand(Mapping[str, Value]):
    """Values by their name, each made whenever it is asked for; in the order of the names."""

    def __init__(self, makers: Mapping[str, Callable[[], Value]]) -> None:
        self._makers = dict(sorted(makers.items()))

    def __getitem__(self, name: str) -> Value:
        return self._makers[name]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def __contains__(self, name: object) -> bool:
        return name in self._makers


class Assets(OnDemand[bytes]):
    """The bytes of files by their path. *groups* are files whose names tell what is in them, by their folder (`a/b/`).

    A group is made when one of its files is asked for, or when all names are.
    """

    def __init__(self, makers: Mapping[str, Callable[[], bytes]], groups: Mapping[str, Callable[[], Mapping[str, bytes]]]) -> None:
        super().__init__(makers)
        self._groups = groups

    def __getitem__(self, name: str) -> bytes:
        group = self._groups.get(f"{name.rpartition('/')[0]}/")
        return super().__getitem__(name) if group is None else group()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted((*self._makers, *(name for group in self._groups.values() for name in group()))))

    def __len__(self) -> int:
        return len(self._makers) + sum(len(group()) for group in self._groups.values())

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str):
            return False
        group = self._groups.get(f"{name.rpartition('/')[0]}/")
        return super().__contains__(name) if group is None else name in group()


class Renderer(Protocol):
    """Turns a record into its content; pure, so that it may be called in any order and any process."""

    def __call__(self, record: Record) -> Content: ...


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that the hub adds to a website.

    *records* by URL and *assets* (bytes by path relative to the site's root), both sorted, and each made when it is asked
    for: a site of 100,000 people is never in memory as a whole. *listed* are the URLs of the listed records, which are
    kept once they are made, *searched* those of the records with a search text. *render* gives a record's content.
    """

    records: Mapping[str, Record]
    assets: Mapping[str, bytes]
    listed: tuple[str, ...]
    searched: tuple[str, ...]
    render: Renderer


def make_site_of(planned: Iterable[Planned], assets: Mapping[str, bytes], render: Renderer) -> Site:
    """Gather what is *planned* and the *assets* into a site."""
    found = sorted(planned, key=lambda each: each.url)
    return Site(
        records=OnDemand({each.url: cache(each.make) if each.listed else each.make for each in found}),
        assets=assets,
        listed=tuple(each.url for each in found if each.listed),
        searched=tuple(each.url for each in found if each.searched),
        render=render,
    )
