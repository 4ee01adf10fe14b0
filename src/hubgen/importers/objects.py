"""The text of a JSON file becomes its objects, each with the line on which it begins; as a table, its rows."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from hubgen.importers.tables import Row, Table, Upload, cells_of, make_table, read_text, skipped
from hubgen.problems import Problem

_BETWEEN = re.compile(r"[\s\[\],]*")
"""What stands between the objects: one list, several lists one after the other (as `gh api --paginate` writes them), a
list of lists (`--slurp`), or nothing but line ends."""
_LISTS = ("value", "values", "data", "items", "results", "result", "records", "rows", "resources", "employees", "people", "persons", "users", "members", "skills")
"""What programs call the list of rows, where they put one object around it."""
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str)


def read_json(files: Sequence[Upload]) -> tuple[Table, list[Problem]]:
    """Read a list of objects, each a row, or an object around such a list. What is inside an object gets a dotted name."""
    path, raw = files[0]
    text, problems = read_text(path, raw)
    rows = (Row(at, cells_of(row)) for line, value in read_objects(path, text, problems) for at, row in _rows(text, line, value))
    return make_table(path, rows, problems)


def _rows(text: str, line: int, value: Mapping[str, object]) -> Iterator[tuple[int, Mapping[str, object]]]:
    key = next((key for key, inner in value.items() if key.casefold() in _LISTS and isinstance(inner, list)), None)
    found = re.search(rf'"{re.escape(key)}"\s*:', text) if key and not value.keys() & {"name", "id", "slug"} else None
    if found is None:
        yield line, value
        return
    at, line = found.end(), text.count("\n", 0, found.end()) + 1
    while (start := _after(text, at)) < len(text) and text[start] == "{":
        line += text.count("\n", at, start)
        row, at = _DECODER.raw_decode(text, start)
        yield line, row
        line += text.count("\n", start, at)


def read_objects(path: str, text: str, problems: list[Problem]) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Give each object of a file with the line on which it begins."""
    at, line = 0, 1
    while True:
        start = _after(text, at)
        line += text.count("\n", at, start)
        if start == len(text):
            return
        try:
            value, at = _DECODER.raw_decode(text, start)
        except json.JSONDecodeError as error:
            problems.append(skipped(path, error.lineno, f"from here on it is no JSON ({error.msg})", "export it, or fetch it, once more"))
            return
        except RecursionError:
            problems.append(skipped(path, line, "from here on it is nested too deep", "export it, or fetch it, once more"))
            return
        if isinstance(value, dict):
            yield line, value
        else:
            problems.append(skipped(path, line, "this is no object, such as `{\"name\": …}`", "import the file as the program wrote it"))
        line += text.count("\n", start, at)


def _after(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at
