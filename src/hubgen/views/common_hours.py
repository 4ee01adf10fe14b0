"""The working hours of two people become the hours a week in which both are at work."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from hubgen.content.hub import Person
from hubgen.content.zones import find_zone

_USUAL = ("mon", "tue", "wed", "thu", "fri")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = 24 * 60
_WEEK = 7 * _DAY

_Spans = tuple[tuple[int, int], ...]


def hours_in_common(today: date, one: Person, other: Person) -> int | None:
    """Give the whole hours a week in which both work, by the clocks of *today*; None where one did not say.

    Without days, the week is Monday to Friday.
    """
    if not (one.timezone and one.hours and other.timezone and other.hours):
        return None
    first = _spans(today, one.timezone, one.hours, one.days or _USUAL)
    second = _spans(today, other.timezone, other.hours, other.days or _USUAL)
    return _overlap(first, second) // 60


# Thousands of people share a few zones and hours.
@lru_cache(1 << 14)
def _overlap(first: _Spans, second: _Spans) -> int:
    return sum(
        max(0, min(end, ends + shift) - max(start, starts + shift))
        for start, end in first
        for starts, ends in second
        for shift in (-_WEEK, 0, _WEEK)
    )


@lru_cache(4096)
def _spans(today: date, zone: str, hours: tuple[time, time], days: tuple[str, ...]) -> _Spans:
    """Give the spans of a week of work, in minutes of UTC after Monday; hours that run past midnight end the next day."""
    noon = datetime.combine(today, time(12), tzinfo=find_zone(zone))
    offset = int((noon.utcoffset() or timedelta()).total_seconds()) // 60
    start, end = (clock.hour * 60 + clock.minute for clock in hours)
    length = end - start if end > start else end - start + _DAY
    begins = (_WEEKDAYS.index(day) * _DAY + start - offset for day in dict.fromkeys(days) if day in _WEEKDAYS)
    return tuple((begin, begin + length) for begin in begins)
