"""A plan of days becomes the agenda of every session, as it stands in a new program's file.

`site/assets/form/agenda.js` does the same in the browser; tests/properties/test_program_form.py compares the two.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAYS_AHEAD = 14
"""So many days lie at least before the first session: the playbook's two weeks of preparing."""

FIRST = "agree on how you work, and write down today's number"
MIDDLE = "the small goal:"
LAST = "show what you can do, measure, and decide what comes next"
CHECK_IN = "**Check-in**: what works now, and what is in the way?"
TITLE = "Session by session"
WHY = "<!-- Why this, why now. Markdown. -->"
STOP = "We stop early if"
_SATURDAY = 5
_DAY = timedelta(days=1)


class Session(NamedTuple):
    """A planned session; *has_check_in* where one is due before the next."""

    day: date
    has_check_in: bool


def first_day(today: date, weekday: int, skip: Collection[date]) -> date:
    """Give the first day on *weekday* (0 is Monday) that lies far enough ahead and is not skipped."""
    day = today + timedelta(days=DAYS_AHEAD)
    day += timedelta(days=(weekday - day.weekday()) % 7)
    while day in skip:
        day += timedelta(weeks=1)
    return day


def last_day(starts: date, weeks: int, skip: Collection[date]) -> date:
    """Give the last day of the weeks on which somebody works."""
    day = starts + timedelta(weeks=weeks) - _DAY
    while day > starts and (is_weekend(day) or day in skip):
        day -= _DAY
    return day


def plan_sessions(starts: date, weeks: int, every_days: int, check_in_days: int, skip: Collection[date]) -> tuple[Session, ...]:
    """Plan the sessions, none on a weekend or a skipped day."""
    length = weeks * 7
    planned = (starts + timedelta(days=after) for after in range(0, length, max(1, every_days)))
    days = [day for day in planned if not is_weekend(day) and day not in skip]
    due = [starts + timedelta(days=after - 1) for after in range(check_in_days, length + 1, max(1, check_in_days))]
    # After the first session there is nothing to ask yet.
    asked = days[1:]
    marked = {max((day for day in asked if day <= each), default=asked[0]) for each in due} if asked else set()
    return tuple(Session(day, day in marked) for day in days)


def is_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY


def write_agenda(sessions: tuple[Session, ...], small_goal: str, stop: str) -> str:
    """Write the body of a program's file: why, what each session is for, and when to *stop* early."""
    listed = "\n".join(_lines(sessions, small_goal))
    parts = [WHY, f"## {TITLE}", listed, f"{STOP} {stop}." if stop else ""]
    return "\n\n".join(part for part in parts if part)


def say_day(day: date) -> str:
    """Write a day in words."""
    return f"{WEEKDAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def _lines(sessions: tuple[Session, ...], small_goal: str) -> Iterator[str]:
    for number, session in enumerate(sessions, 1):
        what = FIRST if number == 1 else LAST if number == len(sessions) else f"{MIDDLE} {small_goal}"
        check_in = f" {CHECK_IN}" if session.has_check_in else ""
        yield f"{number}. **{say_day(session.day)}**: {what}.{check_in}"
