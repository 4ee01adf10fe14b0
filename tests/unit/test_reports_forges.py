"""Problems become what forges read: annotations, code quality, code scanning, test results and Markdown."""

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema  # type: ignore[import-untyped]  # it has no types
import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from hubgen.problems import Place, Problem, Severity
from hubgen.reports.fingerprints import make_fingerprints
from hubgen.reports.github import report_github
from hubgen.reports.gitlab import report_gitlab
from hubgen.reports.junit import report_junit
from hubgen.reports.sarif import report_sarif
from hubgen.reports.summary import code_span, report_summary
from hubgen.reports.text import printable
from report_examples import EXAMPLES, HOSTILE, PROBLEMS, SITE_URL

SCHEMAS = Path(__file__).parents[1] / "fixtures" / "schemas"
OLDER = "200 older problems in the hub were there before; they are not yours."


def many(count: int, severity: Severity = Severity.ERROR, path: str = "people/kim.yml") -> list[Problem]:
    return [Problem(Place(path, line), "bad-date", f"`{line}` is not a date", severity=severity) for line in range(1, count + 1)]


def schema(name: str) -> dict[str, object]:
    read = json.loads((SCHEMAS / name).read_text("utf-8"))
    assert isinstance(read, dict)
    return read


@cache
def junit_schema() -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))


# GitHub


def as_runner(line: str) -> tuple[str, dict[str, str], str]:
    """Read a command as GitHub's runner does: `::name key=value,…::data`."""
    match = re.fullmatch(r"::(\w+) (.*?)::(.*)", line)
    assert match, line
    pairs = (pair.split("=", 1) for pair in match[2].split(","))
    return match[1], {name: unquote(value) for name, value in pairs}, unquote(match[3])


def annotations(problems: list[Problem]) -> list[tuple[str, dict[str, str], str]]:
    return [as_runner(line) for line in report_github(problems, site_url=SITE_URL).splitlines()[:-1]]


def test_an_annotation_has_a_place_a_title_and_says_what_to_do() -> None:
    assert annotations(PROBLEMS[:1]) == [
        (
            "error",
            {"file": "people/kim.yml", "line": "2", "col": "11", "title": "unknown-zone"},
            "there is no time zone called `Lisbon`\ndid you mean `Europe/Lisbon`?\nhttps://learn.tern.example/reference/checks/#unknown-zone",
        )
    ]


def test_a_value_stays_in_its_annotation() -> None:
    for problem in HOSTILE:
        name, properties, data = annotations([problem])[0]
        assert (name, properties["file"], data.split("\n")[:2]) == (
            "error",
            printable(problem.place.path),
            [printable(problem.message), printable(problem.hint)],
        )


def test_every_line_of_the_log_but_the_last_is_an_annotation_of_a_problem() -> None:
    lines = report_github(EXAMPLES, site_url=SITE_URL).splitlines()
    assert {line.split(" ")[0] for line in lines[:-1]} == {"::error", "::warning", "::notice"}
    assert lines[-1].startswith("Found ")


def test_the_worst_stand_first_and_of_each_file_one() -> None:
    problems = [*many(2, Severity.NOTICE), *many(2), *many(1, path="people/robin.yml"), *many(1, Severity.WARNING)]
    found = [(name, properties["file"], properties["line"]) for name, properties, _ in annotations(problems)]
    assert found == [
        ("error", "people/kim.yml", "1"),
        ("error", "people/robin.yml", "1"),
        ("error", "people/kim.yml", "2"),
        ("warning", "people/kim.yml", "1"),
        ("notice", "people/kim.yml", "1"),
        ("notice", "people/kim.yml", "2"),
    ]


@pytest.mark.parametrize(
    ("listed", "where"), [(True, "the complete list stands in the job's summary"), (False, "`hubgen check` lists them all")]
)
def test_no_more_annotations_than_github_shows_and_the_last_line_counts_the_rest(listed: bool, where: str) -> None:
    lines = report_github([*many(30), *many(3, Severity.WARNING)], site_url=SITE_URL, older=200, listed=listed).splitlines()
    assert len(lines) == 10 + 3 + 1
    assert lines[-1] == f"Found 30 errors, 3 warnings. 20 of them are not shown as annotations: {where}. {OLDER}"


