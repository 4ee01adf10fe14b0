"""One cell of a table becomes the value of one key, as its kind has it."""

import re
from datetime import date
from functools import cache

from babel import Locale

from hubgen.content.slugs import slugify
from hubgen.edits.yamlout import Value
from hubgen.importers.mapping import entries
from hubgen.importers.tables import Cell

_YES = frozenset({"true", "yes", "y", "1", "x", "on"})
_NO = frozenset({"false", "no", "n", "0", "off"})
_WITH_POINTS = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})")
_WITH_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}\S*")


def convert_cell(kind: str, cell: Cell, separator: str) -> Value | None:
    """Read *cell* as *kind* says, and a list at its *separator*; None for nothing. What does not fit stays as it was written."""
    if kind in ("list", "languages", "references"):
        written = (_line(entry.get("", "")) for entry in entries(cell, separator))
        texts = [text for text in dict.fromkeys(written) if text]
        return ([_language(text) for text in texts] if kind == "languages" else texts) or None
    text = _line(cell) if kind != "text" else _lines(cell)
    if not text:
        return None
    match kind:
        case "slug":
            return slugify(text)
        case "country":
            return _country(text)
        case "number":
            whole = text.removesuffix(".0")
            return int(whole) if whole.isdecimal() and len(whole) < 10 else text
        case "date":
            return _date(text)
        case "word":
            return text.casefold()
        case "yes":
            return True if text.lower() in _YES else False if text.lower() in _NO else text
    return text


def _line(cell: Cell) -> str:
    return " ".join(_lines(cell).split())


def _lines(cell: Cell) -> str:
    """Give a cell as one text; a list becomes its entries with commas between, a map nothing."""
    if isinstance(cell, list):
        return ", ".join(text for inner in cell if (text := _lines(inner)))
    return cell if isinstance(cell, str) else ""


def _date(text: str) -> str:
    """Give a day as year-month-day, where it is written with its time, or with points, which only days first have."""
    found = _WITH_POINTS.fullmatch(text)
    day = f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else text[:10]
    try:
        return date.fromisoformat(day).isoformat() if found or _WITH_TIME.fullmatch(text) else text
    except ValueError:
        return text


@cache
def _english() -> Locale:
    return Locale("en")


def _language(text: str) -> str:
    return str(_english().languages.get(text.replace("-", "_"), text))


def _country(text: str) -> str:
    if len(text) != 2 or not text.isupper():
        return text
    return str(_english().territories.get({"UK": "GB"}.get(text, text), text))
