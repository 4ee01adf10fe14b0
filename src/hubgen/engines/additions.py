"""A site's records and assets are added to the website that MkDocs has built from docs/."""

import logging
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import get_build_date

from hubgen.content.processes import EachOnce, divide
from hubgen.content.settings import Settings
from hubgen.engines.indexes import Entry, compress_sitemap, extend_search, extend_sitemap, split_sitemap
from hubgen.engines.output import MARKER, MARKER_TEXT, Output
from hubgen.engines.policy import write_headers, write_robots
from hubgen.engines.shell import Press
from hubgen.problems import Problem
from hubgen.site.markdown import Bodies
from hubgen.site.records import Record, Site
from hubgen.site.render import TemplateRenderer
from hubgen.site.rendered import Rendered

Progress = Callable[[int, int], None]

SITEMAP = "sitemap.xml"
SEARCH = "search/search_index.json"
_HEADERS, _ROBOTS = "_headers", "robots.txt"
_AT_A_TIME = 32
"""So many records are made, then rendered, then stamped, then written: a twentieth faster than one by one."""

log = logging.getLogger("mkdocs.hubgen")


@dataclass(frozen=True, slots=True)
class Handed:
    """What the corridor hands to an engine.

    *settings* are the hub's, with the audience that *site* was rendered for. *problems* are those that nobody
    has been told yet. *previous* is the site that readers see now, whose unchanged files are linked.
    *progress* is called with the number of records written and of all. With *on_demand*, nothing is written: what is
    not made from docs/ is made when a reader asks for it.
    """

    site: Site
    settings: Settings
    problems: tuple[Problem, ...] = ()
    previous: Path | None = None
    progress: Progress | None = None
    on_demand: bool = False


class Additions:
    """What one site adds to the website that MkDocs made from docs/: each file by its path, made when it is asked for.

    *generated* are the URLs of the listed records that MkDocs rendered and that have no page of their own in docs/: they are in the
    sitemap already, but kept out of Material's search. *policy* is what *press* puts into each page, or empty.
    """

    def __init__(
        self,
        handed: Handed,
        *,
        config: MkDocsConfig,
        press: Press,
        files: Iterable[File],
        generated: Collection[str],
        policy: str,
    ) -> None:
        self.site, self._config, self._press, self._generated = handed.site, config, press, generated
        self._taken = _taken(files, config)
        public = handed.settings.audience == "public"
        told = {
            _HEADERS: write_headers(policy, public=public),
            _ROBOTS: write_robots(config.site_url, public=public),
        }
        # The owner's own is as good as ours.
        self.told = {path: text.encode() for path, text in told.items() if path not in self._taken} | {
            MARKER: MARKER_TEXT
        }
        """What is said to hosts, robots and the next build."""

    @cached_property
    def urls(self) -> tuple[str, ...]:
        """The records that MkDocs has not rendered, but for those whose place another file has taken."""
        return tuple(
            url
            for url in self.site.records
            if url not in self.site.listed and _is_free(self._taken, f"{url}index.html")
        )

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The assets, but for those whose place another file has taken."""
        taken = self._taken | {f"{url}index.html".casefold(): f"{url}index.html" for url in self.urls}
        return tuple(path for path in self.site.assets if _is_free(taken, path))

    def has_page(self, url: str) -> bool:
        """Say whether there is a record at *url* that MkDocs has not rendered."""
        return (
            url in self.site.records
            and url not in self.site.listed
            and f"{url}index.html".casefold() not in self._taken
        )

    def has_asset(self, path: str) -> bool:
        """Say whether there is an asset at *path*."""
        return path in self.site.assets and path.casefold() not in self._taken

    def pages(self, urls: Sequence[str]) -> tuple[list[bytes], list[Entry]]:
        """Give the page of each of the records at *urls*, and what search finds them by."""
        # Each step for all of them, then the next: a processor does the same again faster than something else.
        records = [self.site.records[url] for url in urls]
        contents = [self.site.render(record) for record in records]
        pages = [self._press.print(*both) for both in zip(records, contents, strict=True)]
        return pages, _entries(records)

    def entries(self, urls: Iterable[str]) -> list[Entry]:
        """Say what search finds the records at *urls* by."""
        return _entries(map(self.site.records.__getitem__, urls))

    def sitemap(self, text: str) -> dict[str, bytes]:
        """Give the files of the sitemap: *text*, which MkDocs wrote, with all the records."""
        changed, address = get_build_date(), self._config.site_url or ""
        base = address if address.endswith("/") else f"{address}/"
        text = extend_sitemap(text, [base + url for url in self.urls], changed=changed)
        files = split_sitemap(text, base=base, changed=changed)
        packed = {f"{path}.gz": compress_sitemap(part, changed=changed) for path, part in files.items()}
        return {path: part.encode() for path, part in files.items()} | packed

    def search(self, text: str, entries: Iterable[Entry]) -> bytes:
        """Give the index of the theme's search: *text*, which MkDocs wrote, with *entries*."""
        material = "material/search" in self._config.plugins
        # MkDocs' own search cannot be told to leave a page out, so it has the listed records already.
        generated = (url for url in self._generated if material and url in self.site.searched)
        found = sorted([*self.entries(generated), *entries])
        return extend_search(text, found, as_html=material).encode()

    @property
    def has_address(self) -> bool:
        """Say whether the site knows where it will stand: without that, a sitemap cannot be written."""
        return bool(self._config.site_url)

    @property
    def unstamped(self) -> int:
        """How many pages the theme has rendered one by one, since it changes what it is given."""
        return self._press.unstamped


