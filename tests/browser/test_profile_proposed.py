"""A link may say what stands in a profile's form: what a colleague proposes, or what a skill's page offers."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect

Visit = Callable[..., Page]
Open = Callable[..., Page]

ME = "zoe-thibodeau"


@pytest.fixture
def form(look: Visit) -> Open:
    """Open the form of a profile by a link that says so much."""

    def open_form(*asked: tuple[str, str], **options: object) -> Page:
        page = look(f"profile/?{urlencode(asked)}", **options)
        page.wait_for_selector("[data-ready]")
        return page

    return open_form


def added(page: Page) -> list[str]:
    """Give the lines of skills that come into the file."""
    return [line.removeprefix("+").strip() for line in page.locator(".hub-change ins").all_inner_texts() if "skill" in line]


def filled_in(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text="Filled in for you")


def test_a_link_fills_in_what_the_profile_does_not_say_yet(form: Open) -> None:
    page = form(("person", ME), ("skill", "gdpr"), ("skill", "react"), ("want", "go"), ("want", "python"))
    expect(filled_in(page)).to_have_text("Filled in for you: GDPR, Go. Keep what is true, and take out the rest.")
    assert added(page) == ["- skill: gdpr", "- skill: go"]


def test_what_is_proposed_lies_open_and_can_be_taken_out(form: Open) -> None:
    page = form(("person", ME), ("skill", "gdpr"))
    mine = page.locator("details", has=page.locator("summary", has_text="GDPR"))
    expect(mine.get_by_text("I would teach this to a colleague")).to_be_visible()
    mine.get_by_role("button", name="Take out").click()
    assert added(page) == []


def test_a_link_fills_in_no_words_but_those_of_the_hubs_skills(form: Open) -> None:
    page = form(("person", ME), ("skill", "ask-mallory-instead"), ("skill", "<img src=x>"), ("skill", ""), ("want", "GDPR"), ("want", "data protection"))
    expect(filled_in(page)).to_have_text("Filled in for you: GDPR. Keep what is true, and take out the rest.")
    assert added(page) == ["- skill: gdpr"]


def test_a_skill_that_is_no_longer_recommended_is_not_proposed(form: Open) -> None:
    page = form(("person", "filipa-braganca"), ("skill", "jquery"))
    expect(filled_in(page)).to_have_count(0)
    assert added(page) == []


def test_who_says_who_they_are_first_finds_it_in_their_own_profile(form: Open) -> None:
    page = form(("skill", "gdpr"))
    page.locator("summary", has_text="I have one").click()
    page.locator("#hub-form-you").press_sequentially("zoë thib")
    page.get_by_role("button", name="I am Zoë Thibodeau").click()
    expect(page.locator("#hub-name")).to_have_value("Zoë Thibodeau")
    expect(filled_in(page)).to_contain_text("GDPR")
    assert added(page) == ["- skill: gdpr"]


def test_a_new_profile_begins_with_it_and_with_no_empty_part(form: Open) -> None:
    page = form(("skill", "gdpr"))
    expect(page.locator("#hub-skills-1-skill")).to_have_value("GDPR")
    expect(page.locator(".hub-parts").first.locator("details")).to_have_count(1)


def test_after_a_reload_it_is_there_once(form: Open) -> None:
    page = form(("person", ME), ("skill", "gdpr"))
    page.locator("#hub-role").fill("Engineer")
    page.reload()
    page.wait_for_selector("[data-ready]")
    expect(page.locator("#hub-role")).to_have_value("Engineer")
    assert added(page) == ["- skill: gdpr"]


@pytest.mark.parametrize(("offer", "field"), [("I know it", "#hub-skills-1-skill"), ("I want to learn it", "#hub-wants-1-skill")])
def test_a_skills_page_offers_to_add_oneself(look: Visit, offer: str, field: str) -> None:
    page = look("skills/gdpr/", width=360)
    page.get_by_role("link", name=offer).click()
    expect(page.locator(field)).to_have_value("GDPR")


def test_where_nobody_fits_a_wish_is_filled_in(look: Visit) -> None:
    page = look("people/?find=kuberntes+mentor+german")
    page.get_by_role("link", name="Open your profile with it filled in").click()
    expect(page.locator("#hub-wants-1-skill")).to_have_value("Kubernetes")


def test_who_stands_on_a_skills_page_is_not_asked_to_add_themselves(look: Visit) -> None:
    page = look("skills/react/")
    offer = page.get_by_role("link", name="I know it")
    expect(offer).to_be_visible()
    page.evaluate("you => localStorage.setItem('hub-about-you', JSON.stringify({ you }))", ME)
    page.reload()
    expect(page.get_by_text("You say that you know this.")).to_be_visible()
    expect(offer).to_be_hidden()


def test_nobody_is_asked_to_add_themselves_to_what_is_no_longer_recommended(look: Visit) -> None:
    page = look("skills/jquery/")
    expect(page.get_by_role("link", name="I know it")).to_have_count(0)
