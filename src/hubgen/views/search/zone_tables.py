"""A time zone becomes a table: from which minute on its clocks are how far ahead of UTC."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from hubgen.content.zones import find_zone

_DAYS = 400
"""How long a published index knows about summer time."""
_STEP = 7
"""Nowhere does a clock change and change back within so many days: the shortest time known, in Morocco, is a month."""
_DAY = 24 * 60


@lru_cache(maxsize=1000)
def zone_table(name: str, today: date) -> tuple[tuple[int, int], ...]:
    """Give the zone's distance from UTC from two days before *today* on, and each change of it, in minutes."""
    zone = find_zone(name)
    start = datetime(today.year, today.month, today.day, tzinfo=UTC) - timedelta(days=2)

    def offset(minute: int) -> int:
        told = (start + timedelta(minutes=minute)).astimezone(zone).utcoffset()
        return int(told.total_seconds() // 60) if told else 0

    base = int(start.timestamp() // 60)
    found = [(base, offset(0))]
    for day in range(0, _DAYS, _STEP):
        low, high = day * _DAY, min(day + _STEP, _DAYS) * _DAY
        if offset(high) != found[-1][1]:
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (low, middle) if offset(middle) != found[-1][1] else (middle, high)
            found.append((base + high, offset(high)))
    return tuple(found)
