"""What is published: records (pages made from the hub) and assets (any other file)."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple, Protocol


class Heading(NamedTuple):
    """One entry of a record's table of contents; *title* is plain text, *id* the anchor in the record's HTML."""

    id: str
    title: str
    children: "tuple[Heading, ...]" = ()


class Content(NamedTuple):
    """A record's rendered inside: the HTML of the theme's content slot, its table of contents, what is added to its head.

    The HTML holds the record's only `h1`. Every link in it is relative to the record's own URL. *head* is HTML too.
    """

    html: str
    toc: tuple[Heading, ...] = ()
    head: str = ""


class Record(NamedTuple):
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


class Section(NamedTuple):
    """The records whose URLs begin with the segment *start*; *plan* says which there are."""

    start: str
    plan: Callable[[], Iterable[Planned]]


class Records(Mapping[str, Record]):
    """The records of *sections* by URL, in its order. Each is made whenever it is asked for; the listed ones are kept.

    Of which there are in a section is found out when it is first asked for: to show one page again after an edit,
    nobody has to know the names of ten thousand.
    """

    def __init__(self, sections: Iterable[Section]) -> None:
        self._plans: defaultdict[str, list[Callable[[], Iterable[Planned]]]] = defaultdict(list)
        for section in sections:
            self._plans[section.start].append(section.plan)
        self._planned: dict[str, dict[str, Planned]] = {}
        self._kept: dict[str, Record] = {}

    def planned(self, url: str) -> Planned | None:
        """Give what is known of the record at *url* before it is made, or None if there is none."""
        return self._section(url.partition("/")[0]).get(url)

    def __getitem__(self, url: str) -> Record:
        planned = self._section(url.partition("/")[0])[url]
        if not planned.listed:
            return planned.make()
        if url not in self._kept:
            self._kept[url] = planned.make()
        return self._kept[url]

    def __iter__(self) -> Iterator[str]:
        return iter(self._urls)

    def __len__(self) -> int:
        return len(self._urls)

    def __contains__(self, url: object) -> bool:
        return isinstance(url, str) and self.planned(url) is not None

    @cached_property
    def _urls(self) -> list[str]:
        return sorted(url for start in self._plans for url in self._section(start))

    def _section(self, start: str) -> dict[str, Planned]:
        if start not in self._planned:
            plans = self._plans.get(start, ())
            self._planned[start] = {each.url: each for plan in plans for each in plan()}
        return self._planned[start]


class Chosen(Collection[str]):
    """The URLs of those *records* that *choose* says yes to."""

    def __init__(self, records: Records, choose: Callable[[Planned], bool]) -> None:
        self._records, self._choose = records, choose

    def __contains__(self, url: object) -> bool:
        planned = self._records.planned(url) if isinstance(url, str) else None
        return planned is not None and self._choose(planned)

    def __iter__(self) -> Iterator[str]:
        return (url for url in self._records if url in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Assets(Mapping[str, bytes]):
    """The bytes of files by their path, each made when it is asked for. *plan* gives what makes them.

    *groups* are files whose names tell what is in them, by their folder (`a/b/`): a group is made when one of its files is
    asked for, or when all names are.
    """

    def __init__(
        self, plan: Callable[[], Mapping[str, Callable[[], bytes]]], groups: Mapping[str, Callable[[], Mapping[str, bytes]]]
    ) -> None:
        self._plan, self._groups = plan, groups

    @cached_property
    def _makers(self) -> Mapping[str, Callable[[], bytes]]:
        return self._plan()

    def __getitem__(self, path: str) -> bytes:
        group = self._group(path)
        return self._makers[path]() if group is None else group()[path]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted((*self._makers, *(path for group in self._groups.values() for path in group()))))

    def __len__(self) -> int:
        return len(self._makers) + sum(len(group()) for group in self._groups.values())

    def __contains__(self, path: object) -> bool:
        if not isinstance(path, str):
            return False
        group = self._group(path)
        return path in self._makers if group is None else path in group()

    def _group(self, path: str) -> Callable[[], Mapping[str, bytes]] | None:
        return self._groups.get(f"{path.rpartition('/')[0]}/")


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
    listed: Collection[str]
    searched: Collection[str]
    render: Renderer


def make_site_of(sections: Iterable[Section], assets: Mapping[str, bytes], render: Renderer) -> Site:
    """Gather the *sections* and the *assets* into a site."""
    records = Records(sections)
    listed, searched = Chosen(records, attrgetter("listed")), Chosen(records, attrgetter("searched"))
    return Site(records, assets, listed, searched, render)
