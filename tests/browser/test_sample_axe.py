"""Every kind of page is free of serious faults for those who cannot see it well, narrow and wide, light and dark."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from sample_support import page_of, url_of

Visit = Callable[..., Page]

KINDS = (
    "home",
    "directory",
    "person",
    "skill",
    "skills",
    "a-to-z",
    "team",
    "circle",
    "note",
    "program",
    "matches",
    "playbook",
    "checklist",
    "program-checklist",
    "contribute",
)
ASKED = {
    "answers": "?find=kuberntes mentor",
    "nobody": "?find=kuberntes mentor german",
    "table": "?find=sql&view=table",
    "compared": "?find=sql&view=compare&compare=angus-maclellan,ines-valadares",
    "one letter": "?find=k",
}
DEPENDS_ON_COLOUR = ["color-contrast", "link-in-text-block"]

SETTLED = "Promise.all(document.getAnimations().map((each) => each.finished.catch(() => {})))"


IMPACTS = ("minor", "moderate", "serious", "critical")


def faults(page: Page, rules: list[str] | None = None, least: str = "serious") -> list[str]:
    """Say what axe-core finds that matters at *least* so much, and where."""
    page.evaluate(SETTLED)
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if rules:
        options["runOnly"] = {"type": "rule", "values": rules}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{each['id']} at {node['target'][0]}: {' '.join(part['message'] for part in node['any'])}"
        for each in found
        for node in each["nodes"]
        if each["impact"] in IMPACTS[IMPACTS.index(least) :]
    ]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_serious_stands_in_the_way_of_a_reader_in_the_light_or_in_the_dark(
    look: Visit, sample_site: Path, kind: str, width: int
) -> None:
    page = look(url_of(sample_site, page_of(sample_site, kind)), width=width)
    assert page.locator("body").get_attribute("data-md-color-scheme") == "default"
    assert faults(page) == []
    # The page is the same but for its colours, and what the theme switches them by.
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    assert faults(page, DEPENDS_ON_COLOUR) == []


def test_whoever_likes_it_dark_has_it_dark(look: Visit) -> None:
    assert look("", color_scheme="dark").locator("body").get_attribute("data-md-color-scheme") == "slate"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_a_phone(look: Visit, sample_site: Path, kind: str) -> None:
    page = look(url_of(sample_site, page_of(sample_site, kind)), width=360)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360


def asked(look: Visit, query: str, **options: object) -> Page:
    """Open the directory with a question, its filters open, and wait until all is there."""
    page = look(f"people/{query}", **options)
    expect(page.locator(".hub-about-you")).to_have_count(1)
    page.locator(".hub-filters").evaluate("(filters) => { filters.open = true; }")
    return page


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("query", ASKED.values(), ids=ASKED)
def test_nothing_at_all_stands_in_the_way_of_who_asks(look: Visit, query: str, width: int) -> None:
    page = asked(look, query, width=width)
    assert faults(page, least="minor") == []


@pytest.mark.parametrize("query", ASKED.values(), ids=ASKED)
def test_in_the_dark_every_answer_can_be_read(look: Visit, query: str) -> None:
    page = asked(look, query, color_scheme="dark")
    assert faults(page, DEPENDS_ON_COLOUR) == []


def test_the_suggestions_stand_in_nobodys_way(look: Visit) -> None:
    page = asked(look, "")
    page.locator("#hub-find").press_sequentially("ku")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert faults(page, least="minor") == []


def test_a_link_that_only_its_colour_tells_is_found(look: Visit) -> None:
    page = look("teams/")
    page.evaluate(
        "document.querySelector('h1').insertAdjacentHTML('afterend', '<p>A <a class=\"plain\" href=\"#\">link</a> in it</p>')"
    )
    page.evaluate("document.querySelector('.plain').style = 'text-decoration: none; color: #444'")
    assert any(fault.startswith("link-in-text-block at .plain") for fault in faults(page, DEPENDS_ON_COLOUR))
