"""A real browser on the built sample site, in which whatever is said to the console or asked of another host is a fault."""

import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from find_browser import ARGUMENTS, REMEDY, find_browser
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "site"))
sys.path.insert(0, str(Path(__file__).parents[1] / "unit"))

from sample_support import SITE_URL, built_sample

SUNDAY = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
"""The moment at which readers look at the site: the day it was built."""

Visit = Callable[..., Page]


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing about it."""

    def log_message(self, format: str, *args: object) -> None:
        """The tests ask the browser."""


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own hub as its colleagues see it; the same as in the tests of the site."""
    return built_sample(tmp_path_factory)


@pytest.fixture(scope="session")
def sample_port(sample_site: Path) -> Iterator[int]:
    """Where the sample site is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(sample_site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def sample_url() -> str:
    """The address at which the browser finds the sample site: its own, without which instant navigation is off."""
    return f"http://{urlsplit(SITE_URL).netloc}/"


# Of each module: two playwrights cannot run at once, and another module has its own.
@pytest.fixture(scope="module")
def browser(sample_port: int, sample_url: str) -> Iterator[Browser]:
    """The system's browser, else playwright's own; it finds the sample site and no other."""
    path = find_browser()
    if path is None:
        pytest.fail(REMEDY)
    rules = f"MAP {urlsplit(sample_url).hostname} 127.0.0.1:{sample_port}, MAP * ~NOTFOUND"
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        arguments = [*ARGUMENTS, f"--host-resolver-rules={rules}"]
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def look(browser: Browser, sample_url: str) -> Iterator[Visit]:
    """Open a page of the sample site; at the end nothing was said to the console and no other host was asked."""
    said: list[str] = []
    asked: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(path: str, *, width: int = 1280, **options: Any) -> Page:
        size = {"width": width, "height": 800}
        context = browser.new_context(viewport=size, reduced_motion="reduce", **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.clock.install(time=SUNDAY)
        page.on("console", lambda message: said.append(f"{message.text} ({message.location.get('url')})"))
        # The browser asks for it anew at every step in the history, without a line too.
        page.route("**/favicon.png", lambda route: route.fulfill(status=200, body=b""))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(sample_url + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []
    assert [url for url in asked if not url.startswith((sample_url, "data:", "blob:"))] == []
