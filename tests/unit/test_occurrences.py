"""A rule becomes occurrences that keep their time on the wall."""

from datetime import UTC, date, datetime, time

import pytest

from hubgen.views.occurrences import Occurrence, occurrences

START = date(2026, 1, 1)


def starts_of(
    rrule: str,
    at: time,
    timezone: str,
    first: date,
    last: date,
    *,
    starts: date = START,
    skip: tuple[date, ...] = (),
) -> list[str]:
    found = occurrences(rrule, at, timezone, 60, starts, skip, first, last)
    return [one.starts.isoformat(timespec="minutes") for one in found]


@pytest.mark.parametrize(
    ("timezone", "expected"),
    [
        ("Europe/Lisbon", ["2026-10-24T12:30+01:00", "2026-10-25T12:30+00:00"]),
        ("Europe/Athens", ["2026-10-24T12:30+03:00", "2026-10-25T12:30+02:00"]),
        ("America/Halifax", ["2026-10-24T12:30-03:00", "2026-10-25T12:30-03:00"]),
        ("Asia/Tokyo", ["2026-10-24T12:30+09:00", "2026-10-25T12:30+09:00"]),
        ("UTC", ["2026-10-24T12:30+00:00", "2026-10-25T12:30+00:00"]),
    ],
)
def test_the_time_on_the_wall_stays_when_clocks_change(timezone: str, expected: list[str]) -> None:
    days = date(2026, 10, 24), date(2026, 10, 25)
    assert starts_of("FREQ=DAILY", time(12, 30), timezone, *days) == expected


@pytest.mark.parametrize(
    ("timezone", "at", "day", "expected"),
    [
        ("America/Halifax", time(2, 30), date(2027, 3, 14), "2027-03-14T03:30-03:00"),
        ("Europe/Lisbon", time(1, 30), date(2027, 3, 28), "2027-03-28T02:30+01:00"),
        ("Europe/Athens", time(3, 0), date(2027, 3, 28), "2027-03-28T04:00+03:00"),
    ],
)
def test_a_time_that_does_not_exist_moves_forward(timezone: str, at: time, day: date, expected: str) -> None:
    assert starts_of("FREQ=DAILY", at, timezone, day, day) == [expected]


@pytest.mark.parametrize(
    ("timezone", "at", "day", "expected"),
    [
        ("America/Halifax", time(1, 30), date(2026, 11, 1), "2026-11-01T01:30-03:00"),
        ("Europe/Lisbon", time(1, 30), date(2026, 10, 25), "2026-10-25T01:30+01:00"),
        ("Europe/Athens", time(3, 30), date(2026, 10, 25), "2026-10-25T03:30+03:00"),
    ],
)
def test_a_time_that_exists_twice_is_the_first(timezone: str, at: time, day: date, expected: str) -> None:
    assert starts_of("FREQ=DAILY", at, timezone, day, day) == [expected]


def test_a_day_that_does_not_exist_moves_its_meeting_to_the_next() -> None:
    day = date(2011, 12, 31)
    rule = "FREQ=DAILY;BYMONTHDAY=30"
    assert starts_of(rule, time(9), "Pacific/Apia", day, day, starts=date(2011, 1, 1)) == [
        "2011-12-31T09:00+14:00"
    ]


def test_both_ends_of_the_window_belong_to_it() -> None:
    days = date(2026, 11, 24), date(2026, 12, 8)
    assert len(starts_of("FREQ=WEEKLY;BYDAY=TU", time(10), "Asia/Tokyo", *days)) == 3


def test_skipped_dates_are_left_out() -> None:
    days = date(2026, 12, 15), date(2026, 12, 29)
    skip = (date(2026, 12, 22),)
    assert starts_of("FREQ=WEEKLY;BYDAY=TU", time(10), "UTC", *days, skip=skip) == [
        "2026-12-15T10:00+00:00",
        "2026-12-29T10:00+00:00",
    ]


def test_nothing_happens_before_the_start() -> None:
    days = date(2026, 11, 1), date(2026, 11, 12)
    assert starts_of("FREQ=DAILY", time(10), "UTC", *days, starts=date(2026, 11, 12)) == [
        "2026-11-12T10:00+00:00"
    ]


def test_a_skipped_date_counts_towards_the_number_of_times() -> None:
    days = date(2026, 11, 1), date(2026, 12, 31)
    rule = "FREQ=DAILY;COUNT=2"
    found = starts_of(rule, time(10), "UTC", *days, starts=date(2026, 11, 1), skip=(date(2026, 11, 1),))
    assert found == ["2026-11-02T10:00+00:00"]


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20261203", 3),
        ("20261203T090000", 2),
        ("20261203T100000", 3),
        ("20261203T130000Z", 2),
        ("20261203T140000Z", 3),
        ("20261204T035959Z", 3),  # the end of 3 December in Halifax
    ],
)
def test_until_is_the_last_instant_that_counts(until: str, last: int) -> None:
    days = date(2026, 12, 1), date(2026, 12, 31)
    found = starts_of(f"FREQ=DAILY;UNTIL={until}", time(10), "America/Halifax", *days)
    assert len(found) == last


def test_no_more_than_the_limit_are_given() -> None:
    found = occurrences("FREQ=DAILY", time(9), "UTC", 30, START, (), START, date(2030, 1, 1), limit=5)
    assert len(found) == 5


@pytest.mark.parametrize(
    "rrule",
    ["FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;COUNT=1000;BYMONTH=2;BYMONTHDAY=30", "nonsense"],
)
def test_a_rule_that_never_falls_has_no_occurrences(rrule: str) -> None:
    assert starts_of(rrule, time(9), "UTC", date.min, date.max, starts=date.min) == []


def test_a_start_centuries_ago_keeps_its_rhythm() -> None:
    days = date(2026, 11, 22), date(2026, 12, 31)
    found = starts_of("FREQ=WEEKLY;INTERVAL=2", time(9), "UTC", *days, starts=date.min)
    weeks = [(date.fromisoformat(one[:10]) - date.min).days / 7 for one in found]
    assert weeks
    assert all(week % 2 == 0 for week in weeks)


def test_an_occurrence_lasts_its_minutes_when_clocks_change() -> None:
    (one,) = occurrences(
        "FREQ=DAILY", time(0, 30), "Europe/Lisbon", 90, START, (), date(2026, 10, 25), date(2026, 10, 25)
    )
    assert one.ends.astimezone(UTC) == datetime(2026, 10, 25, 1, 0, tzinfo=UTC)


def test_an_occurrence_is_in_the_meetings_own_zone() -> None:
    (one,) = occurrences(
        "FREQ=DAILY", time(9), "Asia/Tokyo", 90, START, (), date(2026, 11, 24), date(2026, 11, 24)
    )
    assert isinstance(one, Occurrence)
    assert str(one.starts.tzinfo) == "Asia/Tokyo"
