"""Rows become CSV that a spreadsheet shows and does not obey."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import TypeAlias

Value: TypeAlias = str | int
"""What stands in a cell; what nobody said is an empty text."""

_FORMULA = re.compile("(^|[;\t\r\n])(?=[=+@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}-])")
"""Where a formula may begin: at the start of a cell, and where a spreadsheet that separates by something else starts one."""


def cell(value: Value) -> str:
    """Write *value* so that no spreadsheet takes it for a formula: before what looks like the start of one stands an apostrophe.

    Of half the world's spreadsheets the list separator is `;`, and they cut at it, and at line ends, what is quoted for
    others. Numbers may be less than zero.
    """
    return _FORMULA.sub(r"\1'", value) if isinstance(value, str) else str(value)


def csv_text(columns: Sequence[str], rows: Iterable[Iterable[Value]]) -> str:
    """Write a table (RFC 4180)."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(map(cell, row) for row in rows)
    return text.getvalue()
