"""Problems become text for a person and JSON for a program."""

import json
import re
from dataclasses import replace

import pytest

from hubgen.problems import Place, Problem, Severity, Suggestion, help_url, is_clean
from hubgen.reports.json import report_json
from hubgen.reports.text import printable, report_text, summary

PROBLEM = Problem(Place("people/ada.yml", 2, 7), "unknown-zone", "there is no time zone called `Lisbon`", "did you mean `Europe/Lisbon`?")
SOURCES = {"people/ada.yml": "name: Ada\nzone:  Lisbon\n"}


def test_a_problem_shows_its_line_a_caret_and_what_to_do() -> None:
    assert report_text([PROBLEM], SOURCES) == (
        "people/ada.yml:2:7: error: there is no time zone called `Lisbon` [unknown-zone]\n"
        "    |\n"
        "  2 | zone:  Lisbon\n"
        "    |       ^\n"
        "  did you mean `Europe/Lisbon`?\n"
        "\n"
        "unknown-zone: docs/reference/checks.md#unknown-zone\n"
        "\n"
        "Found 1 error.\n"
    )


def test_each_code_is_explained_once_at_the_hubs_address() -> None:
    text = report_text([PROBLEM, PROBLEM], {}, site_url="https://learn.tern.example/")
    assert text.endswith("\n\nunknown-zone: https://learn.tern.example/reference/checks/#unknown-zone\n\nFound 2 errors.\n")
    assert text.count("https://") == 1


@pytest.mark.parametrize("address", ["https://x.example/hub/", "https://x.example/hub"])
def test_a_code_is_explained_on_the_hubs_site(address: str) -> None:
    assert help_url("bad-date", address) == "https://x.example/hub/reference/checks/#bad-date"


@pytest.mark.parametrize("address", ["", "/hub/", "javascript:alert(1)"])
def test_a_code_is_explained_in_the_hubs_folder_while_there_is_no_site(address: str) -> None:
    assert help_url("bad-date", address) == "docs/reference/checks.md#bad-date"


def test_the_caret_stands_below_wide_characters() -> None:
    problem = Problem(Place("a.yml", 1, 9), "x", "y")
    text = report_text([problem], {"a.yml": "name: 森陽 翔\n"})
    assert "    |           ^\n" in text


def test_the_caret_passes_over_marks_that_combine() -> None:
    text = report_text([Problem(Place("a.yml", 1, 4), "x", "y")], {"a.yml": "e\u0301ab\n"})
    assert "    |   ^\n" in text


def test_a_problem_of_a_whole_file_shows_no_line() -> None:
    assert report_text([Problem(Place("a.yml"), "too-large", "the file has 70 kB", "keep it short")], {}) == (
        "a.yml: error: the file has 70 kB [too-large]\n  keep it short\n\ntoo-large: docs/reference/checks.md#too-large\n\nFound 1 error.\n"
    )


@pytest.mark.parametrize("sources", [{}, {"people/ada.yml": "one line"}])
def test_a_line_that_is_gone_is_not_shown(sources: dict[str, str]) -> None:
    assert "|" not in report_text([PROBLEM], sources)


def test_no_value_can_pretend_to_be_a_line_of_the_report() -> None:
    problem = Problem(Place("a\n::error::.yml", 1, 1), "x", "says `a\n::error::b\x1b[2K\u202e`", "c\r::d")
    text = report_text([problem], {"a\n::error::.yml": "::error::x\x1b[31m\n"})
    assert [line for line in text.split("\n") if line.startswith("::")] == []
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_what_can_be_printed_is_printed_as_it_is() -> None:
    assert printable("Ελένη 森 🚢 `x`") == "Ελένη 森 🚢 `x`"


@pytest.mark.parametrize(
    ("severities", "words"),
    [
        ([], "No problems found."),
        ([Severity.NOTICE], "Found 1 notice."),
        ([Severity.WARNING, Severity.ERROR, Severity.ERROR], "Found 2 errors, 1 warning."),
    ],
)
def test_a_summary_counts(severities: list[Severity], words: str) -> None:
    assert summary([Problem(Place("a"), "x", "y", severity=severity) for severity in severities]) == words


@pytest.mark.parametrize(
    ("problems", "older", "words"),
    [
        ([PROBLEM], 200, "Found 1 error. 200 older problems in the hub were there before; they are not yours."),
        ([], 1, "No new problems. 1 older problem in the hub was there before; it is not yours."),
    ],
)
def test_a_summary_says_how_many_problems_are_older(problems: list[Problem], older: int, words: str) -> None:
    assert summary(problems, older) == words


@pytest.mark.parametrize("value", ["##[add-mask]x", "##vso[task.complete]x", "###[error]x"])
def test_no_value_is_a_command_to_a_forges_log(value: str) -> None:
    text = report_text([Problem(Place("a.yml", 1, 1), "x", value, value)], {"a.yml": value})
    assert not re.search(r"##(vso)?\[", text)


def test_json_has_the_keys_that_were_promised() -> None:
    assert json.loads(report_json([PROBLEM])) == {
        "version": 1,
        "older": 0,
        "problems": [
            {
                "path": "people/ada.yml",
                "line": 2,
                "column": 7,
                "code": "unknown-zone",
                "severity": "error",
                "message": "there is no time zone called `Lisbon`",
                "hint": "did you mean `Europe/Lisbon`?",
                "suggestion": None,
                "help": "docs/reference/checks.md#unknown-zone",
            }
        ],
    }


SUGGESTED = replace(PROBLEM, suggestion=Suggestion(PROBLEM.place, "europe/lisbon", "Europe/Lisbon"))


def test_what_a_machine_can_mend_is_said_below_the_hint() -> None:
    assert "  did you mean `Europe/Lisbon`?\n  `--fix` writes `Europe/Lisbon`\n" in report_text([SUGGESTED], SOURCES)


def test_what_a_machine_can_mend_stands_in_json() -> None:
    [problem] = json.loads(report_json([SUGGESTED]))["problems"]
    assert problem["suggestion"] == {"line": 2, "column": 7, "old": "europe/lisbon", "new": "Europe/Lisbon"}


def test_json_without_problems_is_an_empty_list() -> None:
    assert json.loads(report_json([])) == {"version": 1, "problems": [], "older": 0}


@pytest.mark.parametrize(("severity", "plain", "strict"), [("error", False, False), ("warning", True, False), ("notice", True, True)])
def test_a_severity_says_what_lets_a_run_pass(severity: str, plain: bool, strict: bool) -> None:
    problems = [Problem(Place("a"), "x", "y", severity=Severity(severity))]
    assert (is_clean(problems, strict=False), is_clean(problems, strict=True)) == (plain, strict)
