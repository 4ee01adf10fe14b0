"""The pages of insights can be read on a phone, in the light and in the dark, and used without a mouse."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from insight_hubs import real_hubs
from playwright.sync_api import Page, expect
from test_sample_axe import DEPENDS_ON_COLOUR, faults

from hubgen.site.pages import make_site
from hubgen.views.insights.measures import measure
from hubgen.views.insights.trends import MonthCounts

Visit = Callable[..., Page]

PAGES = ("", "wanted/", "single-points/", "freshness/", "trends/")


def with_a_past(url: str) -> str:
    """Give the inside of a page of the sample hub as it is when months are known."""
    hub = real_hubs()[1]
    months = {date(2025, month, 28): MonthCounts(measure(replace(hub, people=dict(list(hub.people.items())[: 4 * month])))) for month in (9, 11, 12)}
    site = make_site(hub, months=lambda: months)
    return site.render(site.records[f"insights/{url}"]).html


def show(page: Page, url: str) -> None:
    page.locator("article").evaluate("(article, html) => { article.innerHTML = html; }", with_a_past(url))


SEEN_ELSEWHERE = ".md-header, .md-tabs, .md-sidebar, .md-footer"
REPEATS = "#hub-demand > tbody:nth-of-type(n+6), .hub-claims > li:nth-child(n+4), .hub-charts > :nth-child(n+4), .hub-trends tr:nth-child(n+4), .hub-figures > :nth-child(n+4)"
"""What is built like what stands before it: looking at all of it takes a quarter of a minute a page."""


@pytest.mark.parametrize("url", PAGES)
def test_nothing_stands_in_the_way_of_who_reads_insights_on_a_phone(look: Visit, url: str) -> None:
    page = look(f"insights/{url}", width=360)
    if url in ("", "trends/"):
        show(page, url)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    page.evaluate("rows => document.querySelectorAll(rows).forEach((row) => row.remove())", f"{SEEN_ELSEWHERE}, {REPEATS}")
    assert faults(page) == []
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    assert faults(page, DEPENDS_ON_COLOUR) == []


def test_no_team_of_one_word_is_cut_in_two_on_a_phone(look: Visit) -> None:
    names = look("insights/freshness/", width=360).locator(".hub-fresh th[scope=row] bdi")
    lines = names.evaluate_all("all => all.filter((each) => !each.textContent.includes(' ')).map((each) => each.getClientRects().length)")
    assert lines == [1] * 5


def test_a_chart_stands_above_its_table_which_opens_by_the_keyboard(look: Visit) -> None:
    page = look("insights/freshness/")
    figure = page.locator("figure").first
    assert (figure.get_by_role("img").bounding_box() or {})["height"] > 50
    expect(figure.get_by_role("table")).to_be_hidden()
    figure.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(figure.get_by_role("table").get_by_role("row")).to_have_count(13)


def test_a_wish_is_found_by_typing(look: Visit) -> None:
    page = look("insights/wanted/")
    page.get_by_label("Find a skill or a name").press_sequentially("negotia")
    expect(page.locator("#hub-demand > tbody:visible")).to_have_count(1)
    expect(page.locator("[data-hub-status]")).to_have_text("1 skill")


def test_from_right_to_left_a_chart_still_goes_from_left_to_right(look: Visit) -> None:
    page = look("insights/freshness/", width=360)
    places = "() => [...document.querySelector('figure svg').querySelectorAll('text')].map((word) => word.getBoundingClientRect().x)"
    before = page.evaluate(places)
    page.evaluate("document.documentElement.dir = 'rtl'")
    after = page.evaluate(places)
    assert [place - after[0] for place in after] == pytest.approx([place - before[0] for place in before], abs=1)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
