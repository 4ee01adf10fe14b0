"""Markdown becomes the plain words that a search finds it by."""

import re

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\n]{0,500}\)")
_TAG = re.compile(r"<[^<>\n]{1,300}>")
_LINE_MARKS = re.compile(r"^\s*(?:#{1,6}|>+|[-*+]|\d+\.|!!!.*|\|[-:| ]+)(?:\s|$)", re.MULTILINE)
_BOX = re.compile(r"\[[ x]\]")
_INLINE_MARKS = "*_`|~<["
_MARKS = dict.fromkeys(map(ord, "*_`|~"), " ")


def plain(text: str, limit: int) -> str:
    """Give the words of a Markdown *text* in one line, at most *limit* characters, cut at a word."""
    if len(text) > limit and _is_all_words(begins := text[: limit + 1]):
        return shorten(begins, limit)  # most texts begin with a long sentence, and no mark after it changes that
    # No more is looked at than can be shown; marks take some of it.
    words = text[: 4 * limit]
    if not any(mark in words for mark in _INLINE_MARKS):
        # Most of what people write has none of these: it is asked first, for all below takes eight times as long.
        return shorten(_plain_lines(words), limit)
    if "```" in words or "~~~" in words:
        words = _FENCE.sub(" ", words)
    if "](" in words:
        words = _LINK.sub(r"\1", words)
    words = _BOX.sub(" ", _LINE_MARKS.sub(" ", _TAG.sub(" ", words)))
    return shorten(" ".join(words.translate(_MARKS).split()), limit)


def _is_all_words(begins: str) -> bool:
    """Say whether a text that *begins* so has these very signs as its first words: one line, without marks."""
    is_tidy = begins[0].isalpha() and begins[-1] != " " and begins.isprintable() and "  " not in begins
    return is_tidy and not any(mark in begins for mark in _INLINE_MARKS)


def _plain_lines(words: str) -> str:
    """Give *words* that hold no marks but those that a line may begin with."""
    lines = [line for line in words.split("\n") if line]
    if not all(line[0].isalpha() for line in lines):
        lines = _LINE_MARKS.sub(" ", words).split("\n")
    joined = " ".join(lines)
    return " ".join(joined.split()) if "  " in joined or not joined.isprintable() else joined.strip()


def shorten(text: str, limit: int) -> str:
    """Cut *text* at a word so that it has at most *limit* characters."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"
