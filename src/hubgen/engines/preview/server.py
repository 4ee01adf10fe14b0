"""A preview is served to browsers, which show a page anew when it has changed, and say above it what is wrong in the hub."""

import gc
import json
import mimetypes
import posixpath
import traceback
from collections.abc import Callable, Iterable
from hashlib import blake2s
from importlib.resources import files
from threading import Lock, Thread
from time import monotonic, sleep
from urllib.parse import parse_qs, quote
from wsgiref.types import StartResponse, WSGIEnvironment

from jinja2 import TemplateError
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from hubgen.engines.preview.preview import Preview
from hubgen.engines.preview.watcher import Watcher
from hubgen.problems import Problem, Severity

CHANGES, SCRIPT = "/hubgen-changes", "/hubgen-preview.js"
"""Where a page asks whether it is still what a build would write, and the script that asks."""

_QUIET = 0.03
"""Seconds without another change after which the hub is read: the several writes of an editor are one."""
_PATIENCE = 20.0
"""Seconds after which a page that waits for a change is told that there was none."""
_CHECKOUT = 10.0
"""Seconds that git has at most for writing the files of another branch, which are read when it is done."""
_SHOWN = 20
"""Problems that a page shows; the terminal has them all."""


Say = Callable[[list[Problem], str], None]


class PreviewServer(LiveReloadServer):
    """MkDocs' own server with a *preview* in the place of a folder. It is told of changes by *watcher*.

    *say* is given every problem of the hub after each reading and each check, and what MkDocs failed with, or nothing.
    """

    def __init__(
        self, preview: Preview, watcher: Watcher, *, host: str, port: int, mount_path: str, say: Say
    ) -> None:
        super().__init__(self._renew, host, port, str(watcher.root), mount_path=mount_path)
        self.preview, self._watcher, self._say = preview, watcher, say
        self.build_delay = _QUIET
        self.error_handler = lambda code: preview.file(f"{code}.html")
        self._failure = ""
        self._checking, self._took = Lock(), 0.0
        self.server_bind()
        self.server_activate()

    def run(self, ready: Callable[[str], None]) -> None:
        """Serve until interrupted; *ready* is given the address as soon as it answers."""
        self._watcher.start(self._tell)
        self.observer = self._watcher.observer  # type: ignore[assignment]  # MkDocs knows the polling one only
        self.serve_thread.start()
        Thread(target=self._check, daemon=True).start()
        ready(self.url)
        self._build_loop()  # type: ignore[no-untyped-call]  # MkDocs has not typed it

    @property
    def is_checking(self) -> bool:
        """Say whether the checks are being run."""
        return self._checking.locked()

    def _tell(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _renew(self) -> None:
        """Read what has changed. Nothing is raised: the last good site stays, and readers are told why."""
        given_up = monotonic() + _CHECKOUT
        while (self._watcher.root / ".git" / "index.lock").exists() and monotonic() < given_up:
            sleep(_QUIET)
        changed = self._watcher.take()
        if not changed:
            return
        try:
            self.preview.renew(changed)
            self._failure = ""
        except (MkDocsException, TemplateError) as error:
            self._failure = str(error) or "MkDocs could not build the pages of docs/: the terminal says why"
        except Exception:
            traceback.print_exc()
            self._failure = (
                "hubgen itself failed: the terminal has the details, and this page is as it was before"
            )
        self._say(self.preview.problems, self._failure)
        Thread(target=self._check, daemon=True).start()

    def _check(self) -> None:
        """Check the hub once it rests for as long as the checks took the last time: in a large hub they slow the next edit."""
        if not self._checking.acquire(blocking=False):
            return
        try:
            done = False
            while not done:
                version = self.preview.version
                sleep(self._took)
                began = monotonic()
                done = version == self.preview.version and self.preview.check()
                self._took = monotonic() - began if done else self._took
        finally:
            self._checking.release()
        self._say(self.preview.problems, self._failure)
        with self._epoch_cond:
            self._epoch_cond.notify_all()
        gc.collect()  # nobody waits now; in the middle of an edit it would take longer than the edit

    def _serve_request(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path == CHANGES:
            return reply(start_response, "changes.json", self._changes(environ.get("QUERY_STRING", "")))
        if path == SCRIPT:
            return reply(
                start_response, SCRIPT, files("hubgen.engines.preview").joinpath("preview.js").read_bytes()
            )
        file = self._file(path)
        if file is None:
            if path != "/":
                return None
            start_response("302 Found", [("Location", quote(self.mount_path))])
            return []
        with self._epoch_cond:  # not while the hub is being read: it would be the page of a moment ago
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
        content = self.preview.file(file)
        if content is not None:
            return reply(
                start_response, file, self._with_script(content) if file.endswith(".html") else content
            )
        if not path.endswith("/") and self.preview.file(f"{file}/index.html") is not None:
            start_response("302 Found", [("Location", f"{quote(path)}/")])
            return []
        return None

    def _file(self, path: str) -> str | None:
        return _below(path, self.mount_path)

    def _with_script(self, page: bytes) -> bytes:
        head, end, tail = page.rpartition(b"</body>")
        return b"%b<script src='%b' data-mark='%b' defer></script>%b%b" % (
            head,
            SCRIPT.encode(),
            _mark(page).encode(),
            end,
            tail,
        )

    def _changes(self, query: str) -> bytes:
        """Answer when the site is another one than the asker knows; at once, if it knows none."""
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        file = self._file(asked.get("page", ""))
        with self._epoch_cond:
            self._epoch_cond.wait_for(
                lambda: self._version != asked.get("known") and self._visible_epoch == self._wanted_epoch,
                timeout=_PATIENCE,
            )
        content = self.preview.file(file) if file else None
        problems = [problem for problem in self.preview.problems if problem.severity is not Severity.NOTICE]
        told = {
            "version": self._version,
            "mark": "" if content is None else _mark(content),
            "failure": self._failure,
            "problems": [_told(problem) for problem in problems[:_SHOWN]],
            "count": len(problems),
        }
        return json.dumps(told).encode()

    @property
    def _version(self) -> str:
        # Another run counts from 0 again.
        return f"{id(self)}.{self.preview.version}.{hash(self._failure)}"


def _mark(page: bytes) -> str:
    """Give what tells two pages apart."""
    return blake2s(page, digest_size=8).hexdigest()


def _told(problem: Problem) -> dict[str, str]:
    place = problem.place
    where = ":".join(str(part) for part in (place.path, place.line, place.column) if part)
    return {
        "where": where,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "severity": problem.severity.name.lower(),
    }


def _below(path: str, mount_path: str) -> str | None:
    if not f"{path}/".startswith(mount_path):
        return None
    inside = path[len(mount_path) :]
    name = f"/{inside}index.html" if inside == "" or inside.endswith("/") else f"/{inside}"
    return posixpath.normpath(name).lstrip("/")


def path_of(environ: WSGIEnvironment, mount_path: str) -> str | None:
    """Give the path on the site of what a browser asks for, or None for what is not below the site's address."""
    return _below(environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore"), mount_path)


def reply(start_response: StartResponse, name: str, content: bytes) -> list[bytes]:
    """Answer with *content*, the file called *name*."""
    kind = (
        "text/javascript"
        if name.endswith((".js", ".mjs"))
        else mimetypes.guess_type(name)[0] or "application/octet-stream"
    )
    kind = "application/gzip" if name.endswith(".gz") else kind
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    headers = [
        ("Content-Type", f"{kind}{charset}"),
        ("Content-Length", str(len(content))),
        ("Cache-Control", "no-cache"),
    ]
    start_response("200 OK", headers)
    return [content]
