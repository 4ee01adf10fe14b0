"""A program's plan and its notes become its momentum: how it goes, why, and the one next thing to do."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from hubgen.content.hub import Hub, Pair, Program
from hubgen.views.schedule import last_day, next_session, notes_of, rhythm_days, rounds, session_days

FIRST_DAYS = 14
"""For so many days after its start it is too early to say anything of a program."""

_DATED = re.compile(r"\d{4}-\d{2}-\d{2}(?=-)")


class Quiet(NamedTuple):
    """A pair that has written nothing for too long, or not since it could first meet; *at* is its place."""

    at: int
    pair: Pair
    since: date
    has_met: bool
    days: int


class Momentum(NamedTuple):
    """How a program goes on the hub's day.

    *state* is one of `STATES`, *cause* why: of `too-early`: `draft`, `undated` (it runs, nobody said since when),
    `planned` (it begins later), `begun`; of `on-track`: `steady`; of `needs-check-in`: `overrun` (its weeks are over,
    and nobody said so), `check-in` (one is due), `pairs` (most of them are quiet); of `stalled`: `silent`; of
    `finished`: `finished`, `stopped`; of `under-way`, which is all that the public is told: `running`.

    *next* is the one next thing to do: `check-in`, `session` (a note of the first pair in *quiet*, or the first note of
    all), `start` (set the status), `dates` (say when it starts), `end` (say how it ended), `goal` (say whether the goal
    was met), `teach` (those who learned could teach), `meet` (on *meets*, the next planned day), or empty.

    *week* counts from 1. *rounds* are the turns of the rhythm until now that were not skipped, and *held* those of them
    in which a session was written down; *all_rounds* are those of the whole program. *silent* is the days since
    something was written down, without those that were skipped. *check_in_late* is the days since one was due, None if
    none is.
    """

    state: str
    cause: str
    next: str = ""
    starts: date | None = None
    ends: date | None = None
    week: int = 0
    weeks: int | None = None
    rounds: int = 0
    held: int = 0
    all_rounds: int = 0
    sessions: int = 0
    check_ins: int = 0
    unread: int = 0
    last_note: date | None = None
    last_check_in: int | None = None
    silent: int = 0
    check_in_late: int | None = None
    quiet: tuple[Quiet, ...] = ()
    meets: date | None = None

    @property
    def is_over(self) -> bool:
        """Say whether its weeks are over, or somebody ended it."""
        return self.state == "finished" or self.cause == "overrun"


STATES = ("too-early", "on-track", "needs-check-in", "stalled", "finished", "under-way")


def momentum(hub: Hub, program: Program) -> Momentum:
    """Say how *program* goes."""
    facts = _facts(hub, program)
    if program.status in ("finished", "stopped"):
        return facts._replace(state="finished", cause=program.status, next=_after(hub, program))
    if program.status == "draft" or program.starts is None or program.starts > hub.today:
        return _not_begun(hub, program, facts)
    if hub.settings.audience == "public":
        # Notes and pairs that the public does not see count as well, and who did not meet is nobody else's business.
        return facts._replace(state="under-way", cause="running", quiet=(), check_in_late=None)
    if facts.ends and hub.today > facts.ends:
        return facts._replace(state="needs-check-in", cause="overrun", next="end")
    if (hub.today - program.starts).days < FIRST_DAYS:
        step = "meet" if facts.sessions and facts.meets else "session"
        return facts._replace(state="too-early", cause="begun", next=step, quiet=())
    if is_silent(program, facts.silent):
        return facts._replace(state="stalled", cause="silent", next="check-in")
    if facts.check_in_late:
        return facts._replace(state="needs-check-in", cause="check-in", next="check-in")
    if len(facts.quiet) * 2 > len(program.pairs):
        return facts._replace(state="needs-check-in", cause="pairs", next="check-in")
    step = "session" if facts.quiet else "meet" if facts.meets else "end" if facts.ends else "dates"
    return facts._replace(state="on-track", cause="steady", next=step)


def is_silent(program: Program, days: int) -> bool:
    """Say whether nothing was written down for too many *days*."""
    # Twice the rhythm: one session may fall out, two in a row are a sign.
    return days > max(14, 2 * program.session.every_days)


def silent_days(program: Program, since: date, today: date) -> int:
    """Count the days after *since*, without those of a round that was skipped: a holiday is no silence."""
    skipped = sum(since < day <= today for day in rhythm_days(program) if day in program.session.skip)
    return max(0, (today - since).days - skipped * program.session.every_days)


def unread_days(hub: Hub, program: Program) -> tuple[date, ...]:
    """Give the days, in order, of the program's notes that cannot be read: they were written all the same."""
    folder = program.path.rpartition("/")[0] + "/"
    names = (path.removeprefix(folder) for path in hub.broken if path.startswith(folder))
    found = (match[0] for name in names if (match := _DATED.match(name)))
    days = (day for text in found if (day := _read_day(text)))
    return tuple(sorted(day for day in days if day <= hub.today))


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _facts(hub: Hub, program: Program) -> Momentum:
    """Gather the figures, before anything is said of them."""
    written = [note for note in program.notes if note.date <= hub.today]
    unread = unread_days(hub, program)
    held, passed = _rounds(hub.today, program)
    last = _last((*(note.date for note in written), *unread))
    check_in = _last((*(note.date for note in written if note.kind == "check-in"), *unread))
    facts = Momentum(
        state="",
        cause="",
        starts=program.starts,
        ends=last_day(program),
        weeks=program.weeks,
        rounds=passed,
        held=held,
        all_rounds=len(session_days(program)),
        sessions=sum(note.kind == "session" for note in written),
        check_ins=sum(note.kind == "check-in" for note in written),
        unread=len(unread),
        last_note=last,
        last_check_in=(hub.today - check_in).days if check_in else None,
        meets=next_session(hub.today, program),
    )
    if program.status != "running" or program.starts is None or program.starts > hub.today:
        return facts
    return facts._replace(
        week=(hub.today - program.starts).days // 7 + 1,
        silent=silent_days(program, max(last or program.starts, program.starts), hub.today),
        check_in_late=_check_in_late(hub.today, program, check_in) if not _ended(hub, facts) else None,
        quiet=_quiet(hub, program, unread),
    )


