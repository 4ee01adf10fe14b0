"""When a circle or program meets becomes the next dates of it."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from hubgen.content.hub import Circle, Hub, Meets
from hubgen.content.rules import describe_rule
from hubgen.views.occurrences import Occurrence, occurrences
from hubgen.views.people import city
from hubgen.views.refs import Address, address

WEEKS = 12
"""How far ahead the pages carry dates: much further than the days between two builds."""


class Meeting(NamedTuple):
    """One date on which a circle meets; *starts* and *ends* are aware. *city* is what its zone is named after."""

    starts: datetime
    ends: datetime
    city: str


class Rhythm(NamedTuple):
    """When a circle meets, in words: the rule, the time of day and its zone."""

    rule: str
    at: str
    zone: str
    city: str
    minutes: int
    where: Address
    starts: date | None
    """Set only while the first meeting lies ahead."""


def rhythm(hub: Hub, meets: Meets) -> Rhythm:
    """Say in words when a circle meets."""
    return Rhythm(
        rule=describe_rule(meets.rule),
        at=f"{meets.at:%H:%M}",
        zone=meets.timezone,
        city=city(meets.timezone),
        minutes=meets.minutes,
        where=address(meets.where),
        starts=meets.starts if meets.starts > hub.today else None,
    )


def next_meetings(hub: Hub, circle: Circle) -> tuple[Meeting, ...]:
    """Give the dates of the next twelve weeks; a circle that is paused or closed has none."""
    if circle.meets is None or circle.status != "active":
        return ()
    found = _between(circle.meets, hub.today, hub.today + timedelta(weeks=WEEKS))
    return tuple(Meeting(one.starts, one.ends, city(circle.meets.timezone)) for one in found)


def note_day(hub: Hub, circle: Circle) -> date:
    """Give the date of the note that is most likely to be written now.

    It is that of a meeting of the last week that has no note yet, else that of the next meeting, else today.
    """
    if circle.meets is None or circle.status != "active":
        return hub.today
    written = {note.date for note in circle.notes}
    meets = circle.meets
    past = _between(meets, hub.today - timedelta(days=6), hub.today)
    ahead = _between(meets, hub.today, hub.today + timedelta(weeks=WEEKS))
    candidates = (one.starts.date() for one in (*reversed(past), *ahead))
    return next((day for day in candidates if day not in written), hub.today)


def _between(meets: Meets, first: date, last: date) -> tuple[Occurrence, ...]:
    return occurrences(
        meets.rule, meets.at, meets.timezone, meets.minutes, meets.starts, meets.skip, first, last, limit=100
    )
