"""Problems become JSON, version 1."""

import json
from collections.abc import Sequence

from hubgen.problems import Problem


def report_json(problems: Sequence[Problem], *, older: int = 0) -> str:
    """Write `{"version": 1, "problems": [...], "older": …}`; only keys are ever added to it."""
    rows = [
        {
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
            "code": problem.code,
            "severity": problem.severity.value,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps({"version": 1, "problems": rows, "older": older}, ensure_ascii=False, indent=2) + "\n"
