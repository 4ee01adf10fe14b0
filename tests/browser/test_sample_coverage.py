"""Who covers what and who is joined to whom can be read on a phone and without a mouse, and two teams stand side by side."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from test_sample_axe import DEPENDS_ON_COLOUR, faults
from test_sample_reading import press_until

Visit = Callable[..., Page]

COVERAGE, NETWORK = "insights/coverage/", "insights/network/"
COMPARED = f"{COVERAGE}?first=platform&second=data"
SCROLLED = "() => new Promise((seen) => { const look = () => (document.querySelector('.hub-heat__scroll').scrollLeft > 40 ? seen() : requestAnimationFrame(look)); look(); })"
SEEN_ELSEWHERE = ".md-header, .md-tabs, .md-sidebar, .md-footer"
REPEATS = ".hub-heat__table tr > :nth-child(n+5), .hub-heat__table tbody tr:nth-child(n+3), .hub-sides__table tr:nth-child(n+2), svg a:nth-of-type(n+3), .hub-net__bridges tr:nth-child(n+2), .hub-net__rows"
"""What is built like what stands before it."""


def compared(page: Page) -> list[str]:
    """Give the names of the teams that stand side by side."""
    expect(page.locator("[data-hub-sides-table] table")).to_be_visible()
    return page.locator("[data-hub-sides-table] thead bdi").all_inner_texts()


@pytest.mark.parametrize("path", [COMPARED, NETWORK])
def test_nothing_stands_in_the_way_of_who_reads_them_on_a_phone(look: Visit, path: str) -> None:
    page = look(path, width=360)
    if path == COMPARED:
        compared(page)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    page.evaluate("rows => document.querySelectorAll(rows).forEach((row) => row.remove())", f"{SEEN_ELSEWHERE}, {REPEATS}")
    assert faults(page) == []
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    assert faults(page, DEPENDS_ON_COLOUR) == []


def test_by_key_the_table_is_scrolled_and_a_number_leads_to_its_people(look: Visit) -> None:
    page = look(COVERAGE, width=360)
    press_until(page, "Tab", ".hub-heat__scroll")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.evaluate(SCROLLED)
    # The names of the teams stay.
    assert (page.locator("tbody th").first.bounding_box() or {})["x"] >= 0
    press_until(page, "Tab", "td.hub-heat__cell a")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/coverage/team/[a-z-]+/#skill-[a-z-]+$"))
    expect(page.locator(":target")).to_be_visible()


def test_a_number_leads_to_as_many_people_without_a_script(look: Visit) -> None:
    page = look(COVERAGE, java_script_enabled=False)
    expect(page.locator("form[data-hub-sides]")).to_be_hidden()
    cell = page.locator("td.hub-heat__cell a[href$='platform/#skill-linux']")
    count = int(re.findall(r"\d+", cell.inner_text())[0])
    cell.click()
    expect(page.locator("#skill-linux + ul > li")).to_have_count(count)


def test_two_teams_stand_side_by_side_and_back_undoes_each_choice(look: Visit) -> None:
    page = look(COVERAGE)
    page.get_by_label("One team").select_option("platform")
    page.get_by_label("And another").select_option("data")
    assert compared(page) == ["Platform", "Data"]
    page.get_by_label("And another").select_option("design")
    expect(page.locator("[data-hub-sides-table] thead")).to_contain_text("Design")
    assert page.url.endswith("?first=platform&second=design")
    page.go_back()
    expect(page.locator("[data-hub-sides-table] thead")).to_contain_text("Data")
    page.go_back()
    expect(page.locator("[data-hub-sides-table] table")).to_have_count(0)
    expect(page.get_by_label("One team")).to_have_value("platform")


def test_a_link_to_two_teams_shows_them(look: Visit) -> None:
    page = look(COMPARED)
    assert compared(page) == ["Platform", "Data"]
    expect(page.locator("[data-hub-sides-status]")).to_contain_text("one could teach the other")


def test_on_a_phone_the_picture_is_as_large_as_it_needs_and_a_mark_leads_to_a_profile(look: Visit) -> None:
    page = look(NETWORK, width=360)
    assert page.evaluate("document.querySelector('.hub-net__scroll').scrollWidth") > 700
    mark = page.locator("svg a").first
    name = (mark.locator("title").text_content() or "").split(",")[0]
    mark.locator("circle").click()
    expect(page.locator("h1")).to_contain_text(name)


def test_who_uses_keys_is_not_led_through_the_marks(look: Visit) -> None:
    page = look(NETWORK)
    press_until(page, "Tab", ".hub-net__scroll")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.hub-net__signs a')")


@pytest.mark.parametrize("path", [COVERAGE, NETWORK])
def test_on_paper_nothing_is_cut_off(look: Visit, path: str) -> None:
    page = look(path, width=1000)
    page.emulate_media(media="print")
    cut = "[...document.querySelectorAll('.hub-scroll')].filter((part) => getComputedStyle(part).overflowX !== 'visible').length"
    assert page.evaluate(cut) == 0
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 1000
