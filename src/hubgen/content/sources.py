"""The bytes of one file become its text, its data and the place of every value in it."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from hubgen.content.plainplaces import find_plain
from hubgen.content.plainyaml import is_plain, read_plain
from hubgen.content.yamltext import FORBIDDEN, Data, Fault, Tree, read_tree
from hubgen.problems import Place, Problem

MAX_BYTES = 64 * 1024
"""The largest file that is read. The longest real meeting notes seen were under 30 kB."""

Route: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top of a file: `("skills", 2, "level")`."""

_CONFLICT = re.compile(r"^(<{7}|>{7}) ", re.MULTILINE)
_CONFLICT_SIGNS = ("<<<<<<< ", ">>>>>>> ")
_FENCE = "---"

MOST_MARKS = 30
"""Accents on one letter, as Unicode's stream-safe text has it. To put them in order needs the square of their number."""
_MARKED = re.compile(r"[^\w\s\x00-\x7f]{31,}")


class Source(NamedTuple):
    """One file as written: *data* is its YAML (a map), *body* the Markdown below the front matter.

    *yaml* is the text of the YAML and *first_line* the file's line on which it begins: a place is looked up in it, so
    that the many files without a problem never pay for places. *plain* says that `read_plain` could read it.
    """

    path: str
    data: Mapping[str, Data]
    yaml: str
    body: str = ""
    first_line: int = 1
    body_line: int = 1
    trusted: bool = False
    plain: bool = False

    def place(self, *route: str | int, key: bool = False) -> Place:
        """Find the value at *route* (or its key, with *key*); of a value that is missing, the map that lacks it."""
        if self.plain:
            mark = find_plain(self.yaml, route, key=key)
        else:
            tree = _tree_with_places(self.yaml, trusted=self.trusted)
            mark = tree.find(route, key=key) if tree else (0, 0)
        return _place(self.path, self.first_line, mark)


@lru_cache(maxsize=4)
def _tree_with_places(yaml: str, *, trusted: bool) -> Tree | None:
    """Read *yaml* once more: once for all the problems of a file, which come one after the other."""
    return read_tree(yaml, trusted=trusted)[0]


def read_yaml(path: str, raw: bytes) -> tuple[Source | None, list[Problem]]:
    """Read a YAML file whose top is a map. Comes back without a source when the file cannot be read."""
    text, problems = _decode(path, raw)
    if text is None:
        return None, problems
    return _read_map(path, text, body="", first_line=1, body_line=1)


def read_list(path: str, raw: bytes) -> tuple[list[Data], Source | None, list[Problem]]:
    """Read a YAML file whose top is a list, with the source that knows the places of its entries."""
    text, problems = _decode(path, raw)
    tree, faults = read_tree(text or "")
    if text is None or faults or tree is None:
        return [], None, problems + [_problem(path, 1, fault) for fault in faults]
    if not isinstance(tree.data, list):
        return [], None, [Problem(Place(path, 1, 1), "not-a-list", "the file is not a list", "begin each entry with `- `")]
    return tree.data, Source(path, {}, text), []


def read_settings(path: str, raw: bytes) -> tuple[Source | None, list[Problem]]:
    """Read mkdocs.yml, which the hub's owner wrote: YAML tags are passed over."""
    text = _with_line_feeds(raw.decode("utf-8-sig", errors="replace"))
    tree, faults = read_tree(text, trusted=True)
    if tree is None or not isinstance(tree.data, dict):
        return None, [_problem(path, 1, fault) for fault in faults]
    return Source(path, tree.data, text, trusted=True), []


