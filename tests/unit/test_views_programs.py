"""Where programs stand, and their weeks."""

from datetime import date, time
from typing import Any

import pytest
from small_hub import FORGE, TODAY, claims, hub, person, program, ref, session

from hubgen.content.hub import Cadence, Hub, Pair, Program
from hubgen.content.past import Before
from hubgen.content.settings import Settings
from hubgen.content.sources import read_front_matter
from hubgen.site.timing import timing
from hubgen.views.agenda import agenda_view
from hubgen.views.drafts import program_note_text, session_text
from hubgen.views.programs import ProgramView, program_view
from hubgen.views.refs import Refs
from hubgen.views.schedule import pair_files, weeks

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


def test_a_day_without_sessions_is_not_missed() -> None:
    rows = weeks(TODAY, running(session=Cadence(on="thu", skip=(date(2026, 11, 12), date(2026, 11, 26)))), {})
    assert (rows[1].missed, rows[1].skipped, rows[3].planned) == ((), (date(2026, 11, 12),), ())


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


def test_a_pair_meets_next_on_the_day_it_agreed_on_for_the_goal_it_set() -> None:
    note = session("pilot", "2026-11-17-ben", pair=("ada", "ben"), next="Read one query aloud.", next_on=date(2026, 11, 26))
    row = view(running(pairs=(Pair("ada", "ben", ref("go")),), notes=(note,))).pairs[0]
    assert (row.next_on, row.goal) == (date(2026, 11, 26), "Read one query aloud.")


def test_a_pair_whose_agreed_day_has_passed_meets_as_planned() -> None:
    note = session("pilot", "2026-11-10-ben", pair=("ada", "ben"), next_on=date(2026, 11, 16))
    row = view(running(pairs=(Pair("ada", "ben", ref("go")),), notes=(note,))).pairs[0]
    assert row.next_on == date(2026, 11, 24)


def test_a_pair_does_not_meet_on_a_day_without_sessions() -> None:
    plan = running(pairs=(Pair("ada", "ben", ref("go")),), session=Cadence(skip=(date(2026, 11, 24),)))
    assert view(plan).pairs[0].next_on == date(2026, 12, 1)


def test_two_skills_of_the_same_two_are_two_pairs_with_their_own_notes_and_calendars() -> None:
    pairs = (Pair("ada", "ben", ref("go")), Pair("ada", "ben", ref("sql")))
    note = session("pilot", "2026-11-17-ben", pair=("ada", "ben"), skill=ref("sql"))
    plan = running(pairs=pairs, notes=(note,), session=Cadence(at=time(9), timezone="UTC"))
    rows = program_view(some := hub(plan, person("ada"), person("ben")), Refs(some), plan).pairs
    assert [(row.sessions, row.calendar) for row in rows] == [(0, "ada-ben-go.ics"), (1, "ada-ben-sql.ics")]


def test_names_that_read_alike_when_joined_have_calendars_of_their_own() -> None:
    pairs = (Pair("ana", "maria-silva", ref("go")), Pair("ana-maria", "silva", ref("go")))
    assert len(set(pair_files(running(pairs=pairs)))) == 2


def test_the_agenda_has_the_next_session_of_each_pair_and_the_days_after() -> None:
    note = session("pilot", "2026-11-17-ben", pair=("ada", "ben"), next="Read one query aloud.")
    plan = running(pairs=(Pair("ada", "ben", ref("go")), Pair("cy", "di", ref("go"))), notes=(note,))
    shown = agenda_view(some := hub(plan), Refs(some), plan)
    assert [(row.day, row.goal) for row in shown.sessions] == [(date(2026, 11, 24), "Read one query aloud."), (date(2026, 11, 24), "")]
    assert shown.later == (date(2026, 12, 1), date(2026, 12, 8))


def test_a_program_that_is_over_has_no_agenda() -> None:
    assert not view(program("pilot", status="finished", starts=STARTS, weeks=6)).pulse.has_agenda


@pytest.mark.parametrize("minutes", [15, 30, 45, 60, 90])
def test_the_parts_of_a_session_add_up_to_its_length(minutes: int) -> None:
    assert sum(part for part, _ in timing("peer-coaching", minutes)) == minutes


def test_what_grew_is_what_was_not_claimed_at_the_start() -> None:
    ada = person("ada", claims=(*claims("go", level=3, teaches=True), *claims("sql", level=2), *claims("tea", level=4)))
    plan = program("pilot", status="finished", people=("ada", "new"), skills=(ref("go"), ref("sql")))
    some = hub(plan, ada, person("new", claims=claims("go")))
    grown = view_of(some, plan, {"ada": claims("go", level=2)}).growth
    assert grown is not None
    assert [row.skill.name for row in grown.claims] == ["sql"]
    assert [row.skill.name for row in grown.teachers] == ["go"]


def test_nothing_is_said_of_growth_where_the_past_is_not_known() -> None:
    assert view(program("pilot", status="finished", people=("ada",))).growth is None


def view_of(some: Hub, plan: Program, before: Before) -> ProgramView:
    return program_view(some, Refs(some), plan, before)
