"""Two people become the hours that both work in one week, and whether they share a language."""

from datetime import date, datetime, timedelta

from hubgen.content.hub import Person
from hubgen.content.zones import find_zone
from hubgen.views.schedule import WEEKDAYS

WORKDAYS = WEEKDAYS[:5]
_WEEK = timedelta(weeks=1)


def shared_hours(one: Person, other: Person, day: date) -> float | None:
    """Give the hours that both work in the week of *day*, or None where one of them does not say when they do."""
    mine, theirs = _working(one, day), _working(other, day)
    if mine is None or theirs is None:
        return None
    # Somebody's Monday may be the other's Sunday: the week goes round.
    rounds = (-_WEEK, timedelta(), _WEEK)
    seconds = sum(
        max(0.0, (min(end, until + turn) - max(start, begin + turn)).total_seconds())
        for start, end in mine
        for begin, until in theirs
        for turn in rounds
    )
    return seconds / 3600


def shares_language(one: Person, other: Person) -> bool | None:
    """Say whether two people have a language in common, or None where one of them names none."""
    mine, theirs = ({name.casefold() for name in person.languages} for person in (one, other))
    return bool(mine & theirs) if mine and theirs else None


def _working(person: Person, day: date) -> list[tuple[datetime, datetime]] | None:
    if person.hours is None or not person.timezone:
        return None
    zone = find_zone(person.timezone)
    start, end = person.hours
    monday = day - timedelta(days=day.weekday())
    spans = []
    for name in person.days or WORKDAYS:
        begins = monday + timedelta(days=WEEKDAYS.index(name))
        ends = begins if end > start else begins + timedelta(days=1)
        spans.append((datetime.combine(begins, start, zone), datetime.combine(ends, end, zone)))
    return spans
