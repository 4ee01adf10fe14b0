"""Problems become JSON, version 1."""

import json
from collections.abc import Sequence

from hubgen.problems import Problem, Suggestion, help_url


def report_json(problems: Sequence[Problem], *, site_url: str = "", older: int = 0) -> str:
    """Write `{"version": 1, "problems": [...], "older": …}`; only keys are ever added to it. *site_url* is the hub's address."""
    rows = [
        {
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "code": problem.code,
            "severity": problem.severity.value,
            "message": problem.message,
            "hint": problem.hint,
            "suggestion": _suggestion(problem.suggestion),
            "help": help_url(problem.code, site_url),
        }
        for problem in problems
    ]
    return json.dumps({"version": 1, "problems": rows, "older": older}, ensure_ascii=False, indent=2) + "\n"


def _suggestion(suggestion: Suggestion | None) -> dict[str, str | int | None] | None:
    """Write what `check --fix` would: `new` is null where it takes an entry away."""
    if suggestion is None:
        return None
    place = suggestion.place
    return {"line": place.line, "column": place.column, "old": suggestion.old, "new": suggestion.new}
