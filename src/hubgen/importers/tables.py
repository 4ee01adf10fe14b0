"""The bytes of a CSV or JSON Lines file become rows of named cells, each with the line it stands on."""

import csv
import io
import json
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, Union

from hubgen.problems import Place, Problem, Severity

Cell: TypeAlias = Union[str, list["Cell"], dict[str, "Cell"]]  # noqa: UP007 - it names itself
"""What stands in one column. Numbers and truths are their text, `true` and `12`; empty cells are left out."""

MAX_BYTES = 256 * 1024 * 1024
MAX_ROWS = 100_000
"""More rows than any hub has people."""
MAX_COLUMNS = 2_000
MAX_TEXT = 20_000
"""The longest text of one cell, in characters."""

DEEPEST = 50
"""How deep lists and objects of JSON may be nested."""

# Characters that no hub file may hold, and that carry no meaning either: controls, bidi overrides, invisible spaces.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\U000e0000-\U000e007f]"
)
_SEPARATORS = ",;\t|"
_SEPARATOR_LINE = re.compile(r'"?sep=(?P<separator>[,;\t|])"?[,;\t|]*\r?(?:\n|$)', re.IGNORECASE)
"""A first line that tells Excel what separates cells."""
_REMARK = re.compile(r"\s*\[(?:required|read only|upload only|must be [^\]]*)\]$", re.IGNORECASE)
"""What Google's directory writes behind the name of a column."""
_AROUND = frozenset({"profile", "attributes", "fields"})
"""What programs put around all that they say of somebody; it is no part of a column's name."""
MOST_TITLES = 50
"""How far down the row that names the columns is looked for."""


class Upload(NamedTuple):
    """A file that somebody wants imported, as it lies on their disk."""

    name: str
    raw: bytes

    def as_utf8(self) -> "Upload":
        """Give a text that begins with the mark of UTF-16, as Excel and PowerShell write it, as UTF-8."""
        if not self.raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            return self
        try:
            return self._replace(raw=self.raw.decode("utf-16").encode())
        except UnicodeError:
            return self


@dataclass(frozen=True, slots=True)
class Row:
    """*path* is the file that it stands in, where a table was made of several."""

    line: int
    cells: Mapping[str, Cell]
    path: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """*columns* in the order in which they first appear, each with the line on which it does."""

    path: str
    columns: Mapping[str, int]
    rows: tuple[Row, ...]

    def place(self, line: int, path: str = "") -> Place:
        return Place(path or self.path, line, 1 if line else 0)


def read_table(path: str, raw: bytes) -> tuple[Table, list[Problem]]:
    """Read a table; *path* is what problems call it. A row that cannot be read is left out and named.

    A file whose name ends in `.csv` or `.tsv` is CSV, any other whose first sign is `{` is JSON Lines.
    """
    text, problems = read_text(path, raw)
    is_csv = path.lower().endswith((".csv", ".tsv")) or not text.lstrip().startswith("{")
    columns: dict[str, int] = {}
    return make_table(path, (_csv_rows if is_csv else _json_rows)(path, text, columns, problems), problems, columns)


def read_text(path: str, raw: bytes) -> tuple[str, list[Problem]]:
    """Decode a whole file; an empty text and one problem if it is too large, or no UTF-8."""
    if len(raw) > MAX_BYTES:
        hint = "split it, and import the parts one after the other"
        return "", [Problem(Place(path), "too-large", f"the file has {len(raw) >> 20} MB", hint)]
    try:
        return raw.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8 text"
        hint = "save the file as UTF-8; in Excel, choose `CSV UTF-8` where it asks for the type"
        return "", [Problem(Place(path, line, 1), "not-utf8", message, hint)]


def make_table(path: str, rows: Iterable[Row], problems: list[Problem], columns: Mapping[str, int] = MappingProxyType({})) -> tuple[Table, list[Problem]]:
    """Make a table of *rows*, none too long: of too many rows the first count, and of too long texts none.

    *columns* are known already, whether or not a cell of theirs says something; *problems* gets what is found.
    """
    kept: list[Row] = []
    found: dict[str, int] = {}
    for row in rows:
        if len(kept) == MAX_ROWS:
            message = f"there are more than {MAX_ROWS:,} rows: the rest was left out"
            problems.append(skipped(row.path or path, row.line, message, "split the file, and import one part after the other"))
            break
        kept.append(_short(path, row, problems))
        for column in row.cells:
            if len(found) < MAX_COLUMNS:
                found.setdefault(column, row.line)
    return Table(path, {**columns, **{name: line for name, line in found.items() if name not in columns}}, tuple(kept)), problems


