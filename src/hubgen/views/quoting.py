"""What a person wrote becomes a quotation for a machine: nothing in it that cannot be seen, and no more of it than is told."""

import re
import unicodedata

MOST_LINE, MOST_PROSE = 400, 2_000
"""So many characters of a line, and of a text of several lines, are quoted."""
CUT = " […]"
"""Stands where more was written."""

_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""What shows nothing although Unicode files it under letters, marks or signs: fillers, and variation selectors, of which
some 250 make an alphabet that nobody sees. (Unicode, DerivedCoreProperties.txt: Default_Ignorable_Code_Point.)"""


def quote_line(text: str, most: int = MOST_LINE) -> str:
    """Give *text* as one line of at most *most* characters."""
    return _cut(" ".join(_visible(text).split()), most)


def quote_prose(text: str, most: int = MOST_PROSE) -> str:
    """Give *text* in its lines, at most one of them empty in a row, and at most *most* characters."""
    lines = (" ".join(line.split()) for line in _visible(text).split("\n"))
    return _cut(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), most)


def _visible(text: str) -> str:
    """Leave out controls, joiners, what turns the direction, tags, private and unassigned signs; put letters together (NFC)."""
    # What Python calls printable is neither a control nor a blank but the space.
    kept = text if text.isprintable() else "".join(map(_shown, text))
    return kept if kept.isascii() else unicodedata.normalize("NFC", _UNSEEN.sub("", kept))


def _shown(sign: str) -> str:
    if sign in "\n\u2028\u2029":
        return "\n"
    return " " if sign in "\t\r" else "" if unicodedata.category(sign)[0] == "C" else sign


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - len(CUT)].rstrip() + CUT
