"""A site becomes the website that readers see, built by MkDocs beside the old one."""

import gc
import logging
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from jinja2 import TemplateError
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from hubgen.content.settings import Settings
from hubgen.engines import body_cache
from hubgen.engines.additions import Handed, Progress, bodies_of
from hubgen.engines.mkdocs import HANDED, HubPages, look_for_leaks, on_config
from hubgen.engines.swap import WrongUse, workshop
from hubgen.engines.templates import keep_templates
from hubgen.problems import Problem, is_clean
from hubgen.site.records import Site

if TYPE_CHECKING:
    from hubgen.engines.preview.frame import Frame
    from hubgen.engines.preview.preview import Preview
    from hubgen.engines.preview.server import Say

__all__ = ["WebsiteResult", "WrongUse", "build_website", "check_website", "serve_website"]

HOOK = "hooks/pages.py"
_LEAKED = "it would have shown to the public what is not"


@dataclass(frozen=True, slots=True)
class WebsiteResult:
    """What came of a build: is the new site *published*, what did MkDocs warn of, how did it fail, and what had leaked."""

    published: bool
    warnings: tuple[str, ...] = ()
    failure: str = ""
    leaks: tuple[Problem, ...] = ()


def build_website(
    root: Path,
    *,
    site: Site,
    settings: Settings,
    problems: Callable[[], Sequence[Problem]],
    site_dir: Path,
    strict: bool,
    today: date,
    progress: Progress | None = None,
) -> WebsiteResult:
    """Build the hub's website and, when it is whole, put it in the place of *site_dir*.

    *settings* are the hub's, with the audience that *site* was rendered for. The old site stays when MkDocs
    fails, when a site for the public holds what is not, or when *strict* (or the hub's own `strict: true`) and
    anything is wrong: only then are the *problems* asked for. WrongUse says that *root* or *site_dir* will not do.
    """
    file = _config_file(root)
    with _dated(today), workshop(site_dir) as shop, _listening() as heard:
        try:
            config = _load(file, site_dir=str(shop.next))
            # MkDocs' own strict mode gives up when everything is written: whether to publish is decided here.
            strict, config.strict = strict or config.strict, False
            config.extra[HANDED] = Handed(site, settings, previous=shop.previous, progress=progress)
            _run(config)
        except (MkDocsException, TemplateError) as error:
            return WebsiteResult(False, heard.warnings, _failure(error, heard))
        if strict and (heard.warnings or not is_clean(list(problems()), strict=True)):
            return WebsiteResult(False, heard.warnings)
        if settings.audience == "public" and (leaks := look_for_leaks(config, shop.next)):
            return WebsiteResult(False, heard.warnings, _LEAKED, tuple(leaks))
        shop.swap()
        bodies = bodies_of(site)
        body_cache.save(root, bodies.kept, known=bodies.known)
        return WebsiteResult(True, heard.warnings)


def check_website(root: Path, site_dir: Path) -> list[Problem]:
    """Look through the built site in *site_dir* for what stands in no public field of the hub in *root*."""
    return look_for_leaks(load_config(config_file=str(_config_file(root))), site_dir)


def serve_website(
    root: Path, *, today: date, address: str | None, ready: Callable[[str], None], say: "Say"
) -> None:
    """Serve the hub at *address* (`host:port`) until interrupted, as it is at each moment.

    *ready* is given the address of the site as soon as it answers; *say*, after each reading and each check, every
    problem of the hub and what MkDocs failed with, or nothing. WrongUse says that *root* or *address* will not do.
    """
    from hubgen.engines.preview.server import PreviewServer  # which a build does without
    from hubgen.engines.preview.watcher import Watcher

    with _dated(today), TemporaryDirectory(prefix="hubgen_") as name, _listening() as heard:
        folder = Path(name)
        try:
            config = _config_to_serve(_config_file(root), folder, address)
            preview = open_preview(root, folder, today=today, address=address)
        except MkDocsException as error:
            raise WrongUse(_failure(error, heard)) from None
        # The whole hub stays as long as this goes on: what looks for garbage need not look at all of it again and again.
        gc.freeze()
        own = [Path(config.docs_dir), root / Path(HOOK).parent]
        themes = [path for path in map(Path, config.theme.dirs) if path.is_relative_to(root.resolve())]
        host, port = config.dev_addr
        path = urlsplit(config.site_url or "").path
        try:
            server = PreviewServer(
                preview, Watcher(root, [*own, *themes]), host=host, port=port, mount_path=path, say=say
            )
        except OSError as error:
            raise WrongUse(
                f"nothing can listen at {host}:{port} ({error.strerror}): name another --address"
            ) from None
        with suppress(KeyboardInterrupt):
            server.run(ready)
        server.shutdown()


