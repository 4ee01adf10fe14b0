"""A moment and a working week become what somebody should know about the time there."""

from hubgen.views.search.columns import Schedule, ZoneEntry

_DAY = 24 * 60
_MONDAY_TO_FRIDAY = 0b0011111
_NINE_TO_FIVE = (9 * 60, 17 * 60)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def offset_at(zone: ZoneEntry, minute: int) -> int:
    """Say how many minutes the clocks of *zone* are ahead of UTC at *minute* (since 1970)."""
    found = zone.offsets[0][1]
    for start, offset in zone.offsets:
        if start <= minute:
            found = offset
    return found


def is_at_work(schedule: Schedule, wall: int) -> bool:
    """Say whether *wall* (minutes since 1970 on the clocks there) is working time; unsaid hours are 9 to 5."""
    start, end = (schedule.start, schedule.end) if schedule.start >= 0 else _NINE_TO_FIVE
    return _shift(wall, start, end, schedule.days or _MONDAY_TO_FRIDAY)[1]


def say_time(schedule: Schedule, wall: int) -> str:
    """Say what time it is there, and when they work."""
    clock, today = _clock(wall), _weekday(wall)
    if schedule.start < 0:
        return f"{clock} there" if not schedule.days else _say_day(clock, today, schedule.days)
    in_days, begun = _shift(wall, schedule.start, schedule.end, schedule.days or _MONDAY_TO_FRIDAY)
    if begun:
        return f"{clock} there, at work until {_clock(schedule.end)}"
    return f"{clock} there, back at {_clock(schedule.start)} {_when(in_days, today)}"


def _shift(wall: int, start: int, end: int, days: int) -> tuple[int, bool]:
    """Give in how many days the shift begins that runs now, or else comes next, and whether it has begun."""
    length = end - start if end > start else end - start + _DAY
    minutes, today = wall % _DAY, _weekday(wall)
    # From yesterday, whose shift may run past midnight, to the same day next week.
    for in_days in range(-1, 7):
        begins = in_days * _DAY + start
        if days >> (today + in_days) % 7 & 1 and minutes < begins + length:
            return in_days, minutes >= begins
    return 7, False


def _say_day(clock: str, today: int, days: int) -> str:
    in_days = next(ahead for ahead in range(7) if days >> (today + ahead) % 7 & 1)
    return f"{clock} there, back {_when(in_days, today)}" if in_days else f"{clock} there, works today"


def _when(in_days: int, today: int) -> str:
    if in_days < 2:
        return "tomorrow" if in_days else "today"
    day = _DAYS[(today + in_days) % 7]
    return f"next {day}" if in_days == 7 else f"on {day}"


def _weekday(wall: int) -> int:
    return (wall // _DAY + 3) % 7  # 1 January 1970 was a Thursday


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"
