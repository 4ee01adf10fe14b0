"""Plain people and an intention become those who fit it and those who should come first, by brute force.

It shares no code with any engine: every question is answered by looking at every person.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from people import TODAY, Everyone, Known, Someone

_UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss"})
_WORD = re.compile(r"[^\W_]+[+#]*")

Fits = Callable[[Someone], bool]


def fold(text: str) -> str:
    """Fold case and diacritics, those without a decomposition too."""
    signs = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in signs if not unicodedata.combining(sign)).translate(_UNDECOMPOSED)


def words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def joined(text: str) -> str:
    return "".join(words(text))


def distance(left: str, right: str, most: int) -> int:
    """Count the edits (optimal string alignment) between two words; more than *most* is given as most + 1."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, sign in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, other in enumerate(right, 1):
            edits = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != other))
            if i > 1 and j > 1 and sign == right[j - 2] and left[i - 2] == other:
                edits = min(edits, older[j - 2] + 1)
            row.append(edits)
        if min(row) > most and min(before) > most:
            return most + 1
    return min(row[-1], most + 1)


def _letters(word: str) -> int:
    """Make a mask of the letters in a word: one edit changes at most two bits of it."""
    mask = 0
    for sign in word:
        mask |= 1 << (ord(sign) % 61)
    return mask


# Words of the query language: a skill that is called so, or a typo that turns into one, is no fair question.
RESERVED = frozenset((
    "teach", "teaches", "teacher", "teaching", "mentor", "mentors", "mentoring", "coach", "coaches",
    "coaching", "learn", "learning", "learner", "wants", "want", "expert", "experts", "senior", "junior",
    "beginner", "level", "now", "awake", "available", "free", "seat", "seats", "open", "not", "no", "without",
    "except", "in", "at", "from", "on", "and", "or", "with", "for", "to", "of", "the", "a", "an", "who",
    "what", "can", "me", "speak", "speaks", "speaking", "team", "place", "language", "circle", "about",
    "notes", "know", "knows", "help", "near",
))  # fmt: skip


@dataclass
class Vocabulary:
    """Every word that the data knows. *skills* maps a whole joined name, alias or slug to the skills called so."""

    everyone: Everyone
    people: list[Someone] = field(init=False)
    skills: dict[str, set[str]] = field(init=False)
    others: dict[str, set[str]] = field(init=False)
    every: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.people = [person for person in self.everyone.people if person.status != "former"]
        self.skills, self.others = defaultdict(set), defaultdict(set)
        every: set[str] = set(RESERVED)
        for skill in self.everyone.skills:
            for name in (skill.slug, skill.name, *skill.aliases):
                self.skills[joined(name)].add(skill.slug)
                every.update((joined(name), *words(name)))
            self._note("category", skill.category)
        for person in self.people:
            for kind in ("name", "slug", "place", "team", "role"):
                self._note("name" if kind == "slug" else kind, getattr(person, kind))
            for language in person.languages:
                self._note("language", language)
        self.every = {word: _letters(word) for word in sorted(every | self.others.keys())}

    def _note(self, kind: str, text: str) -> None:
        for word in {joined(text), *words(text)} - {""}:
            self.others[word].add(kind)

    def near(self, word: str, most: int, *, whole: bool = True) -> set[str]:
        """Find every word of the data within *most* edits of *word*; without *whole*, of its beginning too."""
        mask, size = _letters(word), len(word)
        if whole:
            return {
                other
                for other, letters in self.every.items()
                if abs(len(other) - size) <= most
                and (mask ^ letters).bit_count() <= 2 * most
                and distance(word, other, most) <= most
            }
        return {
            other
            for other, letters in self.every.items()
            if (mask & ~letters).bit_count() <= most
            and any(
                distance(word, other[:cut], most) <= most
                for cut in range(max(1, size - most), min(len(other), size + most) + 1)
            )
        }

    def beginning(self, prefix: str) -> set[str]:
        return {word for word in self.every if word.startswith(prefix)}


def has(person: Someone, skill: str) -> Known | None:
    return next((claim for claim in person.known if claim.skill == skill), None)


def tier(person: Someone, skills: Iterable[str]) -> int:
    """Say how much *person* helps who asks about *skills*, 0 first: the willing with a free seat, the willing who did
    not say, the willing without room, those who only know it, those who are away."""
    if person.status == "away":
        return 4
    claims = [claim for skill in skills if (claim := has(person, skill))]
    if not any(claim.teaches for claim in claims):
        return 3
    if person.paused_until and person.paused_until > str(TODAY):
        return 2
    return 1 if person.seats is None else 0 if person.seats else 2


def best(people: Iterable[Someone], skills: Iterable[str]) -> list[str]:
    """Give the slugs of those in the best tier that anybody is in: any of them may come first."""
    wanted = tuple(skills)
    tiers: dict[int, list[str]] = {}
    for person in people:
        tiers.setdefault(tier(person, wanted), []).append(person.slug)
    return tiers[min(tiers)] if tiers else []
