"""Readers say that their profile is still true, and take the line for it along to the forge."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

Visit = Callable[..., Page]

FORGE = "https://forge.saltmarsh.example/people/hub/edit/main/people/"
STALE = "people/gareth-penhallow/"
FRESH = "people/ananya-raghunathan/"
TOMORROW = {"timezone_id": "Pacific/Kiritimati"}
"""A clock on which it is the 23rd already."""


def go_to_forge(page: Page) -> str:
    """Choose *Still true* and give the address that opens beside the page."""
    page.context.route(f"{FORGE}**", lambda route: route.fulfill(status=200, body="the file"))
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Still true").click()
    opened.value.wait_for_load_state()
    return opened.value.url


def pasted(page: Page) -> str:
    """Give what stands on the clipboard: a page on plain http may only paste it."""
    page.bring_to_front()
    box = page.locator(".md-search__input")
    box.focus()
    page.keyboard.press("ControlOrMeta+V")
    return box.input_value()


def test_still_true_copies_the_line_with_the_readers_date_and_opens_the_file(look: Visit) -> None:
    page = look(STALE, **TOMORROW)
    assert go_to_forge(page) == f"{FORGE}gareth-penhallow.yml"
    expect(page.locator("#still-said")).to_have_text("Copied confirmed: 2026-11-23. Put it in place of the line that begins with “confirmed”.")
    assert pasted(page) == "confirmed: 2026-11-23"


def test_without_a_script_still_true_opens_the_file_and_the_line_can_be_read(look: Visit) -> None:
    page = look(FRESH, java_script_enabled=False)
    expect(page.locator("#still-line")).to_have_text("confirmed: 2026-11-22")
    expect(page.get_by_text("Put it in place of the line")).to_be_visible()
    assert go_to_forge(page) == f"{FORGE}ananya-raghunathan.yml"


def test_a_skill_asks_only_those_who_say_that_they_know_it(look: Visit) -> None:
    page = look("skills/sql/")
    asks = page.get_by_text("You say that you know this.")
    expect(asks).to_be_hidden()
    for you in ("ananya-raghunathan", "despina-karageorgi"):
        page.evaluate("you => localStorage.setItem('hub-about-you', JSON.stringify({ you }))", you)
        page.reload()
        expect(asks).to_be_visible(visible=you.startswith("ananya"))
        if you.startswith("ananya"):
            assert go_to_forge(page) == f"{FORGE}ananya-raghunathan.yml"
            page.bring_to_front()
