"""A program's plan and notes become facts: whether it has dates, its pairs meet, and somebody asks how it goes."""

from datetime import date, timedelta

from hubgen.content.hub import Hub, Pair, Program, ProgramNote
from hubgen.views.checklist.people import pair_names
from hubgen.views.checklist.shape import Fact, add_note, done, edit, edit_note, later, still_open
from hubgen.views.schedule import session_days

_DAY = timedelta(days=1)
GRACE = 2 * _DAY
"""So soon a missed session gets its new date, by the playbook."""

IN_TURN = frozenset({"skill-swap"})
"""Models in which one pair after the other meets, so that a session of the plan is that of one pair."""

EACH_PAIR = frozenset({"peer-coaching"})
"""Models in which a session of the plan is one of each pair."""


def is_over(program: Program) -> bool:
    """Say whether somebody has ended the program."""
    return program.status in ("finished", "stopped")


def last_day(program: Program) -> date | None:
    """Give the last day of the plan."""
    return program.starts + timedelta(weeks=program.weeks) - _DAY if program.starts and program.weeks else None


def before_start(hub: Hub, program: Program) -> Fact | None:
    """Say when the program begins, or None once it has."""
    if is_over(program):
        return None
    if program.starts is None:
        return None if program.status == "running" else later("it has no first day yet")
    return later("it begins on {day}", day=program.starts) if program.starts > hub.today else None


def sessions(hub: Hub, program: Program) -> list[ProgramNote]:
    """Give the notes of sessions until today, oldest first."""
    return _notes(hub, program, "session")


def _notes(hub: Hub, program: Program, kind: str) -> list[ProgramNote]:
    return sorted((note for note in program.notes if note.kind == kind and note.date <= hub.today), key=lambda note: note.date)


def of_pair(notes: list[ProgramNote], pair: Pair) -> list[ProgramNote]:
    """Give those of *notes* that are of both people of a pair."""
    return [note for note in notes if set(note.pair) == {pair.teacher, pair.learner}]


def has_dates(hub: Hub, program: Program) -> Fact:
    """Ask for a first day, a length, and a weekday or time."""
    parts = (("starts", program.starts), ("weeks", program.weeks), ("session: on", program.session.on or program.session.at))
    missing = tuple(word for word, value in parts if not value)
    if missing or program.starts is None or program.weeks is None:
        return still_open(edit(hub, program), "the file does not say: {parts}", parts=missing)
    return done("{n} weeks from {day}", n=program.weeks, day=program.starts)


def is_marked_as_running(hub: Hub, program: Program) -> Fact:
    """Ask for the status once the first day has come."""
    if program.status != "draft":
        return done("it was" if is_over(program) else "it is")
    return before_start(hub, program) or still_open(edit(hub, program), "its first day has come, and its status is still draft")


def pairs_have_met(hub: Hub, program: Program) -> Fact:
    """Look for a note of each pair."""
    early = before_start(hub, program)
    if early or not program.pairs:
        return early or later("there are no pairs yet")
    notes = sessions(hub, program)
    unmet = [pair for pair in program.pairs if not of_pair(notes, pair)]
    met, every = len(program.pairs) - len(unmet), len(program.pairs)
    if not unmet:
        return done("all {n} have" if every > 1 else "they have", n=every)
    if program.starts and hub.today < (until := program.starts + _DAY * _first_round(program)):
        return later("{n} of {all} have; the first round goes until {day}", n=met, all=every, day=until)
    mend = add_note(program, "session", program.pairs.index(unmet[0]))
    return still_open(mend, "{n} of {all}; not yet by the notes: {pairs}", n=met, all=every, pairs=pair_names(hub, unmet))


def _first_round(program: Program) -> int:
    """Count the days in which each pair has its first turn."""
    return max(1, program.session.every_days) * (len(program.pairs) if program.model in IN_TURN else 1)


def learners_know_what_is_next(hub: Hub, program: Program) -> Fact:
    """Ask for a small goal after each pair's first session: said then, or at the head of the second one's note."""
    early = before_start(hub, program)
    every = sessions(hub, program)
    held = [(pair, of_pair(every, pair)) for pair in program.pairs]
    if early or not any(notes for _, notes in held):
        return early or later("no pair has written down a session yet")
    without = [(pair, notes) for pair, notes in held if notes and not (notes[0].next or (len(notes) > 1 and notes[1].goal))]
    if without:
        first, notes = without[0]
        mend = edit_note(hub, notes[0]) if len(notes) > 1 else add_note(program, "session", program.pairs.index(first))
        return still_open(mend, "no next goal after the first session of {pairs}", pairs=pair_names(hub, [pair for pair, _ in without]))
    if not all(notes for _, notes in held):
        return later("so far each pair that has met; the others come")
    return done("all {n} do" if len(held) > 1 else "they do", n=len(held))


