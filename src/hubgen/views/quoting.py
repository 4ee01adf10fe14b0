"""What a person wrote becomes a quotation for a machine: one line, nothing in it that cannot be seen, and no more of it than is told."""

import re
import unicodedata

_UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]")
"""What shows nothing although Unicode files it under letters, marks or signs: fillers, and variation selectors, of which
some 250 make an alphabet that nobody sees. (Unicode, DerivedCoreProperties.txt: Default_Ignorable_Code_Point.)"""


def quote_line(text: str, most: int) -> str:
    """Give *text* as one line of at most *most* characters.

    Controls, joiners, what turns the direction, tags, private and unassigned signs are left out.
    """
    line = " ".join(_visible(text).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _visible(text: str) -> str:
    # Python's printable signs are all that Unicode does not file under controls, separators or others.
    shown = text if text.isprintable() else "".join(map(_shown, text))
    return shown if shown.isascii() else _UNSEEN.sub("", shown)


def _shown(sign: str) -> str:
    return " " if sign.isspace() else "" if unicodedata.category(sign)[0] == "C" else sign
