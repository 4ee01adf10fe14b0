"""Notes of circles and programs become findings."""

from collections.abc import Iterator
from datetime import timedelta

from hubgen.content.hub import Hub, Note, ProgramNote
from hubgen.problems import Finding, Severity
from hubgen.views.occurrences import occurrences

_AHEAD = timedelta(days=1)
"""How far a note may lie ahead: where somebody lives, it may be tomorrow already."""


def note_in_future(hub: Hub) -> Iterator[Finding]:
    """A note is dated on a day that has come.

    Bad:
        2062-03-09-indexes.md
    Good:
        2026-03-09-indexes.md
    """
    sessions = tuple(note for program in hub.programs.values() for note in program.notes)
    every: tuple[Note | ProgramNote, ...] = (*hub.notes, *sessions)
    for note in every:
        if note.date > hub.today + _AHEAD:
            hint = "rename the file if the date is wrong; what is prepared may stay"
            yield Finding(note.place(), f"the note is dated {note.date}, which is still to come", hint, Severity.NOTICE)


def note_off_schedule(hub: Hub) -> Iterator[Finding]:
    """A note is dated on a day on which its circle met.

    Bad:
        2026-03-10-indexes.md   # a Tuesday, while the circle meets on Wednesdays
    Good:
        2026-03-11-indexes.md
    """
    for circle in hub.circles.values():
        meets = circle.meets
        if not meets:
            continue
        for note in circle.notes:
            if note.date < meets.starts or note.date > hub.today + _AHEAD:
                continue  # from before the rule that the circle has now, or said to be ahead of its time already
            days = occurrences(meets.rule, meets.at, meets.timezone, meets.minutes, meets.starts, meets.skip, note.date, note.date)
            if not days:
                message = f"the circle did not meet on {note.date} by its rule `{meets.words}`"
                yield Finding(note.place(), message, "rename the file if the date is wrong; extra meetings are fine", Severity.NOTICE)
