"""The theme's search in the header finds people and skills too, above its pages, in real Chromium."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

Visit = Callable[..., Page]

INPUT = "[data-md-component=search-query]"
INDEX = "**/assets/hub/index/*"
WORDS = "**/assets/hub/index/words-*"
SETTLED = "Promise.all(document.getAnimations().map((each) => each.finished.catch(() => {})))"
DIRECTORY_BOX = "[data-hub-directory] input[type=search]"


def found(page: Page) -> Locator:
    return page.locator(".hub-found")


def link(page: Page, name: str) -> Locator:
    return found(page).get_by_role("link", name=name)


def ask(page: Page, query: str) -> Page:
    """Type a query into the header's search."""
    page.locator(INPUT).click()
    page.locator(INPUT).press_sequentially(query)
    return page


# What is found


def test_a_misspelt_skill_is_found(look: Visit) -> None:
    page = ask(look("circles/"), "kuberntes")
    expect(link(page, "Kubernetes skill")).to_have_attribute("href", re.compile(r"/skills/kubernetes/$"))


def test_a_misspelt_skill_finds_those_who_know_it(look: Visit) -> None:
    page = ask(look("circles/"), "kuberntes")
    people = found(page).get_by_role("list", name="People").get_by_role("link")
    expect(people).to_have_count(4)
    expect(people.first).to_contain_text("Kubernetes, ")
    expect(link(page, "All 7 people")).to_have_attribute("href", re.compile(r"/people/\?find=kuberntes$"))


def test_what_was_corrected_is_said(look: Visit) -> None:
    page = ask(look("circles/"), "kuberntes")
    expect(found(page)).to_contain_text("Showing Kubernetes for “kuberntes”")


def test_another_name_of_a_skill_finds_it(look: Visit) -> None:
    page = ask(look(""), "k8s")
    expect(link(page, "Kubernetes skill")).to_be_visible()
    expect(link(page, "All 7 people")).to_be_visible()


def test_a_question_in_a_sentence_finds_the_skill_in_it(look: Visit) -> None:
    page = ask(look(""), "who knows k8s in tokyo")
    expect(link(page, "Kubernetes skill")).to_be_visible()


def test_one_letter_suggests_and_names_nobody(look: Visit) -> None:
    page = ask(look("circles/"), "k")
    expect(link(page, "Kubernetes skill")).to_be_visible()
    expect(found(page).get_by_role("list")).to_have_count(1)


def test_a_name_in_another_script_keeps_its_direction_to_itself(look: Visit) -> None:
    page = ask(look(""), "שירה")
    expect(found(page).locator("a bdi").first).to_have_text("שירה אלמוג")


def test_the_themes_pages_still_stand_below(look: Visit) -> None:
    page = ask(look(""), "python")
    expect(link(page, "Python skill")).to_be_visible()
    page_below = page.locator(".md-search-result__link").first
    expect(page_below).to_be_visible()
    above, below = found(page).bounding_box(), page_below.bounding_box()
    assert above and below and above["y"] + above["height"] <= below["y"]


def test_where_nothing_is_found_the_theme_speaks_alone(look: Visit) -> None:
    page = ask(look(""), "python")
    expect(found(page)).to_be_visible()
    page.locator(INPUT).fill("zzzzqqqq")
    expect(found(page)).to_be_hidden()
    expect(page.locator(".md-search-result__meta")).to_be_visible()


def test_an_emptied_box_finds_nothing(look: Visit) -> None:
    page = ask(look(""), "python")
    expect(found(page)).to_be_visible()
    page.locator(".md-search button[type=reset]").click()
    expect(found(page)).to_be_hidden()


def test_how_many_there_are_is_announced(look: Visit) -> None:
    page = look("")
    status = page.locator(".md-search [role=status]")
    expect(status).to_have_text("")
    ask(page, "k8s")
    expect(status).to_have_text("1 suggestion, 7 people fit")


def test_a_query_in_the_address_is_answered(look: Visit) -> None:
    expect(link(look("circles/?q=kuberntes"), "Kubernetes skill")).to_be_visible()


def test_it_fits_a_phone(look: Visit) -> None:
    page = look("circles/", width=360)
    page.locator(".md-header__button[for=__search]").click()
    page.keyboard.type("maria leonor")
    expect(link(page, "Maria Leonor")).to_be_visible()
    assert page.evaluate("document.querySelector('.md-search__scrollwrap').scrollWidth") <= 360


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_in_it_stands_in_the_way_of_a_reader(look: Visit, scheme: str, width: int) -> None:
    page = look("circles/?q=kuberntes", width=width, color_scheme=scheme)
    expect(link(page, "All 7 people")).to_be_visible()
    page.evaluate(SETTLED)
    assert Axe().run(page, context=".hub-found").response["violations"] == []


# Keys


def test_the_arrows_go_through_people_and_skills_and_on_to_the_pages(look: Visit) -> None:
    page = ask(look(""), "python")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    ours = link(page, "")
    expect(ours.last).to_have_text(re.compile("^All "))
    for place in range(ours.count()):
        page.keyboard.press("ArrowDown")
        expect(ours.nth(place)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".md-search-result__link").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(ours.last).to_be_focused()


def test_the_arrow_up_from_the_first_one_leads_back_into_the_box(look: Visit) -> None:
    page = ask(look(""), "kuberntes")
    expect(link(page, "Kubernetes skill")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.locator(INPUT)).to_be_focused()


