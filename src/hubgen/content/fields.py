"""The text of one value becomes a typed value, or a problem that says what would do."""

import re
from datetime import date, time
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from hubgen.content.slugs import MAX_SLUG, SLUG, did_you_mean, is_slug, normalise, slugify
from hubgen.content.spelling import sure_value
from hubgen.content.zones import zone_names

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""Far enough from where calendars end for every span of time that is added to a date."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_YES, _NO = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_HOURS = re.compile(r"\s*(\S+)\s*[-–]\s*(\S+)\s*")
_SPAN = re.compile(r"(?:every\s+)?(\d{1,3})?\s*(day|week|month|year)s?")
_SPAN_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
# No `?`, `&`, `#` and `%`, which begin something else in a mailto: link.
_EMAIL = re.compile(r"[^@\s<>,;:\"()\[\]\\?&#%]+@[^@\s<>,;:\"()\[\]\\?&#%]+\.[^@\s<>,;:\"()\[\]\\?&#%]+")
_MOST_LINE = 200
_MOST_SHORT = 100
"""The longest text that is read as a date, a time or a span: the patterns need the square of a text's length."""
_ACCOUNT = re.compile(r"@?([A-Za-z0-9][A-Za-z0-9._-]{0,63})")
_OWNER = re.compile(r"@?([A-Za-z0-9][A-Za-z0-9._-]{0,63}(?:/[A-Za-z0-9][A-Za-z0-9._-]{0,63}){0,4})")
MOST_EMAIL, MOST_URL = 254, 2_000

PATTERNS = {"account": _ACCOUNT.pattern, "clock": _CLOCK.pattern, "date": _DATE.pattern, "email": _EMAIL.pattern, "hours": _HOURS.pattern}
"""What a whole text must look like, by the schema's word for its format: the forms of the site check by the same."""


def refuse(code: str, message: str, hint: str, *, meant: str = "") -> PydanticCustomError:
    """Make the error that a value's reader raises; it becomes a problem at the value's place.

    *meant* is what the person must have meant, where that cannot be wrong.
    """
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "meant": meant})


def _text(value: Any) -> str:
    if not isinstance(value, str):
        if value is None:
            raise refuse("empty-value", "the value is empty", "fill it in, or delete the line")
        found = "a list" if isinstance(value, list) else "a map"
        raise refuse("wrong-type", f"{found} stands where a text belongs", "write one text after the colon; a text with a colon or a bracket needs quotes")
    return value.strip()


def _short(value: Any) -> str:
    text = _text(value)
    return text if len(text) <= _MOST_SHORT else f"{text[:_MOST_SHORT]}…"


def _line(value: Any) -> str:
    """Read one line; all that there is to say of it in one call, since most values are lines."""
    text = _text(value)
    if not text:
        raise refuse("empty-value", "the value is empty", "fill it in, or delete the line")
    if "\n" in text:
        raise refuse("bad-text", "the text runs over several lines", "write it on one line")
    if len(text) > _MOST_LINE:
        raise PydanticKnownError("too_long", {"field_type": "Value", "max_length": _MOST_LINE, "actual_length": len(text)})
    return text


def _day(value: Any) -> date:
    text = _short(value)
    match = _DATE.fullmatch(text)
    if not match:
        raise refuse("bad-date", f"`{text}` is not a date", "write it as year-month-day, such as `2026-03-09`")
    if not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        raise refuse("bad-date", f"the year of {text} is too far away", f"write a year from {FIRST_YEAR} to {LAST_YEAR}")
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise refuse("bad-date", f"there is no {text} in the calendar", "check the month and the day") from None


def _clock(value: Any) -> time:
    text = _short(value)
    if not (match := _CLOCK.fullmatch(text)):
        raise refuse("bad-time", f"`{text}` is not a time of day", "write hours and minutes, such as `12:30`")
    return time(int(match[1]), int(match[2]))


def _hours(value: Any) -> tuple[time, time]:
    text = _short(value)
    if not (match := _HOURS.fullmatch(text)):
        raise refuse("bad-time", f"`{text}` is not a span of hours", "write when work begins and ends, such as `09:00-17:00`")
    start, end = _clock(match[1]), _clock(match[2])
    if start == end:
        raise refuse("bad-time", f"`{text}` begins and ends at once", "write when work begins and ends, such as `09:00-17:00`")
    return start, end


