"""The beginning of a query becomes what it may go on to say."""

from typing import NamedTuple

from hubgen.views.search.columns import Columns
from hubgen.views.search.fold import words_of
from hubgen.views.search.naming import name_of, say
from hubgen.views.search.vocabulary import KINDS, Near, Vocabulary

_PEOPLE = 3
_WORDS = 3


class Suggestion(NamedTuple):
    """A thing to put in the place of the last *words* of the query; *typed* says it unmistakably."""

    kind: str
    id: int
    label: str
    typed: str
    words: int


def suggest(columns: Columns, vocabulary: Vocabulary, query: str, limit: int = 8) -> tuple[Suggestion, ...]:
    """Give what the last words of *query* may be meant to name: as many words as name something, the likeliest first."""
    words = [] if query.endswith(" ") else words_of(query)[-_WORDS:]
    for start in range(len(words)):
        found = _named(vocabulary, words[start:]) + _people(vocabulary, words[start:])
        if found:
            size = len(words) - start
            return tuple(
                Suggestion(kind, id, name_of(columns, kind, id), say(columns, kind, id), size)
                for kind, id in found[:limit]
            )
    return ()


def _named(vocabulary: Vocabulary, words: list[str]) -> list[tuple[str, int]]:
    """Give the things with a name in which *words* follow one another, the last of them perhaps only begun."""
    best: dict[tuple[str, int], tuple[int, int]] = {}
    for near in _last(vocabulary, words[-1]):
        for place, position in vocabulary.places[near.word]:
            phrase = vocabulary.phrases[place]
            start = position - len(words) + 1
            if start < 0 or any(
                vocabulary.words[phrase.words[start + at]] != word for at, word in enumerate(words[:-1])
            ):
                continue
            fit = (min(start, 1), -near.points)
            key = (phrase.kind, phrase.id)
            best[key] = min(best.get(key, fit), fit)
    return sorted(
        best, key=lambda key: (*best[key], KINDS.index(key[0]), -vocabulary.common[key[0]][key[1]], key[1])
    )


def _people(vocabulary: Vocabulary, words: list[str]) -> list[tuple[str, int]]:
    """Give a few people whose names hold *words*, the last perhaps only begun; one letter is too little for that."""
    if len("".join(words)) < 2:
        return []
    fits = [
        set(vocabulary.people[vocabulary.number[word]]) if word in vocabulary.number else set()
        for word in words[:-1]
    ]
    found: dict[int, None] = {}
    for near in sorted(
        _last(vocabulary, words[-1]),
        key=lambda near: (-near.points, vocabulary.words[near.word].encode("utf-16-be")),
    ):
        found |= dict.fromkeys(
            person for person in vocabulary.people[near.word] if all(person in fit for fit in fits)
        )
        if len(found) >= _PEOPLE:
            break
    return [("person", person) for person in list(found)[:_PEOPLE]]


def _last(vocabulary: Vocabulary, word: str) -> tuple[Near, ...]:
    return vocabulary.near(word) if len(word) > 1 else vocabulary.beginning(word)
