"""A profile, a note, a session and a program are written in the browser: by keyboard, on a phone, and as the check wants them."""

import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect
from sample_support import ROOT, TODAY, copy_hub
from test_sample_axe import DEPENDS_ON_COLOUR, faults

from hubgen.build import read_hub
from hubgen.problems import Severity
from hubgen.views.playbooks import PLAYBOOKS

Visit = Callable[..., Page]
Open = Callable[..., Page]

ME = "zoe-thibodeau"
NEW_FILE = re.compile(r"^https://forge\.saltmarsh\.example/people/hub/new/main\?")

WATCH = """() => {
  window.opened = [];
  window.copied = [];
  const clipboard = { writeText: async (text) => void window.copied.push(text) };
  Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
  window.addEventListener('copy', (event) => window.copied.push(event.clipboardData.getData('text/plain')));
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[target=_blank]');
    if (!link) return;
    event.preventDefault();
    window.opened.push(link.href);
  }, true);
}"""


@pytest.fixture
def form(look: Visit) -> Open:
    """Open a form, by default an empty profile's, and keep what it puts on the clipboard and the addresses it opens."""

    def open_form(path: str = "profile/", **options: object) -> Page:
        page = look(path, **options)
        page.wait_for_selector("[data-ready]")
        page.evaluate(WATCH)
        return page

    return open_form


def opened(page: Page) -> str:
    return str(page.evaluate("window.opened.at(-1) ?? ''"))


def copied(page: Page) -> str:
    return str(page.evaluate("window.copied.at(-1) ?? ''"))


def text_of(page: Page) -> str:
    return page.locator("#hub-form-text").text_content() or ""


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def problems_with(folder: Path, path: str, text: str) -> list[str]:
    """Say what fails `check --strict` in a copy of the sample hub that has this file too."""
    hub = copy_hub(folder / "hub")
    (hub / path).parent.mkdir(parents=True, exist_ok=True)
    (hub / path).write_text(text, "utf-8")
    problems = read_hub(hub, date.fromisoformat(TODAY))[1]
    shutil.rmtree(hub)
    return [f"{each.place.path}:{each.place.line} {each.message}" for each in problems if each.severity is not Severity.NOTICE]


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(60):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never came to {selector}")


# A new profile


def test_by_keyboard_on_a_phone_a_new_profile_is_written_that_the_check_accepts(form: Open, tmp_path: Path) -> None:
    page = form(width=360, timezone_id="Europe/Madrid")
    keys = page.keyboard
    tab_to(page, "#hub-name")
    keys.type("Núria Vidal i Puig")
    tab_to(page, "#hub-role")
    keys.type("Analyst: payments & more")
    tab_to(page, "#hub-contact-email")
    keys.type("nuria@example.com")
    tab_to(page, "#hub-skills-1-skill")
    keys.type("kube")
    expect(page.locator("#hub-skills-1-skill-list [role=option]").first).to_have_text("Kubernetes")
    keys.press("ArrowDown")
    keys.press("Enter")
    tab_to(page, "#hub-skills-1-level-0")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    tab_to(page, "#hub-skills-1-teaches")
    keys.press("Space")
    tab_to(page, "#hub-wants-1-skill")
    keys.type("sql")
    tab_to(page, "button.md-button--primary")
    keys.press("Enter")
    expect(page.locator(".hub-next")).to_be_focused()
    address = opened(page)
    assert NEW_FILE.match(address)
    asked = parse_qs(urlsplit(address).query)
    assert asked["filename"] == ["people/nuria-vidal-i-puig.yml"]
    [text] = asked["value"]
    assert text == text_of(page)
    for line in ("name: Núria Vidal i Puig", 'role: "Analyst: payments & more"', "timezone: Europe/Madrid", "  - skill: kubernetes\n    level: 2\n    teaches: true", f"confirmed: {TODAY}"):
        assert f"{line}\n" in text
    assert problems_with(tmp_path, asked["filename"][0], text) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360


def test_the_card_shows_what_was_typed_and_another_name_of_a_skill_is_understood(form: Open) -> None:
    page = form()
    page.locator("#hub-name").fill("<b>Ana</b>")
    page.locator("#hub-skills-1-skill").fill("k8s")
    card = page.locator(".hub-form__card")
    expect(card).to_contain_text("<b>Ana</b>")
    expect(card).to_contain_text("Knows: Kubernetes")
    expect(page.locator(".hub-field__note").first).to_have_text("This is “Kubernetes” here.")


