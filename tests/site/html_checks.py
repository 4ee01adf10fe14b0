"""Pages of a built site become what can be checked: links, ids, headings, and what stands in the theme's content."""

import json
import posixpath
import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
LINKING = frozenset(("href", "src", "srcset", "action", "formaction", "poster", "data", "xlink:href"))
LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src"}
LOADING_RELATIONS = frozenset(
    ("stylesheet", "icon", "preload", "modulepreload", "preconnect", "dns-prefetch", "manifest", "prefetch")
)


class Link(NamedTuple):
    """An address that a page names, and the element and attribute that name it."""

    tag: str
    attribute: str
    address: str


@dataclass
class Document:
    """What one page holds. *active* are the handlers, styles and scripts inside its content.

    *skips* are the addresses of the links past the navigation, *head_ids* the ids of the first-level headings.
    """

    title: str = ""
    description: str = ""
    robots: str = ""
    ids: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    head_ids: list[str] = field(default_factory=list)
    skips: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    active: list[str] = field(default_factory=list)
    settings: str = ""


class _Reader(HTMLParser):
    """Fills a document; an element is in the content while an `article` is open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.document = Document()
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "h1":
            self.document.headings.append("")
            self.document.head_ids.append(given.get("id", ""))
        if "md-skip" in given.get("class", "").split():
            self.document.skips.append(given.get("href", ""))
        if tag == "meta" and given.get("name") in ("description", "robots"):
            setattr(self.document, given["name"], given.get("content", ""))
        if "id" in given:
            self.document.ids.append(given["id"])
        self._follow(tag, given)
        if any(name == "article" for name, _ in self._open):
            self._look_for_active(tag, given)
        if tag not in VOID:
            self._open.append((tag, given.get("id", "")))

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        while any(name == tag for name, _ in self._open):
            if self._open.pop()[0] == tag:
                return

    def handle_data(self, data: str) -> None:
        names = [name for name, _ in self._open]
        if "svg" in names:
            return
        if "title" in names:
            self.document.title += data
        if "h1" in names:
            self.document.headings[-1] += data
        if ("script", "__config") in self._open:
            self.document.settings += data

    def _follow(self, tag: str, given: dict[str, str]) -> None:
        for name in LINKING & given.keys():
            # In `srcset`, addresses stand apart from sizes and from each other.
            parts = [part.split()[0] for part in given[name].split(",")] if name == "srcset" else [given[name]]
            self.document.links += [Link(tag, name, part) for part in parts]
        if tag in LOADING and given.get(LOADING[tag]):
            self.document.loaded.append(given[LOADING[tag]])
        if tag == "link" and LOADING_RELATIONS.intersection(given.get("rel", "").split()):
            self.document.loaded.append(given.get("href", ""))

    def _look_for_active(self, tag: str, given: dict[str, str]) -> None:
        if tag in ("script", "style", "iframe", "object", "embed", "base"):
            self.document.active.append(f"<{tag}>")
        self.document.active += [
            f"<{tag} {name}>" for name in given if name == "style" or name.startswith("on")
        ]
        self.document.active += [
            f"<{tag} {name}={value}>" for name, value in given.items() if re.match(r"\s*(javascript|vbscript):", value, re.I)
        ]


def read(file: Path) -> Document:
    """Read one page."""
    reader = _Reader()
    reader.feed(file.read_text("utf-8"))
    reader.close()
    return reader.document


@cache
def read_site(site: Path) -> dict[str, Document]:
    """Read every page of a built site, by its path."""
    return {file.relative_to(site).as_posix(): read(file) for file in sorted(site.rglob("*.html"))}


def target_of(page: str, address: str, home: str) -> tuple[str, str] | None:
    """Give the path inside the site and the fragment that *address* leads to from *page*, or None if it leads elsewhere.

    *home* is the site's own absolute address, ending in a slash.
    """
    parts = urlsplit(address.removeprefix(home) if address.startswith(home) else address)
    if address.startswith(home):
        parts = parts._replace(path=f"/{parts.path}")
    if parts.scheme or parts.netloc:
        return None
    if not parts.path:
        return page, unquote(parts.fragment)
    joined = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), unquote(parts.path)))
    folder = parts.path.endswith(("/", "/.", "/..")) or parts.path in (".", "..")
    path = joined.strip("/")
    return (posixpath.join(path, "index.html") if folder or not path else path), unquote(parts.fragment)


def dead_links(site: Path, home: str) -> list[str]:
    """Name the links of all pages that lead to no file of the site, or to no id in it."""
    pages = read_site(site)
    ids = {path: {"", *document.ids} for path, document in pages.items()}
    found = []
    for page, document in pages.items():
        for link in document.links:
            found += _dead(site, ids, page, link, home)
    return sorted(set(found))


def _dead(site: Path, ids: dict[str, set[str]], page: str, link: Link, home: str) -> list[str]:
    target = target_of(page, link.address, home)
    if target is None:
        return []
    path, fragment = target
    if not (site / path).is_file():
        return [f"{page}: <{link.tag} {link.attribute}={link.address!r}>: there is no {path}"]
    if path in ids and fragment not in ids[path]:
        return [f"{page}: <{link.tag} {link.attribute}={link.address!r}>: there is no id {fragment!r} in {path}"]
    return []


def theme_files(page: str, document: Document) -> list[str]:
    """Give the paths of the files that the theme's script loads for *page*, which no element names."""
    settings = json.loads(document.settings or "{}")
    found = [target_of(page, settings["search"], "")] if "search" in settings else []
    if "base" in settings:
        found.append(target_of(page, f"{settings['base'].rstrip('/')}/search/search_index.json", ""))
    return [target[0] for target in found if target]


def content_of(page: str) -> str:
    """Give what stands in the theme's content of a page's HTML."""
    return page.partition("<article")[2].partition("</article>")[0]


def around(page: str) -> str:
    """Give a page's HTML without its content: what the theme makes."""
    head, _, rest = page.partition("<article")
    return head + rest.partition("</article>")[2]
