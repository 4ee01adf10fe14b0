"""Problems become GitLab's code quality report, which it shows in a merge request."""

import json
from collections.abc import Sequence

from hubgen.problems import Problem, Severity, help_url
from hubgen.reports.fingerprints import make_fingerprints
from hubgen.reports.text import printable

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTICE: "info"}


def report_gitlab(problems: Sequence[Problem], *, site_url: str) -> str:
    """Write a list with one entry a problem. A problem of a whole file stands at its first line."""
    rows = [
        {
            "description": printable(f"{problem.message}; {problem.hint}" if problem.hint else problem.message),
            "check_name": problem.code,
            "content": {"body": help_url(problem.code, site_url)},
            "fingerprint": fingerprint,
            "severity": SEVERITIES[problem.severity],
            "location": {"path": printable(problem.place.path), "lines": {"begin": max(problem.place.line, 1)}},
        }
        for problem, fingerprint in zip(problems, make_fingerprints(problems), strict=True)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
