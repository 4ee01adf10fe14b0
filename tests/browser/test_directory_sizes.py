"""The directory's search in hubs of odd sizes, under a strict policy for content, in real Chromium."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from find_browser import ARGUMENTS, REMEDY, find_browser
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright
from small_hub import claims, hub, person, skill

from hubgen.content.hub import Hub
from hubgen.site.index_format import first_files, write_index
from hubgen.site.markdown import Bodies
from hubgen.site.pages import own_files
from hubgen.site.people_pages import people_sections
from hubgen.site.records import Records
from hubgen.site.render import TemplateRenderer
from hubgen.views.refs import Refs
from hubgen.views.search.derive import derive_columns

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; "
    "img-src data:; form-action 'self'; base-uri 'none'"
)
IN_WORKER = 20_000
SKILLS = (skill("sql", "SQL"), skill("kubernetes", "Kubernetes", aliases=("k8s",)))


class StrictHandler(SimpleHTTPRequestHandler):
    """Serves a folder under a policy that lets nothing run but the site's own files."""

    def end_headers(self) -> None:
        """Add the policy."""
        self.send_header("Content-Security-Policy", CSP)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """The tests ask the browser."""


def crowd(size: int) -> Hub:
    """A hub of many: everybody knows SQL, one in a thousand teaches Kubernetes."""
    people = (
        person(
            f"p{number:05}",
            f"Person {number:05}",
            location="Lisbon" if number % 2 else "Halifax",
            claims=(*claims("sql", level=2), *(claims("kubernetes", level=3, teaches=True) if number % 1000 == 7 else ())),
        )
        for number in range(size)
    )
    return hub(*people, *SKILLS)


HUBS = {
    "nobody": lambda: hub(*SKILLS),
    "one": lambda: hub(person("ada", "Ada Ng", claims=claims("sql", level=3, teaches=True)), *SKILLS),
    "namesakes": lambda: hub(*(person(f"ada-ng-{number}", "Ada Ng", claims=claims("sql")) for number in range(2, 40)), *SKILLS),
    "crowd": lambda: crowd(IN_WORKER + 1),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Each hub's directory, in a page without a theme."""
    folder = tmp_path_factory.mktemp("sizes")
    for name, make in HUBS.items():
        write_directory(folder / name, make())
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(StrictHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def write_directory(folder: Path, some: Hub) -> None:
    index = write_index(derive_columns(some))
    record = Records(people_sections(some, Refs(some), lambda: first_files(index)))["people/"]
    html = TemplateRenderer(Bodies({}))(record).html
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>People</title>'
    style = '<link rel="stylesheet" href="../assets/hub/hub.css"><script type="module" src="../assets/hub/hub.js"></script>'
    page = f'{head}{style}</head><body><main class="md-typeset">{html}</main></body></html>'
    for path, data in {**index, **own_files(), "people/index.html": page.encode()}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        pytest.fail(REMEDY)
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page to which nothing may be said on the console."""
    said: list[str] = []
    page = browser.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    page.context.close()
    assert said == []


def test_where_nobody_is_here_nothing_is_searched(page: Page, site: str) -> None:
    page.goto(f"{site}nobody/people/")
    expect(page.get_by_text("Nobody is here yet.")).to_be_visible()
    expect(page.locator("#hub-find")).to_have_count(0)


def test_a_hub_of_one_person_is_searched(page: Page, site: str) -> None:
    page.goto(f"{site}one/people/?find=sql mentor")
    expect(page.locator("#hub-count")).to_have_text("1 person fits")


def test_people_of_the_same_name_are_each_found(page: Page, site: str) -> None:
    page.goto(f"{site}namesakes/people/?find=ada ng")
    expect(page.locator("#hub-count")).to_have_text("38 people fit")
    links = page.locator(".hub-result__name a").evaluate_all("(links) => links.map((link) => link.href)")
    assert len(set(links)) == len(links) > 1


def test_a_large_hub_is_searched_beside_the_page(page: Page, site: str) -> None:
    page.goto(f"{site}crowd/people/?find=kuberntes mentor")
    expect(page.locator("#hub-count")).to_have_text("20 people fit")
    assert [worker.url.rpartition("/")[2] for worker in page.workers] == ["worker.js"]


def test_a_small_hub_needs_no_worker(page: Page, site: str) -> None:
    page.goto(f"{site}one/people/?find=sql")
    expect(page.locator("#hub-count")).to_have_text("1 person fits")
    assert page.workers == []


def test_where_workers_are_forbidden_a_large_hub_is_searched_all_the_same(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.route("**/worker.js", lambda route: route.abort())
    page.goto(f"{site}crowd/people/?find=kubernetes mentor")
    expect(page.locator("#hub-count")).to_have_text("20 people fit")
    page.context.close()


def test_a_search_of_everybody_counts_everybody(page: Page, site: str) -> None:
    page.goto(f"{site}crowd/people/?find=sql")
    expect(page.locator("#hub-count")).to_have_text(f"{IN_WORKER + 1} people fit")
    expect(page.locator(".hub-facet__value", has_text="Lisbon")).to_contain_text("10,000")


def test_an_index_that_was_published_anew_meanwhile_is_loaded_anew(browser: Browser, site: str) -> None:
    page = browser.new_page()
    boots = [page.request.get(f"{site}namesakes/assets/hub/index/boot.bin").body()]

    def old_at_first(route: Route) -> None:
        if boots:
            route.fulfill(body=boots.pop())
        else:
            route.continue_()

    page.route("**/boot.bin", old_at_first)
    page.goto(f"{site}one/people/?find=sql")
    expect(page.locator("#hub-count")).to_have_text("1 person fits")
    page.context.close()


def test_without_an_index_everyone_is_listed_and_one_can_try_again(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.route("**/boot.bin", lambda route: route.abort())
    page.goto(f"{site}one/people/?find=sql")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    expect(page.locator("#hub-everyone")).to_be_visible()
    page.unroute("**/boot.bin")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#hub-count")).to_have_text("1 person fits")
    page.context.close()
