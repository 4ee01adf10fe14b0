"""The pairs of a program become their cards: when they meet next, what for, and how to write it down."""

from datetime import date, datetime
from typing import NamedTuple

from hubgen.content.hub import Hub, Pair, Program
from hubgen.content.zones import find_zone
from hubgen.views.circles import Draft
from hubgen.views.drafts import session_path, session_text
from hubgen.views.momentum import Momentum
from hubgen.views.occurrences import start_on
from hubgen.views.refs import Link, Refs
from hubgen.views.schedule import next_of_pair, notes_of, pair_files


class PairRow(NamedTuple):
    """A pair of a program. *teacher* or *learner* is None where this audience may not see them.

    *next_on* is the day of their next session, *next* the moment where the program says a time; *goal* the small goal
    they set themselves for it. *is_quiet* says that they have written nothing for too long. *calendar* is the name of
    their calendar file, or empty.
    """

    teacher: Link | None
    learner: Link | None
    skill: Link
    sessions: int
    last: date | None
    next_on: date | None
    next: datetime | None
    goal: str
    is_quiet: bool
    calendar: str
    draft: Draft


def pair_rows(hub: Hub, refs: Refs, program: Program, now: Momentum) -> tuple[PairRow, ...]:
    """Derive the card of each pair, in the program's order."""
    quiet = {row.at for row in now.quiet if not now.is_over}
    with_calendar = has_calendar(program)
    rows = []
    for index, (pair, file) in enumerate(zip(program.pairs, pair_files(program), strict=True)):
        held = [note for note in notes_of(program, pair) if note.date <= hub.today]
        ahead = next_of_pair(hub.today, program, pair)
        path = session_path(program, hub.today, pair.learner)
        rows.append(
            PairRow(
                refs.person(pair.teacher),
                refs.person(pair.learner),
                refs.skill(pair.skill),
                sessions=len(held),
                last=held[0].date if held else None,
                next_on=ahead.day if ahead else None,
                next=moment_on(program, ahead.day) if ahead else None,
                goal=held[0].next if held else "",
                is_quiet=index in quiet,
                calendar=f"{file}.ics" if with_calendar and are_known(hub, pair) else "",
                draft=Draft(path, hub.settings.forge.new_url(path, session_text(pair))),
            )
        )
    return tuple(rows)


def has_calendar(program: Program) -> bool:
    """Say whether it is known when the sessions of a program that runs begin."""
    session = program.session
    return program.status == "running" and bool(program.starts and program.weeks and session.at and session.timezone)


def are_known(hub: Hub, pair: Pair) -> bool:
    """Say whether both have a profile that this audience may see: only then are they named in an address."""
    return pair.teacher in hub.people and pair.learner in hub.people


def moment_on(program: Program, day: date) -> datetime | None:
    """Give the moment at which a session on *day* begins, None where the program does not say."""
    session = program.session
    if not session.at or not session.timezone:
        return None
    return start_on(day, session.at, find_zone(session.timezone))
