"""While somebody edits a hub, the browser shows each change by itself, and what is wrong."""

import shutil
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from find_browser import ARGUMENTS, REMEDY, find_browser
from playwright.sync_api import Browser, Page, expect, sync_playwright

from hubgen.engines.preview.server import PreviewServer
from hubgen.engines.preview.watcher import Watcher
from hubgen.engines.publish import open_preview

TINY = Path(__file__).parents[1] / "golden" / "tiny"
ADA = "people/ada-ng.yml"
BROKEN = "name: Ada Ng\n  role: [\n"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser that finds this machine."""
    path = find_browser()
    if path is None:
        pytest.fail(REMEDY)
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("edited") / "hub"
    shutil.copytree(TINY, copy, ignore=shutil.ignore_patterns("_expected", "site"))
    return copy


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[PreviewServer]:
    folder = root.parent / "frames"
    folder.mkdir()
    preview = open_preview(root, folder, today=date(2026, 11, 22))
    watcher = Watcher(root, [root / "docs"])
    server = PreviewServer(preview, watcher, host="127.0.0.1", port=0, mount_path="/", say=lambda problems, failure: None)
    thread = threading.Thread(target=server.run, args=(lambda url: None,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    thread.join()


@pytest.fixture
def page(browser: Browser, server: PreviewServer, root: Path) -> Iterator[Page]:
    """Ada's profile, as it is served; her file is put right in the end."""
    text = (root / ADA).read_text("utf-8")
    while not is_put_right(server):  # what the test before has written is read a moment later
        time.sleep(0.05)
    page = browser.new_context(viewport={"width": 360, "height": 500}).new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/people/ada-ng/")
    page.evaluate("window.same = true")
    yield page
    page.context.close()
    (root / ADA).write_text(text, "utf-8")


def is_put_right(server: PreviewServer) -> bool:
    """Say whether the server knows Ada's file as it was at first."""
    hub = server.preview.hub
    return not hub.broken and "ada-ng" in hub.people and hub.people["ada-ng"].name == "Ada Ng"


def test_an_edit_is_seen_without_a_hand_on_the_browser(page: Page, root: Path) -> None:
    text = (root / ADA).read_text("utf-8")
    (root / ADA).write_text(text.replace("name: Ada Ng", "name: Ada Ngo"), "utf-8")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ada Ngo")


def test_the_page_is_loaded_once_and_keeps_its_place(page: Page, root: Path) -> None:
    page.evaluate("window.scrollTo(0, 300)")
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    text = (root / ADA).read_text("utf-8")
    for name in ("Ada One", "Ada Two", "Ada Three"):  # an editor's several writes are one change
        (root / ADA).write_text(text.replace("name: Ada Ng", f"name: {name}"), "utf-8")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ada Three")
    page.wait_for_load_state("load")
    assert (len(loads), page.evaluate("window.scrollY")) == (1, 300)


def test_an_edit_of_another_profile_leaves_the_page_alone(page: Page, root: Path, server: PreviewServer) -> None:
    path = root / "people/chidi-okafor.yml"
    version = server.preview.version
    with page.expect_response(lambda response: "hubgen-changes" in response.url and server.preview.version > version):
        path.write_text(path.read_text("utf-8") + "\n# nothing\n", "utf-8")
    assert page.evaluate("window.same")


def test_a_broken_file_leaves_its_last_good_page_and_says_what_is_wrong(page: Page, root: Path) -> None:
    (root / ADA).write_text(BROKEN, "utf-8")
    told = page.locator("hubgen-problems")
    expect(told.get_by_role("heading")).to_have_text("One problem in the hub")
    expect(told).to_contain_text("people/ada-ng.yml:2")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ada Ng")
    assert page.evaluate("document.documentElement.scrollWidth <= 360")


def test_what_is_mended_is_told_no_more(page: Page, root: Path) -> None:
    text = (root / ADA).read_text("utf-8")
    (root / ADA).write_text(BROKEN, "utf-8")
    expect(page.locator("hubgen-problems")).to_have_count(1)
    (root / ADA).write_text(text, "utf-8")
    expect(page.locator("hubgen-problems")).to_have_count(0)


def test_what_is_hidden_stays_hidden_until_something_else_is_wrong(page: Page, root: Path, server: PreviewServer) -> None:
    (root / ADA).write_text(BROKEN, "utf-8")
    expect(page.locator("hubgen-problems")).to_have_count(1)
    while server.is_checking:  # the checks may find something else
        page.wait_for_timeout(100)
    page.wait_for_timeout(1000)
    page.locator("hubgen-problems").get_by_role("button").click()
    expect(page.locator("hubgen-problems")).to_have_count(0)
    with page.expect_response("**/hubgen-changes*"):
        page.reload()
    expect(page.locator("hubgen-problems")).to_have_count(0)
    (root / ADA).write_text("nmae: Ada Ng\n", "utf-8")
    expect(page.locator("hubgen-problems")).to_have_count(1)
