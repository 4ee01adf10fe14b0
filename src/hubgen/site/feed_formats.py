"""A feed becomes Atom 1.0 (RFC 4287), or JSON Feed 1.1."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import NamedTuple

_ATOM = "http://www.w3.org/2005/Atom"
_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'
_IN_QUOTES = str.maketrans({'"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#09;"})
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
    updated = _noon(max((entry.day for entry in feed.entries), default=feed.day))
    return (
        f'{_DECLARATION}<feed xmlns="{_ATOM}">{_element("id", feed.id)}{_element("title", feed.title)}<updated>{updated}</updated>'
        f'<link rel="self" type="application/atom+xml" href="{_quoted(feed.folder + feed.name)}.xml" />'
        f'<link rel="alternate" type="text/html" href="{_quoted(feed.page)}" />'
        f"<author>{_element('name', feed.author)}</author><generator>hubgen</generator>"
        f"{''.join(map(_atom_entry, feed.entries))}</feed>\n"
    ).encode()


def _atom_entry(entry: Entry) -> str:
    moment = _noon(entry.day)
    authors = [f"<author>{_element('name', name)}</author>" for name in entry.authors]
    tags = [f'<category term="{_quoted(readable(tag))}" />' for tag in entry.tags]
    return (
        f"<entry>{_element('id', entry.id)}{_element('title', entry.title)}<published>{moment}</published><updated>{moment}</updated>"
        f'<link rel="alternate" type="text/html" href="{_quoted(entry.url)}" />'
        f"{''.join(authors)}{''.join(tags)}{_element('summary', entry.summary)}</entry>"
    )


def _element(name: str, text: str) -> str:
    """Write an element that holds a text and nothing else."""
    written = escape(readable(text), quote=False)
    return f"<{name}>{written}</{name}>" if written else f"<{name} />"


def _quoted(text: str) -> str:
    """Write a text as it stands between the quotes of an attribute, where a line break would else become a blank."""
    return escape(text, quote=False).translate(_IN_QUOTES)


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
    return text if text.isprintable() else _UNFIT.sub("", text)  # nearly all is, and that is known at once


def _noon(day: date) -> str:
    return f"{day.isoformat()}T12:00:00Z"
