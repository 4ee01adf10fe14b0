"""The bytes of a file and what is to change in it become its new bytes, read once more and compared."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from hubgen.content.sources import read_front_matter, read_list, read_yaml
from hubgen.content.yamltext import Data
from hubgen.edits.changes import CannotEdit, Change, changed, same
from hubgen.edits.links import Moves, relink
from hubgen.edits.spans import Piece, find_pieces
from hubgen.edits.splice import splice

STAYS = Moves({})
"""No file goes anywhere."""

DO_NOT_PAIR = "programs/do-not-pair.yml"
_BOM = "\ufeff"
_FENCES = re.compile(r"---(?:\r\n|\r|\n)(?P<yaml>.*?)(?:(?<=\n)|(?<=\r))---(?=\r|\n|\Z)", re.DOTALL)


class Reading(NamedTuple):
    """What the strict reader says of a file: its YAML, and the Markdown below it."""

    data: Data
    body: str


@dataclass(frozen=True, slots=True)
class _Parts:
    """A text cut in three: *yaml* is what the changes are made in, *body* the Markdown."""

    before: str
    yaml: str
    between: str
    body: str


def read(path: str, raw: bytes) -> Reading | None:
    """Read a file of the hub, whatever its kind; None if the strict reader refuses it."""
    if path == DO_NOT_PAIR:
        data, source, problems = read_list(path, raw)
        return None if problems else Reading(list(data) if source else None, "")
    source, problems = read_front_matter(path, raw) if path.endswith(".md") else read_yaml(path, raw)
    return Reading(dict(source.data), source.body) if source and not problems else None


def rewrite(path: str, raw: bytes, changes: Iterable[Change], moves: Moves = STAYS) -> bytes:
    """Make *changes*, one after the other, in the file *path*, and point its links at where their targets *moved*.

    Everything else stays byte for byte. The new text is read by the strict reader and compared with what it must say.
    Raises CannotEdit, which names the file, where it does not say that, or cannot be changed.
    """
    reading = read(path, raw)
    if reading is None:
        raise CannotEdit(f"{path} cannot be read; `hubgen check` says why")
    try:
        parts, expected = _cut(path, raw.decode()), reading.data
        yaml = parts.yaml
        for change in changes:
            yaml, expected = splice(yaml, change), changed(expected, change)
        if moves.paths:
            yaml, expected = _relink_values(yaml, path, moves), _relinked(expected, path, moves)
    except CannotEdit as error:
        raise CannotEdit(f"{path} cannot be changed by machine: {error}") from None
    made = (parts.before + yaml + parts.between + relink(parts.body, path, moves)).encode()
    again = read(path, made)
    if again is None or not same(again.data, expected) or again.body != relink(reading.body, path, moves):
        raise CannotEdit(f"{path} is written in a way that cannot be changed by machine without harm to something else in it")
    return made


def _cut(path: str, text: str) -> _Parts:
    start = len(_BOM) if text.startswith(_BOM) else 0
    if not path.endswith(".md"):
        return _Parts(text[:start], text[start:], "", "")
    found = _FENCES.match(text, start)
    if found is None:
        raise CannotEdit("its fields do not stand between two lines of `---`")
    return _Parts(text[: found.start("yaml")], found["yaml"], text[found.end("yaml") : found.end()], text[found.end() :])


def _relink_values(yaml: str, path: str, moves: Moves) -> str:
    root = find_pieces(yaml)
    for piece in sorted(_texts(root) if root else (), key=lambda piece: -piece.start):
        yaml = yaml[: piece.start] + relink(yaml[piece.start : piece.end], path, moves, code=True) + yaml[piece.end :]
    return yaml


def _texts(piece: Piece) -> list[Piece]:
    return [piece] if piece.kind == "text" else [text for part in piece.parts for text in _texts(part)]


def _relinked(data: Data, path: str, moves: Moves) -> Data:
    if isinstance(data, dict):
        return {key: _relinked(value, path, moves) for key, value in data.items()}
    if isinstance(data, list):
        return [_relinked(value, path, moves) for value in data]
    return relink(data, path, moves, code=True) if data else data
