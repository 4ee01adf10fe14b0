"""What pages tell machines: JSON-LD in the words of schema.org, of what the page shows, and nothing that runs."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from small_hub import FORGE, circle, claims, hub, meets, person, program, ref, skill

from hubgen.content.hub import Contact, Goal, Hub, Status
from hubgen.content.settings import Settings
from hubgen.site.pages import make_site

SITE = "https://hub.example/base/"
SETTINGS = Settings(organisation="Tern & Co", site_url=SITE, forge=FORGE)
HOSTILE = ["</script><script>alert(1)</script>", "<!--<script>", "]]>&lt;", "line\u2028end\u2029", '"}\\', "\x00\x1f", "{{ 7*7 }}"]

VOCABULARY = {
    "Person": "name url pronouns jobTitle worksFor memberOf workLocation knowsLanguage knowsAbout email sameAs",
    "Organization": "name url parentOrganization member knowsAbout",
    "Place": "name",
    "VirtualLocation": "url",
    "DefinedTerm": "name url alternateName description inDefinedTermSet",
    "DefinedTermSet": "name url",
    "EventSeries": "name url description organizer about location subEvent",
    "Event": "name url startDate endDate location",
    "EducationEvent": "name url description startDate endDate organizer teaches about",
    "WebSite": "name url publisher potentialAction",
    "SearchAction": "target query-input",
    "EntryPoint": "urlTemplate",
}
"""The types and properties of schema.org (29.0) that pages may use, each looked up there."""


def a_hub(text: str = "word") -> Hub:
    ada = person(
        "ada", text, pronouns=text, role=text, team=text, location=text, languages=(text, "pt"), manager="ben",
        contact=Contact(f"{text}@x.example", "https://chat.example/a", forge="ada"), claims=claims("go", "sql", level=3),
    )
    go = skill("go", text, aliases=(text,), category=text, description=text)
    sea = circle("sea", name=text, purpose=text, leads=("ada",), skills=(ref("go"),), meets=meets(where=text))
    pilot = program("pilot", name=text, status="running", starts=date(2026, 11, 3), weeks=6, goal=Goal(("ben",), ref("go"), ("ada",), outcome=text))
    return hub(ada, person("ben"), go, skill("sql"), sea, pilot, settings=SETTINGS)


def heads(hub: Hub) -> dict[str, str]:
    site = make_site(hub, site_url=hub.settings.site_url)
    return {url: head for url, record in site.records.items() if (head := site.render(record).head)}


def elements(head: str) -> list[Element]:
    """Give the elements that a browser makes of the end of a page's head, and of what follows it."""
    document = html5lib.parse(f"<!doctype html><title>x</title>{head}</head><body>", namespaceHTMLElements=False)
    return [element for element in document.iter() if element.tag not in ("html", "head", "title", "body")]


def data_of(hub: Hub) -> dict[str, Any]:
    """Give what each page tells, as a browser and a JSON parser read it."""
    return {url: json.loads("".join(element.text or "" for element in elements(head))) for url, head in heads(hub).items()}


def things(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from things(part)


@pytest.mark.parametrize("text", ["word", *HOSTILE])
def test_a_page_tells_in_one_element_of_data_whatever_people_write(text: str) -> None:
    found = {url: [(each.tag, each.attrib) for each in elements(head)] for url, head in heads(a_hub(text)).items()}
    assert {url: each for url, each in found.items() if each != [("script", {"type": "application/ld+json"})]} == {}
    assert "people/ada/" in found


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_told_as_they_wrote_it(text: str) -> None:
    assert data_of(a_hub(text))["people/ada/"]["jobTitle"] == text


def test_every_thing_is_of_a_type_and_has_properties_that_schema_org_knows() -> None:
    unknown = [
        (thing["@type"], name)
        for data in data_of(a_hub()).values()
        for thing in things(data)
        for name in thing
        if not name.startswith("@") and name not in VOCABULARY[thing["@type"]].split()
    ]
    assert unknown == []


def test_each_kind_of_page_tells_what_it_is_about() -> None:
    kinds = {url: data["@type"] for url, data in data_of(a_hub()).items()}
    assert kinds == {
        "": "WebSite", "people/ada/": "Person", "people/ben/": "Person", "skills/go/": "DefinedTerm", "skills/sql/": "DefinedTerm",
        "teams/word/": "Organization", "circles/sea/": "EventSeries", "programs/pilot/": "EducationEvent",
    }


def test_a_profile_tells_what_it_shows() -> None:
    whole = {"@type": "Organization", "name": "Tern & Co", "url": SITE}
    assert data_of(a_hub())["people/ada/"] == {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "word",
        "url": f"{SITE}people/ada/",
        "pronouns": "word",
        "jobTitle": "word",
        "worksFor": whole,
        "memberOf": {"@type": "Organization", "name": "word", "url": f"{SITE}teams/word/"},
        "workLocation": {"@type": "Place", "name": "word"},
        "knowsLanguage": ["word", "pt"],
        "knowsAbout": ["word", "Sql"],
        "email": "word@x.example",
        "sameAs": "https://forge.example/ada",
    }


def test_who_has_left_has_a_name_and_no_more() -> None:
    gone = person("gone", role="Pilot", status=Status.FORMER, contact=Contact("gone@x.example"), claims=claims("go"))
    data = data_of(hub(gone, settings=SETTINGS))["people/gone/"]
    assert data == {"@context": "https://schema.org", "@type": "Person", "name": "Gone", "url": f"{SITE}people/gone/"}


def test_a_circle_tells_its_next_meetings_in_its_own_time() -> None:
    told = data_of(hub(circle("sea", meets=meets(where="Room 4")), settings=SETTINGS))["circles/sea/"]
    # Tuesdays at half past twelve in Lisbon, which has the time of Greenwich in winter, for an hour.
    tuesdays = ["2026-11-24", "2026-12-01", "2026-12-08"]
    assert [event["startDate"] for event in told["subEvent"]][:3] == [f"{day}T12:30:00+00:00" for day in tuesdays]
    assert {event["location"]["name"] for event in told["subEvent"]} == {"Room 4"}


def test_a_circle_on_the_web_has_no_place_on_earth() -> None:
    told = data_of(hub(circle("sea", meets=meets(where="https://meet.example/sea")), settings=SETTINGS))["circles/sea/"]
    assert told["location"] == {"@type": "VirtualLocation", "url": "https://meet.example/sea"}


@pytest.mark.parametrize("status", ["paused", "closed"])
def test_a_circle_without_dates_is_no_event(status: str) -> None:
    assert "circles/sea/" not in data_of(hub(circle("sea", meets=meets(), status=status), settings=SETTINGS))


def test_a_page_that_profiles_share_is_about_no_one_thing() -> None:
    shared = hub(person("ada"), settings=replace(SETTINGS, people_pages="shared"))
    assert [url for url in data_of(shared) if url.startswith("people/")] == []


def test_a_member_of_a_team_is_named_by_where_the_profile_stands() -> None:
    shared = hub(person("ada", team="Sea"), settings=replace(SETTINGS, people_pages="shared"))
    assert data_of(shared)["teams/sea/"]["member"]["url"] == f"{SITE}people/page-1/#p-ada"


@pytest.mark.parametrize("settings", [replace(SETTINGS, site_url=""), replace(SETTINGS, api=False)])
def test_a_site_without_an_address_or_that_tells_machines_nothing_has_none(settings: Settings) -> None:
    assert heads(replace(a_hub(), settings=settings)) == {}