def add(additions: Additions, output: Output, progress: Progress | None) -> None:
    """Write everything that *additions* holds to *output*, where MkDocs has written what it made from docs/."""
    # Who is done with its pages goes on with assets: one more process would copy what it looks at, the whole hub.
    # There is about one asset for each page: twice as much to do as there are pages.
    with closing(EachOnce(additions.paths)) as assets:
        parts = divide(partial(_stamp, additions, output, progress, assets), additions.urls, each=2)
    for part in parts:  # those of other processes, for the next run
        bodies_of(additions.site).made.update(part.bodies_made)
        bodies_of(additions.site).used.update(part.bodies_used)
    if unstamped := sum(part.unstamped for part in parts):
        log.info("The theme changes what it is given, so %d records were rendered one by one", unstamped)
    if additions.has_address and (text := output.read(SITEMAP)) is not None:
        for path, data in additions.sitemap(text).items():
            output.write(path, data)
    if (text := output.read(SEARCH)) is not None:
        output.write(SEARCH, additions.search(text, [entry for part in parts for entry in part.entries]))
    for path, data in additions.told.items():
        output.write(path, data)


def bodies_of(site: Site) -> Bodies:
    """Give what *site* renders contributed texts with; an empty one, if it has other means."""
    return site.render.bodies if isinstance(site.render, TemplateRenderer) else Bodies({})


class _Stamped(NamedTuple):
    """What is known of some records once they are written: what search finds them by, how many could not be stamped, and
    what was made of the texts in them.
    """

    entries: list[Entry]
    unstamped: int
    bodies_made: dict[str, Rendered]
    bodies_used: set[str]


def _stamp(
    additions: Additions,
    output: Output,
    progress: Progress | None,
    assets: Iterable[str],
    urls: Sequence[str],
) -> _Stamped:
    """Make, stamp and write the records at *urls*, a few at a time: none is kept. Then write the *assets* that are left."""
    entries: list[Entry] = []
    before, total = additions.unstamped, len(additions.urls)
    for at in range(0, len(urls), _AT_A_TIME):
        some = urls[at : at + _AT_A_TIME]
        pages, found = additions.pages(some)
        for url, page in zip(some, pages, strict=True):
            output.write(f"{url}index.html", page)
        entries += found
        if progress is not None:
            progress((at + len(some)) * total // len(urls), total)
    for path in assets:
        output.write(path, additions.site.assets[path])
    bodies = bodies_of(additions.site)
    return _Stamped(entries, additions.unstamped - before, bodies.made, bodies.used)


def _entries(records: Iterable[Record]) -> list[Entry]:
    """Say what search finds *records* by; one without a search text stays out."""
    return [Entry(record.url, record.title, record.search_text) for record in records if record.search_text]


def _taken(files: Iterable[File], config: MkDocsConfig) -> dict[str, str]:
    """Say which paths of the site are made from what, in lower case: some file systems know no other."""
    made = {
        file.dest_uri: file.src_uri for file in files if file.inclusion.value > InclusionLevel.DRAFT.value
    }
    by_engine = [
        *config.theme.static_templates,
        *config.extra_templates,
        SITEMAP,
        f"{SITEMAP}.gz",
        SEARCH,
        MARKER,
    ]
    made |= dict.fromkeys(by_engine, "MkDocs")
    return {path.casefold(): source for path, source in made.items()}


def _is_free(taken: Mapping[str, str], path: str) -> bool:
    other = taken.get(path.casefold())
    if other is not None:
        log.warning("%s is left out: %s is published at the same address", path, other)
    return other is None