def test_levels_are_shown_in_the_skills_own_words(form: Open) -> None:
    page = form()
    page.locator("#hub-skills-1-skill").fill("sql")
    words = read_hub(ROOT, date.fromisoformat(TODAY))[0].skills["sql"].levels[3]
    expect(page.locator("label", has=page.locator("#hub-skills-1-level-3"))).to_contain_text(words)


def test_an_unknown_skill_is_allowed_and_said(form: Open) -> None:
    page = form()
    page.locator("#hub-name").fill("Ana")
    page.locator("#hub-wants-1-skill").fill("Basket weaving")
    page.keyboard.press("Tab")
    expect(page.locator(".hub-field__note").last).to_contain_text("No file declares the skill “Basket weaving” yet")
    press(page, "Copy")
    assert "  - skill: Basket weaving\n" in copied(page) + "\n"


def test_a_wrong_value_is_said_when_it_is_left_and_no_sooner(form: Open) -> None:
    page = form()
    email = page.locator("#hub-contact-email")
    email.press_sequentially("ada@")
    expect(page.locator("#hub-contact-email-error")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.locator("#hub-contact-email-error")).to_have_text("ada@ is not an e-mail address: write one address, such as ada@example.com.")
    expect(email).to_have_attribute("aria-describedby", "hub-contact-email-error")
    email.press_sequentially("example.com")
    expect(page.locator("#hub-contact-email-error")).to_be_hidden()


def test_what_is_wrong_is_summed_up_and_each_leads_to_its_field(form: Open) -> None:
    page = form()
    page.locator("#hub-skills-1-skill").fill("sql")
    press(page, "Add another skill")
    page.locator("#hub-skills-2-skill").fill("SQL")
    page.locator(".hub-details > summary", has_text="More about you").click()
    page.locator("#hub-hours").fill("9-5")
    page.locator(".hub-details > summary", has_text="More about you").click()
    press(page, "Propose it")
    summary = page.locator(".hub-trouble")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("3 things to mend first")
    expect(summary.locator("li")).to_contain_text(["name is missing", "9 is not a time of day", "the profile names sql twice"], ignore_case=True)
    summary.get_by_role("link", name="Working hours").click()
    expect(page.locator("#hub-hours")).to_be_focused()
    assert opened(page) == ""


def test_an_address_that_is_taken_is_said(form: Open) -> None:
    page = form()
    page.locator("#hub-name").fill("Zoë Thibodeau")
    press(page, "Propose it")
    expect(page.locator(".hub-trouble")).to_contain_text(f"People/{ME}.yml exists already")


def test_what_was_typed_is_there_again_after_a_reload(form: Open) -> None:
    page = form()
    page.locator("#hub-name").fill("Ana")
    page.locator("#hub-skills-1-skill").fill("sql")
    page.reload()
    expect(page.locator("#hub-name")).to_have_value("Ana")
    expect(page.locator("#hub-skills-1-skill")).to_have_value("SQL")
    press(page, "Start over")
    expect(page.locator("#hub-name")).to_have_value("")


def test_the_file_can_be_downloaded(form: Open) -> None:
    page = form()
    page.locator("#hub-name").fill("Ana")
    with page.expect_download() as event:
        press(page, "Download")
    assert event.value.suggested_filename == "ana.yml"
    assert Path(event.value.path()).read_text("utf-8") == text_of(page)


# Each forge


FORGES = {
    "github": ("new/main?filename=people%2FYOUR-FILE.yml&value=THE-TEXT", "new/main?filename=people%2Fana.yml&value=%23"),
    "gitea": ("_new/main/people?filename=YOUR-FILE.yml&value=THE-TEXT", "_new/main/people?filename=ana.yml&value=%23"),
    "gitlab": ("-/new/main/people?file_name=YOUR-FILE.yml", "-/new/main/people?file_name=ana.yml"),
    "bitbucket": ("src/main/people", "src/main/people"),
}


def test_a_new_profile_goes_to_each_forge_as_it_takes_it(form: Open) -> None:
    page = form()
    for new, address in FORGES.values():
        page.evaluate("(address) => { document.querySelector('[data-hub-form]').dataset.new = address; window.copied = []; }", f"https://f.example/{new}")
        press(page, "Start over")
        page.locator("#hub-name").fill("Ana")
        press(page, "Propose it")
        expect(page.locator(".hub-next")).to_be_focused()
        assert opened(page).startswith(f"https://f.example/{address}")
        assert copied(page) == ("" if "THE-TEXT" in new else text_of(page).strip())


