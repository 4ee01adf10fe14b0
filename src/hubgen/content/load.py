"""A folder becomes a hub."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from hubgen.content.folder import MAX_PICTURE_BYTES, Found, find_files, read_bytes
from hubgen.content.hub import Hub, Note, Person, ProgramNote
from hubgen.content.names import Resolver
from hubgen.content.resolve import (
    link_skill,
    make_circle,
    make_note,
    make_person,
    make_program,
    make_program_note,
    make_settings,
    make_skill,
)
from hubgen.content.schema import (
    KINDS,
    CircleFile,
    NoteFile,
    Part,
    PersonFile,
    ProgramFile,
    SessionFile,
    SettingsPart,
    SkillFile,
)
from hubgen.content.settings import Settings
from hubgen.content.slugs import normalise
from hubgen.content.sources import Source, find_pile, read_front_matter, read_list, read_settings, read_yaml
from hubgen.content.typed import read_as
from hubgen.problems import Problem, Severity

SETTINGS = "mkdocs.yml"
_QUOTED = re.compile("`[^`]*`")
FileOf = TypeVar("FileOf", bound=Part)
NoteOf = TypeVar("NoteOf", Note, ProgramNote)


@dataclass(frozen=True, slots=True)
class Read:
    """One file that could be read and typed."""

    found: Found
    source: Source
    file: Part


def load(root: Path, today: date) -> tuple[Hub, list[Problem]]:
    """Read the hub in *root* as it is known on *today*, with everything internal and private in it.

    Files that cannot be read are left out and named in the problems; the rest is whole. Costs about 0.3 ms a file.
    """
    settings, problems = load_settings(root)
    files, unfound = find_files(root)
    problems += unfound
    reads: list[Read] = []
    broken = {problem.place.path for problem in unfound if problem.severity is Severity.ERROR}
    for found in files:
        if found.kind in KINDS:
            read, faults = _read(root, found, settings)
            problems += faults
            if read:
                reads.append(read)
            else:
                broken.add(found.path)
    pairs, faults = _do_not_pair(root, files)
    problems += faults
    hub, unresolved = _resolve(reads, settings, today, frozenset(broken), _lost_words(root, files, broken))
    return replace(hub, do_not_pair=pairs), sorted(problems + unresolved)


class Reader:
    """Reads the hub in *root* as often as it is asked to."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def read(self, today: date, changed: frozenset[str] | None = None) -> tuple[Hub, list[Problem]]:
        return load(self._root, today)


def load_settings(root: Path) -> tuple[Settings, list[Problem]]:
    """Read what the hub's owner decided; without a sound mkdocs.yml, the defaults."""
    if not (root / SETTINGS).is_file():
        return Settings(), []
    source, problems = read_settings(SETTINGS, (root / SETTINGS).read_bytes())
    if source is None:
        return Settings(), problems
    file, problems = read_as(SettingsPart, source, under=("extra", "hub"))
    address = source.data.get("site_url")
    site_url = address if isinstance(address, str) else ""
    return replace(make_settings(file) if file else Settings(), site_url=site_url), problems


def load_pictures(root: Path, hub: Hub) -> Mapping[str, bytes]:
    """Read the pictures of the circles and programs in *hub*, by path, if something in *hub* shows them."""
    circles = ((circle.path, (circle.body, *(note.body for note in circle.notes))) for circle in hub.circles.values())
    programs = ((program.path, (program.body, *(note.body for note in program.notes))) for program in hub.programs.values())
    shown = {path.rpartition("/")[0]: "\n".join(bodies) for path, bodies in (*circles, *programs)}
    pictures = (found for found in find_files(root)[0] if found.kind == "picture")
    return {
        found.path: read_bytes(root, found.path, MAX_PICTURE_BYTES)
        for found in pictures
        if found.slug in shown.get(found.path.rpartition("/")[0], "")
    }


def _read(root: Path, found: Found, settings: Settings) -> tuple[Read | None, list[Problem]]:
    reader = read_yaml if found.path.endswith(".yml") else read_front_matter
    source, problems = reader(found.path, read_bytes(root, found.path))
    if source is None:
        return None, problems
    file, problems = read_as(KINDS[found.kind], source, levels=settings.levels)
    return (Read(found, source, file) if file else None), problems


