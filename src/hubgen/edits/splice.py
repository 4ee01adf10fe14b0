"""YAML text and one change become the new text, in which all other characters stay as they were."""

import json
import re
from collections.abc import Mapping, Sequence

from hubgen.content.sources import Route
from hubgen.content.yamltext import read_tree
from hubgen.edits.changes import Append, CannotEdit, Change, Drop, Put, Rename, plain, shown
from hubgen.edits.spans import Piece, find_pieces
from hubgen.edits.yamlout import Value, write_yaml

_LINE_END = re.compile(r"\r\n|\r|\n")


def splice(text: str, change: Change) -> str:
    """Make one change to *text*. Raises CannotEdit where the text is written in a way this cannot follow."""
    root = find_pieces(text)
    if root is None:
        raise CannotEdit("it says nothing")
    if isinstance(change, Drop):
        return _drop(text, root, change.route)
    if isinstance(change, Append):
        return _append(text, root, change)
    parent = root.find(change.route[:-1])
    at = parent.index_of(change.route[-1]) if parent else -1
    if parent is None or (at < 0 and isinstance(change, Rename)):
        raise CannotEdit(f"nothing stands at {shown(change.route)}")
    if isinstance(change, Rename):
        return _replace(text, parent.keys[at], change.key)
    if at >= 0:
        return _put(text, parent.parts[at], change)
    return _insert(text, parent, str(change.route[-1]), change.value)


# Texts


def _put(text: str, piece: Piece, change: Put) -> str:
    if piece.kind != "text":
        raise CannotEdit(f"a list or a map stands at {shown(change.route)}")
    return _replace(text, piece, change.value)


def _replace(text: str, piece: Piece, value: Value) -> str:
    """Write *value* in the place of the text *piece*, in the same quotes."""
    written = scalar(value, piece.style, flow=piece.flow)
    before = text[: piece.start]
    space = " " if piece.is_empty and before and not before[-1].isspace() else ""
    return before + space + written + text[piece.end :]


def scalar(value: Value, style: str = "", *, flow: bool = False) -> str:
    """Write *value* on one line, in the quotes *style* if it can be, and so that brackets around it do no harm.

    A number, a day and a truth need no quotes; a text gets them where an editor would take it for one of these.
    """
    word = plain(value)
    if not isinstance(word, str):
        raise CannotEdit("only a text can take the place of a text")
    own = write_yaml({"k": value})[3:-1]
    single, double = "'" + word.replace("'", "''") + "'", json.dumps(word, ensure_ascii=False)
    for written in {"'": (single, own, double), '"': (double, own, single)}.get(style, (own, single, double)):
        if "\n" not in written and _reads_as(f"[{written}]" if flow else f"- {written}", word):
            return written
    raise CannotEdit(f"`{word[:80]}` cannot be written there on one line")


def _reads_as(text: str, word: str) -> bool:
    tree, faults = read_tree(text)
    return not faults and tree is not None and tree.data == [word]


# Entries


def _insert(text: str, parent: Piece, key: str, value: Value) -> str:
    """Add a key below the last one of the map *parent*."""
    if parent.kind != "map":
        raise CannotEdit(f"`{key}` cannot be added to what is no map")
    if parent.flow:
        written = f"{key}: {scalar(value, flow=True)}"
        at = parent.parts[-1].end if parent.parts else parent.start + 1
        return text[:at] + (", " if parent.parts else "") + written + text[at:]
    lines = write_yaml({key: value}).splitlines()
    return _below(text, parent.end, lines, _column(text, parent.keys[0].start))


def _append(text: str, root: Piece, change: Append) -> str:
    found = root.find(change.route)
    if found is None:
        return _new_list(text, root.find(change.route[:-1]), change)
    if _is_nothing(text, found) and _has_maps(change) and not root.flow:
        return _begin_below(text, found, change)
    if found.is_null:
        written = _in_brackets(change.words)
        space = " " if found.is_empty and not text[: found.start][-1:].isspace() else ""
        return text[: found.start] + space + written + text[found.end :]
    if found.kind != "list":
        raise CannotEdit(f"{shown(change.route)} is no list")
    if found.flow:
        at = found.parts[-1].end if found.parts else found.start + 1
        return text[:at] + (", " if found.parts else "") + _in_brackets(change.words)[1:-1] + text[at:]
    return _below(text, found.end, _entries(change.words), _column(text, found.start))


