"""An answer to an assistant becomes the texts in it: what people wrote, and the rest."""

import unicodedata
from collections.abc import Iterator
from typing import Any

PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:/.+?=&")
"""What slugs, dates, addresses of pages and our own words are made of."""


def outside(value: Any) -> Iterator[str]:
    """Give every text of an answer that does not stand below `quoted`, keys too."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from outside(inner) if key != "quoted" else ()
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from outside(inner)
    elif isinstance(value, str):
        yield value


def below(value: Any, *, is_quoted: bool = False) -> Iterator[str]:
    """Give every text of an answer that stands below `quoted`."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from below(inner, is_quoted=is_quoted or key == "quoted")
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from below(inner, is_quoted=is_quoted)
    elif is_quoted and isinstance(value, str):
        yield value


def unseen(text: str) -> set[str]:
    """Give the signs of *text* that nobody sees, apart from blanks and line ends; by blocks, not by the code under test."""
    return {sign for sign in text if (unicodedata.category(sign) in ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp") and sign != "\n") or _is_filler(ord(sign))}


def _is_filler(code: int) -> bool:
    return 0xFE00 <= code <= 0xFE0F or 0xE0000 <= code <= 0xE0FFF or code in (0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0)
