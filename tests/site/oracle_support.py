"""What MkDocs itself makes of records: each becomes a page like any other, for comparison with the stamped one."""

import json
from collections.abc import Callable, Iterable
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from hubgen.content.settings import Settings
from hubgen.engines.additions import Handed
from hubgen.engines.mkdocs import HANDED
from hubgen.site.records import Content, Heading, Record, Site

Renders = Callable[[Record], Content]

_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
_PLAIN = Settings(audience="internal", content_security_policy=False)
"""Without the policy, which is made from the whole site and so is another one for another choice of records."""


class NoSettings(Config):
    pass


class ThroughMkDocs(BasePlugin[NoSettings]):
    """Makes each record a file of docs/ with front matter, as an author would; its content is set when MkDocs asks for it."""

    def __init__(self, records: Iterable[Record], render: Renders) -> None:
        self.records = {f"{record.url}index.md": record for record in records}
        self.render = render

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        for path, record in self.records.items():
            file = File.generated(config, path, content=f"---\n{front_matter(record)}---\n")
            file.inclusion = InclusionLevel.NOT_IN_NAV
            files.append(file)
        return files

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        record = self.records.get(page.file.src_uri)
        if record is None:
            return None
        content = self.render(record)
        first = 1 if content.toc and f'id="{content.toc[0].id}"' in content.html.partition("</h1>")[0] else 2
        page.toc = get_toc([token(heading, first) for heading in content.toc])
        page.edit_url = escape(record.edit_url or "") or None
        return content.html

    def on_page_context(self, context: object, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        # MkDocs knows no page of the navigation for a page that is not in it: a record shows its index there.
        self.owner = next((each for each in nav.pages if each.url == page.url.partition("/")[0] + "/"), None)
        if page.file.src_uri in self.records and self.owner:
            self.owner.active = page.url.count("/") > 1

    @event_priority(-100)  # what the site says on every page comes first
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str | None:
        record = self.records.get(page.file.src_uri)
        if record is None:
            return None
        if self.owner:
            self.owner.active = False
        before, end, after = output.partition("</head>")
        return before + self.render(record).head + end + after


def front_matter(record: Record) -> str:
    """Write title and description as HTML has them: themes print front matter as it is."""
    given = {"title": one_line(record.title), "description": one_line(record.description)}
    lines = [f"{key}: {json.dumps(escape(text))}\n" for key, text in given.items() if text]
    return "".join(lines) + "search: {exclude: true}\n"


def one_line(text: str) -> str:
    return " ".join(text.split())


def token(heading: Heading, level: int) -> dict[str, object]:
    children = [token(child, level + 1) for child in heading.children]
    return {"level": level, "id": heading.id, "name": escape(one_line(heading.title)), "children": children}


def differing_records(root: Path, site: Site) -> list[str]:
    """Build the hub in *root* both ways, and name the records of *site* whose pages are not the same tree of elements."""
    own = [record for url, record in site.records.items() if url not in site.listed]
    listed = Site({url: site.records[url] for url in site.listed}, {}, site.listed, (), site.render)
    stamped = built(root, root / "stamped", site)
    rendered = built(root, root / "rendered", listed, ThroughMkDocs(own, site.render))
    pages = [f"{record.url}index.html" for record in own]
    return [page for page in pages if not same(stamped / page, rendered / page)]


def built(root: Path, folder: Path, site: Site, *plugins: ThroughMkDocs) -> Path:
    config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(folder))
    config.extra[HANDED] = Handed(site, _PLAIN)
    for plugin in plugins:
        config.plugins["oracle"] = plugin
    build(config)
    return folder


def same(one: Path, other: Path) -> bool:
    left, right = one.read_bytes(), other.read_bytes()
    return left == right or Tree(left.decode()).events == Tree(right.decode()).events


class Tree(HTMLParser):
    """A page as what a parser says of it, one after the other; blanks between words are one blank."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[object] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.events.append((tag, sorted((name, value or "") for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.events.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        if words := one_line(data):
            self.events.append(words)