def _short(path: str, row: Row, problems: list[Problem]) -> Row:
    long = [name for name, cell in row.cells.items() if isinstance(cell, str) and len(cell) > MAX_TEXT]
    for name in long:
        message = f"the text under `{name[:80]}` has more than {MAX_TEXT:,} characters: it was left out"
        problems.append(skipped(row.path or path, row.line, message, "a profile is read in a minute: shorten it"))
    return replace(row, cells={name: cell for name, cell in row.cells.items() if name not in long}) if long else row


def _csv_rows(path: str, text: str, columns: dict[str, int], problems: list[Problem]) -> Iterator[Row]:
    if told := _SEPARATOR_LINE.match(text):
        text = "\n" + text[told.end() :]
    header, _, _ = text.lstrip().partition("\n")
    separator = told["separator"] if told else max(_SEPARATORS, key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    titles = count_titles(_first_rows(text, separator))
    names: list[str] = []
    line = 1
    try:
        for values in reader:
            start, line = line, reader.line_num + 1
            if not any(value.strip() for value in values):
                continue
            if titles:
                titles -= 1
                continue
            if not names:
                names = [_REMARK.sub("", value.strip()) for value in values]
                columns |= {name: start for name in names if name}
                problems += _repeated(path, start, names)
                continue
            if len(values) > len(names):
                message = f"the row has {len(values)} cells, and the first line names {len(names)} columns"
                hint = f"put quotes around a text that holds `{separator}`".replace("\t", "a tab")
                problems.append(skipped(path, start, message, hint))
                continue
            cells = {
                name: cleaned
                for name, value in zip(names, values, strict=False)
                if name and (cleaned := clean(value))
            }
            yield Row(start, cells)
    except csv.Error as error:
        hint = "check the quotes in this row; a quote inside a text is written twice"
        problems.append(skipped(path, line, f"from here on it is not CSV ({error})", hint))


def _first_rows(text: str, separator: str) -> list[list[str]]:
    """Give the first rows that say something, whatever is wrong with them."""
    reader = csv.reader(io.StringIO(text[:MAX_TEXT], newline=""), delimiter=separator)
    try:
        return [row for row in islice(reader, MOST_TITLES) if any(value.strip() for value in row)]
    except csv.Error:
        return []


def count_titles(rows: Sequence[Sequence[str]]) -> int:
    """Give how many of *rows* stand above the one that names the columns: each says something in one cell of several."""
    head = next((at for at, row in enumerate(rows) if sum(bool(value.strip()) for value in row) > 1), 0)
    return head if all(len(row) > 1 for row in rows[:head]) else 0


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
                skipped(path, line, f"the line is not JSON ({error.msg}, column {error.colno})", hint)
            )
            continue
        except RecursionError:
            problems.append(skipped(path, line, "the line is nested too deep", "write it flatter"))
            continue
        if not isinstance(value, dict):
            problems.append(
                skipped(path, line, "the line is not a map of columns", "write one `{…}` a line")
            )
            continue
        yield Row(line, cells_of(value))


def cells_of(value: Mapping[str, object], above: str = "", *, deepest: int = DEEPEST) -> dict[str, Cell]:
    """Give the cells of an object; what an object inside it says gets a dotted name, such as `contact.email`.

    What is nested deeper than anybody nests is left out.
    """
    cells: dict[str, Cell] = {}
    for name, inner in value.items():
        if isinstance(inner, dict) and deepest:
            cells |= cells_of(inner, "" if name in _AROUND and not above else f"{above}{name}.", deepest=deepest - 1)
        elif cell := cell_of(inner, deepest=deepest):
            cells[f"{above}{name}"] = cell
    return cells


def cell_of(value: object, *, deepest: int = DEEPEST) -> Cell:
    """Give a value of JSON as a cell; an empty one for what is nested deeper than *deepest*."""
    if isinstance(value, list | dict) and not deepest:
        return ""
    if isinstance(value, list):
        return [cell for inner in value if (cell := cell_of(inner, deepest=deepest - 1))]
    if isinstance(value, dict):
        return {str(name): cell for name, inner in value.items() if (cell := cell_of(inner, deepest=deepest - 1))}
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else clean(str(value))


def clean(text: str) -> str:
    """Take out what no hub file may hold, and the blanks around it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    # A lone surrogate, which JSON can spell, is no text that a file can hold.
    return _UNSEEN.sub("", text).encode("utf-8", "ignore").decode().strip()


def skipped(path: str, line: int, message: str, hint: str) -> Problem:
    """Say that something on a line was left out, and the rest was not."""
    return Problem(Place(path, line, 1), "unreadable-row", message, hint, Severity.WARNING)