def _weekday(value: Any) -> str:
    text = _short(value).lower()
    if text in WEEKDAYS:
        return text
    if text in _WEEKDAY_NAMES:
        return text[:3]
    near = did_you_mean(text, (*WEEKDAYS, *_WEEKDAY_NAMES))
    hint = f"did you mean `{near}`?" if near else "write one of " + ", ".join(f"`{day}`" for day in WEEKDAYS)
    raise refuse("unknown-value", f"`{text}` is not a day of the week", hint)


def _zone(value: Any) -> str:
    text = _short(value)
    if text in zone_names():
        return text
    by_place = {zone.rpartition("/")[2].lower(): zone for zone in sorted(zone_names())}
    near = by_place.get(text.lower().replace(" ", "_")) or did_you_mean(text, sorted(zone_names()))
    hint = f"did you mean `{near}`?" if near else "write an IANA name, such as `Europe/Lisbon`"
    written = text.lower().replace(" ", "_")  # and no other sign: Etc/GMT+1 is not Etc/GMT-1
    meant = next((zone for zone in sorted(zone_names()) if zone.lower() == written), "")
    raise refuse("unknown-zone", f"there is no time zone called `{text}`", hint, meant=meant)


def _slug(value: Any) -> str:
    text = _text(value)
    if is_slug(text):
        return text
    meant = text.lower() if is_slug(text.lower()) else ""
    hint = f"write the file's name without its ending, such as `{slugify(text)}`"
    raise refuse("bad-slug", f"`{text[:80]}` is not the name of a file here", hint, meant=meant)


def _url(value: Any) -> str:
    text = _text(value)
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
    except ValueError:
        sound = False
    if not sound or re.search(r"[\s<>\"'`\\]", text) or len(text) > MOST_URL:
        raise refuse("bad-url", f"`{text[:80]}` is not a web address", "write it in full, beginning with `https://`")
    return text


def _email(value: Any) -> str:
    text = _text(value)
    if len(text) > MOST_EMAIL or not _EMAIL.fullmatch(text):
        raise refuse("bad-email", f"`{text[:80]}` is not an e-mail address", "write one address, such as `ada@example.com`")
    return text


def _account(value: Any) -> str:
    text = _text(value)
    if not (match := _ACCOUNT.fullmatch(text)):
        raise refuse("bad-account", f"`{text[:80]}` is not an account name", "write the name alone, without the address of the forge")
    return match[1]


def _owner(value: Any) -> str:
    text = _text(value)
    if not (match := _OWNER.fullmatch(text)):
        raise refuse("bad-account", f"`{text[:80]}` is neither an account nor a team", "write the name alone, such as `ada` or `company/team`")
    return match[1]


def _boolean(value: Any) -> bool:
    text = _text(value)
    if text.lower() in _YES:
        return True
    if text.lower() in _NO:
        return False
    raise refuse("wrong-type", f"`{text[:80]}` is neither true nor false", "write `true` or `false`")


def _whole(value: Any) -> int:
    text = _text(value)
    if not text.isdecimal() or len(text) > 9:
        raise refuse("wrong-type", f"`{text[:80]}` is not a whole number", "write digits alone, such as `2`")
    return int(text)


def _within(low: int, high: int) -> AfterValidator:
    def check(value: int) -> int:
        if not low <= value <= high:
            raise refuse("out-of-range", f"{value} is not between {low} and {high}", f"write a number from {low} to {high}")
        return value

    return AfterValidator(check)


def _level(value: Any, info: ValidationInfo) -> int:
    text = _text(value)
    if text in ("1", "2", "3", "4"):
        return int(text)
    names: tuple[str, ...] = (info.context or {}).get("levels", ())
    folded = [normalise(name) for name in names]
    if normalise(text) in folded:
        return folded.index(normalise(text)) + 1
    near = did_you_mean(text.lower(), names)
    said = f"did you mean `{near}`?" if near else "write 1 to 4: " + ", ".join(f"{n} {name}" for n, name in enumerate(names, 1))
    raise refuse("bad-level", f"`{text[:80]}` is not a level", said)