def sessions_have_goals(hub: Hub, program: Program) -> Fact:
    """Ask each session's note for its goal; the one that the pair agreed on last time will do."""
    held = sessions(hub, program)
    if not held:
        return before_start(hub, program) or later("no session is written down yet")
    bare = [note for at, note in enumerate(held) if not note.goal and not _was_said_before(held[:at], note)]
    if bare:
        return still_open(edit_note(hub, bare[0]), "{n} of {all}; first without one: {day}", n=len(held) - len(bare), all=len(held), day=bare[0].date)
    return done("by the notes, all {n} did" if len(held) > 1 else "by its note, the first did", n=len(held))


def _was_said_before(earlier: list[ProgramNote], note: ProgramNote) -> bool:
    of_same = [one for one in earlier if set(one.pair) == set(note.pair)]
    return bool(of_same and of_same[-1].next)


def missed_sessions_have_new_dates(hub: Hub, program: Program) -> Fact:
    """Look, for each planned day of which nobody wrote, for a session before the next one, or a `next_on` after it."""
    early = before_start(hub, program)
    due = [day for day in session_days(program) if day < min(hub.today, _close(hub, program)) - GRACE]
    if early or not due:
        return early or later("no planned session has passed yet")
    step = max(1, program.session.every_days) * _DAY
    # A check-in on the day counts: all of them met instead.
    written = {note.date for note in program.notes}
    missed = [day for day in due if day not in written]
    lost = [day for day in missed if not _has_new_date(hub, program, day, step)]
    if lost:
        form = "{n} planned days without a note or a new date, the last on {day}" if len(lost) > 1 else "no note and no new date for {day}"
        return still_open(add_note(program, "session"), form, n=len(lost), day=lost[-1])
    return done("none was lost" if missed else "none was missed")


def _has_new_date(hub: Hub, program: Program, day: date, step: timedelta) -> bool:
    held = any(day - step < note.date < day + step for note in sessions(hub, program))
    return held or any(note.next_on and day < note.next_on < day + 2 * step for note in program.notes)


def _close(hub: Hub, program: Program) -> date:
    """Give the day to which a program is looked at: of one that is over the last one on which something was written."""
    if not is_over(program):
        return hub.today
    return max((note.date for note in program.notes), default=last_day(program) or hub.today)


def check_in_is_recent(hub: Hub, program: Program) -> Fact:
    """Ask for a check-in as often as promised; one that is over is looked at on its last day."""
    early = before_start(hub, program)
    if early:
        return early
    until = min(hub.today, last_day(program) or hub.today) if is_over(program) else hub.today
    held = _notes(hub, program, "check-in")
    last = held[-1].date if held else None
    begun = max(last or date.min, program.starts or last or until)
    days = (until - begun).days
    if days <= program.check_in_days:
        if last is None:
            return later("the first is due by {day}", day=begun + _DAY * program.check_in_days)
        return done("the last was on {day}", day=last)
    mend = add_note(program, "check-in")
    if last is None:
        return still_open(mend, "none yet, {n} days after the start", n=days)
    if is_over(program):
        return still_open(mend, "the last was {n} days before the end", n=days)
    return still_open(mend, "the last was {n} days ago", n=days)


def half_had_taken_place(hub: Hub, program: Program) -> Fact:
    """Count, by the second check-in, the sessions that are written down against those that were planned."""
    early = before_start(hub, program)
    if early or program.status == "stopped":
        return early or done("it was stopped")
    check_ins = _notes(hub, program, "check-in")
    due = program.starts + 2 * program.check_in_days * _DAY if program.starts else None
    day = check_ins[1].date if len(check_ins) > 1 else due
    if day is None or day > hub.today:
        return later("the second check-in is due by {day}", day=day) if day else later("it has no first day yet")
    each = len(program.pairs) if program.model in EACH_PAIR else 1
    planned = each * sum(one < day for one in session_days(program))
    held = sum(note.date <= day for note in sessions(hub, program))
    form = "{n} of {all} were written down by {day}"
    if 2 * held >= planned:
        return done(form, n=held, all=planned, day=day)
    return still_open(add_note(program, "session"), form, n=held, all=planned, day=day)
