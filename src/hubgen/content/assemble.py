"""Files that were read become a hub, in which what no change touched stays the value that it was."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import is_
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from hubgen.content.again import of_the_same
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


_AllMade: TypeAlias = Mapping[str, _Made]
"""All files of a kind, by path, in the hub's order. It is replaced, never changed."""
_NOTHING: _AllMade = {}


class Assembly:
    """Makes hubs one after the other, and remembers the last one.

    A file that was read again is made again, and all are when the words of references may mean something else: a skill
    has another name, somebody came or went, a file broke or was mended. Who does not want to know what is wrong with
    references (*with_problems* is false) spares most of that: what was named stays the same, whoever came or went.
    """

    def __init__(self, *, with_problems: bool = True) -> None:
        self._with_problems = with_problems
        self._skills: dict[str, tuple[Read, Skill]] = {}
        self._names = Resolver({}, (), (), closed=False)
        self._made: dict[str, _AllMade] = {}
        self._early: dict[str, dict[str, _Made]] = {}
        self._circles = _Groups(Circle, Note)
        self._programs = _Groups(Program, ProgramNote)

    def begin(self, skills: Iterable[Read], typed: dict[str, Part], settings: Settings, gone: Gone) -> None:
        """Know the words of references before the other files are there, so that what refers can be made one by one."""
        names = self._know(skills, typed, settings, gone)
        if names is not self._names:
            self._names, self._made = names, {}

    def make(self, read: Read, typed: Part, settings: Settings) -> None:
        """Make what one file says, ahead of `hub`, by the words that are known since `begin`."""
        thing = self._thing(read, {read.found.path: typed}, settings)
        self._early.setdefault(read.found.kind, {})[read.found.path] = _Made(read, thing, self._names.take_problems())

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
            keeps = not self._with_problems and names.agrees_with(self._names)
            self._names, self._made, self._early = names, self._made if keeps else {}, {}
        self._make(by_kind, typed, settings)
        if was_asked and self._with_problems and names.is_tired:  # of words that are gone by now: a new one has more time for those that are left
            self._names, self._made = names.anew(), {}
            self._make(by_kind, typed, settings)
        made = {kind: self._made.get(kind, _NOTHING) for kind in _ORDER}
        hub = Hub(
            today=today,
            settings=settings,
            people=_people(made["person"]),
            skills=_skills(made["skill"]),
            circles=self._circles.join(made["circle"], made["note"]),
            programs=self._programs.join(made["program"], made["session"]),
            broken=gone.broken,
        )
        problems = (problem for made in self._made.values() for thing in made.values() if thing.problems for problem in thing.problems)
        return hub, list(problems) if self._with_problems else []

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
            last, found = self._made.get(kind, _NOTHING), self._early.pop(kind, {})
            for read in reads:
                path = read.found.path
                made = found.get(path) or last.get(path)
                if made is None or made.read is not read:
                    found[path] = _Made(read, self._thing(read, typed, settings), self._names.take_problems())
            if found or len(reads) != len(last):
                self._made[kind] = _in_order(last, found, reads)

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


class _Groups(Generic[GroupOf, NoteOf]):
    """The circles, or the programs, each with its notes: the last ones, where files and notes are the same."""

    def __init__(self, kind: type[GroupOf], note_kind: type[NoteOf]) -> None:
        self._kind: type[GroupOf] = kind
        self._note_kind: type[NoteOf] = note_kind
        self._made: tuple[_AllMade, _AllMade] = _NOTHING, _NOTHING
        self._written: dict[str, GroupOf] = {}
        self._whole: dict[str, GroupOf] = {}

    def join(self, groups: _AllMade, notes: _AllMade) -> Mapping[str, GroupOf]:
        """Give the groups by slug, sorted."""
        if groups is not self._made[0] or notes is not self._made[1]:
            own = _by_parent(_all(self._note_kind, notes))
            written = _by_slug(self._kind, groups)
            self._whole = {slug: self._with_notes(group, own.get(slug, ())) for slug, group in written.items()}
            self._made, self._written = (groups, notes), written
        return self._whole

    def _with_notes(self, group: GroupOf, own: tuple[NoteOf, ...]) -> GroupOf:
        last = self._whole.get(group.slug)
        if last and self._written[group.slug] is group and len(own) == len(last.notes) and all(map(is_, own, last.notes)):
            return last
        return replace(group, notes=own)  # type: ignore[arg-type]  # circles have Notes, programs ProgramNotes


def _in_order(last: _AllMade, found: _AllMade, reads: Sequence[Read]) -> _AllMade:
    """Give what was made of *reads*, in the hub's order: what was *found* now, and the others as in *last*."""
    every = {**last, **found}
    if len(every) == len(last) == len(reads) and all(_rank(last[path].thing) == _rank(made.thing) for path, made in found.items()):
        return every
    paths = [read.found.path for read in reads]
    return {path: every[path] for path in sorted(paths, key=lambda path: _rank(every[path].thing))}


def _rank(thing: Thing) -> tuple[str | int, ...]:
    """Give what things of one kind are sorted by: people and skills by name, notes from the newest on."""
    if isinstance(thing, (Person, Skill)):
        return thing.name.casefold(), thing.slug
    return (thing.slug,) if isinstance(thing, (Circle, Program)) else (-thing.date.toordinal(), thing.slug)


def _all(kind: type[ThingOf], made: _AllMade) -> list[ThingOf]:
    return [thing for each in made.values() if isinstance(thing := each.thing, kind)]


def _by_slug(kind: type[ThingOf], made: _AllMade) -> dict[str, ThingOf]:
    return {thing.slug: thing for each in made.values() if isinstance(thing := each.thing, kind)}


@of_the_same
def _people(made: _AllMade) -> Mapping[str, Person]:
    return _by_slug(Person, made)


@of_the_same
def _skills(made: _AllMade) -> Mapping[str, Skill]:
    return _by_slug(Skill, made)


def _typed(read: Read, typed: dict[str, Part], settings: Settings, kind: type[FileOf]) -> FileOf:
    file = typed.pop(read.found.path, None) or read_as(kind, read.source, levels=settings.levels)[0]
    assert isinstance(file, kind), "a file is among those that were read because it could be typed"
    return file


def _by_parent(notes: Iterable[NoteOf]) -> Mapping[str, tuple[NoteOf, ...]]:
    """Gather notes by the circle or program they belong to; they keep their order."""
    groups: defaultdict[str, list[NoteOf]] = defaultdict(list)
    for note in notes:
        groups[note.circle if isinstance(note, Note) else note.program].append(note)
    return {parent: tuple(group) for parent, group in groups.items()}
