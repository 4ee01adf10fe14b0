"""A hub that is being edited becomes the files of its website, each made when it is asked for."""

from collections.abc import Callable, Collection
from datetime import date
from functools import partial
from pathlib import Path
from threading import RLock

from hubgen.build import look_around, render
from hubgen.checks import run_checks
from hubgen.content.hub import Hub
from hubgen.content.load import Reader
from hubgen.content.processes import beside
from hubgen.engines.additions import SEARCH, Handed
from hubgen.engines.links import source_url
from hubgen.engines.mkdocs import SOURCES
from hubgen.engines.months import kept_months
from hubgen.engines.preview.edition import INDEX, Edition
from hubgen.engines.preview.frame import Frame
from hubgen.problems import Problem, Severity
from hubgen.site.records import Site


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
        self.hub, self._unread = self._reader.read(today)
        self._findings: list[Problem] = []
        self._around = look_around(root, self.hub, self._reader.found)
        self._kept: dict[str, Edition] = {}
        self._is_behind = False
        """Whether MkDocs' part is that of an earlier time, since it could not be made anew."""
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
                self._around = look_around(self._root, hub, self._reader.found)
            self._unread = problems
            if self._is_behind or hub.settings != old.settings or not all(map(_is_hub, changed)):
                self._set_up(hub)
            else:
                self._go_on(hub)
            self._keep(hub.broken, edition)
            self.version += 1

    @property
    def problems(self) -> list[Problem]:
        """Give all that is wrong, sorted: what could not be read, and what the checks found the last time, but of what is broken now."""
        broken = {problem.place.path for problem in self._unread if problem.severity is Severity.ERROR}
        return sorted([*self._unread, *(found for found in self._findings if found.place.path not in broken)])

    @property
    def files_read(self) -> int:
        """How many files were read the last time."""
        return self._reader.files_read

    def check(self) -> bool:
        """Run the checks on the hub as it is now; say whether it still is when they are done."""
        with self._lock:
            hub, version, problems = self.hub, self.version, self._unread
            wait = beside(lambda: run_checks(hub, problems))
        found = wait()
        with self._lock:
            if self.version != version:
                return False
            self._findings = found
            self.version += 1
            return True

    def file(self, path: str) -> bytes | None:
        """Give the file at *path* as a build would write it now, or None if it would not.

        The page of a source that cannot be read any more stays as it last was.
        """
        with self._lock:
            if path == SEARCH and self._frame.search_is_outdated_by(self._edition.site):
                self._set_up(self.hub)
            url = path.removesuffix(INDEX)
            if url in self._kept and path.endswith(INDEX):
                return self._kept[url].page(url)
            return self._edition.file(path)

    def _read(self, changed: frozenset[str]) -> tuple[Hub, list[Problem]]:
        try:
            return self._reader.read(self._today, changed=changed)
        except OSError:  # a file went away while it was read: what else did is looked for
            return self._reader.read(self._today)

    def _set_up(self, hub: Hub) -> None:
        """Make everything anew for *hub*, MkDocs' part as well."""
        site = self._render(hub)
        self._is_behind = True
        self._frame = self._build(Handed(site, hub.settings, on_demand=True))
        self._is_behind = False
        self.hub, self._edition = hub, Edition(site, self._frame)

    def _go_on(self, hub: Hub) -> None:
        """Make what follows from *hub*; MkDocs' part holds, unless a page came or went that docs/ links to."""
        site = self._render(hub)
        if self._frame.is_outdated_by(site):
            return self._set_up(hub)
        self.hub, self._edition = hub, Edition(site, self._frame)
        return None

    def _render(self, hub: Hub) -> Site:
        return render(hub, self._around, months=partial(kept_months, self._root, self._today, hub.settings))

    def _keep(self, broken: Collection[str], before: Edition) -> None:
        """Remember the last good pages of what is *broken* now."""
        urls = [
            url for url in map(source_url, sorted(broken)) if url and url not in self._edition.site.records
        ]
        kept = {url: self._kept.get(url, before) for url in urls if url in self._kept or before.has_page(url)}
        self._kept = kept


def _is_hub(path: str) -> bool:
    return path.partition("/")[0] in SOURCES