# GitLab


def test_gitlab_gets_what_it_asks_for() -> None:
    rows = json.loads(report_gitlab(EXAMPLES, site_url=SITE_URL))
    jsonschema.Draft7Validator(schema("gitlab-code-quality.json")).validate(rows)
    assert len({row["fingerprint"] for row in rows}) == len(EXAMPLES)


def test_a_problem_of_a_whole_file_stands_at_its_first_line() -> None:
    row = json.loads(report_gitlab([Problem(Place("people/big.yml"), "too-large", "the file has 70 kB")], site_url=""))[0]
    assert row["location"] == {"path": "people/big.yml", "lines": {"begin": 1}}


def test_a_fingerprint_stays_when_lines_move() -> None:
    moved = [replace(problem, place=replace(problem.place, line=problem.place.line + 3)) for problem in EXAMPLES]
    assert make_fingerprints(moved) == make_fingerprints(EXAMPLES)


def test_a_fingerprint_stays_when_the_line_that_a_message_names_moves() -> None:
    one, other = (Problem(Place("a.yml", 9), "duplicate-key", f"`name` is written twice, first on line {line}") for line in (1, 4))
    assert make_fingerprints([one]) == make_fingerprints([other])


def test_equal_problems_of_a_file_have_fingerprints_of_their_own() -> None:
    first, second = PROBLEMS[1:3]
    assert first.message == second.message
    assert len(set(make_fingerprints([first, second]))) == 2


# SARIF


def test_sarif_is_sarif() -> None:
    log = json.loads(report_sarif(EXAMPLES, site_url=SITE_URL, older=3))
    validator = jsonschema.Draft4Validator(schema("sarif-2.1.0-rtm.5.json"), format_checker=jsonschema.FormatChecker())
    assert [error.message for error in validator.iter_errors(log)] == []


def test_sarif_is_sarif_for_a_hub_that_has_no_address_and_no_problems() -> None:
    validator = jsonschema.Draft4Validator(schema("sarif-2.1.0-rtm.5.json"))
    for problems in ([], PROBLEMS):
        log = json.loads(report_sarif(problems, site_url=""))
        validator.validate(log)
        assert not any("helpUri" in rule for rule in log["runs"][0]["tool"]["driver"]["rules"])


def test_a_result_of_sarif_points_at_its_rule_and_its_place() -> None:
    run = json.loads(report_sarif(PROBLEMS, site_url=SITE_URL))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    result = run["results"][0]
    assert rules[result["ruleIndex"]]["helpUri"] == "https://learn.tern.example/reference/checks/#unknown-zone"
    assert (result["ruleId"], result["level"]) == ("unknown-zone", "error")
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 11}
    assert run["columnKind"] == "unicodeCodePoints"
    assert {each["level"] for each in run["results"]} == {"error", "warning", "note"}


def test_a_value_is_no_placeholder_and_no_link_in_sarif() -> None:
    texts = [result["message"]["text"] for result in json.loads(report_sarif(HOSTILE, site_url=SITE_URL))["runs"][0]["results"]]
    assert [text for text in texts if "](" in text or re.search(r"(?<!\{)(\{\{)*\{\d", text)] == []