def read_front_matter(path: str, raw: bytes) -> tuple[Source | None, list[Problem]]:
    """Read a Markdown file that begins with YAML between two lines of exactly `---`."""
    text, problems = _decode(path, raw)
    if text is None:
        return None, problems
    lines = text.split("\n")
    if lines[0] != _FENCE:
        hint = f"make `{_FENCE}` the first line of the file, then the fields, then `{_FENCE}` again, then the text"
        return None, [Problem(Place(path, 1, 1), "missing-front-matter", "the file does not begin with `---`", hint)]
    try:
        end = lines.index(_FENCE, 1)
    except ValueError:
        hint = "write a line of exactly `---` below the last field"
        return None, [Problem(Place(path, 1, 1), "unclosed-front-matter", "the fields opened by `---` never end", hint)]
    body = "\n".join(lines[end + 1 :])
    return _read_map(path, "\n".join(lines[1:end]), body=body, first_line=2, body_line=end + 2)


def _decode(path: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    if len(raw) > MAX_BYTES:
        hint = f"keep it under {MAX_BYTES // 1024} kB: split a long note in two, and link to long material"
        return None, [Problem(Place(path), "too-large", f"the file has {len(raw) // 1024} kB", hint)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        shown = raw[error.start : error.start + 1].hex()
        hint = "save the file as UTF-8"
        return None, [Problem(Place(path, line, column), "not-utf8", f"byte 0x{shown} is not UTF-8 text", hint)]
    text = _with_line_feeds(text)
    # An accent takes two bytes or more: most files have too few of them to be looked through.
    if len(raw) - len(text) > MOST_MARKS and (piled := find_pile(text)) is not None:
        hint = "delete the accents: a letter bears a few at most"
        message = f"more than {MOST_MARKS} accents are piled on one letter"
        return None, [Problem(_place_at(path, text, piled), "forbidden-character", message, hint)]
    text = unicodedata.normalize("NFC", text)
    for problem in _unreadable(path, text):
        return None, [problem]
    return text, []


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unreadable(path: str, text: str) -> Iterator[Problem]:
    if is_plain(text) and not any(sign in text for sign in _CONFLICT_SIGNS):
        return
    for code, pattern, message, hint in (
        ("merge-conflict", _CONFLICT, "a merge conflict was left in the file", "keep one side and delete the `<<<<<<<`, `=======` and `>>>>>>>` lines"),
        ("forbidden-character", FORBIDDEN, "an invisible character (U+{:04X}) hides in the text", "delete it and type the text again"),
    ):
        if match := pattern.search(text):
            yield Problem(_place_at(path, text, match.start()), code, message.format(ord(match[0][0])), hint)


def find_pile(text: str) -> int | None:
    """Give where more accents than a letter bears follow each other, or None."""
    for run in _MARKED.finditer(text) if not text.isascii() else ():
        piled = 0
        for at, sign in enumerate(run[0], start=run.start()):
            piled = piled + 1 if unicodedata.combining(sign) else 0
            if piled > MOST_MARKS:
                return at
    return None


def _place_at(path: str, text: str, at: int) -> Place:
    return Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def _read_map(path: str, text: str, *, body: str, first_line: int, body_line: int) -> tuple[Source | None, list[Problem]]:
    data = read_plain(text) if is_plain(text) else None
    plain = data is not None
    if not plain:
        tree, faults = read_tree(text)
        if faults:
            return None, [_problem(path, first_line, fault) for fault in faults]
        data = tree.data if tree else None
    if data is None:
        return None, [Problem(Place(path, first_line, 1), "empty-file", "the file says nothing", "fill it in, or delete it")]
    if not isinstance(data, dict):
        hint = "write `key: value` lines, such as `name: …`"
        return None, [Problem(Place(path, first_line, 1), "not-a-map", "the file is not made of `key: value` lines", hint)]
    return Source(path, data, text, body, first_line, body_line, plain=plain), []


def _problem(path: str, first_line: int, fault: Fault) -> Problem:
    message = fault.message
    if fault.first is not None:
        message = f"{message}, first on line {fault.first[0] + first_line}"
    return Problem(_place(path, first_line, fault.mark), fault.code, message, fault.hint)


def _place(path: str, first_line: int, mark: tuple[int, int]) -> Place:
    line, column = mark
    return Place(path, line + first_line, column + 1)

