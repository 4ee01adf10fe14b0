"""Calendars of programs and their pairs."""

from datetime import date, time
from typing import Any

import icalendar
import pytest
from small_hub import hub, person, program, ref, session

from hubgen.content.hub import Cadence, Hub, Pair, Program
from hubgen.site.calendars import calendars

TUESDAYS = Cadence(on="tue", at=time(12, 30), timezone="Europe/Lisbon", skip=(date(2026, 11, 17),))
PAIR = Pair("ada", "ben", ref("go"))


def plan(**words: Any) -> Program:
    given = {"status": "running", "starts": date(2026, 11, 3), "weeks": 4, "session": TUESDAYS, "pairs": (PAIR,), **words}
    return program("pilot", **given)


def files(*things: Program) -> dict[str, bytes]:
    return {path: make() for path, make in calendars(hub_of(*things), "https://hub.example/")}


def hub_of(*things: Program) -> Hub:
    return hub(*things, person("ada"), person("ben"))


def events(raw: bytes) -> list[tuple[str, str]]:
    """Give the UID and the local start of each event."""
    found = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    return [(str(event["uid"]), event["dtstart"].dt.strftime("%Y-%m-%d %H:%M %Z")) for event in found]


OWN = "programs/pilot/ada-ben.ics"
ALL = "programs/pilot/calendar.ics"


def test_a_pair_has_its_sessions_without_the_days_that_are_skipped() -> None:
    assert [start for _, start in events(files(plan())[OWN])] == ["2026-11-03 12:30 WET", "2026-11-10 12:30 WET", "2026-11-24 12:30 WET"]


def test_a_session_that_the_pair_moves_stays_the_same_entry() -> None:
    moved = session("pilot", "2026-11-10-ben", pair=("ada", "ben"), next_on=date(2026, 11, 26))
    before, after = events(files(plan())[OWN]), events(files(plan(notes=(moved,)))[OWN])
    assert [uid for uid, _ in after] == [uid for uid, _ in before]
    assert after[-1][1] == "2026-11-26 12:30 WET"


def test_the_program_s_calendar_has_every_session_and_the_check_ins() -> None:
    assert [start[:10] for _, start in events(files(plan())[ALL])] == [
        *("2026-11-03", "2026-11-10", "2026-11-16", "2026-11-24", "2026-11-30"),
    ]


def test_a_program_without_pairs_has_one_session_a_day() -> None:
    found = files(plan(pairs=()))
    assert len(events(found[ALL])) == 5
    assert [path for path in found if path.startswith("programs/")] == [ALL]


def test_two_skills_of_the_same_two_do_not_collide() -> None:
    found = files(plan(pairs=(PAIR, Pair("ada", "ben", ref("sql")))))
    uids = [uid for uid, _ in events(found[ALL])]
    assert len(set(uids)) == len(uids)
    assert {"programs/pilot/ada-ben-go.ics", "programs/pilot/ada-ben-sql.ics"} < set(found)


def test_somebody_without_a_profile_has_no_calendar() -> None:
    found = files(plan(pairs=(PAIR, Pair("../../x", "ben", ref("go")))))
    assert sorted(path for path in found if path.startswith("programs/")) == [OWN, ALL]


@pytest.mark.parametrize(
    "words", [{"session": Cadence(at=time(9))}, {"session": Cadence(timezone="UTC")}, {"status": "draft"}, {"weeks": None}]
)
def test_without_a_time_a_zone_or_dates_there_is_no_calendar(words: dict[str, Any]) -> None:
    assert list(files(plan(**words))) == ["calendar.ics"]