def _lost_words(root: Path, files: list[Found], broken: Collection[str]) -> str:
    """Give all that the broken files of skills say, folded: a name that stands there may be one of theirs."""
    lost = (found for found in files if found.kind == "skill" and found.path in broken)
    texts = ((found.slug, read_bytes(root, found.path).decode(errors="replace")) for found in lost)
    return " ".join(normalise(slug if find_pile(text) is not None else f"{slug} {text}") for slug, text in texts)


def _do_not_pair(root: Path, files: list[Found]) -> tuple[frozenset[frozenset[str]], list[Problem]]:
    """Read who must not be paired. A slug that no file has is an error: the pair would not be kept apart."""
    pairs: set[frozenset[str]] = set()
    problems: list[Problem] = []
    people = {found.slug for found in files if found.kind == "person"}
    for found in files:
        if found.kind != "do-not-pair":
            continue
        entries, source, faults = read_list(found.path, read_bytes(root, found.path))
        # Nothing of this file is quoted: who must not be paired stands in no log.
        problems += (replace(fault, message=_QUOTED.sub("…", fault.message)) for fault in faults)
        for index, entry in enumerate(entries if source else ()):
            assert source is not None
            names = [name for name in entry if isinstance(name, str)] if isinstance(entry, list) else []
            if not isinstance(entry, list) or len(entry) != 2 or len(set(names)) != 2:
                problems.append(Problem(source.place(index), "bad-pair", "this entry does not name two people", "write `- [one-slug, other-slug]`"))
                continue
            pairs.add(frozenset(names))
            for at, name in enumerate(names):
                if name not in people:
                    message = "there is no profile of that name"
                    hint = "write a file name from `people/` without its ending, or delete the entry"
                    problems.append(Problem(source.place(index, at), "unknown-person", message, hint))
    return frozenset(pairs), problems


def _resolve(
    reads: list[Read], settings: Settings, today: date, broken: frozenset[str], lost: str
) -> tuple[Hub, list[Problem]]:
    skills = {read.found.slug: make_skill(read.found.slug, read.source, file) for read, file in _of(reads, SkillFile)}
    known = {read.found.slug for read, _ in _of(reads, PersonFile)}
    names = Resolver(skills.values(), known, broken, lost, closed=settings.closed_skills)
    skills = {slug: link_skill(skill, names) for slug, skill in skills.items()}
    people = {read.found.slug: make_person(read.found.slug, read.source, file, names) for read, file in _of(reads, PersonFile)}
    circles = {read.found.slug: make_circle(read.found.slug, read.source, file, names) for read, file in _of(reads, CircleFile)}
    programs = {read.found.slug: make_program(read.found.slug, read.source, file, names) for read, file in _of(reads, ProgramFile)}
    notes = [
        (read.found.parent, make_note(read.found.slug, read.found.day, read.found.parent, read.source, file, names))
        for read, file in _of(reads, NoteFile)
        if read.found.day
    ]
    sessions = [
        (read.found.parent, make_program_note(read.found.slug, read.found.day, read.found.parent, read.source, file, names))
        for read, file in _of(reads, SessionFile)
        if read.found.day
    ]
    by_circle, by_program = _by_parent(notes), _by_parent(sessions)
    hub = Hub(
        today=today,
        settings=settings,
        people=_sorted_people(people),
        skills=dict(sorted(skills.items(), key=lambda item: (item[1].name.casefold(), item[0]))),
        circles={slug: replace(circle, notes=by_circle.get(slug, ())) for slug, circle in sorted(circles.items())},
        programs={slug: replace(program, notes=by_program.get(slug, ())) for slug, program in sorted(programs.items())},
        broken=broken,
    )
    return hub, names.problems


def _of(reads: list[Read], kind: type[FileOf]) -> list[tuple[Read, FileOf]]:
    return [(read, read.file) for read in reads if isinstance(read.file, kind)]


def _sorted_people(people: dict[str, Person]) -> dict[str, Person]:
    return dict(sorted(people.items(), key=lambda item: (item[1].name.casefold(), item[0])))


def _by_parent(notes: list[tuple[str, NoteOf]]) -> Mapping[str, tuple[NoteOf, ...]]:
    """Gather notes by the circle or program they belong to, newest first."""
    groups: defaultdict[str, list[NoteOf]] = defaultdict(list)
    for parent, note in sorted(notes, key=lambda item: (-item[1].date.toordinal(), item[1].slug)):
        groups[parent].append(note)
    return {parent: tuple(group) for parent, group in groups.items()}
