"""The browser code turns pages that the server wrote whole into pages that know the reader, in real Chromium."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from find_browser import ARGUMENTS, REMEDY, find_browser
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect, sync_playwright

ASSETS = Path(__file__).parents[2] / "src/hubgen/site/assets"
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
    "form-action 'none'; base-uri 'none'"
)
SUNDAY = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)

TIMES = """
<p><time datetime="2026-11-24T23:30:00+00:00" data-hub-time>Tue 24 Nov 2026, 23:30 Lisbon</time>
<time id="day" datetime="2026-11-24" data-hub-time>Tue 24 Nov 2026</time></p>
<ul><li data-hub-until="2026-11-22T14:05:30+00:00">soon over</li><li data-hub-until="2026-11-24T14:00:00+00:00">ahead</li></ul>
<p><span id="work" data-hub-clock="Europe/Lisbon" data-hub-hours="09:00-17:00" data-hub-days="sun">Lisbon time</span>
<span id="unknown" data-hub-clock="Atlantis/Capital" data-hub-hours="09:00-17:00">Atlantis time</span></p>
"""
COPY = """
<pre id="message">
  Hello Ada,
may I ask you something?
</pre>
<p><button type="button" data-hub-copy="message" hidden>Copy the message</button>
<button type="button" data-hub-copy="gone" hidden>Copy nothing</button></p>
"""
PEOPLE = """
<form data-hub-filter="hub-people" role="search"><label>Find <input type="search" name="find"></label><p data-hub-status role="status">3 people</p></form>
<div id="hub-people"><section><h2>N</h2><ul>
<li data-hub-row data-text="lukasz nowak payments python">Łukasz Nowak</li>
<li data-hub-row data-text="ada ng payments go">Ada Ng</li>
</ul></section><section><h2>Æ</h2><ul>
<li data-hub-row data-text="søren ærø design figma">Søren Ærø</li>
</ul></section>
<details data-hub-fold><summary>More</summary><p data-hub-row data-text="chi sql">Chi</p></details></div>
<p data-hub-empty hidden>Nobody here. Try another word.</p>
<p><a href="?find=design">designers</a></p>
"""
CROWD = """
<form data-hub-filter="hub-people" role="search"><label>Find <input type="search" name="find"></label></form>
<ul id="hub-people">{rows}</ul><p data-hub-empty hidden></p>
"""
BOX = '<label class="task-list-control"><input type="checkbox"{0}/><span class="task-list-indicator"></span></label>'
CHECKLIST = f"""
<div class="hub-checklist"><h2>Phase 1</h2><ul class="task-list">
<li class="task-list-item">{BOX.format("")} Name a <em>facilitator</em>
  <ul class="task-list"><li class="task-list-item">{BOX.format(" disabled")} Tell them</li></ul></li>
