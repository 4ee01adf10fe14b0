"""A program's plan and its notes become where it stands, week by week."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from hubgen.content.hub import Program, ProgramNote

MOST_WEEKS = 60
_DAY = timedelta(days=1)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Standing(NamedTuple):
    """Where a program stands on one day.

    *state* is `draft`, `planned` (begins later), `running`, `stalled` (running, and nothing was written down for as
    long as *silent* days), `overrun` (its weeks are over and nobody said so), `finished` or `stopped`. *week* counts
    from 1. *check_in_late* is the days since a check-in was due, None if none is.
    """

    state: str
    starts: date | None = None
    ends: date | None = None
    week: int = 0
    weeks: int | None = None
    sessions: int = 0
    check_ins: int = 0
    last_note: date | None = None
    silent: int = 0
    check_in_late: int | None = None


class Mark(NamedTuple):
    """A note in a week: its anchor on the program's page, its kind, its day, the names of its pair."""

    anchor: str
    kind: str
    day: date
    who: tuple[str, ...]


class Week(NamedTuple):
    """*number* counts from 1; 0 is what was written down before the first week, and after the last one *is_after*.

    *when* is `past`, `now` or `ahead`. *planned* are the days of sessions to come, *missed* those that passed in a week
    in which no session was written down. *check_in* is the day to come by which one is due in this week.
    """

    number: int
    first: date | None
    last: date | None
    when: str
    planned: tuple[date, ...]
    missed: tuple[date, ...]
    check_in: date | None
    marks: tuple[Mark, ...]


def standing(today: date, program: Program) -> Standing:
    """Say where *program* stands."""
    held = [note for note in program.notes if note.date <= today]
    facts = Standing(
        state=program.status,
        starts=program.starts,
        ends=_ends(program),
        weeks=program.weeks,
        sessions=sum(note.kind == "session" for note in held),
        check_ins=sum(note.kind == "check-in" for note in held),
        last_note=max((note.date for note in held), default=None),
    )
    if program.status == "draft" and program.starts and program.starts > today:
        return facts._replace(state="planned")
    if program.status != "running" or program.starts is None:
        return facts
    if program.starts > today:
        return facts._replace(state="planned")
    week = (today - program.starts).days // 7 + 1
    silent = (today - max(facts.last_note or program.starts, program.starts)).days
    facts = facts._replace(week=week, silent=silent)
    if facts.ends and today > facts.ends:
        return facts._replace(state="overrun")
    facts = facts._replace(check_in_late=_check_in_late(today, program))
    if is_silent(program, silent):
        return facts._replace(state="stalled")
    return facts


def is_silent(program: Program, days: int) -> bool:
    """Say whether nothing was written down for too many *days*."""
    # Twice the rhythm: one session may fall out, two in a row are a sign.
    return days > max(14, 2 * program.session.every_days)


def weeks(today: date, program: Program, names: Mapping[str, str]) -> tuple[Week, ...]:
    """Lay the plan out in weeks and place what was written down in them; empty without a start or a length.

    *names* are those of the people by slug; who is not among them is not named.
    """
    starts, ends = program.starts, _ends(program)
    if starts is None or ends is None or not program.weeks:
        return ()
    planned = session_days(program)
    check_ins = _check_in_days(program, ends)
    rows = []
    for number in range(1, min(program.weeks, MOST_WEEKS) + 1):
        first = starts + timedelta(weeks=number - 1)
        last = first + timedelta(days=6)
        when = "past" if last < today else "ahead" if first > today else "now"
        marks = _marks(program, names, first, last)
        held = any(mark.kind == "session" for mark in marks)
        ahead = tuple(day for day in planned if max(first, today) <= day <= last)
        missed = () if held else tuple(day for day in planned if first <= day <= min(last, today - _DAY))
        check_in = next((day for day in check_ins if max(first, today) <= day <= last), None)
        rows.append(Week(number, first, last, when, ahead, missed, check_in, marks))
    before = _marks(program, names, date.min, starts - timedelta(days=1))
    after = _marks(program, names, rows[-1].last + timedelta(days=1), date.max) if rows[-1].last else ()
    if before:
        rows.insert(0, Week(0, None, starts, "past", (), (), None, before))
    if after:
        rows.append(Week(0, rows[-1].last, None, "past", (), (), None, after))
    return tuple(rows)


def anchor(note: ProgramNote) -> str:
    """Give the id of the note's section."""
    return f"n-{note.slug}"


def session_days(program: Program) -> tuple[date, ...]:
    """Give the days on which sessions are planned, from the first day on to the end."""
    starts, ends = program.starts, _ends(program)
    if starts is None or ends is None:
        return ()
    first = starts
    if program.session.on in WEEKDAYS:
        first += timedelta(days=(WEEKDAYS.index(program.session.on) - starts.weekday()) % 7)
    step = max(1, program.session.every_days)
    return tuple(first + timedelta(days=after) for after in range(0, (ends - first).days + 1, step))


def next_session(today: date, program: Program) -> date | None:
    """Give the day of the next planned session of a program that runs, or will."""
    if program.status not in ("running", "draft"):
        return None
    return next((day for day in session_days(program) if day >= today), None)


def _ends(program: Program) -> date | None:
    if program.starts is None or not program.weeks:
        return None
    return program.starts + timedelta(weeks=program.weeks, days=-1)


def _check_in_days(program: Program, ends: date) -> tuple[date, ...]:
    """Give the days by which check-ins are due: the last day of every stretch, so that it falls into its own week."""
    if program.starts is None:
        return ()
    step = max(1, program.check_in_days)
    return tuple(
        program.starts + timedelta(days=after - 1) for after in range(step, (ends - program.starts).days + 2, step)
    )


def _check_in_late(today: date, program: Program) -> int | None:
    """Count the days since a check-in was due: so many after the last one, or after the start."""
    if program.starts is None:
        return None
    last = max((note.date for note in program.notes if note.kind == "check-in" and note.date <= today), default=None)
    due = max(last or program.starts, program.starts) + timedelta(days=program.check_in_days)
    return (today - due).days if today >= due else None


def _marks(program: Program, names: Mapping[str, str], first: date, last: date) -> tuple[Mark, ...]:
    inside = (note for note in reversed(program.notes) if first <= note.date <= last)
    return tuple(
        Mark(anchor(note), note.kind, note.date, tuple(names[slug] for slug in note.pair if slug in names))
        for note in inside
    )
