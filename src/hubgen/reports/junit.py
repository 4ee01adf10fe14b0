"""Problems become JUnit XML, which shows in any forge as tests that failed."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from hubgen.problems import Problem, is_clean
from hubgen.reports.fingerprints import number_equals
from hubgen.reports.text import older_problems, printable


def report_junit(problems: Sequence[Problem], *, strict: bool, older: int = 0) -> str:
    """Write one suite with a case for each problem: failed if it makes the check fail, else skipped.

    A case is named after its problem and not after its line, so that a forge can tell which are new. A hub without
    problems is one case that passed.
    """
    failed = [not is_clean([problem], strict=strict) for problem in problems]
    counts = {"tests": len(problems) or 1, "failures": sum(failed), "errors": 0, "skipped": len(problems) - sum(failed)}
    suite = Element("testsuite", {"name": "hubgen check", **{name: str(count) for name, count in counts.items()}})
    for problem, number, fails in zip(problems, number_equals(problems), failed, strict=True):
        name = f"{problem.message} [{problem.code}]" + (f" ({number})" if number > 1 else "")
        case = SubElement(suite, "testcase", {"classname": printable(problem.place.path), "name": printable(name)})
        verdict = SubElement(case, "failure" if fails else "skipped", {"type": problem.code, "message": printable(problem.message)})
        verdict.text = printable(f"{problem.place}: {problem.severity}: {problem.hint or problem.message}")
    if not problems:
        SubElement(suite, "testcase", {"classname": "hubgen", "name": "the hub has no problems" if not older else "the change brings no problems"})
    if older:
        SubElement(suite, "system-out").text = older_problems(older)
    indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(suite, encoding="unicode") + "\n"
