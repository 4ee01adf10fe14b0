"""An RFC 5545 RRULE becomes the dates that it falls on.

Our own expansion and not dateutil's: dateutil looks for the next date up to the year 9999, so that a rule that never
falls (30 February) costs seconds and cannot be stopped. Here no walk is longer than `HORIZON`. The tests hold the two
equal wherever dateutil answers.
"""

import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

# The longest that a walk looks ahead, in days: 50 years. 29 February on a given weekday can be 40 years away.
HORIZON = 18_263

MOST_INTERVAL = {"DAILY": 366, "WEEKLY": 104, "MONTHLY": 24, "YEARLY": 10}
MOST_COUNT = 1000
MOST_TEXT = 500

_LAST_DAY = date.max.toordinal()


def _list_of(item: str) -> re.Pattern[str]:
    return re.compile(f"(?:{item})(?:,(?:{item}))*")


_FORMS = {
    "FREQ": re.compile("|".join(MOST_INTERVAL)),
    "INTERVAL": re.compile("[0-9]{1,4}"),
    "COUNT": re.compile("[0-9]{1,4}"),
    "UNTIL": re.compile("[0-9]{8}(?:T[0-9]{6}Z?)?"),
    "BYMONTH": _list_of("[0-9]{1,2}"),
    "BYMONTHDAY": _list_of("[+-]?[0-9]{1,2}"),
    "BYDAY": _list_of(f"(?:[+-]?[0-9]{{1,2}})?(?:{'|'.join(DAYS)})"),
    "BYSETPOS": _list_of("[+-]?[0-9]{1,3}"),
    "WKST": re.compile("|".join(DAYS)),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """An RRULE in parts; its text is the normalised RRULE, without the `RRULE:` prefix.

    *byday* holds (n, weekday), where n is 0 for every one of them; Monday is 0. *until* is a local date (that day
    included), a naive datetime in local time or a datetime in UTC, as written.
    """

    freq: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    bymonth: tuple[int, ...] = ()
    bymonthday: tuple[int, ...] = ()
    byday: tuple[tuple[int, int], ...] = ()
    bysetpos: tuple[int, ...] = ()
    wkst: int = 0

    def __str__(self) -> str:
        parts = {
            "FREQ": self.freq,
            "INTERVAL": str(self.interval) if self.interval > 1 else "",
            "COUNT": str(self.count or ""),
            "UNTIL": until_text(self.until) if self.until else "",
            "BYMONTH": ",".join(map(str, self.bymonth)),
            "BYMONTHDAY": ",".join(map(str, self.bymonthday)),
            "BYDAY": ",".join(f"{n or ''}{DAYS[day]}" for n, day in self.byday),
            "BYSETPOS": ",".join(map(str, self.bysetpos)),
            "WKST": DAYS[self.wkst] if self.wkst else "",
        }
        return ";".join(f"{key}={value}" for key, value in parts.items() if value)


def until_text(until: date) -> str:
    """Give a date or a datetime as RRULE text; a datetime with a zone must be in UTC."""
    text = until.isoformat().replace("-", "").replace(":", "")
    return text.replace("+0000", "Z")


def parse_rule(text: str) -> Rule | None:
    """Read an RRULE, with or without its prefix; None for one that is malformed, absurd or more than daily."""
    if len(text) > MOST_TEXT:
        return None
    body = re.sub(r"^RRULE:|;$|\s", "", text.strip().upper())
    parts: dict[str, str] = {}
    for part in body.split(";"):
        key, _, value = part.partition("=")
        if key in parts or key not in _FORMS or not _FORMS[key].fullmatch(value):
            return None
        parts[key] = value
    if "FREQ" not in parts or ("COUNT" in parts and "UNTIL" in parts):
        return None
    rule = _rule(parts)
    return rule if rule and _is_sound(rule) else None


def _rule(parts: dict[str, str]) -> Rule | None:
    until = _until(parts["UNTIL"]) if "UNTIL" in parts else None
    if "UNTIL" in parts and until is None:
        return None
    freq, interval = parts["FREQ"], int(parts.get("INTERVAL", 1))
    # The first day of the week changes the dates only when weeks are left out.
    counts_weeks = freq == "WEEKLY" and interval > 1
    return Rule(
        freq=freq,
        interval=interval,
        count=int(parts["COUNT"]) if "COUNT" in parts else None,
        until=until,
        bymonth=_numbers(parts.get("BYMONTH", "")),
        bymonthday=_numbers(parts.get("BYMONTHDAY", "")),
        byday=_weekdays(parts.get("BYDAY", "")),
        bysetpos=_numbers(parts.get("BYSETPOS", "")),
        wkst=DAYS.index(parts.get("WKST", "MO")) if counts_weeks else 0,
    )


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(item) for item in text.split(",")}, key=_first_to_last)) if text else ()


def _weekdays(text: str) -> tuple[tuple[int, int], ...]:
    # "0MO" is refused, not read as every Monday: 99 is out of every range.
    found = {
        (int(item[:-2]) or 99 if item[:-2] else 0, DAYS.index(item[-2:])) for item in text.split(",") if item
    }
    return tuple(sorted(found, key=lambda nth: (_first_to_last(nth[0]), nth[1])))


def _first_to_last(number: int) -> tuple[bool, int]:
    return number < 0, number


def _until(text: str) -> date | None:
    try:
        if "T" not in text:
            return date(int(text[:4]), int(text[4:6]), int(text[6:8]))
        zone = UTC if text.endswith("Z") else None
        return datetime.strptime(text[:15], "%Y%m%dT%H%M%S").replace(tzinfo=zone)
    except ValueError:
        return None


