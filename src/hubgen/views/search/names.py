"""The words of a query become the colleagues whose names they may be: in full, begun, misspelt, or as initials."""

from collections.abc import Iterator
from typing import NamedTuple

from hubgen.views.search.fold import has_parts
from hubgen.views.search.vocabulary import EXACT, PREFIX, Near, Vocabulary

LONGEST_NAME = 4
SAME_PERSON = 25
"""What it is worth that each word more fits one and the same person."""
_LETTER = 50
_MOST = 3000
"""Two words that both fit more people than this are too vague to be compared."""


class NameReading(NamedTuple):
    start: int
    end: int
    ids: tuple[int, ...]
    points: int
    corrected: bool


def name_readings(
    vocabulary: Vocabulary, words: list[str], near: list[tuple[Near, ...]]
) -> Iterator[NameReading]:
    """Give the people that each run of up to four words may name."""
    fits = [[one for one in candidates if vocabulary.people[one.word]] for candidates in near]
    for start, word in enumerate(words):
        yield from _one_word(vocabulary, word, start, fits[start])
        for end in range(start + 2, min(start + LONGEST_NAME, len(words)) + 1):
            yield from _full_name(vocabulary, words, fits, start, end)


def _one_word(vocabulary: Vocabulary, word: str, start: int, fits: list[Near]) -> Iterator[NameReading]:
    best = max((one.points for one in fits), default=0)
    ids = {person for one in fits if one.points == best for person in vocabulary.people[one.word]}
    if best < EXACT and 2 <= len(word) <= 4:
        called = {person for person, initials in enumerate(vocabulary.initials) if initials == word}
        if called:
            ids = called | (ids if best == PREFIX else set())
            best = PREFIX
    if best < PREFIX and has_parts(word) and (whole := _run_together(vocabulary, word)):
        ids, best = whole, EXACT
    if ids:
        yield NameReading(start, start + 1, tuple(sorted(ids)), best, best < PREFIX)


def _run_together(vocabulary: Vocabulary, word: str) -> set[int]:
    """Give the people of whose names *word* is two words, typed without the space between them."""
    found: set[int] = set()
    for at in range(1, len(word)):
        halves = [vocabulary.number.get(half, -1) for half in (word[:at], word[at:])]
        if min(halves) >= 0:
            found |= set(vocabulary.people[halves[0]]).intersection(vocabulary.people[halves[1]])
    return found


def _full_name(
    vocabulary: Vocabulary, words: list[str], fits: list[list[Near]], start: int, end: int
) -> Iterator[NameReading]:
    """Give the people of whose names every word is one; the word that fits fewest people is looked up."""
    sizes = [
        (sum(len(vocabulary.people[one.word]) for one in fits[at]), at)
        for at in range(start, end)
        if fits[at]
    ]
    if not sizes or min(sizes)[0] > _MOST:
        return
    points_of = [{one.word: one.points for one in fits[at]} for at in range(start, end)]
    found: dict[int, int] = {}
    corrected = False
    for person in dict.fromkeys(
        person for one in fits[min(sizes)[1]] for person in vocabulary.people[one.word]
    ):
        points = [_points(vocabulary, person, words[at], points_of[at - start]) for at in range(start, end)]
        if min(points):
            found[person] = sum(points)
    if found:
        best = max(found.values())
        ids = tuple(sorted(person for person, points in found.items() if points == best))
        corrected = any(
            _points(vocabulary, ids[0], words[at], points_of[at - start]) < _LETTER
            for at in range(start, end)
        )
        yield NameReading(start, end, ids, best + SAME_PERSON * (end - start - 1), corrected)


def _points(vocabulary: Vocabulary, person: int, word: str, points_of: dict[int, int]) -> int:
    """Say how well *word* fits one word of the person's name, or the beginning of their initials."""
    points = max((points_of.get(name, 0) for name in vocabulary.names[person]), default=0)
    if points < PREFIX and len(word) <= 3 and vocabulary.initials[person].startswith(word) and len(word) > 1:
        return PREFIX
    if (
        points < _LETTER
        and len(word) == 1
        and any(vocabulary.words[name].startswith(word) for name in vocabulary.names[person])
    ):
        return _LETTER
    return points
