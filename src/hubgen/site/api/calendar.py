"""Circles that meet and programs that run become the events of the weeks to come."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from hubgen.content.hub import Circle, Pair, Program
from hubgen.site.api.names import Names
from hubgen.site.api.shapes import Event
from hubgen.site.calendars import CHECK_IN_MINUTES
from hubgen.views.meetings import WEEKS, next_meetings
from hubgen.views.pairs import are_known, moment_on
from hubgen.views.schedule import check_in_days, notes_of, pair_sessions, session_days


def last_looked_at(today: date) -> date:
    """Give the last day of the calendar: as far ahead as the pages of circles look."""
    return today + timedelta(weeks=WEEKS)


def events(names: Names) -> list[Event]:
    """Give what takes place from today on, by moment; on its day, first what has no time."""
    hub = names.hub
    circles = (event for circle in hub.circles.values() for event in _of_circle(names, circle))
    running = (program for program in hub.programs.values() if program.status == "running")
    programs = (event for program in running for event in _of_program(names, program))
    return sorted([*circles, *programs], key=_order)


def _order(event: Event) -> tuple[str, str, str, str, list[str]]:
    moment = datetime.fromisoformat(event["starts"]).astimezone(UTC).isoformat() if event["starts"] else event["date"]
    return moment[:10], moment[11:16], event["url"], event["kind"], [one["slug"] or "" for one in event["people"]]


def _of_circle(names: Names, circle: Circle) -> Iterator[Event]:
    for meeting in next_meetings(names.hub, circle):
        yield Event(
            kind="circle",
            date=meeting.starts.date().isoformat(),
            starts=meeting.starts.isoformat(),
            ends=meeting.ends.isoformat(),
            timezone=circle.meets.timezone if circle.meets else "",
            name=circle.name,
            circle=circle.slug,
            program=None,
            people=[],
            skill=None,
            where=circle.meets.where if circle.meets else "",
            url=f"{names.site_url}circles/{circle.slug}/",
        )


def _of_program(names: Names, program: Program) -> Iterator[Event]:
    """Give the sessions of each pair, or of everybody, and the days by which check-ins are due."""
    today = names.hub.today
    span = (today, last_looked_at(today))
    for pair in program.pairs:
        if are_known(names.hub, pair):
            # One that is written down is over, even if it was today.
            written = max((note.date for note in notes_of(program, pair) if note.date <= today), default=date.min)
            for session in pair_sessions(program, pair):
                if span[0] <= session.day <= span[1] and session.day > written:
                    yield _event(names, program, "session", session.day, program.session.minutes, pair)
    days = () if program.pairs else session_days(program)
    for day in days:
        if span[0] <= day <= span[1]:
            yield _event(names, program, "session", day, program.session.minutes)
    for day in check_in_days(program):
        if span[0] <= day <= span[1]:
            yield _event(names, program, "check-in", day, CHECK_IN_MINUTES)


def _event(names: Names, program: Program, kind: str, day: date, minutes: int, pair: Pair | None = None) -> Event:
    starts = moment_on(program, day)
    learns = pair.skill if pair else program.goal.learns
    ends = (starts.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(starts.tzinfo) if starts else None
    return Event(
        kind=kind,
        date=day.isoformat(),
        starts=starts.isoformat() if starts else None,
        ends=ends.isoformat() if ends else None,
        timezone=program.session.timezone,
        name=program.name,
        circle=None,
        program=program.slug,
        people=names.people((pair.teacher, pair.learner)) if pair else [],
        skill=names.skill(learns) if learns else None,
        where="",
        url=f"{names.site_url}programs/{program.slug}/",
    )
