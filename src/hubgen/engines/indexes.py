"""Records become entries of the lists that MkDocs and its search wrote for the pages of docs/."""

import gzip
import html
import io
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple


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
