"""The page of proposals, and the proposed pairs on a program's page."""

from dataclasses import replace
from typing import Any

import pytest
from match_hub import a_hub
from small_hub import FORGE, claims, hub, person, program, ref, skill

from hubgen.content.hub import Goal, Hub, Pair, Want
from hubgen.content.settings import Settings
from hubgen.site.pages import make_site
from hubgen.views import matches as page
from hubgen.views.matches import MatchesView, matches_view
from hubgen.views.programs import program_view
from hubgen.views.refs import Refs


def view(some: Hub) -> MatchesView:
    return matches_view(some, Refs(some))


def pilot(**words: Any) -> Hub:
    given = {"goal": Goal(("ben", "cem"), ref("sql")), "status": "draft", **words}
    return a_hub(more=(program("pilot", **given),), settings=Settings(forge=FORGE))


def html(some: Hub, url: str, **words: Any) -> str:
    site = make_site(some, **words)
    return site.render(site.records[url]).html


def test_a_pair_says_why_and_what_is_weak_and_of_what_its_points_are_made() -> None:
    match = view(a_hub()).skills[0].matches[0]
    assert (match.teacher.name, match.skill.name) == ("Ada Ng", "SQL")
    assert match.why
    assert match.weak
    assert match.points == sum(term.points for term in match.terms)


def test_whoever_is_left_out_reads_why_and_what_would_change_it() -> None:
    row = view(a_hub()).left_out[0]
    assert "Ada Ng would fit" in row.wishes[0].text
    assert "Dee Roy" in row.wishes[0].advice


def test_of_very_many_wishes_the_most_wanted_skills_are_solved_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MOST_WISHES", 1)
    some = a_hub(more=(person("eve", wants=(Want(ref("go")),)),))
    monkeypatch.setattr(page, "MOST_SKILLS", 1)
    found = view(some)
    assert (found.whole, found.pairs, [row.person.name for row in found.left_out if row.person.name == "Eve"]) == (False, 1, [])
    assert "hubgen match --skill" in html(some, "matches/")


def test_of_very_many_pairs_the_page_shows_a_few_and_counts_them_all() -> None:
    teachers = [person(f"t{number:03}", claims=claims(f"s{number:03}", level=3, teaches=True)) for number in range(200)]
    learners = [person(f"l{number:03}", wants=(Want(ref(f"s{number % 200:03}")),)) for number in range(300)]
    found = view(hub(*teachers, *learners, *(skill(f"s{number:03}") for number in range(200))))
    assert (found.whole, found.cut, found.pairs, found.left) == (True, True, 200, 100)
    assert (len(found.skills), len(found.left_out)) == (page.MOST_SHOWN, page.MOST_SHOWN)
    assert all(len(group.matches) <= page.MOST_EACH for group in found.skills)


def test_a_hub_without_wishes_says_how_to_have_one() -> None:
    assert 'href="../profile/"' in html(hub(person("ada")), "matches/")


def test_the_public_sees_no_proposals() -> None:
    some = replace(pilot(), settings=Settings(audience="public"))
    assert "matches/" not in make_site(some).records
    assert "could teach" not in html(some, "programs/pilot/")


@pytest.mark.parametrize(("words", "shown"), [({}, True), ({"status": "running"}, True), ({"status": "finished"}, False), ({"model": "lunch-and-learn"}, False)])
def test_a_program_whose_people_have_no_pair_shows_who_it_could_be(words: dict[str, Any], shown: bool) -> None:
    assert ("hubgen match --program pilot --write" in html(pilot(**words), "programs/pilot/")) == shown


def test_a_program_in_which_everyone_has_a_pair_proposes_none() -> None:
    pairs = (Pair("ada", "ben", ref("sql")), Pair("ada", "cem", ref("sql")))
    some = pilot(pairs=pairs)
    assert program_view(some, Refs(some), some.programs["pilot"]).proposal is None


def test_two_who_must_not_be_paired_leave_no_trace() -> None:
    some = pilot(goal=Goal(("ben",), ref("sql")))
    alone = replace(some, people={slug: one for slug, one in some.people.items() if slug in ("ada", "ben")})
    apart = frozenset([frozenset(["ada", "ben"])])
    assert "Ada Ng" in html(alone, "matches/")
    site = make_site(alone, keep_apart=apart)
    for url in ("matches/", "programs/pilot/"):
        assert "Ada Ng" not in site.render(site.records[url]).html
    free = make_site(alone)
    told = {path for path, content in site.assets.items() if content != free.assets[path]}
    told |= {url for url in site.records if site.render(site.records[url]) != free.render(free.records[url])}
    assert told == {"matches/", "programs/pilot/"}
