"""MkDocs' events become the pages made from the hub: this is what `hooks/pages.py` imports."""

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from os.path import relpath
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

import jinja2
from markupsafe import escape
from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_date

from hubgen.content.settings import Forge
from hubgen.engines.additions import Additions, Handed, add
from hubgen.engines.head import head_of_site, into_head
from hubgen.engines.links import HubLinks
from hubgen.engines.output import Output
from hubgen.engines.sealing import find_policy, is_served, seal_pages
from hubgen.engines.shell import Press, contents_table
from hubgen.engines.stamp import Filling, fill
from hubgen.engines.templates import keep_templates
from hubgen.problems import Problem, Severity
from hubgen.site.browsers import head_links
from hubgen.site.insight_pages import URLS as INSIGHTS
from hubgen.site.match_pages import URL as MATCHES
from hubgen.site.records import Record, Site

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

SOURCES = ("people", "skills", "circles", "programs")
INTRO = "<!--hub:intro-->"
"""Where, in a listed record, the text of the docs page with the same URL goes."""

NOT_ALWAYS = frozenset(f"{url}index.md" for url in (MATCHES, *INSIGHTS))
"""What the navigation may name although a site for the public, or a hub that wants no insights, has no such page."""

HANDED = "hub_handed"
"""The key of `config.extra` under which `hubgen build` hands over what it has built already."""

_NOT_ASKED = (None, "edit/master/docs/", "src/default/docs/")
"""What MkDocs sets `edit_uri` to by itself; the hub's own settings know the branch."""

STYLE, SCRIPT = "assets/hub/hub.css", "assets/hub/hub.js"

_SIGNS = {ord(sign): str(escape(sign)) for sign in "&<>\"'"}
_ID = re.compile(r'\bid="([^"]+)"')

log = logging.getLogger("mkdocs.hubgen")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Begin a build, MkDocs' first event of each: what stays to be done is a plugin of this one build."""
    _require_directory_urls(config)
    root = _root(config)
    handed = _handed(config, root)
    for problem in handed.problems:
        log.log(
            logging.INFO if problem.severity is Severity.NOTICE else logging.WARNING, "%s", _told(problem)
        )
    _load_own(config)
    config.watch += [str(root / name) for name in SOURCES if (root / name).is_dir()]
    missing = {path for path in NOT_ALWAYS if path.removesuffix("index.md") not in handed.site.records}
    config.nav = without(config.nav, frozenset(missing))
    docs = Path(relpath(config.docs_dir, root)).as_posix()
    _set_edit_links(config, handed.settings.forge, docs)
    links = HubLinks(docs, handed.site.records)
    config.markdown_extensions.append(links)  # type: ignore[arg-type]  # an extension itself will do too
    alone = HANDED not in config.extra
    if alone:
        keep_templates(config.theme)
    config.plugins["hubgen"] = HubPages(handed, links, alone=alone)
    return config


def _load_own(config: MkDocsConfig) -> None:
    """Let every page load our style and our script, before the owner's, which have the last word."""
    if STYLE not in config.extra_css:
        config.extra_css.insert(0, STYLE)
    if SCRIPT not in map(str, config.extra_javascript):
        script = ExtraScriptValue(SCRIPT)
        script.type = "module"
        config.extra_javascript.insert(0, script)


class _NoSettings(Config):  # type: ignore[no-untyped-call]  # MkDocs' own initialiser has no types
    pass


