"""Freshness by team and month, circles that live and programs on track are what one counts."""

from datetime import date

import pytest
from hypothesis import given
from insight_hubs import FEW, real_hubs, small_hubs
from small_hub import TODAY, circle, claims, hub, meets, note, person, program

from hubgen.content.hub import Hub
from hubgen.views.insights.adoption import adoption, last_months
from hubgen.views.insights.facts import gather


def check(made: Hub) -> None:
    found = adoption(gather(made))
    days = {one.slug: [str(max(filter(None, (one.confirmed, claim.confirmed)), default=""))[:7] for claim in {c.skill.key: one.claim(c.skill.key) for c in one.claims}.values()] for one in made.present}
    notes = [str(each.date)[:7] for one in made.circles.values() for each in one.notes if each.date <= made.today]
    sessions = [str(each.date)[:7] for one in made.programs.values() for each in one.notes if each.date <= made.today and each.kind == "session"]
    for month in found.months:
        assert month.profiles == sum(str(one.confirmed)[:7] == month.month for one in made.present)
        assert month.claims == sum(own.count(month.month) for own in days.values())
        assert (month.notes, month.sessions) == (notes.count(month.month), sessions.count(month.month))
    for row in found.teams:
        own = made.teams[row.team.slug].people
        assert row.profiles == tuple(sum(str(made.people[slug].confirmed)[:7] == month.month for slug in own) for month in found.months)
        assert row.claims == tuple(sum(days[slug].count(month.month) for slug in own) for month in found.months)
        assert row.counts.people == len(own)
    assert [row.circle.slug for row in found.circles] == [slug for slug, one in made.circles.items() if one.status == "active"]
    assert [row.program.slug for row in found.programs] == [slug for slug, one in made.programs.items() if one.status == "running"]
    assert found.counts.alive == sum(row.is_alive for row in found.circles)
    assert found.counts.on_track == sum(row.state == "on-track" for row in found.programs)


@pytest.mark.parametrize("number", [0, 1], ids=["tiny", "sample"])
def test_a_real_hub_is_as_fresh_as_one_counts(number: int) -> None:
    check(real_hubs()[number])


@FEW
@given(small_hubs())
def test_any_small_hub_is_as_fresh_as_one_counts(made: Hub) -> None:
    check(made)


def test_the_last_twelve_months_end_with_this_one() -> None:
    assert last_months(date(2026, 2, 5))[0] == "2025-03"
    assert last_months(date(2026, 2, 5))[-2:] == ("2026-01", "2026-02")


@pytest.mark.parametrize(
    ("words", "lives"),
    [
        ({"notes": (note("c", "2026-08-24-talk"),)}, True),
        ({"notes": (note("c", "2026-08-23-talk"),)}, False),
        ({"notes": (note("c", "2026-12-24-talk"),)}, False),
        ({"meets": meets(starts=date(2026, 11, 1))}, True),
        ({"meets": meets(starts=date(2026, 1, 1))}, False),
        ({"meets": meets(starts=date(2026, 12, 1))}, True),
        ({}, False),
    ],
)
def test_a_circle_lives_that_is_new_or_wrote_something_down_within_90_days(words: dict[str, object], lives: bool) -> None:
    assert [row.is_alive for row in adoption(gather(hub(circle("c", **words)))).circles] == [lives]


def test_of_a_team_only_its_own_people_circles_and_programs_are_shown() -> None:
    made = hub(
        person("ada", team="Web", confirmed=TODAY, claims=claims("go")),
        person("ben", team="Ops", confirmed=TODAY),
        circle("web", members=("ada",)),
        circle("ops", members=("ben",)),
        program("p", status="running", people=("ben",)),
    )
    found = adoption(gather(made), made.teams["web"])
    assert ([row.team.slug for row in found.teams], [row.circle.slug for row in found.circles], found.programs) == (["web"], ["web"], ())
    assert (found.months[-1].profiles, found.months[-1].claims) == (1, 1)
