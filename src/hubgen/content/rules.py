"""Plain words or an RFC 5545 RRULE become one normalised RRULE, and an RRULE becomes plain words."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby

from hubgen.content.recurrence import DAYS, HORIZON, Rule, dates, parse_rule

RULE_FORMS: tuple[str, ...] = (
    "every Tuesday",
    "weekly on Tuesday and Thursday",
    "every 2 weeks on Tuesday",
    "every weekday",
    "monthly on the last Thursday",
    "monthly on the 15th",
    "every 3 months on the first Tuesday",
    "FREQ=MONTHLY;BYDAY=2TU",
)

_MOST_TEXT = 200
_WEEKDAYS = "MO,TU,WE,TH,FR"
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NTH_NAMES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_UNITS = {"DAILY": "day", "WEEKLY": "week", "MONTHLY": "month", "YEARLY": "year"}

# Each word that is understood has a letter for what it is, and a value. A sentence is then a short string of letters,
# which the patterns in _SENTENCES match whole: a word that is not here, or one too many, and nothing is understood.
#   E every   O other   N number   f first, last   n second   F 1st   r 2nd   D Tuesday   P Tuesdays   W weekday
#   M March   d day     w week     m month         q quarter  y year
_LETTERS = {
    "E": "every each",
    "O": "other alternate",
    "d": "day days",
    "w": "week weeks",
    "m": "month months",
    "q": "quarter quarters",
    "y": "year years",
    "W": "weekday weekdays workday workdays",
}
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SHORT_DAYS = ("mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun")

_WORDS: dict[str, tuple[str, str]] = {
    # 2 is what "other" stands for; the rest of these have no value.
    **{word: (letter, "2") for letter, words in _LETTERS.items() for word in words.split()},
    **{word: ("N", str(number)) for number, word in enumerate(_NUMBERS, start=1)},
    **{word: ("f" if nth in (1, -1) else "n", str(nth)) for nth, word in _NTH_NAMES.items()},
    **{f"{name.casefold()}s": ("P", day) for name, day in zip(_DAY_NAMES, DAYS, strict=True)},
    **{name.casefold(): ("D", day) for name, day in zip(_DAY_NAMES, DAYS, strict=True)},
    **{short: ("D", day) for day, shorts in zip(DAYS, _SHORT_DAYS, strict=True) for short in shorts.split()},
    **{name.casefold(): ("M", str(month)) for month, name in enumerate(_MONTH_NAMES, start=1)},
    **{name.casefold()[:3]: ("M", str(month)) for month, name in enumerate(_MONTH_NAMES, start=1)},
    "sept": ("M", "9"),
}

# Words that stand for others, replaced in this order before anything else is read.
_PHRASES = (
    (r"\bonce (?:a|per|every|each)\b|\bper\b", "every"),
    (r"\bbi[ -]?weekly\b|\bfortnightly\b|\bevery fortnight\b", "every 2 weeks"),
    (r"\bdaily\b", "every day"),
    (r"\bweekly\b", "every week"),
    (r"\bmonthly\b", "every month"),
    (r"\bquarterly\b", "every quarter"),
    (r"\b(?:yearly|annually)\b", "every year"),
    (r"\b(?:working|week|business) days?\b|\bmon(?:days?)? ?(?:-|–|to|through) ?fri(?:days?)?\b", "weekday"),
    (r"\b(?:the|on|of|in|and)\b", " "),
)

_Found = dict[str, list[str]]


def read_rule(text: str) -> str | None:
    """Turn words or an RRULE into normalised RRULE text without its prefix; None when it cannot be understood.

    Words that can be meant in two ways are not understood: *every second Tuesday* is every other one or the month's
    second, *monthly* alone keeps the date or the weekday.
    """
    rule = parse_rule(text) if "=" in text else _rule_of_words(text)
    return str(rule) if rule else None


def falls(rrule: str, starts: date) -> bool:
    """Whether a meeting with this rule ever takes place on or after *starts*: a date within 50 years counts."""
    rule = parse_rule(rrule)
    if rule is None:
        return False
    last = date.fromordinal(min(starts.toordinal() + HORIZON, date.max.toordinal()))
    return next(dates(rule, starts, starts, last), None) is not None


def _rule_of_words(text: str) -> Rule | None:
    if len(text) > _MOST_TEXT:
        return None
    words = re.sub(r"[\s,.&+]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()
    words, end = _end_of(words)
    for pattern, other in _PHRASES:
        words = re.sub(pattern, other, words)
    meanings = [_meaning(word) for word in words.split()]
    letters = "".join(letter for letter, _ in meanings)
    for sentence, build in _SENTENCES:
        match = re.fullmatch(sentence, letters)
        if match:
            spans = {name: slice(*match.span(name)) for name, part in match.groupdict().items() if part}
            found = {name: [value for _, value in meanings[span]] for name, span in spans.items()}
            rrule = build(found, letters)
            return parse_rule(rrule + end) if rrule else None
    return None


def _end_of(words: str) -> tuple[str, str]:
    """Split off *10 times* or *until 2027-03-31*, and give it as an RRULE part."""
    match = re.fullmatch(r"(.*?) (?:([0-9]{1,4}) times|until ([0-9]{4})-([0-9]{2})-([0-9]{2}))", words)
    if not match:
        return words, ""
    rest, times, *day = match.groups()
    return rest, f";COUNT={times}" if times else f";UNTIL={''.join(day)}"


def _meaning(word: str) -> tuple[str, str]:
    if re.fullmatch("[0-9]{1,3}", word):
        return "N", word
    if re.fullmatch("[0-9]{1,2}(st|nd|rd|th)", word):
        return ("F" if word == "1st" else "r"), word[:-2]
    return _WORDS.get(word, ("?", ""))


def _cadence(found: _Found, letters: str) -> str:
    """Give FREQ and INTERVAL: the first unit in the letters, a month when there is none."""
    unit = next((letter for letter in letters if letter in "wmqy"), "m")
    freq = {"w": "WEEKLY", "m": "MONTHLY", "q": "MONTHLY", "y": "YEARLY"}[unit]
    interval = int(found.get("step", ["1"])[0]) * (3 if unit == "q" else 1)
    return f"FREQ={freq};INTERVAL={interval}"


def _daily(found: _Found, letters: str) -> str:
    return f"FREQ=DAILY;INTERVAL={found.get('step', ['1'])[0]}"


def _weekly(found: _Found, letters: str) -> str:
    days = found.get("days", _WEEKDAYS.split(",") if "W" in letters else [])
    return _cadence(found, f"w{letters}") + (f";BYDAY={','.join(days)}" if days else "")


def _of_month(found: _Found, letters: str) -> str:
    return f"{_cadence(found, letters)};{_when(found)}"


def _every_nth(found: _Found, letters: str) -> str | None:
    # Without a month, "every second Tuesday" is two things; the first, the last and a list of places are only one.
    places = [value for value in found["nth"] if value not in DAYS]
    return _of_month(found, letters) if len(places) > 1 or places[0] in ("1", "-1") else None


def _of_year(found: _Found, letters: str) -> str:
    return f"{_cadence(found, letters)};BYMONTH={','.join(found['months'])};{_when(found)}"


def _date_of_year(found: _Found, letters: str) -> str:
    month, day = found["date"] if re.search("M[NrF]", letters) else reversed(found["date"])
    return f"{_cadence(found, letters)};BYMONTH={month};BYMONTHDAY={day}"


def _yearly(found: _Found, letters: str) -> str:
    return _cadence(found, letters)


def _when(found: _Found) -> str:
    """Give the part of the RRULE that says which days of a month."""
    month_days = found.get("dates") or found.get("day")
    if month_days:
        return f"BYMONTHDAY={','.join(month_days)}"
    if "work" in found:
        return f"BYDAY={_WEEKDAYS};BYSETPOS={','.join(found['work'])}"
    places: list[str] = []
    days: list[str] = []
    for value in found["nth"]:
        if value in DAYS:
            days += [f"{place}{value}" for place in places]
            places = []
        else:
            places.append(value)
    return f"BYDAY={','.join(days)}"


# "every", "every 2", "every other", "every third"; never "every first".
_STEP = "E(?P<step>[ONrn]?)"
_DAYS = "(?P<days>[DP]+)"
_NTH = "(?P<nth>(?:[fnFr]+[DP])+)"
# "last day", "first weekday", "first and third Tuesday"; with "every" in front none of them is a step.
_PLACE = f"(?:(?P<day>[fnFr])d|(?P<work>[fnFr]+)W|{_NTH})"
# The same, or "1st and 15th", which with "every" in front could be a step.
_MONTH_DAY = f"(?:(?P<dates>[Fr]+)|{_PLACE})"

_SENTENCES: tuple[tuple[str, Callable[[_Found, str], str | None]], ...] = (
    (f"{_STEP}d", _daily),
    (f"{_STEP}w", _weekly),
    (f"{_STEP}y", _yearly),
    ("E?W|EwW|WEw", _weekly),
    (f"E{_DAYS}", _weekly),
    ("(?P<days>P+)", _weekly),
    (f"E?(?P<step>O){_DAYS}", _weekly),
    (f"{_STEP}w{_DAYS}", _weekly),
    (f"{_DAYS}{_STEP}w", _weekly),
    (f"{_STEP}[mq]{_MONTH_DAY}", _of_month),
    (f"{_MONTH_DAY}{_STEP}[mq]", _of_month),
    (f"{_MONTH_DAY}m", _of_month),
    (f"E{_PLACE}m", _of_month),
    (f"E?{_NTH}", _every_nth),
    (f"{_STEP}y(?P<date>[NrF]M|M[NrF])", _date_of_year),
    (f"{_STEP}y{_NTH}(?P<months>M+)", _of_year),
    (f"{_NTH}(?P<months>M+){_STEP}y", _of_year),
)


@lru_cache(maxsize=1000)  # circles meet by few rules, and several pages and files say each
def describe_rule(rrule: str) -> str:
    """Say an RRULE in English words that `read_rule` turns into the same RRULE, or give it back as it is."""
    rule = parse_rule(rrule)
    if rule is None:
        return rrule
    words = _rule_in_words(rule)
    return words if read_rule(words) == str(rule) else str(rule)


def _rule_in_words(rule: Rule) -> str:
    unit = _UNITS[rule.freq]
    every = f"every {unit}" if rule.interval == 1 else f"every {rule.interval} {unit}s"
    when = _when_in_words(rule)
    if rule.freq == "WEEKLY" and rule.interval == 1 and when:
        words = "every weekday" if when == "weekday" else f"every {when}"
    elif rule.freq == "MONTHLY" and rule.interval == 1:
        words = f"monthly on the {when}"
    else:
        words = f"{every} on {'' if rule.freq in ('DAILY', 'WEEKLY') else 'the '}{when}" if when else every
    if rule.freq == "YEARLY" and rule.bymonth:
        months = [_MONTH_NAMES[month - 1] for month in rule.bymonth]
        if rule.bymonthday:
            words = f"{every} on {rule.bymonthday[0]} {months[0]}"
        else:
            words += f" of {_listed(months)}"
    if rule.count:
        words += f" {rule.count} times"
    if rule.until and not isinstance(rule.until, datetime):
        words += f" until {rule.until.isoformat()}"
    return words


def _when_in_words(rule: Rule) -> str:
    if rule.bymonthday:
        return _listed(["last day" if day == -1 else _numbered(day) for day in rule.bymonthday])
    weekdays = tuple(day for n, day in rule.byday if n == 0)
    if rule.bysetpos:
        return f"{_listed([_NTH_NAMES.get(place, '?') for place in rule.bysetpos])} weekday"
    if weekdays:
        whole = weekdays == (0, 1, 2, 3, 4) and rule.interval == 1
        return "weekday" if whole else _listed([_DAY_NAMES[day] for day in weekdays])
    by_day = groupby(sorted(rule.byday, key=lambda nth: nth[1]), key=lambda nth: nth[1])
    return _listed(
        [f"{_listed([_NTH_NAMES.get(n, '?') for n, _ in nths])} {_DAY_NAMES[day]}" for day, nths in by_day]
    )


def _numbered(day: int) -> str:
    ending = "th" if day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
