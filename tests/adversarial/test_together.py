"""One hub of every hostile file is published by MkDocs, and nothing of it comes alive in a browser."""

import csv
import io
import json
import re
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from corpus import HOSTILE, UNUSUAL, Hostile, Verdict, hub_of_all, says_verdict
from jsonschema import Draft202012Validator

from hubgen.build import read_hub
from hubgen.content.hub import Hub
from hubgen.problems import Problem
from tiny_hub import TODAY

sys.path.insert(0, str(Path(__file__).parents[1] / "site"))
sys.path.insert(0, str(Path(__file__).parents[1] / "browser"))

from find_browser import ARGUMENTS, REMEDY, find_browser
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright
from sample_support import run_python

INNOCENT = "ada-ng"
HOST = "learn.tern.example"
TABS = 6
OWN = ["input", "button", "form", "svg"]
"""What our own pages with a search hold."""

NO_NETWORK = """
import socket, sys
def refuse(*_):
    raise RuntimeError("the build asked the network")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
from hubgen.cli import main
main(sys.argv[1:])
"""
"""`hubgen`, without a network."""

LOOK = """([innocent]) => {
  const found = [];
  const parts = 'script,style,iframe,frame,object,embed,applet,base,meta,link,template,form,input,button,dialog,svg,math';
  const content = document.querySelector('article');
  for (const element of document.querySelectorAll('*')) {
    for (const { name } of element.attributes) if (name.startsWith('on')) found.push(`${element.tagName} ${name}`);
  }
  for (const element of content.querySelectorAll(parts)) {
    const ours = element.closest('.md-content__button, .md-clipboard, .md-code__nav, .hub-search, .hub-actions, hub-ui')
      || (element.matches('input[type=checkbox][disabled]'))
      || (element.matches('svg.hub-shape[aria-hidden=true]') && element.attributes.length === 6)
      || (element.matches('svg.hub-chart, svg.hub-net__picture') && element.getAttributeNames().every((name) => /^(class|viewBox|width|role|aria-label(ledby)?|aria-hidden|focusable)$/.test(name)))
      || (element.matches('link[rel=preload],link[rel=modulepreload]') && element.href.startsWith(location.origin));
    if (!ours && !innocent.some((each) => element.matches(each))) found.push(`${element.tagName} in the article`);
  }
  const theme = (selector) => document.querySelectorAll(selector).length;
  const data = 'script[type="application/ld+json"]';
  if (theme(data) > document.querySelectorAll(`head > ${data}:last-of-type`).length) found.push('data of nobody');
  const counts = { script: theme(`script:not(${data})`), base: theme('base'), iframe: theme('iframe'), article: theme('article'), main: theme('main'),
    header: theme('header.md-header'), footer: theme('footer'), config: theme('#__config'), h1: theme('h1') };
  if (document.getElementById('__config')?.tagName !== 'SCRIPT') found.push('#__config');
  for (const name of ['body', 'head', 'forms', 'cookie', 'location', 'getElementById', 'createElement', 'querySelector', 'documentElement', 'title']) {
    if (Object.hasOwn(document, name) && name !== 'location') found.push(`document.${name}`);
    const value = document[name];
    if (value instanceof Element && !['body', 'head', 'documentElement'].includes(name)) found.push(`document.${name}`);
  }
  for (const element of content.querySelectorAll('[id],[name]')) {
    const name = element.id || element.getAttribute('name');
    if (name in Object.prototype || name in Document.prototype || /^__(?!code_)/.test(name)) found.push(`id ${name}`)  // the theme numbers code;
  }
  if (Object.keys(Object.prototype).length) found.push('Object.prototype');
  return { found, counts };
}"""


class Published(NamedTuple):
    """The site of all, as `hubgen build` wrote it: its folder, what the command said, and the same as values."""

    site: Path
    said: str
    code: int
    hub: Hub
    problems: list[Problem]


class Watch(NamedTuple):
    """What a browser did that it must not."""

    dialogs: list[str]
    asked: list[str]
    said: list[str]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    folder = tmp_path_factory.mktemp("all")
    root = hub_of_all(folder / "hub")
    done = run_python("-c", NO_NETWORK, "build", str(root), "--site-dir", str(folder / "site"), "--today", str(TODAY))
    return Published(folder / "site", done.stdout + done.stderr, done.returncode, *read_hub(root, TODAY))


