"""The bytes of a published file become every text that can be read in them."""

import csv
import html
import io
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from hubgen.engines.leaks.values import tidy
from hubgen.site.index_format import FOLDER, MAGIC, read_index

PICTURES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".woff", ".woff2", ".ttf"))
"""What holds no text that could be compared; only the name is."""

_MOST = 256 * 1024 * 1024
_GZIP = b"\x1f\x8b"
# It ends at the next bracket of either kind: a script of a megabyte may hold thousands of the first and none of the second.
_TAG = re.compile(r"<[^<>]*>")
_EMPTY_LINE = re.compile(r"\n\s*\n")
_FOLD = re.compile(r"\r?\n[ \t]")
_DISARMED = re.compile(r"(?<![^;\t\r\n])'(?=\W)")
"""What keeps a spreadsheet from taking the rest for a formula."""
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|(.))", re.S)
_SHORT = {"n": "\n", "N": "\n", "t": "\t", "r": "\r"}


def read_texts(path: str, data: bytes, seen: set[int]) -> Iterator[str]:
    """Give the texts of one file in every way in which a program or a person may read them.

    *seen* remembers, from file to file, the parts of pages that have been given: most of a page is the theme's.
    """
    yield tidy(path)
    data = _unpacked(data)
    suffix = PurePosixPath(path.removesuffix(".gz")).suffix.lower()
    if suffix in PICTURES or data.startswith(MAGIC):
        return
    for text in _decoded(data):
        if suffix in (".ics", ".vcf"):
            text = _FOLD.sub("", text)
        if suffix == ".csv":
            text = _of_csv(text)
        if suffix == ".json":
            text = _of_json(text)
        if suffix == ".html":
            text = "\n\n".join(_unseen(text, seen))
        yield from _as_read(text)


def read_packed(files: Mapping[str, bytes]) -> str:
    """Give all that the packed index of the search says: its files tell nothing one by one, since names are cut in it.

    *files* are all of the site. ValueError if the index cannot be read.
    """
    index = {
        path: data
        for path, data in files.items()
        if path.startswith(FOLDER) and _unpacked(data).startswith(MAGIC)
    }
    try:
        return tidy("\n".join(_all_texts(read_index(index)))) if index else ""
    except (KeyError, IndexError) as error:
        raise ValueError(f"the index in {FOLDER} is not whole: {error!r}") from error


def _unpacked(data: bytes) -> bytes:
    """Undo compression, however often it was done."""
    while data.startswith(_GZIP):
        try:
            data = zlib.decompressobj(wbits=31).decompress(data, _MOST)
        except zlib.error:
            break
    return data


def _decoded(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", errors="replace")
    if b"\x00" in data:
        yield data.decode("utf-16-le", errors="replace")
        yield data.decode("utf-16-be", errors="replace")


def _unseen(page: str, seen: set[int]) -> Iterator[str]:
    """Give the parts of a page that no page before it had. No value is lost: none is cut by an empty line but its own."""
    for part in _EMPTY_LINE.split(page):
        if (known := hash(part)) not in seen:
            seen.add(known)
            yield part


def _of_json(text: str) -> str:
    """Give the keys and the texts of a JSON file, or the file as it is if it is none."""
    try:
        return "\n".join(_all_texts(json.loads(text)))
    except (ValueError, RecursionError):
        return text


def _of_csv(text: str) -> str:
    """Give the cells of a table, each as somebody wrote it, or the file as it is if it is none."""
    try:
        cells = "\n".join(cell for row in csv.reader(io.StringIO(text)) for cell in row)
    except csv.Error:
        return text
    return f"{cells}\n{_DISARMED.sub('', cells)}"


def _all_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from (*_all_texts(key), *_all_texts(each))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _all_texts(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _all_texts(getattr(value, field.name))


def _as_read(text: str) -> Iterator[str]:
    """Give a text as it stands, as it is shown without its tags, and what stands in its addresses."""
    if "\\" in text:
        escaped = "\n".join(line for line in text.split("\n") if "\\" in line)
        text = f"{text}\n{_unescaped(escaped)}"
    plain = html.unescape(text)
    yield tidy(plain)
    if "<" in text:
        yield tidy(html.unescape(_TAG.sub("", text)))
    if "%" in text:
        addresses = "\n".join(part for part in plain.split('"') if "%" in part)
        yield tidy(unquote(addresses))
        if "+" in addresses:
            yield tidy(unquote(addresses.replace("+", " ")))


def _unescaped(text: str) -> str:
    """Undo the escapes of JSON, JavaScript and iCalendar, which all begin with a backslash."""
    plain = _ESCAPE.sub(_sign, text)
    # A sign beyond the first 65,536 is written as two halves.
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _sign(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code:
        return chr(min(int(code, 16), 0x10FFFF))
    return _SHORT.get(found[4], found[4])
