"""A piece of code in a body becomes coloured HTML, if that is cheap."""

import re
from functools import cache
from typing import Any

from pygments.lexer import Lexer  # type: ignore[import-untyped]  # it has no types
from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped]  # as above
from pygments.lexers.special import TextLexer  # type: ignore[import-untyped]  # as above
from pygments.util import ClassNotFound  # type: ignore[import-untyped]  # as above
from pymdownx.highlight import Highlight, HighlightExtension  # type: ignore[import-untyped]  # as above

_MOST_COLOURED = 3_000
"""Characters of a piece of code that is coloured: the time for some languages grows with its square."""
_BLANKS = re.compile(r"\s{100}")
_COLOURED_NAMES = (
    "bash batch c clojure cmake console cpp css csv dart diff docker dockerfile elixir erlang fsharp go graphql "
    "haskell html http ini java javascript js json julia jsx kotlin latex less lua make markdown md mysql nginx nix perl "
    "php plpgsql postgresql powershell properties protobuf psql puppet py pycon python python3 r ruby rust scala scss sh "
    "shell sql svelte swift tex toml ts tsx typescript vim vue xml yaml zig"
)
_COLOURED = frozenset(_COLOURED_NAMES.split())
"""The languages that are coloured. Pygments knows 500, and for some of them 2,500 blanks take it minutes."""


class _Highlight(Highlight):  # type: ignore[misc]  # it has no types
    def highlight(self, src: str, language: str, *args: Any, **more: Any) -> Any:
        coloured = len(src) <= _MOST_COLOURED and language.lower() in _COLOURED and not _BLANKS.search(src)
        return super().highlight(src, language if coloured else "text", *args, **more)

    def get_lexer(self, src: str, language: str, inline: bool, stripnl: bool) -> tuple[Lexer, str]:
        return _lexer(language.lower(), stripnl), language


@cache
def _lexer(language: str, stripnl: bool) -> Lexer:
    """Give the lexer of one of the languages above. Making one costs as much as colouring with it."""
    try:
        return get_lexer_by_name(language, stripnl=stripnl)
    except ClassNotFound:  # by this version of Pygments
        return TextLexer(stripnl=stripnl)


class Colours(HighlightExtension):  # type: ignore[misc]  # as above
    """The extension that colours code, for the languages above only."""

    def get_pymdownx_highlighter(self) -> type[_Highlight]:
        return _Highlight
