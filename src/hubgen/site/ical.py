"""Meetings become one iCalendar file (RFC 5545)."""

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import icalendar

from hubgen.content.recurrence import DAYS, HORIZON, parse_rule, until_text
from hubgen.content.zones import find_zone
from hubgen.site.events import Event
from hubgen.views.occurrences import meeting_days

PRODID = "-//hubgen//hubgen//EN"

# Years on either side of the stamp for which zones are written out, and before which no meeting begins.
_YEARS = 10
# Characters that iCalendar text cannot hold, and halves of characters that UTF-8 cannot.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


_SECONDS_A_DAY = range(1, 24 * 60 * 60 + 1)


class _Change(NamedTuple):
    """A change of the clocks: what they show when it comes, and the zone's offset and name before and after."""

    wall: datetime
    before: timedelta
    after: timedelta
    name: str


def calendar(name: str, events: Sequence[Event], stamp: date) -> bytes:
    """Write the events, in the order given; one whose rule never falls is left out.

    The bytes depend on the arguments and the time zone database alone: *stamp* stands for the clock.
    """
    written = icalendar.Calendar()
    written.add("prodid", PRODID)
    written.add("version", "2.0")
    written.add("x-wr-calname", icalendar.vText(_line(name)))
    dated = [(event, text) for event in events if (text := _event(event, stamp))]
    zones = [_zone(zone, stamp.year - _YEARS - 1, stamp.year + _YEARS) for zone in sorted({event.timezone for event, _ in dated} - {"UTC"})]
    begin, end, rest = _text_of(written).partition(b"END:VCALENDAR")
    return b"".join((begin, *zones, *(text for _, text in dated), end, rest))


@lru_cache(maxsize=1000)  # an event stands in a calendar of its own, too
def _event(event: Event, stamp: date) -> bytes:
    """Write one event; nothing where its rule never falls."""
    first = _first_day(event, stamp)
    if first is None:
        return b""
    zone = find_zone(event.timezone)
    written = icalendar.Event()
    written.add("uid", _line(event.uid))
    written.add("dtstamp", datetime.combine(stamp, time(), tzinfo=UTC))
    written.add("dtstart", datetime.combine(first, event.at, tzinfo=_utc_or(zone)))
    written.add("duration", timedelta(minutes=event.minutes))
    written.add("summary", _line(event.summary))
    if event.description:
        written.add("description", _text(event.description))
    if event.location:
        written.add("location", _line(event.location))
    if _is_web_address(event.url):
        written.add("url", event.url)
    if event.rrule is not None:
        written.add("rrule", _rrule(event.rrule, event.at, zone))
        skipped = sorted({day for day in event.skip if day >= first})
        if skipped:
            written.add("exdate", [datetime.combine(day, event.at, tzinfo=_utc_or(zone)) for day in skipped])
    return _text_of(written)


def _text_of(written: icalendar.Component) -> bytes:
    text: bytes = written.to_ical()
    return text


def _first_day(event: Event, stamp: date) -> date | None:
    """Give the date of the first occurrence, skipped or not.

    A start that the rule does not name would count as one more occurrence (RFC 5545, 3.8.5.3). Programs walk from the
    start, so a rule without COUNT that began ages ago is written from some years ago.
    """
    if event.rrule is None:
        return event.starts
    rule = parse_rule(event.rrule)
    if rule is None:
        return None
    floor = date(max(stamp.year - _YEARS, 1), 1, 1)
    begin = event.starts if rule.count else max(event.starts, floor)
    end = date.fromordinal(min(begin.toordinal() + HORIZON, date.max.toordinal()))
    zone = find_zone(event.timezone)
    return next(meeting_days(event.rrule, event.at, zone, event.starts, begin, end), None)


