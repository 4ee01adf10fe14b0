"""Files that were read become a hub, in which what no change touched stays the value that it was."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from operator import is_
from typing import NamedTuple, TypeAlias, TypeVar

from hubgen.content.folder import Found
from hubgen.content.hub import Circle, Hub, Note, Person, Program, ProgramNote, Skill
from hubgen.content.names import Resolver, skill_index
from hubgen.content.resolve import (
    link_skill,
    make_circle,
    make_note,
    make_person,
    make_program,
    make_program_note,
    make_skill,
)
from hubgen.content.schema import (
    CircleFile,
    NoteFile,
    Part,
    PersonFile,
    ProgramFile,
    SessionFile,
    SkillFile,
)
from hubgen.content.settings import Settings
from hubgen.content.sources import Source
from hubgen.content.typed import read_as
from hubgen.problems import Problem

Thing: TypeAlias = Person | Skill | Circle | Program | Note | ProgramNote
ThingOf = TypeVar("ThingOf", Person, Skill, Circle, Program, Note, ProgramNote)
NamedOf = TypeVar("NamedOf", Person, Skill)
GroupOf = TypeVar("GroupOf", Circle, Program)
FileOf = TypeVar("FileOf", bound=Part)
NoteOf = TypeVar("NoteOf", Note, ProgramNote)

_ORDER = ("skill", "person", "circle", "program", "note", "session")
"""The kinds of files, in the order in which they are made: wrong names are guessed as long as there is time for it."""


class Read(NamedTuple):
    """One file that could be read and typed."""

    found: Found
    source: Source


class Gone(NamedTuple):
    """What references may mean although it cannot be read: the paths of all *broken* files, and the folded words that are
    *lost* with those of skills. *people* are the slugs of all profiles that there are, broken ones too.
    """

    people: frozenset[str]
    broken: frozenset[str]
    lost: str

    @property
    def unnamed(self) -> frozenset[str]:
        """The paths that say themselves what is broken: those of skills, and what stands in `people/` and is no file."""
        return frozenset(path for path in self.broken if path.startswith("skills/") or (path.startswith("people/") and path[7:-4] not in self.people))


class _Made(NamedTuple):
    """What a file became, and what is wrong with its references."""

    read: Read
    thing: Thing
    problems: tuple[Problem, ...]


class Assembly:
    """Makes hubs one after the other, and remembers the last one.

    A file that was read again is made again, and all are when the words of references may mean something else: a skill
    has another name, somebody came or went, a file broke or was mended.
    """

    def __init__(self) -> None:
        self._skills: dict[str, tuple[Read, Skill]] = {}
        self._names = Resolver({}, (), (), closed=False)
        self._made: dict[str, dict[str, _Made]] = {}
        self._circles: dict[str, tuple[Circle, Circle]] = {}
        self._programs: dict[str, tuple[Program, Program]] = {}

    def begin(self, skills: Iterable[Read], typed: dict[str, Part], settings: Settings, gone: Gone) -> None:
        """Know the words of references before the other files are there, so that what refers can be made one by one."""
        names = self._know(skills, typed, settings, gone)
        if names is not self._names:
            self._names, self._made = names, {}

    def make(self, read: Read, typed: Part, settings: Settings) -> None:
        """Make what one file says, ahead of `hub`, by the words that are known since `begin`."""
        thing = self._thing(read, {read.found.path: typed}, settings)
        self._made.setdefault(read.found.kind, {})[read.found.path] = _Made(read, thing, self._names.take_problems())

    def hub(
        self, reads: Iterable[Read], typed: dict[str, Part], settings: Settings, today: date, gone: Gone
    ) -> tuple[Hub, list[Problem]]:
        """Make the hub of *reads*. Files that are not *typed*, by path, are typed when they are needed.

        What is typed is taken out when it is used: it needs more memory than all else together.
        """
        by_kind: dict[str, list[Read]] = {kind: [] for kind in _ORDER}
        for read in reads:
            by_kind[read.found.kind].append(read)
        names = self._know(by_kind["skill"], typed, settings, gone)
        was_asked = names is self._names
        if not was_asked:
            self._names, self._made = names, {}
        self._make(by_kind, typed, settings)
        if was_asked and names.is_tired:  # of words that are gone by now: a new one has more time for those that are left
            self._names, self._made = names.anew(), {}
            self._make(by_kind, typed, settings)
        self._circles = _with_notes(self._all(Circle, "circle"), _by_parent((note.circle, note) for note in self._all(Note, "note")), self._circles)
        sessions = _by_parent((note.program, note) for note in self._all(ProgramNote, "session"))
        self._programs = _with_notes(self._all(Program, "program"), sessions, self._programs)
        hub = Hub(
            today=today,
            settings=settings,
            people=_by_name(self._all(Person, "person")),
            skills=_by_name(self._all(Skill, "skill")),
            circles={slug: circle for slug, (_, circle) in self._circles.items()},
            programs={slug: program for slug, (_, program) in self._programs.items()},
            broken=gone.broken,
        )
        return hub, [problem for made in self._made.values() for thing in made.values() if thing.problems for problem in thing.problems]

    def _know(self, reads: Iterable[Read], typed: dict[str, Part], settings: Settings, gone: Gone) -> Resolver:
        """Give what resolves references: the last one, if to it they all mean the same. *reads* are those of skills."""
        skills = {read.found.path: self._skill(read, typed, settings) for read in reads}
        are_other = skills != self._skills
        self._skills = skills
        index = skill_index(skill for _, skill in skills.values()) if are_other else self._names.index
        names = Resolver(index, gone.people, gone.unnamed, gone.lost, closed=settings.closed_skills)
        return self._names if names.means_the_same(self._names) else names

    def _skill(self, read: Read, typed: dict[str, Part], settings: Settings) -> tuple[Read, Skill]:
        """Make what a skill's file says of itself; what it says of others is resolved when all are known."""
        before = self._skills.get(read.found.path)
        if before and before[0] is read:
            return before
        file = _typed(read, typed, settings, SkillFile)
        return read, make_skill(read.found.slug, read.source, file)

    def _make(self, by_kind: Mapping[str, list[Read]], typed: dict[str, Part], settings: Settings) -> None:
        """Make what was not made of the same files before."""
        for kind, reads in by_kind.items():
            last = self._made.get(kind, {})
            new = [read for read in reads if (made := last.get(read.found.path)) is None or made.read is not read]
            if new or list(last) != [read.found.path for read in reads]:
                found = {read.found.path: _Made(read, self._thing(read, typed, settings), self._names.take_problems()) for read in new}
                self._made[kind] = {read.found.path: found.get(read.found.path) or last[read.found.path] for read in reads}

    def _all(self, kind: type[ThingOf], word: str) -> list[ThingOf]:
        return [thing for made in self._made.get(word, {}).values() if isinstance(thing := made.thing, kind)]

    def _thing(self, read: Read, typed: dict[str, Part], settings: Settings) -> Thing:
        found, source, names = read.found, read.source, self._names
        match found.kind:
            case "skill":
                return link_skill(self._skills[found.path][1], names)
            case "person":
                return make_person(found.slug, source, _typed(read, typed, settings, PersonFile), names)
            case "circle":
                return make_circle(found.slug, source, _typed(read, typed, settings, CircleFile), names)
            case "program":
                return make_program(found.slug, source, _typed(read, typed, settings, ProgramFile), names)
        assert found.day is not None
        if found.kind == "note":
            return make_note(found.slug, found.day, found.parent, source, _typed(read, typed, settings, NoteFile), names)
        return make_program_note(found.slug, found.day, found.parent, source, _typed(read, typed, settings, SessionFile), names)


