"""The counts of which trends are drawn are those that one counts by hand."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from insight_hubs import FEW, real_hubs, small_hubs
from small_hub import TODAY, circle, claims, hub, meets, note, person, program, ref, skill

from hubgen.content.audience import seen_by
from hubgen.content.hub import Hub, Pair, Status, Teaching, Want
from hubgen.views.insights.measures import HubCounts, Measures, SkillCounts, TeamCounts, measure
from hubgen.views.momentum import momentum

LIMIT = timedelta(days=365)


def recounted(hub: Hub) -> Measures:
    """Count everything again, in the plainest way: by looking at everyone for each figure."""
    here = [person for person in hub.people.values() if person.status is not Status.FORMER]
    keys = sorted({*hub.skills, *(one.skill.key for person in here for one in (*person.claims, *person.wants))})
    used = [key for key in keys if not (key in hub.skills and hub.skills[key].deprecated)]
    firsts = {person.slug: {key: person.claim(key) for key in keys if person.claim(key)} for person in here}
    knows = {key: [slug for slug in firsts if key in firsts[slug]] for key in keys}
    teaches = {key: [slug for slug in knows[key] if firsts[slug][key].teaches] for key in keys}
    holds = {key: [slug for slug in knows[key] if slug in teaches[key] or firsts[slug][key].level != 1] for key in keys}
    wants = {key: [person.slug for person in here if key in {want.skill.key for want in person.wants}] for key in keys}

    def fresh(day: date | None) -> bool:
        return day is not None and day >= hub.today - LIMIT

    def of_people(people: list) -> tuple[int, ...]:
        days = [(person.confirmed, claim.confirmed) for person in people for claim in firsts[person.slug].values()]
        return (
            len(people),
            sum(any(person.slug in teaches[key] for key in keys) for person in people),
            sum(fresh(person.confirmed) for person in people),
            sum(not firsts[person.slug] for person in people),
            len(days),
            sum(fresh(whole) or fresh(own) for whole, own in days),
        )

    def lives(one) -> bool:
        days = [*(note.date for note in one.notes), *([one.meets.starts] if one.meets else [])]
        return one.status == "active" and any(0 <= (hub.today - day).days <= 90 for day in days)

    def seats(key: str) -> tuple[int, int]:
        known = [hub.people[slug] for slug in teaches[key] if hub.people[slug].status is Status.ACTIVE]
        ready = [one for one in known if not one.teaching.paused_until or one.teaching.paused_until <= hub.today]
        running = [pair.teacher for program in hub.programs.values() if program.status == "running" for pair in program.pairs]
        said = [max(0, one.teaching.seats - running.count(one.slug)) for one in ready if one.teaching.seats is not None]
        return sum(said), len(ready) - len(said)

    going = [pair for program in hub.programs.values() if program.status in ("draft", "running") for pair in program.pairs]
    learning = {key: {pair.learner for pair in going if pair.skill.key == key} & set(wants[key]) for key in keys}
    month = [f"{hub.today:%Y-%m}-01", str(hub.today)]
    notes = [note.date for circle in hub.circles.values() for note in circle.notes]
    sessions = [note.date for program in hub.programs.values() for note in program.notes if note.kind == "session"]
    running = [program for program in hub.programs.values() if program.status == "running"]
    teams = {slug: [person for person in here if person.team.lower().replace(" ", "-") == slug] for slug in hub.teams}
    return Measures(
        HubCounts(
            *of_people(here),
            len(used),
            sum(bool(teaches[key]) for key in used),
            sum(bool(wants[key]) and not teaches[key] for key in used),
            sum(len(holds[key]) == 1 for key in used),
            sum(circle.status == "active" for circle in hub.circles.values()),
            sum(lives(circle) for circle in hub.circles.values()),
            sum(month[0] <= str(day) <= month[1] for day in notes),
            sum(month[0] <= str(day) <= month[1] for day in sessions),
            len(running),
            sum(momentum(hub, program).state == "on-track" for program in running),
        ),
        {slug: TeamCounts(*of_people(people)) for slug, people in teams.items()},
        {
            key: SkillCounts(len(wants[key]), len(learning[key]), len(knows[key]), len(holds[key]), len(teaches[key]), *seats(key))
            for key in keys
        },
    )


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
