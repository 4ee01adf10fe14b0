"""Two people's working hours become the time that they have in common."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from hubgen.content.hub import Person
from hubgen.content.zones import find_zone

QUARTER = 15
"""Working hours are counted in quarters of an hour, so that no time zone is cut."""
_A_DAY = 24 * 60 // QUARTER
_A_WEEK = 7 * _A_DAY
_WHOLE = (1 << _A_WEEK) - 1
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONDAY_TO_FRIDAY = _WEEKDAYS[:5]
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


def first_in_common(one: int | None, other: int | None, clock: Person, today: date) -> Moment | None:
    """Give the first full hour of the week that two weeks share, or else quarter, on the clock of *clock*; None without."""
    if one is None or other is None or not one & other or not clock.timezone:
        return None
    both = one & other
    hour = both & both >> 1 & both >> 2 & both >> 3
    bits = hour or both
    # The first in the eyes of whoever reads it: their Monday, not that of UTC.
    starts = (_local(bit, clock.timezone, _monday(today)) for bit in range(_A_WEEK) if bits >> bit & 1)
    first = min(starts, key=lambda wall: (wall.weekday(), wall.time()))
    return Moment(_WEEKDAYS[first.weekday()], first.time())


@lru_cache(maxsize=10_000)
def _week(zone: str, hours: tuple[time, time], days: tuple[str, ...], monday: date) -> int:
    start, end = (_minutes(clock) for clock in hours)
    length = end - start if end > start else end - start + 24 * 60
    quarters = (1 << round(length / QUARTER)) - 1
    bits = 0
    for day in days:
        wall = datetime.combine(monday, time()) + timedelta(days=_WEEKDAYS.index(day), minutes=start)
        begins = wall.replace(tzinfo=find_zone(zone)).astimezone(UTC).replace(tzinfo=None)
        at = round((begins - datetime.combine(monday, time())).total_seconds() / 60 / QUARTER)
        shifted = quarters << at % _A_WEEK
        bits |= shifted & _WHOLE | shifted >> _A_WEEK  # what runs past Sunday's midnight is Monday's
    return bits


def _local(bit: int, zone: str, monday: date) -> datetime:
    moment = datetime.combine(monday, time(), tzinfo=UTC) + timedelta(minutes=bit * QUARTER)
    return moment.astimezone(find_zone(zone))


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())
