"""A site's records and assets are added to the website that MkDocs has built from docs/."""

import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import get_build_date

from hubgen.content.processes import divide
from hubgen.content.settings import Settings
from hubgen.engines.indexes import Entry, compress_sitemap, extend_search, extend_sitemap
from hubgen.engines.output import MARKER, MARKER_TEXT, Output
from hubgen.engines.policy import write_headers, write_robots
from hubgen.engines.sealing import seal_pages
from hubgen.engines.shell import Press
from hubgen.problems import Problem
from hubgen.site.records import Record, Site

Progress = Callable[[int, int], None]

_SITEMAP = "sitemap.xml"
_SEARCH = "search/search_index.json"
_HEADERS, _ROBOTS = "_headers", "robots.txt"

log = logging.getLogger("mkdocs.hubgen")


@dataclass(frozen=True, slots=True)
class Handed:
    """What the corridor hands to an engine.

    *settings* are the hub's, with the audience that *site* was rendered for. *problems* are those that nobody
    has been told yet. *previous* is the site that readers see now, whose unchanged files are linked.
    *progress* is called with the number of records written and of all.
    """

    site: Site
    settings: Settings
    problems: tuple[Problem, ...] = ()
    previous: Path | None = None
    progress: Progress | None = None


def add(
    handed: Handed,
    *,
    config: MkDocsConfig,
    press: Press,
    files: Iterable[File],
    generated: Collection[Record],
    policy: str,
) -> None:
    """Write the records that MkDocs has not rendered, the assets, both kinds of list, and what is said to hosts and robots.

    *generated* are the listed records: in the sitemap already, but kept out of Material's search. *policy* is what
    *press* puts into each page, or empty.
    """
    site = handed.site
    taken = _taken(files, config)
    output = Output(Path(config.site_dir), handed.previous)
    seal_pages(output, config.site_dir, policy)
    listed = frozenset(site.listed)
    urls = [url for url in site.records if url not in listed and _take(taken, f"{url}index.html")]
    paths = [path for path in site.assets if _take(taken, path)]
    parts = divide(partial(_stamp, handed, press, output, len(urls)), urls)
    divide(partial(_write_assets, site, output), paths)
    if unstamped := sum(part.unstamped for part in parts):
        log.info("The theme changes what it is given, so %d records were rendered one by one", unstamped)
    _extend_sitemap(output, config, urls)
    _extend_search(output, config, [entry for part in parts for entry in part.entries], generated)
    public = handed.settings.audience == "public"
    for path, text in (
        (_HEADERS, write_headers(policy, public=public)),
        (_ROBOTS, write_robots(config.site_url, public=public)),
    ):
        if path not in taken:  # the owner's own is as good as ours
            output.write(path, text.encode())
    output.write(MARKER, MARKER_TEXT)


class _Stamped(NamedTuple):
    """What is known of some records once they are written: what search finds them by, and how many could not be stamped."""

    entries: list[Entry]
    unstamped: int


def _stamp(handed: Handed, press: Press, output: Output, total: int, urls: Sequence[str]) -> _Stamped:
    """Make, stamp and write the records at *urls*, one after the other: none is kept."""
    site, entries, before = handed.site, [], press.unstamped
    for done, url in enumerate(urls, start=1):
        record = site.records[url]
        page = press.print(record, site.render(record))
        output.write(f"{url}index.html", page.encode("utf-8", errors="xmlcharrefreplace"))
        entries += _entries([record])
        if handed.progress is not None:
            handed.progress(done * total // len(urls), total)
    return _Stamped(entries, press.unstamped - before)


def _write_assets(site: Site, output: Output, paths: Sequence[str]) -> None:
    for path in paths:
        output.write(path, site.assets[path])


def _entries(records: Iterable[Record]) -> list[Entry]:
    """Say what search finds *records* by; one without a search text stays out."""
    return [Entry(record.url, record.title, record.search_text) for record in records if record.search_text]


def _extend_sitemap(output: Output, config: MkDocsConfig, urls: Iterable[str]) -> None:
    text = output.read(_SITEMAP)
    if text is None or not config.site_url:
        return
    changed = get_build_date()
    base = config.site_url if config.site_url.endswith("/") else f"{config.site_url}/"
    text = extend_sitemap(text, (urljoin(base, url) for url in urls), changed=changed)
    output.write(_SITEMAP, text.encode())
    output.write(f"{_SITEMAP}.gz", compress_sitemap(text, changed=changed))


def _extend_search(
    output: Output, config: MkDocsConfig, entries: Iterable[Entry], generated: Iterable[Record]
) -> None:
    text = output.read(_SEARCH)
    if text is None:
        return
    material = "material/search" in config.plugins
    # MkDocs' own search cannot be told to leave a page out, so it has the listed records already.
    found = sorted([*(_entries(generated) if material else ()), *entries])
    output.write(_SEARCH, extend_search(text, found, as_html=material).encode())


def _taken(files: Iterable[File], config: MkDocsConfig) -> dict[str, str]:
    """Say which paths of the site are made from what, in lower case: some file systems know no other."""
    made = {
        file.dest_uri: file.src_uri for file in files if file.inclusion.value > InclusionLevel.DRAFT.value
    }
    by_engine = [
        *config.theme.static_templates,
        *config.extra_templates,
        _SITEMAP,
        f"{_SITEMAP}.gz",
        _SEARCH,
        MARKER,
    ]
    made |= dict.fromkeys(by_engine, "MkDocs")
    return {path.casefold(): source for path, source in made.items()}


def _take(taken: dict[str, str], path: str) -> bool:
    other = taken.get(path.casefold())
    if other is not None:
        log.warning("%s is left out: %s is published at the same address", path, other)
        return False
    taken[path.casefold()] = path
    return True
