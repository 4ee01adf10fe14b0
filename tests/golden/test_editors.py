"""This repository's own hub has what editors need to complete and explain keys: the same files as a new hub."""

import json
from pathlib import Path

import pytest

from hubgen.content.schema import KINDS, json_schema
from hubgen.edits.scaffold import new_hub
from tiny_hub import TODAY

ROOT = Path(__file__).parents[2]
SCHEMAS = {kind: json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n" for kind in KINDS}
NEW = new_hub(name="New", requirement="hubgen", schemas=SCHEMAS, today=TODAY)
PATHS = [path for path in NEW if path.startswith((".hubgen/", ".vscode/", ".idea/"))]


@pytest.mark.parametrize("path", PATHS)
def test_a_file_for_editors_is_that_of_a_new_hub(path: str, request: pytest.FixtureRequest) -> None:
    file = ROOT / path
    if request.config.getoption("--bless"):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(NEW[path])
    assert file.is_file() and file.read_bytes() == NEW[path], f"{path} is stale: `make bless` writes it anew"


def test_there_is_no_schema_of_a_kind_that_is_gone() -> None:
    assert {f".hubgen/{file.name}" for file in (ROOT / ".hubgen").iterdir()} <= set(PATHS)
