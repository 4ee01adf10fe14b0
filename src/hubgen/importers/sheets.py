"""A spreadsheet (.xlsx) becomes rows of named cells, each a text as a person sees it."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Protocol

from hubgen.importers.tables import (
    MAX_BYTES,
    MAX_ROWS,
    MOST_TITLES,
    Row,
    Table,
    Upload,
    clean,
    count_titles,
    make_table,
)
from hubgen.problems import Place, Problem, Severity

MAX_UNPACKED = 128 * 1024 * 1024
"""The most that a spreadsheet may unpack to: a megabyte of zip can hold a gigabyte of blanks."""
_MAX_PARTS = 5_000
_WIDEST = 500
"""How far to the right columns are looked for."""
_ZEROS = re.compile(r"0+")


class NoSpreadsheets(Exception):
    """What reads spreadsheets is not installed."""


class _SheetCell(Protocol):
    @property
    def value(self) -> object: ...

    @property
    def number_format(self) -> str: ...


class _Sheet(Protocol):
    def iter_rows(self, min_row: int | None = None, max_row: int | None = None, *, max_col: int | None = None) -> Iterable[Sequence[_SheetCell]]: ...


def read_sheet(files: Sequence[Upload], sheet: str = "") -> tuple[Table, list[Problem]]:
    """Read the sheet called *sheet*, or the first one in sight that holds a table; below its titles, a row names the columns.

    A formula is the value that was saved with it; nothing is computed. Raises NoSpreadsheets.
    """
    path, raw = files[0]
    if problem := _too_much(path, raw):
        return Table(path, {}, ()), [problem]
    try:
        from openpyxl import load_workbook  # 0.2 s, and an extra that most never need
    except ImportError:
        raise NoSpreadsheets('to read spreadsheets, install hubgen with them: pip install "hubgen[xlsx]"; or save the sheet as CSV') from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and drop-down lists that it cannot keep, and that are not asked for
            book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            names = [one.title for one in book.worksheets]
            sheet = next((name for name in names if name.casefold() == sheet.strip().casefold()), sheet) if sheet not in names else sheet
            if sheet and sheet not in names:
                listed = ", ".join(f"`{name[:80]}`" for name in names[:20])
                return Table(path, {}, ()), [Problem(Place(path), "missing-sheet", f"there is no sheet `{sheet[:80]}`", f"name one of {listed}")]
            read = (_table(path, one) for one in book.worksheets if one.title == sheet or (not sheet and one.sheet_state == "visible"))
            table, problems = Table(path, {}, ()), list[Problem]()
            for other, said in read:
                if (min(len(other.columns), 2), bool(other.rows)) > (min(len(table.columns), 2), bool(table.rows)):
                    table, problems = other, said
                if len(table.columns) > 1 and table.rows:
                    break  # a cover, or a sheet of notes, has one column
    except Exception as error:  # a damaged file makes the library raise what it happens to stumble over
        message = f"no spreadsheet can be read in it ({type(error).__name__})"
        return Table(path, {}, ()), [Problem(Place(path), "unreadable-file", message, "open it, and save it once more as .xlsx or CSV")]
    return table, problems


def _too_much(path: str, raw: bytes) -> Problem | None:
    """Say why a file is not even opened. Nothing is unpacked further than it says itself, and that is added up first."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            parts = book.infolist()
            unpacked = sum(part.file_size for part in parts)
            if len(raw) > MAX_BYTES or len(parts) > _MAX_PARTS or unpacked > MAX_UNPACKED:
                message = f"the spreadsheet unpacks to {unpacked >> 20} MB"
                return Problem(Place(path), "too-large", message, "save the sheet that you need as CSV, and import that")
            if not any(part.filename.replace("\\", "/").lstrip("/").casefold().startswith("xl/") for part in parts):
                return _no_spreadsheet(path)
            told = [part for part in parts if part.filename.endswith((".xml", ".rels")) and _declares(book.read(part))]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError):
        return _no_spreadsheet(path)
    message = "the spreadsheet declares entities, as none that a program saved does"
    return Problem(Place(path), "unreadable-file", message, "open it, and save it once more") if told else None


def _no_spreadsheet(path: str) -> Problem:
    hint = "open it, and save it once more as .xlsx, without a password, or as CSV"
    return Problem(Place(path), "unreadable-file", "this is no .xlsx spreadsheet, whatever it is called", hint)


def _declares(part: bytes) -> bool:
    """Say whether a part has a document type of its own, in which a few letters could stand for gigabytes."""
    return b"<!DOCTYPE" in part or b"<!ENTITY" in part or part[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in part[:64]


def _table(path: str, sheet: _Sheet) -> tuple[Table, list[Problem]]:
    problems: list[Problem] = []
    top = [[_text(cell) for cell in row] for row in sheet.iter_rows(max_row=MOST_TITLES, max_col=_WIDEST)]
    filled = [number for number, texts in enumerate(top, 1) if any(texts)]
    if not filled:
        return Table(path, {}, ()), problems
    head = filled[count_titles([top[number - 1] for number in filled])]
    names = top[head - 1]
    for name in sorted({name for name in names if name and names.count(name) > 1}):
        message = f"two columns are called `{name[:80]}`: the last one counts"
        problems.append(Problem(Place(path, head, 1), "repeated-column", message, "rename one of them", Severity.WARNING))
    width = max(at for at, name in enumerate(names, 1) if name)
    below = sheet.iter_rows(min_row=head + 1, max_row=head + MAX_ROWS + 1, max_col=width)
    return make_table(path, _rows(names, head, below), problems, {name: head for name in names if name})


def _rows(names: Sequence[str], head: int, below: Iterable[Sequence[_SheetCell]]) -> Iterator[Row]:
    """Give the rows that say something. Those that a far cell stretches a sheet by cost next to nothing."""
    for number, row in enumerate(below, head + 1):
        if any(cell.value is not None for cell in row):
            yield Row(number, {name: text for name, cell in zip(names, row, strict=False) if name and (text := _text(cell))})


def _text(cell: _SheetCell) -> str:
    """Give what a cell shows: days as year-month-day, whole numbers without a point, leading zeros and per cents."""
    value = cell.value
    if value is None or isinstance(value, timedelta):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    text = clean(str(value))
    return "" if re.fullmatch(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)", text) else text


def _number(value: float, shown_as: str) -> str:
    if _ZEROS.fullmatch(shown_as) and value == int(value):
        return f"{int(value):0{len(shown_as)}d}"
    if shown_as.endswith("%"):
        return f"{value * 100:.10g}%"
    return f"{value:.15g}"