class _Quiet(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        """Let the browser keep what it has: the theme's files are the same on every page."""
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """The browser is asked."""


@pytest.fixture(scope="module")
def port(published: Published) -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(published.site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def context(port: int) -> Iterator[BrowserContext]:
    """A browser that would run whatever comes alive: a policy of the site's own is passed over."""
    path = find_browser()
    if path is None:
        pytest.fail(REMEDY)
    rules = f"MAP {HOST} 127.0.0.1:{port}, MAP * ~NOTFOUND"
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS, f"--host-resolver-rules={rules}"])
        yield browser.new_context(bypass_csp=True, reduced_motion="reduce")
        browser.close()


def watched(page: Page, watch: Watch) -> Page:
    page.on("dialog", lambda dialog: (watch.dialogs.append(f"{page.url}: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: watch.asked.append(request.url))
    page.on("console", lambda message: watch.said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: watch.said.append(f"{page.url}: {error}"))
    return page


@pytest.fixture
def watch() -> Iterator[Watch]:
    watch = Watch([], [], [])
    yield watch
    assert watch.dialogs == []
    assert [url for url in watch.asked if not url.startswith((f"http://{HOST}/", "data:", "blob:"))] == []
    assert watch.said == []


def by_path(problems: list[Problem]) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.place.path, []).append(problem)
    return found


def verdict(problems: list[Problem], hostile: Hostile) -> Verdict:
    return tuple((problem.place.line, problem.code) for problem in problems if says_verdict(problem, hostile))


def test_all_hostile_files_together_have_the_verdicts_that_each_has_alone(published: Published) -> None:
    found = by_path(published.problems)
    wrong = {each.name for each in HOSTILE if verdict(found.get(each.apart, []), each) != each.expected}
    assert wrong == set()
    assert {each.name for each in UNUSUAL if [problem.code for problem in found.get(each.path, [])] != [each.code]} == set()


def test_a_hub_of_hostile_files_is_published_without_a_network(published: Published) -> None:
    assert published.code == 1
    assert "Traceback" not in published.said
    assert "the build asked the network" not in published.said
    for slug in (INNOCENT, "bruno-sa", "eleni-markou"):
        assert (published.site / "people" / slug / "index.html").is_file()
    assert {each.name for each in pages_of_all(published) if not (published.site / each.url / "index.html").is_file()} == set()


class Made(NamedTuple):
    """The page that a hostile file became."""

    name: str
    url: str


def pages_of_all(published: Published) -> list[Made]:
    hub = published.hub
    things = (*hub.people.values(), *hub.skills.values())
    urls = {thing.path: re.sub(r"\.yml$", "/", thing.path) for thing in things}
    for circle in hub.circles.values():
        urls |= {written.path: re.sub(r"(index)?\.md$", "", written.path).rstrip("/") + "/" for written in (circle, *circle.notes)}
    urls |= {program.path: program.path.removesuffix("index.md") for program in hub.programs.values()}
    return [Made(each.name, urls[each.apart]) for each in HOSTILE if each.apart in urls]


def test_nothing_but_pages_pictures_and_our_own_files_is_published(published: Published) -> None:
    site = published.site
    ours = ("assets/", "search/")
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    kinds = {Path(name).suffix for name in files - {"robots.txt", "llms.txt", "llms-full.txt"} if not name.startswith(ours)}
    assert kinds == {"", ".html", ".ics", ".xml", ".gz", ".json", ".csv", ".vcf", ".svg"}  # one file without an ending says that the folder is a site of ours
    names = {path.relative_to(site).as_posix() for path in site.rglob("*")}
    assert [name for name in names if "evil" in name or "passwd" in name or "main.html" in name] == []
    assert not any(path.is_symlink() for path in site.rglob("*"))


def test_what_other_programs_read_is_as_its_schemas_say(published: Published) -> None:
    folder = published.site / "api" / "v1"
    kinds = {"people": "person", "skills": "skill", "circles": "circle", "programs": "program", "teams": "team"}
    schemas = {file.stem: Draft202012Validator(json.loads(file.read_text("utf-8"))) for file in (folder / "schemas").iterdir()}
    files = {file: file.stem if file.parent == folder else kinds.get(file.parent.name) for file in folder.rglob("*.json")}
    wrong = [(file.name, error.message) for file, kind in files.items() if kind for error in schemas[kind].iter_errors(json.loads(file.read_bytes()))]
    assert len(files) > 50
    assert wrong == []


def test_no_text_of_the_machine_or_of_the_settings_is_published(published: Published) -> None:
    everything = b"".join(path.read_bytes() for path in published.site.rglob("*.html"))
    assert b"root:x:0" not in everything
    assert b"site_description:" not in everything
    assert str(published.site.parent).encode() not in everything


def test_every_feed_and_badge_can_be_read_and_holds_text_alone(published: Published) -> None:
    kinds = {path: {each.tag for each in ElementTree.parse(path).iter()} for ending in ("xml", "svg") for path in published.site.rglob(f"*.{ending}") if "assets" not in path.parts}
    assert len(kinds) > 10
    assert [str(path) for path, tags in kinds.items() if any(tag.endswith(("script", "foreignObject", "iframe")) for tag in tags)] == []


def test_no_cell_of_a_table_begins_a_formula(published: Published) -> None:
    texts = [path.read_text("utf-8-sig") for path in published.site.rglob("*.csv")]
    cells = [value for text in texts for row in csv.reader(io.StringIO(text, newline="")) for value in row]
    assert len(cells) > 1000
    assert [value for value in cells if value.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) and not value[1:].isdecimal()] == []


def test_the_index_of_the_theme_s_search_is_json_of_text(published: Published) -> None:
    index = json.loads((published.site / "search" / "search_index.json").read_text("utf-8"))
    assert {type(value) for doc in index["docs"] for key, value in doc.items() if key in ("title", "text", "location")} == {str}


def look_at_all(urls: list[str], pages: list[Page]) -> tuple[dict[str, object], dict[str, object]]:
    """Open each page; give what is harmful in any, and what kinds of elements each has of those that hubgen writes."""
    harm: dict[str, object] = {}
    kinds: dict[str, object] = {}
    for start in range(0, len(urls), TABS):
        batch = list(zip(pages, urls[start : start + TABS], strict=False))
        for page, url in batch:
            page.goto(f"http://{HOST}/{url}", wait_until="commit")
        for page, url in batch:
            page.wait_for_load_state("load")
            seen = page.evaluate(LOOK, [OWN if url in ("", "people/") else []])
            harm |= {url: seen["found"]} if seen["found"] else {}
            kinds[url] = seen["counts"]
    for page in pages:
        page.close()
    return harm, kinds


def test_no_hostile_page_comes_alive(published: Published, context: BrowserContext, watch: Watch) -> None:
    pages = [watched(context.new_page(), watch) for _ in range(TABS)]
    for page in pages:  # the theme's own script takes most of the time; what it may fall for is asked below
        page.route("**/bundle.*.js", lambda route: route.fulfill(status=200, content_type="text/javascript", body=""))
    harm, kinds = look_at_all([f"people/{INNOCENT}/", *(made.url for made in pages_of_all(published))], pages)
    assert harm == {}
    innocent = kinds[f"people/{INNOCENT}/"]
    assert {url: counts for url, counts in kinds.items() if counts != innocent} == {}


def test_the_theme_falls_for_none_of_any_class(published: Published, context: BrowserContext, watch: Watch) -> None:
    first_of_class = {made.name.partition("/")[0]: made.url for made in reversed(pages_of_all(published))}
    lists = ["", "people/", "skills/", "skills-a-z/", "teams/", "circles/", "programs/"]
    harm, _ = look_at_all([*lists, *first_of_class.values()], [watched(context.new_page(), watch) for _ in range(TABS)])
    assert harm == {}


def test_the_innocent_is_found_among_the_hostile(context: BrowserContext, watch: Watch) -> None:
    page = watched(context.new_page(), watch)
    page.goto(f"http://{HOST}/people/?find=ada+ng")
    expect(page.locator("[data-hub-directory]").get_by_role("link", name="Ada Ng", exact=True).first).to_be_visible()
    page.goto(f"http://{HOST}/circles/")
    page.locator("[data-md-component=search-query]").click()
    page.locator("[data-md-component=search-query]").press_sequentially("bruno")
    expect(page.locator(".hub-found").get_by_role("link", name=re.compile("Bruno")).first).to_be_visible()
    page.close()


@pytest.mark.parametrize("query", ["mallory", "<script>", "__proto__"])
def test_a_search_for_the_hostile_runs_nothing(query: str, context: BrowserContext, watch: Watch) -> None:
    page = watched(context.new_page(), watch)
    page.goto(f"http://{HOST}/people/")
    box = page.locator("[data-hub-directory] input[type=search]")
    box.fill(query)
    box.press("Enter")
    page.locator("[data-md-component=search-query]").click()
    page.locator("[data-md-component=search-query]").press_sequentially(query)
    expect(page.locator(".md-search-result__meta, .hub-found").first).to_be_visible()
    assert page.evaluate(LOOK, [OWN])["found"] == []
    page.close()
