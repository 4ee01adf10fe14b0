"""The bytes of a CSV or JSON Lines file become rows of named cells, each with the line it stands on."""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, Union

from hubgen.problems import Place, Problem, Severity

Cell: TypeAlias = Union[str, list["Cell"], dict[str, "Cell"]]  # noqa: UP007 - it names itself
"""What stands in one column. Numbers and truths are their text, `true` and `12`; empty cells are left out."""

MAX_BYTES = 256 * 1024 * 1024

# Characters that no hub file may hold, and that carry no meaning either: controls, bidi overrides, invisible spaces.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\U000e0000-\U000e007f]"
)
_SEPARATORS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """*columns* in the order in which they first appear, each with the line on which it does."""

    path: str
    columns: Mapping[str, int]
    rows: tuple[Row, ...]

    def place(self, line: int) -> Place:
        return Place(self.path, line, 1 if line else 0)


def read_table(path: str, raw: bytes) -> tuple[Table, list[Problem]]:
    """Read a table; *path* is what problems call it. A row that cannot be read is left out and named.

    A file whose name ends in `.csv` or `.tsv` is CSV, any other whose first sign is `{` is JSON Lines.
    """
    try:
        text = raw[: MAX_BYTES + 1].decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8 text"
        return Table(path, {}, ()), [
            Problem(Place(path, line, 1), "not-utf8", message, "save the file as UTF-8")
        ]
    if len(raw) > MAX_BYTES:
        hint = "split it, and import the parts one after the other"
        return Table(path, {}, ()), [
            Problem(Place(path), "too-large", f"the file has {len(raw) >> 20} MB", hint)
        ]
    problems: list[Problem] = []
    is_csv = path.lower().endswith((".csv", ".tsv")) or not text.lstrip().startswith("{")
    columns: dict[str, int] = {}
    rows = tuple((_csv_rows if is_csv else _json_rows)(path, text, columns, problems))
    for row in rows:
        for column in row.cells:
            columns.setdefault(column, row.line)
    return Table(path, columns, rows), problems


def _csv_rows(path: str, text: str, columns: dict[str, int], problems: list[Problem]) -> Iterator[Row]:
    header, _, _ = text.partition("\n")
    separator = max(_SEPARATORS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    names: list[str] = []
    line = 1
    try:
        for values in reader:
            start, line = line, reader.line_num + 1
            if not any(value.strip() for value in values):
                continue
            if not names:
                names = [value.strip() for value in values]
                columns |= {name: start for name in names if name}
                problems += _repeated(path, start, names)
                continue
            if len(values) > len(names):
                message = f"the row has {len(values)} cells, and the first line names {len(names)} columns"
                hint = f"put quotes around a text that holds `{separator}`".replace("\t", "a tab")
                problems.append(_skipped(path, start, message, hint))
                continue
            cells = {
                name: cleaned
                for name, value in zip(names, values, strict=False)
                if name and (cleaned := _clean(value))
            }
            yield Row(start, cells)
    except csv.Error as error:
        hint = "check the quotes in this row; a quote inside a text is written twice"
        problems.append(_skipped(path, reader.line_num, f"the rest is not CSV ({error})", hint))


def _repeated(path: str, line: int, names: list[str]) -> Iterator[Problem]:
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        message = f"two columns are called `{name}`: the last one counts"
        yield Problem(
            Place(path, line, 1), "repeated-column", message, "rename one of them", Severity.WARNING
        )


def _json_rows(path: str, text: str, _: dict[str, int], problems: list[Problem]) -> Iterator[Row]:
    for line, written in enumerate(text.split("\n"), start=1):
        if not written.strip():
            continue
        try:
            value = json.loads(written, parse_int=str, parse_float=str, parse_constant=str)
        except json.JSONDecodeError as error:
            hint = "write one `{…}` a line"
            problems.append(
                _skipped(path, line, f"the line is not JSON ({error.msg}, column {error.colno})", hint)
            )
            continue
        except RecursionError:
            problems.append(_skipped(path, line, "the line is nested too deep", "write it flatter"))
            continue
        if not isinstance(value, dict):
            problems.append(
                _skipped(path, line, "the line is not a map of columns", "write one `{…}` a line")
            )
            continue
        yield Row(line, {name: cell for name, inner in value.items() if (cell := _cell(inner))})


def _cell(value: object) -> Cell:
    if isinstance(value, list):
        return [cell for inner in value if (cell := _cell(inner))]
    if isinstance(value, dict):
        return {str(name): cell for name, inner in value.items() if (cell := _cell(inner))}
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else _clean(str(value))


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    # A lone surrogate, which JSON can spell, is no text that a file can hold.
    return _UNSEEN.sub("", text).encode("utf-8", "ignore").decode().strip()


def _skipped(path: str, line: int, message: str, hint: str) -> Problem:
    return Problem(Place(path, line, 1), "unreadable-row", message, hint, Severity.WARNING)
