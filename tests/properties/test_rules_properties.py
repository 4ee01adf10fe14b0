"""Rules and calendars hold for anything that people can write."""

from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import islice

import icalendar
from dateutil.rrule import rrulestr
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from hubgen.content.recurrence import DAYS, Rule, dates, parse_rule
from hubgen.content.rules import describe_rule, falls, read_rule
from hubgen.site.events import Event
from hubgen.site.ical import calendar
from hubgen.views.occurrences import occurrences

STAMP = date(2026, 11, 22)
calm = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.filter_too_much])

WORDS = [
    *("every", "other", "2", "two", "0", "999", "weekly", "monthly", "daily", "biweekly", "quarterly"),
    *("week", "weeks", "month", "day", "year", "weekday", "Tuesday", "Tuesdays", "Thu", "March"),
    *("first", "second", "last", "15th", "1st", "on", "the", "of", "and", "-", ",", ".", ";"),
    *("until", "2027-03-31", "10", "times", "FREQ=DAILY"),
]

month_days = st.lists(st.sampled_from([*range(1, 32), -1, -2, -31]), min_size=1, max_size=3, unique=True)
months = st.lists(st.integers(1, 12), max_size=3, unique=True)
week_days = st.lists(st.sampled_from(DAYS), min_size=1, max_size=4, unique=True)
starts = st.dates(date(1990, 1, 1), date(2060, 1, 1))


def nth_days(most: int) -> st.SearchStrategy[list[str]]:
    places = st.sampled_from([*map(str, range(1, most + 1)), *map(str, range(-most, 0))])
    return week_days | st.lists(
        st.builds("{}{}".format, places, st.sampled_from(DAYS)), min_size=1, max_size=3, unique=True
    )


@st.composite
def rules(draw: st.DrawFn) -> str:
    freq = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts: dict[str, Sequence[object]] = {
        "FREQ": [freq],
        "INTERVAL": [draw(st.integers(1, 10))],
        "BYMONTH": draw(months),
    }
    counts_days = freq in ("MONTHLY", "YEARLY")
    if draw(st.booleans()):
        most = 53 if freq == "YEARLY" and not parts["BYMONTH"] else 5
        parts["BYDAY"] = draw(nth_days(most) if counts_days else week_days)
    if freq != "WEEKLY" and draw(st.booleans()):
        parts["BYMONTHDAY"] = draw(month_days)
    if counts_days and ("BYDAY" in parts or "BYMONTHDAY" in parts) and draw(st.booleans()):
        parts["BYSETPOS"] = draw(
            st.lists(st.sampled_from([1, 2, 3, -1, -2]), min_size=1, max_size=2, unique=True)
        )
    if draw(st.booleans()):
        parts["WKST"] = [draw(st.sampled_from(DAYS))]
    if draw(st.booleans()):
        parts["COUNT"] = [draw(st.integers(1, 30))]
    elif draw(st.booleans()):
        parts["UNTIL"] = [draw(st.dates(date(2027, 1, 1), date(2060, 1, 1))).strftime("%Y%m%d")]
    return ";".join(f"{key}={','.join(map(str, values))}" for key, values in parts.items() if values)


def parsed(rrule: str) -> Rule:
    rule = parse_rule(rrule)
    assert rule is not None
    return rule


@calm
@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)))
def test_reading_never_fails_and_its_answer_is_read_as_itself(text: str) -> None:
    rrule = read_rule(text)
    assert rrule is None or read_rule(rrule) == rrule


@calm
@given(rules())
def test_a_description_is_read_as_the_same_rule(rrule: str) -> None:
    normalised = str(parsed(rrule))
    assert read_rule(describe_rule(normalised)) == normalised


# A rule with fewer dates than we found would be followed to the year 9999 at every step of shrinking.
@settings(calm, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(rules(), starts)
def test_the_dates_are_those_that_dateutil_finds(rrule: str, begin: date) -> None:
    ours = list(islice(dates(parsed(rrule), begin, begin, date(2090, 1, 1)), 15))
    # As many as we found: dateutil would look for one more up to the year 9999.
    theirs = islice(rrulestr(rrule, dtstart=datetime.combine(begin, time())), len(ours))
    assert ours == [moment.date() for moment in theirs]


@calm
@given(rules(), starts, starts)
def test_a_later_window_has_the_same_dates(rrule: str, begin: date, first: date) -> None:
    assume(first >= begin)
    rule = parsed(rrule)
    last = date.fromordinal(first.toordinal() + 800)
    early = date.fromordinal(max(begin.toordinal(), first.toordinal() - 9000))
    wide = [day for day in dates(rule, begin, early, last) if day >= first]
    assert list(dates(rule, begin, first, last)) == wide


@calm
@given(rules(), starts)
def test_a_calendar_holds_every_meeting_that_falls(rrule: str, begin: date) -> None:
    event = Event("uid", "Circle", begin, time(12, 30), "Europe/Athens", 60, rrule)
    written = icalendar.Calendar.from_ical(calendar("Hub", [event], begin))
    assert len(written.walk("VEVENT")) == falls(rrule, begin)


@calm
@given(rules(), starts, st.times(), st.sampled_from(["Europe/Lisbon", "America/Halifax", "Pacific/Apia"]))
def test_occurrences_are_sorted_and_lie_in_their_window(
    rrule: str, begin: date, at: time, timezone: str
) -> None:
    last = date.fromordinal(begin.toordinal() + 400)
    found = [one.starts for one in occurrences(rrule, at, timezone, 60, begin, (), begin, last)]
    assert found == sorted(found)
    assert all(begin <= one.date() <= last for one in found)


@calm
@given(st.text(), st.text(), st.text(), st.text(), st.text())
def test_text_never_breaks_a_calendar(
    name: str, summary: str, description: str, location: str, url: str
) -> None:
    event = Event(
        "u", summary, STAMP, time(9), "UTC", 60, "FREQ=DAILY", (), description, location, f"https://{url}"
    )
    written = icalendar.Calendar.from_ical(calendar(name, [event], STAMP))
    (read,) = written.walk("VEVENT")
    assert set(read) <= {
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DURATION",
        "SUMMARY",
        "DESCRIPTION",
        "LOCATION",
        "URL",
        "RRULE",
    }
