"""Things that are listed A to Z become the pages of a long list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from hubgen.views.refs import OTHER, letter

Item = TypeVar("Item")
Row = TypeVar("Row")


class Span(NamedTuple):
    """A page of a long list: things under the same letter, from *first* to *last*.

    *part* counts the pages of the letter from 1; *before* and *after* are the slugs of the pages beside it.
    """

    slug: str
    letter: str
    part: int
    parts: int
    first: str
    last: str
    before: str = ""
    after: str = ""


class Part(NamedTuple, Generic[Item]):
    """A page of a long list, and what will stand on it."""

    span: Span
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class ListView(Generic[Row]):
    """A page of a long list, as readers see it; *of* is `people`, `skills`, `teams`, `circles` or `programs`."""

    of: str
    span: Span
    rows: tuple[Row, ...]


def cut(items: Iterable[Item], sorted_by: Callable[[Item], str], name: Callable[[Item], str], most: int) -> tuple[Part[Item], ...]:
    """Cut a list into pages of one letter and at most so many. *sorted_by* gives what `letter` goes by.

    The things come in the order in which they are read; those of no letter stand last all the same.
    """
    keyed = sorted(((letter(sorted_by(item)), item) for item in items), key=lambda pair: (pair[0] == OTHER, pair[0]))
    parts: list[Part[Item]] = []
    for sign, group in groupby(keyed, key=lambda pair: pair[0]):
        own = tuple(item for _, item in group)
        for number, at in enumerate(range(0, len(own), most), start=1):
            some = own[at : at + most]
            slug = sign.lower() + (f"-{number}" if number > 1 else "")
            parts.append(Part(Span(slug, sign, number, -(-len(own) // most), name(some[0]), name(some[-1])), some))
    slugs = ["", *(part.span.slug for part in parts), ""]
    return tuple(
        part._replace(span=part.span._replace(before=slugs[at], after=slugs[at + 2])) for at, part in enumerate(parts)
    )
