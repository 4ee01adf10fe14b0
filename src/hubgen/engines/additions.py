"""A site's records and assets are added to the website that MkDocs has built from docs/."""

import logging
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import get_build_date

from hubgen.content.settings import Settings
from hubgen.engines.indexes import compress_sitemap, extend_search, extend_sitemap
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
    stamped = [record for record in site.records.values() if not record.listed]
    stamped = [record for record in stamped if _take(taken, f"{record.url}index.html")]
    for done, record in enumerate(stamped, start=1):
        page = press.print(record, site.render(record))
        output.write(f"{record.url}index.html", page.encode("utf-8", errors="xmlcharrefreplace"))
        if handed.progress is not None:
            handed.progress(done, len(stamped))
    if press.unstamped:
        log.info(
            "The theme changes what it is given, so %d records were rendered one by one", press.unstamped
        )
    for path, data in site.assets.items():
        if _take(taken, path):
            output.write(path, data)
    _extend_sitemap(output, config, stamped)
    _extend_search(output, config, stamped, generated)
    public = handed.settings.audience == "public"
    for path, text in (
        (_HEADERS, write_headers(policy, public=public)),
        (_ROBOTS, write_robots(config.site_url, public=public)),
    ):
        if path not in taken:  # the owner's own is as good as ours
            output.write(path, text.encode())
    output.write(MARKER, MARKER_TEXT)


def _extend_sitemap(output: Output, config: MkDocsConfig, records: Iterable[Record]) -> None:
    text = output.read(_SITEMAP)
    if text is None or not config.site_url:
        return
    changed = get_build_date()
    base = config.site_url if config.site_url.endswith("/") else f"{config.site_url}/"
    text = extend_sitemap(text, (urljoin(base, record.url) for record in records), changed=changed)
    output.write(_SITEMAP, text.encode())
    output.write(f"{_SITEMAP}.gz", compress_sitemap(text, changed=changed))


def _extend_search(
    output: Output, config: MkDocsConfig, records: Iterable[Record], generated: Iterable[Record]
) -> None:
    text = output.read(_SEARCH)
    if text is None:
        return
    material = "material/search" in config.plugins
    # MkDocs' own search cannot be told to leave a page out, so it has the listed records already.
    found = [*generated, *records] if material else records
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
