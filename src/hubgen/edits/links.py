"""Markdown becomes the same Markdown, with its links to files that moved or are gone put right."""

import posixpath
import re
from collections.abc import Callable, Mapping
from typing import TypeAlias
from urllib.parse import unquote

from hubgen.checks.links import without_code

_TARGET = re.compile(r"(?:\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:[ \t]*<?|\bhref=[\"'])(?P<target>[^\s<>()\"']+)", re.MULTILINE)
_LINK = re.compile(
    r"(?<!!)\[(?P<words>(?:[^\[\]\\]|\\.)*)\]\(\s*<?(?P<target>[^\s<>()\"']+)>?(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)

_Edit: TypeAlias = Callable[[re.Match[str]], tuple[int, int, str | tuple[int, int]] | None]


def relink(text: str, path: str, moves: Mapping[str, str | None], *, code: bool = False) -> str:
    """Point the links in *text*, which stands in the file *path*, at where their targets moved.

    *moves* gives the new path of a file in the same folder, or None for one that is gone: of such a link, its words
    stay. Code is left alone, unless *code* says that there is none.
    """
    if not any(posixpath.basename(old) in unquote(text) for old in moves):
        return text
    gone = frozenset(old for old, new in moves.items() if new is None)
    made = _substitute(_LINK, text, lambda match: _words(match, path, gone), code=code)
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


def _words(match: re.Match[str], path: str, gone: frozenset[str]) -> tuple[int, int, tuple[int, int]] | None:
    return (*match.span(), match.span("words")) if _leads_to(match["target"], path) in gone else None


def _moved(match: re.Match[str], path: str, moves: Mapping[str, str | None]) -> tuple[int, int, str] | None:
    target = match["target"]
    new = moves.get(_leads_to(target, path))
    if new is None:
        return None
    way = re.split("[?#]", target, maxsplit=1)[0]
    return (*match.span("target"), way[: way.rfind("/") + 1] + posixpath.basename(new) + target[len(way) :])


def _leads_to(target: str, path: str) -> str:
    """Give the path of the file that *target* leads to from *path*; an empty one for an address elsewhere."""
    way = unquote(re.split("[?#]", target, maxsplit=1)[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), way)) if way and ":" not in way else ""