def test_a_text_too_long_for_an_address_is_copied(form: Open) -> None:
    page = form()
    page.locator("#hub-name").fill("Ana")
    page.locator("#hub-about").evaluate("(box) => { box.value = 'é'.repeat(3_000); box.dispatchEvent(new Event('input', { bubbles: true })); }")
    press(page, "Propose it")
    expect(page.locator(".hub-next")).to_contain_text("on your clipboard")
    assert opened(page).endswith("&value=")
    assert copied(page) == text_of(page).strip()


def test_without_a_forge_one_sentence_says_where_the_file_goes(form: Open) -> None:
    page = form()
    page.evaluate("() => { document.querySelector('[data-hub-form]').dataset.new = ''; }")
    press(page, "Start over")
    page.locator("#hub-name").fill("Ana")
    expect(page.get_by_role("button", name="Propose it")).to_have_count(0)
    expect(page.locator(".hub-form__result")).to_contain_text("it goes into the file people/ana.yml")


# An edit


def test_an_edit_copies_the_changed_lines_and_opens_the_file(form: Open) -> None:
    page = form(f"profile/?person={ME}")
    expect(page.locator("[data-hub-form]")).to_contain_text("You are changing the profile of Zoë Thibodeau.")
    page.locator("#hub-role").fill("Principal engineer: web")
    page.locator("summary", has_text="Skill 1: React").click()
    page.locator("#hub-skills-1-level-4").check()
    press(page, "Propose it")
    expect(page.locator(".hub-next")).to_be_focused()
    assert copied(page) == (
        'role: "Principal engineer: web"\n# skills:\n  - skill: react\n    level: 4\n    teaches: true\n    since: 2019\n' + f"confirmed: {TODAY}"
    )
    assert opened(page) == f"https://forge.saltmarsh.example/people/hub/edit/main/people/{ME}.yml"
    expect(page.locator(".hub-change").first).to_contain_text("+ role: \"Principal engineer: web\"")


def test_a_profile_that_nobody_changed_is_only_confirmed(form: Open) -> None:
    page = form(f"profile/?person={ME}")
    expect(page.locator(".hub-change__what")).to_have_text([re.compile("confirmed")])
    expect(page.locator(".hub-changes")).to_contain_text("you say that all of it is still true")


def test_a_reader_says_once_who_they_are(form: Open) -> None:
    page = form()
    page.locator("summary", has_text="I have one").click()
    page.locator("#hub-form-you").press_sequentially("zoë thib")
    page.get_by_role("button", name="I am Zoë Thibodeau").click()
    expect(page.locator("#hub-name")).to_have_value("Zoë Thibodeau")
    assert json.loads(page.evaluate("localStorage.getItem('hub-about-you')"))["you"] == ME
    page.reload()
    expect(page.locator("#hub-name")).to_have_value("Zoë Thibodeau")
    press(page, "That is not me")
    expect(page.locator("#hub-name")).to_have_value("")


# Notes and sessions


def test_a_circles_note_is_written_that_the_check_accepts(form: Open, tmp_path: Path) -> None:
    slug = next(iter(sorted(path.parent.name for path in (ROOT / "circles").glob("*/index.md"))))
    page = form(f"add-a-note/?circle={slug}")
    page.locator("#hub-title").fill("Traps: five of them")
    page.locator("#hub-attendees-0").check()
    page.locator("#hub-body").fill("# What was said\n\n---\n\nA lot.")
    page.locator("#hub-decisions-1").fill("Test - every dialog")
    press(page, "Propose it")
    asked = parse_qs(urlsplit(opened(page)).query)
    assert re.fullmatch(rf"circles/{slug}/2026-1[12]-\d\d-traps-five-of-them\.md", asked["filename"][0])
    assert problems_with(tmp_path, asked["filename"][0], asked["value"][0]) == []
    assert asked["value"][0].endswith("---\n\n# What was said\n\n---\n\nA lot.\n")


def test_a_programs_session_is_written_that_the_check_accepts(form: Open, tmp_path: Path) -> None:
    page = form("add-a-session/")
    page.locator("#hub-learned").fill("Start small.\nThen: measure.")
    press(page, "Propose it")
    asked = parse_qs(urlsplit(opened(page)).query)
    assert problems_with(tmp_path, asked["filename"][0], asked["value"][0]) == []
    assert "kind: session\npair: [" in asked["value"][0]
    assert "learned: |\n  Start small.\n  Then: measure.\n" in asked["value"][0]


# Programs


