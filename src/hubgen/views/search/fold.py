"""Text becomes the folded words that queries and the vocabulary are compared by."""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2s

_UNDECOMPOSED = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ß": "ss",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ħ": "h",
        "ŧ": "t",
        "ς": "σ",
    }
)
_SLUG_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "ı": "i", "æ": "ae", "Æ": "Ae", "œ": "oe", "þ": "th", "ð": "d"}
)
_SLUG_WORD = re.compile("[a-z0-9]+")
_MADE_UP = re.compile("[0-9]|^x-[a-f]{8}$")
_FNV_START = 2166136261
_FNV_PRIME = 16777619


def fold(text: str) -> str:
    """Fold *text*: compatibility forms taken apart, marks dropped, small letters, put together again."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in parts if unicodedata.category(sign) != "Mn").lower()
    return unicodedata.normalize("NFC", plain.translate(_UNDECOMPOSED))


def words_of(text: str) -> list[str]:
    """Give the folded words of *text*: runs of letters, digits, + and #."""
    return [word for chunk in text.split() for word in _chunk_words(chunk)]


@lru_cache(maxsize=100_000)
def _chunk_words(chunk: str) -> tuple[str, ...]:
    folded = fold(chunk)
    if folded.isalnum() and folded.isascii():
        return (folded,)
    kept = "".join(sign if sign in "+#" or unicodedata.category(sign)[0] in "LNM" else " " for sign in folded)
    return tuple(kept.split())


def stem(word: str) -> str:
    """Drop the s of a plural, in texts and in queries alike."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def has_parts(word: str) -> bool:
    """Say whether *word* is written without spaces between its parts: Han, kana or hangul."""
    return any(
        "\u3040" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff" or "\uac00" <= sign <= "\ud7a3"
        for sign in word
    )


def tie_hash(text: str) -> int:
    """Hash *text* to 32 bits (FNV-1a over its UTF-8, then mixed), the same in every language."""
    value = _FNV_START
    for byte in text.encode():
        value = ((value ^ byte) * _FNV_PRIME) & 0xFFFFFFFF
    # The last bytes of FNV-1a hardly reach its high bits, by which we order: mix them in.
    value = ((value ^ (value >> 16)) * 0x85EBCA6B) & 0xFFFFFFFF
    value = ((value ^ (value >> 13)) * 0xC2B2AE35) & 0xFFFFFFFF
    return value ^ (value >> 16)


def plain_slug(name: str) -> str:
    """Give the slug that a browser can make of *name* too; a slug that is another stands in the index."""
    plain = name
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name.translate(_SLUG_LETTERS)).encode("ascii", "ignore").decode()
    spelt = "-".join(_SLUG_WORD.findall(plain.lower().replace("+", "-plus-").replace("#", "-sharp-")))
    # What has no Latin letters gets the slug that `hubgen new` makes up, in letters that every language folds alike.
    return spelt or "x-" + blake2s(_folded_alike(name).encode(), digest_size=4).hexdigest()


def is_made_up(slug: str) -> bool:
    """Say whether nobody ever spelt a name so: it is a number, or was made up for a name without Latin letters."""
    return _MADE_UP.search(slug) is not None


def _folded_alike(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower().replace("ς", "σ")
