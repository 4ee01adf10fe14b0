"""Records become entries of the lists that MkDocs and its search wrote for the pages of docs/."""

import gzip
import html
import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

MOST_ADDRESSES, LONGEST_SITEMAP = 50_000, 50 * 1024 * 1024
"""What one file of a sitemap may hold, by sitemaps.org."""

_XML = '<?xml version="1.0" encoding="UTF-8"?>'


class Entry(NamedTuple):
    """What the theme's search finds a page by: its address relative to the site, and plain texts."""

    url: str
    title: str
    text: str


def extend_sitemap(text: str, locations: Iterable[str], *, changed: str) -> str:
    """Add *locations* (absolute URLs) to the sitemap in *text*, each changed on *changed* (an ISO date)."""
    date = f"<lastmod>{changed}</lastmod>"
    entries = "".join(
        f"\n    <url>\n         <loc>{html.escape(location)}</loc>\n         {date}\n    </url>"
        for location in locations
    )
    head, end, tail = text.rpartition("</urlset>")
    return head.rstrip() + entries + "\n" + end + tail


def split_sitemap(
    text: str, *, base: str, changed: str, most: int = MOST_ADDRESSES, longest: int = LONGEST_SITEMAP
) -> dict[str, str]:
    """Give the sitemap in *text* as files by their names: itself, or an index of several where it holds too much.

    A file holds *most* addresses and *longest* bytes; *base* is the site's own address, ending in a slash.
    """
    if text.count("<url>") <= most and len(text.encode()) <= longest:
        return {"sitemap.xml": text}
    head, tail = text[: text.index("<url>")].rstrip(), "\n</urlset>"
    room = longest - len((head + tail).encode())
    parts = list(_parts(re.findall(r"<url>.*?</url>", text, re.S), most, room))
    files = {f"sitemap-{number}.xml": head + "".join(part) + tail for number, part in enumerate(parts, start=1)}
    entries = "".join(
        f"\n    <sitemap>\n         <loc>{html.escape(base + name)}</loc>\n         <lastmod>{changed}</lastmod>\n    </sitemap>"
        for name in files
    )
    index = f'{_XML}\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}\n</sitemapindex>'
    return {"sitemap.xml": index, **files}


def _parts(entries: Iterable[str], most: int, room: int) -> Iterator[Sequence[str]]:
    """Share *entries* out, in their order, so that each part has *room*."""
    part: list[str] = []
    left = room
    for entry in (f"\n    {entry}" for entry in entries):
        size = len(entry.encode())
        if part and (len(part) == most or size > left):
            yield part
            part, left = [], room
        part.append(entry)
        left -= size
    yield part


def compress_sitemap(text: str, *, changed: str) -> bytes:
    """Compress a sitemap, dated *changed* as MkDocs dates its own."""
    moment = datetime.fromisoformat(changed).replace(tzinfo=UTC)
    packed = io.BytesIO()
    with gzip.GzipFile("sitemap.xml", mode="wb", fileobj=packed, mtime=int(moment.timestamp())) as file:
        file.write(text.encode())
    return packed.getvalue()


def extend_search(text: str, entries: Iterable[Entry], *, as_html: bool) -> str:
    """Add *entries* to the search index in *text*.

    Material prints titles and texts as HTML (*as_html*), MkDocs' own search escapes them itself.
    """
    index = json.loads(text)
    index["docs"] += [_doc(entry, as_html) for entry in entries]
    # A prebuilt index does not know the new entries; without it, the browser builds its own.
    index.pop("index", None)
    return json.dumps(index, separators=(",", ":"))


def _doc(entry: Entry, as_html: bool) -> dict[str, str]:
    title, text = entry.title, entry.text
    if as_html:
        title, text = html.escape(title, quote=False), html.escape(text, quote=False)
    return {"location": entry.url, "title": title, "text": text}
