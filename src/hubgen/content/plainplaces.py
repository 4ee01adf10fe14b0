"""A route through plain YAML becomes the place where it ends."""

import re
from typing import NamedTuple

from hubgen.content.yamltext import Mark

_WORD = re.compile(r"[^ ,][^,]*")


class _Value(NamedTuple):
    """The lines that hold a value, up to *end*, and where on the first it begins."""

    start: int
    column: int
    end: int


def find_plain(text: str, route: tuple[str | int, ...], *, key: bool = False) -> Mark:
    """Find the value at *route* (or its key, with *key*) in a text that `read_plain` reads; of a missing one, the map.

    What belongs to a key or a dash is indented more, a block of text too: so what stands in the same column belongs to
    the same map or list, and all that lies between can be passed by.
    """
    lines = text.split("\n")
    start = _next(lines, 0, len(lines))
    value = _Value(start, _indent(lines[start]), len(lines))
    for at, step in enumerate(route, start=1):
        number = _entry(lines, value, step)
        if number is None:
            return _word(lines, value, step)
        if isinstance(step, int):
            value = _behind_dash(lines, value, number)
        elif key and at == len(route):
            return number, value.column
        else:
            value = _behind_key(lines, value, number, value.column + len(step) + 1)
    return value.start, value.column


def _entry(lines: list[str], held: _Value, step: str | int) -> int | None:
    """Give the line of a key, or of a dash, of the map or list *held*."""
    if isinstance(step, int):
        dash = " " * held.column + "- "
        dashes = [number for number in range(held.start, held.end) if lines[number].startswith(dash)]
        is_list = dashes[:1] == [held.start]
        return dashes[step] if is_list and 0 <= step < len(dashes) else None
    head = " " * held.column + step + ":"
    after = len(head)
    return next((number for number in range(held.start, held.end) if lines[number].startswith(head) and lines[number][after : after + 1] in " "), None)


def _behind_dash(lines: list[str], held: _Value, number: int) -> _Value:
    lines[number] = lines[number].replace("-", " ", 1)  # a map that begins behind it has its first key there
    return _Value(number, _indent(lines[number]), _end(lines, number + 1, held.end, held.column + 1))


def _behind_key(lines: list[str], held: _Value, number: int, colon_end: int) -> _Value:
    rest = lines[number][colon_end:]
    text = rest.lstrip(" ")
    if text and not text.startswith("#"):
        lines[number] = " " * (colon_end + len(rest) - len(text)) + text
        return _Value(number, colon_end + len(rest) - len(text), number + 1)
    start = _next(lines, number + 1, held.end)
    column = _indent(lines[start]) if start < held.end else 0
    is_list = lines[start : start + 1] != [] and lines[start].startswith("- ", column)
    if start == held.end or column < held.column or (column == held.column and not is_list):
        return _Value(number, colon_end, number)
    return _Value(start, column, _end(lines, start + 1, held.end, column, is_list=is_list))


def _word(lines: list[str], held: _Value, step: str | int) -> Mark:
    """Find a word between brackets, if that is what *held* is."""
    line = lines[held.start]
    if isinstance(step, int) and held.start < held.end and line.startswith("[", held.column):
        words = list(_WORD.finditer(line, held.column + 1, line.index("]")))
        if 0 <= step < len(words):
            return held.start, words[step].start()
    return held.start, held.column


def _next(lines: list[str], start: int, end: int) -> int:
    """Give the next line that says something."""
    return next((number for number in range(start, end) if _says_something(lines[number])), end)


def _end(lines: list[str], start: int, end: int, column: int, *, is_list: bool = False) -> int:
    """Give the first line after a value that begins at *column*."""
    inside = " " * (column + is_list)
    for number in range(start, end):
        line = lines[number]
        if line.startswith(inside) or not _says_something(line):
            continue
        if not (is_list and line.startswith("- ", column) and _indent(line) == column):
            return number
    return end


def _says_something(line: str) -> bool:
    text = line.lstrip(" ")
    return text != "" and not text.startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