def open_preview(root: Path, folder: Path, *, today: date, address: str | None = None) -> "Preview":
    """Read the hub in *root*, to be seen at *address*; MkDocs writes its part into *folder*, which must be there."""
    from hubgen.engines.preview.preview import Preview  # as above

    return Preview(root, partial(_frame, _config_file(root), folder, address), today)


def _config_to_serve(file: Path, folder: Path, address: str | None) -> MkDocsConfig:
    """Load the settings for a site that stands at *address*, below the path that it will have."""
    asked = {} if address is None else {"dev_addr": address}
    config = _load(file, site_dir=mkdtemp(dir=folder), **asked)
    host, port = config.dev_addr
    path = urlsplit(config.site_url or "/").path.strip("/")
    config.site_url = f"http://{host}:{port}/{path}/" if path else f"http://{host}:{port}/"
    return config


def _frame(file: Path, folder: Path, address: str | None, handed: Handed) -> "Frame":
    from hubgen.engines.preview.frame import Frame  # as above

    config = _config_to_serve(file, folder, address)
    config.strict = False  # what is wrong is said, and the rest is shown
    config.extra[HANDED] = handed
    config.plugins.on_startup(command="serve", dirty=False)
    mkdocs_build.build(config, serve_url=config.site_url)
    plugin = config.plugins["hubgen"]
    assert isinstance(plugin, HubPages)
    return Frame(plugin, config)


def _run(config: MkDocsConfig) -> None:
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build.build(config)
    finally:
        config.plugins.on_shutdown()


def _config_file(root: Path) -> Path:
    # Material tells every build at length that MkDocs 2 will come; hubgen stays below it.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    for name in ("mkdocs.yml", "mkdocs.yaml"):
        if (file := root.resolve() / name).is_file():
            return file
    raise WrongUse(f"{root} is no hub: it has no mkdocs.yml (`hubgen init` makes one)")


def _load(file: Path, **settings: str) -> MkDocsConfig:
    """Load the settings of a hub, and make its theme ready."""
    config = load_config(config_file=str(file), **settings)
    hooks: Mapping[str, object] = config["hooks"]  # typed as a list, but a mapping
    if not any(getattr(hook, "on_config", None) is on_config for hook in hooks.values()):
        raise WrongUse(f"mkdocs.yml does not ask hubgen for its pages: add `hooks: [{HOOK}]` to it")
    keep_templates(config.theme)  # before plugins ask for it when they begin
    return config


class _Heard(logging.Handler):
    """Keeps what MkDocs and its plugins say at WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: tuple[str, ...] = ()
        self.errors: tuple[str, ...] = ()

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings += (record.getMessage(),)
        if record.levelno >= logging.ERROR:
            self.errors += (record.getMessage(),)


@contextmanager
def _listening() -> Iterator[_Heard]:
    heard, logger = _Heard(), logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        yield heard
    finally:
        logger.removeHandler(heard)


def _failure(error: Exception, heard: _Heard) -> str:
    said = list(heard.errors)
    if not isinstance(error, Abort):  # which only says that what was logged is bad enough
        said.append(str(error))
    return "\n".join(dict.fromkeys(said)) or str(error)


@contextmanager
def _dated(today: date) -> Iterator[None]:
    """Let MkDocs date the build *today*, as the hub does; a moment of that day that is set stays."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    if before is None or not before.isdigit() or datetime.fromtimestamp(int(before), UTC).date() != today:
        midnight = datetime(today.year, today.month, today.day, tzinfo=UTC)
        os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
    try:
        yield
    finally:
        if before is None:
            os.environ.pop("SOURCE_DATE_EPOCH", None)
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before
