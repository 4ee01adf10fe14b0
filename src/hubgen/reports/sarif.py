"""Problems become SARIF 2.1.0, which code scanning and editors read."""

import json
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from hubgen import __version__
from hubgen.problems import Place, Problem, Severity, help_url
from hubgen.reports.fingerprints import make_fingerprints
from hubgen.reports.text import older_problems, printable

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}


def report_sarif(problems: Sequence[Problem], *, site_url: str, older: int = 0) -> str:
    """Write one run of hubgen with a rule for each code that occurs."""
    codes = sorted({problem.code for problem in problems})
    run = {
        "tool": {"driver": {"name": "hubgen", "semanticVersion": __version__, "rules": _rules(codes, site_url)}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": _notifications(older)}],
        "results": [
            {
                "ruleId": problem.code,
                "ruleIndex": codes.index(problem.code),
                "level": LEVELS[problem.severity],
                "message": {"text": _plain(f"{problem.message}; {problem.hint}" if problem.hint else problem.message)},
                "locations": [{"physicalLocation": _location(problem.place)}],
                "partialFingerprints": {"hubgenProblem/v1": fingerprint},
            }
            for problem, fingerprint in zip(problems, make_fingerprints(problems), strict=True)
        ],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rules(codes: Iterable[str], site_url: str) -> list[dict[str, object]]:
    rules: list[dict[str, object]] = []
    for code in codes:
        help_ = help_url(code, site_url)
        address = {"helpUri": quote(help_, safe=":/#%")} if help_.startswith("http") else {}
        short = {"text": code.replace("-", " ")}
        rules.append({"id": code, "shortDescription": short, "fullDescription": short, "help": {"text": _plain(help_)}, **address})
    return rules


def _notifications(older: int) -> list[dict[str, object]]:
    return [{"level": "note", "message": {"text": older_problems(older)}}] if older else []


def _location(place: Place) -> dict[str, object]:
    region = {"region": {"startLine": place.line, "startColumn": max(place.column, 1)}} if place.line else {}
    return {"artifactLocation": {"uri": quote(printable(place.path)), "uriBaseId": "%SRCROOT%"}, **region}


def _plain(text: str) -> str:
    """Write a text in which nothing is a placeholder (`{0}`, sections 3.11.5) or a link (`[…](…)`, 3.11.6)."""
    return printable(text).replace("{", "{{").replace("}", "}}").replace("](", "]\\u0028")
