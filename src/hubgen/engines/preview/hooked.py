"""A hub that `mkdocs serve` shows is read once, and its records are made when they are asked for, as in a preview."""

from collections.abc import Iterable
from datetime import date
from functools import cache, partial
from pathlib import Path
from threading import RLock
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from hubgen.build import look_around, render
from hubgen.checks import run_checks
from hubgen.content.load import Reader
from hubgen.engines.additions import Handed
from hubgen.engines.mkdocs import HubPages
from hubgen.engines.months import kept_months
from hubgen.engines.preview.edition import Edition
from hubgen.engines.preview.frame import Frame
from hubgen.problems import Problem


class Hooked:
    """What is remembered of one hub from one build of a served site to the next."""

    def __init__(self, root: Path) -> None:
        self._root, self._reader, self._lock = root, Reader(root), RLock()
        self._edition: Edition | None = None
        self._told: frozenset[Problem] = frozenset()

    def read(self, today: date) -> Handed:
        """Read what has changed in the hub, and hand its site over, with the problems that were not told before."""
        hub, problems = self._reader.read(today)
        months = partial(kept_months, self._root, today, hub.settings)
        site = render(hub, look_around(self._root, hub, self._reader.found), months=months)
        found = sorted(problems + run_checks(hub, problems))
        new = tuple(problem for problem in found if problem not in self._told)
        self._told = frozenset(found)
        return Handed(site, hub.settings, new, on_demand=True)

    def keep(self, plugin: HubPages, config: MkDocsConfig) -> None:
        """Keep what MkDocs has built of docs/, to make the records in it."""
        with self._lock:
            self._edition = Edition(plugin.site, Frame(plugin, config))

    def file(self, path: str) -> bytes | None:
        """Give the file at *path* of the site."""
        with self._lock:
            return self._edition.file(path) if self._edition else None

    def serve(self, server: LiveReloadServer) -> None:
        """Let *server* ask here first for each file."""
        from hubgen.engines.preview.server import path_of, reply  # it is this server's big sister

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            path = path_of(environ, server.mount_path)
            with server._epoch_cond:  # not while the hub is being read
                server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)
                epoch = server._visible_epoch
            content = self.file(path) if path else None
            if path is None or content is None:
                return server.serve_request(environ, start_response)
            if path.endswith(".html"):
                content = server._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]  # as above
            return reply(start_response, path, content)

        server.set_app(answer)


@cache
def hooked(root: Path) -> Hooked:
    """Give what is remembered of the hub in *root*: MkDocs reads the hook anew for each build, and keeps nothing itself."""
    return Hooked(root)
