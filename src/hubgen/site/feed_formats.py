"""A feed becomes Atom 1.0 (RFC 4287), or JSON Feed 1.1."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

_ATOM = "http://www.w3.org/2005/Atom"
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_JSON_FEED = "https://jsonfeed.org/version/1.1"
_UNFIT = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, and the controls that it can and nobody can read."""


class Entry(NamedTuple):
    """Something new. *id* is a URN, *url* absolute; the texts are plain text, never HTML. *authors* may be nobody."""

    id: str
    title: str
    url: str
    day: date
    summary: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: *entries* newest first, *page* what it is the feed of, *folder* and *name* where it stands (`…/`, `notes`).

    *day* is what an empty one is dated by.
    """

    id: str
    title: str
    author: str
    page: str
    folder: str
    name: str
    day: date
    entries: tuple[Entry, ...]


def atom(feed: Feed) -> bytes:
    """Write it as Atom. Dates have no time: it is noon in UTC, which is the same day almost everywhere."""
    root = Element("feed", xmlns=_ATOM)
    _texts(root, id=feed.id, title=feed.title, updated=_noon(max((entry.day for entry in feed.entries), default=feed.day)))
    SubElement(root, "link", rel="self", type="application/atom+xml", href=f"{feed.folder}{feed.name}.xml")
    SubElement(root, "link", rel="alternate", type="text/html", href=feed.page)
    _texts(SubElement(root, "author"), name=feed.author)
    _texts(root, generator="hubgen")
    for entry in feed.entries:
        _atom_entry(SubElement(root, "entry"), entry)
    return f"{_DECLARATION}{tostring(root, encoding='unicode')}\n".encode()


def _atom_entry(parent: Element, entry: Entry) -> None:
    moment = _noon(entry.day)
    _texts(parent, id=entry.id, title=entry.title, published=moment, updated=moment)
    SubElement(parent, "link", rel="alternate", type="text/html", href=entry.url)
    for name in entry.authors:
        _texts(SubElement(parent, "author"), name=name)
    for tag in entry.tags:
        SubElement(parent, "category", term=readable(tag))
    _texts(parent, summary=entry.summary)


def _texts(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = readable(text)


def json_feed(feed: Feed) -> bytes:
    """Write it as JSON Feed."""
    written = {
        "version": _JSON_FEED,
        "title": readable(feed.title),
        "home_page_url": feed.page,
        "feed_url": f"{feed.folder}{feed.name}.json",
        "authors": _authors([feed.author]),
        "items": [_item(entry) for entry in feed.entries],
    }
    return f"{json.dumps(written, ensure_ascii=False)}\n".encode()


def _item(entry: Entry) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "title": readable(entry.title),
        "content_text": readable(entry.summary),
        "date_published": _noon(entry.day),
    }
    if entry.authors:
        item["authors"] = _authors(entry.authors)
    if entry.tags:
        item["tags"] = [readable(tag) for tag in entry.tags]
    return item


def _authors(names: Iterable[str]) -> list[dict[str, str]]:
    return [{"name": readable(name)} for name in names]


def readable(text: str) -> str:
    """Leave out of a text what XML cannot hold."""
    return _UNFIT.sub("", text)


def _noon(day: date) -> str:
    return f"{day.isoformat()}T12:00:00Z"
