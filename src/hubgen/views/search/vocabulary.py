"""Columns become the vocabulary that a query is read with: names, skills, teams, places and all they are called."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from hubgen.views.search.columns import Columns, SkillEntry
from hubgen.views.search.fold import has_parts, is_made_up, words_of
from hubgen.views.search.typos import allowed_edits, edits, letter_mask

KINDS = ("skill", "language", "place", "team", "role", "person", "category", "circle", "zone")
"""What a phrase can name; where two readings fit equally well, the earlier kind wins."""

EXACT, PREFIX, TYPO, TYPO_PREFIX = 100, 60, 45, 40
EDIT_COST = 10


class Phrase(NamedTuple):
    """A name of something: *id* is its place in the list of its kind."""

    kind: str
    id: int
    words: tuple[int, ...]


class Near(NamedTuple):
    """A word of the vocabulary that a typed word may stand for, and how well it fits."""

    word: int
    points: int

    @property
    def corrected(self) -> bool:
        return self.points < PREFIX


class Vocabulary:
    """*words* are folded; *places* says in which phrases, at which position, each stands, *people* in whose names."""

    def __init__(self, columns: Columns) -> None:
        self.words: list[str] = []
        self.number: dict[str, int] = {}
        self.phrases = [
            Phrase(kind, id, tuple(map(self._number, words))) for kind, id, words in sorted_phrases(columns)
        ]
        self.names = [
            tuple(map(self._number, name_words(*row)))
            for row in zip(columns.people.names, columns.people.slugs, strict=True)
        ]
        self.initials = [
            "".join(self.words[word][0] for word in _spoken(name, self)) for name in columns.people.names
        ]
        self.places: list[list[tuple[int, int]]] = [[] for _ in self.words]
        self.people: list[list[int]] = [[] for _ in self.words]
        for place, phrase in enumerate(self.phrases):
            for position, word in enumerate(phrase.words):
                self.places[word].append((place, position))
        for person, name in enumerate(self.names):
            for word in dict.fromkeys(name):
                self.people[word].append(person)
        self.common = _common(columns)
        self._sorted = sorted((word, number) for number, word in enumerate(self.words))
        self._sizes = [0 if any(sign > "\uffff" for sign in word) else len(word) for word in self.words]
        self._masks = [letter_mask(word) for word in self.words]
        self.near = lru_cache(maxsize=1000)(self._near)

    def _number(self, word: str) -> int:
        number = self.number.setdefault(word, len(self.words))
        if number == len(self.words):
            self.words.append(word)
        return number

    def _near(self, typed: str) -> tuple[Near, ...]:
        """Give the words that *typed* may stand for: itself, those that begin so, or else those a few edits away."""
        if len(typed) > 1 or has_parts(typed):
            return self.beginning(typed) or tuple(self._misspelt(typed))
        return (Near(self.number[typed], EXACT),) if typed in self.number else ()

    def beginning(self, typed: str) -> tuple[Near, ...]:
        """Give the word itself, then those that begin so."""
        found = [Near(self.number[typed], EXACT)] if typed in self.number else []
        return (*found, *(Near(number, PREFIX) for word, number in self._from(typed) if word != typed))

    def _from(self, typed: str) -> Iterator[tuple[str, int]]:
        for place in range(bisect_left(self._sorted, (typed, 0)), len(self._sorted)):
            if not self._sorted[place][0].startswith(typed):
                return
            yield self._sorted[place]

    def _misspelt(self, typed: str) -> Iterator[Near]:
        allowed = allowed_edits(typed)
        if not allowed:
            return
        mask, size = letter_mask(typed), len(typed)
        for number, word in enumerate(self.words):
            # Each edit explains at most one letter that is typed and not in the word.
            if (
                self._sizes[number] < max(3, size - allowed)
                or (mask & ~self._masks[number]).bit_count() > allowed
            ):
                continue
            whole, beginning = edits(typed, word)
            if whole <= allowed:
                yield Near(number, TYPO - EDIT_COST * whole)
            elif beginning <= allowed:
                yield Near(number, TYPO_PREFIX - EDIT_COST * beginning)


def sorted_phrases(columns: Columns) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Give every phrase as its kind, its place in that kind's list, and its words."""
    lists = columns.lists
    for id, skill in enumerate(lists.skills):
        yield from (("skill", id, words) for words in _skill_phrases(skill))
    named = (
        ("language", lists.languages),
        ("place", lists.places),
        ("team", lists.teams),
        ("role", lists.roles),
        ("category", lists.categories),
        ("circle", tuple(circle.name for circle in lists.circles)),
        ("zone", tuple(zone.name for zone in lists.zones)),
    )
    for kind, names in named:
        for id, name in enumerate(names):
            words = tuple(words_of(name))
            if words:
                yield kind, id, words


def _common(columns: Columns) -> dict[str, list[int]]:
    """Count, by kind, how many people each thing concerns; 0 where nobody needs to know."""
    lists, people = columns.lists, columns.people
    found = {
        kind: [0] * len(names) for kind, names in (("category", lists.categories), ("zone", lists.zones))
    }
    found["skill"] = [skill.claims + skill.wants for skill in lists.skills]
    found["circle"] = [len(members) for members in people.members]
    found["team"] = _count(people.team, len(lists.teams))
    found["role"] = _count(people.role, len(lists.roles))
    found["place"] = _count((lists.bases[base].place for base in people.base), len(lists.places))
    found["language"] = _count(
        (tongue for set in people.tongues for tongue in lists.tongues[set]), len(lists.languages)
    )
    return found


def _count(column: Iterable[int], size: int) -> list[int]:
    counts = [0] * size
    for value in column:
        if value >= 0:
            counts[value] += 1
    return counts


def _skill_phrases(skill: SkillEntry) -> dict[tuple[str, ...], None]:
    """Give what a skill is called: its names, and those of several words written as one."""
    names = [tuple(words_of(name)) for name in (skill.name, skill.slug, *skill.aliases)]
    joined = [("".join(words),) for words in names if len(words) > 1]
    return {words: None for words in (*names, *joined) if words}


def name_words(name: str, slug: str) -> dict[str, None]:
    """Give the words a person is found by: of the name, its parts where it is written without spaces, of the slug."""
    words = words_of(name)
    parts = [word[start:] for word in words if has_parts(word) for start in range(1, len(word))]
    romanised = [] if is_made_up(slug) else slug.split("-")
    return dict.fromkeys((*words, *parts, *romanised))


def _spoken(name: str, vocabulary: Vocabulary) -> list[int]:
    return [vocabulary.number[word] for word in words_of(name)]
