"""The text of a JSON file becomes its objects, each with the line on which it begins; as a table, its rows."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from hubgen.importers.tables import Row, Table, Upload, cells_of, make_table, read_text, skipped
from hubgen.problems import Problem

_BETWEEN = re.compile(r"[\s\[\],]*")
"""What stands between the objects: one list, several lists one after the other (as `gh api --paginate` writes them), a
list of lists (`--slurp`), or nothing but line ends."""
_BLANK, _COMMA = re.compile(r"\s*"), re.compile(r"\s*,?")
_LISTS = ("value", "values", "data", "items", "results", "result", "records", "rows", "resources", "employees", "people", "persons", "users", "members", "skills")
"""What programs call the list of rows, where they put one object around it."""
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)


def read_json(files: Sequence[Upload]) -> tuple[Table, list[Problem]]:
    """Read a list of objects, each a row, or an object around such a list. What is inside an object gets a dotted name."""
    path, raw = files[0]
    text, problems = read_text(path, raw)
    lines = _Lines(text)
    objects = _objects(path, text, lines, problems)
    rows = (Row(line, cells_of(row)) for start, value in objects for line, row in _rows(path, text, start, value, lines, problems))
    return make_table(path, rows, problems)


def read_objects(path: str, text: str, problems: list[Problem]) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Give each object of a file with the line on which it begins."""
    lines = _Lines(text)
    return ((lines.at(start), value) for start, value in _objects(path, text, lines, problems))


def _objects(path: str, text: str, lines: "_Lines", problems: list[Problem]) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Give each object of a file with the place in *text* at which it begins."""
    at = 0
    while (start := _skip(_BETWEEN, text, at)) < len(text):
        try:
            value, at = _DECODER.raw_decode(text, start)
        except json.JSONDecodeError as error:
            problems.append(skipped(path, error.lineno, f"from here on it is no JSON ({error.msg})", "export it, or fetch it, once more"))
            return
        except RecursionError:
            problems.append(skipped(path, lines.at(start), "from here on it is nested too deep", "export it, or fetch it, once more"))
            return
        if isinstance(value, dict):
            yield start, value
        else:
            problems.append(_no_object(path, lines.at(start)))


def _rows(
    path: str, text: str, start: int, value: Mapping[str, object], lines: "_Lines", problems: list[Problem]
) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Give the rows of the object at *start*: itself, or those of the list that it is put around."""
    key = next((key for key, inner in value.items() if key.casefold() in _LISTS and isinstance(inner, list)), None)
    if key is None or value.keys() & {"name", "id", "slug"}:
        yield lines.at(start), value
        return
    for at, row in _elements(text, _start_of(text, start, key)):
        if isinstance(row, dict):
            yield lines.at(at), row
        else:
            problems.append(_no_object(path, lines.at(at)))


class _Lines:
    """Counts the lines of a text up to places that are asked for in their order: from its beginning would be a square of work."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._line = text, 0, 1

    def at(self, place: int) -> int:
        self._line += self._text.count("\n", self._at, place)
        self._at = place
        return self._line


def _no_object(path: str, line: int) -> Problem:
    return skipped(path, line, "this is no object, such as `{\"name\": …}`", "import the file as the program wrote it")


# What follows walks through text that was decoded before: it is JSON.


def _start_of(text: str, start: int, wanted: str) -> int:
    """Give where the value of a key begins in the object at *start*; of the same key twice, the last counts."""
    at, found = start + 1, start
    while text[at := _skip(_BLANK, text, at)] != "}":
        key, at = _DECODER.raw_decode(text, at)
        begins = _skip(_BLANK, text, _skip(_BLANK, text, at) + 1)
        if key == wanted:
            found = begins
        _, at = _DECODER.raw_decode(text, begins)
        at = _skip(_COMMA, text, at)
    return found


def _elements(text: str, start: int) -> Iterator[tuple[int, object]]:
    """Give each value of the list at *start* with the place at which it begins."""
    at = start + 1
    while text[at := _skip(_BLANK, text, at)] != "]":
        value, end = _DECODER.raw_decode(text, at)
        yield at, value
        at = _skip(_COMMA, text, end)


def _skip(signs: re.Pattern[str], text: str, at: int) -> int:
    found = signs.match(text, at)
    return found.end() if found else at
