"""An import, the memory of the last one and the hub become new texts of files, and what is said about them."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hubgen.content.hub import Hub
from hubgen.content.slugs import normalise
from hubgen.content.yamltext import Data
from hubgen.edits.changes import CannotEdit
from hubgen.edits.imported import Remembered, write_memory
from hubgen.edits.rewrite import read, rewrite
from hubgen.edits.yamlout import Value
from hubgen.importers.naming import Known
from hubgen.importers.threeway import Kept, Resolve, merge
from hubgen.importers.values import Imported
from hubgen.problems import Place, Problem, Severity

_CONTACTS = ("forge", "email")
"""What tells people apart who have one name, the surest first."""


class Changed(NamedTuple):
    path: str
    names: tuple[str, ...]


@dataclass(slots=True)
class Again:
    """What an import does to a hub. *texts* are the files to write, *memory* what to remember.

    *kept* are the values that a person wrote and the source changed since, by path, *standing* how many stand so in
    all, *deleted* the files that a person took away, *gone* the slugs of which the source says nothing any more.
    """

    texts: dict[str, bytes] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    kept: list[tuple[str, Kept]] = field(default_factory=list)
    standing: int = 0
    deleted: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    remembered: list[Remembered] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def memory(self) -> bytes:
        return write_memory(self.remembered)


def known_in(hub: Hub, memory: list[Remembered]) -> Known:
    """Give whom the hub knows: as the source calls them, by their account, by their e-mail address.

    An account or address that two profiles have finds nobody.
    """
    names = Counter(normalise(name) for name in (*(entry.called for entry in memory), *_names_of_others(hub, memory)))
    called = {normalise(entry.called): entry.slug for entry in memory}
    contacts: dict[str, set[str]] = {}
    people: dict[str, tuple[str, Mapping[str, Value]]] = {}
    for person in hub.people.values():
        contact = (person.private or person).contact
        told: dict[str, Value] = {"contact.forge": contact.forge, "contact.email": contact.email}
        people[normalise(person.name)] = (person.slug, {name: value for name, value in told.items() if value})
        for name, value in zip(_CONTACTS, (contact.forge, contact.email), strict=True):
            if value:
                contacts.setdefault(f"{name} {value.casefold()}", set()).add(person.slug)

    def find(word: str, values: Mapping[str, Value]) -> str | None:
        before = called.get(normalise(word or str(values.get("name", ""))))
        if before in hub.people:
            return before
        for name in _CONTACTS:
            slugs = contacts.get(f"{name} {str(values.get(f'contact.{name}', '')).casefold()}", set())
            if len(slugs) == 1:
                return next(iter(slugs))
        return before or (word if word in hub.people else None)

    return Known(find, {*hub.people, *(entry.slug for entry in memory)}, {name for name, count in names.items() if count > 1}, people)


def _names_of_others(hub: Hub, memory: list[Remembered]) -> Iterator[str]:
    remembered = {entry.slug for entry in memory}
    yield from (person.name for slug, person in hub.people.items() if slug not in remembered)


def import_again(imported: Imported, files: Mapping[str, bytes], memory: list[Remembered], *, here: Collection[str], resolve: Resolve, is_whole: bool) -> Again:
    """Merge what a source says with the files that people edited since.

    *files* are those that stand at the paths of the import; *here* are the slugs of the memory that still stand in the
    hub, and of nobody who left. *is_whole* says that the source names everybody.
    """
    again = Again()
    by_slug = {entry.slug: entry for entry in memory}
    several = {name for name, count in (Counter(entry.called for entry in memory) | Counter(imported.ids.values())).items() if count > 1}
    by_name = {entry.called: entry for entry in memory if entry.called not in several}
    for path, values in imported.values.items():
        slug = _slug(path)
        before = by_slug.get(slug) or by_name.get(imported.ids[path])
        if path in files:
            done = _merge_file(again, imported, path, files[path], before, resolve)
        else:
            done = _add_file(again, imported, path, before)
        if done:
            unfed = {name: value for name, value in (before.said if before else {}).items() if name not in imported.fed or name == "name"}
            again.remembered.append(Remembered(slug, imported.ids[path], {**unfed, **_named(imported, path, is_new=path not in files), **values}))
        elif before:
            again.remembered.append(before._replace(slug=slug))
    seen = {entry.slug for entry in again.remembered} | {_slug(path) for path in imported.values}
    names = {entry.called for entry in again.remembered} - several
    left = [entry for entry in memory if entry.slug not in seen and entry.called not in names]
    again.remembered += [entry for entry in left if not is_whole or entry.slug in here]
    again.gone += [entry.slug for entry in left if is_whole and entry.slug in here]
    return again


def _add_file(again: Again, imported: Imported, path: str, before: Remembered | None) -> bool:
    if before is not None:  # a person took the file away, and it stays away
        again.deleted.append(path)
    else:
        again.texts[path] = imported.write(path).encode()
        again.added.append(path)
    return True


def _merge_file(again: Again, imported: Imported, path: str, raw: bytes, before: Remembered | None, resolve: Resolve) -> bool:
    """Merge one file; give False where it cannot be, so that the next import proposes the same again."""
    reading = read(path, raw)
    data = reading.data if reading else None
    if not isinstance(data, dict):
        again.problems.append(_left_alone(path, "it cannot be read", "mend what `hubgen check` says of it, and import once more"))
        return False
    values = imported.values[path]
    if before is None and (other := _other_person(values, data)):
        again.problems.append(_left_alone(path, f"its {other} is another one", "if this is the same person, write the same in both; else give one of them another slug"))
        return False
    said = before.said if before else {}
    if "name" not in said and data.get("name") == _slug(path):
        said = {**said, "name": _slug(path)}  # which another source gave for want of a name
    merged = merge(said, values, data, fed=imported.fed, resolve=resolve)
    try:
        text = rewrite(path, raw, merged.changes) if merged.changes else raw
    except CannotEdit as error:
        again.problems.append(_left_alone(path, str(error).removeprefix(f"{path} "), "take over by hand what is new in the source"))
        return False
    if text != raw:
        again.texts[path] = text
        again.changed.append(Changed(path, tuple(merged.changed)))
    again.kept += [(path, kept) for kept in merged.kept]
    again.standing += merged.standing
    return True


def _other_person(values: Mapping[str, Value], data: Mapping[str, Data]) -> str:
    """Say what tells that a file of the same name is about somebody else."""
    contact = data.get("contact")
    written = contact if isinstance(contact, dict) else {}
    both = [name for name in reversed(_CONTACTS) if written.get(name) and values.get(f"contact.{name}")]
    if not both or str(written[both[0]]).casefold() == str(values[f"contact.{both[0]}"]).casefold():
        return ""
    return "e-mail address" if both[0] == "email" else "account"


def _left_alone(path: str, why: str, hint: str) -> Problem:
    return Problem(Place(path), "file-exists", f"the file stands already, and was left as it is: {why}", hint, Severity.WARNING)


def _named(imported: Imported, path: str, *, is_new: bool) -> dict[str, Value]:
    """Remember the name that a new file got because the source told none."""
    return {"name": imported.ids[path]} if is_new else {}


def _slug(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yml")


MOST_SHOWN = 20


def summary_of(again: Again, kind: str, *, will: bool) -> Iterator[str]:
    """Say in lines what an import did, or *will* do: what is new, changed, kept as people wrote it, and gone."""
    noun = "profile" if kind == "people" else "skill"
    did = "Would add" if will else "Added"
    yield f"{did} {_count(len(again.added), noun)}, {'change' if will else 'changed'} {len(again.changed)}."
    yield from _some([f"{change.path}: {', '.join(change.names)}" for change in again.changed])
    if again.standing:
        yield f"Kept as people wrote it, though the source says otherwise: {_count(again.standing, 'value')}."
        yield from _some([f"{path}: {_told(kept)}" for path, kept in again.kept])
    if again.deleted:
        yield f"Deleted here, and not brought back: {_count(len(again.deleted), noun)}."
        yield from _some(again.deleted)
    if again.gone:
        what = "`hubgen leave person SLUG` if they left" if kind == "people" else "`hubgen deprecate skill SLUG` if nobody needs them"
        yield f"Gone from the source, and left as they are ({what}):"
        yield from _some(again.gone)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _told(kept: Kept) -> str:
    said, written = (f"“{text[:60]}”" if text else "nothing" for text in (kept.said, kept.written))
    return f"{kept.name} (the source says {said}, the file {written})"


def _some(lines: list[str]) -> Iterator[str]:
    yield from (f"- {line}" for line in lines[:MOST_SHOWN])
    if len(lines) > MOST_SHOWN:
        yield f"- and {len(lines) - MOST_SHOWN} more"
