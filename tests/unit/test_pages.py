"""Records: their addresses, their HTML, their tables of contents."""

import re
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import unquote

import html5lib
import pytest
from small_hub import FORGE, circle, claims, hub, meets, note, person, program, ref, session, skill

from hubgen.content.hub import Action, Claim, Contact, Goal, Hub, Pair, SkillRef, Status, Want
from hubgen.content.settings import Settings
from hubgen.site.pages import make_site
from hubgen.site.render import TEMPLATES
from hubgen.site.words import mailto, mid_sentence
from hubgen.views.directory import ON_ONE_PAGE
from hubgen.views.plain import plain
from hubgen.views.refs import Refs, profile_url

FORMS = ("add-a-note/", "add-a-session/", "start-a-program/", "profile/")
PAGES = ("each", "shared")
HOSTILE = '<script>alert(1)</script>"&\'{{ 7*7 }}'


def a_hub(text: str = "word", **words: Any) -> Hub:
    """A hub with one of everything, in which *text* stands wherever a person may write."""
    odd = SkillRef(None, f"{text} undeclared")
    ada = person(
        "ada", text, pronouns=text, role=text, team=text, location=text, languages=(text,), manager="ben", about=text,
        timezone="Europe/Lisbon", joined=date(2026, 11, 1), contact=Contact(f"{text}@x.example", text, text, text),
        claims=(*claims("go", level=3, teaches=True, note=text, evidence=text), Claim(odd)),
        wants=(Want(ref("go"), text),),
    )
    ben = person("ben", status=Status.AWAY, wants=(Want(odd),))
    gone = person("gone", status=Status.FORMER)
    go = skill("go", text, aliases=(text,), category=text, description=text, levels={1: text})
    action = Action(text, text, date(2026, 11, 1))
    written = note("sea", "2026-11-17-x", title=text, presenters=("gone",), attendees=("ada",), skills=(odd,),
                   decisions=(text,), actions=(action,), body=text)
    sea = circle("sea", name=text, purpose=text, leads=("ada",), skills=(ref("go"), odd), meets=meets(where=text),
                 channel=text, body=text, notes=(written,))
    held = session("pilot", "2026-11-17-ben", pair=("ada", "ben"), goal=text, learned=text, stuck=text, body=text)
    pilot = program("pilot", name=text, status="running", starts=date(2026, 11, 3), weeks=6, body=text, notes=(held,),
                    goal=Goal(("ben",), odd, ("ada",), None, text, text), pairs=(Pair("ada", "ben", ref("go")),))
    return hub(ada, ben, gone, go, sea, pilot, settings=Settings(organisation=text, forge=FORGE), **words)


def with_pages(hub: Hub, pages: str) -> Hub:
    return replace(hub, settings=replace(hub.settings, people_pages=pages))


def rendered(hub: Hub) -> dict[str, str]:
    site = make_site(hub)
    return {url: site.render(record).html for url, record in site.records.items()}


def test_every_kind_of_record_has_a_template() -> None:
    crowd = hub(*(person(f"p{number}") for number in range(ON_ONE_PAGE + 1)))
    sites = (make_site(each) for each in (a_hub(), crowd, with_pages(crowd, "shared")))
    records = [record for site in sites for record in site.records.values()]
    assert {record.kind for record in records} == set(TEMPLATES)


# Profiles that share a page


def test_a_name_leads_to_where_the_profile_stands() -> None:
    found = rendered(with_pages(hub(*(person(f"p{number}", team="Sea") for number in range(130))), "shared"))
    links = set(re.findall(r'href="../../(people/page-\d+/)#(p-p\d+)"', found["teams/sea/"]))
    assert len(links) == 130
    assert [(url, anchor) for url, anchor in links if f'id="{anchor}"' not in found[url]] == []


def test_links_in_what_people_write_lead_there_too() -> None:
    ada, sea = person("ada"), circle("sea", body="Ask [Ada](../../people/ada.yml).")
    assert '<a href="../../people/page-1/#p-ada"' in rendered(with_pages(hub(ada, sea), "shared"))["circles/sea/"]


@pytest.mark.parametrize(
    ("slug", "pages", "url"),
    [("ada-ng", 2048, "people/page-432/#p-ada-ng"), ("sasaki-mikako", 2048, "people/page-222/#p-sasaki-mikako"), ("ada-ng", 1, "people/page-1/#p-ada-ng")],
)
def test_python_and_the_browser_know_the_same_address(slug: str, pages: int, url: str) -> None:
    assert profile_url(slug, pages) == url  # the browser's half is tests/browser_code/addresses.test.js


