"""What is published: records (pages made from the hub) and assets (any other file)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


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
    forge. A *listed* record may stand in the navigation (`<url>index.md`); there are a handful of them, whatever the
    size of the hub. *search_text* is what the theme's own search finds the record by; empty keeps it out.
    """

    kind: str
    url: str
    title: str
    description: str
    view: object
    edit_url: str | None = None
    listed: bool = False
    search_text: str = ""


class Renderer(Protocol):
    """Turns a record into its content; pure, so that it may be called in any order and any process."""

    def __call__(self, record: Record) -> Content: ...


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that the hub adds to a website.

    *records* by URL and *assets* (bytes by path relative to the site's root), both sorted. *render* gives a record's
    content.
    """

    records: Mapping[str, Record]
    assets: Mapping[str, bytes]
    render: Renderer
