"""A wrong name becomes the one of many that it most likely stands for."""

from collections.abc import Iterable
from functools import cached_property

from hubgen.content.slugs import did_you_mean

MOST_SPENT = 2_000_000
"""Units of about half a microsecond: a glance at a name is one, a comparison of two names a hundred."""
_COMPARISON = 100


class Guesses:
    """Guesses as `did_you_mean` does, from names that are prepared once, and stops when enough time is spent.

    One file may hold thousands of wrong names, and a hub thousands of right ones. What a name has no letters for is
    passed over at a glance; a second question for the same word costs nothing. The bound counts work and not time, so
    that every machine gives the same answers.
    """

    def __init__(self, names: Iterable[str], *, likeness: float) -> None:
        self._names = tuple(names)
        self._likeness = likeness
        self._known: dict[str, str] = {}
        self._spent = 0

    @property
    def are_over(self) -> bool:
        return self._spent >= MOST_SPENT

    @cached_property
    def _shapes(self) -> list[tuple[str, int, int]]:
        return [(name, len(name), _letters(name)) for name in sorted(self._names)]

    def nearest(self, word: str) -> str:
        """Give the name that *word* most likely stands for; an empty text if there is none, or no more is spent."""
        if word not in self._known and not self.are_over:
            near = self._alike(word)
            self._spent += len(self._shapes) + _COMPARISON * len(near)
            self._known[word] = did_you_mean(word, near, likeness=self._likeness)
        return self._known.get(word, "")

    def _alike(self, word: str) -> list[str]:
        """Leave out the names that cannot be like *word*: a letter that only one of them has is in no common part.

        difflib's ratio is twice the letters in common, divided by all letters.
        """
        own, mine, likeness = len(word), _letters(word), self._likeness
        return [
            name
            for name, size, letters in self._shapes
            if 2 * min(own - (mine & ~letters).bit_count(), size - (letters & ~mine).bit_count()) >= likeness * (own + size)
        ]


def _letters(word: str) -> int:
    """Give the set of a word's letters as bits; two letters on one bit only make the glance less sharp."""
    bits = 0
    for sign in word:
        bits |= 1 << ord(sign) % 61
    return bits
