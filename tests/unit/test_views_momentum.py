"""How programs go: each state, why, and the next thing to do."""

from datetime import date
from typing import Any

import pytest
from small_hub import hub, person, program, ref, session, skill

from hubgen.content.hub import Cadence, Goal, Pair, Program, ProgramNote
from hubgen.content.settings import Settings
from hubgen.views.momentum import Momentum, momentum

STARTS = date(2026, 10, 20)
ADA_BEN = Pair("ada", "ben", ref("go"))
CY_DI = Pair("cy", "di", ref("go"))
WEEKLY = ("2026-10-20", "2026-10-27", "2026-11-03", "2026-11-10", "2026-11-17")


def sessions(*days: str, pair: Pair = ADA_BEN) -> tuple[ProgramNote, ...]:
    return tuple(session("pilot", f"{day}-{pair.learner}", pair=(pair.teacher, pair.learner)) for day in days)


def check_ins(*days: str) -> tuple[ProgramNote, ...]:
    return tuple(session("pilot", f"{day}-all", kind="check-in") for day in days)


def pilot(*notes: ProgramNote, **words: Any) -> Program:
    """A program in its fifth week of six, on Tuesdays."""
    newest_first = tuple(sorted(notes, key=lambda note: note.date, reverse=True))
    given = {"status": "running", "starts": STARTS, "weeks": 6, "notes": newest_first, "pairs": (ADA_BEN,), **words}
    return program("pilot", **given)


def now(plan: Program, **words: Any) -> Momentum:
    return momentum(hub(plan, skill("go"), **words), plan)


STEADY = pilot(*sessions(*WEEKLY), *check_ins("2026-11-17"))
UNCHECKED = pilot(*sessions(*WEEKLY), *check_ins("2026-11-03"))
ONE_OF_THREE = pilot(*sessions(*WEEKLY), *check_ins("2026-11-17"), pairs=(ADA_BEN, CY_DI, Pair("eve", "flo", ref("go"))))
SILENT = pilot(*sessions("2026-10-20", "2026-10-27"), *check_ins("2026-11-03"))
OVERRUN = pilot(*sessions(*WEEKLY), weeks=4)
BEGUN = pilot(starts=date(2026, 11, 10))
DRAFT = pilot(status="draft", starts=None)
PLANNED = pilot(starts=date(2026, 12, 1))
ENDLESS = pilot(starts=date(2026, 12, 1), weeks=None)
UNDATED = pilot(starts=None)
FINISHED = pilot(*sessions(*WEEKLY), status="finished", goal=Goal(learns=ref("go")))
ANSWERED = pilot(*sessions(*WEEKLY), status="finished", goal=Goal(learns=ref("go"), met=True))
STOPPED = pilot(*sessions("2026-10-20"), status="stopped", goal=Goal(met=False))


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (STEADY, ("on-track", "steady", "meet")),
        (UNCHECKED, ("needs-check-in", "check-in", "check-in")),
        (ONE_OF_THREE, ("needs-check-in", "pairs", "check-in")),
        (OVERRUN, ("needs-check-in", "overrun", "end")),
        (SILENT, ("stalled", "silent", "check-in")),
        (BEGUN, ("too-early", "begun", "session")),
        (DRAFT, ("too-early", "draft", "start")),
        (PLANNED, ("too-early", "planned", "meet")),
        (ENDLESS, ("too-early", "planned", "dates")),
        (UNDATED, ("too-early", "undated", "dates")),
        (FINISHED, ("finished", "finished", "goal")),
        (ANSWERED, ("finished", "finished", "teach")),
        (STOPPED, ("finished", "stopped", "")),
    ],
    ids=lambda value: "" if isinstance(value, Program) else "-".join(value),
)
def test_a_program_says_how_it_goes_why_and_what_to_do_next(plan: Program, expected: tuple[str, str, str]) -> None:
    found = now(plan)
    assert (found.state, found.cause, found.next) == expected


def test_the_figures_are_those_of_the_notes() -> None:
    found = now(pilot(*sessions("2026-10-20", "2026-10-27", "2026-11-10", "2026-11-17"), *check_ins("2026-11-17")))
    assert (found.held, found.rounds, found.all_rounds, found.last_check_in, found.week) == (4, 5, 6, 5, 5)


def test_notes_of_the_future_are_not_yet_held() -> None:
    assert now(pilot(*sessions("2026-11-17", "2026-11-24"))).sessions == 1


def test_a_session_of_today_counts_and_one_that_is_still_to_come_today_is_not_missed() -> None:
    sunday = Cadence(on="sun")
    assert now(pilot(session=sunday)).rounds == 4
    assert now(pilot(*sessions("2026-11-22"), session=sunday)).rounds == 5


def test_a_slow_program_may_be_silent_for_longer() -> None:
    assert now(pilot(*sessions("2026-11-04"), session=Cadence(every_days=14), check_in_days=60)).state == "on-track"


def test_days_without_sessions_are_no_silence() -> None:
    holidays = Cadence(skip=(date(2026, 11, 10), date(2026, 11, 17)))
    notes = (*sessions("2026-10-20", "2026-10-27"), *check_ins("2026-11-03"))
    assert now(pilot(*notes, check_in_days=28)).state == "stalled"
    found = now(pilot(*notes, check_in_days=28, session=holidays))
    assert (found.state, found.rounds) == ("on-track", 3)


def test_a_note_that_cannot_be_read_was_written_all_the_same() -> None:
    found = now(SILENT, broken=frozenset({"programs/pilot/2026-11-17-ben.md"}))
    assert (found.state, found.unread, found.check_in_late) == ("on-track", 1, None)


def test_a_broken_file_that_is_no_note_breaks_no_silence() -> None:
    broken = frozenset({"programs/pilot/2026-13-40-ben.md", "programs/pilot/notes.md", "programs/pilot-two/2026-11-17-ben.md"})
    assert now(SILENT, broken=broken).state == "stalled"


def test_one_pair_of_three_that_has_not_met_is_the_next_thing_to_do() -> None:
    met = (*sessions(*WEEKLY), *sessions("2026-11-10", pair=CY_DI), *sessions("2026-11-03", pair=Pair("eve", "flo", ref("go"))))
    found = now(pilot(*met, *check_ins("2026-11-17"), pairs=ONE_OF_THREE.pairs))
    assert (found.state, found.next) == ("on-track", "session")
    assert [(row.pair.learner, row.since) for row in found.quiet] == [("flo", date(2026, 11, 3))]


def test_a_pair_is_not_waited_for_before_both_are_in_the_company() -> None:
    plan = pilot(*check_ins("2026-11-17"))
    assert [row.days for row in now(plan).quiet] == [33]
    some = hub(plan, person("ben", joined=date(2026, 11, 16)))
    assert momentum(some, plan).quiet == ()


def test_a_check_in_is_due_so_many_days_after_the_last_one() -> None:
    assert now(UNCHECKED).check_in_late == 5


def test_no_check_in_is_late_before_its_day() -> None:
    assert now(pilot(*sessions(*WEEKLY), *check_ins("2026-11-09"))).check_in_late is None


def test_the_public_is_told_the_week_and_of_nobody_s_silence() -> None:
    found = now(SILENT, settings=Settings(audience="public"))
    assert (found.state, found.next, found.quiet, found.week) == ("under-way", "", (), 5)


def test_the_first_two_weeks_are_too_early() -> None:
    assert now(pilot(starts=date(2026, 11, 9))).state == "too-early"
    assert now(pilot(starts=date(2026, 11, 8), check_in_days=60)).state == "on-track"