def test_tab_leads_to_what_was_found_and_out_again(look: Visit) -> None:
    page = ask(look(""), "maelle")
    expect(link(page, "Maëlle Comeau")).to_be_visible()
    page.keyboard.press("Tab")
    if not link(page, "Maëlle Comeau").evaluate("(link) => link === document.activeElement"):
        page.keyboard.press("Tab")  # what scrolls may be a stop of its own
    expect(link(page, "Maëlle Comeau")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(found(page)).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Shift+Tab")
    expect(found(page)).to_be_hidden()


def test_keys_of_an_input_method_are_left_alone(look: Visit) -> None:
    page = ask(look(""), "python")
    expect(link(page, "Python skill")).to_be_visible()
    page.locator(INPUT).evaluate(
        """(input) => {
            input.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
            const keys = { key: "ArrowDown", bubbles: true, cancelable: true, isComposing: true };
            input.dispatchEvent(new KeyboardEvent("keydown", keys));
        }"""
    )
    expect(page.locator(INPUT)).to_be_focused()


def test_enter_leads_to_all_who_fit(look: Visit, sample_url: str) -> None:
    page = ask(look("circles/"), "kuberntes")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{sample_url}people/?find=kuberntes")


def test_enter_leads_to_the_one_who_was_named(look: Visit, sample_url: str) -> None:
    page = ask(look("circles/"), "maelle")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{sample_url}people/maelle-comeau/")


def test_enter_is_the_themes_where_nobody_fits(look: Visit, sample_url: str) -> None:
    page = ask(look("circles/"), "implementation checklist")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/playbooks/"))


def test_a_slash_leads_to_the_search_in_the_header(look: Visit) -> None:
    page = look("circles/")
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()
    expect(page.locator(INPUT)).to_have_value("")


def test_a_slash_in_the_directory_leads_to_its_own_box(look: Visit) -> None:
    page = look("people/")
    expect(page.locator(DIRECTORY_BOX)).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator(DIRECTORY_BOX)).to_be_focused()
    expect(page.locator(DIRECTORY_BOX)).to_have_value("")


def test_a_slash_in_a_field_is_a_slash(look: Visit) -> None:
    page = look("people/")
    page.locator(DIRECTORY_BOX).press_sequentially("ci/cd")
    expect(page.locator(DIRECTORY_BOX)).to_have_value("ci/cd")


# Pages and the line


def test_a_link_is_followed_without_loading_the_page_anew_and_closes_the_search(
    look: Visit, sample_url: str
) -> None:
    page = ask(look("circles/"), "kuberntes")
    page.evaluate("window.isSame = true")
    link(page, "Kubernetes skill").click()
    page.wait_for_url(f"{sample_url}skills/kubernetes/**")
    expect(page.get_by_role("heading", level=1)).to_have_text("Kubernetes")
    expect(found(page)).to_be_hidden()
    assert page.evaluate("window.isSame") is True


def test_it_works_once_on_the_next_page(look: Visit) -> None:
    page = ask(look("circles/"), "kuberntes")
    link(page, "Kubernetes skill").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kubernetes")
    page.wait_for_timeout(500)  # the theme closes its search a second time, 60 ms after the page is there
    page.locator(INPUT).fill("k8s")
    expect(link(page, "All 7 people")).to_be_visible()
    expect(found(page)).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(link(page, "Kubernetes skill")).to_be_focused()


def test_a_slash_leads_to_the_header_again_behind_the_directory(look: Visit) -> None:
    page = look("people/")
    expect(page.locator(DIRECTORY_BOX)).to_be_visible()
    page.locator(".md-tabs").get_by_role("link", name="Circles").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Circles")
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()


@pytest.mark.parametrize("way", ["Enter", "link"])
def test_in_the_directory_it_asks_the_directory(look: Visit, sample_url: str, way: str) -> None:
    page = look("people/")
    expect(page.locator(DIRECTORY_BOX)).to_be_visible()
    ask(page, "k8s")
    expect(link(page, "All 7 people")).to_be_visible()
    if way == "link":
        link(page, "All 7 people").click()
    else:
        page.keyboard.press("Enter")
    expect(page.locator(DIRECTORY_BOX)).to_have_value("k8s")
    expect(found(page)).to_be_hidden()
    page.wait_for_url(f"{sample_url}people/?find=k8s")


def test_nothing_of_it_is_loaded_before_a_reader_is_there(look: Visit) -> None:
    page = look("circles/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")
    assert [url for url in asked if "/index/" in url or "/search.js" in url] == []
    with page.expect_request(INDEX):
        page.locator(INPUT).focus()


def test_an_answer_that_comes_too_late_is_dropped(look: Visit) -> None:
    page = ask(look("circles/"), "python")
    expect(found(page)).to_be_visible()
    held: list[Route] = []
    page.route(WORDS, lambda route: held.append(route))
    with page.expect_request(WORDS):
        page.locator(INPUT).fill("zebra")
    page.locator(INPUT).fill("maelle")
    expect(link(page, "Maëlle Comeau")).to_be_visible()
    held[0].continue_()
    page.evaluate(
        "import('/assets/hub/search.js').then(({ openSearch }) => openSearch()).then((one) => one.find('zebra'))"
    )
    assert link(page, "Maëlle Comeau").is_visible()


def test_without_an_index_the_theme_searches_alone_and_the_next_visit_tries_again(look: Visit) -> None:
    page = look("circles/")
    page.route(INDEX, lambda route: route.fulfill(body="this is not an index"))
    with page.expect_response(INDEX):
        ask(page, "python")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    expect(found(page)).to_be_hidden()
    page.unroute(INDEX)
    page.keyboard.press("Escape")
    expect(page.locator(INPUT)).not_to_be_focused()
    page.wait_for_timeout(500)  # until the theme has closed its search for good, as above
    page.locator(INPUT).focus()
    expect(link(page, "Python skill")).to_be_visible()
