"""Markdown becomes the plain words that a search finds it by."""

import re

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\n]{0,500}\)")
_TAG = re.compile(r"<[^<>\n]{1,300}>")
_LINE_MARKS = re.compile(r"^\s*(?:#{1,6}|>+|[-*+]|\d+\.|!!!.*|\|[-:| ]+)(?:\s|$)", re.MULTILINE)
_BOX = re.compile(r"\[[ x]\]")
_MARKS = dict.fromkeys(map(ord, "*_`|~"), " ")


def plain(text: str, limit: int) -> str:
    """Give the words of a Markdown *text* in one line, at most *limit* characters, cut at a word."""
    # No more is looked at than can be shown; marks take some of it.
    words = text[: 4 * limit]
    if "```" in words or "~~~" in words:
        words = _FENCE.sub(" ", words)
    if "](" in words:
        words = _LINK.sub(r"\1", words)
    words = _BOX.sub(" ", _LINE_MARKS.sub(" ", _TAG.sub(" ", words)))
    return shorten(" ".join(words.translate(_MARKS).split()), limit)


def shorten(text: str, limit: int) -> str:
    """Cut *text* at a word so that it has at most *limit* characters."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"
