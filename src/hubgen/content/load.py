"""A folder becomes a hub."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeAlias

from hubgen.content.assemble import Assembly, Gone, Read
from hubgen.content.folder import (
    DO_NOT_PAIR,
    FOLDERS,
    MAX_PICTURE_BYTES,
    Found,
    Stamp,
    find_files,
    read_bytes,
    stamp,
    whole_thing,
)
from hubgen.content.hub import Hub
from hubgen.content.processes import share
from hubgen.content.resolve import make_settings
from hubgen.content.schema import KINDS, Part, SettingsPart
from hubgen.content.settings import Settings
from hubgen.content.slugs import normalise
from hubgen.content.sources import Source, find_pile, read_front_matter, read_list, read_settings, read_yaml
from hubgen.content.typed import read_as
from hubgen.problems import Problem, Severity

SETTINGS = "mkdocs.yml"
_QUOTED = re.compile("`[^`]*`")
Pairing: TypeAlias = tuple[frozenset[frozenset[str]], list[Problem]]
"""Who must not be paired, and what is wrong with that list."""


class _Opened(NamedTuple):
    """One file on its way: *text* is all that a broken one says."""

    found: Found
    stamp: Stamp | None
    source: Source | None
    problems: list[Problem]
    text: str


class _File(NamedTuple):
    """One file as it was when it was read: *read* is None where it is broken, *lost* are the words that went with it."""

    stamp: Stamp | None
    read: Read | None
    problems: tuple[Problem, ...] = ()
    lost: str = ""


def load(root: Path, today: date) -> tuple[Hub, list[Problem]]:
    """Read the hub in *root* as it is known on *today*, with everything internal and private in it.

    Files that cannot be read are left out and named in the problems; the rest is whole. Costs about 0.2 ms a file.
    """
    return Reader(root).read(today)


class Reader:
    """Reads the hub in a folder, and then again and again, but only what changed in it.

    What comes back is always what `load` would give; people, circles and all else that no change touches are the very
    same values as before. *files_read* counts the files that the last time was about. *with_problems* says whether
    what is wrong with references is wanted: without it, a hub to which many come is read in a third of the time.
    """

    def __init__(self, root: Path, *, with_problems: bool = True) -> None:
        self.root = root
        self.files_read = 0
        self._is_whole = False
        self._settings: tuple[Stamp | None, Settings, Sequence[Problem]] = (None, Settings(), ())
        self._found: list[Found] = []
        self._unfound: list[Problem] = []
        self._files: dict[str, _File] = {}
        self._assembly = Assembly(with_problems=with_problems)

    def read(self, today: date, *, changed: Collection[str] | None = None) -> tuple[Hub, list[Problem]]:
        """Read what changed since the last time, as `load` does.

        Who knows what changed (was written, came or went) gives its paths below the root as *changed*: so nothing else
        is looked at. Raises OSError when a file goes away under our eyes.
        """
        if not self._is_whole:
            changed = None
        self.files_read, self._is_whole = 0, False
        settings, problems = self._read_settings(is_other=changed is not None and SETTINGS in changed)
        if changed is None or not all(map(self._is_known, changed)):
            self._found, self._unfound = find_files(self.root)
            self._files = {found.path: self._files[found.path] for found in self._found if found.path in self._files}
        typed = self._read_files(settings, changed)
        self._is_whole = True
        return self._hub(settings, problems, typed, today, _do_not_pair(self.root, self._found))

    @property
    def found(self) -> Sequence[Found]:
        """The files that the hub is made of, pictures too, as of the last time."""
        return self._found

    def read_back(self, folder: Path, things: Collection[str], today: date) -> tuple[Hub, list[Problem]]:
        """Give the hub as it was: *things* (`whole_thing`) and the settings as in *folder*, all else as it was read last.

        Levels must have the names that they have now: every file is read by them.
        """
        settings, problems = load_settings(folder)
        found, unfound = find_files(folder)
        typed: dict[str, Part] = {}
        self._is_whole, self._settings = False, (None, settings, problems)
        self._files = {path: file for path, file in self._files.items() if whole_thing(path) not in things}
        for each in found:
            if each.kind in KINDS:
                self._files[each.path], part = _type(_open_one(folder, each), settings)
                if part:
                    typed[each.path] = part
        self._files = dict(sorted(self._files.items()))
        self._found = sorted([*(each for each in self._found if whole_thing(each.path) not in things), *found], key=lambda each: each.path)
        self._unfound = [*(each for each in self._unfound if whole_thing(each.place.path) not in things), *unfound]
        return self._hub(settings, problems, typed, today, _do_not_pair(folder if DO_NOT_PAIR in things else self.root, self._found))

    def _hub(
        self, settings: Settings, problems: Sequence[Problem], typed: dict[str, Part], today: date, pairing: Pairing
    ) -> tuple[Hub, list[Problem]]:
        """Make the hub of what was found and read."""
        reads = [file.read for file in self._files.values() if file.read]
        flawed = {path: file for path, file in self._files.items() if file.problems or not file.read}
        hub, unresolved = self._assembly.hub(reads, typed, settings, today, self._gone(flawed))
        pairs, unpaired = pairing
        misread = (problem for file in flawed.values() for problem in file.problems)
        return replace(hub, do_not_pair=pairs), sorted((*problems, *self._unfound, *misread, *unpaired, *unresolved), key=_rank)

    def _gone(self, files: Mapping[str, _File]) -> Gone:
        """Say what of the hub cannot be read; *files* are all that have a problem, or more."""
        broken = {problem.place.path for problem in self._unfound if problem.severity is Severity.ERROR}
        broken.update(path for path, file in files.items() if file.read is None)
        people = frozenset(found.slug for found in self._found if found.kind == "person")
        return Gone(people, frozenset(broken), " ".join(file.lost for file in files.values() if file.lost))

    def _is_known(self, path: str) -> bool:
        """Say whether *path* is a file that was there the last time and still is, or none of the hub's."""
        is_ours = path.partition("/")[0] in FOLDERS
        return not is_ours or (path in self._files and stamp(self.root, path) is not None)

    def _read_settings(self, *, is_other: bool) -> tuple[Settings, Sequence[Problem]]:
        before, settings, problems = self._settings
        now = stamp(self.root, SETTINGS, follow_links=True)
        if is_other or not now or now != before:
            levels = settings.levels
            settings, problems = load_settings(self.root)
            self._settings = now, settings, problems
            self.files_read += 1
            if settings.levels != levels:
                self._files = {}  # their words are among what a profile may say
        return settings, problems

    def _read_files(self, settings: Settings, changed: Collection[str] | None) -> dict[str, Part]:
        """Read what is new or other than it was, and give what that is typed as, by path."""
        files = dict(self._files)
        new = self._others(changed)
        typed: dict[str, Part] = {}
        is_first, is_begun = not self._files, False
        words = {found.path for found in new if found.kind == "skill"}
        for opened in chain.from_iterable(share(partial(_open, self.root), sorted(new, key=_by_need))):
            path = opened.found.path
            file, part = _type(opened, settings)
            files[path] = file
            words.discard(path)
            if part:
                typed[path] = part
            if is_begun and file.read and part:
                self._assembly.make(file.read, typed.pop(path), settings)  # others read on meanwhile
            elif is_first and not words and not is_begun:
                skills = [file.read for file in files.values() if file.read and file.read.found.kind == "skill"]
                self._assembly.begin(skills, typed, settings, self._gone(files))
                is_begun = True
        self.files_read += len(new)
        self._files = files if len(files) == len(self._files) else dict(sorted(files.items()))
        return typed

    def _others(self, changed: Collection[str] | None) -> list[Found]:
        """Give the files that are new or other than they were."""
        own, files = (found for found in self._found if found.kind in KINDS), self._files
        if changed is not None:
            return [found for found in own if found.path in changed or found.path not in files]
        return [found for found in own if found.path not in files or stamp(self.root, found.path) != files[found.path].stamp]


