"""Every figure on the page of who is joined to whom is found again by looking at every two people, and so is each line."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from xml.etree.ElementTree import Element

import html5lib
import pytest
from insight_hubs import expected_ties, real_hubs
from small_hub import circle, claims, hub, person, program, ref, skill

from hubgen.content.hub import Hub, Pair, Want
from hubgen.site.network_pages import URL
from hubgen.site.pages import make_site

Pairs = dict[tuple[str, str], tuple[int, int, int]]


def island_hub() -> Hub:
    """Two groups, one of which one person alone holds together, with somebody at its edge; one whom nothing joins, and a crowded skill."""
    teams = {"a": "Web", "b": "Web", "c": "Web", "d": "Data & <Co>", "e": "Data & <Co>", "l": "", "x": "データ", "y": "", "z": "Web"}
    people = [person(slug, team=team, wants=(Want(ref("go")),) if slug in ("e", "l") else ()) for slug, team in teams.items() if slug != "c"]
    middle = person("c", team="Web", claims=claims("go", teaches=True))
    crowd = [person(f"t{at:02}", claims=claims("all", teaches=True), wants=(Want(ref("all")),)) for at in range(21)]
    pilot = program("pilot", status="running", pairs=(Pair("x", "y", ref("go")),))
    return hub(*people, middle, *crowd, circle("one", members=("a", "b", "c")), circle("two", members=("c", "d")), circle("three", members=("d", "e")), pilot, skill("go"), skill("all"))


HUBS = {"tiny": lambda: real_hubs()[0], "sample": lambda: real_hubs()[1], "islands": island_hub}


@pytest.fixture(scope="module", params=HUBS)
def made(request: pytest.FixtureRequest) -> Hub:
    return HUBS[request.param]()


@pytest.fixture(scope="module")
def page(made: Hub) -> Element:
    return page_of(made)


@pytest.fixture(scope="module")
def pairs(made: Hub) -> Pairs:
    return joined(made)


def page_of(made: Hub) -> Element:
    site = make_site(made)
    page: Element = html5lib.parseFragment(site.render(site.records[URL]).html, namespaceHTMLElements=False)
    return page


def text_of(element: Element | None) -> str:
    assert element is not None
    return " ".join("".join(element.itertext()).split())


def slug_of(element: Element | None) -> str:
    """Give the last part of where a link leads."""
    assert element is not None
    return element.get("href", element.get("{http://www.w3.org/1999/xlink}href", "")).split("/")[-2]


def joined(made: Hub) -> Pairs:
    here = sorted(one.slug for one in made.present)
    return {(one, other): ties for one, other in combinations(here, 2) if any(ties := expected_ties(made, one, other))}


def groups(pairs: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """Give the groups that hold together, by melting them into each other."""
    found: list[frozenset[str]] = []
    for pair in pairs:
        meets = [group for group in found if not group.isdisjoint(pair)]
        found = [group for group in found if group not in meets] + [frozenset(pair).union(*meets)]
    return sorted(found, key=lambda group: -len(group))


def below(page: Element, anchor: str) -> list[Element]:
    """Give what stands between a heading and the next one."""
    parts = list(page)
    start = next((at for at, part in enumerate(parts) if part.tag == "h2" and part.get("id") == anchor), len(parts))
    end = next((at for at in range(start + 1, len(parts)) if parts[at].tag == "h2"), len(parts))
    return parts[start + 1 : end]


def test_the_counts_are_what_one_counts(made: Hub, pairs: Pairs, page: Element) -> None:
    people = {slug for pair in pairs for slug in pair}
    teams = {frozenset((made.people[one].team, made.people[other].team)) for one, other in pairs}
    bridges = sum(len(both) == 2 and "" not in both for both in teams)
    said = [text_of(item) for item in page.findall(".//ul[@class='hub-counts']/li")]
    assert [re.findall(r"\d+", one) for one in said] == [[str(len(people)), str(len(made.present))], [str(len(pairs))], [str(bridges)]]


def few(*teams: str) -> Hub:
    """Give somebody in each of *teams*, all in one circle."""
    return hub(*(person(f"p{at}", team=team) for at, team in enumerate(teams)), circle("one", members=tuple(f"p{at}" for at in range(len(teams)))))


def test_nothing_is_said_of_teams_where_nobody_is_in_one() -> None:
    said = text_of(page_of(few("", "")))
    assert ("Each mark is a person. A line joins two people." in said, "team" in said.replace("in the picture, by team In no team", "")) == (True, False)


@pytest.mark.parametrize(("teams", "bridges"), [(("Web", "Web"), 0), (("Web", "Data"), 1)], ids=["one team", "two teams"])
def test_bridges_are_between_two_teams(teams: tuple[str, str], bridges: int) -> None:
    made = page_of(few(*teams))
    assert len(made.findall(".//h2[@id='bridges']")) == bridges
    assert len(made.findall(".//ul[@class='hub-counts']/li")) == 2 + bridges


def test_each_bridge_has_the_ties_that_one_counts(made: Hub, pairs: Pairs, page: Element) -> None:
    expected: defaultdict[frozenset[str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for pair, ties in pairs.items():
        both = frozenset(made.people[slug].team for slug in pair)
        if len(both) == 2 and "" not in both:
            expected[both] = [sum(each) for each in zip(expected[both], (1, *ties), strict=True)]
    rows = page.findall(".//table[@class='hub-table hub-net__bridges']/tbody/tr")
    found = {frozenset(map(text_of, row.findall("th/a"))): [int(text_of(cell).replace("–", "0")) for cell in row.findall("td")] for row in rows}
    assert found == expected


def test_each_mark_is_a_person_and_each_line_joins_two_who_are_joined(pairs: Pairs, page: Element) -> None:
    picture = page.find(".//{*}svg")
    assert picture is not None
    places = {}
    for mark in picture.findall("{*}a"):
        spot = mark.find("{*}circle")
        assert spot is not None
        places[spot.get("cx"), spot.get("cy")] = slug_of(mark)
    drawn = {}
    for path in picture.findall("{*}path"):
        step = int(path.get("class", "")[-1])
        for x1, y1, x2, y2 in re.findall(r"M(-?\d+) (-?\d+) (-?\d+) (-?\d+)", path.get("d", "")):
            drawn[tuple(sorted((places[x1, y1], places[x2, y2])))] = step
    totals = {pair: sum(ties) for pair, ties in pairs.items()}
    assert drawn == {pair: 1 if total < 2 else 2 if total < 4 else 3 for pair, total in totals.items()}
    assert sorted(places.values()) == sorted({slug for pair in totals for slug in pair})


def test_each_mark_has_the_sign_of_its_team(made: Hub, page: Element) -> None:
    items = page.findall(".//ul[@class='hub-net__signs']/li")
    signs = {text_of(item.find("a")): text_of(item.find("span")) for item in items}
    assert len(set(signs.values())) == len(signs)
    for mark in page.findall(".//{*}svg/{*}a"):
        team = made.people[slug_of(mark)].team
        shown = mark.find("{*}text[@class='hub-net__sign']")
        assert (text_of(shown) if shown is not None else "") == signs.get(team, "")


def test_the_teams_of_the_picture_have_the_people_that_are_drawn(made: Hub, pairs: Pairs, page: Element) -> None:
    drawn = Counter(made.people[slug].team for slug in {slug for pair in pairs for slug in pair})
    items = page.findall(".//ul[@class='hub-net__signs']/li")
    found = {text_of(item.find("a")): int(text_of(item.findall("span")[1]).split()[0]) for item in items}
    assert found == {team: count for team, count in drawn.items() if team}


def test_the_words_say_what_the_picture_shows(made: Hub, pairs: Pairs, page: Element) -> None:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        names[one].append(made.people[other].name)
        names[other].append(made.people[one].name)
    details = page.find(".//details")
    assert details is not None
    found = {slug_of(item.find("a")): sorted(text_of(name) for name in item.findall("bdi")) for item in details.iter("li")}
    assert found == {slug: sorted(others) for slug, others in names.items()}


def test_the_islands_are_the_groups_that_hold_together_by_themselves(pairs: Pairs, page: Element) -> None:
    first, *others = groups(pairs)
    parts = below(page, "islands")
    lists = [part for part in parts if part.tag == "ul"]
    found = [frozenset(slug_of(link) for link in item.findall("a")) for part in lists for item in part]
    assert sorted(found, key=sorted) == sorted(others, key=sorted)
    assert f"{len(first)} people hold together" in text_of(parts[0]) if others else "There are none" in text_of(parts[0])


def test_a_link_is_thin_where_groups_would_fall_apart(pairs: Pairs, page: Element) -> None:
    expected = {}
    for slug in {slug for pair in pairs for slug in pair}:
        group = next(group for group in groups(pairs) if slug in group)
        left = groups([(one, one) for one in group - {slug}] + [pair for pair in pairs if slug not in pair and group.issuperset(pair)])
        if len(left) > 1 and len(left[1]) > 1:
            expected[slug] = [len(part) for part in left if len(part) > 1]  # who is alone at an edge is no group
    items = [item for part in below(page, "thin") for item in part.findall("li")]
    assert {slug_of(item.find("a")): [int(each) for each in re.findall(r"\d+", text_of(item.find("span")))] for item in items} == expected


def test_who_is_joined_to_nobody_is_not_shown() -> None:
    made = island_hub()
    alone = {one.name for one in made.present} - {made.people[slug].name for pair in joined(made) for slug in pair}
    text = text_of(page_of(made))
    assert alone == {"Z", *(f"T{at:02}" for at in range(21))}
    assert [name for name in alone if re.search(rf"\b{name}\b", text)] == []


def test_a_crowded_skill_is_counted() -> None:
    assert "1 skill is taught and wanted by so many" in text_of(page_of(island_hub()))


def test_where_nobody_is_joined_the_page_says_what_joins() -> None:
    page = page_of(hub(person("ada"), person("ben", team="Web")))
    assert "Nobody is joined to anybody yet" in text_of(page)
    assert page.find(".//{*}svg") is None


def test_where_no_bridge_leads_to_another_team_the_page_says_how_to_build_one() -> None:
    page = page_of(hub(person("ada", team="Web"), person("ben", team="Web"), person("cem", team="Data"), circle("one", members=("ada", "ben"))))
    assert "A circle that is open to all teams" in text_of(page)


def test_of_very_many_people_teams_are_drawn() -> None:
    people = [person(f"p{at:03}", team=f"Team {at % 3}") for at in range(501)]
    page = page_of(hub(*people, circle("two", members=("p000", "p001", "p003"))))
    marks = page.findall(".//{*}svg/{*}a")
    assert [(slug_of(mark), text_of(mark.find("{*}title"))) for mark in marks] == [("team-0", "Team 0: 167 people"), ("team-1", "Team 1: 167 people")]


def test_the_page_is_the_same_every_time() -> None:
    one, other = (make_site(real_hubs()[1]) for _ in range(2))
    assert one.render(one.records[URL]) == other.render(other.records[URL])
