"""A meeting's rule becomes its occurrences: when it takes place, in the meeting's own zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from hubgen.content.recurrence import dates, parse_rule
from hubgen.content.zones import find_zone

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One date of a meeting: *starts* is aware, in the meeting's zone."""

    starts: datetime
    minutes: int

    @property
    def ends(self) -> datetime:
        """When it is over; minutes are elapsed time, across a change of the clocks too."""
        zone = self.starts.tzinfo
        return (self.starts.astimezone(UTC) + timedelta(minutes=self.minutes)).astimezone(zone)


@lru_cache(maxsize=1000)  # a circle's page, the lists and the home page ask for the same weeks
def occurrences(
    rrule: str,
    at: time,
    timezone: str,
    minutes: int,
    starts: date,
    skip: tuple[date, ...],
    first: date,
    last: date,
    limit: int = 200,
) -> tuple[Occurrence, ...]:
    """Give the occurrences whose local date lies from *first* to *last*, in order and at most *limit*.

    The time on the wall stays the same across daylight saving. A time that does not exist because the clocks go
    forward is read with the offset of before (02:30 becomes 03:30); one that exists twice is the first of the two
    (both RFC 5545, 3.3.5). *skip* holds dates as the rule gives them. A rule that is none has no occurrences. At most
    50 years are looked at.
    """
    zone = find_zone(timezone)
    # A time that does not exist can move to the next day, so that the day before has a say.
    before = first - _DAY if first > date.min else first
    meetings = (
        start_on(day, at, zone)
        for day in meeting_days(rrule, at, zone, starts, before, last)
        if day not in skip
    )
    within = (meeting for meeting in meetings if first <= meeting.date() <= last)
    return tuple(sorted(Occurrence(starts=meeting, minutes=minutes) for meeting in islice(within, limit)))


def meeting_days(
    rrule: str, at: time, zone: ZoneInfo, starts: date, first: date, last: date
) -> Iterator[date]:
    """Give the local dates from *first* to *last* that the rule names, those that are skipped included."""
    rule = parse_rule(rrule)
    if rule is None:
        return iter(())
    if isinstance(rule.until, datetime):
        last = min(last, _last_day(rule.until, at, zone))
    return dates(rule, starts, first, last)


def _last_day(until: datetime, at: time, zone: ZoneInfo) -> date:
    """Give the last local date on which a meeting at *at* is not later than *until*."""
    wall = until.astimezone(zone).replace(tzinfo=None) if until.tzinfo else until
    return wall.date() if at <= wall.time() else wall.date() - _DAY


def start_on(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Give the aware start of a meeting on *day*, moved to a time that exists."""
    wall = datetime.combine(day, at.replace(tzinfo=None, fold=0), tzinfo=zone)
    return wall.astimezone(UTC).astimezone(zone)
