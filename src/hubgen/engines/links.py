"""Links from docs/ to the hub's source files become links to the pages that are made from them.

Editors and forges follow a link to `../people/ada.yml`; readers want `../people/ada/`. The links are changed
in the Markdown tree and not in its text, so that a code block that shows such a link stays as it is.
"""

import posixpath
import re
from collections.abc import Container
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

_SCHEME = "hubgen"
_SOURCE = re.compile(
    r"(?P<kind>people|skills)/(?P<slug>[^/]+)\.ya?ml"
    r"|(?P<group>circles|programs)/(?P<name>[^/]+)/(?P<note>[^/]+)\.md"
)


def source_url(path: str) -> str | None:
    """Give the URL of the page that is made from the hub's file at *path*, or None for any other file."""
    found = _SOURCE.fullmatch(path)
    if found is None:
        return None
    if found["kind"]:
        return f"{found['kind']}/{found['slug']}/"
    folder = f"{found['group']}/{found['name']}/"
    return folder if found["note"] == "index" else f"{folder}{found['note']}/"


class HubLinks(Extension):
    """Points the links of one docs page after the other at records: *page* is the one being rendered.

    *docs* is the folder of the pages, relative to the hub's root; *urls* are those of the records.
    """

    def __init__(self, docs: str, urls: Container[str]) -> None:
        super().__init__()
        self.docs, self.urls = docs, urls
        self.asked: dict[str, bool] = {}
        """The records that docs/ links to, and whether there are such."""
        self.page: Page | None = None

    def extendMarkdown(self, md: Markdown) -> None:
        # MkDocs' own link check runs at 0: before it a link to a source gets a scheme that the check lets
        # pass, after it the scheme becomes a relative link.
        md.treeprocessors.register(_Mark(self), "hubgen-sources", 3)
        md.treeprocessors.register(_Resolve(self), "hubgen-records", -5)

    def mark(self, href: str) -> str:
        """Give *href* the private scheme if it leads to the source of a record."""
        parts = _split(href)
        if self.page is None or parts is None or parts.scheme or parts.netloc or not parts.path:
            return href
        folder = posixpath.join(self.docs, posixpath.dirname(self.page.file.src_uri))
        url = source_url(posixpath.normpath(posixpath.join(folder, unquote(parts.path))))
        if url is None:
            return href
        self.asked[url] = url in self.urls
        if not self.asked[url]:
            return href
        return urlunsplit((_SCHEME, "", url, parts.query, parts.fragment))

    def resolve(self, href: str) -> str:
        """Turn what `mark` made into a link that is relative to the page."""
        parts = _split(href)
        if self.page is None or parts is None or parts.scheme != _SCHEME or parts.path not in self.urls:
            return href
        target = get_relative_url(parts.path, self.page.url)
        return urlunsplit(("", "", target, parts.query, parts.fragment))


class _Mark(Treeprocessor):
    def __init__(self, links: HubLinks) -> None:
        super().__init__()
        self.links = links

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            if href := element.get("href"):
                element.set("href", self.links.mark(href))


class _Resolve(_Mark):
    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            if href := element.get("href"):
                element.set("href", self.links.resolve(href))


def _split(href: str) -> SplitResult | None:
    try:
        return urlsplit(href)
    except ValueError:  # `//[`: MkDocs says what is wrong with it
        return None