def _with_notes(
    groups: Iterable[GroupOf], notes: Mapping[str, tuple[NoteOf, ...]], last: Mapping[str, tuple[GroupOf, GroupOf]]
) -> dict[str, tuple[GroupOf, GroupOf]]:
    """Give each group, by slug, sorted, as written and with its notes; the *last* one if file and notes are the same."""
    both: dict[str, tuple[GroupOf, GroupOf]] = {}
    for group in sorted(groups, key=_slug):
        own = notes.get(group.slug, ())
        written, whole = last.get(group.slug, (None, group))
        is_same = written is group and len(own) == len(whole.notes) and all(map(is_, own, whole.notes))
        both[group.slug] = group, whole if is_same else replace(group, notes=own)  # type: ignore[arg-type]  # circles have Notes, programs ProgramNotes
    return both


def _slug(group: Circle | Program) -> str:
    return group.slug


def _typed(read: Read, typed: dict[str, Part], settings: Settings, kind: type[FileOf]) -> FileOf:
    file = typed.pop(read.found.path, None) or read_as(kind, read.source, levels=settings.levels)[0]
    assert isinstance(file, kind), "a file is among those that were read because it could be typed"
    return file


def _by_name(things: Iterable[NamedOf]) -> dict[str, NamedOf]:
    return {thing.slug: thing for thing in sorted(things, key=lambda thing: (thing.name.casefold(), thing.slug))}


def _by_parent(notes: Iterable[tuple[str, NoteOf]]) -> Mapping[str, tuple[NoteOf, ...]]:
    """Gather notes by the circle or program they belong to, newest first."""
    groups: defaultdict[str, list[NoteOf]] = defaultdict(list)
    for parent, note in sorted(notes, key=lambda item: (-item[1].date.toordinal(), item[1].slug)):
        groups[parent].append(note)
    return {parent: tuple(group) for parent, group in groups.items()}
