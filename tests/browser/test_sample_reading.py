"""The built sample site does what readers come for: they find, ask, meet, learn and tick, by hand, by key, or without a script."""

import json
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect
from sample_support import ROOT, TODAY, page_of, url_of

from hubgen.build import read_hub
from hubgen.content.hub import Hub
from hubgen.views.checklist import checklist_view

Visit = Callable[..., Page]

HEBREW = re.compile(r"[\u0590-\u05ff]")
RESULTS = ".hub-result"
ROWS = ".hub-directory > li:visible"


@pytest.fixture(scope="module")
def hub() -> Hub:
    """The repository's hub, which the site was made from."""
    return read_hub(ROOT, date.fromisoformat(TODAY))[0]


def press_until(page: Page, key: str, reached: str, most: int = 80) -> None:
    """Press a key until the focus is on an element that matches."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("(selector) => document.activeElement.matches(selector)", reached):
            return
    pytest.fail(f"{most} times {key}, and the focus is not on {reached}")


# Finding


def test_the_box_on_the_home_page_leads_to_those_who_match(look: Visit) -> None:
    page = look("")
    page.locator("#hub-q").fill("kubernetes")
    page.locator("#hub-q").press("Enter")
    page.wait_for_url(re.compile(r"/people/\?\w+=kubernetes$"))
    expect(page.locator("#hub-find")).to_have_value("kubernetes")
    expect(page.locator(RESULTS).first).to_contain_text("Kubernetes")


def test_keys_alone_lead_from_the_home_page_to_a_person(look: Visit) -> None:
    page = look("")
    press_until(page, "Tab", "#hub-q")
    page.keyboard.type("lukasz")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/people/\?\w+=lukasz$"))
    expect(page.locator(RESULTS)).to_have_count(1)
    press_until(page, "Tab", ".hub-result a[href*='lukasz-']")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Łukasz")


def test_the_search_at_the_head_of_every_page_knows_notes(look: Visit) -> None:
    page = look("teams/")
    page.keyboard.press("/")
    page.locator(".md-search__input").press_sequentially("exclusion constraints")
    expect(page.locator(".md-search-result__link[href*='circles/']").first).to_be_visible()


# Meeting


def test_meetings_stand_in_the_readers_own_time(look: Visit, sample_site: Path) -> None:
    page = look(url_of(sample_site, page_of(sample_site, "circle")), timezone_id="Asia/Tokyo")
    times = page.locator("time[data-hub-time]")
    expect(times.first).to_contain_text("your time")
    for time in times.all():
        there = datetime.fromisoformat(time.get_attribute("datetime") or "").astimezone(ZoneInfo("Asia/Tokyo"))
        expect(time).to_have_text(f"{there:%a} {there.day} {there:%b %Y, %H:%M} your time")


def test_the_next_meetings_of_the_home_page_stand_in_the_readers_own_time(look: Visit) -> None:
    page = look("", timezone_id="America/Halifax")
    expect(page.locator("time[data-hub-time]").first).to_contain_text("your time")


def test_a_colleagues_page_says_what_time_it_is_there(look: Visit) -> None:
    page = look("people/kalliopi-moraiti/")
    expect(page.locator("[data-hub-clock]")).to_contain_text("16:05 there")


# Ticking


CHECKLISTS = ("playbooks/checklist/", "programs/seo-pilot/checklist/", "programs/kubernetes-skill-swap/checklist/")


def test_ticks_outlast_the_page(look: Visit) -> None:
    page = look("playbooks/checklist/")
    page.get_by_role("checkbox").nth(1).check()
    page.reload()
    expect(page.get_by_role("checkbox").nth(1)).to_be_checked()
    expect(page.get_by_role("checkbox").nth(0)).not_to_be_checked()


def test_by_key_a_box_is_ticked_and_progress_counts_what_the_hub_ticked_too(look: Visit) -> None:
    page = look("programs/kubernetes-skill-swap/checklist/")
    by_hub = page.locator("[data-hub-state=done]").count()
    every = page.locator(".hub-step").count()
    page.locator("h1").click()
    press_until(page, "Tab", "#tick-hour-a-week")
    page.keyboard.press("Space")
    expect(page.locator(".hub-checklist-progress")).to_have_text(f"{by_hub + 1} of {every} done, {by_hub} of them from the hub")


def test_what_the_hub_ticked_cannot_be_unticked_or_cleared(look: Visit) -> None:
    page = look("programs/seo-pilot/checklist/")
    assert page.locator("[data-hub-state] input").count() == 0
    by_hub = page.locator("[data-hub-state=done]").count()
    page.get_by_role("checkbox").first.check()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Clear my ticks").click()
    expect(page.get_by_role("checkbox").first).not_to_be_checked()
    expect(page.locator(".hub-checklist-progress")).to_contain_text(f"{by_hub} of them from the hub")


def test_ticks_of_the_page_as_it_was_before_are_kept(look: Visit) -> None:
    page = look("playbooks/checklist/")
    page.evaluate("localStorage.setItem('hub-checklist:/:playbooks/checklist/', '{\"It names one skill\": true}')")
    page.reload()
    expect(page.get_by_role("checkbox", name="It names one skill")).to_be_checked()


@pytest.mark.parametrize("path", CHECKLISTS)
def test_on_paper_a_checklist_has_boxes_and_no_navigation_on_two_pages(look: Visit, path: str) -> None:
    page = look(path)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 2
    page.emulate_media(media="print")
    expect(page.get_by_role("checkbox").first).to_be_visible()
    for part in (".md-header", ".md-tabs", ".md-sidebar--primary", ".md-sidebar--secondary", ".md-footer"):
        for found in page.locator(part).all():
            expect(found).not_to_be_visible()


def test_an_agenda_is_one_page_of_paper(look: Visit) -> None:
    sheet = look("programs/seo-pilot/agenda/").pdf(format="A4")
    assert re.findall(rb"/Count (\d+)", sheet) == [b"1"]


# Without a script


def test_without_a_script_the_directory_holds_everyone(look: Visit, hub: Hub) -> None:
    page = look("people/", java_script_enabled=False)
    assert page.locator(ROWS).count() == len(hub.present)
    expect(page.locator("article form")).not_to_be_visible()


def test_without_a_script_a_person_can_be_reached(look: Visit) -> None:
    page = look("people/kalliopi-moraiti/", java_script_enabled=False)
    expect(page.locator("[data-hub-clock]")).to_have_text("Athens time, works 09:00-16:30")
    expect(page.locator("article a[href^='mailto:']").first).to_be_visible()
    expect(page.locator("#first-message")).to_be_visible()
    expect(page.locator("button[data-hub-copy]")).not_to_be_visible()


def test_without_a_script_a_circle_says_when_it_meets_where_it_meets(look: Visit) -> None:
    page = look("circles/postgres-reading-group/", java_script_enabled=False)
    times = page.locator("time[data-hub-time]")
    expect(times.first).to_be_visible()
    assert [text for text in times.all_text_contents() if not text.endswith(" Lisbon")] == []


def test_without_a_script_the_checklist_is_whole(look: Visit, hub: Hub) -> None:
    page = look("programs/kubernetes-skill-swap/checklist/", java_script_enabled=False)
    view = checklist_view(hub, hub.programs["kubernetes-skill-swap"])
    assert page.locator("[data-hub-state=done]:visible").count() == view.done
    assert page.get_by_role("checkbox").count() == view.own


def test_without_a_script_the_box_on_the_home_page_leads_to_everyone(look: Visit, hub: Hub) -> None:
    page = look("", java_script_enabled=False)
    page.locator("#hub-q").fill("kubernetes")
    page.locator("#hub-q").press("Enter")
    page.wait_for_url(re.compile(r"/people/\?\w+=kubernetes$"))
    assert page.locator(ROWS).count() == len(hub.present)


# From page to page


def test_the_next_record_takes_the_place_of_the_last_without_a_new_page(look: Visit, sample_url: str) -> None:
    page = look("people/kalliopi-moraiti/", timezone_id="Asia/Tokyo")
    page.evaluate("window.stayed = true")
    page.locator("article a[href$='circles/writing-well/']").click()
    page.wait_for_url(f"{sample_url}circles/writing-well/")
    expect(page.locator("h1")).to_have_text("Writing well")
    expect(page).to_have_title(re.compile("^Writing well"))
    expect(page.locator("[data-md-component=header-topic]").last).to_have_text("Writing well")
    expect(page.locator("time[data-hub-time]").first).to_contain_text("your time")
    assert page.evaluate("window.stayed") is True


def test_what_a_page_tells_machines_goes_with_it_and_never_runs(look: Visit, sample_url: str) -> None:
    page = look("people/kalliopi-moraiti/")
    data = page.locator("head script[type='application/ld+json']")
    assert [json.loads(text)["name"] for text in data.all_text_contents()] == ["Kalliopi Moraiti"]
    page.locator("article a[href$='circles/writing-well/']").click()
    expect(page).to_have_title(re.compile("^Writing well"))
    assert [json.loads(text)["name"] for text in data.all_text_contents()] == ["Writing well"]
    assert page.locator("head link[rel=search]").count() == 1


def test_a_list_can_be_narrowed_on_a_page_that_took_the_place_of_another(look: Visit, sample_url: str) -> None:
    page = look("skills/sql/")
    page.evaluate("window.stayed = true")
    page.locator(".md-tabs a", has_text="Who knows what").click()
    page.wait_for_url(f"{sample_url}people/")
    page.locator("#hub-find").fill("lukasz")
    expect(page.locator(RESULTS)).to_have_count(1)
    assert page.evaluate("window.stayed") is True


# Names


def test_a_name_that_is_written_from_right_to_left_is_kept_apart(look: Visit, hub: Hub) -> None:
    person = next(person for person in hub.present if HEBREW.search(person.name))
    page = look(f"people/{person.slug}/")
    name = page.locator("h1 bdi")
    expect(name).to_have_text(person.name)
    assert name.evaluate("(element) => getComputedStyle(element).direction") == "rtl"


def test_a_name_that_is_written_from_right_to_left_is_kept_apart_wherever_it_is_named(sample_site: Path, hub: Hub) -> None:
    names = [person.name for person in hub.present if HEBREW.search(person.name)]
    loose = [
        (page.relative_to(sample_site).as_posix(), name)
        for page in sample_site.glob("*/**/index.html")
        for name in names
        if re.search(rf"<a [^>]*>{re.escape(name)}</a>", page.read_text("utf-8"))
    ]
    assert loose == []


def test_the_calendar_of_a_circle_can_be_taken_away(look: Visit) -> None:
    page = look("circles/postgres-reading-group/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Add to your calendar").click()
    assert Path(waiting.value.path()).read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
