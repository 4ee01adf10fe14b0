"""The directory of the sample site, searched by readers: by hand, by key, by link, on a phone, and without a line."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect
from sample_support import SITE_URL

Visit = Callable[..., Page]

BOX = "#hub-find"
RESULTS = ".hub-result"
NAMES = ".hub-result__name"
CHIPS = ".hub-chip"
COUNT = "#hub-count"


@pytest.fixture
def directory(look: Visit) -> Callable[..., Page]:
    """Open the directory, by default with nothing asked, and wait until it can be asked."""

    def open_directory(query: str = "", **options: object) -> Page:
        page = look(f"people/{query}", **options)
        expect(page.locator(BOX)).to_be_visible()
        expect(page.locator(".hub-about-you")).to_have_count(1)
        return page

    return open_directory


def asked(page: Page) -> str:
    """Give the words in the address."""
    return page.evaluate("new URLSearchParams(location.search).get('find') ?? ''")


# Asking


def test_a_misspelt_skill_is_found_and_the_correction_is_said(directory: Visit) -> None:
    page = directory()
    page.locator(BOX).fill("kuberntes")
    expect(page.locator(".hub-find__corrected")).to_have_text("Showing Kubernetes for “kuberntes”.")
    expect(page.locator(RESULTS).first).to_contain_text("Kubernetes, others come to them, teaches")


def test_a_query_is_shown_as_the_parts_it_was_read_into(directory: Visit) -> None:
    page = directory("?find=k8s mentor tokyo")
    expect(page.locator(CHIPS)).to_have_text([re.compile("Skill Kubernetes"), re.compile("Teaches"), re.compile("Place Tokyo")])


def test_each_result_says_why(directory: Visit) -> None:
    page = directory("?find=kubernetes tokyo")
    why = page.locator(".hub-result__why").first
    expect(why).to_contain_text("teaches, 2 seats free")
    expect(why).to_contain_text("in Tokyo")
    expect(why).to_contain_text("23:05 there")


def test_a_question_from_the_address_bar_is_asked_here(directory: Visit, sample_site: Path) -> None:
    urls = ElementTree.parse(sample_site / "opensearch.xml").getroot().findall("{http://a9.com/-/spec/opensearch/1.1/}Url")
    form = next(url.get("template", "") for url in urls if url.get("type") == "text/html")
    asked_for = form.replace("{searchTerms}", quote("café & kubernetes")).removeprefix(f"{SITE_URL}people/")
    page = directory(asked_for)
    expect(page.locator(BOX)).to_have_value("café & kubernetes")


def test_one_letter_gives_suggestions_only(directory: Visit) -> None:
    page = directory()
    page.locator(BOX).press_sequentially("k")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    expect(page.locator(RESULTS)).to_have_count(0)


def test_while_nothing_is_asked_everyone_is_listed(directory: Visit) -> None:
    page = directory()
    expect(page.locator("#hub-everyone")).to_be_visible()
    expect(page.locator(COUNT)).not_to_be_visible()


def test_a_part_of_the_query_can_be_taken_away(directory: Visit) -> None:
    page = directory("?find=kubernetes mentor halifax")
    page.get_by_role("button", name="Take away: Place Halifax").click()
    expect(page.locator(CHIPS)).to_have_count(2)
    expect(page.locator(BOX)).to_have_value("kubernetes mentor")


def test_a_suggestion_takes_the_place_of_what_was_typed(directory: Visit) -> None:
    page = directory()
    page.locator(BOX).press_sequentially("mentor in kube")
    page.get_by_role("listbox").get_by_role("option", name="Kubernetes skill").click()
    expect(page.locator(BOX)).to_have_value(re.compile("mentor in kubernetes", re.I))
    expect(page.locator(BOX)).to_be_focused()


def test_an_example_is_a_step_that_back_undoes(directory: Visit) -> None:
    page = directory()
    page.evaluate("window.stayed = true")
    page.locator(".hub-find__hint a").first.click()
    expect(page.locator(RESULTS).first).to_be_visible()
    page.go_back()
    expect(page.locator("#hub-everyone")).to_be_visible()
    assert page.evaluate("window.stayed") is True


# By keys alone


def test_keys_alone_find_a_teacher_for_a_misspelt_skill_in_a_city(directory: Visit) -> None:
    page = directory()
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.type("kuberntes mentor tokyo")
    expect(page.locator(RESULTS)).to_have_count(1)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.hub-result__name a')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Đặng Thị Hương")


def test_arrows_and_enter_choose_a_suggestion(directory: Visit) -> None:
    page = directory()
    page.locator(BOX).press_sequentially("kube")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(BOX)).to_have_attribute("aria-activedescendant", "hub-suggestions-0")
    page.keyboard.press("Enter")
    expect(page.get_by_role("listbox")).not_to_be_visible()
    expect(page.locator(BOX)).to_have_value(re.compile("^kubernetes$", re.I))


def test_escape_closes_the_suggestions_and_keeps_the_words(directory: Visit) -> None:
    page = directory()
    page.locator(BOX).press_sequentially("kube")
    expect(page.get_by_role("listbox").get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).not_to_be_visible()
    expect(page.locator(BOX)).to_have_value("kube")


def test_a_filter_keeps_the_focus_while_the_counts_change(directory: Visit) -> None:
    page = directory("?find=sql")
    box = page.get_by_role("checkbox", name=re.compile("^teaches it"))
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator(CHIPS)).to_have_count(2)
    expect(page.get_by_role("checkbox", name=re.compile("^teaches it"))).to_be_focused()


# Filters


def test_a_filter_leads_to_as_many_people_as_it_says(directory: Visit) -> None:
    page = directory("?find=sql")
    label = page.locator(".hub-facet__value", has=page.locator("[id^=hub-facet-place-]")).first
    hits = int(re.findall(r"\d+", label.inner_text())[-1])
    label.click()
    expect(page.locator(COUNT)).to_have_text(re.compile(rf"^{hits} (person|people) fits?$"))


def test_a_filter_that_is_taken_back_leaves_the_query_as_it_was(directory: Visit) -> None:
    page = directory("?find=sql")
    before = page.locator(COUNT).inner_text()
    page.get_by_role("checkbox", name=re.compile("^teaches it")).check()
    expect(page.locator(CHIPS)).to_have_count(2)
    page.get_by_role("checkbox", name=re.compile("^teaches it")).uncheck()
    expect(page.locator(CHIPS)).to_have_count(1)
    expect(page.locator(COUNT)).to_have_text(before)


def test_a_filter_pressed_twice_in_a_row_is_as_it_was(directory: Visit) -> None:
    page = directory("?find=sql")
    page.locator("[id^=hub-facet-place-]").first.evaluate("(box) => { box.click(); box.click(); }")
    expect(page.locator(BOX)).to_have_value("sql")


def test_no_filter_leads_to_nobody(directory: Visit) -> None:
    page = directory("?find=sql")
    counts = page.locator(".hub-facet__value > .hub-quiet")
    expect(counts.first).to_be_visible()
    assert [text for text in counts.all_inner_texts() if int(re.sub(r"\D", "", text)) == 0] == []


# The address


def test_back_undoes_one_step(directory: Visit) -> None:
    page = directory()
    page.locator(BOX).fill("sql")
    page.get_by_role("checkbox", name=re.compile("^teaches it")).check()
    expect(page.locator(CHIPS)).to_have_count(2)
    page.go_back()
    expect(page.locator(CHIPS)).to_have_count(1)
    expect(page.locator(BOX)).to_have_value("sql")
    page.go_back()
    expect(page.locator(BOX)).to_have_value("")
    expect(page.locator("#hub-everyone")).to_be_visible()


def test_what_is_typed_in_one_go_is_one_step(directory: Visit) -> None:
    page = directory()
    page.locator(BOX).press_sequentially("python mentor")
    expect(page).to_have_url(re.compile("find=python.mentor"))  # it is written once the answers are painted
    expect(page.locator(CHIPS)).to_have_count(2)
    page.go_back()
    expect(page.locator(BOX)).to_have_value("")


def test_a_link_opens_what_was_on_the_page(directory: Visit, look: Visit, sample_url: str) -> None:
    page = directory("?find=sql")
    page.get_by_label("Order").select_option("name")
    page.get_by_role("radio", name="Table").check()
    expect(page.locator("tbody tr")).to_have_count(10)
    other = look(page.url.removeprefix(sample_url))
    expect(other.locator("tbody th")).to_have_text(page.locator("tbody th").all_inner_texts())


def test_going_to_a_person_and_back_finds_the_answers_again(directory: Visit) -> None:
    page = directory("?find=sql mentor")
    names = page.locator(NAMES).all_inner_texts()
    page.locator(f"{NAMES} a").nth(1).click()
    expect(page.locator("h1")).to_contain_text(names[1])
    page.go_back()
    expect(page.locator(NAMES)).to_have_text(names)


# Results


def test_more_answers_come_as_one_scrolls(directory: Visit) -> None:
    page = directory("?find=english")
    total = int(re.findall(r"\d+", page.locator(COUNT).inner_text())[0])
    assert total > 20
    assert page.locator(RESULTS).count() < total
    for shown in range(20, total, 10):
        page.locator(RESULTS).last.scroll_into_view_if_needed()
        expect(page.locator(RESULTS).nth(shown - 1)).to_be_attached()
    page.locator(RESULTS).last.scroll_into_view_if_needed()
    expect(page.locator(RESULTS)).to_have_count(total)


def test_while_somebody_types_what_they_do_not_see_waits(directory: Visit) -> None:
    page = directory("?find=english")
    filters = page.locator(".hub-filters")
    expect(filters.locator(".hub-facet").first).to_be_visible()
    page.clock.pause_at(page.evaluate("Date.now() + 2000"))
    page.locator(BOX).fill("k")
    expect(filters).to_be_hidden()
    page.locator(BOX).fill("engl")
    expect(page.locator(CHIPS)).to_contain_text("English")
    assert 0 < page.locator(RESULTS).count() < 10
    expect(filters).to_be_hidden()
    page.clock.resume()
    expect(filters).to_be_visible()
    expect(page.locator(RESULTS).nth(9)).to_be_attached()


def test_nobody_stands_there_twice(directory: Visit) -> None:
    page = directory("?find=english")
    for shown in (20, 30, 40):
        page.locator(RESULTS).last.scroll_into_view_if_needed()
        expect(page.locator(RESULTS).nth(shown - 1)).to_be_attached()
    slugs = page.locator(RESULTS).evaluate_all("(cards) => cards.map((card) => card.dataset.key)")
    assert len(slugs) == len(set(slugs))


def test_people_can_be_put_side_by_side(directory: Visit) -> None:
    page = directory("?find=sql mentor")
    first, second = page.locator(NAMES).all_inner_texts()[:2]
    page.get_by_role("button", name=f"Compare {first} with others").click()
    page.get_by_role("button", name=f"Compare {second} with others").click()
    page.get_by_role("button", name="Compare these 2").click()
    table = page.get_by_role("group", name="Side by side")
    expect(table.locator("thead th")).to_have_count(3)
    expect(table.get_by_role("row", name=re.compile("^SQL"))).to_contain_text("teaches")


def test_no_more_than_four_are_compared(directory: Visit) -> None:
    page = directory("?find=sql&compare=a,b,c,d")
    page.locator(".hub-compare").first.click()
    expect(page.locator(".hub-compare[aria-pressed=true]")).to_have_count(0)


# Nobody


def test_where_nobody_fits_the_page_says_what_to_ask_instead(directory: Visit) -> None:
    page = directory("?find=kuberntes mentor german")
    expect(page.locator(COUNT)).to_have_text("Nobody fits all of this")
    page.get_by_role("button", name=re.compile("Without “German”")).click()
    expect(page.locator(RESULTS)).to_have_count(1)


def test_where_nobody_fits_one_can_say_that_one_wants_to_learn_it(directory: Visit) -> None:
    page = directory("?find=kuberntes mentor german")
    expect(page.locator(".hub-nobody code")).to_have_text("wants:\n  - skill: kubernetes\n")
    begin = page.get_by_role("link", name=re.compile("Begin one with this wish"))
    assert "skill%3A%20kubernetes" in (begin.get_attribute("href") or "")
    page.get_by_label("Your name").fill("lukasz")
    edit = page.get_by_role("link", name=re.compile("Edit the profile of Łukasz"))
    expect(edit).to_have_attribute("href", re.compile(r"/edit/main/people/lukasz-.*\.yml$"))


def test_an_unknown_skill_can_be_wished_for_as_it_was_typed(directory: Visit) -> None:
    page = directory("?find=cobolscript")
    expect(page.locator(".hub-nobody code")).to_have_text('wants:\n  - skill: "cobolscript"\n')


# The reader


def test_the_reader_can_say_where_their_clock_stands(directory: Visit) -> None:
    page = directory("?find=sql&sort=near", timezone_id="America/Halifax")
    expect(page.locator(RESULTS).first).to_contain_text("10:05 there")
    page.get_by_text("Your clock and languages").click()
    page.get_by_label("Time zone").select_option("Asia/Tokyo")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(RESULTS).first).to_contain_text("23:05 there")


def test_how_many_fit_is_said_once_typing_rests(directory: Visit) -> None:
    page = directory()
    page.locator(BOX).press_sequentially("sql mentor")
    expect(page.locator(".hub-status")).to_have_text(re.compile(r"^\d+ people fit$"))


def test_the_search_goes_on_when_the_line_drops(directory: Visit) -> None:
    page = directory()
    expect(page.locator("[data-hub-directory][data-loaded]")).to_have_count(1)
    page.context.set_offline(True)
    page.locator(BOX).fill("sourdough reconciliation mentor")
    expect(page.locator(CHIPS).first).to_be_visible()
    page.locator(BOX).fill("kuberntes tokyo")
    expect(page.locator(RESULTS)).to_have_count(1)


# Narrow


@pytest.mark.parametrize("query", ["?find=sql mentor", "?find=sql&view=table", "?find=kuberntes mentor german", "?find=sql&view=compare&compare=angus-maclellan,ines-valadares"])
def test_nothing_on_the_page_is_wider_than_a_phone(directory: Visit, query: str) -> None:
    page = directory(query, width=360)
    expect(page.locator(COUNT)).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360


def test_on_a_phone_the_first_answer_stands_on_the_first_screen(directory: Visit) -> None:
    page = directory("?find=kuberntes mentor", width=360)
    expect(page.locator(NAMES).first).to_be_in_viewport()


def test_on_a_phone_the_box_keeps_its_label(directory: Visit) -> None:
    page = directory("?find=kuberntes mentor", width=360)
    box = page.locator("label[for=hub-find]").bounding_box()
    assert box
    assert box["height"] > 10