def test_who_joins_moves_nobody_to_another_page() -> None:
    slugs = [f"p{number}" for number in range(250)]
    before, after = (Refs(with_pages(hub(*map(person, some)), "shared")).by_person for some in (slugs[:200], slugs))
    assert [slug for slug in before if before[slug] != after[slug]] == []


def test_profiles_share_pages_only_where_the_owner_says_so() -> None:
    assert {link.shared for link in Refs(a_hub()).by_person.values()} == {""}


# All records


def test_records_are_sorted_by_address() -> None:
    urls = list(make_site(a_hub()).records)
    assert urls == sorted(urls)


def test_a_handful_of_records_is_listed() -> None:
    assert tuple(make_site(a_hub()).listed) == ("", "circles/", "insights/", "insights/coverage/", "insights/freshness/", "insights/network/", "insights/single-points/", "insights/trends/", "insights/wanted/", "matches/", "newcomers/", "people/", "playbooks/checklist/", "profile/", "programs/", "skills-a-z/", "skills/", "start-a-program/", "teams/")


def test_the_records_with_a_search_text_are_those_that_are_planned_to_have_one() -> None:
    site = make_site(a_hub())
    assert tuple(site.searched) == tuple(url for url, record in site.records.items() if record.search_text)


def test_every_record_has_one_title_in_its_html() -> None:
    assert {url: html.count("<h1") for url, html in rendered(a_hub()).items() if html.count("<h1") != 1} == {}


@pytest.mark.parametrize("text", ["word", HOSTILE])
@pytest.mark.parametrize("pages", PAGES)
def test_the_html_of_every_record_is_sound(text: str, pages: str) -> None:
    errors = {}
    for url, html in rendered(with_pages(a_hub(text), pages)).items():
        parser = html5lib.HTMLParser()
        parser.parseFragment(html)
        if parser.errors:
            errors[url] = parser.errors
    assert errors == {}


@pytest.mark.parametrize("pages", PAGES)
def test_what_people_write_is_text(pages: str) -> None:
    for html in rendered(with_pages(a_hub(HOSTILE), pages)).values():
        tags = {element.lower() for element in re.findall(r"<([a-zA-Z]+)", html)}
        assert "script" not in tags


def test_no_page_has_inline_style_or_handlers() -> None:
    found = [url for url, html in rendered(a_hub(HOSTILE)).items() if re.search(r"<[^>]*\s(?:style|on\w+)=", html)]
    assert found == []


@pytest.mark.parametrize("pages", PAGES)
def test_ids_are_unique_on_a_page(pages: str) -> None:
    for url, html in rendered(with_pages(a_hub("## word\n\n## word"), pages)).items():
        ids = re.findall(r'\sid="([^"]*)"', html)
        assert sorted(ids) == sorted(set(ids)), url


@pytest.mark.parametrize("pages", PAGES)
def test_every_link_within_the_site_leads_to_a_record_or_to_a_playbook(pages: str) -> None:
    site = make_site(with_pages(a_hub(), pages))
    known = {f"/{url}" for url in site.records} | {f"/{path}" for path in site.assets}
    lost = []
    for url, record in site.records.items():
        for href in re.findall(r'(?:href|action)="([^":#?]+)["#?]', site.render(record).html):
            folders = [*url.split("/")[:-1], *href.split("/")]
            way: list[str] = []
            for folder in folders:
                if folder == "..":
                    way.pop()
                elif folder != ".":
                    way.append(folder)
            # `hubgen init` gives every hub the playbooks, which are pages of docs/.
            if "/" + "/".join(way) not in known and way[0] != "playbooks":
                lost.append((url, href))
    assert lost == []


@pytest.mark.parametrize("pages", PAGES)
def test_every_entry_of_a_table_of_contents_has_its_heading(pages: str) -> None:
    site = make_site(with_pages(a_hub("## word"), pages))
    for record in site.records.values():
        content = site.render(record)
        anchors = [one.id for entry in content.toc for one in (entry, *entry.children)]
        assert [anchor for anchor in anchors if f'id="{anchor}"' not in content.html] == []


