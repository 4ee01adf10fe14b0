"""Problems become workflow commands, which GitHub shows as annotations of a change."""

from collections import Counter
from collections.abc import Iterable, Sequence

from hubgen.problems import Problem, Severity, help_url
from hubgen.reports.text import printable, summary

SHOWN = 10
"""How many annotations of a kind GitHub shows for a step. It drops the others without a word."""


def report_github(problems: Sequence[Problem], *, site_url: str, older: int = 0, listed: bool = False) -> str:
    """Write the worst problems as commands, of each file one first, and end with a line that counts all of them.

    *listed* says that the complete list stands in the job's summary.
    """
    shown = [problem for severity in Severity for problem in _one_a_file_first(_of(problems, severity))[:SHOWN]]
    lines = [_command(problem, help_url(problem.code, site_url)) for problem in shown]
    note = _left_out(len(problems) - len(shown), listed=listed)
    return "\n".join([*lines, summary(problems, older, note=note)]) + "\n"


def _left_out(count: int, *, listed: bool) -> str:
    where = "the complete list stands in the job's summary" if listed else "`hubgen check` lists them all"
    return f"{count} of them {'is' if count == 1 else 'are'} not shown as annotations: {where}." if count else ""


def _of(problems: Iterable[Problem], severity: Severity) -> list[Problem]:
    return [problem for problem in problems if problem.severity is severity]


def _one_a_file_first(problems: Iterable[Problem]) -> list[Problem]:
    """Put the first problem of each file first, then the second of each, and so on."""
    turns: Counter[str] = Counter()
    ranked: list[tuple[int, Problem]] = []
    for problem in problems:
        turns[problem.place.path] += 1
        ranked.append((turns[problem.place.path], problem))
    return [problem for _, problem in sorted(ranked, key=lambda turn: turn[0])]


def _command(problem: Problem, help_: str) -> str:
    place = problem.place
    properties = {"file": place.path, "line": place.line, "col": place.column, "title": problem.code}
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    texts = (printable(problem.message), printable(problem.hint), help_)
    return f"::{problem.severity} {given}::{_data(chr(10).join(text for text in texts if text))}"


def _data(text: str) -> str:
    """Escape as the actions toolkit does what stands after the second `::`."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
