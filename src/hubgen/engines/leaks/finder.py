"""Many texts are looked for in another, all at once and as whole words."""

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

_HEAD = 32
"""How much of a text is looked for before it is compared: an automaton of whole paragraphs would take seconds to make."""


class Finder:
    """Knows where any of *texts* stands."""

    def __init__(self, texts: Iterable[str]) -> None:
        by_head: dict[str, list[str]] = {}
        for text in texts:
            by_head.setdefault(text[:_HEAD], []).append(text)
        self._texts = list(by_head.values())
        self._automaton = AhoCorasick(by_head, store_patterns=False)

    def found_in(self, where: str) -> set[str]:
        """Give those that stand in *where* as whole words; its white space must be single blanks, as in them."""
        hits = self._automaton.find_matches_as_indexes(where, overlapping=True)
        return {text for head, start, _ in hits for text in self._texts[head] if _stands(text, where, start)}


def _stands(text: str, where: str, start: int) -> bool:
    end = start + len(text)
    if not where.startswith(text, start):
        return False
    return not _goes_on(where[max(start - 1, 0) : start], text[0]) and not _goes_on(
        where[end : end + 1], text[-1]
    )


def _goes_on(sign: str, edge: str) -> bool:
    """Say whether a word goes on beyond its *edge*; scripts from Hebrew on write some words without a blank between."""
    return _is_of_a_word(sign) and _is_of_a_word(edge) and edge < "\u0590"


def _is_of_a_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
