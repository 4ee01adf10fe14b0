"""What the pages of the sample tell browsers, search engines and other machines."""

import json
from collections import Counter
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from sample_support import SITE_URL

NAMED = {"search": "opensearch.xml", "alternate": "feeds/all.xml"}
KINDS = {"people": "Person", "skills": "DefinedTerm", "teams": "Organization", "programs": "EducationEvent"}


@pytest.fixture(scope="module")
def pages(sample_site: Path) -> dict[str, Element]:
    """The head of every page, as a browser reads it, by the page's path."""
    found = {}
    for file in sorted(sample_site.rglob("*.html")):
        before, end, _ = file.read_text("utf-8").partition("</head>")
        found[file.relative_to(sample_site).as_posix()] = html5lib.parse(before + end, namespaceHTMLElements=False).find("head")
    return found


def data(head: Element) -> list[Element]:
    return [each for each in head.iter("script") if each.get("type") == "application/ld+json"]


def test_every_page_the_error_page_and_those_of_docs_too_names_the_search_and_the_feed_once(sample_site: Path, pages: dict[str, Element]) -> None:
    assert "404.html" in pages
    for rel, path in NAMED.items():
        links = {page: [link.get("href") for link in head.iter("link") if rel in str(link.get("rel")).split()] for page, head in pages.items()}
        assert {page: each for page, each in links.items() if each != [SITE_URL + path]} == {}
        assert (sample_site / path).is_file()


def test_every_profile_skill_team_and_program_tells_what_it_is(pages: dict[str, Element]) -> None:
    told = {
        page: [json.loads(each.text or "")["@type"] for each in data(head)]
        for page, head in pages.items()
        if page.count("/") == 2 and page.partition("/")[0] in KINDS
    }
    assert len(told) > 100
    assert {page: kinds for page, kinds in told.items() if kinds != [KINDS[page.partition("/")[0]]]} == {}


def test_the_other_pages_that_tell_something_are_home_and_the_circles_that_meet(pages: dict[str, Element]) -> None:
    found = ((page, each) for page, head in pages.items() for each in data(head))
    kinds = Counter(json.loads(each.text or "")["@type"] for page, each in found if page.partition("/")[0] not in KINDS)
    meeting = sum("calendar.ics" in html5lib.serialize(head) or bool(data(head)) for page, head in pages.items() if page.startswith("circles/"))
    assert kinds == {"WebSite": 1, "EventSeries": meeting}


def test_a_thing_says_the_address_of_its_page(pages: dict[str, Element]) -> None:
    wrong = [
        page
        for page, head in pages.items()
        for each in data(head)
        if json.loads(each.text or "")["url"] != SITE_URL + page.removesuffix("index.html")
    ]
    assert wrong == []


def test_the_themes_search_does_not_know_it(sample_site: Path) -> None:
    assert "schema.org" not in (sample_site / "search/search_index.json").read_text("utf-8")