<li class="task-list-item">{BOX.format(" checked")} Pick one skill</li>
</ul></div>
"""
BODIES = {
    "times": TIMES,
    "copy": COPY,
    "people": PEOPLE,
    "wordless": PEOPLE.replace("Nobody here. Try another word.", ""),
    "checklist": CHECKLIST,
    "broken": PEOPLE.replace("Find <input", "Find <output") + CHECKLIST + COPY,
    "crowd": CROWD.format(rows="".join(f'<li data-hub-row data-text="person {n}">{n}</li>' for n in range(10_000))),
}


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder, under a strict content security policy where it is told to."""

    csp = ""

    def end_headers(self) -> None:
        if self.csp:
            self.send_header("Content-Security-Policy", self.csp)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests ask the browser."""


class StrictHandler(Handler):
    csp = CSP


@contextmanager
def served(folder: Path, handler: type[Handler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def write_page(folder: Path, name: str, body: str) -> None:
    head = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>{name}</title>'
    script = '<script type="module" src="../assets/hub/hub.js"></script>'
    (folder / name).mkdir()
    (folder / name / "index.html").write_text(f"{head}{script}</head><body><main>{body}</main></body></html>", "utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(ASSETS, folder / "hub/assets/hub")
    for name, body in BODIES.items():
        write_page(folder / "hub", name, body)
    with served(folder, StrictHandler) as root:
        yield f"{root}hub/"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        pytest.fail(REMEDY)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield browser
        browser.close()


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """Open a page of the site as a reader in *zone*; at the end nothing may stand in the browser's console."""
    said: list[str] = []
    contexts: list[BrowserContext] = []

    def open_page(path: str, *, zone: str = "UTC", before: str = "", at: datetime | None = None) -> Page:
        context = browser.new_context(timezone_id=zone)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        if at:
            # It runs from the first call on, and cannot be stopped at a moment that has passed.
            page.clock.install(time=at - timedelta(minutes=1))
            page.clock.pause_at(at)
        if before:
            page.add_init_script(before)
        page.goto(site + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


@pytest.mark.parametrize(
    ("zone", "text"),
    [("Asia/Tokyo", "Wed 25 Nov 2026, 08:30 your time"), ("America/New_York", "Tue 24 Nov 2026, 18:30 your time")],
)
def test_a_meeting_stands_in_the_readers_own_time(visit: Visit, zone: str, text: str) -> None:
    expect(visit("times/", zone=zone).locator("time.hub-time")).to_have_text(text)


def test_the_time_that_the_server_wrote_is_kept_as_a_title(visit: Visit) -> None:
    expect(visit("times/").locator("time.hub-time")).to_have_attribute("title", "Tue 24 Nov 2026, 23:30 Lisbon")


def test_a_day_without_a_time_is_left_as_it_was_written(visit: Visit) -> None:
    page = visit("times/", zone="America/New_York")
    expect(page.locator("time.hub-time")).to_have_count(1)
    expect(page.locator("#day")).to_have_text("Tue 24 Nov 2026")


def test_a_meeting_leaves_the_list_when_its_moment_has_come(visit: Visit) -> None:
    page = visit("times/", at=SUNDAY)
    expect(page.get_by_role("listitem")).to_have_text(["soon over", "ahead"])
    page.clock.run_for(60_000)
    expect(page.get_by_role("listitem")).to_have_text(["ahead"])


def test_a_colleagues_clock_says_whether_they_are_at_work(visit: Visit) -> None:
    page = visit("times/", zone="Asia/Tokyo", at=SUNDAY)
    expect(page.locator("#work")).to_have_text("14:05 there, at work until 17:00")


def test_a_colleagues_clock_goes_on(visit: Visit) -> None:
    page = visit("times/", at=SUNDAY)
    expect(page.locator("#work")).to_contain_text("14:05")
    page.clock.run_for(60_000)
    expect(page.locator("#work")).to_contain_text("14:06")


def test_an_unknown_time_zone_leaves_the_servers_words(visit: Visit) -> None:
    page = visit("times/", at=SUNDAY)
    expect(page.locator("#work")).to_contain_text("there")
    expect(page.locator("#unknown")).to_have_text("Atlantis time")


def test_a_button_copies_the_text_and_says_so(visit: Visit, site: str) -> None:
    page = visit("copy/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    page.get_by_role("button", name="Copy the message").press("Enter")
    expect(page.get_by_role("status").first).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "Hello Ada,\nmay I ask you something?"


def test_without_a_clipboard_the_text_is_copied_all_the_same(visit: Visit, site: str) -> None:
    page = visit("copy/", before="Clipboard.prototype.writeText = () => Promise.reject(new Error('no'))")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    page.get_by_role("button", name="Copy the message").click()
    expect(page.get_by_role("status").first).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "Hello Ada,\nmay I ask you something?"


def test_where_nothing_can_be_copied_the_text_is_selected(visit: Visit) -> None:
    refuse = "Clipboard.prototype.writeText = () => Promise.reject(new Error('no')); Document.prototype.execCommand = () => false"
    page = visit("copy/", before=refuse)
    page.get_by_role("button", name="Copy the message").click()
    expect(page.get_by_role("status").first).to_contain_text("Selected")
    assert "Hello Ada," in page.evaluate("String(getSelection())")


def test_a_button_that_has_nothing_to_copy_stays_hidden(visit: Visit) -> None:
    page = visit("copy/")
    expect(page.get_by_role("button")).to_have_text(["Copy the message"])


def test_a_query_is_matched_without_accents_in_any_order(visit: Visit) -> None:
    page = visit("people/")
    page.get_by_role("searchbox").press_sequentially("python ŁUKA")
    expect(page.locator("[data-hub-row]:visible")).to_have_text(["Łukasz Nowak"])


def test_the_number_of_people_left_is_announced(visit: Visit) -> None:
    page = visit("people/")
    page.get_by_role("searchbox").fill("payments")
    expect(page.get_by_role("status")).to_have_text("2 people")
    page.get_by_role("searchbox").fill("soren")
    expect(page.get_by_role("status")).to_have_text("1 person")


def test_a_section_that_is_left_empty_is_hidden(visit: Visit) -> None:
    page = visit("people/")
    expect(page.get_by_role("heading", level=2)).to_have_text(["N", "Æ"])
    page.get_by_role("searchbox").fill("soren")
    expect(page.get_by_role("heading", level=2)).to_have_text(["Æ"])


def test_what_matches_is_unfolded(visit: Visit) -> None:
    page = visit("people/")
    expect(page.get_by_text("Chi")).to_be_hidden()
    page.get_by_role("searchbox").fill("chi")
    expect(page.get_by_text("Chi")).to_be_visible()


def test_the_query_stands_in_the_address(visit: Visit, site: str) -> None:
    page = visit("people/?team=all#here")
    page.get_by_role("searchbox").fill("ada ng")
    page.wait_for_url(f"{site}people/?team=all&find=ada+ng#here")


def test_a_query_in_the_address_is_answered(visit: Visit) -> None:
    page = visit("people/?find=%C3%86r%C3%B8")
    expect(page.get_by_role("searchbox")).to_have_value("Ærø")
    expect(page.locator("[data-hub-row]:visible")).to_have_text(["Søren Ærø"])


def test_going_back_brings_the_earlier_query(visit: Visit) -> None:
    page = visit("people/?find=ada")
    page.evaluate("history.pushState(null, '', '?find=design'); history.back()")
    expect(page.locator("[data-hub-row]:visible")).to_have_text(["Ada Ng"])


def test_a_link_to_another_query_is_answered_and_can_be_taken_back(visit: Visit) -> None:
    page = visit("people/?find=ada")
    page.get_by_role("link", name="designers").click()
    expect(page.locator("[data-hub-row]:visible")).to_have_text(["Søren Ærø"])
    page.go_back()
    expect(page.locator("[data-hub-row]:visible")).to_have_text(["Ada Ng"])


def test_enter_keeps_the_page_and_its_query(visit: Visit, site: str) -> None:
    page = visit("people/")
    page.get_by_role("searchbox").fill("ada")
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url(f"{site}people/?find=ada")
    expect(page.locator("[data-hub-row]:visible")).to_have_text(["Ada Ng"])


def test_escape_clears_the_query(visit: Visit, site: str) -> None:
    page = visit("people/?find=ada")
    expect(page.locator("[data-hub-row]:visible")).to_have_count(1)
    page.get_by_role("searchbox").press("Escape")
    expect(page.locator("[data-hub-row]:visible")).to_have_count(3)
    page.wait_for_url(f"{site}people/")


def test_a_query_that_finds_nobody_says_so(visit: Visit) -> None:
    page = visit("people/")
    expect(page.locator("[data-hub-empty]")).to_be_hidden()
    page.get_by_role("searchbox").fill("zzz")
    expect(page.locator("[data-hub-empty]")).to_have_text("Nobody here. Try another word.")
    expect(page.get_by_role("status")).to_have_text("0 people")
    page.get_by_role("searchbox").fill("")
    expect(page.locator("[data-hub-empty]")).to_be_hidden()


def test_ten_thousand_people_are_narrowed(visit: Visit) -> None:
    page = visit("crowd/")
    page.get_by_role("searchbox").press_sequentially("9999")
    expect(page.get_by_role("status")).to_have_text("1 person")
    expect(page.locator("[data-hub-row]:not([hidden])")).to_have_text(["9999"])


def test_an_empty_answer_without_words_of_its_own_gets_ours(visit: Visit) -> None:
    page = visit("wordless/?find=zzz")
    expect(page.locator("[data-hub-empty]")).to_have_text("Nothing matches “zzz”. Try fewer or shorter words.")


def test_every_box_is_enabled_and_named_after_its_item(visit: Visit) -> None:
    page = visit("checklist/")
    for name in ("Name a facilitator", "Tell them", "Pick one skill"):
        expect(page.get_by_role("checkbox", name=name, exact=True)).to_be_enabled()


def test_a_box_that_is_written_as_done_is_ticked(visit: Visit) -> None:
    page = visit("checklist/")
    expect(page.get_by_role("checkbox", name="Pick one skill")).to_be_checked()
    expect(page.get_by_role("status")).to_have_text("1 of 3 done")


def test_ticks_survive_a_reload(visit: Visit) -> None:
    page = visit("checklist/")
    page.get_by_role("checkbox", name="Tell them").press("Space")
    page.get_by_role("checkbox", name="Pick one skill").press("Space")
    page.reload()
    expect(page.get_by_role("checkbox", name="Tell them")).to_be_checked()
    expect(page.get_by_role("checkbox", name="Pick one skill")).not_to_be_checked()


def test_ticks_are_kept_under_the_site_and_the_page(visit: Visit) -> None:
    page = visit("checklist/")
    page.get_by_role("checkbox", name="Tell them").check()
    assert page.evaluate("Object.entries(localStorage)") == [["hub-checklist:/hub/:checklist/", '{"Tell them":true}']]


def test_progress_is_told_as_boxes_are_ticked(visit: Visit) -> None:
    page = visit("checklist/")
    page.get_by_role("checkbox", name="Tell them").check()
    expect(page.get_by_role("status")).to_have_text("2 of 3 done")


def test_clearing_asks_first(visit: Visit) -> None:
    page = visit("checklist/")
    page.on("dialog", Dialog.dismiss)
    page.get_by_role("button", name="Clear all ticks").click()
    expect(page.get_by_role("status")).to_have_text("1 of 3 done")


def test_cleared_ticks_stay_cleared(visit: Visit) -> None:
    page = visit("checklist/")
    page.get_by_role("checkbox", name="Tell them").check()
    page.on("dialog", Dialog.accept)
    page.get_by_role("button", name="Clear all ticks").click()
    expect(page.get_by_role("status")).to_have_text("0 of 3 done")
    page.reload()
    expect(page.get_by_role("status")).to_have_text("0 of 3 done")


def test_a_tick_in_one_tab_shows_in_the_other(visit: Visit, site: str) -> None:
    page = visit("checklist/")
    other = page.context.new_page()
    other.goto(f"{site}checklist/")
    other.get_by_role("checkbox", name="Tell them").check()
    expect(page.get_by_role("checkbox", name="Tell them")).to_be_checked()


def test_without_storage_boxes_work_for_the_visit(visit: Visit) -> None:
    forbid = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    page = visit("checklist/", before=forbid)
    page.get_by_role("checkbox", name="Tell them").check()
    expect(page.get_by_role("status")).to_have_text("2 of 3 done")
    expect(page.get_by_text("This browser keeps nothing")).to_be_visible()


def test_a_page_whose_filter_has_no_input_keeps_its_other_features(visit: Visit) -> None:
    page = visit("broken/")
    expect(page.get_by_role("button", name="Copy the message")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Tell them")).to_be_enabled()


# With the theme's instant navigation: one script runs on, page after page.


@pytest.fixture(scope="module")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of MkDocs and Material, in which the theme swaps pages in place."""
    folder = tmp_path_factory.mktemp("themed")
    shutil.copytree(ASSETS, folder / "docs/assets/hub")
    links = "\n\n[to times](times.md) [to people](people.md) [to checklist](checklist.md)\n"
    for name in ("times", "people", "checklist"):
        (folder / f"docs/{name}.md").write_text(f"# {name}\n{BODIES[name]}{links}", "utf-8")
    (folder / "docs/index.md").write_text(f"# home\n{links}", "utf-8")
    with served(folder / "site", Handler) as root:
        (folder / "mkdocs.yml").write_text(
            f"site_name: hub\nsite_url: {root}\n"
            "theme: {name: material, font: false, features: [navigation.instant]}\n"
            "extra_javascript: [{path: assets/hub/hub.js, type: module}]\n"
        )
        build(load_config(str(folder / "mkdocs.yml")))
        yield root


@pytest.fixture
def reader(browser: Browser, themed: str) -> Iterator[Page]:
    """Somebody who came to the home page and only follows links, so that every page is swapped in place."""
    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(themed)
    page.evaluate("window.neverReloaded = true")
    yield page
    assert page.evaluate("window.neverReloaded") is True
    page.close()
    assert said == []


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=f"to {name}").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_a_page_that_is_swapped_in_is_set_up(reader: Page) -> None:
    follow(reader, "times")
    expect(reader.locator("#work")).to_contain_text("there")


def test_a_checklist_that_is_visited_again_has_one_bar_and_its_ticks(reader: Page) -> None:
    follow(reader, "checklist")
    reader.get_by_role("checkbox", name="Tell them").check(force=True)
    follow(reader, "times")
    follow(reader, "checklist")
    expect(reader.get_by_role("button", name="Clear all ticks")).to_have_count(1)
    expect(reader.get_by_role("checkbox", name="Tell them")).to_be_checked()


def test_a_link_to_another_query_of_the_same_page_is_answered(reader: Page) -> None:
    follow(reader, "people")
    reader.get_by_label("Find").fill("ada")
    expect(reader.locator("[data-hub-row]:visible")).to_have_text(["Ada Ng"])
    reader.get_by_role("link", name="designers").click()
    expect(reader.locator("[data-hub-row]:visible")).to_have_text(["Søren Ærø"])


def test_a_query_does_not_follow_the_reader_to_the_next_page(reader: Page, themed: str) -> None:
    follow(reader, "people")
    reader.get_by_label("Find").fill("ada")
    follow(reader, "times")
    reader.wait_for_timeout(500)  # longer than the pause after which a query is written
    assert reader.url == f"{themed}times/"


def test_a_clock_of_a_page_that_was_left_stands_still(browser: Browser, themed: str) -> None:
    page = browser.new_page()
    page.clock.install(time=SUNDAY)
    page.goto(f"{themed}times/")
    expect(page.locator("#work")).to_contain_text("there")
    page.evaluate("window.left = document.querySelector('#work')")
    follow(page, "people")
    page.clock.fast_forward(300_000)
    assert page.evaluate("window.left.textContent") == "Lisbon time"
    page.close()
