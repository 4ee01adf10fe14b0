"""A program's plan and its notes become days and weeks: what was planned, and what was written down."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from hubgen.content.hub import Pair, Program, ProgramNote

MOST_WEEKS = 60
_DAY = timedelta(days=1)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Planned(NamedTuple):
    """A session of a pair: *slot* is its day by the program's rhythm, *day* the one that the pair agreed on."""

    slot: date
    day: date


class Mark(NamedTuple):
    """A note in a week: its anchor on the program's page, its kind, its day, the names of its pair."""

    anchor: str
    kind: str
    day: date
    who: tuple[str, ...]


class Week(NamedTuple):
    """*number* counts from 1; 0 is what was written down before the first week, and after the last one *is_after*.

    *when* is `past`, `now` or `ahead`. *planned* are the days of sessions to come, *missed* those that passed in a week
    in which no session was written down, *skipped* those on which there is none. *check_in* is the day to come by which
    one is due in this week.
    """

    number: int
    first: date | None
    last: date | None
    when: str
    planned: tuple[date, ...]
    missed: tuple[date, ...]
    skipped: tuple[date, ...]
    check_in: date | None
    marks: tuple[Mark, ...]


def weeks(today: date, program: Program, names: Mapping[str, str]) -> tuple[Week, ...]:
    """Lay the plan out in weeks and place what was written down in them; empty without a start or a length.

    *names* are those of the people by slug; who is not among them is not named.
    """
    starts, ends = program.starts, last_day(program)
    if starts is None or ends is None or not program.weeks:
        return ()
    check_ins = check_in_days(program)
    rows = []
    for number in range(1, min(program.weeks, MOST_WEEKS) + 1):
        first = starts + timedelta(weeks=number - 1)
        last = first + timedelta(days=6)
        when = "past" if last < today else "ahead" if first > today else "now"
        marks = _marks(program, names, first, last)
        held = any(mark.kind == "session" for mark in marks)
        days = [day for day in rhythm_days(program) if first <= day <= last]
        kept = [day for day in days if day not in program.session.skip]
        rows.append(
            Week(
                number,
                first,
                last,
                when,
                planned=tuple(day for day in kept if day >= today),
                missed=() if held else tuple(day for day in kept if day < today),
                skipped=tuple(day for day in days if day not in kept),
                check_in=next((day for day in check_ins if max(first, today) <= day <= last), None),
                marks=marks,
            )
        )
    before = _marks(program, names, date.min, starts - _DAY)
    after = _marks(program, names, rows[-1].last + _DAY, date.max) if rows[-1].last else ()
    if before:
        rows.insert(0, Week(0, None, starts, "past", (), (), (), None, before))
    if after:
        rows.append(Week(0, rows[-1].last, None, "past", (), (), (), None, after))
    return tuple(rows)


def anchor(note: ProgramNote) -> str:
    """Give the id of the note's section."""
    return f"n-{note.slug}"


def last_day(program: Program) -> date | None:
    """Give the last day of the program's weeks."""
    if program.starts is None or not program.weeks:
        return None
    return program.starts + timedelta(weeks=program.weeks, days=-1)


def rhythm_days(program: Program) -> tuple[date, ...]:
    """Give the days that the rhythm names, from the first day on to the end, those that are skipped included."""
    starts, ends = program.starts, last_day(program)
    if starts is None or ends is None:
        return ()
    first = starts
    if program.session.on in WEEKDAYS:
        first += timedelta(days=(WEEKDAYS.index(program.session.on) - starts.weekday()) % 7)
    step = max(1, program.session.every_days)
    return tuple(first + timedelta(days=after) for after in range(0, (ends - first).days + 1, step))


def session_days(program: Program) -> tuple[date, ...]:
    """Give the days on which sessions are planned, from the first day on to the end."""
    return tuple(day for day in rhythm_days(program) if day not in program.session.skip)


def next_session(today: date, program: Program) -> date | None:
    """Give the day of the next planned session of a program that runs, or will."""
    if program.status not in ("running", "draft"):
        return None
    return next((day for day in session_days(program) if day >= today), None)


def pair_sessions(program: Program, pair: Pair) -> tuple[Planned, ...]:
    """Give the sessions of *pair*, in order: as planned, or on the day that a note of theirs names for the next one.

    A day that they agreed on stands for all that were planned since the note, or, if none was, for the following one.
    """
    planned = {slot: slot for slot in session_days(program)}
    for note in reversed(notes_of(program, pair)):
        if note.next_on is None or note.next_on <= note.date:
            continue
        open_slots = [slot for slot in planned if slot > note.date]
        stood_for = [slot for slot in open_slots if slot <= note.next_on] or open_slots[:1]
        for slot in stood_for[1:]:
            del planned[slot]
        planned[stood_for[0] if stood_for else note.next_on] = note.next_on
    return tuple(sorted((Planned(slot, day) for slot, day in planned.items()), key=lambda session: session.day))


def next_of_pair(today: date, program: Program, pair: Pair) -> Planned | None:
    """Give the next session of *pair* in a program that runs, or will; one that is written down is over."""
    if program.status not in ("running", "draft"):
        return None
    last = max((note.date for note in notes_of(program, pair) if note.date <= today), default=date.min)
    return next((session for session in pair_sessions(program, pair) if session.day >= today and session.day > last), None)


def notes_of(program: Program, pair: Pair) -> tuple[ProgramNote, ...]:
    """Give the session notes of *pair*, newest first; one that names another skill of the same two is not theirs."""
    both = {pair.teacher, pair.learner}
    keys = {other.skill.key for other in program.pairs if other.teacher in both and other.learner in both}
    return tuple(
        note
        for note in program.notes
        if note.kind == "session"
        and both.issuperset(note.pair)
        and len({*note.pair}) == len(both)
        and (note.skill is None or note.skill.key == pair.skill.key or note.skill.key not in keys)
    )


def pair_files(program: Program) -> tuple[str, ...]:
    """Give the name of each pair's calendar file without its ending; no two are the same."""
    names = [f"{pair.teacher}-{pair.learner}" for pair in program.pairs]
    times = Counter(names)
    # `ana` and `maria-silva` are joined as `ana-maria` and `silva` are, and two may teach each other two skills.
    told = [
        f"{name}-{re.sub('[^a-z0-9]+', '-', pair.skill.key).strip('-')}" if times[name] > 1 else name
        for name, pair in zip(names, program.pairs, strict=True)
    ]
    again = Counter(told)
    return tuple(f"{name}-{number}" if again[name] > 1 else name for number, name in enumerate(told, 1))


def check_in_days(program: Program) -> tuple[date, ...]:
    """Give the days by which check-ins are due: the last day of every stretch, so that it falls into its own week."""
    starts, ends = program.starts, last_day(program)
    if starts is None or ends is None:
        return ()
    step = max(1, program.check_in_days)
    return tuple(starts + timedelta(days=after - 1) for after in range(step, (ends - starts).days + 2, step))


def rounds(program: Program) -> Iterator[tuple[date, date, date]]:
    """Give each turn of the rhythm: its first and last day, and the day of its session, skipped or not."""
    step = timedelta(days=max(1, program.session.every_days))
    first = program.starts
    for day in rhythm_days(program):
        if first is not None:
            yield first, first + step - _DAY, day
            first += step


def _marks(program: Program, names: Mapping[str, str], first: date, last: date) -> tuple[Mark, ...]:
    inside = (note for note in reversed(program.notes) if first <= note.date <= last)
    return tuple(
        Mark(anchor(note), note.kind, note.date, tuple(names[slug] for slug in note.pair if slug in names))
        for note in inside
    )
