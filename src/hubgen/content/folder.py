"""A hub's folder becomes the list of its files, by kind, each with the words its path says."""

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple, TypeAlias

from hubgen.content.fields import FIRST_YEAR, LAST_YEAR
from hubgen.content.slugs import is_slug, slugify
from hubgen.content.sources import MAX_BYTES
from hubgen.problems import Place, Problem, Severity

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})
MAX_PICTURE_BYTES = 2 * 1024 * 1024
FOLDERS = ("people", "skills", "circles", "programs")
DO_NOT_PAIR = "programs/do-not-pair.yml"
Stamp: TypeAlias = tuple[int, int, int]
_IGNORED = frozenset({"readme.md", "license", "license.md", "notice", "notice.md"})
_NOTE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})-(.+)")


class Found(NamedTuple):
    """One file of the hub. *parent* is the folder of a circle or program; *day* the date in a note's name."""

    kind: str
    path: str
    slug: str
    parent: str = ""
    day: date | None = None


def find_files(root: Path) -> tuple[list[Found], list[Problem]]:
    """List what the hub in *root* is made of, sorted by path, without following a link out of it."""
    found: list[Found] = []
    problems: list[Problem] = []
    finders = (_flat(root, "people", "person"), _flat(root, "skills", "skill"), _deep(root, "circles"), _deep(root, "programs"))
    for finder in finders:
        for thing in finder:
            (found if isinstance(thing, Found) else problems).append(thing)  # type: ignore[arg-type]  # one list each
    return sorted(found, key=lambda file: file.path), problems


def whole_thing(path: str) -> str:
    """Give the file of a person or a skill, or the folder of a circle or a program, that *path* belongs to, as problems write it."""
    thing = "/".join(path.split("/")[:2])
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in thing)


def read_bytes(root: Path, path: str, limit: int = MAX_BYTES) -> bytes:
    """Read a file, one byte past *limit* at most, so that what is too large is known but not held."""
    with open(f"{root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123  # a Path takes as long to make as a file to open
        return file.read(limit + 1)


def stamp(root: Path, path: str, *, follow_links: bool = False) -> Stamp | None:
    """Give what changes when a file does: its size, its time and its number on the disk. None where no file is."""
    try:
        found = os.stat(f"{root}/{path}", follow_symlinks=follow_links)  # noqa: PTH116  # a Path takes as long to make
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ino) if S_ISREG(found.st_mode) else None


def _flat(root: Path, folder: str, kind: str) -> Iterator[Found | Problem]:
    for name, is_folder, problem in _entries(root, folder):
        path = f"{folder}/{name}"
        stem = name.removesuffix(".yml")
        if problem:
            yield problem
        elif is_folder or not stem or stem == name:
            yield _unread(path, f"`{folder}/` holds files that end in `.yml`")
        elif not is_slug(stem):
            yield _bad_name(path, stem)
        else:
            yield Found(kind, path, stem)


def _deep(root: Path, folder: str) -> Iterator[Found | Problem]:
    one, many = ("circle", "note") if folder == "circles" else ("program", "session")
    for name, is_folder, problem in _entries(root, folder):
        path = f"{folder}/{name}"
        if problem:
            yield problem
        elif path == DO_NOT_PAIR and not is_folder:
            yield Found("do-not-pair", path, name)
        elif not is_folder:
            yield _unread(path, f"each {one} has a folder of its own: `{folder}/<name>/index.md`")
        elif not is_slug(name):
            yield _bad_name(path, name)
        else:
            yield from _group(root, path, name, one, many)


def _group(root: Path, folder: str, parent: str, one: str, many: str) -> Iterator[Found | Problem]:
    entries = list(_entries(root, folder))
    if not any(name == "index.md" and (problem or not is_folder) for name, is_folder, problem in entries):
        yield Problem(Place(folder), "missing-index", f"the {one} `{parent}` has no `index.md`", f"add `{folder}/index.md`")
    for name, is_folder, problem in entries:
        path = f"{folder}/{name}"
        stem, dot, ending = name.rpartition(".")
        ending = dot + ending
        if problem:
            yield problem
        elif name == "index.md" and not is_folder:
            yield Found(one, path, parent)
        elif ending.lower() in PICTURES and not is_folder:
            yield _picture(root, path, parent)
        elif ending != ".md" or is_folder:
            yield _unread(path, f"a {one}'s folder holds `index.md`, notes and pictures ({', '.join(sorted(PICTURES))})")
        else:
            yield _note(path, stem, parent, many)


def _note(path: str, stem: str, parent: str, kind: str) -> Found | Problem:
    hint = "name it year-month-day-topic, such as `2026-03-09-indexes.md`"
    match = _NOTE.fullmatch(stem)
    if not match:
        return Problem(Place(path), "bad-file-name", f"the name `{stem[:80]}` does not begin with a date", hint)
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return Problem(Place(path), "bad-file-name", f"there is no {stem[:10]} in the calendar", hint)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return Problem(Place(path), "bad-file-name", f"the year of {stem[:10]} is too far away", hint)
    if not is_slug(match[4]) or len(stem) > 100:
        return _bad_name(path, match[4])
    return Found(kind, path, stem, parent, day)


def _picture(root: Path, path: str, parent: str) -> Found | Problem:
    size = (root / path).stat().st_size
    if size > MAX_PICTURE_BYTES:
        hint = f"keep pictures under {MAX_PICTURE_BYTES // 1024 // 1024} MB: make it smaller"
        return Problem(Place(path), "too-large", f"the picture has {size // 1024} kB", hint)
    return Found("picture", path, path.rpartition("/")[2], parent)


def _entries(root: Path, folder: str) -> Iterator[tuple[str, bool, Problem | None]]:
    """List a folder's names, sorted, and whether they are folders. A link is refused: it could publish any file."""
    if (root / folder).is_symlink():
        yield folder, False, _not_a_file(folder)
        return
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        name = entry.name
        if name.startswith(".") or name.lower() in _IGNORED:
            continue
        if not name.isprintable():
            shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in name)
            yield shown, False, _bad_name(f"{folder}/{shown}", shown)
            continue
        is_folder = entry.is_dir(follow_symlinks=False)
        problem = None if is_folder or entry.is_file(follow_symlinks=False) else _not_a_file(f"{folder}/{name}")
        yield name, is_folder, problem


def _not_a_file(path: str) -> Problem:
    return Problem(Place(path), "not-a-file", "this is a link or a device, not a file", "put the file itself here")


def _unread(path: str, hint: str) -> Problem:
    return Problem(Place(path), "unread-file", f"nothing reads `{path.rpartition('/')[2][:80]}`", hint, Severity.WARNING)


def _bad_name(path: str, stem: str) -> Problem:
    message = f"`{stem[:80]}` cannot be part of an address"
    return Problem(Place(path), "bad-file-name", message, f"use small letters, digits and hyphens: `{slugify(stem)}`")
