"""Two people's working hours become the time that they have in common."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from hubgen.content.hub import Person
from hubgen.content.zones import find_zone
from hubgen.views.schedule import WEEKDAYS

QUARTER = 15
"""Working hours are counted in quarters of an hour, so that no time zone is cut."""
_A_DAY = 24 * 60 // QUARTER
_A_WEEK = 7 * _A_DAY
_WHOLE = (1 << _A_WEEK) - 1
_MONDAY_TO_FRIDAY = WEEKDAYS[:5]
_NINE_TO_FIVE = (time(9), time(17))


class Moment(NamedTuple):
    """A day of the week (`mon` to `sun`) and a time, on somebody's own clock."""

    weekday: str
    at: time


def working_week(person: Person, today: date) -> int | None:
    """Give the quarters of the week of *today* in which *person* works, one bit each, from Monday 00:00 UTC on.

    Hours that nobody said are 9 to 5, days Monday to Friday. None where the time zone is unknown.
    """
    if not person.timezone:
        return None
    return _week(person.timezone, person.hours or _NINE_TO_FIVE, person.days or _MONDAY_TO_FRIDAY, _monday(today))


def minutes_in_common(one: int | None, other: int | None) -> int | None:
    """Count the minutes a week that two weeks share; None where one is unknown."""
    return None if one is None or other is None else (one & other).bit_count() * QUARTER


def hours_in_common(one: Person, other: Person, today: date) -> int | None:
    """Count the whole hours of the week of *today* in which both work; None where a time zone is unknown."""
    minutes = minutes_in_common(working_week(one, today), working_week(other, today))
    return None if minutes is None else minutes // 60


def first_in_common(one: int | None, other: int | None, clock: Person, today: date) -> Moment | None:
    """Give the first full hour of the week that two weeks share, or else quarter, on the clock of *clock*; None without."""
    if one is None or other is None or not one & other or not clock.timezone:
        return None
    both = one & other
    hour = both & both >> 1 & both >> 2 & both >> 3
    bits = hour or both
    return next(moment for bit, moment in _local_week(clock.timezone, _monday(today)) if bits >> bit & 1)


@lru_cache(maxsize=10_000)
def _week(zone: str, hours: tuple[time, time], days: tuple[str, ...], monday: date) -> int:
    start, end = (_minutes(clock) for clock in hours)
    until = end if end > start else end + 24 * 60  # a shift past midnight; the same time twice is all day
    bits = 0
    for day in days:
        midnight = datetime.combine(monday, time()) + timedelta(days=WEEKDAYS.index(day))
        first, last = (_quarter(midnight + timedelta(minutes=minutes), zone, monday) for minutes in (start, until))
        shifted = (1 << last - first) - 1 << first % _A_WEEK
        bits |= shifted & _WHOLE | shifted >> _A_WEEK  # what runs past Sunday's midnight is Monday's
    return bits


def _quarter(wall: datetime, zone: str, monday: date) -> int:
    """Give the quarter of the UTC week that a clock in *zone* shows as *wall*; before the week's beginning it is negative."""
    passed = wall.replace(tzinfo=find_zone(zone)) - datetime.combine(monday, time(), tzinfo=UTC)
    return round(passed / timedelta(minutes=QUARTER))


@lru_cache(maxsize=1000)
def _local_week(zone: str, monday: date) -> tuple[tuple[int, Moment], ...]:
    """Give each quarter of the UTC week and what a clock in *zone* shows then, from its own Monday on."""
    begin = datetime.combine(monday, time(), tzinfo=UTC)
    walls = [(bit, (begin + timedelta(minutes=bit * QUARTER)).astimezone(find_zone(zone))) for bit in range(_A_WEEK)]
    walls.sort(key=lambda one: (one[1].weekday(), one[1].time()))
    return tuple((bit, Moment(WEEKDAYS[wall.weekday()], wall.time())) for bit, wall in walls)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())
