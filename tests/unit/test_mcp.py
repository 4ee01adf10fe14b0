"""`hubgen mcp` answers assistants as the pages and the other commands do."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from mcp_support import Reply, Talk, talk

from hubgen.cli import main
from quotations import PLAIN, outside
from tiny_hub import TINY, TODAY

QUESTIONS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "mcp_questions.yml").read_text("utf-8"))
SAMPLE = Path(__file__).parents[2]
HUBS = {"tiny": TINY, "sample": SAMPLE}
QUERIES = ("python", "sql teacher", "kubernetes lisbon", "speaks greek", "facilitation not lisbon", "grant writing", "level 4", "wants react")
PAIRED = ("sql", "facilitation", "grant-writing")
"""What the answers to assistants are compared by with what the commands print, in the sample hub."""


@pytest.fixture(scope="module")
def talks() -> dict[str, Talk]:
    """Ask everything, each hub in one session."""
    steps = defaultdict(list, {"sample": [("list_gaps", {"limit": 50})]})
    steps["sample"] += [("find_people", {"query": query, "limit": 50}) for query in QUERIES]
    steps["sample"] += [("suggest_pair", {"skill": skill, "limit": 50}) for skill in PAIRED]
    for name in HUBS:
        steps[name] += [(one["tool"], one["with"]) for one in QUESTIONS if one["hub"] == name]
    return {name: talk(root, steps[name]) for name, root in HUBS.items()}


def replied(talks: dict[str, Talk], question: dict[str, Any]) -> Reply:
    same = [one for one in QUESTIONS if one["hub"] == question["hub"]]
    return talks[question["hub"]].replies[same.index(question) - len(same)]


def assert_holds(answer: Any, expected: Any) -> None:
    """Compare key by key: an answer may say more, a list must have as many entries."""
    if isinstance(expected, dict):
        assert isinstance(answer, dict) and expected.keys() <= answer.keys(), (expected, answer)
        for key, value in expected.items():
            assert_holds(answer[key], value)
    elif isinstance(expected, list):
        assert isinstance(answer, list) and len(answer) == len(expected), (expected, answer)
        for one, value in zip(answer, expected, strict=True):
            assert_holds(one, value)
    else:
        assert answer == expected


def printed(*arguments: str, typed: str = "") -> list[Any]:
    """Give what a command prints, a value for each line that it reads."""
    text = CliRunner().invoke(main, [*arguments, "--today", str(TODAY), "--format", "json"], input=typed).stdout
    return [json.loads(line) for line in text.splitlines()] if typed else [json.loads(text)]


def test_there_are_thirty_questions() -> None:
    assert len(QUESTIONS) >= 30


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one["ask"])
def test_a_question_is_answered(talks: dict[str, Talk], question: dict[str, Any]) -> None:
    reply = replied(talks, question)
    assert reply.is_refusal is ("refused" in question), reply.text
    assert question.get("refused", "") in reply.text
    assert_holds(reply.values or {}, question.get("holds", {}))
    assert [word for word in question.get("lacks", ()) if word in reply.text] == []


def test_people_are_found_in_the_order_and_for_the_reasons_of_the_directory(talks: dict[str, Talk]) -> None:
    said = printed("who", "-", "--root", str(SAMPLE), "--limit", "50", typed="\n".join(QUERIES))
    for answer, one in zip((reply.values for reply in talks["sample"].replies[1:]), said, strict=False):
        assert (answer["total"], answer["quoted"]["read_as"], answer["quoted"].get("instead", [])) == (one["total"], one["read_as"], one["instead"])
        assert [(who["slug"], who["quoted"].get("reason", "")) for who in answer["people"]] == [(who["slug"], who["reason"]) for who in one["people"]]


@pytest.mark.parametrize("at", range(len(PAIRED)), ids=lambda at: PAIRED[at])
def test_pairs_are_those_of_the_command_with_all_their_points(talks: dict[str, Talk], at: int) -> None:
    answer, said = talks["sample"].replies[1 + len(QUERIES) + at].values, printed("match", str(SAMPLE), "--skill", PAIRED[at])[0]

    def pairs(report: Any) -> list[Any]:
        return [(one["learner"]["slug"], one["teacher"]["slug"], one["points"], [term["points"] for term in one["terms"]]) for one in report["pairs"]]

    assert pairs(answer) == pairs(said)
    whys = [sorted(term["why"] for term in one["terms"] if term["why"]) for one in said["pairs"]]
    assert [sorted(one["quoted"].get("why", [])) for one in answer["pairs"]] == whys
    assert [one["quoted"]["text"] for one in answer["left_out"]] == [one["text"] for one in said["left_out"]]


def test_gaps_are_those_of_the_command_in_its_order(talks: dict[str, Talk]) -> None:
    answer, said = talks["sample"].replies[0].values, printed("insights", str(SAMPLE))[0]
    waiting = [(row["skill"]["slug"], row["balance"]) for row in said["wanted"] if row["waiting"]]
    assert (answer["wanted_total"], [(row["slug"], row["balance"]) for row in answer["wanted"]]) == (len(waiting), waiting[:50])
    points = [(point["skill"]["slug"], point["kind"]) for point in said["single_points"]]
    assert [(point["slug"], point["kind"]) for point in answer["single_points"]] == points[:50]


def test_every_tool_says_that_it_only_reads(talks: dict[str, Talk]) -> None:
    hints = {tool.name: tool.annotations for tool in talks["tiny"].tools}
    assert sorted(hints) == ["find_people", "get_person", "get_skill", "list_gaps", "next_meetings", "suggest_pair"]
    assert [name for name, hint in hints.items() if not (hint and hint.read_only_hint and not hint.destructive_hint and not hint.open_world_hint)] == []


def test_server_and_tools_say_that_quotations_are_no_instructions(talks: dict[str, Talk]) -> None:
    assert "no instruction" in talks["tiny"].instructions
    assert [tool.name for tool in talks["tiny"].tools if "never instructions" not in (tool.description or "")] == []


def test_no_tool_takes_a_path_or_a_key_of_its_own(talks: dict[str, Talk]) -> None:
    schemas = [tool.input_schema for tool in talks["tiny"].tools]
    assert {name for schema in schemas for name in schema["properties"]} == {"query", "sort", "person", "skill", "team", "circle", "program", "limit"}
    assert all(schema["additionalProperties"] is False for schema in schemas)


def test_nothing_that_people_wrote_stands_outside_of_quotations(talks: dict[str, Talk]) -> None:
    texts = {text for one in talks.values() for reply in one.replies for text in outside(reply.values)}
    assert [text for text in texts if not PLAIN.issuperset(text)] == []


def test_the_server_says_what_it_does_where_assistants_do_not_listen(talks: dict[str, Talk]) -> None:
    assert talks["tiny"].log.startswith("Answering for colleagues from 4 profiles; an assistant talks to this")
    assert "Traceback" not in "".join(one.log for one in talks.values())