def _new_list(text: str, parent: Piece | None, change: Append) -> str:
    """Write the key and its list where it belongs in the map."""
    if parent is None:
        raise CannotEdit(f"nothing stands at {shown(change.route)}")
    if parent.flow:
        raise CannotEdit(f"{shown(change.route)} cannot be added inside brackets")
    key, place = str(change.route[-1]), change.place_in([key.value for key in parent.keys])
    if place == len(parent.keys):
        return _insert(text, parent, key, list(change.words))
    above = max(parent.keys[place - 1].end, parent.parts[place - 1].end)
    return _below(text, above, write_yaml({key: list(change.words)}).splitlines(), _column(text, parent.keys[0].start))


def _begin_below(text: str, found: Piece, change: Append) -> str:
    """Write maps below the key of a list that has no entry yet; a comment beside it stays."""
    before = text[: found.start].rstrip(" \t")
    indent = _blanks(text, _line_start(text, found.start)) + 2
    return _below(before + text[found.end :], len(before), _entries(change.words), indent)


def _is_nothing(text: str, found: Piece) -> bool:
    """Say whether a value is left out, null or `[]`; a comment within the brackets is something."""
    return found.is_null or (found.kind == "list" and found.flow and not found.parts and "#" not in text[found.start : found.end])


def _has_maps(change: Append) -> bool:
    return any(isinstance(word, Mapping) for word in change.words)


def _entries(words: Sequence[Value]) -> list[str]:
    """Write the entries of a list, one below the other, from the first column on."""
    lines: list[str] = []
    for word in words:
        lines += [line[2:] for line in write_yaml({"k": [word]}).splitlines()[1:]] if isinstance(word, Mapping) else [f"- {scalar(word)}"]
    return lines


def _in_brackets(words: Sequence[Value]) -> str:
    return "[" + ", ".join(_bracketed(word) for word in words) + "]"


def _bracketed(word: Value) -> str:
    if isinstance(word, Mapping):
        return "{" + ", ".join(f"{key}: {scalar(value, flow=True)}" for key, value in word.items()) + "}"
    return scalar(word, flow=True)


def _below(text: str, end: int, lines: Sequence[str], indent: int) -> str:
    """Add *lines* below the line in which the character before *end* stands, with the file's own line ends."""
    found = _LINE_END.search(text)
    feed = found[0] if found else "\n"
    added = "".join(feed + (" " * indent + line if line else "") for line in lines)
    at = _line_end(text, end)
    return text[:at] + added + text[at:]


def _drop(text: str, root: Piece, route: Route) -> str:
    parent = root.find(route[:-1]) if route else None
    at = parent.index_of(route[-1]) if parent else -1
    if parent is None or at < 0:
        raise CannotEdit(f"nothing stands at {shown(route)}")
    starts = [_entry_start(text, parent, index) for index in range(len(parent.parts))]
    end = max(parent.parts[at].end, parent.keys[at].end if parent.keys else 0)
    if parent.flow:
        return _drop_in_brackets(text, parent, starts, at, end)
    begin = text[: starts[at]].rstrip(" ")
    if begin and not begin.endswith(("\n", "\r")):  # it shares its line with what it is in: `- skill: python`
        if at + 1 >= len(starts):
            raise CannotEdit(f"{shown(route)} cannot be taken away without what it stands in")
        return text[: starts[at]] + text[starts[at + 1] :]
    after = _line_end(text, end)
    feed = _LINE_END.match(text, after)
    if feed is None:  # the last line, without a line end: the one before becomes such a line
        begin = re.sub(r"(?:\r\n|\r|\n)\Z", "", begin)
    return begin + text[feed.end() if feed else after :]


def _drop_in_brackets(text: str, parent: Piece, starts: Sequence[int], at: int, end: int) -> str:
    if at + 1 < len(starts):
        return text[: starts[at]] + text[starts[at + 1] :]
    if at > 0:
        return text[: parent.parts[at - 1].end] + text[end:]
    return text[: parent.start + 1] + text[parent.end - 1 :]


def _entry_start(text: str, parent: Piece, at: int) -> int:
    """Give where an entry begins: its key, its dash, or inside brackets the value itself."""
    if parent.kind == "map":
        return parent.keys[at].start
    if parent.flow:
        return parent.parts[at].start
    if at == 0:
        return parent.start
    found = re.compile(r"(?:\s|#[^\r\n]*)*-").match(text, parent.parts[at - 1].end)
    if found is None:
        raise CannotEdit("a list is written in a way that cannot be followed")
    return found.end() - 1


def _column(text: str, at: int) -> int:
    return at - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) - 1


def _line_start(text: str, at: int) -> int:
    return at - _column(text, at)


def _blanks(text: str, at: int) -> int:
    return len(text[at:]) - len(text[at:].lstrip(" "))


def _line_end(text: str, at: int) -> int:
    found = _LINE_END.search(text, at)
    return found.start() if found else len(text)
