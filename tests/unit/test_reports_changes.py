"""Whatever somebody wrote, the report of a change shows it as text."""

import json

import pytest
from markdown_it import MarkdownIt

from hubgen.reports.changes_json import report_changes_json
from hubgen.reports.changes_markdown import LONGEST, MARKER, report_changes_markdown
from hubgen.reports.changes_text import report_changes_text
from hubgen.reports.changes_words import NOTHING
from hubgen.views.changes.values import Change, Changes, Group, say

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"heading_open", "heading_close", "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"}
OURS |= {"paragraph_open", "paragraph_close", "inline", "text", "code_inline", "html_block"}

HOSTILE = [
    "@company/everyone",
    "[x](https://evil.example)",
    "![x](https://evil.example/p.png)",
    "<img src=x onerror=alert(1)>",
    "</details><!-- -->",
    "`code` ``more`` ```most",
    "`",
    "a | b | c",
    "| --- | --- |",
    "line\n# heading\n\n- item\n/approve",
    "\\`x\\`",
    "#1 GH-1 deadbeef123",
    "$`x`$",
    "&lt;b&gt;",
    "\u202eevil\u2066",
    "\x1b[31m::error::x",
]


def changes(*values: str, code: str = "email-changed") -> Changes:
    made = tuple(Change(Group.LOOK, code, f"people/{at}.yml", say("The name {} of {}.", value, value)) for at, value in enumerate(values))
    return Changes(made, touches_content=True)


def kinds(markdown: str) -> set[str]:
    tokens = PARSER.parse(markdown)
    return {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_code_and_nothing_else(value: str) -> None:
    tokens = [child for token in PARSER.parse(report_changes_markdown(changes(value))) for child in token.children or ()]
    shown = [token.content for token in tokens if token.type == "code_inline"]
    assert (len(shown), shown[0] == shown[1], kinds(report_changes_markdown(changes(value))) <= OURS) == (2, True, True)


def test_the_only_html_is_the_mark() -> None:
    html = [token.content.strip() for token in PARSER.parse(report_changes_markdown(changes(*HOSTILE))) if token.type == "html_block"]
    assert html == [MARKER]


def test_a_long_value_is_cut() -> None:
    assert "`" + "x" * 79 + "…`" in report_changes_markdown(changes("x" * 1_000))


def test_no_comment_is_longer_than_a_forge_takes() -> None:
    flood = changes(*["`" * 200 + str(number) for number in range(600)])
    few = changes("Ada", code="do-not-pair-changed")
    report = report_changes_markdown(Changes(flood.changes + few.changes, touches_content=True))
    assert (len(report) <= LONGEST, " more: email-changed" in report, "`Ada`" in report) == (True, True, True)


def test_what_is_left_out_is_counted() -> None:
    report = report_changes_markdown(changes(*[f"{number} {'x' * 100}" for number in range(1_000)]))
    shown = report.count("- The name")
    assert f"- … and {1_000 - shown} more: email-changed\n" in report


def test_nothing_changed_is_said() -> None:
    assert (report_changes_markdown(Changes()).splitlines()[-1], report_changes_text(Changes())) == (NOTHING, NOTHING + "\n")


def test_values_stand_apart_in_the_json() -> None:
    row = json.loads(report_changes_json(changes("Ada")))["changes"][0]
    assert row == {"group": "look", "code": "email-changed", "path": "people/0.yml", "text": "The name Ada of Ada.", "values": ["Ada", "Ada"]}


def test_a_terminal_is_given_no_orders() -> None:
    assert all(line.isprintable() for line in report_changes_text(changes(*HOSTILE)).splitlines())
