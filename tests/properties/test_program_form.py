"""The form that starts a program gives the days, the agenda and the verdict on a goal that `hubgen new program` gives."""

import json
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_form_properties import Ask, asker

from hubgen.build import read_hub
from hubgen.content.hub import Goal
from hubgen.site.form_files import form_files
from hubgen.views.agendas import first_day, last_day, plan_sessions, write_agenda
from hubgen.views.goals import wish
from tiny_hub import TINY, TODAY

DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    files, paths = form_files(read_hub(TINY, TODAY)[0])
    file = tmp_path_factory.mktemp("form") / "program.json"
    file.write_bytes(files[paths["program"]])
    yield from asker("plan-program.mjs", str(file))


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(0, 4), st.integers(1, 20), st.integers(1, 4), st.integers(1, 6), st.sets(st.integers(10, 80), max_size=6))
def test_the_form_plans_the_days_that_the_command_plans(plan: Ask, today: date, weekday: int, weeks: int, every: int, check_in: int, skipped: set[int]) -> None:
    skip = sorted(today + timedelta(days=after) for after in skipped)
    starts = first_day(today, weekday, skip)
    agenda = write_agenda(plan_sessions(starts, weeks, every * 7, check_in * 7, skip), "one thing", "nobody comes")
    asked = {"today": str(today), "weekday": weekday, "weeks": weeks, "every": every, "checkIn": check_in, "skip": [str(day) for day in skip], "smallGoal": "one thing"}
    assert plan(asked) == [str(starts), str(last_day(starts, weeks, skip)), agenda]


OUTCOMES = (
    *("get better at SQL", "Our team will get much better at SQL", "learn SQL", "Learnt by heart", "Maya understands joins", "they become more confident"),
    *("Maya writes queries alone", "improve 3 pages", "Ünal wird besser", "get étrangement good", "have a deeper understanding", "knows more", "she learnsé", "", "explore"),
    *("five words before it they learn", "one two three four five learn", "get ٣ better"),
)


@pytest.mark.parametrize("measure", ["", "three pages"])
def test_the_form_finds_the_wish_that_the_check_finds(plan: Ask, measure: str) -> None:
    goals = [Goal(outcome=outcome, measure=measure) for outcome in OUTCOMES]
    answers = [plan({"goal": {"outcome": goal.outcome, "measure": goal.measure}}) for goal in goals]
    assert json.dumps(answers) == json.dumps([wish(goal) for goal in goals])
