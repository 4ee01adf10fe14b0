"""The tiny hub's JSON is what it was before, and its schemas change in one way only: a field is added."""

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from hubgen.build import BuildOptions, build
from hubgen.site.api.schemas import SHAPES, schema_of
from tiny_hub import EXPECTED, TINY, TODAY, Golden

SCHEMAS = "api/schemas"
ADVICE = (
    "Programs that nobody here knows read version 1. Take the change back, and add a field instead; "
    "or publish it as version 2, in a folder beside `api/v1/`."
)


def breaks(old: Mapping[str, Any], new: Mapping[str, Any], at: str = "") -> Iterator[str]:
    """Say what in a *new* schema would break a program that was written to the *old* one."""
    for name, field in old.get("properties", {}).items():
        if name not in new.get("properties", {}):
            yield f"{at}{name} is gone"
        else:
            yield from breaks(field, new["properties"][name], f"{at}{name}: ")
    yield from (f"{at}{name} may be missing" for name in old.get("required", ()) if name not in new.get("required", ()))
    for name, shape in old.get("$defs", {}).items():
        if name not in new.get("$defs", {}):
            yield f"{at}{name} has another name"
        else:
            yield from breaks(shape, new["$defs"][name], f"{at}{name}.")
    told = ("properties", "required", "$defs", "description", "title")
    kinds = [{key: value for key, value in schema.items() if key not in told} for schema in (old, new)]
    if kinds[0] != kinds[1]:
        yield f"{at}was {json.dumps(kinds[0])}, is {json.dumps(kinds[1])}"


def test_schemas_only_ever_get_more_fields(golden: Golden) -> None:
    made = {name: schema_of(shape) for name, shape in SHAPES.items()}
    released = {file.stem: json.loads(file.read_text("utf-8")) for file in (EXPECTED / SCHEMAS).glob("*.json")}
    gone = [f"{name}.json is gone" for name in released if name not in made]
    wrong = [*gone, *(f"{name}.json: {each}" for name in released.keys() & made.keys() for each in breaks(released[name], made[name]))]
    # Before anything is blessed: what was released is not taken back by rewriting what is expected.
    assert wrong == [], f"{wrong}\n{ADVICE}"
    golden(SCHEMAS, {f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=2).encode() + b"\n" for name, schema in made.items()})


def _team(**changes: Any) -> dict[str, Any]:
    schema: dict[str, Any] = deepcopy({**schema_of(SHAPES["team"])})
    return {**schema, **changes}


def _with(name: str, field: object) -> dict[str, Any]:
    return {**_team()["properties"], name: field}


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (_team(properties={key: value for key, value in _team()["properties"].items() if key != "name"}), "name is gone"),
        (_team(required=["slug", "url", "name", "people"]), "skills may be missing"),
        (_team(properties=_with("name", {"type": "integer"})), "name: was"),
        (_team(properties=_with("name", {"anyOf": [{"type": "string"}, {"type": "null"}]})), "name: was"),
        (_team(**{"$defs": {"Link": _team()["$defs"]["Link"]}}), "Cover has another name"),
    ],
)
def test_the_test_above_sees_what_would_break_a_program(new: dict[str, Any], said: str) -> None:
    assert [each.startswith(said) for each in breaks(_team(), new)] == [True]


def test_a_field_more_or_another_description_breaks_nothing() -> None:
    wider = _team(properties=_with("motto", {"type": "string"}), required=[*_team()["required"], "motto"], description="Another.")
    assert list(breaks(_team(), wider)) == []


@pytest.mark.parametrize("audience", ["internal", "public"])
def test_every_file_is_as_expected_and_as_its_schema_says(golden: Golden, audience: str) -> None:
    assets = build(TINY, BuildOptions(TODAY, audience)).site.assets
    files = {path.removeprefix("api/v1/"): assets[path] for path in assets if path.startswith("api/v1/") and "/schemas/" not in path}
    for path, data in files.items():
        schema = json.loads(assets[f"api/v1/schemas/{schema_name(path)}.json"])
        strict(schema).validate(json.loads(data))
    golden(f"api/{audience}", {path: data for path, data in files.items() if "/" not in path})


def schema_name(path: str) -> str:
    """Say which schema a file has: `people/ada.json` has `person`."""
    kind, slash, _ = path.partition("/")
    return {"people": "person"}.get(kind, kind.removesuffix("s")) if slash else path.removesuffix(".json")


def strict(schema: dict[str, Any]) -> Draft202012Validator:
    """Refuse fields, too, that the schema does not know."""
    Draft202012Validator.check_schema(schema)
    for each in (schema, *schema.get("$defs", {}).values()):
        each["additionalProperties"] = False
    return Draft202012Validator(schema, format_checker=FormatChecker())