def test_sarif_says_how_many_problems_are_older() -> None:
    notifications = json.loads(report_sarif([], site_url="", older=200))["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert notifications == [{"level": "note", "message": {"text": OLDER}}]


# JUnit


@pytest.mark.parametrize("problems", [EXAMPLES, []], ids=["hostile", "none"])
def test_junit_is_what_the_plugin_of_jenkins_takes(problems: list[Problem]) -> None:
    junit_schema().validate(ElementTree.fromstring(report_junit(problems, strict=False, older=2)))


def test_junit_has_nothing_in_it_that_xml_forbids() -> None:
    text = report_junit(HOSTILE, strict=False)
    cases = ElementTree.fromstring(text).findall("testcase")
    assert [case.get("classname") for case in cases] == [printable(problem.place.path) for problem in HOSTILE]


@pytest.mark.parametrize(("strict", "failures"), [(False, 2), (True, 4)])
def test_a_case_fails_if_its_problem_makes_the_check_fail(strict: bool, failures: int) -> None:
    suite = ElementTree.fromstring(report_junit(PROBLEMS, strict=strict))
    assert (suite.get("tests"), suite.get("failures"), len(suite.findall("testcase/failure"))) == ("5", str(failures), failures)


def test_a_hub_without_problems_is_a_case_that_passes() -> None:
    suite = ElementTree.fromstring(report_junit([], strict=True))
    assert (suite.get("tests"), suite.get("failures"), [len(case) for case in suite]) == ("1", "0", [0])


def test_cases_of_a_file_have_names_of_their_own() -> None:
    cases = ElementTree.fromstring(report_junit(PROBLEMS, strict=False)).findall("testcase")
    assert len({(case.get("classname"), case.get("name")) for case in cases}) == len(PROBLEMS)


# Markdown


def tokens(markdown: str) -> list[Token]:
    flat: list[Token] = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        flat += [token, *(token.children or [])]
    return flat


def test_what_people_wrote_stands_in_code_and_nowhere_else() -> None:
    found = tokens(report_summary(EXAMPLES, site_url=SITE_URL))
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in found}
    assert kinds <= {"heading", "inline", "text", "paragraph", "bullet_list", "list_item", "strong", "code_inline", "link", "hardbreak"}
    assert {token.attrs["href"] for token in found if token.type == "link_open"} == {
        f"{SITE_URL}reference/checks/#{problem.code}" for problem in EXAMPLES
    }
    ours = {"Found 17 errors, 2 warnings, 1 notice.", "hubgen check", "error", "warning", "notice", " (", ")", "", ": "}
    words = {token.content for token in found if token.type == "text"} - ours - {problem.code for problem in EXAMPLES}
    assert [word for word in words if not re.fullmatch(r", line \d+: ", word)] == []


def test_every_problem_is_in_the_summary_as_it_was_written() -> None:
    code = [token.content for token in tokens(report_summary(EXAMPLES, site_url=SITE_URL)) if token.type == "code_inline"]
    wanted = {printable(text) for problem in EXAMPLES for text in (problem.message, problem.hint, problem.place.path) if text}
    assert wanted <= set(code)


@settings(max_examples=60, deadline=None)
@given(st.text("`\\ \n|<>[]()$*_~@#&;é\u202e", min_size=1, max_size=12))
def test_any_text_can_be_written_as_code(text: str) -> None:
    found = tokens(f"- a {code_span(text)} b")
    assert [token.content.strip(" ") for token in found if token.type == "code_inline"] == [printable(text).strip(" ")]
    assert [token.content for token in found if token.type == "text"] == ["a ", " b"]


def test_a_summary_ends_before_the_limit_and_says_so() -> None:
    text = report_summary(many(1_000), site_url=SITE_URL, limit=4_000)
    shown = text.count("- **error**")
    assert 10 < shown < 40
    assert len(text.encode()) <= 4_000
    assert text.endswith(f"**{1_000 - shown} more are left out, since there is no more room here. `hubgen check` lists them all.**\n")


def test_a_summary_for_which_there_is_no_room_is_none() -> None:
    assert report_summary(PROBLEMS, site_url=SITE_URL, limit=100) == ""


def test_files_with_errors_stand_before_files_with_warnings() -> None:
    problems = [*many(1, Severity.NOTICE, "a.yml"), *many(1, Severity.WARNING, "b.yml"), *many(1, Severity.ERROR, "c.yml")]
    assert re.findall(r"#### `(.)", report_summary(problems, site_url="")) == ["c", "b", "a"]


def test_a_code_is_linked_only_where_the_site_has_an_address() -> None:
    assert "](" not in report_summary(PROBLEMS, site_url="")
    assert "javascript" not in report_summary(PROBLEMS, site_url="javascript:alert(1)//")


def test_an_address_of_the_site_cannot_break_out_of_its_link() -> None:
    found = tokens(report_summary(PROBLEMS[:1], site_url="https://x.example/) <img> [y](https://z.example"))
    assert [token.type for token in found if token.type in ("link_open", "html_inline", "image")] == ["link_open"]
