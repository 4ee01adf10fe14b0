"""Markdown becomes the plain words that a search finds it by."""

import re

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\n]{0,500}\)")
_TAG = re.compile(r"<[^<>\n]{1,300}>")
_MARKS = re.compile(r"^\s*(?:#{1,6}|>+|[-*+]|\d+\.|!!!.*|\|[-:| ]+)(?:\s|$)|[*_`|~]{1,3}|\[[ x]\]", re.MULTILINE)


def plain(text: str, limit: int) -> str:
    """Give the words of a Markdown *text* in one line, at most *limit* characters, cut at a word."""
    # No more is looked at than can be shown; marks take some of it.
    words = _FENCE.sub(" ", text[: 4 * limit])
    words = _TAG.sub(" ", _LINK.sub(r"\1", words))
    return shorten(" ".join(_MARKS.sub(" ", words).split()), limit)


def shorten(text: str, limit: int) -> str:
    """Cut *text* at a word so that it has at most *limit* characters."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"
