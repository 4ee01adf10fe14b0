"""Every figure on the page of who covers what is counted again, and each number leads to exactly the people behind it."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import permutations
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from insight_hubs import real_hubs
from small_hub import claims, hub, person, skill

from hubgen.content.hub import Claim, Hub, Person, SkillRef, Status, Want
from hubgen.site.coverage_pages import SIDES, URL
from hubgen.site.pages import make_site
from hubgen.site.records import Site
from hubgen.views.insights.coverage import compare_teams
from hubgen.views.insights.facts import gather

BROWSER_CODE = Path(__file__).parents[1] / "browser_code"
ODD = ("Data & <Co>", 'C++ "core"', "データ", "🌊", "others", "None", "شاطئ")


def odd_hub() -> Hub:
    """Teams and skills whose names nobody would choose, somebody without a team, one who has left, one skill twice."""
    macros, signs = SkillRef(None, 'Macros & "more" <b>'), SkillRef(None, "???")
    people = [
        person(f"p{at}", team=team, claims=(Claim(macros, 2, teaches=at % 2 == 0), *claims("sql")), wants=(Want(signs),))
        for at, team in enumerate((*ODD, "", ODD[0]))
    ]
    twice = person("twice", team=ODD[0], claims=(*claims("sql", level=1), *claims("sql", teaches=True), Claim(signs)))
    gone = person("gone", team=ODD[0], claims=claims("sql", teaches=True), status=Status.FORMER)
    return hub(*people, twice, gone, skill("sql", "SQL"), skill("old", deprecated=True))


@cache
def crowded_hub() -> Hub:
    """More teams and more skills than the table has rows and columns."""
    slugs = [f"s{at:02}" for at in range(36)]
    people = [person(f"p{at:03}", team=f"Team {at % 45}", claims=claims(*slugs[at % 30 : at % 30 + 5], teaches=at % 3 == 0)) for at in range(120)]
    return hub(*people, *map(skill, slugs))


HUBS = {"tiny": lambda: real_hubs()[0], "sample": lambda: real_hubs()[1], "odd": odd_hub, "crowded": crowded_hub}


@pytest.fixture(scope="module", params=HUBS)
def made(request: pytest.FixtureRequest) -> Hub:
    return HUBS[request.param]()


@pytest.fixture(scope="module")
def site(made: Hub) -> Site:
    return make_site(made)


@pytest.fixture(scope="module")
def page(site: Site) -> Element:
    return page_of(site, URL)


def page_of(site: Site, url: str) -> Element:
    page: Element = html5lib.parseFragment(site.render(site.records[url]).html, namespaceHTMLElements=False)
    return page


def text_of(element: Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def claim_of(one: Person, column: Element) -> Claim | None:
    """Give the claim of a person to the skill of a column: the first to it, by its slug or else by its name."""
    link = column.find(".//a")
    if link is not None:
        return next((claim for claim in one.claims if claim.skill.slug == link.get("href", "").split("/")[-2]), None)
    return next((claim for claim in one.claims if claim.skill.key == SkillRef(None, text_of(column)).key), None)


def rows_of(made: Hub, page: Element) -> Iterator[tuple[Element, set[str]]]:
    """Give each row of the table, and the slugs of who must be in it."""
    rows = page.findall(".//table[@class='hub-table hub-heat__table']/tbody/tr")
    links = [row.find("th//a") for row in rows]
    named = {link.get("href", "").split("/")[-2] for link in links if link is not None}
    for row, link in zip(rows, links, strict=True):
        if link is not None:
            yield row, set(made.teams[link.get("href", "").split("/")[-2]].people)
        elif text_of(row.find("th")) == "In no team":
            yield row, {one.slug for one in made.present if not one.team}
        else:
            yield row, {slug for team in made.teams.values() if team.slug not in named for slug in team.people}


def test_each_number_of_the_table_is_what_one_counts(made: Hub, page: Element) -> None:
    columns = page.findall(".//thead/tr/th")[2:]
    for row, slugs in rows_of(made, page):
        cells = row.findall("td")
        assert text_of(cells[0]) == str(len(slugs))
        for column, cell in zip(columns, cells[1:], strict=True):
            known = [claim for slug in slugs if (claim := claim_of(made.people[slug], column))]
            teach = sum(claim.teaches for claim in known)
            said = f"{len(known)}▲, {teach} {'teaches' if teach == 1 else 'teach'}" if teach else str(len(known))
            assert text_of(cell) == said


def test_everybody_stands_in_one_row(made: Hub, page: Element) -> None:
    slugs = [slug for _, row in rows_of(made, page) for slug in row]
    assert sorted(slugs) == sorted(one.slug for one in made.present)


def test_each_number_leads_to_exactly_the_people_behind_it(made: Hub, site: Site) -> None:
    pages = {url: page_of(site, url) for url in site.records if url.startswith(URL)}
    columns = pages[URL].findall(".//thead/tr/th")[2:]
    for row, slugs in rows_of(made, pages[URL]):
        for column, cell in zip(columns, row.findall("td")[1:], strict=True):
            claimed = {slug: claim for slug in slugs if (claim := claim_of(made.people[slug], column))}
            link = cell.find("a")
            if link is None:
                assert claimed == {}
                continue
            place, _, anchor = link.get("href", "").partition("#")
            behind = people_at(pages[f"{URL}{place}"], anchor, text_of(column))
            assert behind == {slug: claim.teaches for slug, claim in claimed.items()}


def people_at(page: Element, anchor: str, name: str) -> dict[str, bool]:
    """Give who stands below the heading *anchor* of a page, and whether they are said to teach."""
    parts = list(page)
    at = next(at for at, part in enumerate(parts) if part.tag == "h2" and part.get("id") == anchor)
    assert text_of(parts[at]).removesuffix("¶") == name
    found = {}
    for item in parts[at + 1].findall("li"):
        link = item.find("a")
        assert link is not None
        found[link.get("href", "").split("/")[-2]] = item.find("span") is not None
    return found


def test_what_has_no_column_is_counted(made: Hub, page: Element) -> None:
    given_up = {slug for slug, one in made.skills.items() if one.deprecated}
    used = {ref.key for one in made.present for ref in (*(claim.skill for claim in one.claims), *(want.skill for want in one.wants))} - given_up
    more = [text_of(part) for part in page.iter("p") if "no column here" in text_of(part)]
    left = len(used) - (len(page.findall(".//thead/tr/th")) - 2)
    assert [f"{left} more" in said or (left == 1 and "One more" in said) for said in more] == [True] * bool(left)


def test_where_somebody_stands_behind_very_many_the_rest_are_counted() -> None:
    many = hub(*(person(f"p{at}", team="Web", claims=claims("sql")) for at in range(63)), skill("sql"))
    page = page_of(make_site(many), f"{URL}team/web/")
    assert [text_of(part) for part in page.iter("p") if "more" in text_of(part)] == ["and 3 more. Everyone who knows it"]


def test_a_hub_without_skills_says_how_to_begin() -> None:
    assert "Add yourself" in text_of(page_of(make_site(hub(person("ada", team="Web"))), URL))


def test_one_team_has_no_other_to_compare() -> None:
    made = hub(person("ada", team="Web", claims=claims("sql")), skill("sql"))
    assert page_of(make_site(made), URL).find(".//form") is None


def test_where_levels_are_hidden_the_pages_are_the_same() -> None:
    made = real_hubs()[0]
    bare = replace(made, settings=replace(made.settings, insights=replace(made.settings.insights, levels=False)))
    one, other = ([site.render(site.records[url]) for url in site.records if url.startswith(URL)] for site in map(make_site, (made, bare)))
    assert one == other


def test_the_public_has_no_file_of_teams() -> None:
    made = real_hubs()[1]
    assert SIDES not in make_site(replace(made, settings=replace(made.settings, audience="public"))).assets


def test_the_file_of_teams_is_the_same_every_time() -> None:
    assert make_site(crowded_hub()).assets[SIDES] == make_site(crowded_hub()).assets[SIDES]


# Two teams side by side


def in_the_browser(data: bytes, pairs: list[tuple[str, str]]) -> list[list[dict[str, object]]]:
    node = shutil.which("node")
    assert node, "the tests of the browser code need Node 20 or newer"
    asked = json.dumps({"sides": json.loads(data), "pairs": pairs})
    told = subprocess.run([node, "contrast.mjs"], cwd=BROWSER_CODE, input=asked, capture_output=True, text=True, check=True)
    found: list[list[dict[str, object]]] = json.loads(told.stdout)
    return found


def test_the_page_compares_any_two_teams_as_the_terminal_does(made: Hub, site: Site) -> None:
    facts, teams = gather(made), list(made.teams.values())[:9]
    pairs = list(permutations(teams, 2))
    found = in_the_browser(site.assets[SIDES], [(one.slug, other.slug) for one, other in pairs])
    for (one, other), rows in zip(pairs, found, strict=True):
        assert rows == [
            {"name": row.skill.name, "slug": row.skill.slug, "offer": row.offer}
            | {side: {"know": row.know[at], "teach": row.teach[at], "want": row.want[at]} for at, side in enumerate(("first", "second"))}
            for row in compare_teams(facts, one, other)
        ]


def test_what_the_browser_compares_is_what_one_counts(made: Hub, site: Site) -> None:
    data = json.loads(site.assets[SIDES])
    counted = {}
    for slug, name, people, counts in data["teams"]:
        team = made.teams[slug]
        members = [made.people[one] for one in team.people]
        assert (name, people) == (team.name, len(members))
        for at in range(0, len(counts), 4):
            text, own = data["skills"][counts[at]]
            key = own or SkillRef(None, text).key
            known = [claim for one in members if (claim := next((each for each in one.claims if each.skill.key == key), None))]
            wants = sum(any(want.skill.key == key for want in one.wants) for one in members)
            assert counts[at + 1 : at + 4] == [len(known), sum(claim.teaches for claim in known), wants]
            counted[slug, key] = True
    given_up = {slug for slug, one in made.skills.items() if one.deprecated}
    expected = {
        (team.slug, ref.key)
        for team in made.teams.values()
        for one in team.people
        for ref in (*(claim.skill for claim in made.people[one].claims), *(want.skill for want in made.people[one].wants))
        if ref.key not in given_up
    }
    assert set(counted) == expected
