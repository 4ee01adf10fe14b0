"""Files that `hubgen new` writes: sound as they are, and sound when every example in them is used."""

import re
from datetime import date

import pytest

from hubgen.content.schema import KINDS
from hubgen.content.settings import LEVELS
from hubgen.content.sources import Source, read_front_matter, read_yaml
from hubgen.content.typed import read_as
from hubgen.edits.new import (
    NewFile,
    new_circle,
    new_note,
    new_person,
    new_program,
    new_session,
    new_skill,
)
from hubgen.edits.yamlout import Value

DAY = date(2026, 11, 24)
FILES = {
    "person": new_person("Ada Ng"),
    "skill": new_skill("Python"),
    "circle": new_circle("Python circle", "We read each other's Python."),
    "note": new_note("python-circle", DAY, "Indexes, explained"),
    "program": new_program("SEO for writers", "peer-coaching"),
    "session": new_session("seo-for-writers", DAY, "ada and kim"),
}
KIND_OF_FILE = pytest.mark.parametrize("kind", FILES)


def read(file: NewFile) -> Source:
    reader = read_yaml if file.path.endswith(".yml") else read_front_matter
    source, problems = reader(file.path, file.text.encode())
    assert problems == []
    assert source is not None
    return source


@KIND_OF_FILE
def test_a_new_file_is_sound_as_it_is(kind: str) -> None:
    assert read_as(KINDS[kind], read(FILES[kind]), levels=LEVELS)[1] == []


@KIND_OF_FILE
def test_a_new_file_is_sound_with_every_example_in_use(kind: str) -> None:
    file = FILES[kind]
    used = NewFile(file.path, re.sub(r"^# (?!yaml-language)", "", file.text, flags=re.MULTILINE))
    assert read_as(KINDS[kind], read(used), levels=LEVELS)[1] == []


@KIND_OF_FILE
def test_a_new_file_shows_every_key_of_its_kind(kind: str) -> None:
    file = FILES[kind]
    keys = [field.alias or name for name, field in KINDS[kind].model_fields.items()]
    assert [key for key in keys if not re.search(rf"^(# )?{key}:", file.text, re.MULTILINE)] == []


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("person", "people/ada-ng.yml"),
        ("skill", "skills/python.yml"),
        ("circle", "circles/python-circle/index.md"),
        ("note", "circles/python-circle/2026-11-24-indexes-explained.md"),
        ("program", "programs/seo-for-writers/index.md"),
        ("session", "programs/seo-for-writers/2026-11-24-ada-and-kim.md"),
    ],
)
def test_a_new_file_has_the_path_of_its_kind(kind: str, path: str) -> None:
    assert FILES[kind].path == path


def test_what_is_given_stands_in_the_file() -> None:
    values: dict[str, Value] = {
        "role": "Editor: travel & food",
        "skills": [{"skill": "seo", "level": 2}],
        "team": "Marketing",
    }
    assert read(new_person("Kim", values=values)).data == {
        "name": "Kim",
        "role": "Editor: travel & food",
        "team": "Marketing",
        "skills": [{"skill": "seo", "level": "2"}],
    }


def test_what_is_given_is_no_example_any_more() -> None:
    assert "# team:" not in new_person("Kim", values={"team": "Marketing"}).text


def test_the_rest_of_a_goal_that_is_half_given_stays_as_examples() -> None:
    text = new_program("SEO", "peer-coaching", values={"goal": {"who": ["kim-berg"]}}).text
    assert "goal:\n  who: [kim-berg]\n#   learns: seo" in text


def test_a_program_says_how_to_word_its_goal() -> None:
    assert "Over the next N weeks, WHO will learn WHAT from WHOM, so that OUTCOME." in FILES["program"].text


def test_a_profile_tells_editors_its_schema() -> None:
    assert FILES["person"].text.startswith("# yaml-language-server: $schema=../.hubgen/person.schema.json\n")


@pytest.mark.parametrize("name", ["../../etc/passwd", "con", "Ὑπατία", "a/b\\c"])
def test_no_name_leads_a_file_out_of_its_folder(name: str) -> None:
    assert re.fullmatch(r"people/[a-z0-9-]+\.yml", new_person(name).path)


def test_a_name_in_any_script_is_kept() -> None:
    assert read(new_person("Ὑπατία")).data == {"name": "Ὑπατία"}


def test_a_body_that_is_given_stands_below_the_fields() -> None:
    assert read(new_note("x", DAY, "T", body="Said much.")).body.strip() == "Said much."
