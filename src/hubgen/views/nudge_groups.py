"""Circles and programs become nudges about what others wait for."""

from collections.abc import Iterator
from datetime import timedelta

from hubgen.content.hub import Circle, Hub, Pair, Status
from hubgen.views.drafts import note_path, note_text, program_note_text, session_path, session_text
from hubgen.views.meetings import note_day
from hubgen.views.momentum import momentum
from hubgen.views.nudge_words import Told, add, edit
from hubgen.views.occurrences import occurrences

MEETINGS = 3
"""After so many meetings without a note a circle's leads are asked for one."""
_DAY = timedelta(days=1)


def overdue_actions(hub: Hub) -> Iterator[Told]:
    """Somebody said that they would see to something, and its day has passed."""
    form = "“{0}”, which you took on in {1}, was due on {2}. Done? Then add `done: true` under it. If not, a new date is fine."
    late = (
        (action.due, action, note)
        for note in hub.notes
        for action in note.actions
        if action.due and action.due < hub.today and not action.done and hub.circles[note.circle].status != "closed"
    )
    for due, action, note in sorted(late, key=lambda row: row[0]):
        values = (action.what, hub.circles[note.circle].name, str(due))
        yield action.who, edit(hub, note.path, "action-overdue", form, *values)


def late_check_ins(hub: Hub) -> Iterator[Told]:
    """A program that somebody facilitates waits for its check-in."""
    form = "{0} has waited for its check-in since {1}: ten minutes and three lines are enough."
    for program in hub.programs.values():
        late = momentum(hub, program).check_in_late
        if program.facilitator and late:
            path = session_path(program, hub.today, "check-in")
            values = (program.name, str(hub.today - late * _DAY))
            yield program.facilitator, add(hub, path, program_note_text("check-in"), "check-in-overdue", form, *values)


def silent_pairs(hub: Hub) -> Iterator[Told]:
    """A pair of a program that runs has written nothing down for longer than two sessions take."""
    form = "You and {0} have written nothing down about {1} since {2}: did you meet? Three lines are enough."
    for program in hub.programs.values():
        now = momentum(hub, program)
        if not now.week or now.is_over:
            continue
        for quiet in sorted(now.quiet, key=lambda one: one.at):
            pair = quiet.pair
            if not _may_be_asked(hub, pair):
                continue
            path = session_path(program, hub.today, pair.learner)
            for slug, other in ((pair.learner, pair.teacher), (pair.teacher, pair.learner)):
                values = (hub.person_name(other), hub.skill_name(pair.skill), str(quiet.since))
                yield slug, add(hub, path, session_text(pair), "pair-silent", form, *values)


def silent_circles(hub: Hub) -> Iterator[Told]:
    """A circle has met three times or more, and nobody wrote a note."""
    since = "{0} has met three times or more since its last note, of {1}: a few lines help those who were not there."
    never = "{0} has met three times or more and has no note yet: a few lines help those who were not there."
    for circle in hub.circles.values():
        if circle.status != "active" or not _met_in_silence(hub, circle):
            continue
        last = circle.notes[0].date if circle.notes else None
        form, values = (since, (circle.name, str(last))) if last else (never, (circle.name,))
        path = note_path(circle, note_day(hub, circle))
        for slug in circle.leads:
            yield slug, add(hub, path, note_text(circle), "circle-silent", form, *values)


def _met_in_silence(hub: Hub, circle: Circle) -> bool:
    meets = circle.meets
    if meets is None:
        return False
    first = max(circle.notes[0].date + _DAY, meets.starts) if circle.notes else meets.starts
    last = hub.today - _DAY
    met = occurrences(meets.rule, meets.at, meets.timezone, meets.minutes, meets.starts, meets.skip, first, last, limit=MEETINGS)
    return len(met) == MEETINGS


def _may_be_asked(hub: Hub, pair: Pair) -> bool:
    """Say whether both are here, and nothing keeps them apart: who must not be paired is never told of the other."""
    if pair.teacher == pair.learner or frozenset((pair.teacher, pair.learner)) in hub.do_not_pair:
        return False
    people = [hub.people.get(slug) for slug in (pair.teacher, pair.learner)]
    return all(person is not None and (person.private or person).status is Status.ACTIVE for person in people)
