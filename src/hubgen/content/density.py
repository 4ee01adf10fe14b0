"""A Markdown text becomes the line from which on it would cost a Markdown parser too much, if there is one."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

# Python-Markdown needs minutes or gigabytes for some texts of 64 kB, and cannot be interrupted. What is counted here
# is what its time grows with, so that every machine gives the same verdict and nothing has to be rendered for it.
# The longest real notes stay far below. How the limits were found: docs/dev/decisions.md.
FEW = 400
"""A text with fewer characters is never dense: most are, and pay nothing."""
FEW_SIGNS = 25
"""With fewer signs, digits and indents in all, a text is never dense: no limit below is lower."""
MOST_WORK = 6_000_000
"""Signs that mean something inside a line, times the length of their paragraph, all paragraphs together."""
MOST_OPENED = 400
"""Openings of a bracket or a tag in one paragraph."""
MOST_TAGS = 1_000
MOST_BRACKETS = 2_000
MOST_DEFINED = 2_000_000
"""Brackets times the longest line, where link definitions are: each use of one copies it."""
MOST_TICKS = 10
"""Different lengths of a run of backticks: the parser seeks the end of each."""
MOST_LINES = 1_500
"""Lines in one paragraph, lists and code too."""
MOST_CELLS = 20_000
"""Lines of one paragraph times the bars in its fullest line: each row of a table gets all of its columns."""
MOST_HEADINGS = 500
MOST_FOOTNOTES = 300
MOST_FENCES = 400
MOST_INDENTED = 1_000
"""Times that lines begin to be indented by four spaces: each may be a piece of code, which costs a millisecond."""
MOST_FORMATTED = 400
"""Raw tags such as `<b>`: a browser opens each that is not closed once more after its paragraph."""

_SIGNS = re.compile(r"[\[\]!<>&*_~`\\]")
_TELLING = b"[]!<>&*_~`\\|+\t0123456789-"
_FOREIGN_DIGIT = re.compile("[^\\D0-9]")
_GAP = re.compile(r"\n[ \t]*\n")
_HEADING = re.compile(r"^(?:[ \t>]|[*+-][ \t])*+(?:#|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)
_NESTED = re.compile(r"^[ \t]*(?:>[ \t]*|(?:[*+-]|\d+\.)[ \t]+){30}", re.MULTILINE)
_DEEP = re.compile(r"^(?: {4}|\t){25,}+ *(?:[*+>-]|\d+\.|!!!|\?\?\?)", re.MULTILINE)
_RUN = re.compile(r"[*_~`]{40,}")
_INDENTED = re.compile(r"^(?! {4}| {0,3}\t)[^\n]*\n(?: {4}| {0,3}\t)", re.MULTILINE)
_FORMATTED = re.compile(r"<(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/>]", re.IGNORECASE)


class Density(NamedTuple):
    """Where a text is too dense: the line, counted from 0, and in words of what."""

    line: int
    what: str


def find_density(text: str) -> Density | None:
    """Find the first reason for which *text* is shown as it was written and not laid out, or None."""
    return None if len(text) < FEW or _is_light(text) else next(densities(text), None)


def _is_light(text: str) -> bool:
    """Say whether *text* has fewer signs and lines in all than any limit lets stand in one place.

    Most texts have, and to count is many times faster than to look where things stand.
    """
    raw = text.encode()
    told = len(raw) - len(raw.translate(None, _TELLING)) + text.count("    ")  # a twelfth of the time of a pattern
    if not text.isascii():
        told += len(_FOREIGN_DIGIT.findall(text))
    return told < FEW_SIGNS and FEW_SIGNS * len(text) <= MOST_DEFINED and text.count("\n") < MOST_FENCES


def densities(text: str) -> Iterator[Density]:
    """Find every limit that *text* passes, and where."""
    for sign, most, what in _COUNTED:
        if text.count(sign) > most:
            yield Density(_line(text, _nth(text, sign, most)), what.format(most))
    for pattern, most, what in _FOUND:
        for match in islice(pattern.finditer(text), most, None):
            yield Density(_line(text, match.start()), what.format(most))
    for run in _RUN.finditer(text):
        if text[run.start() - 1 : run.start()] not in ("", "\n") or text[run.end() : run.end() + 1] not in ("", "\n"):
            yield Density(_line(text, run.start()), "40 marks such as `*` in one run")
    if len(set(_TICKS.findall(text))) > MOST_TICKS:
        yield Density(0, f"runs of backticks of more than {MOST_TICKS} lengths")
    if "]:" in text and text.count("[") * max(map(len, text.split("\n"))) > MOST_DEFINED:
        yield Density(0, "links to definitions as long as this one")
    yield from _dense_paragraphs(text)


def _dense_paragraphs(text: str) -> Iterator[Density]:
    line = work = 0
    for paragraph in _GAP.split(text):
        lines = paragraph.split("\n")
        first = line + len(paragraph) - len(paragraph.lstrip("\n"))
        work += len(_SIGNS.findall(paragraph)) * len(paragraph)
        if paragraph.count("[") + paragraph.count("<") > MOST_OPENED:
            yield Density(first, f"more than {MOST_OPENED} brackets and tags in one paragraph")
        if len(lines) > MOST_LINES:
            yield Density(first, f"more than {MOST_LINES} lines in one paragraph")
        if len(lines) * max(each.count("|") for each in lines) > MOST_CELLS:
            yield Density(first, f"a table of more than {MOST_CELLS} cells")
        if work > MOST_WORK:
            yield Density(first, "too many signs in paragraphs that are too long")
        line += len(lines) + 1


def _nth(text: str, sign: str, most: int) -> int:
    """Give where *sign* stands once more than *most* times."""
    return [match.start() for match in islice(re.finditer(re.escape(sign), text), most + 1)][-1]


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at)


_TICKS = re.compile("`+")
_COUNTED = (
    ("<", MOST_TAGS, "more than {} signs `<`"),
    ("[", MOST_BRACKETS, "more than {} brackets"),
    ("[^", MOST_FOOTNOTES, "more than {} footnotes"),
    ("```", MOST_FENCES, "more than {} fences of code"),
    ("~~~", MOST_FENCES, "more than {} fences of code"),
)
_FOUND = (
    (_HEADING, MOST_HEADINGS, "more than {} headings"),
    (_FORMATTED, MOST_FORMATTED, "more than {} tags such as `<b>`"),
    (_INDENTED, MOST_INDENTED, "more than {} indented pieces"),
    (_NESTED, 0, "30 lists or quotes in one another"),
    (_DEEP, 0, "25 lists or quotes in one another"),
)
