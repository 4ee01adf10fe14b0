"""Problems become lines for a person at a terminal."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence

from hubgen.problems import Problem, Severity


def report_text(problems: Sequence[Problem], sources: Mapping[str, str]) -> str:
    """Write each problem as place, message and code, then the line it is on with a caret, then the hint.

    *sources* maps paths to the files' texts; a path that is not in it shows no line.
    """
    return "".join(f"{_one(problem, sources)}\n" for problem in problems) + summary(problems) + "\n"


def summary(problems: Sequence[Problem]) -> str:
    """Count what was found in one line."""
    counts = Counter(problem.severity for problem in problems)
    if not counts:
        return "No problems found."
    words = [f"{counts[severity]} {severity}{'s' if counts[severity] != 1 else ''}" for severity in Severity if counts[severity]]
    return f"Found {', '.join(words)}."


def _one(problem: Problem, sources: Mapping[str, str]) -> str:
    place = problem.place
    lines = [f"{printable(str(place))}: {problem.severity}: {printable(problem.message)} [{problem.code}]"]
    text = sources.get(place.path, "").split("\n")
    if place.line and place.line <= len(text):
        line = printable(text[place.line - 1])[:160]
        margin = " " * len(str(place.line))
        lines += [f"  {margin} |", f"  {place.line} | {line}", f"  {margin} | {_indent(line, place.column)}^"]
    if problem.hint:
        lines.append(f"  {printable(problem.hint)}")
    return "\n".join(lines) + "\n"


def _indent(line: str, column: int) -> str:
    """Give the space before a caret: wide characters take two cells, and marks that combine take none."""
    return "".join(
        "" if unicodedata.combining(sign) else "  " if unicodedata.east_asian_width(sign) in "WF" else " "
        for sign in line[: max(column - 1, 0)].ljust(max(column - 1, 0))
    )


def printable(text: str) -> str:
    """Show what a terminal would obey (escapes, line ends) as text, so that no value can pretend to be a report."""
    return "".join(sign if sign.isprintable() or sign == " " else f"\\u{ord(sign):04x}" for sign in text.replace("\t", " "))
