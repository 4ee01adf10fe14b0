"""YAML as nearly everybody writes it becomes data, line by line, or nothing at the slightest doubt.

`yamltext.read_tree` reads all of YAML, refuses what hubs do without, and explains; that takes ten times as long. This
one reads maps, lists and texts that stand on lines of their own. What it gives, the other would give; where it gives
nothing, the other has to be asked.
"""

import re
from functools import lru_cache
from itertools import islice, takewhile
from typing import NamedTuple, TypeAlias

from hubgen.content.yamltext import MAX_DEPTH, MAX_SCALAR, MAX_VALUES, Data

_LINE = re.compile(
    r"""
    (\ *) (-\ +)?                                             # indent, dash,
    (?: ([A-Za-z0-9_][A-Za-z0-9_-]{0,99}) : (?![^ ]) \ * )?   # key and the gap behind it, then perhaps
    (
      [^\s\-?:,\[\]{}\#&*!|>'"%@`] [^:\#]* (?: (?: :(?=[^ ]) | (?<!\ )\# ) [^:\#]* )*   # a text without quotes
      | '[^']*' | "[^"\\]*"                                   # or in quotes
      | \[ [^\[\]{}:\#?'"&*!|>%@`]* \]                        # or a list of words
      | \|-?                                                  # or a block of the lines below,
    )?
    \ * (?: \#(?<![^ ]\#) .* )?                               # and perhaps a comment
    """,
    re.VERBOSE,
)
_BLOCKS = ("|", "|-")
_NULLS = frozenset({"~", "null"})
_MOST_LINES = 8_192
"""Lines that are remembered: most lines of a profile stand in hundreds of others too (`teaches: true`)."""

_Holder: TypeAlias = "dict[str, Data] | list[Data]"


class _Line(NamedTuple):
    """What one line says. Columns are those of its first sign and of what follows the dash.

    The sign says what the value is: `t` a text, `~` null, `[` words, `|` or `|-` a block, nothing if there is none.
    """

    column: int
    key_column: int
    has_dash: bool
    key: str
    sign: str
    text: str
    words: tuple[str | None, ...]


class _Doubt(Exception):
    """The other reader has to be asked."""


@lru_cache(maxsize=1)  # a file's text is asked about twice
def is_plain(text: str) -> bool:
    """Say whether *text* is letters, signs, spaces and line feeds: no tab, no other blank, nothing invisible."""
    return text.replace("\n", "").isprintable()


def read_plain(text: str) -> Data:
    """Read *text*, which `is_plain`; None stands for "ask `read_tree`"."""
    lines = text.split("\n")
    # A value that is too large, or too many, are for the other reader to count.
    if len(text) > MAX_SCALAR or 4 * len(lines) + text.count(",") > MAX_VALUES:
        return None
    reading = _Reading(lines)
    try:
        for number, line in enumerate(lines):
            if number >= reading.next and (said := _read_line(line)) is not None:
                reading.add(number, said)
    except _Doubt:
        return None
    return reading.whole.get("")


class _Reading:
    """What the lines so far say. *here* is the map or list of the last one, at *column*; *outer* are those around it.

    *waiting* is the last key in *here*, as long as nothing stands behind or below it. *next* is the first line that is
    not read. The whole stands in a map that the text does not have, behind an empty key.
    """

    __slots__ = ("column", "here", "lines", "next", "outer", "waiting", "whole")

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.next = 0
        self.whole: dict[str, Data] = {}
        self.here: _Holder = self.whole
        self.column = -1
        self.outer: list[tuple[_Holder, int]] = []
        self.waiting: str | None = ""

    def add(self, number: int, said: _Line) -> None:
        column, key_column, has_dash, key, sign, text, words = said
        here = self.here
        if sign == "t" and column == self.column and type(here) is dict and not has_dash and key not in here:
            here[key], self.waiting = text, None  # one more entry of a map, as most lines are
            return
        if has_dash or column != self.column or isinstance(here, list):
            self.go_to(column, has_dash=has_dash)
        if has_dash and key:
            self.begin("", {}, key_column)
        here = self.here
        value: Data = text if sign == "t" else list(words) if sign == "[" else self.block(number, said) if sign in _BLOCKS else None
        if isinstance(here, list):
            here.append(value)
        elif key in here:
            raise _Doubt
        else:
            here[key] = value
            self.waiting = None if sign else key

    def go_to(self, column: int, *, has_dash: bool) -> None:
        """Come to the map or the list that has a key or a dash at *column*."""
        while column < self.column:
            self.end()
        if self.waiting is not None and (has_dash or column > self.column):
            self.begin(self.waiting, [] if has_dash else {}, column)
        elif not has_dash and isinstance(self.here, list) and self.outer[-1][1] == column:
            self.end()  # a list may stand below its key without being indented
        if self.column != column or isinstance(self.here, list) != has_dash:
            raise _Doubt

    def begin(self, key: str, new: _Holder, column: int) -> None:
        if isinstance(self.here, list):
            self.here.append(new)
        else:
            self.here[key] = new
        self.outer.append((self.here, self.column))
        self.here, self.column, self.waiting = new, column, None
        if len(self.outer) > MAX_DEPTH - 2:
            raise _Doubt

    def end(self) -> None:
        self.here, self.column = self.outer.pop()
        self.waiting = None

    def block(self, number: int, said: _Line) -> str:
        """Read the lines that are indented more than the key, and the empty ones among them."""
        if said.has_dash:
            raise _Doubt
        least = " " * (said.column + 1)
        inside = takewhile(lambda line: line.startswith(least) or not line.strip(" "), islice(self.lines, number + 1, None))
        lines = list(inside)
        self.next = number + 1 + len(lines)
        first = lines[0] if lines else ""
        indent = len(first) - len(first.lstrip(" "))
        if indent == len(first) or any(line[:indent].strip(" ") for line in lines):
            raise _Doubt
        text = "\n".join([line[indent:] for line in lines])
        kept = text.rstrip("\n")
        # The last line of a file (and of front matter) may end without a line feed, which the text then lacks too.
        return kept if said.sign == "|-" or (kept == text and self.next == len(self.lines)) else f"{kept}\n"


@lru_cache(maxsize=_MOST_LINES)
def _read_line(line: str) -> _Line | None:
    """Read one line; an empty one, and a comment, give None."""
    match = _LINE.fullmatch(line)
    if match is None:
        raise _Doubt
    indent, dash, key, value = match.groups()
    if dash is None and key is None:
        if value is None:
            return None
        raise _Doubt
    key_column = match.end(2) if dash else match.end(1)
    if value is None:
        if key is None:
            raise _Doubt
        return _Line(len(indent), key_column, bool(dash), key, "", "", ())
    sign, text, words = _read_value(value.rstrip(" "))
    return _Line(len(indent), key_column, bool(dash), key or "", sign, text, words)


def _read_value(value: str) -> tuple[str, str, tuple[str | None, ...]]:
    """Give the sign of a value, its text and its words."""
    if value[0] in "'\"":
        return "t", value[1:-1], ()
    if value in _BLOCKS:
        return value, "", ()
    if value[0] == "[":
        words = [word.strip(" ") for word in value[1:-1].split(",")] if value[1:-1].strip(" ") else []
        if not all(words) or any(word[0] == "-" for word in words):
            raise _Doubt
        return "[", "", tuple(None if word in _NULLS else word for word in words)
    return ("~", "", ()) if value in _NULLS else ("t", value, ())
