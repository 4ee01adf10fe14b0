"""A hub that is being edited becomes the files of its website, each made when it is asked for."""

from collections.abc import Callable, Collection
from datetime import date
from functools import cached_property
from hashlib import blake2s
from pathlib import Path
from threading import RLock

from hubgen.build import look_around, render
from hubgen.checks import run_checks
from hubgen.content.hub import Hub
from hubgen.content.load import Reader
from hubgen.content.processes import beside
from hubgen.engines.additions import SEARCH, SITEMAP, Additions, Handed
from hubgen.engines.links import source_url
from hubgen.engines.mkdocs import SOURCES
from hubgen.engines.preview.frame import Frame
from hubgen.problems import Problem
from hubgen.site.records import Site

_INDEX = "index.html"


class Edition:
    """The website of one state of the hub: *site* in *frame*."""

    def __init__(self, site: Site, frame: Frame) -> None:
        self.site, self._frame = site, frame
        self._files: dict[str, bytes] = {}
        """What takes long, and is the same as long as this state lasts."""

    @cached_property
    def _additions(self) -> Additions:
        return self._frame.additions(self.site)

    def has_page(self, url: str) -> bool:
        """Say whether a record is stamped at *url*."""
        return self._additions.has_page(url)

    def page(self, url: str) -> bytes:
        """Stamp the page of the record at *url*."""
        return self._additions.page(url)[0]

    def file(self, path: str) -> bytes | None:
        """Give the file at *path*, or None if there is no such."""
        added, url = self._additions, path.removesuffix(_INDEX)
        if path == f"{url}{_INDEX}" and added.has_page(url):
            return self.page(url)
        if path in added.told:
            return added.told[path]
        if path == SEARCH or (path in (SITEMAP, f"{SITEMAP}.gz") and added.has_address):
            return self._list(path)
        if added.has_asset(path):
            return self.site.assets[path]
        if path == f"{url}{_INDEX}" and url in self.site.listed:
            self._frame.write(self.site, url)
        return self._frame.read(path)

    def _list(self, path: str) -> bytes | None:
        """Give a list of all pages: what MkDocs wrote of those in docs/, and all records."""
        text = self._frame.read(SEARCH if path == SEARCH else SITEMAP)
        if path not in self._files and text is not None:
            if path == SEARCH:
                self._files[SEARCH] = self._additions.search(
                    text.decode(), self._additions.entries(self._searched())
                )
            else:
                self._files |= self._additions.sitemap(text.decode())
        return self._files.get(path)

    def _searched(self) -> list[str]:
        return [url for url in self.site.searched if self._additions.has_page(url)]


class Preview:
    """A hub as it is now. Tell it what has changed (`renew`), and ask it for any file of the website.

    *build* makes the frame: MkDocs' part, which is made again only when docs/, the theme or the settings change. It
    raises what MkDocs raises; then everything stays as it was. Files may be asked for by any thread.
    """

    def __init__(self, root: Path, build: Callable[[Handed], Frame], today: date) -> None:
        self._root, self._build, self._today = root, build, today
        self._reader, self._lock = Reader(root), RLock()
        self.version = 0
        """Counts up whenever something that a reader could see has changed."""
        self.hub, self.problems = self._reader.read(today)
        self._around = look_around(root, self.hub)
        self._kept: dict[str, Edition] = {}
        self._set_up(self.hub)

    def renew(self, changed: Collection[str]) -> None:
        """Read what has *changed* (paths relative to the hub's root, with slashes)."""
        with self._lock:
            old, edition = self.hub, self._edition
            hub, problems = self._read(frozenset(changed))
            if (
                any(not path.startswith("people/") for path in changed)
                or hub.people.keys() != old.people.keys()
            ):
                self._around = look_around(self._root, hub)
            self.problems = problems
            if hub.settings != old.settings or not all(map(_is_hub, changed)):
                self._set_up(hub)
            else:
                self._go_on(hub)
            self._keep(hub.broken, edition)
            self.version += 1

    def check(self) -> bool:
        """Run the checks on the hub as it is now; say whether it still is when they are done."""
        with self._lock:
            hub, version, problems = self.hub, self.version, self.problems
            wait = beside(lambda: run_checks(hub, problems))
        found = wait()
        with self._lock:
            if self.version != version:
                return False
            self.problems = sorted(problems + found)
            self.version += 1
            return True

    def file(self, path: str) -> bytes | None:
        """Give the file at *path* as a build would write it now, or None if it would not.

        The page of a source that cannot be read any more stays as it last was.
        """
        with self._lock:
            if path == SEARCH and self._frame.search_is_outdated_by(self._edition.site):
                self._set_up(self.hub)
            url = path.removesuffix(_INDEX)
            if url in self._kept and path.endswith(_INDEX):
                return self._kept[url].page(url)
            return self._edition.file(path)

    def mark(self, path: str) -> str:
        """Give a mark that is another one when the file at *path* is another one; empty if there is none."""
        found = self.file(path)
        return "" if found is None else blake2s(found, digest_size=8).hexdigest()

    def _read(self, changed: frozenset[str]) -> tuple[Hub, list[Problem]]:
        try:
            return self._reader.read(self._today, changed=changed)
        except OSError:  # a file went away while it was read: what else did is looked for
            return self._reader.read(self._today)

    def _set_up(self, hub: Hub) -> None:
        """Make everything anew for *hub*, MkDocs' part as well."""
        site = render(hub, self._around)
        self._frame = self._build(Handed(site, hub.settings, on_demand=True))
        self.hub, self._edition = hub, Edition(site, self._frame)

    def _go_on(self, hub: Hub) -> None:
        """Make what follows from *hub*; MkDocs' part holds, unless a page came or went that docs/ links to."""
        site = render(hub, self._around)
        if self._frame.is_outdated_by(site):
            return self._set_up(hub)
        self.hub, self._edition = hub, Edition(site, self._frame)
        return None

    def _keep(self, broken: Collection[str], before: Edition) -> None:
        """Remember the last good pages of what is *broken* now."""
        urls = [
            url for url in map(source_url, sorted(broken)) if url and url not in self._edition.site.records
        ]
        kept = {url: self._kept.get(url, before) for url in urls if url in self._kept or before.has_page(url)}
        self._kept = kept


def _is_hub(path: str) -> bool:
    return path.partition("/")[0] in SOURCES
