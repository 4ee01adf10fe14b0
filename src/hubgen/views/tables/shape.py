"""What every table is made of."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import starmap
from typing import NamedTuple, TypeAlias

from hubgen.content.hub import Hub, SkillRef
from hubgen.views.cells import Value, line
from hubgen.views.refs import Link, Refs

Row: TypeAlias = tuple[Value, ...]


class Table(NamedTuple):
    """The names of its columns, and its rows as lines of CSV, each made when it is asked for."""

    columns: tuple[str, ...]
    lines: Iterator[str]


def table(columns: tuple[str, ...], rows: Iterable[Row]) -> Table:
    return Table(columns, starmap(line, rows))


@dataclass(frozen=True, slots=True)
class Desk:
    """What tables are made from: a *hub* as its audience sees it, its links, and the address of its site, or an empty text."""

    hub: Hub
    refs: Refs
    site_url: str

    def url(self, path: str) -> str:
        """Give the address of a page; relative to the site's root where nobody knows where that is."""
        return self.site_url + path


Tabulate: TypeAlias = Callable[[Desk], Table]


def yes(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


@lru_cache(maxsize=4096)
def day(value: date | None) -> str:
    return value.isoformat() if value else ""


def number(value: int | None) -> Value:
    return "" if value is None else value


def listed(texts: Iterable[str]) -> str:
    """Write several in one cell; a blank follows each semicolon, so that none of them begins a cell of its own."""
    return "; ".join(texts)


def slugs(links: Iterable[Link]) -> str:
    """Write people by slug; one of whom there is no file by what was written."""
    return listed([link.slug or link.name for link in links])


def names(links: Iterable[Link]) -> str:
    return listed([link.name for link in links])


def skill_names(desk: Desk, refs: Iterable[SkillRef]) -> str:
    return names(desk.refs.skills(refs))


def skill_cells(desk: Desk, ref: SkillRef) -> tuple[str, str]:
    """Give the slug of a skill, which is empty where no file declares it, and its name."""
    link = desk.refs.skill(ref)
    return link.slug, link.name


def link_cells(link: Link | None) -> tuple[str, str]:
    """Give the slug and the name of what *link* leads to; both are empty where there is nobody, or nobody to be seen."""
    return (link.slug, link.name) if link else ("", "")
