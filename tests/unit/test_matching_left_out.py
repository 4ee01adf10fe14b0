"""Who is left out is told the truth, on real rows, and what would change it would."""

import json
import os
import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from hubgen.cli import main
from hubgen.content.hub import Claim, Hub, Person, Status, Teaching, Want
from hubgen.content.load import load
from hubgen.content.slugs import normalise
from hubgen.views.matching.groups import gather_circles
from hubgen.views.matching.pairs import possible_edges, propose
from hubgen.views.matching.pool import make_pool
from hubgen.views.matching.values import ANYTHING, Barrier, LeftOut, Proposal, Question
from matching_support import TODAY, person, ref, wants, with_rules

EXCERPT = Path(__file__).parents[1] / "fixtures" / "people.jsonl"
ROWS = Path(os.environ.get("HUBGEN_PEOPLE", EXCERPT))
"""The excerpt of this repository; the variable names the file of all rows."""
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@cache
def real_hub() -> Hub:
    """Make a hub of the real rows, with wishes, levels, zones and pauses that a seed draws; each row stands three times."""
    chance = random.Random(5)
    rows = [json.loads(line) for line in ROWS.read_text("utf-8").splitlines()]
    rows = rows * max(1, 60 // len(rows))
    skills = sorted({normalise(claim["name"]) for row in rows for claim in row.get("skills", ())})
    found = []
    for number, row in enumerate(rows):
        claims = {normalise(claim["name"]): claim for claim in row.get("skills", ())}
        known = tuple(Claim(ref(key), chance.choice([None, 1, 2, 3, 4]), bool(claim.get("teach")) and chance.random() < 0.4) for key, claim in claims.items())
        paused = TODAY + timedelta(days=30) if chance.random() < 0.1 else None
        found.append(
            person(
                f"{row['id']}-{number}",
                claims=known,
                wants=wants(*chance.sample(skills, 2)),
                languages=tuple(row.get("languages", ())),
                timezone=chance.choice(["", "Europe/Lisbon", "Asia/Kolkata", "America/Halifax", "Pacific/Auckland"]),
                hours=chance.choice([None, (time(22), time(6)), (time(7, 30), time(15, 45))]),
                days=chance.choice([(), ("sat", "sun"), ("mon", "sun")]),
                manager=chance.choice([None, f"{rows[0]['id']}-0"]),
                status=chance.choice([Status.ACTIVE] * 9 + [Status.AWAY]),
                teaching=Teaching(row.get("capacity", chance.choice([None, 0, 1])), paused_until=paused),
            )
        )
    apart = [(found[0].slug, found[1].slug), (found[2].slug, found[5].slug)]
    return with_rules(*found, apart=apart)


@cache
def imported_hub() -> Hub:
    """Make a hub of the real rows as `hubgen import` writes them, with two wishes each that a seed draws."""
    chance = random.Random(7)
    with TemporaryDirectory() as folder:
        (Path(folder) / "people").mkdir()
        for kind, rows in (("skills", ROWS.with_name("topics.jsonl")), ("people", ROWS)):
            told = ["import", kind, str(rows), "--map", str(EXCERPT.parent / "maps" / f"{rows.stem}.yml"), "--into", folder]
            CliRunner().invoke(main, told)
        hub, _ = load(Path(folder), TODAY)
    skills = sorted({claim.skill for one in hub.people.values() for claim in one.claims}, key=lambda skill: skill.key)
    wishing = {slug: replace(one, wants=tuple(map(Want, chance.sample(skills, 2)))) for slug, one in hub.people.items()}
    return replace(hub, people=wishing)


HUBS = {"drawn": real_hub, "imported": imported_hub}


@cache
def proposal(name: str) -> Proposal:
    return propose(HUBS[name]())


@cache
def quarters(one: Person) -> frozenset[int] | None:
    """Count a working week quarter by quarter, by asking what the person's clock shows."""
    if not one.timezone:
        return None
    start, end = one.hours or (time(9), time(17))
    days = one.days or WEEK[:5]
    monday = datetime.combine(TODAY - timedelta(days=TODAY.weekday()), time(), UTC)

    def works(quarter: int) -> bool:
        wall = (monday + timedelta(minutes=15 * quarter)).astimezone(ZoneInfo(one.timezone))
        today, before = WEEK[wall.weekday()], WEEK[wall.weekday() - 1]
        if start < end:
            return today in days and start <= wall.time() < end
        return (today in days and wall.time() >= start) or (before in days and wall.time() < end)

    return frozenset(quarter for quarter in range(7 * 96) if works(quarter))


def between(learner: Person, teacher: Person, claim: Claim) -> set[Barrier]:
    """Find everything that stands between two people, by the rules as the playbook has them."""
    one, other = quarters(learner), quarters(teacher)
    found = {
        Barrier.AWAY: teacher.status is not Status.ACTIVE,
        Barrier.PAUSED: bool(teacher.teaching.paused_until),
        Barrier.FULL: teacher.teaching.seats == 0,
        Barrier.NOT_AHEAD: claim.level is not None and claim.level <= own_level(learner, claim),
        Barrier.MANAGER: learner.manager == teacher.slug or teacher.manager == learner.slug,
        Barrier.NO_LANGUAGE: bool(learner.languages and teacher.languages and not {*learner.languages} & {*teacher.languages}),
        Barrier.NO_HOURS: one is not None and other is not None and len(one & other) * 15 < 180,
        Barrier.NOT_OFFERED: not claim.teaches,
    }
    return {barrier for barrier, true in found.items() if true}


def own_level(learner: Person, claim: Claim) -> int:
    return next((own.level or 1 for own in learner.claims if own.skill.key == claim.skill.key), 0)


def stands_between(hub: Hub, entry: LeftOut) -> dict[str, set[Barrier]]:
    learner = hub.people[entry.learner]
    return {
        other.slug: between(learner, other, claim)
        for other in hub.people.values()
        for claim in other.claims
        if claim.skill.key == entry.skill.key and other is not learner and frozenset((other.slug, learner.slug)) not in hub.do_not_pair
    }


@pytest.mark.parametrize("name", HUBS)
def test_everyone_without_a_pair_has_a_reason_for_each_wish(name: str) -> None:
    hub, found = HUBS[name](), proposal(name)
    paired = {match.learner for match in found.matches}
    left = {(one.slug, want.skill.key) for one in hub.people.values() if one.status is Status.ACTIVE and one.slug not in paired for want in one.wants}
    assert {(entry.learner, entry.skill.key) for entry in found.left_out} == left
    assert len(left) >= 10
    assert all(entry.text and entry.advice.text for entry in found.left_out)


@pytest.mark.parametrize("name", HUBS)
def test_each_reason_is_true(name: str) -> None:
    hub, found = HUBS[name](), proposal(name)
    taken = Counter(match.teacher for match in found.matches)
    for entry in found.left_out:
        standing = stands_between(hub, entry)
        assert {slug for slug, barriers in standing.items() if not barriers} == set(entry.lost)
        assert {slug for slug, barriers in standing.items() if barriers} == {slug for group in entry.blocked for slug in group.people}
        for group in entry.blocked:
            assert all(group.barrier in standing[slug] for slug in group.people)
        for slug in entry.lost:
            seats = hub.people[slug].teaching.seats
            assert taken[slug] == (1 if seats is None else seats)


@pytest.mark.parametrize("name", HUBS)
def test_each_piece_of_advice_would_do(name: str) -> None:
    kinds = {"ask": {Barrier.NOT_OFFERED}, "hours": {Barrier.NO_HOURS}}
    seen = set()
    for entry in proposal(name).left_out:
        standing, kind, who = stands_between(HUBS[name](), entry), entry.advice.kind, entry.advice.who
        seen.add(kind)
        if kind in kinds:
            assert standing[who] == kinds[kind]
        elif kind == "seat":
            assert standing[who] in (set(), {Barrier.FULL})
        elif kind == "wait":
            assert standing[who] in ({Barrier.PAUSED}, {Barrier.AWAY})
        else:
            alone = ({Barrier.NOT_OFFERED}, {Barrier.NO_HOURS}, {Barrier.FULL}, {Barrier.PAUSED}, {Barrier.AWAY}, set())
            assert all(barriers not in alone for barriers in standing.values())
    assert "seat" in seen


def test_who_must_not_be_paired_is_named_to_neither() -> None:
    ada = person("ada", name="Ada Abara", wants=wants("sql"))
    bo = person("bo", name="Bo Bach", claims=(Claim(ref("sql"), 3, True),))
    entry = propose(with_rules(ada, bo, apart=[("ada", "bo")])).left_out[0]
    assert (entry.lost, entry.blocked) == ((), ())
    assert "Bo" not in entry.text + entry.advice.text
    assert entry.text == "nobody could be proposed for sql this time"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ({"claims": (Claim(ref("sql"), 3),)}, "ask"),
        ({"teaching": Teaching(0)}, "seat"),
        ({"status": Status.AWAY}, "wait"),
        ({"teaching": Teaching(1, paused_until=TODAY + timedelta(days=9))}, "wait"),
        ({"timezone": "Pacific/Auckland"}, "hours"),
        ({"teaching": Teaching(0), "status": Status.AWAY}, "none"),
        ({"languages": ("Greek",)}, "none"),
        ({"manager": "ada"}, "none"),
        ({"claims": (Claim(ref("sql"), 1, True), Claim(ref("sql"), 4, True))}, "none"),
    ],
)
def test_the_advice_is_what_alone_would_do(words: dict[str, object], kind: str) -> None:
    ada = person("ada", wants=wants("sql"), timezone="Europe/Lisbon", languages=("English",), claims=(Claim(ref("sql"), 1),))
    bo = person("bo", **{"claims": (Claim(ref("sql"), 3, True),), "timezone": "Europe/Lisbon", "teaching": Teaching(1), **words})
    assert [entry.advice.kind for entry in propose(with_rules(ada, bo)).left_out] == [kind]


