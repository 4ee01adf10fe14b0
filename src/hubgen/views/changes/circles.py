"""The circles and programs of two hubs, with their notes, become what is new, gone or changed in them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from hubgen.content.hub import Circle, Hub, Note, Pair, Program, ProgramNote
from hubgen.views.changes.fields import changed_fields, edited
from hubgen.views.changes.values import Change, Group, Sentence, joined, listed, say

NoteOf = TypeVar("NoteOf", Note, ProgramNote)

_CIRCLE = {
    "purpose": "what it is for",
    "skills": "its skills",
    "leads": "who leads it",
    "meets": "when it meets",
    "channel": "its channel",
    "body": "its text",
    "visibility": "its visibility",
}
_PROGRAM = {
    "model": "its model",
    "goal": "its goal",
    "skills": "its skills",
    "facilitator": "who facilitates it",
    "starts": "its first day",
    "weeks": "its length",
    "session": "its sessions",
    "check_in_days": "its check-ins",
    "seats": "its seats",
    "body": "its text",
    "visibility": "its visibility",
}


def circle_changes(before: Hub, after: Hub) -> Iterator[Change]:
    """Compare circles and their notes."""
    for slug in sorted({*before.circles, *after.circles}):
        old, new = before.circles.get(slug), after.circles.get(slug)
        if new is not None and old is None:
            yield Change(Group.CIRCLES, "circle-added", new.path, say("{} is a new circle: {}", new.name, new.purpose))
        elif old is not None and new is None and old.path not in after.broken:
            yield Change(Group.CIRCLES, "circle-removed", old.path, say("The circle {} is taken out, with its notes.", old.name))
        elif old is not None and new is not None and edited(old, new):
            told = [*_membership(after, old.people, new.people), *_renamed(old, new)]
            if fields := changed_fields(old, new, _CIRCLE):
                told.append(fields)
            if told:
                yield Change(Group.CIRCLES, "circle-changed", new.path, say("The circle {}: {}.", old.name, joined(told, "; ")))
        yield from _notes(old.notes if old else (), new.notes if new else (), after, new.name if new else "")


def program_changes(before: Hub, after: Hub) -> Iterator[Change]:
    """Compare programs, and what was written down in them."""
    for slug in sorted({*before.programs, *after.programs}):
        old, new = before.programs.get(slug), after.programs.get(slug)
        if new is not None and old is None:
            about = say(": {}", listed([_pair(after, pair) for pair in new.pairs])) if new.pairs else Sentence("")
            yield Change(Group.PROGRAMS, "program-added", new.path, say("{} is a new program{}.", new.name, about))
        elif old is not None and new is None and old.path not in after.broken:
            yield Change(Group.PROGRAMS, "program-removed", old.path, say("The program {} is taken out, with its notes.", old.name))
        elif old is not None and new is not None and edited(old, new):
            told = [*_membership(after, old.people, new.people), *_renamed(old, new)]
            if more := [_pair(after, pair) for pair in new.pairs if pair not in old.pairs]:
                told.append(listed(more))
            if fewer := [_pair(before, pair) for pair in old.pairs if pair not in new.pairs]:
                told.append(say("no longer {}", listed(fewer)))
            if fields := changed_fields(old, new, _PROGRAM):
                told.append(fields)
            if told:
                yield Change(Group.PROGRAMS, "program-changed", new.path, say("The program {}: {}.", old.name, joined(told, "; ")))
        yield from _sessions(old.notes if old else (), new.notes if new else (), after, new.name if new else "")


def _membership(hub: Hub, old: Sequence[str], new: Sequence[str]) -> Iterator[Sentence]:
    for word, slugs in (("joined by", set(new) - set(old)), ("left by", set(old) - set(new))):
        if slugs:
            yield say(f"{word} {{}}", listed([hub.person_name(slug) for slug in sorted(slugs)]))


def _renamed(old: Circle | Program, new: Circle | Program) -> Iterator[Sentence]:
    if old.name != new.name:
        yield say("is now called {}", new.name)
    if old.status != new.status:
        yield say("goes from {} to {}", old.status, new.status)


def _pair(hub: Hub, pair: Pair) -> Sentence:
    teacher, learner = hub.person_name(pair.teacher), hub.person_name(pair.learner)
    return say("{} teaches {} {}", teacher, learner, hub.skill_name(pair.skill))


def _notes(old: Sequence[Note], new: Sequence[Note], after: Hub, circle: str) -> Iterator[Change]:
    was, now = _by_path(old), _by_path(new)
    for path in sorted({*was, *now}):
        one, other = was.get(path), now.get(path)
        note = other or was[path]
        about = say("{} of {}", note.title, note.date.isoformat())
        if one is None:
            yield Change(Group.CIRCLES, "note-added", path, say("{} has a new note: {}.", circle, about))
        elif other is None and circle and path not in after.broken:
            yield Change(Group.CIRCLES, "note-removed", path, say("{} loses the note {}.", circle, about))
        elif other is not None and edited(one, other):
            yield Change(Group.CIRCLES, "note-changed", path, say("{} changes the note {}.", circle, about))


def _sessions(old: Sequence[ProgramNote], new: Sequence[ProgramNote], after: Hub, program: str) -> Iterator[Change]:
    was, now = _by_path(old), _by_path(new)
    for path in sorted({*was, *now}):
        one, other = was.get(path), now.get(path)
        note = other or was[path]
        who = [after.person_name(slug) for slug in note.pair]
        about = say(f"the {note.kind} of {{}}{{}}", note.date.isoformat(), say(" with {}", listed(who)) if who else Sentence(""))
        if one is None:
            yield Change(Group.PROGRAMS, "session-added", path, say("{} writes down {}.", program, about))
        elif other is None and program and path not in after.broken:
            yield Change(Group.PROGRAMS, "session-removed", path, say("{} loses {}.", program, about))
        elif other is not None and edited(one, other):
            yield Change(Group.PROGRAMS, "session-changed", path, say("{} changes {}.", program, about))


def _by_path(notes: Sequence[NoteOf]) -> Mapping[str, NoteOf]:
    return {note.path: note for note in notes}