def load_settings(root: Path) -> tuple[Settings, list[Problem]]:
    """Read what the hub's owner decided; without a sound mkdocs.yml, the defaults."""
    if not (root / SETTINGS).is_file():
        return Settings(), []
    source, problems = read_settings(SETTINGS, (root / SETTINGS).read_bytes())
    if source is None:
        return Settings(), problems
    file, problems = read_as(SettingsPart, source, under=("extra", "hub"))
    address = source.data.get("site_url")
    site_url = f"{address.rstrip('/')}/" if isinstance(address, str) and address else ""  # as MkDocs reads it
    return replace(make_settings(file) if file else Settings(), site_url=site_url), problems


def load_pictures(root: Path, hub: Hub, found: Iterable[Found] | None = None) -> Mapping[str, bytes]:
    """Read the pictures of the circles and programs in *hub*, by path, if something in *hub* shows them.

    Who has looked through the folder already gives what was *found*.
    """
    circles = ((circle.path, (circle.body, *(note.body for note in circle.notes))) for circle in hub.circles.values())
    programs = ((program.path, (program.body, *(note.body for note in program.notes))) for program in hub.programs.values())
    shown = {path.rpartition("/")[0]: "\n".join(bodies) for path, bodies in (*circles, *programs)}
    pictures = (each for each in (find_files(root)[0] if found is None else found) if each.kind == "picture")
    return {
        each.path: read_bytes(root, each.path, MAX_PICTURE_BYTES)
        for each in pictures
        if each.slug in shown.get(each.path.rpartition("/")[0], "")
    }