def _ended(hub: Hub, facts: Momentum) -> bool:
    return facts.ends is not None and hub.today > facts.ends


def _last(days: Iterable[date]) -> date | None:
    return max(days, default=None)


def _rounds(today: date, program: Program) -> tuple[int, int]:
    """Count the rounds in which a session was written down, and those that are over or were held, today included."""
    days = {note.date for note in program.notes if note.kind == "session" and note.date <= today}
    passed = held = 0
    for first, last, day in rounds(program):
        was_held = any(first <= written <= last for written in days)
        held += was_held
        passed += was_held or (day < today and day not in program.session.skip)
    return held, passed


def _check_in_late(today: date, program: Program, last: date | None) -> int | None:
    """Count the days since a check-in was due: so many after the last one, or after the start."""
    if program.starts is None:
        return None
    due = max(last or program.starts, program.starts) + timedelta(days=program.check_in_days)
    return (today - due).days if today >= due else None


def _quiet(hub: Hub, program: Program, unread: tuple[date, ...]) -> tuple[Quiet, ...]:
    """Give the pairs that wrote nothing for too long, the longest silent first.

    A pair cannot meet before both are in the company; a note that cannot be read may be of any pair.
    """
    rows = []
    for index, pair in enumerate(program.pairs):
        last = _last(note.date for note in notes_of(program, pair) if note.date <= hub.today)
        joined = (hub.people[slug].joined for slug in (pair.teacher, pair.learner) if slug in hub.people)
        since = max(filter(None, (program.starts, last, *joined, *unread[-1:])), default=hub.today)
        days = silent_days(program, since, hub.today)
        if is_silent(program, days):
            rows.append(Quiet(index, pair, since, last is not None, days))
    return tuple(sorted(rows, key=lambda row: (-row.days, row.at)))


def _not_begun(hub: Hub, program: Program, facts: Momentum) -> Momentum:
    if program.starts is not None and program.starts > hub.today:
        step = "start" if program.status == "draft" else "meet" if facts.meets else "dates"
        return facts._replace(state="too-early", cause="planned", next=step)
    if program.status == "draft":
        return facts._replace(state="too-early", cause="draft", next="start")
    return facts._replace(state="too-early", cause="undated", next="dates")


def _after(hub: Hub, program: Program) -> str:
    if program.goal.met is None:
        return "goal"
    learned = program.goal.learns.slug if program.goal.learns else None
    return "teach" if learned in hub.skills else ""