class HubPages(BasePlugin[_NoSettings]):  # type: ignore[no-untyped-call]  # as above
    """One build's pages: listed records through MkDocs, all others stamped when it is done."""

    def __init__(self, handed: Handed, links: HubLinks, *, alone: bool) -> None:
        self.site, self.handed, self.links, self.alone = handed.site, handed, links, alone
        self.listed: dict[str, str] = {}
        """The URLs of the listed records by the path of their page in docs/, generated or written by hand."""
        self.shown: dict[str, Filling] = {}
        """What the pages of listed records were last filled with, by URL."""
        self.intros: list[str] = []
        """What docs/ says on pages of listed records."""
        self._site_head: str | None = None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give every listed record a file that the navigation can name, unless docs/ has one at its URL."""
        written = {file.dest_uri: file for file in files if file.inclusion.value > InclusionLevel.DRAFT.value}
        named = None if config.nav is None else frozenset(_paths(config.nav))
        for url in self.site.listed:
            file = written.get(f"{url}index.html")
            if file is None:
                file = File.generated(config, f"{url}index.md", content="")
                if named is not None:
                    known = file.src_uri in named
                    file.inclusion = InclusionLevel.INCLUDED if known else InclusionLevel.NOT_IN_NAV
                if (excluded := files.get_file_from_path(file.src_uri)) is not None:
                    files.remove(excluded)
                files.append(file)
            self.listed[file.src_uri] = url
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Remember the navigation, for the shells."""
        self.nav = nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Remember the theme, for the shells."""
        self.env, self.files = env, files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Say whose links are about to be resolved."""
        self.links.page = page

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
        """Fill a listed record's page; what its docs page says stands where the record has its intro."""
        url = self.listed.get(page.file.src_uri)
        if url is None:
            return None
        record = self.site.records[url]
        content = self.site.render(record)
        generated = page.file.generated_by is not None
        if html.strip() and INTRO not in content.html:
            log.warning("%s is not shown: the hub makes the page at /%s", page.file.src_uri, record.url)
        self.intros.append(html)
        filling = self.shown[record.url] = fill(record, content)
        page.toc = contents_table(filling.toc, level=filling.top_level, signs=_SIGNS)
        page.present_anchor_ids = (page.present_anchor_ids or set()) | set(_ID.findall(content.html))
        page.meta.setdefault("title", str(escape(filling.title)))
        if filling.description:
            page.meta.setdefault("description", str(escape(filling.description)))
        if generated:
            page.edit_url = str(escape(record.edit_url)) if record.edit_url else None
            page.meta["search"] = {"exclude": True}
        return content.html.replace(INTRO, html, 1)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Say in the head of each page what the site says of itself, and in a listed record's what it tells machines."""
        filling = self.shown.get(self.listed.get(page.file.src_uri, "?"))
        return into_head(output, self._head(config) + (filling.head if filling else ""))

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Say it on the error page too."""
        return into_head(output, self._head(config)) if template_name.endswith(".html") else output

    def on_serve(self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: object) -> None:
        """Let what is not made from docs/ be served when it is asked for."""
        if self.handed.on_demand and self.alone:
            from hubgen.engines.preview.hooked import hooked  # as above

            hooked(_root(config)).serve(server)

    # After the search has written its index and MkDocs its pages, so that neither takes a shell for a page;
    # before what packs the finished site, which Material's plugins do at -100.
    @event_priority(-50)
    def _add(self, *, config: MkDocsConfig) -> None:
        """Add what MkDocs has not made: the other records and the assets."""
        if self.handed.on_demand:
            if self.alone:
                from hubgen.engines.preview.hooked import hooked  # only a served site wants it

                hooked(_root(config)).keep(self, config)
            return
        policy = self._policy(config)
        additions = self.additions(config, self.press(config, policy), policy)
        output = Output(Path(config.site_dir), self.handed.previous)
        seal_pages(output, config.site_dir, policy)
        add(additions, output, self.handed.progress)

    # After everything that writes to the site.
    @event_priority(-200)
    def _look_for_leaks(self, *, config: MkDocsConfig) -> None:
        """End a plain `mkdocs build` for the public if something has leaked; `hubgen build` looks for itself."""
        if not self.alone or self.handed.settings.audience != "public" or is_served(config):
            return
        leaks = look_for_leaks(config, Path(config.site_dir))
        for problem in leaks:
            log.error("%s", _told(problem))
        if leaks:
            raise PluginError(f"{config.site_dir} holds what is not public: publish nothing of it")

    on_post_build = CombinedEvent(_add, _look_for_leaks)

    def additions(self, config: MkDocsConfig, press: Press, policy: str = "") -> Additions:
        """Say what the site adds to the pages that MkDocs has made."""
        generated = [url for path, url in self.listed.items() if self.is_generated(path)]
        return Additions(
            replace(self.handed, site=self.site),
            config=config,
            press=press,
            files=self.files,
            generated=generated,
            policy=policy,
        )

    def take(self, site: Site) -> None:
        """Go on with another *site* of the same hub: it has the same listed records, with other words in them."""
        self.site, self.links.urls = site, site.records

    def press(self, config: MkDocsConfig, policy: str = "") -> Press:
        """Make the press for this build's theme, which puts *policy* into each page."""
        files = {url.rstrip("/"): self.files.get_file_from_path(path) for path, url in self.listed.items()}
        owners = {url: file.page for url, file in files.items() if file is not None and file.page is not None}
        pages = self.files.documentation_pages()
        return Press(config=config, env=self.env, nav=self.nav, pages=pages, owners=owners, policy=policy)

    def _policy(self, config: MkDocsConfig) -> str:
        """Write the site's policy, or nothing where the owner wants none or MkDocs puts its reload script into each page."""
        if not self.handed.settings.content_security_policy or is_served(config):
            return ""
        files = map(self.files.get_file_from_path, self.listed)
        contributed = {file.dest_uri for file in files if file is not None}
        frames = self.press(config).frames(_one_of_each_place(self.site.records))
        return find_policy(config.site_dir, [*frames, *self.intros], besides=contributed)

    def is_generated(self, path: str) -> bool:
        """Say whether the page at *path* of docs/ is made from the hub alone."""
        file = self.files.get_file_from_path(path)
        return file is not None and file.generated_by is not None

    def _head(self, config: MkDocsConfig) -> str:
        """Give what stands in the head of every page, which hangs on the settings alone."""
        if self._site_head is None:
            settings = self.handed.settings
            links = [link for link in head_links(settings) if link.path in self.site.assets]
            public = settings.audience == "public"
            self._site_head = head_of_site(links, config.site_url or "", public=public)
        return self._site_head


