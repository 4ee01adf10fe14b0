"""Words and RRULEs become one normalised RRULE, and back."""

from datetime import date

import pytest

from hubgen.content.recurrence import dates, parse_rule
from hubgen.content.rules import RULE_FORMS, describe_rule, falls, read_rule

WORDS = {
    "every Tuesday": "FREQ=WEEKLY;BYDAY=TU",
    "  Every   TUESDAY. ": "FREQ=WEEKLY;BYDAY=TU",
    "each Tue": "FREQ=WEEKLY;BYDAY=TU",
    "every Tues": "FREQ=WEEKLY;BYDAY=TU",
    "on Tuesdays": "FREQ=WEEKLY;BYDAY=TU",
    "Tuesdays and Thursdays": "FREQ=WEEKLY;BYDAY=TU,TH",
    "weekly on Tuesday and Thursday": "FREQ=WEEKLY;BYDAY=TU,TH",
    "weekly on Thurs, Tues & Fri": "FREQ=WEEKLY;BYDAY=TU,TH,FR",
    "every week on Wed": "FREQ=WEEKLY;BYDAY=WE",
    "once a week on Monday": "FREQ=WEEKLY;BYDAY=MO",
    "weekly": "FREQ=WEEKLY",
    "every 2 weeks on Tuesday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "every two weeks on Tuesday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "every second week on Tuesday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "once every two weeks on Tuesday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "Tuesdays every 2 weeks": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "every other Wednesday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
    "every other week on Wednesday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE",
    "alternate Fridays": "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    "biweekly on Friday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
    "bi-weekly": "FREQ=WEEKLY;INTERVAL=2",
    "fortnightly on Monday": "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
    "every weekday": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "every working day": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "every Mon-Fri": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "every day": "FREQ=DAILY",
    "daily": "FREQ=DAILY",
    "every 3 days": "FREQ=DAILY;INTERVAL=3",
    "monthly on the last Thursday": "FREQ=MONTHLY;BYDAY=-1TH",
    "every month on the first Monday": "FREQ=MONTHLY;BYDAY=1MO",
    "first Monday of the month": "FREQ=MONTHLY;BYDAY=1MO",
    "1st Monday of each month": "FREQ=MONTHLY;BYDAY=1MO",
    "every last Friday": "FREQ=MONTHLY;BYDAY=-1FR",
    "every second Tuesday of the month": "FREQ=MONTHLY;BYDAY=2TU",
    "the second and fourth Tuesday of every month": "FREQ=MONTHLY;BYDAY=2TU,4TU",
    "first Monday and third Thursday of the month": "FREQ=MONTHLY;BYDAY=1MO,3TH",
    "first weekday of every month": "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
    "last day of the month": "FREQ=MONTHLY;BYMONTHDAY=-1",
    "monthly on the 15th": "FREQ=MONTHLY;BYMONTHDAY=15",
    "the 1st and 15th of every month": "FREQ=MONTHLY;BYMONTHDAY=1,15",
    "every 3 months on the first Tuesday": "FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU",
    "every third month on the first Tuesday": "FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU",
    "quarterly on the first Monday": "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO",
    "every year on 3 March": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3",
    "annually on March 3rd": "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=3",
    "every year on the first Monday of March": "FREQ=YEARLY;BYMONTH=3;BYDAY=1MO",
    "every Tuesday, 10 times": "FREQ=WEEKLY;COUNT=10;BYDAY=TU",
    "every Tuesday until 2027-03-30": "FREQ=WEEKLY;UNTIL=20270330;BYDAY=TU",
}

RRULES = {
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "RRULE:FREQ=WEEKLY;BYDAY=TU": "FREQ=WEEKLY;BYDAY=TU",
    " rrule:byday=th,tu,TH;freq=weekly; ": "FREQ=WEEKLY;BYDAY=TU,TH",
    "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;WKST=SU": "FREQ=WEEKLY;BYDAY=TU",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU": "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU",
    "FREQ=MONTHLY;BYDAY=-1TH,+02MO": "FREQ=MONTHLY;BYDAY=2MO,-1TH",
    "FREQ=DAILY;UNTIL=20270331T215959Z": "FREQ=DAILY;UNTIL=20270331T215959Z",
    "FREQ=DAILY;UNTIL=20270331T215959": "FREQ=DAILY;UNTIL=20270331T215959",
    "FREQ=YEARLY;BYDAY=20MO": "FREQ=YEARLY;BYDAY=20MO",
}

NOT_UNDERSTOOD = [
    "",
    "sometimes",
    "when we feel like it",
    "Tuesday",
    "every second Tuesday",  # every other one, or the month's second
    "every 2 Tuesdays",
    "every 3rd of the month",  # the third day, or every third one
    "monthly",  # on the same date, or the same weekday
    "monthly on the first",
    "quarterly",
    "bimonthly",
    "twice a week",
    "first Monday and Wednesday of the month",
    "every Mon-Wed",
    "every Tuesday at 10:00",
    "every Tuesday or Thursday",
    "every first week on Monday",
    "every last week",
    "every 0 weeks",
    "every 999 weeks",
    "every year on 40 March",
    "monthly on the 32nd",
    "monthly on the 15th Tuesday",
    "every Tuesday until 2027-02-30",
    "every Tuesday 0 times",
    "every " * 500,
]

