"""YAML text becomes a tree of text values, with no way for it to hang, crash or surprise the reader.

Built on PyYAML's *event* API: libyaml's composer recurses in C and takes the process down on deep nesting, and
PyYAML's constructors turn `No` into False, `12:30` into 750 and die on `2026-02-30`. Events are iterative, cost about
0.1 ms a file and carry their position.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

MAX_DEPTH = 8
MAX_VALUES = 5_000
MAX_SCALAR = 20_000

# YAML readers take U+0085, U+2028 and U+2029 for line breaks, so that a line that looks like one value in a diff is
# two keys; controls and bidi overrides show a reviewer something else than what is read. Joiners and direction
# marks (U+200C to U+200F) stay: emoji, Persian and Hebrew need them.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)

Data: TypeAlias = "str | list[Data] | dict[str, Data] | None"
"""What YAML says before a schema has typed it: every scalar is text, an empty one (or `null`, `~`) is None."""

Mark: TypeAlias = tuple[int, int]
"""Line and column, both from 0, as YAML counts them."""

_Loader: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a text could not be read. *first* is where the same key stood before, for a duplicate one."""

    mark: Mark
    code: str
    message: str
    hint: str
    first: Mark | None = None


@dataclass(slots=True)
class Node:
    """One value and where it stands; *keys* are the marks of a map's keys."""

    mark: Mark
    value: "str | list[Node] | dict[str, Node] | None"
    keys: dict[str, Mark] = field(default_factory=dict)
    pending: tuple[str, Mark] | None = None

    def child(self, step: str | int) -> "Node | None":
        """Give the value under a key or an index, or None."""
        if isinstance(self.value, dict) and isinstance(step, str):
            return self.value.get(step)
        if isinstance(self.value, list) and isinstance(step, int) and 0 <= step < len(self.value):
            return self.value[step]
        return None

    @property
    def data(self) -> "Data":
        if isinstance(self.value, dict):
            return {key: node.data for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.data for node in self.value]
        return self.value


@dataclass(frozen=True, slots=True)
class Tree:
    root: Node

    @property
    def data(self) -> "Data":
        return self.root.data

    def find(self, route: tuple[str | int, ...], *, key: bool = False) -> Mark:
        """Find the value at *route* (or its key, with *key*); of a value that is missing, the map that lacks it."""
        node = self.root
        for at, step in enumerate(route, start=1):
            if key and at == len(route) and step in node.keys:
                return node.keys[str(step)]
            child = node.child(step)
            if child is None:
                break
            node = child
        return node.mark


class _Stop(Exception):
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


def read_tree(text: str, *, trusted: bool = False) -> tuple[Tree | None, list[Fault]]:
    """Read *text* into a tree, or say why not. An empty text gives neither.

    *trusted* passes over tags, for the settings file, which MkDocs lets hold some.
    """
    faults: list[Fault] = []
    try:
        root = _read(text, faults, trusted=trusted)
    except _Stop as stop:
        return None, [stop.fault]
    except yaml.YAMLError as error:
        return None, [_syntax_fault(text, error)]
    except (ValueError, RecursionError) as error:
        return None, [Fault((0, 0), "yaml-syntax", f"the file cannot be read ({error})", _QUOTE)]
    if faults:
        return None, faults
    return (Tree(root) if root else None), []


def _read(text: str, faults: list[Fault], *, trusted: bool) -> Node | None:
    root: Node | None = None
    stack: list[Node] = []
    values = documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Stop(Fault(_mark(event), "several-documents", "a second document begins here", "keep one document: delete the line `---`"))
            continue
        if isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            continue
        if not isinstance(event, yaml.NodeEvent):
            continue
        values += 1
        _refuse(event, values=values, depth=len(stack), trusted=trusted)
        node = _node(event)
        if not stack:
            root = root or node
        else:
            _attach(stack[-1], node, faults)
        if isinstance(event, yaml.CollectionStartEvent):
            stack.append(node)
    return root


def _node(event: Any) -> Node:
    if isinstance(event, yaml.MappingStartEvent):
        return Node(_mark(event), {})
    if isinstance(event, yaml.SequenceStartEvent):
        return Node(_mark(event), [])
    if isinstance(event, yaml.AliasEvent):  # only in trusted text; what it stands for is not looked up
        return Node(_mark(event), None)
    empty = event.style is None or event.implicit[0]
    return Node(_mark(event), None if empty and event.value in ("", "~", "null") else event.value)


