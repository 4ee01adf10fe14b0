"""Where programs stand, and their weeks."""

from datetime import date, time
from typing import Any

import pytest
from small_hub import FORGE, TODAY, hub, person, program, ref, session

from hubgen.content.hub import Cadence, Pair, Program
from hubgen.content.settings import Settings
from hubgen.content.sources import read_front_matter
from hubgen.views.drafts import program_note_text, session_text
from hubgen.views.programs import ProgramView, program_view
from hubgen.views.refs import Refs
from hubgen.views.standing import standing, weeks

STARTS = date(2026, 11, 3)


def running(*notes: str, check_ins: tuple[str, ...] = (), **words: Any) -> Program:
    written = [session("pilot", slug) for slug in notes]
    written += [session("pilot", slug, kind="check-in") for slug in check_ins]
    written.sort(key=lambda one: one.date, reverse=True)
    given = {"status": "running", "starts": STARTS, "weeks": 6, "notes": tuple(written), **words}
    return program("pilot", **given)


def view(program: Program, **words: Any) -> ProgramView:
    some = hub(program, **words)
    return program_view(some, Refs(some), program)


def test_a_running_program_says_its_week() -> None:
    now = standing(TODAY, running("2026-11-17-ada"))
    assert (now.state, now.week, now.weeks, now.silent) == ("running", 3, 6, 5)


def test_a_program_in_which_nothing_is_written_for_two_weeks_and_more_is_stalled() -> None:
    assert standing(TODAY, running("2026-11-04-ada")).state == "stalled"


def test_a_slow_program_may_be_silent_for_longer() -> None:
    slow = running("2026-11-04-ada", session=Cadence(every_days=14))
    assert standing(TODAY, slow).state == "running"


def test_a_program_whose_weeks_are_over_is_past_its_end() -> None:
    assert standing(TODAY, running(weeks=2)).state == "overrun"


@pytest.mark.parametrize("status", ["draft", "running"])
def test_a_program_that_begins_later_is_about_to_start(status: str) -> None:
    later = program("pilot", status=status, starts=date(2026, 12, 1), weeks=6)
    assert standing(TODAY, later).state == "planned"


def test_a_running_program_without_a_start_is_simply_running() -> None:
    assert standing(TODAY, program("pilot", status="running")).state == "running"


def test_a_check_in_is_due_so_many_days_after_the_last_one() -> None:
    late = running("2026-11-17-ada", check_ins=("2026-11-05-check-in",))
    assert standing(TODAY, late).check_in_late == 3


def test_no_check_in_is_due_before_its_day() -> None:
    assert standing(TODAY, running("2026-11-17-ada", check_ins=("2026-11-12-check-in",))).check_in_late is None


def test_notes_of_the_future_are_not_yet_held() -> None:
    assert standing(TODAY, running("2026-11-17-ada", "2026-11-24-ada")).sessions == 1


def test_weeks_hold_what_was_written_down_in_them() -> None:
    rows = weeks(TODAY, running("2026-11-04-ada", "2026-11-17-ada"), {})
    assert [[mark.anchor for mark in week.marks] for week in rows[:3]] == [["n-2026-11-04-ada"], [], ["n-2026-11-17-ada"]]


def test_a_week_that_passed_without_a_session_says_what_was_missed() -> None:
    rows = weeks(TODAY, running(session=Cadence(on="thu")), {})
    assert (rows[1].when, rows[1].missed, rows[1].planned) == ("past", (date(2026, 11, 12),), ())


def test_the_weeks_to_come_say_what_is_planned() -> None:
    rows = weeks(TODAY, running(session=Cadence(on="thu")), {})
    assert (rows[3].when, rows[3].planned, rows[3].check_in) == ("ahead", (date(2026, 11, 26),), date(2026, 11, 30))


def test_what_was_written_before_and_after_the_weeks_is_kept() -> None:
    rows = weeks(TODAY, running("2026-10-30-ada", "2026-11-20-ada", weeks=2), {})
    assert [week.number for week in rows] == [0, 1, 2, 0]


def test_a_program_without_a_start_has_no_weeks() -> None:
    assert weeks(TODAY, program("pilot", weeks=6), {}) == ()


def test_the_next_session_is_a_moment_in_its_own_zone() -> None:
    plan = running(session=Cadence(on="tue", at=time(12, 30), timezone="Asia/Tokyo"))
    following = view(plan).rhythm.next
    assert following is not None
    assert following.isoformat() == "2026-11-24T12:30:00+09:00"


def test_each_pair_has_its_own_new_note() -> None:
    pairs = (Pair("ada", "ben", ref("go")), Pair("cy", "di", ref("go")))
    shown = view(running(pairs=pairs), settings=Settings(forge=FORGE))
    assert [row.draft.path for row in shown.pairs] == ["programs/pilot/2026-11-22-ben.md", "programs/pilot/2026-11-22-di.md"]


def test_a_finished_program_asks_for_no_more_notes() -> None:
    shown = view(program("pilot", status="finished"), settings=Settings(forge=FORGE))
    assert (shown.session_draft, shown.check_in_draft) == (None, None)


def test_somebody_who_may_not_be_seen_is_not_named_in_a_pair() -> None:
    shown = view(running(pairs=(Pair("ada", "ghost", ref("go")),)), hidden=frozenset({"ghost"}))
    assert shown.pairs[0].learner is None


def test_a_pair_counts_its_own_sessions() -> None:
    held = session("pilot", "2026-11-10-ben", pair=("ben", "ada"))
    other = session("pilot", "2026-11-11-di", pair=("cy", "di"))
    plan = program("pilot", pairs=(Pair("ada", "ben", ref("go")),), notes=(other, held))
    some = hub(plan, person("ada"), person("ben"))
    assert program_view(some, Refs(some), plan).pairs[0].sessions == 1


@pytest.mark.parametrize("text", [program_note_text("check-in"), session_text(Pair("ada", "ben", ref("go")))])
def test_the_text_of_a_new_program_note_can_be_read(text: str) -> None:
    _, problems = read_front_matter("programs/pilot/2026-11-22-ben.md", text.encode())
    assert problems == []
