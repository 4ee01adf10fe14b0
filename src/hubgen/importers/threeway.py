"""What a source said before, what it says now and what the file says become the changes that nobody has to undo.

A value changes only where the source changed it and no person did. What a person wrote stays, and what a person deleted
stays away.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hubgen.content.slugs import normalise
from hubgen.content.sources import Route
from hubgen.content.yamltext import Data
from hubgen.edits.changes import Append, Change, Drop, Put
from hubgen.edits.yamlout import Value
from hubgen.importers.values import as_data

Resolve = Callable[[str], str | None]


class Kept(NamedTuple):
    """The source changed *name* to *said*, and the file says *written*, as a person wanted it. Empty for nothing."""

    name: str
    said: str
    written: str


@dataclass(slots=True)
class Merge:
    """*changed* are the names that the file gets or loses, *kept* those that a person wrote and the source changed.

    *standing* counts all that people wrote and the source says otherwise, today or long since.
    """

    resolve: Resolve
    changes: list[Change] = field(default_factory=list)
    drops: list[Drop] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    standing: int = 0

    def text(self, name: str, route: Route, base: Data, theirs: Value | None, ours: Data) -> bool:
        """Merge one text. Give whether the file is to say what the source says."""
        said = None if theirs is None else as_data(theirs)
        if ours == said or (said == base and ours == base):
            return False
        if said == base or ours != base:
            self.standing += 1
            if said != base:
                self.kept.append(Kept(name, _shown(said), _shown(ours)))
            return False
        self.changed.append(name)
        if theirs is None:
            self.changes.append(Drop(route))
            return False
        if ours is not None and "\n" in f"{said}{ours}":  # a block of lines cannot be put in the place of another
            self.changes.append(Drop(route))
        return True

    def keep_private(self, name: str, base: Data, said: Data) -> None:
        """Leave a value alone that a person keeps for colleagues; nothing of it is ever said or written elsewhere."""
        self.standing += 1
        if said != base:
            self.kept.append(Kept(name, _shown(said), "a private value"))

    def entries(self, name: str, base: Data, theirs: Value | None, ours: Data) -> None:
        """Merge a list by its entries, which are known by their skill, or by their own words."""
        before, now, here = self._by_key(base), self._by_key(theirs), self._by_key(ours)
        added: list[Value] = []
        for key, (_, entry) in now.items():
            if key in here:
                if key in before:
                    self._parts(name, key, before[key][1], entry, *here[key])
            elif key in before:
                self.standing += 1
            else:
                added.append(entry)
                self.changed.append(f"{name}: {_shown(entry)}")
        for key in before.keys() - now.keys() & here.keys():
            index, entry = here[key]
            if as_data(entry) == as_data(before[key][1]):
                self.drops.append(Drop((name, index)))
                self.changed.append(f"{name}: without {_shown(entry)}")
            else:
                self.standing += 1
                self.kept.append(Kept(f"{name}: {_shown(entry)}", "", "yes"))
        if added:
            self.changes.append(Append((name,), tuple(added)))

    def _parts(self, name: str, key: str, base: Value, theirs: Value, index: int, ours: Value) -> None:
        if not (isinstance(base, Mapping) and isinstance(theirs, Mapping) and isinstance(ours, Mapping)):
            return
        for part in dict.fromkeys((*theirs, *base)):
            was, now, here = base.get(part), theirs.get(part), ours.get(part)
            route: Route = (name, index, part)
            if part != "skill" and self.text(f"{name}: {key}: {part}", route, _data(was), now, _data(here)) and now is not None:
                self.changes.append(Put(route, now))

    def _by_key(self, value: Value | Data) -> dict[str, tuple[int, Value]]:
        """Give the entries of a list, each with its number; the first of two with the same key."""
        found: dict[str, tuple[int, Value]] = {}
        for index, entry in enumerate(value if isinstance(value, list) else ()):
            if isinstance(entry, Mapping):
                text = str(entry.get("skill", ""))
                found.setdefault(self.resolve(text) or normalise(text), (index, entry))
            elif entry is not None:
                found.setdefault(normalise(str(entry)), (index, entry))
        return found


def merge(base: Mapping[str, Value], theirs: Mapping[str, Value], ours: Mapping[str, Data], *, fed: Iterable[str], resolve: Resolve) -> Merge:
    """Merge one file. *base* and *theirs* have dotted names, *ours* is what the file says.

    What is not among *fed* is nothing that the source speaks of: its silence changes nothing.
    """
    merged = Merge(resolve)
    known = set(fed)
    maps: dict[str, dict[str, Value]] = {}
    for name in dict.fromkeys((*theirs, *base)):
        outer, _, inner = name.partition(".")
        above = ours.get(outer) if inner else ours
        here = above.get(inner or outer) if isinstance(above, dict) else None
        was, now = base.get(name), theirs.get(name)
        if name not in known or (name == "name" and now is None):
            continue
        if _is_private(ours.get("private"), outer, inner):
            merged.keep_private(name, _data(was), _data(now))
            continue
        if any(isinstance(value, list) for value in (was, now, here)):
            merged.entries(name, _data(was), now, here)
        elif merged.text(name, (outer, inner) if inner else (outer,), _data(was), now, here) and now is not None:
            if inner and not isinstance(above, dict):
                maps.setdefault(outer, {})[inner] = now
            else:
                merged.changes.append(Put((outer, inner) if inner else (outer,), now))
    for outer, values in maps.items():
        merged.changes += [Drop((outer,))] if outer in ours else []
        merged.changes.append(Put((outer,), values))
    merged.changes += sorted(merged.drops, key=lambda drop: (str(drop.route[0]), -int(drop.route[-1])))
    return merged


def _is_private(private: Data, outer: str, inner: str) -> bool:
    value = private.get(outer) if isinstance(private, dict) else None
    return (inner in value if isinstance(value, dict) else False) if inner else value is not None


def _data(value: Value | None) -> Data:
    return None if value is None else as_data(value)


def _shown(value: Data | Value) -> str:
    if isinstance(value, Mapping):
        return str(value.get("skill", ""))
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
    return " ".join(text.split())
