"""Markdown becomes the same Markdown, with its links to files that moved or are gone put right."""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import unquote

from hubgen.checks.links import without_code

_TARGET = re.compile(r"(?:\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:[ \t]*<?|\bhref=[\"'])(?P<target>[^\s<>()\"']+)", re.MULTILINE)
_LINK = re.compile(
    r"(?<!!)\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\(\s*<?(?P<target>[^\s<>()\"']+)>?(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)

_Edit: TypeAlias = Callable[[re.Match[str]], tuple[int, int, str | tuple[int, int]] | None]


@dataclass(frozen=True, slots=True)
class Moves:
    """Where files go: *paths* gives the new path of a file in the same folder, or None for one that is gone.

    *site* is the address of the site, whose pages are linked in full here and there; an empty one while it has none.
    """

    paths: Mapping[str, str | None]
    site: str = ""

    def may_be_in(self, text: str) -> bool:
        """Say whether *text* may hold a link to one of the files, quickly."""
        readable = unquote(text) if "%" in text else text
        return any(_stem(path) in readable for path in self.paths)


def relink(text: str, path: str, moves: Moves, *, code: bool = False) -> str:
    """Point the links in *text*, which stands in the file *path*, at where their targets moved.

    Of a link to a file that is gone, the words stay. Code is left alone, unless *code* says that there is none.
    """
    if not moves.may_be_in(text):
        return text
    made = _substitute(_LINK, text, lambda match: _words(match, path, moves), code=code)
    return _substitute(_TARGET, made, lambda match: _moved(match, path, moves), code=code)


def _substitute(pattern: re.Pattern[str], text: str, edit: _Edit, *, code: bool) -> str:
    """Replace from start to end what *edit* gives for a match outside code, by a text or by a span of *text* itself."""
    made, at = "", 0
    for match in pattern.finditer(text if code else without_code(text)):
        if (found := edit(match)) is not None:
            start, end, new = found
            made += text[at:start] + (text[slice(*new)] if isinstance(new, tuple) else new)
            at = end
    return made + text[at:]


def _words(match: re.Match[str], path: str, moves: Moves) -> tuple[int, int, tuple[int, int]] | None:
    old = _leads_to(match["target"], path, moves)
    return (*match.span(), match.span("words")) if old and moves.paths[old] is None else None


def _moved(match: re.Match[str], path: str, moves: Moves) -> tuple[int, int, str] | None:
    """Give the same target with another name at its end: of a file, or of the page that is made from it."""
    target = match["target"]
    old = _leads_to(target, path, moves)
    new = moves.paths[old] if old else None
    if new is None:
        return None
    way = re.split("[?#]", target, maxsplit=1)[0]
    name = _stem(new) if _is_page(target, moves) else posixpath.basename(new)
    slash = "/" if way.endswith("/") else ""
    return (*match.span("target"), way[: way.rstrip("/").rfind("/") + 1] + name + slash + target[len(way) :])


def _leads_to(target: str, path: str, moves: Moves) -> str:
    """Give the file among *moves* to which *target* leads from the file *path*; an empty text if it leads elsewhere."""
    way = unquote(re.split("[?#]", target, maxsplit=1)[0])
    if _is_page(target, moves):
        below = way.removeprefix(moves.site).strip("/")
        return next((old for old in (f"{below}.yml", f"{below}.md") if old in moves.paths), "")
    old = posixpath.normpath(posixpath.join(posixpath.dirname(path), way)) if way and ":" not in way else ""
    return old if old in moves.paths else ""


def _is_page(target: str, moves: Moves) -> bool:
    return bool(moves.site) and target.startswith(moves.site)


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]
