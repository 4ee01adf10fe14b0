"""Meetings become a calendar that other programs read as we mean it."""

import io
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import icalendar
import pytest
from dateutil import tz
from dateutil.rrule import rrulestr

from hubgen.content.zones import find_zone
from hubgen.site.events import Event
from hubgen.site.ical import calendar
from hubgen.views.occurrences import occurrences

STAMP = date(2026, 11, 22)
EVENT = Event(
    uid="circle-rust@hub.example",
    summary="Rust circle",
    starts=date(2026, 9, 1),
    at=time(12, 30),
    timezone="Europe/Lisbon",
    minutes=45,
    rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    skip=(date(2026, 12, 22),),
)
ZONES = [
    "Europe/Lisbon",
    "Europe/Athens",
    "America/Halifax",
    "Asia/Tokyo",
    "Africa/Casablanca",
    "UTC",
    "Etc/UTC",
]
RULES = [
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
    "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270316",
    "FREQ=WEEKLY;BYDAY=TU;COUNT=12",
    "FREQ=MONTHLY;BYDAY=-1TH",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
    "FREQ=MONTHLY",
    "FREQ=DAILY;INTERVAL=3;UNTIL=20270316T123000Z",
]


def events_in(written: bytes) -> list[icalendar.Component]:
    return list(icalendar.Calendar.from_ical(written).walk("VEVENT"))


def only_event(event: Event) -> icalendar.Event:
    (found,) = events_in(calendar("Hub", [event], STAMP))
    assert isinstance(found, icalendar.Event)
    return found


def lines_of(written: bytes) -> list[str]:
    return written.replace(b"\r\n ", b"").decode().split("\r\n")


def instants_by_dateutil(written: bytes, first: datetime, last: datetime) -> list[datetime]:
    """Expand the one event with dateutil alone: its own reading of the zone, of the rule and of what is skipped."""
    lines = lines_of(written)
    event = lines[lines.index("BEGIN:VEVENT") :]
    values = {line.split(":")[0].split(";")[0]: line.split(":", 1)[1] for line in event if ":" in line}
    zone: object = tz.UTC
    if any(line.startswith("DTSTART;TZID=") for line in event):
        zone = tz.tzical(io.StringIO("\r\n".join(lines))).get()
    moments = [datetime.strptime(values["DTSTART"][:15], "%Y%m%dT%H%M%S").replace(tzinfo=zone)]  # type: ignore[arg-type]
    rule = rrulestr(values["RRULE"], dtstart=moments[0])
    skipped = {value[:15] for value in values.get("EXDATE", "").split(",")}
    return [
        moment.astimezone(UTC)
        for moment in rule.between(first, last, inc=True)
        if moment.strftime("%Y%m%dT%H%M%S") not in skipped
    ]


@pytest.mark.parametrize("timezone", ZONES)
@pytest.mark.parametrize("rrule", RULES)
def test_another_program_finds_the_same_occurrences(rrule: str, timezone: str) -> None:
    event = replace(EVENT, rrule=rrule, timezone=timezone)
    ours = occurrences(
        rrule, event.at, timezone, event.minutes, event.starts, event.skip, event.starts, date(2027, 12, 31)
    )
    theirs = instants_by_dateutil(
        calendar("Hub", [event], STAMP),
        datetime(2026, 8, 1, tzinfo=UTC),
        datetime(2027, 12, 31, 23, tzinfo=UTC),
    )
    assert theirs == [one.starts.astimezone(UTC) for one in ours]


@pytest.mark.parametrize(
    "timezone", [*ZONES[:5], "Asia/Jerusalem", "Africa/Cairo", "Europe/Dublin", "America/Lima"]
)
def test_a_zone_is_written_with_every_change_of_its_clocks(timezone: str) -> None:
    written = calendar("Hub", [replace(EVENT, timezone=timezone)], STAMP)
    read = tz.tzical(io.StringIO("\r\n".join(lines_of(written)))).get()
    assert read is not None
    zone = find_zone(timezone)
    days = [datetime(2020, 1, 1, 12) + timedelta(days=n) for n in range(0, 16 * 365)]  # noqa: DTZ001 (local)
    wrong = [day for day in days if read.utcoffset(day) != zone.utcoffset(day)]
    assert wrong == []


def test_summer_time_begins_at_the_hour_that_the_clocks_show_before_they_move() -> None:
    assert "DTSTART:20150329T010000" in lines_of(calendar("Hub", [EVENT], STAMP))


def test_yearly_changes_of_the_clocks_go_on_for_ever() -> None:
    assert "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in lines_of(calendar("Hub", [EVENT], STAMP))


def test_each_zone_is_written_once() -> None:
    written = calendar("Hub", [EVENT, replace(EVENT, uid="b"), replace(EVENT, timezone="Asia/Tokyo")], STAMP)
    zones = [str(zone["TZID"]) for zone in icalendar.Calendar.from_ical(written).walk("VTIMEZONE")]
    assert zones == ["Asia/Tokyo", "Europe/Lisbon"]


