"""Text that people write becomes the words that names and addresses are compared by."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from hashlib import blake2s

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WORD = re.compile("[a-z0-9]+")
MAX_SLUG = 64
WINDOWS_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)
"""Names that Windows refuses as a file's stem, so that a colleague there could not check the hub out."""

_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe", "þ": "th", "ð": "d"}
)

_ASCII_SIGNS = {code: None for code in range(128) if not chr(code).isalnum() and chr(code) not in "+#"}


def is_slug(text: str) -> bool:
    """Say whether *text* may name a file of the hub: `[a-z0-9]+(-[a-z0-9]+)*`, at most 64 characters."""
    return len(text) <= MAX_SLUG and SLUG.fullmatch(text) is not None and text not in WINDOWS_RESERVED


@lru_cache(maxsize=10_000)  # thousands say the same few hundred teams
def slugify(text: str) -> str:
    """Make the slug that *text* suggests. A text without Latin letters or digits gets a stable made-up one."""
    folded = (text if text.isascii() else _in_ascii(text)).lower()
    words = "-".join(_WORD.findall(folded.replace("+", "-plus-").replace("#", "-sharp-")))[:MAX_SLUG].strip("-")
    if words and words not in WINDOWS_RESERVED:
        return words
    return "x-" + blake2s(unicodedata.normalize("NFKC", text).casefold().encode(), digest_size=4).hexdigest()


def _in_ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text.translate(_UNDECOMPOSED)).encode("ascii", "ignore").decode()


def normalise(text: str) -> str:
    """Fold *text* to what a reference to a skill is compared by: NFKC, casefold, no spaces or punctuation but + and #."""
    if text.isascii():
        return text.lower().translate(_ASCII_SIGNS) or "".join(text.lower().split())
    # Twice: to fold case can take a letter apart, and to put letters together can make a capital.
    folded = text
    for _ in range(2):
        folded = unicodedata.normalize("NFKC", folded).casefold()
    kept = "".join(sign for sign in folded if sign in "+#" or unicodedata.category(sign)[0] not in "PZSC")
    # A name of signs alone is itself: else `~` would mean any other skill that is named by a sign.
    return unicodedata.normalize("NFKC", kept) or "".join(folded.split())


def did_you_mean(text: str, choices: Iterable[str], *, likeness: float = 0.6) -> str:
    """Give the choice that *text* most likely stands for, or an empty string.

    *likeness* is difflib's ratio, 0 to 1: a few keys of a form bear a bold guess, thousands of skills do not.
    """
    return next(iter(get_close_matches(text, list(choices), n=1, cutoff=likeness)), "")