def test_rendering_twice_gives_the_same() -> None:
    assert rendered(a_hub(HOSTILE)) == rendered(a_hub(HOSTILE))


def test_titles_and_descriptions_are_plain_text() -> None:
    record = make_site(a_hub(HOSTILE)).records["people/ada/"]
    assert record.title == HOSTILE


def test_an_empty_hub_says_how_to_add_the_first_person() -> None:
    assert 'href="profile/"' in rendered(hub())[""]


def test_a_hub_of_nobody_renders_every_list() -> None:
    assert set(rendered(hub())) == {"", *FORMS, "circles/", "insights/", "insights/coverage/", "insights/freshness/", "insights/network/", "insights/single-points/", "insights/trends/", "insights/wanted/", "matches/", "newcomers/", "people/", "playbooks/checklist/", "programs/", "skills-a-z/", "skills/", "teams/"}


def test_the_home_page_keeps_a_place_for_the_owners_welcome() -> None:
    assert "<!--hub:intro-->" in rendered(a_hub())[""]


def test_the_page_of_who_has_left_has_no_way_to_reach_them() -> None:
    gone = person("gone", status=Status.FORMER, contact=Contact(email="gone@x.example"))
    assert "gone@x.example" not in rendered(hub(gone))["people/gone/"]


def test_a_skill_that_nobody_knows_says_how_to_be_the_first() -> None:
    assert "../../profile/?skill=juggling" in rendered(hub(skill("juggling")))["skills/juggling/"]


def test_without_a_forge_a_circle_says_which_file_to_add() -> None:
    html = rendered(hub(circle("sea", meets=meets())))["circles/sea/"]
    assert "circles/sea/2026-11-17-topic.md" in html


def test_a_note_links_to_the_pages_of_the_files_it_names() -> None:
    written = note("sea", "2026-11-17-x", body="[Ada](../../people/ada.yml)")
    html = rendered(hub(person("ada"), circle("sea", notes=(written,))))["circles/sea/2026-11-17-x/"]
    assert 'href="../../../people/ada/"' in html


def test_a_picture_of_a_circle_is_an_asset() -> None:
    site = make_site(hub(), pictures={"circles/sea/map.png": b"png"})
    assert site.assets["circles/sea/map.png"] == b"png"


def test_a_circle_that_meets_has_a_calendar() -> None:
    assert "circles/sea/calendar.ics" in make_site(hub(circle("sea", meets=meets()))).assets


def test_a_paused_circle_has_no_calendar() -> None:
    assert "circles/sea/calendar.ics" not in make_site(hub(circle("sea", meets=meets(), status="paused"))).assets


def test_a_first_message_survives_the_mail_program() -> None:
    url = mailto("ada@x.example", "Ada & {co}", "C#")
    head, _, query = url.partition("?")
    subject, _, body = query.partition("&")
    assert head == "mailto:ada@x.example"
    assert unquote(subject) == "subject=15 minutes about C#?"
    assert unquote(body).startswith("body=Hello Ada & {co},\r\n\r\n")


def test_an_address_cannot_add_fields_to_a_message() -> None:
    assert mailto("a@x.example?cc=evil@y.example", "Ada", "").count("?") == 1


def test_hidden_people_are_named_nowhere() -> None:
    some = a_hub(hidden=frozenset({"ghost"}))
    assert Refs(some).people(("ada", "ghost")) == Refs(some).people(("ada",))


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("## A *title*\n\nSee [here](x.md) and ![that](y.png).", "A title See here and that."),
        ("```\ncode\n```\nafter", "after"),
        ("- [x] done\n- plain", "done plain"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a b 1 2"),
        ("Two lines\n\nof a  text. ", "Two lines of a text."),
        ("# Title\n\n1. first\n> said", "Title first said"),
        ("a\u00a0b\u2028c", "a b c"),
    ],
)
def test_markdown_is_searched_by_its_words(markdown: str, words: str) -> None:
    assert plain(markdown, 100) == words


def test_plain_text_is_cut_at_a_word() -> None:
    assert plain("one two three", 9) == "one two…"


@pytest.mark.parametrize(("text", "said"), [("Each can do it", "each can do it"), ("Lisbon can do it", "Lisbon can do it"), ("", "")])
def test_a_sentence_goes_on_with_a_small_letter_unless_it_begins_with_a_name(text: str, said: str) -> None:
    assert mid_sentence(text) == said