def _by_need(found: Found) -> bool:
    """Put skills first: who refers to them can be made when their words are known."""
    return found.kind != "skill"


def _open(root: Path, found: Sequence[Found]) -> list[_Opened]:
    """Read the text of files, and the YAML in it: most of the work, and cheap to send from one process to another."""
    return [_open_one(root, file) for file in found]


def _open_one(root: Path, found: Found) -> _Opened:
    now, raw = stamp(root, found.path), read_bytes(root, found.path)
    reader = read_yaml if found.path.endswith(".yml") else read_front_matter
    source, problems = reader(found.path, raw)
    return _Opened(found, now, source, problems, "" if source else raw.decode(errors="replace"))


def _type(opened: _Opened, settings: Settings) -> tuple[_File, Part | None]:
    found, source, problems = opened.found, opened.source, opened.problems
    part = None
    if source is not None:
        part, problems = read_as(KINDS[found.kind], source, levels=settings.levels)
    if source is None or part is None:
        return _File(opened.stamp, None, tuple(problems), _lost_words(found, source.yaml if source else opened.text)), None
    return _File(opened.stamp, Read(found, source)), part


def _lost_words(found: Found, text: str) -> str:
    """Give all that a broken file of a skill says, folded: a name that stands there may be one of the skill's."""
    if found.kind != "skill":
        return ""
    return normalise(found.slug if find_pile(text) is not None else f"{found.slug} {text}")


def _do_not_pair(root: Path, files: list[Found]) -> Pairing:
    """Read who must not be paired. A slug that no file has is an error: the pair would not be kept apart."""
    pairs: set[frozenset[str]] = set()
    problems: list[Problem] = []
    for found in [found for found in files if found.kind == "do-not-pair"]:
        people = {found.slug for found in files if found.kind == "person"}
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


def _rank(problem: Problem) -> tuple[str, int, int, str, str, str, str]:
    """Give what problems are sorted by, as they would be by themselves, but ten times as fast."""
    place = problem.place
    return place.path, place.line, place.column, problem.code, problem.message, problem.hint, problem.severity
