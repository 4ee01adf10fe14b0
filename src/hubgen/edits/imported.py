"""What an import last said of each file, one line of JSON a file, becomes values and text again.

The file `.hubgen/imported/<folder>/<source>.jsonl` is part of the hub: with it, the next import knows what the source
changed since and what a person did. It is no page, and never published.
"""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeGuard

from hubgen.edits.yamlout import Value

IMPORTED = ".hubgen/imported"


class Remembered(NamedTuple):
    """*slug* is the file's, *called* what the source itself calls it, *said* the values under their dotted names."""

    slug: str
    called: str
    said: Mapping[str, Value]


class BadMemory(ValueError):
    """The memory of a source cannot be read; the text names file and line."""


def memory_path(folder: str, source: str) -> str:
    """Give where the memory of *source* about the files in *folder* stands; *source* is a slug."""
    return f"{IMPORTED}/{folder}/{source}.jsonl"


def read_memory(path: str, raw: bytes) -> list[Remembered]:
    """Read a memory. Raises BadMemory: half of it would bring back what people deleted."""
    found = []
    for number, line in enumerate(raw.decode("utf-8", "replace").split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (json.JSONDecodeError, RecursionError):
            value = None
        if not isinstance(value, dict) or not isinstance(value.get("slug"), str) or not _is_said(value.get("said")):
            raise BadMemory(f"line {number} of {path} cannot be read; take the file from git as it was. Without it, the import cannot tell what people changed")
        found.append(Remembered(value["slug"], str(value.get("called") or value["slug"]), value["said"]))
    return found


def write_memory(entries: Iterable[Remembered]) -> bytes:
    lines = [json.dumps(entry._asdict(), ensure_ascii=False, sort_keys=True) for entry in sorted(entries, key=lambda entry: entry.slug)]
    return "".join(f"{line}\n" for line in lines).encode()


def follow(path: str, raw: bytes, moves: Mapping[str, str], gone: Mapping[str, str | None]) -> bytes:
    """Give a memory as it is when files got another name (*moves*), or are to be forgotten (*gone* to None).

    What was merged into another file stays: its source would bring it back.
    """
    folder = path.removeprefix(f"{IMPORTED}/").partition("/")[0]
    names = {_slug(old): _slug(new) for old, new in moves.items() if old.startswith(f"{folder}/")}
    forgotten = {_slug(old) for old, target in gone.items() if target is None and old.startswith(f"{folder}/")}
    if not names and not forgotten:
        return raw
    kept = [entry for entry in read_memory(path, raw) if entry.slug not in forgotten]
    return write_memory(Remembered(names.get(entry.slug, entry.slug), entry.called, _named(entry.said, names, forgotten)) for entry in kept)


def _named(said: Mapping[str, Value], names: Mapping[str, str], forgotten: Iterable[str]) -> Mapping[str, Value]:
    """Name somebody's manager anew, or not at all."""
    manager = said.get("manager")
    if not isinstance(manager, str):
        return said
    if manager in forgotten:
        return {name: value for name, value in said.items() if name != "manager"}
    return {**said, "manager": names.get(manager, manager)}


def _slug(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yml")


def _is_said(value: object) -> TypeGuard[Mapping[str, Value]]:
    return isinstance(value, dict) and all(isinstance(inner, str | int | list) for inner in value.values())
