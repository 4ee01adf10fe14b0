"""Under the site's Content-Security-Policy, whatever got into a page in spite of all else does not run and asks nobody."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sample_support import page_of

PLANTED = """<script>window.ran = ["script"]</script>
<b id="styled" style="position: fixed">styled</b>
<img alt="" src="missing.png" onerror="window.ran = ['handler']">
<img alt="" src="https://elsewhere.example/who-reads-this.png">
<script src="https://elsewhere.example/a.js"></script>
<base href="https://elsewhere.example/">
<iframe src="/people/"></iframe>
</body>"""

WATCH = """window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.effectiveDirective));"""


@pytest.fixture(scope="module")
def planted(browser: Browser, sample_url: str, sample_site: Path) -> Iterator[Page]:
    """A page of a person into which somebody has brought all that the sanitiser would have taken away."""
    page = browser.new_context().new_page()
    html = page_of(sample_site, "person").read_text("utf-8").replace("</body>", PLANTED)
    page.route("**/people/planted/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.add_init_script(WATCH)
    page.goto(f"{sample_url}people/planted/")
    yield page
    page.context.close()


def test_what_is_planted_is_refused(planted: Page) -> None:
    refused = {"script-src-elem", "script-src-attr", "style-src-attr", "img-src", "base-uri", "frame-src"}
    assert refused <= set(planted.evaluate("window.refused"))


def test_what_is_planted_does_nothing(planted: Page) -> None:
    assert planted.evaluate("window.ran") is None
    assert planted.evaluate("getComputedStyle(document.getElementById('styled')).position") == "static"
    assert planted.evaluate("document.baseURI").endswith("/people/planted/")


def test_the_theme_works_beside_it(planted: Page) -> None:
    assert planted.evaluate("typeof window.__md_get") == "function"
    expect(planted.locator("html")).to_have_class(re.compile(r"\bjs\b"))