def _span(value: Any) -> int:
    text = _short(value).lower()
    if not (match := _SPAN.fullmatch(text)) or match[1] == "0":
        raise refuse("bad-span", f"`{text[:80]}` is not a span of time", "write a number of days, weeks or months, such as `2 weeks`")
    return int(match[1] or 1) * _SPAN_DAYS[match[2]]


def _long(value: str) -> str:
    return value.strip("\n")


class OneOf:
    """Annotates a text that is one of *words*."""

    def __init__(self, *words: str) -> None:
        self.words = words

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._check, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"enum": list(self.words)}

    def _check(self, value: Any) -> str:
        text = _text(value)
        if text in self.words:
            return text
        near = did_you_mean(text.lower(), self.words)
        listed = ", ".join(f"`{word}`" for word in self.words)
        hint = f"did you mean `{near}`?" if near else f"write one of {listed}"
        raise refuse("unknown-value", f"`{text[:80]}` is not one of {listed}", hint, meant=sure_value(text, self.words))


def _json(kind: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": kind, **more})


_CLOCK_PATTERN = r"^([01]?\d|2[0-3]):[0-5]\d$"

Line = Annotated[str, BeforeValidator(_line), _json("string", maxLength=_MOST_LINE)]
Text = Annotated[str, BeforeValidator(_text), AfterValidator(_long), _json("string")]
Day = Annotated[date, BeforeValidator(_day), _json("string", format="date")]
Clock = Annotated[time, BeforeValidator(_clock), _json("string", format="clock", pattern=_CLOCK_PATTERN)]
Hours = Annotated[tuple[time, time], BeforeValidator(_hours), _json("string", format="hours", pattern=r"^\d{1,2}:\d{2}\s*[-–]\s*\d{1,2}:\d{2}$")]
Weekday = Annotated[str, BeforeValidator(_weekday), WithJsonSchema({"enum": [*WEEKDAYS, *_WEEKDAY_NAMES]})]
Zone = Annotated[str, BeforeValidator(_zone), _json("string", format="time-zone", examples=["Europe/Lisbon"])]
Slug = Annotated[str, BeforeValidator(_slug), _json("string", format="slug", pattern=f"^{SLUG.pattern}$", maxLength=MAX_SLUG)]
Url = Annotated[str, BeforeValidator(_url), _json("string", format="uri", pattern="^https?://")]
Email = Annotated[str, BeforeValidator(_email), _json("string", format="email")]
Account = Annotated[str, BeforeValidator(_account), _json("string", format="account")]
Owner = Annotated[str, BeforeValidator(_owner), _json("string")]
Boolean = Annotated[bool, BeforeValidator(_boolean), _json("boolean")]
Count = Annotated[int, BeforeValidator(_whole), _within(0, 1_000), _json("integer", minimum=0, maximum=1_000)]
Weight = Annotated[int, BeforeValidator(_whole), _within(0, 100), _json("integer", minimum=0, maximum=100)]
HoursAWeek = Annotated[int, BeforeValidator(_whole), _within(0, 40), _json("integer", minimum=0, maximum=40)]
PairsEach = Annotated[int, BeforeValidator(_whole), _within(1, 10), _json("integer", minimum=1, maximum=10)]
Minutes = Annotated[int, BeforeValidator(_whole), _within(5, 600), _json("integer", minimum=5, maximum=600)]
Weeks = Annotated[int, BeforeValidator(_whole), _within(1, 104), _json("integer", minimum=1, maximum=104)]
Year = Annotated[int, BeforeValidator(_whole), _within(1950, 2100), _json("integer", minimum=1950, maximum=2100)]
Level = Annotated[int, BeforeValidator(_level), WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1, "maximum": 4}, {"type": "string"}]})]
LevelNumber = Annotated[int, BeforeValidator(_whole), _within(1, 4)]
Span = Annotated[int, BeforeValidator(_span), _json("string", examples=["2 weeks"])]
