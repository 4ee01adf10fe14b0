"""The text of one value becomes a typed value, or a problem whose hint can be followed."""

from datetime import date, time
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from hubgen.content import fields
from hubgen.content.settings import LEVELS


def read(kind: Any, value: object) -> Any:
    return TypeAdapter(kind).validate_python(value, context={"levels": LEVELS})


def refusal(kind: Any, value: object) -> tuple[str, str]:
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    error = caught.value.errors()[0]
    return error["type"], error["ctx"]["hint"]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (fields.Day, "2024-02-29", date(2024, 2, 29)),
        (fields.Clock, "9:05", time(9, 5)),
        (fields.Clock, "23:59", time(23, 59)),
        (fields.Hours, "09:00-17:00", (time(9), time(17))),
        (fields.Hours, "22:00 – 6:00", (time(22), time(6))),
        (fields.Weekday, "Tuesday", "tue"),
        (fields.Weekday, "TUE", "tue"),
        (fields.Zone, "Europe/Lisbon", "Europe/Lisbon"),
        (fields.Zone, "UTC", "UTC"),
        (fields.Slug, "ada-ng", "ada-ng"),
        (fields.Url, "https://x.example/a?b=c#d", "https://x.example/a?b=c#d"),
        (fields.Url, "http://[::1]:8000/", "http://[::1]:8000/"),
        (fields.Email, "o'brien+hub@mail.x.example", "o'brien+hub@mail.x.example"),
        (fields.Account, "@ada-ng", "ada-ng"),
        (fields.Boolean, "Yes", True),
        (fields.Boolean, "off", False),
        (fields.Count, "0", 0),
        (fields.Year, "2014", 2014),
        (fields.Level, "3", 3),
        (fields.Level, "Helps others", 3),
        (fields.Level, "helps-others", 3),
        (fields.Span, "2 weeks", 14),
        (fields.Span, "every 3 days", 3),
        (fields.Span, "month", 30),
        (fields.Line, "  Ada  ", "Ada"),
        (fields.Line, "x" * 200, "x" * 200),
        (fields.Text, "a\n\nb\n", "a\n\nb"),
    ],
)
def test_what_people_write_is_understood(kind: Any, text: str, value: object) -> None:
    assert read(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "value", "code", "hint"),
    [
        (fields.Day, "2026-02-30", "bad-date", "check the month"),
        (fields.Day, "30.2.2026", "bad-date", "2026-03-09"),
        (fields.Day, "9999-12-31", "bad-date", "2999"),
        (fields.Clock, "24:00", "bad-time", "12:30"),
        (fields.Clock, "750", "bad-time", "12:30"),
        (fields.Hours, "9-5", "bad-time", "12:30"),
        (fields.Hours, "09:00", "bad-time", "09:00-17:00"),
        (fields.Weekday, "wendsday", "unknown-value", "wednesday"),
        (fields.Zone, "Tokyo", "unknown-zone", "Asia/Tokyo"),
        (fields.Zone, "europe/lisbon", "unknown-zone", "Europe/Lisbon"),
        (fields.Zone, "../../etc/passwd", "unknown-zone", "IANA"),
        (fields.Slug, "Bruno Sá", "bad-slug", "bruno-sa"),
        (fields.Url, "x.example", "bad-url", "https://"),
        (fields.Url, "ftp://x.example", "bad-url", "https://"),
        (fields.Url, "https://", "bad-url", "https://"),
        (fields.Url, "https://[x", "bad-url", "https://"),
        (fields.Url, "https://a b.example", "bad-url", "https://"),
        (fields.Email, "ada@localhost", "bad-email", "ada@example.com"),
        (fields.Email, "Ada <ada@x.example>", "bad-email", "ada@example.com"),
        (fields.Account, "a/b", "bad-account", "the name alone"),
        (fields.Boolean, "2", "wrong-type", "true"),
        (fields.Count, "-1", "wrong-type", "digits"),
        (fields.Count, "1.5", "wrong-type", "digits"),
        (fields.Minutes, "4", "out-of-range", "5 to 600"),
        (fields.Year, "99", "out-of-range", "1950"),
        (fields.Level, "0", "bad-level", "1 learning the ropes"),
        (fields.Level, "help others", "bad-level", "helps others"),
        (fields.Span, "0 days", "bad-span", "2 weeks"),
        (fields.Span, "soon", "bad-span", "2 weeks"),
        (fields.Line, "", "empty-value", "fill it in"),
        (fields.Line, "a\nb", "bad-text", "one line"),
        (fields.Line, ["a"], "wrong-type", "one text"),
        (fields.Text, {"a": "b"}, "wrong-type", "one text"),
        (fields.Text, None, "empty-value", "fill it in"),
    ],
)
def test_what_cannot_be_understood_says_what_would_do(kind: Any, value: object, code: str, hint: str) -> None:
    found, said = refusal(kind, value)
    assert found == code
    assert hint in said


def test_a_level_may_be_named_in_the_hubs_own_words() -> None:
    assert TypeAdapter(fields.Level).validate_python("Meister", context={"levels": ("Lehrling", "Geselle", "Profi", "Meister")}) == 4


@pytest.mark.parametrize("kind", [fields.Day, fields.Clock, fields.Hours, fields.Zone, fields.Weekday, fields.Span, fields.Email, fields.Url])
def test_a_very_long_value_is_not_repeated_in_full(kind: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        read(kind, "- " * 9_000)
    assert len(caught.value.errors()[0]["ctx"]["message"]) < 400