REFUSED = [
    "FREQ=HOURLY",
    "FREQ=SECONDLY;INTERVAL=1",
    "BYDAY=TU",
    "FREQ=",
    "FREQ=WEEKLY;FREQ=DAILY",
    "FREQ=WEEKLY;INTERVAL=0",
    "FREQ=WEEKLY;INTERVAL=9999",
    "FREQ=WEEKLY;INTERVAL=-1",
    "FREQ=WEEKLY;INTERVAL=٢",
    "FREQ=WEEKLY;COUNT=3;UNTIL=20270101",
    "FREQ=WEEKLY;COUNT=0",
    "FREQ=WEEKLY;COUNT=99999",
    "FREQ=WEEKLY;UNTIL=20270230",
    "FREQ=WEEKLY;UNTIL=tomorrow",
    "FREQ=WEEKLY;UNTIL=00010101T000000Z",
    "FREQ=WEEKLY;BYDAY=XX",
    "FREQ=WEEKLY;BYDAY=2TU",
    "FREQ=MONTHLY;BYDAY=0TU",
    "FREQ=MONTHLY;BYDAY=6TU",
    "FREQ=MONTHLY;BYDAY=MO,1MO",
    "FREQ=MONTHLY;BYMONTHDAY=32",
    "FREQ=MONTHLY;BYMONTHDAY=0",
    "FREQ=WEEKLY;BYMONTHDAY=3",
    "FREQ=YEARLY;BYMONTH=13",
    "FREQ=MONTHLY;BYSETPOS=1",
    "FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1",
    "FREQ=DAILY;BYHOUR=3",
    "FREQ=DAILY;BYEASTER=1",
    "FREQ=DAILY;X-WHAT=1",
    "FREQ=DAILY\nDTSTART:20260101",
    "DTSTART:20260101\nRRULE:FREQ=DAILY",
    "FREQ=MONTHLY;BYMONTHDAY=" + ",".join(["1"] * 500),
]


@pytest.mark.parametrize(("words", "rrule"), WORDS.items())
def test_words_become_an_rrule(words: str, rrule: str) -> None:
    assert read_rule(words) == rrule


@pytest.mark.parametrize(("text", "rrule"), RRULES.items())
def test_an_rrule_is_normalised(text: str, rrule: str) -> None:
    assert read_rule(text) == rrule


@pytest.mark.parametrize("rrule", [*WORDS.values(), *RRULES.values()])
def test_a_normalised_rrule_stays_as_it_is(rrule: str) -> None:
    assert read_rule(rrule) == rrule


@pytest.mark.parametrize("words", NOT_UNDERSTOOD)
def test_words_that_are_unclear_are_not_understood(words: str) -> None:
    assert read_rule(words) is None


@pytest.mark.parametrize("rrule", REFUSED)
def test_an_rrule_that_is_malformed_or_absurd_is_refused(rrule: str) -> None:
    assert read_rule(rrule) is None


@pytest.mark.parametrize("form", RULE_FORMS)
def test_every_form_shown_in_a_hint_is_understood(form: str) -> None:
    assert read_rule(form)


@pytest.mark.parametrize("rrule", WORDS.values())
def test_every_rule_that_words_can_give_is_described_in_words(rrule: str) -> None:
    assert "=" not in describe_rule(rrule)


@pytest.mark.parametrize("rrule", [*WORDS.values(), *RRULES.values()])
def test_a_description_is_read_as_the_same_rule(rrule: str) -> None:
    assert read_rule(describe_rule(rrule)) == rrule


def test_a_rule_without_words_for_it_is_given_as_it_is() -> None:
    assert describe_rule("FREQ=YEARLY;BYDAY=20MO") == "FREQ=YEARLY;BYDAY=20MO"


@pytest.mark.parametrize(
    ("rrule", "words"),
    [
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every 2 weeks on Tuesday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday"),
        ("FREQ=MONTHLY;BYDAY=-1TH", "monthly on the last Thursday"),
        ("FREQ=MONTHLY;BYMONTHDAY=2,23", "monthly on the 2nd and 23rd"),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU", "every 3 months on the first Tuesday"),
    ],
)
def test_a_description_reads_as_people_would_say_it(rrule: str, words: str) -> None:
    assert describe_rule(rrule) == words


@pytest.mark.parametrize(
    "rrule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31",
        "FREQ=DAILY;INTERVAL=7;BYDAY=TU",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
        "FREQ=WEEKLY;UNTIL=20250101",
        "not a rule",
    ],
)
def test_a_rule_with_no_date_to_come_never_falls(rrule: str) -> None:
    assert not falls(rrule, date(2026, 11, 23))


@pytest.mark.parametrize("starts", [date.min, date(2026, 11, 22), date(9990, 1, 1)])
def test_a_rule_with_dates_falls_whenever_it_starts(starts: date) -> None:
    assert falls("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", starts)


def test_every_second_week_is_counted_from_the_week_of_the_start() -> None:
    rule = parse_rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO")
    assert rule
    assert list(dates(rule, date(2026, 9, 1), date(2026, 11, 22), date(2026, 12, 31))) == [
        date(2026, 11, 23),
        date(2026, 12, 7),
        date(2026, 12, 21),
    ]


def test_a_month_without_the_31st_is_left_out() -> None:
    rule = parse_rule("FREQ=MONTHLY")
    assert rule
    found = dates(rule, date(2026, 1, 31), date(2026, 1, 1), date(2026, 6, 1))
    assert [day.month for day in found] == [1, 3, 5]
