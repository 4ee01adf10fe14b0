"""Who comes first, and why."""

from datetime import date
from pathlib import Path

import pytest

from hubgen.build import read_hub
from hubgen.content.audience import seen_by
from hubgen.views.search.answers import Found, find
from hubgen.views.search.derive import derive_columns
from hubgen.views.search.matching import Asker, Engine
from hubgen.views.search.ranking import (
    Facts,
    completeness,
    freshness,
    level,
    match_quality,
    presence,
    shared_language,
    shared_time,
    willingness,
)

ROOT = Path(__file__).parent.parent.parent
MONDAY = 29_924_045
"""23 November 2026, 14:05 in UTC."""
NOBODY = Facts(1, 1, 0, 0, 0, False, False, 0, None, False, 0, False, False)


@pytest.fixture(scope="module")
def engine() -> Engine:
    hub, _ = read_hub(ROOT, date(2026, 11, 22))
    return Engine(derive_columns(seen_by(hub, "internal")))


def ask(engine: Engine, query: str, sort: str = "best") -> Found:
    return find(engine, query, Asker(MONDAY, 0, ("Portuguese",)), sort=sort, limit=100)


def test_who_teaches_and_has_a_seat_comes_before_a_higher_level_that_does_not() -> None:
    rest = (match_quality, freshness, shared_time, shared_language, completeness, presence)

    def points(facts: Facts) -> int:
        return sum(term(facts) for term in (*rest, willingness, level))

    teacher = NOBODY._replace(taught=1, seats=2, levels=1)
    expert = NOBODY._replace(levels=3, fresh=3, apart=0, shares_language=True, complete=3)
    assert points(teacher) > points(expert)


def test_reasons_say_skill_level_teaching_seats_and_time(engine: Engine) -> None:
    reasons = {answer.name: answer.reason for answer in ask(engine, "kubernetes").answers}
    assert (
        reasons["Đặng Thị Hương"]
        == "Kubernetes, others come to them, teaches, 2 seats free · 23:05 there, back at 09:00 tomorrow"
    )
    assert reasons["João Pedro Teles"] == "Kubernetes, works alone · 14:05 there"


def test_a_parent_finds_its_parts(engine: Engine) -> None:
    names = {
        reason.text.split(",")[0]
        for answer in ask(engine, "sql").answers
        for reason in answer.reasons
        if reason.kind == "skill"
    }
    assert {"SQL", "PostgreSQL"} <= names


def test_every_skill_that_is_asked_for_is_had(engine: Engine) -> None:
    both = {answer.slug for answer in ask(engine, "python sql").answers}
    assert both == {answer.slug for answer in ask(engine, "python").answers} & {
        answer.slug for answer in ask(engine, "sql").answers
    }


def test_places_of_one_kind_are_either_or(engine: Engine) -> None:
    assert (
        ask(engine, "in:lisbon in:athens").total
        == ask(engine, "in:lisbon").total + ask(engine, "in:athens").total
    )


def test_where_nobody_fits_the_reader_is_told_what_to_loosen(engine: Engine) -> None:
    found = ask(engine, "k8s german mentor lisbon")
    assert found.total == 0 and found.instead
    for loosening in found.instead.loosen:
        kept = [chip.typed for place, chip in enumerate(found.question.chips) if place != loosening.chip]
        assert ask(engine, " ".join(kept)).total == loosening.hits > 0


def test_a_skill_that_nobody_has_offers_what_is_near(engine: Engine) -> None:
    found = ask(engine, "machine learning")
    assert found.total == 0 and found.instead
    assert {engine.columns.lists.skills[id].name for id in found.instead.related} == {
        "Demand forecasting",
        "Python",
    }
    assert found.instead.learning


@pytest.mark.parametrize(
    "query",
    [
        "",
        "python",
        "teaches:yes",
        "in:lisbon",
        "level:3 sql",
        "not payments",
        "speaks:portuguese now",
        "seat free",
        "mentor sql",
        "expert",
        "learning",
        "learning python",
        "data category",
    ],
)
def test_every_facet_leads_to_exactly_as_many_people_as_it_says(engine: Engine, query: str) -> None:
    found = ask(engine, query)
    for facet in found.facets:
        # Of one kind any will do; but of skills, all that are asked for are wanted.
        others = [
            chip.typed
            for chip in found.question.chips
            if not chip.negated and (chip.kind != facet.kind or chip.kind == "skill")
        ]
        others += [f"-{chip.typed}" for chip in found.question.chips if chip.negated]
        for value in facet.values:
            assert value.hits > 0 or value.chosen
            # Levels belong to the skill before them: put what is added first, and a skill last.
            asked = (*others, value.typed) if facet.kind == "skill" else (value.typed, *others)
            assert ask(engine, " ".join(asked)).total == value.hits, (facet.kind, value.label)


def test_the_order_is_the_same_all_day_and_another_on_the_next(engine: Engine) -> None:
    def order(minute: int) -> list[str]:
        return [answer.slug for answer in find(engine, "", Asker(minute), limit=100).answers]

    assert order(MONDAY) == order(MONDAY + 60)
    assert order(MONDAY) != order(MONDAY + 1440)


def test_sorting_by_name_is_by_name_and_by_zone_nearest_first(engine: Engine) -> None:
    assert next(answer.name for answer in ask(engine, "dbt", "name").answers) == "Ananya Raghunathan"
    hours = [
        reason.text[:5]
        for answer in ask(engine, "python", "near").answers
        for reason in answer.reasons
        if reason.kind == "time"
    ]
    assert hours[0] == "14:05"
