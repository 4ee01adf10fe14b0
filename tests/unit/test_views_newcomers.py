"""Who is new, who could be their mentor and whom to know, as plain values."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from small_hub import TODAY, circle, claims, hub, person, program, ref

from hubgen.content.hub import Hub, Pair, Person, Status, Teaching
from hubgen.site.pages import make_site
from hubgen.views.newcomers import MOST_NAMED, MOST_SHOWN, Newcomer, NewcomersView, newcomers_view, stage_of
from hubgen.views.refs import Refs

LISBON = {"timezone": "Europe/Lisbon", "hours": (time(9), time(17)), "languages": ("English",)}


def view(some: Hub, *apart: tuple[str, str]) -> NewcomersView:
    return newcomers_view(some, Refs(some), frozenset(frozenset(pair) for pair in apart))


def new(slug: str = "new", **words: Any) -> Person:
    given: dict[str, Any] = {"joined": date(2026, 11, 2), "team": "Data", "manager": "boss", **LISBON, **words}
    return person(slug, **given)


def old(slug: str, **words: Any) -> Person:
    return person(slug, **{"joined": date(2025, 1, 7), "team": "Data", **LISBON, **words})


def first(*things: Any, apart: tuple[tuple[str, str], ...] = ()) -> Newcomer:
    return view(hub(*things), *apart).shown[0]


def candidates(*things: Any, apart: tuple[tuple[str, str], ...] = ()) -> list[str]:
    return [one.person.slug for one in first(*things, apart=apart).candidates]


# Who is new


def test_who_joined_in_the_last_ninety_days_is_new() -> None:
    days = {"ninety": TODAY - timedelta(days=90), "older": TODAY - timedelta(days=91), "today": TODAY, "soon": TODAY + timedelta(days=1)}
    shown = view(hub(*(new(slug, joined=day) for slug, day in days.items()))).shown
    assert [(row.person.slug, row.week) for row in shown] == [("today", 1), ("ninety", 13)]


@pytest.mark.parametrize("status", [Status.AWAY, Status.FORMER])
def test_who_is_not_here_is_not_new(status: Status) -> None:
    assert view(hub(new(status=status))) == NewcomersView(0, (), (), 0)


def test_each_week_has_its_part_of_the_checklist() -> None:
    assert [stage_of(week) for week in (1, 2, 3, 4, 5, 9, 12, 13)] == [
        *("week-1", "week-2", "weeks-3-and-4", "weeks-3-and-4", "weeks-5-to-8", "weeks-9-to-12", "weeks-9-to-12", "week-13-day-90")
    ]


def test_of_many_the_newest_are_shown_and_the_rest_stands_by_team() -> None:
    people = [new(f"p{number:03}", joined=TODAY - timedelta(days=number % 80), team="Data" if number % 2 else "") for number in range(80)]
    found = view(hub(*people))
    assert (found.count, len(found.shown)) == (80, MOST_SHOWN)
    assert [(group.team and group.team.name, group.total, len(group.people)) for group in found.others] == [
        ("Data", 25, MOST_NAMED),
        (None, 25, MOST_NAMED),
    ]


# Who could be the mentor


def test_a_newcomer_has_the_mentors_of_a_program_that_runs() -> None:
    running = program("in", name="In", model="new-hire-mentoring", status="running", pairs=(Pair("ada", "new", ref("sql")),))
    row = first(new(), old("ada"), running)
    assert [(mentor.person and mentor.person.slug, mentor.program.name) for mentor in row.mentors] == [("ada", "In")]
    assert row.candidates == ()


def test_a_program_that_is_over_gives_no_mentor() -> None:
    over = program("in", model="new-hire-mentoring", status="finished", pairs=(Pair("ada", "new", ref("sql")),))
    assert candidates(new(), old("ada"), over) == ["ada"]


@pytest.mark.parametrize(
    "words",
    [
        {"slug": "boss"},
        {"manager": "new"},
        {"joined": date(2026, 6, 1)},
        {"joined": None},
        {"languages": ("Greek",)},
        {"timezone": "Pacific/Auckland"},
        {"status": Status.AWAY},
        {"teaching": Teaching(seats=0)},
        {"teaching": Teaching(paused_until=date(2027, 1, 1))},
    ],
    ids=lambda words: next(iter(words)),
)
def test_who_does_not_fit_is_no_candidate(words: dict[str, Any]) -> None:
    given = dict(words)
    assert candidates(new(), old(given.pop("slug", "ada"), **given)) == []


def test_two_who_are_kept_apart_are_brought_together_nowhere() -> None:
    team = (new(), old("ada"), old("ben", team="Ops"))
    row = first(*team, apart=(("new", "ada"), ("new", "ben")))
    assert (row.candidates, row.contacts) == ((), ())


def test_the_page_keeps_them_apart_though_nobody_may_see_who_they_are() -> None:
    site = make_site(hub(new(), old("ada")), keep_apart=frozenset({frozenset({"new", "ada"})}))
    assert "people/ada/" not in site.render(site.records["newcomers/"]).html


def test_who_said_no_language_or_hours_may_be_a_candidate() -> None:
    row = first(new(), old("ada", languages=(), hours=None))
    assert [(one.languages, one.hours) for one in row.candidates] == [((), 40)]


def test_three_are_named_those_of_the_own_team_first_and_those_who_remember_before_those_here_for_long() -> None:
    long = [old(slug, joined=date(2015, 1, 1)) for slug in ("a-long", "b-long")]
    assert candidates(new(), *long, old("z-lately"), old("next", team="Ops")) == ["z-lately", "a-long", "b-long"]


def test_a_candidate_of_the_next_team_is_named_where_the_own_has_none() -> None:
    shared = circle("go", members=("new", "near"))
    row = first(new(), old("near", team="Ops"), old("far", team="Art"), shared)
    assert [(one.person.slug, one.same_team, one.hours) for one in row.candidates] == [("near", False, 40), ("far", False, 40)]


# Whom to know


def test_each_team_has_one_name_and_the_nearest_team_comes_first() -> None:
    shared = circle("go", name="Go", leads=("lead",), members=("new",))
    others = [old("lead", team="Ops"), old("other", team="Ops"), old("art", team="Art", claims=claims("ink", teaches=True))]
    contacts = first(new(), *others, shared).contacts
    assert [(one.team.name, one.person.slug, one.leads and one.leads.name, one.teaches) for one in contacts] == [
        ("Ops", "lead", "Go", 0),
        ("Art", "art", None, 1),
    ]


def test_who_shares_a_language_is_named_before_who_does_not() -> None:
    greek = old("greek", team="Ops", languages=("Greek",), claims=claims("a", "b", teaches=True))
    assert [one.person.slug for one in first(new(), greek, old("english", team="Ops")).contacts] == ["english"]


def test_newcomers_are_not_all_sent_to_the_same_person() -> None:
    some = hub(new("one"), new("two"), old("ada", team="Ops"), old("ben", team="Ops"))
    assert {row.contacts[0].person.slug for row in view(some).shown} == {"ada", "ben"}


def test_at_most_six_teams_are_named() -> None:
    assert len(first(new(), *(old(f"p{number}", team=f"Team {number}") for number in range(9))).contacts) == 6