def test_a_meeting_begins_at_its_first_occurrence() -> None:
    # The circle starts on a Tuesday, in a week of its rhythm; the first Monday of that rhythm is two weeks later.
    event = only_event(replace(EVENT, rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO"))
    assert event.start == datetime(2026, 9, 14, 12, 30, tzinfo=find_zone("Europe/Lisbon"))


def test_a_meeting_that_began_long_ago_is_written_from_ten_years_ago() -> None:
    event = only_event(replace(EVENT, starts=date(1, 1, 1), rrule="FREQ=WEEKLY;BYDAY=TU"))
    assert event.start == datetime(2016, 1, 5, 12, 30, tzinfo=find_zone("Europe/Lisbon"))


def test_the_end_of_a_rule_is_given_in_utc() -> None:
    event = replace(EVENT, timezone="America/Halifax", rrule="FREQ=WEEKLY;BYDAY=TU;UNTIL=20270316")
    assert "RRULE:FREQ=WEEKLY;UNTIL=20270316T153000Z;BYDAY=TU" in lines_of(calendar("Hub", [event], STAMP))


def test_skipped_dates_are_given_in_the_meetings_zone() -> None:
    lines = lines_of(calendar("Hub", [EVENT], STAMP))
    assert "EXDATE;TZID=Europe/Lisbon:20261222T123000" in lines


def test_a_meeting_without_a_rule_takes_place_once() -> None:
    assert "RRULE" not in only_event(replace(EVENT, rrule=None))


@pytest.mark.parametrize(
    "rrule", ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=WEEKLY;UNTIL=20200101", "nonsense"]
)
def test_a_meeting_that_never_takes_place_is_left_out(rrule: str) -> None:
    assert events_in(calendar("Hub", [replace(EVENT, rrule=rrule)], STAMP)) == []


def test_the_stamp_is_midnight_utc() -> None:
    assert "DTSTAMP:20261122T000000Z" in lines_of(calendar("Hub", [EVENT], STAMP))


def test_the_calendar_has_its_name() -> None:
    assert "X-WR-CALNAME:Rust\\, circles\\; all" in lines_of(calendar("Rust, circles; all", [], STAMP))


def test_a_calendar_without_events_is_one() -> None:
    assert icalendar.Calendar.from_ical(calendar("Hub", [], STAMP))["VERSION"] == "2.0"


HOSTILE = [
    "one\r\nBEGIN:VEVENT\r\nSUMMARY:two\r\nEND:VEVENT",
    'commas, semicolons; colons: "quotes" and \\n back\\slashes',
    "🎉 Łódź, 東京 \u202e",
    "bell \x07 nul \x00 next \x85 line \u2028 separator",
    "x" * 5000 + "é" * 5000,
    "half \ud83c",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_adds_no_line_of_its_own(text: str) -> None:
    plain = lines_of(calendar("Hub", [replace(EVENT, description="text", location="text")], STAMP))
    hostile = lines_of(calendar(text, [replace(EVENT, summary=text, description=text, location=text)], STAMP))
    assert [line.split(":")[0] for line in hostile] == [line.split(":")[0] for line in plain]


def test_a_description_keeps_its_lines() -> None:
    text = "Bring a question, or two;\nor a \\ slash 🎉"
    assert str(only_event(replace(EVENT, description=text))["DESCRIPTION"]) == text


def test_no_line_is_longer_than_75_octets() -> None:
    written = calendar("Hub", [replace(EVENT, description="é🎉" * 3000)], STAMP)
    assert max(map(len, written.split(b"\r\n"))) <= 75


@pytest.mark.parametrize("url", ["https://hub.example/circles/rust/", "http://hub.example/a,b;c?d=e"])
def test_a_web_address_is_kept(url: str) -> None:
    assert str(only_event(replace(EVENT, url=url))["URL"]) == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "https:",
        "/circles/",
        "https://a.example/\r\nX-A:b",
        "https://[",
        "data:text/html,a",
    ],
)
def test_an_address_that_is_not_of_the_web_is_left_out(url: str) -> None:
    assert "URL" not in only_event(replace(EVENT, url=url))


def test_the_bytes_do_not_depend_on_the_machine() -> None:
    program = (
        "import datetime as d, sys; from hubgen.site.ical import *;"
        "zones = ['Asia/Tokyo', 'Europe/Lisbon', 'America/Halifax'];"
        "events = [Event(z, 'é', d.date(2026, 9, 1), d.time(9), z, 60, 'FREQ=DAILY') for z in zones];"
        "sys.stdout.buffer.write(calendar('Hub', events, d.date(2026, 11, 22)))"
    )
    settings = [("0", "UTC", "C"), ("1", "Asia/Tokyo", "C.UTF-8")]
    first, second = (
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": timezone, "LC_ALL": locale},
            capture_output=True,
            check=True,
        ).stdout
        for seed, timezone, locale in settings
    )
    assert first == second
