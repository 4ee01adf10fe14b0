"""Circles that meet and programs that run become calendar files: one for each, one for each pair, one for all circles."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from hubgen.content.hub import Circle, Hub, Pair, Program
from hubgen.site.events import Event
from hubgen.site.words import _
from hubgen.views.pairs import are_known, has_calendar
from hubgen.views.schedule import check_in_days, notes_of, pair_files, pair_sessions, session_days

CHECK_IN_MINUTES = 15


def calendars(hub: Hub, site_url: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give the path of every calendar and what makes it. *site_url* ends in a slash, or is empty."""
    events = {slug: _event(circle, site_url) for slug, circle in hub.circles.items()}
    meeting = [event for event in events.values() if event]
    name = _("{organisation}: circles").format(organisation=hub.settings.organisation or _("Hub"))
    yield "calendar.ics", partial(_write, name, meeting, hub.today)
    for slug, event in events.items():
        if event:
            yield f"circles/{slug}/calendar.ics", partial(_write, hub.circles[slug].name, [event], hub.today)
    for program in hub.programs.values():
        if has_calendar(program):
            yield from _of_program(hub, program, site_url)


def _write(name: str, events: Sequence[Event], stamp: date) -> bytes:
    from hubgen.site.ical import calendar  # icalendar takes a while to load: whoever writes files does it

    return calendar(name, events, stamp)


def _event(circle: Circle, site_url: str) -> Event | None:
    if circle.meets is None or circle.status != "active":
        return None
    meets = circle.meets
    return Event(
        # A circle keeps its calendar entry when it is renamed or moved to another address, as long as its slug stays.
        uid=f"circle-{circle.slug}@hubgen",
        summary=circle.name,
        starts=meets.starts,
        at=meets.at,
        timezone=meets.timezone,
        minutes=meets.minutes,
        rrule=meets.rule,
        skip=meets.skip,
        description=circle.purpose,
        location=meets.where,
        url=f"{site_url}circles/{circle.slug}/" if site_url else "",
    )


def _of_program(hub: Hub, program: Program, site_url: str) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Write the calendar of each pair, and the one of all: their sessions and the check-ins."""
    folder = f"programs/{program.slug}/"
    events = []
    for pair, file in zip(program.pairs, pair_files(program), strict=True):
        if are_known(hub, pair):
            own = list(_sessions(hub, program, pair, site_url))
            events += own
            title = f"{hub.person_name(pair.teacher)}, {hub.person_name(pair.learner)}: {hub.skill_name(pair.skill)}"
            yield f"{folder}{file}.ics", partial(_write, title, own, hub.today)
    if not program.pairs:
        events += [_program_event(program, day, f"session.{day}", program.name, site_url) for day in session_days(program)]
    summary = _("Check-in: {program}").format(program=program.name)
    check_ins = [_program_event(program, day, f"check-in.{day}", summary, site_url, CHECK_IN_MINUTES) for day in check_in_days(program)]
    yield f"{folder}calendar.ics", partial(_write, program.name, sorted([*events, *check_ins], key=lambda event: (event.starts, event.uid)), hub.today)


def _sessions(hub: Hub, program: Program, pair: Pair, site_url: str) -> Iterator[Event]:
    """Give one event for each session: a rule could not say that one of them was moved by the pair."""
    names = {"teacher": hub.person_name(pair.teacher), "learner": hub.person_name(pair.learner)}
    summary = _("{skill}: {teacher} and {learner}").format(skill=hub.skill_name(pair.skill), **names)
    goals = {note.date: note.next for note in notes_of(program, pair)}
    last = max((day for day in goals if day <= hub.today), default=None)
    ahead = next((session for session in pair_sessions(program, pair) if last and session.day > last), None)
    for session in pair_sessions(program, pair):
        goal = goals[last] if last and session == ahead else ""
        # By its planned day: a session that is moved stays the same entry.
        key = f"{pair.teacher}.{pair.learner}.{pair.skill.key}.{session.slot}"
        yield _program_event(program, session.day, key, summary, site_url, goal=goal)


def _program_event(
    program: Program, day: date, key: str, summary: str, site_url: str, minutes: int | None = None, *, goal: str = ""
) -> Event:
    session = program.session
    assert session.at is not None
    return Event(
        uid=f"program-{program.slug}.{key}@hubgen",
        summary=summary,
        starts=day,
        at=session.at,
        timezone=session.timezone,
        minutes=minutes or session.minutes,
        description=goal or program.goal.outcome,
        url=f"{site_url}programs/{program.slug}/" if site_url else "",
    )