def test_three_who_want_what_nobody_knows_could_begin_a_circle() -> None:
    found = propose(with_rules(*(person(slug, wants=(Want(ref("sql")),)) for slug in ("ada", "bo", "cy")))).left_out
    assert {entry.advice.kind for entry in found} == {"circle"}
    assert found[0].text == "nobody here has said that they know sql"


def test_one_seat_that_three_thousand_want_goes_to_one_of_them() -> None:
    many = (person(f"l{number}", wants=wants("sql")) for number in range(3000))
    found = propose(with_rules(*many, person("bo", claims=(Claim(ref("sql"), 3, True),))), Question(many=True))
    assert (len(found.matches), len(found.left_out)) == (1, 2999)
    assert {entry.lost for entry in found.left_out} == {("bo",)}


def circles_of(hub: Hub) -> list[tuple[str, ...]]:
    pool = make_pool(hub, ANYTHING)
    return [group.learners for group in gather_circles(pool, possible_edges(pool))]


def test_two_who_must_not_be_paired_do_not_begin_a_circle_together() -> None:
    four = [person(slug, wants=(Want(ref("sql")),)) for slug in ("ada", "bo", "cy", "di")]
    assert circles_of(with_rules(*four)) == [("ada", "bo", "cy", "di")]
    assert circles_of(with_rules(*four, apart=[("ada", "cy")])) == [("ada", "bo", "di")]