def _attach(parent: Node, node: Node, faults: list[Fault]) -> None:
    if isinstance(parent.value, list):
        parent.value.append(node)
        return
    assert isinstance(parent.value, dict)
    if parent.pending is None:
        if isinstance(node.value, list | dict):
            raise _Stop(Fault(node.mark, "yaml-syntax", "a list or a map stands where a key belongs", _QUOTE))
        key = unicodedata.normalize("NFKC", node.value if node.value is not None else "null")
        parent.pending = (key, node.mark)
        return
    (key, mark), parent.pending = parent.pending, None
    if key in parent.keys:
        faults.append(Fault(mark, "duplicate-key", f"`{key}` is written twice", "keep one of the two", parent.keys[key]))
        return
    parent.keys[key] = mark
    parent.value[key] = node


def _refuse(event: Any, *, values: int, depth: int, trusted: bool) -> None:
    mark = _mark(event)
    if values > MAX_VALUES:
        raise _Stop(Fault(mark, "too-many-values", f"the file has more than {MAX_VALUES} values", "split it"))
    if depth >= (3 * MAX_DEPTH if trusted else MAX_DEPTH):
        raise _Stop(Fault(mark, "too-deep", f"lists and maps are nested more than {MAX_DEPTH} deep", "write it flatter"))
    if trusted:
        return
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
        raise _Stop(Fault(mark, "yaml-alias", f"`{sign}{event.anchor}` is a YAML alias, which hubs do without", f"write the value out, or put quotes around text that begins with `{sign}`"))
    if event.tag is not None:
        raise _Stop(Fault(mark, "yaml-tag", f"`{event.tag}` is a YAML tag, which hubs do without", "delete it, or put quotes around text that begins with `!`"))
    # What the file's text may not hold, an escape in double quotes may not bring in either.
    if isinstance(event, yaml.ScalarEvent) and event.style == '"' and (match := FORBIDDEN.search(event.value)):
        raise _Stop(Fault(mark, "forbidden-character", f"an escape stands for an invisible character (U+{ord(match[0]):04X})", "delete the escape"))
    if isinstance(event, yaml.ScalarEvent) and len(event.value) > MAX_SCALAR:
        raise _Stop(Fault(mark, "too-large", f"one value has {len(event.value)} characters", f"keep it under {MAX_SCALAR}, and link to long material"))


def _mark(event: Any) -> Mark:
    return (event.start_mark.line, event.start_mark.column)


_QUOTE = "put quotes around the whole value: `key: \"your text\"`"
_SENTENCES = (
    ("mapping values are not allowed", "a colon and a space inside a text cut it in two", _QUOTE),
    ("found character '\\t'", "a tab stands where only spaces may", "replace the tab by two spaces"),
    ("found a tab", "a tab stands where only spaces may", "replace the tab by two spaces"),
    ("violates indentation", "a tab stands where only spaces may", "replace the tab by two spaces"),
    ("cannot start any token", "the value begins with a sign that means something else to YAML", _QUOTE),
    ("unexpected end of stream", "a quote or a bracket is opened and never closed", "close it, on the same line if you can"),
    ("found unknown escape", "a backslash inside double quotes begins an escape that YAML does not know", "use single quotes: `'…'`"),
    ("expected hexdecimal number", "a backslash inside double quotes begins an escape that YAML does not know", "use single quotes: `'…'`"),
    ("did not find expected key", "this line does not fit the ones above it", "check the spaces in front of it: keys of one list stand exactly below each other; and put quotes around text that begins with a quote"),
    ("did not find expected '-' indicator", "this line does not belong to the list above it", "begin each entry with `- `, in the same column"),
    ("could not find expected ':'", "a line has no colon after its key", "write `key: value`, with a space after the colon"),
    ("did not find expected ',' or", "a bracket is opened and not closed, or a comma is missing", "close it with `]` or `}`; text with commas needs quotes"),
    ("did not find expected <document start>", "something stands after the end of the file's data", "check the spaces in front of this line"),
)


_OPENED = ("unexpected end of stream", "did not find expected ',' or", "could not find expected ':'")
"""Faults that are noticed far below; the person has to look where the value began."""


def _syntax_fault(text: str, error: yaml.YAMLError) -> Fault:
    marked = error if isinstance(error, yaml.MarkedYAMLError) else None
    raw = f"{marked.context or ''} {marked.problem or ''}" if marked else str(error)
    at = marked.problem_mark or marked.context_mark if marked else None
    if marked and marked.context_mark and any(sign in raw for sign in _OPENED):
        at = marked.context_mark
    mark = (at.line, at.column) if at else (0, 0)
    line = next(iter(text.split("\n")[mark[0] : mark[0] + 1]), "")
    if "\t" in line[: mark[1] + 1]:
        raw = "found a tab"
    elif "mapping values are not allowed" in raw and ":" not in line[: mark[1]] and line.startswith(" "):
        raw = "did not find expected key"
    for sign, message, hint in _SENTENCES:
        if sign in raw:
            return Fault(mark, "yaml-syntax", message, hint)
    return Fault(mark, "yaml-syntax", f"this is not YAML ({raw.strip()})", _QUOTE)
