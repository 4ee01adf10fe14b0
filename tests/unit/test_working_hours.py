"""The time that two people have in common is counted on their own clocks."""

from datetime import date, time

import pytest

from hubgen.content.hub import Person
from hubgen.views.working_hours import first_in_common, minutes_in_common, working_week
from matching_support import TODAY, person


def common(one: Person, other: Person, today: date = TODAY) -> int | None:
    return minutes_in_common(working_week(one, today), working_week(other, today))


def works(zone: str, start: time = time(9), end: time = time(17), *days: str) -> Person:
    return person("ada", timezone=zone, hours=(start, end), days=days)


@pytest.mark.parametrize(
    ("one", "other", "hours"),
    [
        (person("ada", timezone="UTC"), works("UTC"), 40),
        (works("Europe/Lisbon"), works("Europe/Athens"), 30),
        (works("Asia/Kolkata"), works("UTC"), 12.5),
        (works("Asia/Kathmandu"), works("UTC"), 11.25),
        (works("Asia/Calcutta"), works("Asia/Kolkata"), 40),
        (works("UTC", time(22), time(6)), works("UTC", time(5), time(13)), 4),
        (works("UTC", time(22), time(6), "sun"), works("UTC", time(0), time(8), "mon"), 6),
        (works("UTC", time(9), time(9), "mon"), works("UTC"), 8),
        (works("Pacific/Auckland", time(9), time(17), "mon"), works("UTC", time(20), time(23), "sun"), 3),
        (works("UTC"), works("UTC", time(9), time(17), "sat"), 0),
    ],
)
def test_hours_in_common(one: Person, other: Person, hours: float) -> None:
    assert common(one, other) == common(other, one) == hours * 60


def test_who_names_no_zone_has_no_known_hours() -> None:
    assert common(person("ada"), works("UTC")) is None


def test_summer_time_counts_as_it_is_in_that_week() -> None:
    lisbon, utc = works("Europe/Lisbon"), works("UTC")
    assert (common(lisbon, utc, date(2026, 7, 1)), common(lisbon, utc, date(2026, 12, 1))) == (35 * 60, 40 * 60)


def test_a_night_in_which_the_clocks_go_forward_is_an_hour_shorter() -> None:
    night = works("Europe/Lisbon", time(22), time(6), "sat")
    assert common(night, night, date(2026, 3, 25)) == 7 * 60


def test_the_first_hour_is_the_first_on_the_readers_own_clock() -> None:
    one, other = works("UTC"), works("Asia/Kolkata")
    weeks = working_week(one, TODAY), working_week(other, TODAY)
    assert first_in_common(*weeks, other, TODAY) == ("mon", time(14, 30))
    assert first_in_common(*weeks, one, TODAY) == ("mon", time(9))
    assert first_in_common(weeks[0], 0, one, TODAY) is None
