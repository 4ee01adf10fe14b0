"""The words of a query become the best way to read them: which run of words names what."""

from typing import NamedTuple

from hubgen.views.search.keys import HINTS_AFTER, HINTS_BEFORE, KEYS, LONGEST_KEY, Key
from hubgen.views.search.names import name_readings
from hubgen.views.search.vocabulary import EXACT, KINDS, PREFIX, Near, Vocabulary

FREE_WORD = 10
BEGUN = 70
"""What a whole word is worth that is not the whole name."""
LONGER, INSIDE, HINT, JOINED = 15, 10, 30, 80
VAGUE = 200
"""A word that begins more phrases than this says nothing alone."""

_RANKS = {"key": 0, "skill": 1, "": 2, **{kind: rank for rank, kind in enumerate(KINDS[1:], 3)}, "word": 99}


class Reading(NamedTuple):
    """Words *start* to *end* of the query name one of *ids*, things of the same kind."""

    start: int
    end: int
    kind: str
    ids: tuple[int, ...]
    points: int
    corrected: bool = False
    key: Key = Key("")


class _Group:
    """The things of one kind that fit a run of words best."""

    def __init__(self) -> None:
        self.points = 0
        self.ids: set[int] = set()
        self.corrected = False

    def add(self, id: int, points: int, corrected: bool) -> None:
        if points > self.points:
            self.points, self.ids, self.corrected = points, set(), corrected
        if points == self.points:
            self.ids.add(id)


def best_readings(vocabulary: Vocabulary, words: list[str]) -> tuple[list[Reading], list[Reading]]:
    """Give the readings that together fit *words* best, in order, and all that were weighed."""
    every = [reading for reading in _all_readings(vocabulary, words) if reading.points > 0]
    every.sort(key=lambda reading: (_RANKS[reading.kind], -reading.end))
    best: list[tuple[int, Reading | None]] = [(0, None)] * (len(words) + 1)
    for start in range(len(words) - 1, -1, -1):
        score, chosen = FREE_WORD + best[start + 1][0], Reading(start, start + 1, "word", (), FREE_WORD)
        for reading in every:
            if reading.start == start and reading.points + best[reading.end][0] > score:
                score, chosen = reading.points + best[reading.end][0], reading
        best[start] = (score, chosen)
    path: list[Reading] = []
    at = 0
    while (step := best[at][1]) is not None:
        path.append(step)
        at = step.end
    return path, every


def _all_readings(vocabulary: Vocabulary, words: list[str]) -> list[Reading]:
    near = [vocabulary.near(word) for word in words]
    groups: dict[tuple[int, int, str], _Group] = {}
    for start in range(len(words)):
        _add_phrases(vocabulary, words, near, start, groups)
        _add_joined(vocabulary, words, start, groups)
    readings = [
        Reading(
            start,
            end,
            kind,
            _one_if_corrected(vocabulary, kind, group),
            group.points + _hinted(words, start, end, kind),
            group.corrected,
        )
        for (start, end, kind), group in groups.items()
    ]
    people = [
        Reading(start, end, "person", ids, points, corrected)
        for start, end, ids, points, corrected in name_readings(vocabulary, words, near)
    ]
    return readings + people + _keys(words)


def _add_phrases(
    vocabulary: Vocabulary,
    words: list[str],
    near: list[tuple[Near, ...]],
    start: int,
    groups: dict[tuple[int, int, str], _Group],
) -> None:
    """Follow every phrase in which the word at *start* stands as far as the query follows it."""
    after = [{one.word: one for one in candidates} for candidates in near]
    for first in near[start]:
        vague = len(vocabulary.places[first.word]) > VAGUE
        for place, position in vocabulary.places[first.word]:
            phrase = vocabulary.phrases[place]
            if position and len(words[start]) < 3:
                continue
            points, corrected, step, at = 0, False, first, start
            while True:
                corrected = corrected or step.corrected
                whole = position + at - start + 1 == len(phrase.words)
                last = min(step.points, BEGUN) if position or not whole else step.points
                if not (vague and at == start and not (whole and not position)):
                    bonus = LONGER * (at - start) - (INSIDE if position else 0)
                    groups.setdefault((start, at + 1, phrase.kind), _Group()).add(
                        phrase.id, points + last + bonus, corrected
                    )
                points += step.points
                at += 1
                found = (
                    _next(vocabulary, words[at], after[at], phrase.words[position + at - start])
                    if not whole and at < len(words)
                    else None
                )
                if found is None:
                    break
                step = found


def _next(vocabulary: Vocabulary, typed: str, near: dict[int, Near], word: int) -> Near | None:
    """Say how well what was *typed* fits the word that comes next in a phrase."""
    # One letter begins too many words to be looked up, but here is one that it may begin. A digit may be a level.
    if word not in near and len(typed) == 1 and not "0" <= typed <= "9" and vocabulary.words[word].startswith(typed):
        return Near(word, PREFIX)
    return near.get(word)


def _add_joined(
    vocabulary: Vocabulary, words: list[str], start: int, groups: dict[tuple[int, int, str], _Group]
) -> None:
    """Read two words as the one that they make together: "type script"."""
    word = vocabulary.number.get("".join(words[start : start + 2])) if start + 1 < len(words) else None
    if word is None:
        return
    for place, _ in vocabulary.places[word]:
        phrase = vocabulary.phrases[place]
        if len(phrase.words) == 1:
            groups.setdefault((start, start + 2, phrase.kind), _Group()).add(phrase.id, EXACT + JOINED, False)


def _one_if_corrected(vocabulary: Vocabulary, kind: str, group: _Group) -> tuple[int, ...]:
    """Give what a run of words means: one thing where it had to be corrected, the one that most people have."""
    ids = tuple(sorted(group.ids))
    if not group.corrected:
        return ids
    return (max(ids, key=lambda id: (vocabulary.common[kind][id], -id)),)


def _hinted(words: list[str], start: int, end: int, kind: str) -> int:
    before = HINTS_BEFORE.get(words[start - 1], ()) if start else ()
    after = HINTS_AFTER.get(words[end], ()) if end < len(words) else ()
    return HINT if kind in before or kind in after else 0


def _keys(words: list[str]) -> list[Reading]:
    found = []
    for start in range(len(words)):
        for size in range(1, min(LONGEST_KEY, len(words) - start) + 1):
            key = KEYS.get(tuple(words[start : start + size]))
            if key is not None:
                points = EXACT * size + LONGER * (size - 1)
                found.append(Reading(start, start + size, "key" if key.name else "", (), points, key=key))
    return found
