"""A misspelt word becomes the one word that it must stand for, or none: a machine writes it without asking."""

from collections.abc import Iterable
from enum import Enum

from hubgen.content.slugs import normalise

_SHORTEST_KEY = 4
_SHORTEST_SWAPPED = 6
_SHORTEST_SLIPPED = 9


class Slip(Enum):
    """How two words differ: neighbouring letters changed places, one is missing or too many, one stands for another."""

    SWAPPED = "swapped"
    SLIPPED = "slipped"
    REPLACED = "replaced"


def sure_key(text: str, keys: Iterable[str]) -> str:
    """Give the key that *text* stands for, or an empty text: but for capitals and signs, or one slip, it is that key.

    The keys of a form are few and unlike each other, so that one slip cannot have led from another.
    """
    known = tuple(keys)
    return sure_value(text, known) or _only(key for key in known if len(key) >= _SHORTEST_KEY and slip(text.lower(), key))


def sure_value(text: str, values: Iterable[str]) -> str:
    """Give the value that *text* is but for capitals, spaces and punctuation, or an empty text."""
    return _only(value for value in values if value != text and normalise(value) == normalise(text) != "")


def sure_name(text: str, names: Iterable[str]) -> str:
    """Give the name that *text* stands for, or an empty text; all of them folded by `normalise`.

    Names are many, and one letter makes another thing of some (`nestjs` and `nextjs`, `java` and `javac`). So a letter
    that stands for another is no slip here, digits and signs are none, the first letter is right, and the word is long.
    """
    near = {}
    for name in names:
        found = slip(text, name) if abs(len(text) - len(name)) <= 1 and text[:1] == name[:1] else None
        if found is not None:
            near[name] = found
    if len(near) != 1:
        return ""
    [(name, found)] = near.items()
    shortest = {Slip.SWAPPED: _SHORTEST_SWAPPED, Slip.SLIPPED: _SHORTEST_SLIPPED}.get(found, len(name) + 1)
    return name if len(name) >= shortest and (text + name).isalpha() else ""


def slip(text: str, word: str) -> Slip | None:
    """Say how *text* differs from *word*, if it is by one slip."""
    same = 0
    while same < min(len(text), len(word)) and text[same] == word[same]:
        same += 1
    one, other = text[same:], word[same:]
    if len(one) == len(other) and one:
        if one[1:] == other[1:]:
            return Slip.REPLACED
        return Slip.SWAPPED if one[:2] == other[1::-1] and one[2:] == other[2:] else None
    if len(one) - len(other) in (1, -1) and (one[1:] == other or one == other[1:]):
        return Slip.SLIPPED
    return None


def _only(words: Iterable[str]) -> str:
    """Give the word, if there is one and no other."""
    found = tuple(dict.fromkeys(words))
    return found[0] if len(found) == 1 else ""
