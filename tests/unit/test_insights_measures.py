"""The counts of which trends are drawn are those that one counts by hand."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from insight_counts import recounted
from insight_hubs import FEW, real_hubs, small_hubs
from small_hub import TODAY, circle, claims, hub, meets, note, person, program, ref, skill

from hubgen.content.audience import seen_by
from hubgen.content.hub import Hub, Pair, Teaching, Want
from hubgen.views.insights.measures import HubCounts, Measures, SkillCounts, TeamCounts, measure


@pytest.mark.parametrize("number", [0, 1], ids=["tiny", "sample"])
def test_a_real_hub_is_counted_as_by_hand(number: int) -> None:
    assert measure(real_hubs()[number]) == recounted(real_hubs()[number])


@FEW
@given(small_hubs())
def test_any_small_hub_is_counted_as_by_hand(made: Hub) -> None:
    assert measure(made) == recounted(made)


def test_whatever_levels_are_called_the_counts_are_the_same() -> None:
    made = real_hubs()[1]
    named = replace(made, settings=replace(made.settings, levels=("a", "b", "c", "d")))
    assert measure(named) == measure(made)


def test_an_empty_hub_counts_nothing() -> None:
    assert measure(hub()) == Measures(HubCounts(*[0] * 16), {}, {})


def test_only_the_counts_that_say_so_depend_on_the_day() -> None:
    ada = person("ada", team="Web", claims=claims("sql", teaches=True), teaching=Teaching(2, None, date(2026, 12, 1)), confirmed=TODAY)
    talks = circle("talks", meets=meets(starts=TODAY), notes=(note("talks", "2026-11-20-joins"),))
    pairs = program("pairs", status="running", starts=date(2026, 10, 1))
    made = hub(ada, skill("sql"), talks, pairs)
    now, later = measure(made), measure(replace(made, today=date(2028, 5, 1)))
    differ = {name for name in HubCounts._fields if getattr(now.hub, name) != getattr(later.hub, name)}
    assert differ == {"confirmed", "claims_confirmed", "alive", "notes"}
    assert {name for name in TeamCounts._fields if getattr(now.teams["web"], name) != getattr(later.teams["web"], name)} == {
        "confirmed",
        "claims_confirmed",
    }
    assert now.skills["sql"]._replace(seats=2) == later.skills["sql"]


def test_a_skill_that_was_given_up_is_neither_missing_nor_at_risk() -> None:
    made = hub(person("ada", claims=claims("cobol")), person("ben", wants=(Want(ref("cobol")),)), skill("cobol", deprecated=True))
    counts = measure(made)
    assert (counts.hub.skills, counts.hub.untaught, counts.hub.single_points) == (0, 0, 0)
    assert counts.skills["cobol"].wants == counts.skills["cobol"].knows == 1


def test_who_learns_already_in_a_pair_is_counted_among_those_who_want() -> None:
    made = hub(person("ada"), person("ben", wants=(Want(ref("sql")),)), program("p", status="draft", pairs=(Pair("ada", "ben", ref("sql")),)))
    assert measure(made).skills["sql"][:2] == (1, 1)


def test_the_public_is_counted_as_it_sees_the_hub() -> None:
    tiny = real_hubs()[0]
    assert measure(seen_by(tiny, "public")) == recounted(seen_by(tiny, "public"))


def test_counts_go_through_json_and_back() -> None:
    counts = measure(real_hubs()[0])
    text = json.loads(json.dumps([counts.hub, counts.teams, counts.skills]))
    assert counts == Measures(
        HubCounts(*text[0]),
        {slug: TeamCounts(*row) for slug, row in text[1].items()},
        {key: SkillCounts(*row) for key, row in text[2].items()},
    )
