"""A program becomes the agenda of its next sessions, to be printed and written on by hand."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from hubgen.content.hub import Hub, Program
from hubgen.views.momentum import Momentum
from hubgen.views.pairs import moment_on
from hubgen.views.people import city
from hubgen.views.refs import Link, Refs
from hubgen.views.schedule import next_of_pair, next_session, notes_of, session_days

MOST_LATER = 12


class AgendaSession(NamedTuple):
    """The next session of a pair, or of all where there are no pairs.

    *at* is the time on the program's own wall, for paper does not know who reads it, or empty; so is *goal* where
    nobody set one.
    """

    day: date
    at: str
    people: tuple[Link, ...]
    skill: Link | None
    goal: str


@dataclass(frozen=True, slots=True)
class AgendaView:
    """One page of paper. *later* are the days of the sessions after the next ones; *minutes* are those of a session."""

    slug: str
    name: str
    model: str
    city: str
    minutes: int
    outcome: str
    sessions: tuple[AgendaSession, ...]
    later: tuple[date, ...]


def has_agenda(now: Momentum) -> bool:
    """Say whether sessions lie ahead."""
    return now.meets is not None


def agenda_view(hub: Hub, refs: Refs, program: Program) -> AgendaView:
    """Derive the agenda of *program*."""
    sessions = _sessions(hub, refs, program)
    last = max((session.day for session in sessions), default=hub.today)
    return AgendaView(
        program.slug,
        program.name,
        program.model,
        city(program.session.timezone),
        program.session.minutes,
        program.goal.outcome,
        sessions,
        tuple(day for day in session_days(program) if day > last)[:MOST_LATER],
    )


def _sessions(hub: Hub, refs: Refs, program: Program) -> tuple[AgendaSession, ...]:
    rows = []
    for pair in program.pairs:
        ahead = next_of_pair(hub.today, program, pair)
        people = refs.people((pair.teacher, pair.learner))
        if ahead and len(people) == 2:
            goal = next((note.next for note in notes_of(program, pair) if note.date <= hub.today), "")
            rows.append(AgendaSession(ahead.day, _at(program, ahead.day), people, refs.skill(pair.skill), goal))
    day = next_session(hub.today, program)
    if not rows and day:
        goal = next((note.next for note in program.notes if note.kind == "session" and note.date <= hub.today), "")
        learns = refs.skill(program.goal.learns) if program.goal.learns else None
        rows.append(AgendaSession(day, _at(program, day), (), learns, goal))
    return tuple(sorted(rows, key=lambda row: row.day))


def _at(program: Program, day: date) -> str:
    starts = moment_on(program, day)
    return f"{starts:%H:%M}" if starts else ""