def _rrule(rrule: str, at: time, zone: ZoneInfo) -> icalendar.vRecur:
    """Give the rule with UNTIL in UTC, as RFC 5545 wants it beside a start with a zone."""
    rule = parse_rule(rrule)
    if rule is not None and rule.until is not None:
        if not isinstance(rule.until, datetime):
            rule_end = datetime.combine(rule.until, at, tzinfo=zone)
        else:
            rule_end = rule.until if rule.until.tzinfo else rule.until.replace(tzinfo=zone)
        rrule = re.sub("UNTIL=[^;]+", f"UNTIL={until_text(rule_end.astimezone(UTC))}", str(rule))
    recurrence: icalendar.vRecur = icalendar.vRecur.from_ical(rrule)
    return recurrence


def _utc_or(zone: ZoneInfo) -> tzinfo:
    return UTC if zone.key == "UTC" else zone


def _text(text: str) -> str:
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _line(text: str) -> str:
    return " ".join(_text(text).split())


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"\s|[\x00-\x20\x7f]", url)
    )


@cache
def _zone(key: str, first: int, last: int) -> bytes:
    """Write a zone for the years *first* to *last*, and on from there where the clocks change by a yearly rule.

    Not icalendar's `Timezone.from_tzinfo`: it misses changes that are less than two months apart (Casablanca in
    Ramadan) and begins daylight saving an hour late.
    """
    walls_of: dict[tuple[timedelta, timedelta, str], list[datetime]] = {}
    for wall, before, after, name in _changes(key, max(first, 2), min(last, date.max.year - 1)):
        walls_of.setdefault((before, after, name), []).append(wall)
    written = icalendar.Timezone()
    written.add("tzid", key)
    for (before, after, name), walls in walls_of.items():
        observance = icalendar.TimezoneDaylight() if after > before else icalendar.TimezoneStandard()
        observance.add("dtstart", walls[0])
        observance.add("tzoffsetfrom", before)
        observance.add("tzoffsetto", after)
        observance.add("tzname", name)
        yearly = _yearly_rule(walls, last)
        if yearly:
            observance.add("rrule", icalendar.vRecur.from_ical(yearly))
        elif walls[1:]:
            observance.add("rdate", walls[1:])
        written.add_component(observance)
    return _text_of(written)


def _changes(key: str, first: int, last: int) -> tuple[_Change, ...]:
    """Give what the clocks show at the beginning of the year *first*, then each change until *last* is over."""
    zone = find_zone(key)
    instant = datetime(first, 1, 1, tzinfo=UTC)
    offset, name = _clock(instant, zone)
    changes = [_Change(instant.replace(tzinfo=None) + offset, offset, offset, name)]
    while instant.year <= last:
        following = instant + timedelta(days=1)
        if _clock(following, zone) != (offset, name):
            seconds = bisect_left(
                _SECONDS_A_DAY,
                True,
                key=lambda passed: _clock(instant + timedelta(seconds=passed), zone) != (offset, name),
            )
            moment = instant + timedelta(seconds=_SECONDS_A_DAY[seconds])
            before, (offset, name) = offset, _clock(moment, zone)
            changes.append(_Change(moment.replace(tzinfo=None) + before, before, offset, name))
        instant = following
    return tuple(changes)


def _clock(instant: datetime, zone: ZoneInfo) -> tuple[timedelta, str]:
    local = instant.astimezone(zone)
    return local.utcoffset() or timedelta(), local.tzname() or ""


def _yearly_rule(walls: Sequence[datetime], last: int) -> str | None:
    """Give the RRULE of changes that come on the same weekday of a month each year until *last*, if they do."""
    one = walls[0]
    yearly = [wall.year for wall in walls] == list(range(one.year, last + 1)) and len(walls) > _YEARS
    if not yearly or {(wall.month, wall.weekday(), wall.time()) for wall in walls} != {
        (one.month, one.weekday(), one.time())
    }:
        return None
    from_front = {(wall.day - 1) // 7 + 1 for wall in walls}
    from_back = {-((monthrange(wall.year, wall.month)[1] - wall.day) // 7) - 1 for wall in walls}
    places = from_front if len(from_front) == 1 else from_back
    if len(places) > 1:
        return None
    return f"FREQ=YEARLY;BYMONTH={one.month};BYDAY={places.pop()}{DAYS[one.weekday()]}"