def _one_of_each_place(records: Mapping[str, Record]) -> Iterator[Record]:
    """Give a record of each section and depth: what a theme runs and loads does not hang on the words of a page."""
    places = {(url.partition("/")[0], url.count("/")): url for url in records}
    return map(records.__getitem__, places.values())


def look_for_leaks(config: MkDocsConfig, site: Path) -> list[Problem]:
    """Give a problem for each value that *site* holds and that stands in no public field of the hub."""
    from hubgen.engines.leaks.search import find_leaks  # only sites for the public are looked through

    root = _root(config)
    return find_leaks(site, root, docs=Path(config.docs_dir), themes=map(Path, config.theme.dirs))


def _handed(config: MkDocsConfig, root: Path) -> Handed:
    handed = config.extra.get(HANDED)
    if isinstance(handed, Handed):
        return handed
    from hubgen.build import BuildOptions, build  # reads the whole hub: only when nobody has done so

    today = date.fromisoformat(get_build_date())  # MkDocs' own: the one that stands in the sitemap
    # `mkdocs serve` builds into a folder of its own, a plain build of a site at this address into the owner's.
    if is_served(config) and Path(config.site_dir).is_relative_to(gettempdir()):
        from hubgen.engines.preview.hooked import hooked  # as above

        return hooked(root).read(today)
    from hubgen.engines.months import kept_months  # as above

    built = build(root, BuildOptions(today=today), months=partial(kept_months, root, today))
    return Handed(built.site, built.hub.settings, tuple(built.problems))


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _told(problem: Problem) -> str:
    hint = f" ({problem.hint})" if problem.hint else ""
    return f"{problem.place}: {problem.message}{hint} [{problem.code}]"


def _require_directory_urls(config: MkDocsConfig) -> None:
    """Refuse a site without folders in its addresses; Material's offline plugin asks for one, and works without."""
    if "material/offline" in config.plugins:
        config.use_directory_urls = True
    if not config.use_directory_urls:
        raise ConfigurationError(
            "hubgen needs `use_directory_urls: true`: every link between its pages ends in a slash"
        )


def _set_edit_links(config: MkDocsConfig, forge: Forge, docs: str) -> None:
    """Let pages of docs/ be edited on the forge; `repo_url` would make readers' browsers call it."""
    asked = config.edit_uri_template or config.edit_uri not in _NOT_ASKED
    address = None if asked or docs.startswith("..") else forge.edit_url(f"{docs}/HUBGEN-PAGE")
    if address:
        template = address.replace("{", "{{").replace("}", "}}").replace("HUBGEN-PAGE", "{path}")
        config.edit_uri_template = template


def without(nav: list[object] | None, paths: frozenset[str]) -> list[object] | None:
    """Give a navigation in which the pages at *paths* are not named, nor a section that they leave empty."""
    return None if nav is None else [kept for item in nav if (kept := _kept(item, paths)) is not None]


def _kept(item: object, paths: frozenset[str]) -> object | None:
    if isinstance(item, str):
        return None if item in paths else item
    if isinstance(item, list):
        return [kept for one in item if (kept := _kept(one, paths)) is not None] or None
    if isinstance(item, dict):
        return {name: kept for name, one in item.items() if (kept := _kept(one, paths)) is not None} or None
    return item


def _paths(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for item in nav.values():
            yield from _paths(item)
    elif isinstance(nav, list):
        for item in nav:
            yield from _paths(item)