def _is_sound(rule: Rule) -> bool:
    """Whether every number lies in its range, and every part may stand with the others (RFC 5545, 3.3.10)."""
    by_year = rule.freq == "YEARLY" and not rule.bymonth
    most_nth = 53 if by_year else 5
    counts_days = rule.freq in ("MONTHLY", "YEARLY")
    return (
        1 <= rule.interval <= MOST_INTERVAL[rule.freq]
        and (rule.count is None or 1 <= rule.count <= MOST_COUNT)
        and (rule.until is None or 1900 <= rule.until.year <= 2999)
        and all(1 <= month <= 12 for month in rule.bymonth)
        and all(1 <= abs(day) <= 31 for day in rule.bymonthday)
        and all(1 <= abs(place) <= 366 for place in rule.bysetpos)
        and all(n == 0 or (counts_days and abs(n) <= most_nth) for n, _ in rule.byday)
        and not (rule.freq == "WEEKLY" and rule.bymonthday)
        # Nor may what calendar programs do not agree on: "MO,1MO" is every Monday to some and the first to others,
        # and the positions within a week may or may not count its days before the start.
        and len({n == 0 for n, _ in rule.byday}) < 2
        and not (rule.bysetpos and not (counts_days and (rule.byday or rule.bymonthday)))
    )


def dates(rule: Rule, starts: date, first: date, last: date) -> Iterator[date]:
    """Give the dates on or after *starts* that lie from *first* to *last*, in order.

    Looks at most `HORIZON` days past *first*, or past *starts* when the rule has a COUNT, which must be counted from
    there. A datetime in UNTIL bounds the dates by its own date, one more when it is in UTC: who knows the zone and
    the time of day gives the exact bound as *last*.
    """
    begin = starts if rule.count else max(starts, first)
    stop = min(last.toordinal(), begin.toordinal() + HORIZON, _until_day(rule))
    anchored = _anchored(rule, starts)
    found = 0
    for low, high in _periods(rule, starts, begin, stop):
        for day in _chosen(anchored, low, high):
            if day < starts:
                continue
            found += 1
            if day.toordinal() > stop or (rule.count and found > rule.count):
                return
            if day >= first:
                yield day


def _until_day(rule: Rule) -> int:
    if rule.until is None:
        return _LAST_DAY
    return rule.until.toordinal() + (isinstance(rule.until, datetime) and rule.until.tzinfo is not None)


def _anchored(rule: Rule, starts: date) -> Rule:
    """Fill in what the rule leaves to the day on which it starts."""
    if rule.byday or rule.bymonthday or rule.freq == "DAILY":
        return rule
    if rule.freq == "WEEKLY":
        return replace(rule, byday=((0, starts.weekday()),))
    bymonth = rule.bymonth or ((starts.month,) if rule.freq == "YEARLY" else ())
    return replace(rule, bymonth=bymonth, bymonthday=(starts.day,))


def _periods(rule: Rule, starts: date, begin: date, stop: int) -> Iterator[tuple[int, int]]:
    """Give the first and last day (ordinals) of each day, week, month or year of the rule, from *begin* to *stop*."""
    if rule.freq in ("DAILY", "WEEKLY"):
        length = 1 if rule.freq == "DAILY" else 7
        origin = starts.toordinal() - ((starts.weekday() - rule.wkst) % 7 if length == 7 else 0)
        step = length * rule.interval
        low = origin + (begin.toordinal() - origin) // step * step
        while low <= stop:
            yield max(low, 1), min(low + length - 1, _LAST_DAY)
            low += step
        return
    months = 1 if rule.freq == "MONTHLY" else 12
    step = months * rule.interval
    origin = (starts.year * 12 + starts.month - 1) // months * months
    month = origin + (begin.year * 12 + begin.month - 1 - origin) // step * step
    while month < (date.max.year + 1) * 12:
        low = date(month // 12, month % 12 + 1, 1).toordinal()
        if low > stop:
            return
        end_year, end_month = divmod(month + months - 1, 12)
        yield low, date(end_year, end_month + 1, monthrange(end_year, end_month + 1)[1]).toordinal()
        month += step


def _chosen(rule: Rule, low: int, high: int) -> list[date]:
    days = [day for day in map(date.fromordinal, range(low, high + 1)) if _matches(rule, day)]
    if not rule.bysetpos:
        return days
    places = {place - 1 if place > 0 else len(days) + place for place in rule.bysetpos}
    return [day for place, day in enumerate(days) if place in places]


def _matches(rule: Rule, day: date) -> bool:
    if rule.bymonth and day.month not in rule.bymonth:
        return False
    if rule.bymonthday:
        left = monthrange(day.year, day.month)[1] - day.day
        if day.day not in rule.bymonthday and -left - 1 not in rule.bymonthday:
            return False
    return not rule.byday or any(
        weekday == day.weekday() and (n == 0 or n in _nth(rule, day)) for n, weekday in rule.byday
    )


def _nth(rule: Rule, day: date) -> tuple[int, int]:
    """Which of its weekdays *day* is, in its month or in its year: from the front, and from the back."""
    if rule.freq == "YEARLY" and not rule.bymonth:
        place, length = day.timetuple().tm_yday, 365 + isleap(day.year)
    else:
        place, length = day.day, monthrange(day.year, day.month)[1]
    return (place - 1) // 7 + 1, -((length - place) // 7) - 1
