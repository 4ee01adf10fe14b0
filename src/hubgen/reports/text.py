"""Problems become lines for a person at a terminal."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from hubgen.problems import Problem, Severity, help_url

_SHOWN = 160
"""How much of a line is shown, in characters."""


def report_text(problems: Sequence[Problem], sources: Mapping[str, str], *, site_url: str = "", older: int = 0) -> str:
    """Write each problem as place, message and code, then the line it is on with a caret, then the hint.

    Below them all stands where each code is explained, once: 200 problems have few codes. *sources* maps paths to the
    files' texts; a path that is not in it shows no line. *site_url* is the hub's address, if it has one.
    """
    lines = {path: text.split("\n") for path, text in sources.items()}
    shown = "".join(f"{_one(problem, lines)}\n" for problem in problems)
    return f"{shown}{explanations(problems, site_url)}{summary(problems, older)}\n"


def explanations(problems: Sequence[Problem], site_url: str) -> str:
    """List where the codes of *problems* are explained, one a line, with an empty line below; empty without problems."""
    codes = sorted({problem.code for problem in problems})
    return "".join(f"{code}: {printable(help_url(code, site_url))}\n" for code in codes) + ("\n" if codes else "")


def summary(problems: Sequence[Problem], older: int = 0, *, note: str = "") -> str:
    """Count what was found in one line, with *note* after it.

    *older* problems were there before the change, and are not among *problems*.
    """
    counts = Counter(problem.severity for problem in problems)
    words = [f"{counts[severity]} {severity}{'s' if counts[severity] != 1 else ''}" for severity in Severity if counts[severity]]
    found = f"Found {', '.join(words)}." if words else "No new problems." if older else "No problems found."
    return " ".join(sentence for sentence in (found, note, older_problems(older)) if sentence)


def older_problems(count: int) -> str:
    """Say that problems were there before a change; an empty text for none."""
    if count == 1:
        return "1 older problem in the hub was there before; it is not yours."
    return f"{count} older problems in the hub were there before; they are not yours." if count else ""


def _one(problem: Problem, sources: Mapping[str, Sequence[str]]) -> str:
    place = problem.place
    lines = [f"{printable(str(place))}: {problem.severity}: {printable(problem.message)} [{problem.code}]"]
    text = sources.get(place.path, ())
    if place.line and place.line <= len(text):
        line = printable(text[place.line - 1][:_SHOWN])[:_SHOWN]  # cut twice: a file can have 64 kB and a thousand problems in one line
        margin = " " * len(str(place.line))
        lines += [f"  {margin} |", f"  {place.line} | {line}"]
        lines += [f"  {margin} | {_indent(line, place.column)}^"] if place.column <= _SHOWN else []
    if problem.hint:
        lines.append(f"  {printable(problem.hint)}")
    if problem.suggestion:
        lines.append(f"  {printable(str(problem.suggestion))}")
    return "\n".join(lines) + "\n"


def _indent(line: str, column: int) -> str:
    """Give the space before a caret: wide characters take two cells, and marks that combine take none."""
    if line.isascii():
        return " " * (column - 1)
    return "".join(
        "" if unicodedata.combining(sign) else "  " if unicodedata.east_asian_width(sign) in "WF" else " "
        for sign in line[: max(column - 1, 0)].ljust(max(column - 1, 0))
    )


_LOG_COMMAND = re.compile(r"##(?=(vso)?\[)")
"""What forges' logs obey wherever it stands in a line: `##[…]` on GitHub, `##vso[…]` on Azure."""


def printable(text: str) -> str:
    """Show what a terminal or a forge's log would obey as text, so that no value can pretend to be a report."""
    if text.isprintable() and "##" not in text:
        return text  # as nearly every line
    shown = "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in text.replace("\t", " "))
    return _LOG_COMMAND.sub(r"#\\u0023", shown)
