"""The shapes that people write: what each kind takes, and what editors are told of it."""

from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it has no types
import pytest
import yaml

from hubgen.content.schema import KINDS, CircleFile, NoteFile, PersonFile, ProgramFile, SkillFile, json_schema
from hubgen.content.settings import LEVELS
from hubgen.content.sources import Source, read_yaml
from hubgen.content.typed import MAX_PROBLEMS, read_as
from hubgen.problems import Problem
from tiny_hub import TINY

BINDING = {
    "person": "name pronouns role team location timezone languages manager joined hours days style contact about skills wants teaching "
    "confirmed status private visibility",
    "skill": "name aliases category parent related description resources levels status replaced_by visibility",
    "circle": "name purpose skills leads members meets rota channel status visibility",
    "note": "title presenters attendees skills decisions actions visibility",
    "program": "name model goal skills facilitator starts weeks session check_in_every people pairs rota seats status visibility",
    "session": "kind pair skill goal learned stuck next next_on visibility",
}
"""The keys that a hub's files may have: promised to those who write them."""


def source_of(text: str) -> Source:
    source, problems = read_yaml("people/x.yml", text.encode())
    assert problems == []
    assert source is not None
    return source


def problems_of(kind: str, text: str) -> list[Problem]:
    return read_as(KINDS[kind], source_of(text), levels=LEVELS)[1]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_the_keys_that_were_promised(kind: str) -> None:
    keys = {field.alias or name for name, field in KINDS[kind].model_fields.items()}
    assert keys == set(BINDING[kind].split())


@pytest.mark.parametrize(
    ("kind", "text", "needed"),
    [
        (PersonFile, "name: Ada", {"name"}),
        (SkillFile, "name: SQL", {"name"}),
        (CircleFile, "name: SQL\npurpose: We talk.", {"name", "purpose"}),
        (NoteFile, "title: Joins", {"title"}),
        (ProgramFile, "name: Pilot\nmodel: quick-help", {"name", "model"}),
    ],
)
def test_little_is_required(kind: type[PersonFile], text: str, needed: set[str]) -> None:
    assert {name for name, field in kind.model_fields.items() if field.is_required()} == needed
    assert read_as(kind, source_of(text))[1] == []


def test_everything_is_internal_unless_it_says_so() -> None:
    file, _ = read_as(PersonFile, source_of("name: Ada"))
    assert file is not None
    assert file.visibility == "internal"


def test_a_key_without_a_value_counts_as_absent() -> None:
    assert problems_of("person", "name: Ada\nteam:\nskills:\ncontact:\n  email:\nprivate:") == []


def test_private_holds_any_key_but_private() -> None:
    assert problems_of("person", "name: Ada\nprivate: {team: X, skills: [{skill: sql}]}") == []
    assert problems_of("person", "name: Ada\nprivate: {private: {}}")[0].code == "unknown-field"


def test_a_text_that_was_cut_in_two_is_told_to_take_quotes() -> None:
    problem = problems_of("person", "name: Ada\nskills: [{skill: sql, note: fast, and right}]")[0]
    assert (problem.code, problem.hint) == ("unknown-field", "put the text in quotes: a comma inside `{…}` ends it")


def test_a_key_is_suggested_from_the_map_it_stands_in() -> None:
    problem = problems_of("circle", "name: C\npurpose: P\nmeets: {rule: daily, att: '9:00', timezone: UTC, starts: 2026-01-01}")
    assert [(each.code, each.hint) for each in problem] == [
        ("missing-field", "add a line `at: …`"),
        ("unknown-field", "did you mean `at`?"),
    ]


def test_the_key_from_in_a_goal_is_known() -> None:
    assert problems_of("program", "name: P\nmodel: quick-help\ngoal: {from: [ada-ng]}") == []
    assert problems_of("program", "name: P\nmodel: quick-help\ngoal: {teachers: [ada-ng]}") == []


def test_a_file_with_very_many_problems_names_the_first_of_them() -> None:
    text = "name: Ada\nskills:\n" + "  - {level: 9}\n" * 100
    assert len(problems_of("person", text)) == MAX_PROBLEMS


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_for_editors_is_a_json_schema(kind: str) -> None:
    schema = json_schema(kind)
    jsonschema.Draft7Validator.check_schema(schema)
    assert schema["additionalProperties"] is False
    assert set(schema["properties"]) == set(BINDING[kind].split())


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_shows_what_a_key_means_and_no_name_of_ours(kind: str) -> None:
    schema = json_schema(kind)
    keys = [key for part in (schema, *schema.get("$defs", {}).values()) for key in part["properties"].values()]
    assert all(key["description"] for key in keys)
    assert not any("title" in part for part in (*keys, *schema.get("$defs", {}).values()))


def as_an_editor_reads(path: Path) -> object:
    text = path.read_text("utf-8")
    return typed(yaml.load(text.split("---\n")[1] if path.suffix == ".md" else text, yaml.BaseLoader))


def typed(value: object) -> object:
    """Make numbers and booleans of texts, as YAML 1.2 does, and leave dates as they are."""
    if isinstance(value, dict):
        return {key: typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    text = str(value)
    return int(text) if text.isdigit() else text == "true" if text in ("true", "false") else text


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("person", "people/*.yml"),
        ("skill", "skills/*.yml"),
        ("circle", "circles/*/index.md"),
        ("note", "circles/*/2*.md"),
        ("program", "programs/*/index.md"),
        ("session", "programs/*/2*.md"),
    ],
)
def test_a_sound_file_is_sound_to_an_editor_too(kind: str, pattern: str) -> None:
    validator = jsonschema.Draft7Validator(json_schema(kind))
    files = sorted(TINY.glob(pattern))
    errors = [error for file in files for error in validator.iter_errors(as_an_editor_reads(file))]
    assert files
    assert errors == []
