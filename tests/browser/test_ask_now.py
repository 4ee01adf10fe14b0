"""A skill's page knows who can be asked at this moment."""

from collections.abc import Callable
from datetime import UTC, datetime

from playwright.sync_api import Page, expect

Visit = Callable[..., Page]

TUESDAY = datetime(2026, 11, 24, 14, 5, tzinfo=UTC)


def test_a_skill_shows_who_is_at_work_now_and_without_a_script_everyone(look: Visit) -> None:
    page = look("skills/sql/", timezone_id="Europe/Lisbon")
    panel = page.locator("[data-hub-ask]")
    expect(panel).to_contain_text("Nobody of them is at work now. The next is")
    page.clock.set_system_time(TUESDAY)
    page.reload()
    expect(panel.locator("[data-hub-ask-said]")).to_be_hidden()
    shown = panel.locator("ol > li:visible")
    expect(shown.first).to_contain_text("at work until")
    assert 1 <= shown.count() <= 3
    plain = look("skills/sql/", java_script_enabled=False).locator("[data-hub-ask]")
    assert plain.locator("ol > li:visible").count() == 5
    expect(plain).to_contain_text("Lisbon time, works 09:00-17:30")