def test_a_program_for_a_skill_is_started_that_the_check_accepts(form: Open, tmp_path: Path) -> None:
    page = form("start-a-program/?skill=sql", width=360, timezone_id="Europe/Lisbon")
    expect(page.locator("#hub-name")).to_have_value("SQL pilot")
    press(page, "Take these people")
    page.locator("#hub-outcome").fill("support answers 8 of 10 questions itself")
    page.locator("#hub-on").select_option("Thursday")
    page.locator("#hub-at").fill("12:30")
    expect(page.locator(".hub-goal-lacks")).to_contain_text("The goal is clear")
    press(page, "Propose it")
    asked = parse_qs(urlsplit(opened(page)).query)
    [path], [text] = asked["filename"], asked["value"]
    assert path == "programs/sql-pilot/index.md"
    assert problems_with(tmp_path, path, text) == []
    # Two weeks ahead, and neither on the day before Christmas nor on the last of the year, when circles do not meet.
    assert "starts: 2026-12-10\n" in text
    assert "  skip:\n    - 2026-12-24\n    - 2026-12-31\n" in text
    assert "1. **Thursday 10 December 2026**: agree on how you work" in text
    assert "4. **Thursday 14 January 2027**: show what you can do, measure, and decide what comes next. **Check-in**" in text
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360


def test_a_vague_goal_is_said_live_and_keeps_a_program_from_being_proposed(form: Open) -> None:
    page = form("start-a-program/?skill=sql")
    page.locator("#hub-outcome").fill("they get better at SQL")
    lacks = page.locator(".hub-goal-lacks")
    expect(lacks).to_contain_text("WHO learns: people by name")
    expect(lacks).to_contain_text("“get better” is a wish")
    expect(lacks).to_contain_text("so that OUTCOME")
    press(page, "Propose it")
    expect(page.locator(".hub-trouble")).to_contain_text("3 things to mend first")
    assert opened(page) == ""
    press(page, "Take these people")
    page.locator("#hub-measure").fill("Four requests a week instead of twelve")
    expect(lacks).to_contain_text("The goal is clear")
    expect(page.locator(".hub-trouble")).to_be_hidden()


def test_each_playbook_leads_to_the_form_with_its_model_and_its_rhythm(form: Open, sample_site: Path) -> None:
    asked = {}
    for model in PLAYBOOKS:
        source = (sample_site / "playbooks" / model / "index.html").read_text("utf-8")
        [asked[model]] = re.findall(r'href="\.\./\.\./(start-a-program/\?[^"]+)"', source)
    page = form(asked["lunch-and-learn"])
    assert page.locator("#hub-model option").evaluate_all("(all) => all.map(({ value }) => value)") == list(PLAYBOOKS)
    assert asked == {model: f"start-a-program/?model={model}" for model in PLAYBOOKS}
    expect(page.locator("#hub-model")).to_have_value("lunch-and-learn")
    expect(page.locator("#hub-weeks")).to_have_value(str(PLAYBOOKS["lunch-and-learn"].weeks))


# Everybody


def test_without_javascript_the_page_says_how_to_do_it_by_hand(look: Visit) -> None:
    page = look("profile/", java_script_enabled=False)
    expect(page.locator(".hub-form__hand")).to_contain_text("write the file people/YOUR-FILE.yml by hand")
    expect(page.locator(".hub-form__hand a")).to_have_attribute("href", NEW_FILE)
    page.goto(urljoin(page.url, "/start-a-program/?model=skill-swap"))
    [text] = parse_qs(urlsplit(str(page.locator(".hub-form__hand a").get_attribute("href"))).query)["value"]
    assert "# Over the next N weeks, WHO will learn WHAT from WHOM, so that OUTCOME.\n" in text


@pytest.mark.parametrize("path", ["profile/", f"profile/?person={ME}", "add-a-note/", "start-a-program/?skill=sql"])
def test_nothing_stands_in_anybodys_way(form: Open, path: str) -> None:
    page = form(path, width=360)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    press(page, "Copy")
    assert faults(page, least="minor") == []
    page.emulate_media(color_scheme="dark")
    assert faults(page, DEPENDS_ON_COLOUR) == []


def test_in_a_language_from_right_to_left_nothing_is_cut_off(form: Open) -> None:
    page = form(width=360)
    page.evaluate("document.documentElement.dir = 'rtl'")
    page.locator("#hub-name").fill("דניאל כהן")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    expect(page.locator("#hub-file")).to_have_value(re.compile("^x-[0-9a-f]{8}$"))
