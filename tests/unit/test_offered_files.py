"""Pages lead to files for other programs, where there are any."""

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urljoin

import pytest
from small_hub import circle, claims, hub, meets, person, program, ref, skill

from hubgen.content.hub import Contact, Hub, Status, Want
from hubgen.content.settings import Settings
from hubgen.site.pages import make_site
from hubgen.views.files import MOST_CARDS, MOST_IN_A_TEAM
from tiny_hub import HubOf

SITE = "https://hub.example/"
FOR_PROGRAMS = re.compile(r'(?:href|src)="([^":?#]+\.(?:vcf|csv|xml|svg))"')


def a_hub(**words: object) -> Hub:
    contact = Contact(email="ada@x.example")
    people = [person("ada", team="Data", contact=contact, claims=claims("go")), person("gone", team="Data", contact=contact, status=Status.FORMER)]
    return hub(*people, skill("go"), circle("sea", meets=meets()), circle("old", status="closed"), program("pilot"), settings=replace(Settings(site_url=SITE), **words))


def offered(one: Hub) -> tuple[Mapping[str, set[str]], set[str]]:
    """Give the files that each page leads to, and all that there are."""
    site = make_site(one, site_url=one.settings.site_url)
    pages = {url: {urljoin(SITE + url, found).removeprefix(SITE) for found in FOR_PROGRAMS.findall(site.render(record).html)} for url, record in site.records.items()}
    return pages, set(site.assets)


@pytest.mark.parametrize("words", [{}, {"people_pages": "shared"}, {"site_url": ""}, {"audience": "public"}])
def test_whatever_a_page_leads_to_is_there(words: dict[str, str]) -> None:
    pages, files = offered(a_hub(**words))
    assert set().union(*pages.values()) - files == set()
    assert "people/ada/contact.vcf" in set().union(*pages.values())


def test_each_page_leads_to_what_belongs_to_it() -> None:
    pages, _ = offered(a_hub())
    assert {url: found for url, found in pages.items() if found} == {
        "people/": {"api/tables/people.csv"},
        "people/ada/": {"people/ada/contact.vcf"},
        "teams/": {"api/tables/teams.csv"},
        "teams/data/": {"teams/data/contacts.vcf", "teams/data/badge.svg"},
        "skills/": {"api/tables/skills.csv"},
        "circles/": {"api/tables/circles.csv", "feeds/notes.xml"},
        "circles/sea/": {"circles/sea/feed.xml"},
        "circles/old/": {"circles/old/feed.xml"},
        "programs/": {"api/tables/programs.csv"},
        "insights/single-points/": {"api/tables/single-points.csv"},
        "insights/coverage/": {"api/tables/coverage.csv"},
        "insights/trends/": {"api/tables/trends.csv"},
    }


def test_what_is_wanted_leads_to_its_table() -> None:
    pages, _ = offered(hub(person("ada", wants=(Want(ref("go")),)), skill("go")))
    assert pages["insights/wanted/"] == {"api/tables/wanted.csv"}


def test_a_site_without_files_for_programs_leads_to_none() -> None:
    pages, files = offered(a_hub(api=False))
    assert set().union(*pages.values()) == set()
    assert {path for path in files if path.endswith((".vcf", ".csv", ".xml", ".svg", ".json")) and not path.startswith("assets/")} == set()


def test_of_a_large_hub_or_team_no_page_leads_to_a_card_that_is_not_there() -> None:
    people = [person(f"p{number}", team=f"T{number // (MOST_IN_A_TEAM + 1)}", contact=Contact("a@x.example")) for number in range(MOST_CARDS + 1)]
    site = make_site(hub(*people))
    shown = "".join(site.render(site.records[url]).html for url in ("people/p1/", "teams/t0/"))
    assert not re.search(r"\.vcf", shown)


@pytest.mark.parametrize("address", ["https://hub.example/learn", "https://hub.example/learn/"])
def test_an_address_ends_in_a_slash(address: str, hub_of: HubOf) -> None:
    found, _ = hub_of({"mkdocs.yml": f"site_name: X\nsite_url: {address}\n"})
    assert found.settings.site_url == "https://hub.example/learn/"
