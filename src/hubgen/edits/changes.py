"""A change to what a file says: what it is, and what the file says after it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from hubgen.content.sources import Route
from hubgen.content.yamltext import Data, read_tree
from hubgen.edits.yamlout import Value, write_yaml


class CannotEdit(ValueError):
    """A file is written in a way that cannot be changed safely; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Put:
    """Write *value* at *route*: in the place of a text, or as the last key of its map if the key is not there."""

    route: Route
    value: Value


@dataclass(frozen=True, slots=True)
class Rename:
    """Call the key at the end of *route* something else."""

    route: Route
    key: str


@dataclass(frozen=True, slots=True)
class Drop:
    """Take away the entry of a list, or the key of a map with all that is under it."""

    route: Route


@dataclass(frozen=True, slots=True)
class Append:
    """Add *words* to the end of the list at *route*; the list is made if it is not there.

    A new list stands below the first of the keys *after* that its map has, or at the end of the map.
    """

    route: Route
    words: tuple[Value, ...]
    after: tuple[str, ...] = ()

    def place_in(self, keys: Sequence[str]) -> int:
        """Say after how many of *keys* a new list stands."""
        return next((keys.index(key) + 1 for key in self.after if key in keys), len(keys))


Change: TypeAlias = Put | Rename | Drop | Append


def changed(data: Data, change: Change) -> Data:
    """Make the same change to what the text says; `splice` is right when its text is read as this."""
    if len(change.route) == 0:
        raise CannotEdit("the file as a whole cannot be changed")
    step, rest = change.route[0], change.route[1:]
    if rest and not (isinstance(change, Append) and _at(data, step) is None):
        inner = changed(_at(data, step), _with_route(change, rest))
        if isinstance(data, dict):
            return {key: inner if key == step else value for key, value in data.items()}
        assert isinstance(data, list)
        return [inner if index == step else value for index, value in enumerate(data)]
    return _changed_here(data, step, change)


def same(one: Data, other: Data) -> bool:
    """Compare two readings; an empty list or map says as much as no value."""
    if not one and not other and one != "" and other != "":
        return True
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def _changed_here(data: Data, step: str | int, change: Change) -> Data:
    if isinstance(data, list):
        if isinstance(change, Drop):
            return [value for index, value in enumerate(data) if index != step]
        new = _appended(_at(data, step), change) if isinstance(change, Append) else plain(change.value) if isinstance(change, Put) else None
        return [new if index == step else value for index, value in enumerate(data)]
    assert isinstance(data, dict)
    if isinstance(change, Drop):
        return {key: value for key, value in data.items() if key != step}
    if isinstance(change, Rename):
        return {change.key if key == step else key: value for key, value in data.items()}
    if isinstance(change, Append):
        at = len(data) if step in data else change.place_in(list(data))
        entries = list(data.items())
        return dict([*entries[:at], (str(step), None), *entries[at:]]) | {str(step): _appended(data.get(str(step)), change)}
    return {**data, str(step): plain(change.value)}


def _appended(before: Data, change: Append) -> Data:
    return [*(before if isinstance(before, list) else ()), *map(plain, change.words)]


def plain(value: Value) -> Data:
    """Give *value* as it is read back."""
    tree, _ = read_tree(write_yaml({"value": value}))
    return tree.data["value"] if tree and isinstance(tree.data, dict) else None


def _with_route(change: Change, route: Route) -> Change:
    if isinstance(change, Put):
        return Put(route, change.value)
    if isinstance(change, Rename):
        return Rename(route, change.key)
    return Drop(route) if isinstance(change, Drop) else replace(change, route=route)


def _at(data: Data, step: str | int) -> Data:
    if isinstance(data, dict) and isinstance(step, str):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return data[step]
    return None


def shown(route: Route) -> str:
    return "`" + ".".join(str(step) for step in route) + "`"
