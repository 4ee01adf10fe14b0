"""Tables become files of a hub, and whatever found no place is said with its line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from hubgen.content.names import skill_index
from hubgen.content.resolve import make_skill
from hubgen.content.schema import PersonFile, SkillFile
from hubgen.content.slugs import normalise
from hubgen.content.sources import Source, read_yaml
from hubgen.content.typed import read_as
from hubgen.importers.mapping import ColumnMap, read_map
from hubgen.importers.people import PERSON_FIELDS, import_people
from hubgen.importers.skills import SKILL_FIELDS, import_skills
from hubgen.importers.tables import read_table
from hubgen.importers.values import Imported

FIXTURES = Path(__file__).parent.parent / "fixtures"
DECLARED = {"python": "python", "py": "python", "react": "react", "reactjs": "react"}


def resolve(text: str) -> str | None:
    return DECLARED.get(normalise(text))


def people(text: str, column_map: str = "", path: str = "people.csv") -> Imported:
    return import_people(read_table(path, text.encode())[0], mapped(column_map), resolve=resolve)


def skills(text: str, known: Callable[[str], str | None] = lambda text: None) -> Imported:
    return import_skills(read_table("skills.csv", text.encode())[0], resolve=known)


def mapped(text: str) -> ColumnMap | None:
    if not text:
        return None
    column_map, problems = read_map("map.yml", text.encode(), PERSON_FIELDS)
    assert problems == []
    return column_map


def source(imported: Imported, path: str) -> Source:
    read, problems = read_yaml(path, imported.files[path].encode())
    assert problems == []
    assert read is not None
    return read


def said(imported: Imported) -> list[tuple[int, str]]:
    return [(problem.place.line, problem.code) for problem in imported.problems]


def real(kind: str) -> Imported:
    """Import the excerpts of real rows by their map files, people after skills."""
    column_map, problems = read_map("topics.yml", (FIXTURES / "maps/topics.yml").read_bytes(), SKILL_FIELDS)
    assert problems == []
    table, _ = read_table("topics.jsonl", (FIXTURES / "topics.jsonl").read_bytes())
    topics = import_skills(table, column_map, resolve=lambda text: None)
    if kind == "skills":
        return topics
    declared = []
    for path in topics.files:
        file, problems = read_as(SkillFile, source(topics, path))
        assert file is not None, problems
        declared.append(make_skill(path[len("skills/") : -len(".yml")], source(topics, path), file))
    index = skill_index(declared)
    column_map, problems = read_map("people.yml", (FIXTURES / "maps/people.yml").read_bytes(), PERSON_FIELDS)
    assert problems == []
    table, _ = read_table("people.jsonl", (FIXTURES / "people.jsonl").read_bytes())
    return import_people(table, column_map, resolve=lambda text: index.get(normalise(text)))


# Real rows


@pytest.mark.parametrize(("kind", "schema"), [("skills", SkillFile), ("people", PersonFile)])
def test_every_real_row_becomes_a_sound_file(kind: str, schema: type[SkillFile] | type[PersonFile]) -> None:
    imported = real(kind)
    assert len(imported.files) == 20
    assert [read_as(schema, source(imported, path))[1] for path in imported.files] == [[]] * 20


def test_a_file_begins_with_the_comment_of_the_map() -> None:
    assert (
        real("skills")
        .files["skills/react.yml"]
        .startswith("# Made from the curated topics of github/explore")
    )


def test_real_people_use_the_slugs_of_the_skills_they_mean() -> None:
    skill_lines = [
        line for text in real("people").files.values() for line in text.splitlines() if "skill: react" in line
    ]
    assert "  - skill: react" in skill_lines


def test_an_import_counts_the_skills_that_resolve() -> None:
    imported = real("people")
    assert 0 < imported.resolved < imported.uses


# Tables


def test_a_row_of_csv_is_placed_on_the_line_where_it_begins() -> None:
    table, _ = read_table("x.csv", b'name,about\nAda,"two\nlines"\nKim,one\n')
    assert [row.line for row in table.rows] == [2, 4]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_csv_is_read_whatever_separates_its_cells(separator: str) -> None:
    table, _ = read_table("x.csv", f"name{separator}team\nAda{separator}Payments\n".encode())
    assert table.rows[0].cells == {"name": "Ada", "team": "Payments"}


def test_csv_from_a_spreadsheet_with_a_byte_order_mark_is_read() -> None:
    table, _ = read_table("x.csv", b"\xef\xbb\xbfname\r\nAda\r\n")
    assert table.rows[0].cells == {"name": "Ada"}


def test_a_row_with_too_many_cells_is_left_out_and_said() -> None:
    table, problems = read_table("x.csv", b"name,team\nAda,Payments,Lisbon\nKim,SEO\n")
    assert ([row.line for row in table.rows], [problem.place.line for problem in problems]) == ([3], [2])


def test_a_line_that_is_not_json_is_left_out_and_said() -> None:
    table, problems = read_table("x.jsonl", b'{"name": "Ada"}\n{"name": \n[1]\n{"name": "Kim"}\n')
    assert [row.line for row in table.rows] == [1, 4]
    assert [(problem.place.line, problem.code) for problem in problems] == [
        (2, "unreadable-row"),
        (3, "unreadable-row"),
    ]


def test_a_line_of_json_that_is_nested_too_deep_is_left_out_and_said() -> None:
    _, problems = read_table("x.jsonl", b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}\n")
    assert [problem.code for problem in problems] == ["unreadable-row"]


def test_a_table_that_is_not_utf8_is_one_problem_at_its_line() -> None:
    _, problems = read_table("x.csv", b"name\nAda\nJos\xe9\n")
    assert [(problem.place.line, problem.code) for problem in problems] == [(3, "not-utf8")]


def test_characters_that_no_hub_may_hold_are_left_out_of_cells() -> None:
    assert "name: Ada\n" in people("name\nA\u202ed\x00a\n").files["people/ada.yml"]


# People


def test_columns_with_common_names_find_their_place() -> None:
    imported = people(
        "Full name,E-mail,Job title,Department,City\nAda Ng,ada@example.com,Engineer,Payments,Lisbon\n"
    )
    assert source(imported, "people/ada-ng.yml").data == {
        "name": "Ada Ng",
        "role": "Engineer",
        "team": "Payments",
        "location": "Lisbon",
        "contact": {"email": "ada@example.com"},
    }


def test_a_list_in_one_cell_is_split() -> None:
    imported = people("name,languages,skills\nAda,English; Portuguese,python; go\n")
    data = source(imported, "people/ada.yml").data
    assert (data["languages"], data["skills"]) == (
        ["English", "Portuguese"],
        [{"skill": "python"}, {"skill": "go"}],
    )


def test_a_map_says_which_column_feeds_which_key() -> None:
    column_map = "fields:\n  name: who\n  skills:\n    from: can\n    skill: what\n    teaches: shows\n"
    row = '{"who": "Ada", "can": [{"what": "Py", "shows": true}]}'
    assert source(people(row, column_map, path="x.jsonl"), "people/ada.yml").data == {
        "name": "Ada",
        "skills": [{"skill": "python", "teaches": "true"}],
    }


def test_a_column_that_the_map_names_and_the_table_lacks_is_said() -> None:
    imported = people("name,taem\nAda,Payments\n", "fields:\n  name: name\n  team: team\nignore: [taem]\n")
    assert [(problem.code, problem.hint) for problem in imported.problems] == [
        ("missing-column", "did you mean `taem`?")
    ]


def test_a_column_that_is_empty_in_every_row_is_not_missing() -> None:
    assert said(people("name,team\nAda,\n", "fields:\n  name: name\n  team: team\n")) == []


def test_a_map_takes_the_first_column_that_says_something() -> None:
    imported = people("nick,legal\n,Ada\nKim,Kimberly\n", "fields:\n  name: [nick, legal]\n")
    assert list(imported.files) == ["people/ada.yml", "people/kim.yml"]


def test_a_constant_stands_in_every_file() -> None:
    imported = people("name\nAda\n", "fields:\n  name: name\nconstants:\n  visibility: public\n")
    assert source(imported, "people/ada.yml").data["visibility"] == "public"


def test_a_column_says_more_than_a_constant() -> None:
    column_map = "fields:\n  name: name\n  team: team\nconstants:\n  team: Nobody's\n"
    imported = people("name,team\nAda,Payments\nKim,\n", column_map)
    assert [source(imported, path).data["team"] for path in imported.files] == ["Payments", "Nobody's"]


def test_someone_without_a_name_is_called_by_their_id() -> None:
    assert source(people("id,team\ncc-001,Payments\n"), "people/cc-001.yml").data["name"] == "cc-001"


def test_a_row_without_name_and_id_is_said() -> None:
    assert said(people("name,team\n,Payments\n")) == [(2, "unnamed-row")]


def test_two_rows_with_one_slug_make_one_file() -> None:
    imported = people("name,team\nAda Ng,Payments\nada ng,SEO\n")
    assert said(imported) == [(3, "duplicate-slug")]
    assert source(imported, "people/ada-ng.yml").data["team"] == "Payments"


def test_a_column_without_a_place_is_said_once() -> None:
    imported = people("name,shoe size\nAda,38\nKim,44\n")
    assert [(problem.place.line, problem.code, problem.message) for problem in imported.problems] == [
        (2, "unplaced-column", "the column `shoe size` has no place in a hub: it was left out of 2 rows")
    ]


def test_a_column_inside_a_list_without_a_place_is_said_too() -> None:
    imported = people('{"name": "Ada", "skills": [{"name": "python", "years": 7}]}', path="x.jsonl")
    assert [problem.message.partition(" has")[0] for problem in imported.problems] == [
        "the column `skills.years`"
    ]


def test_a_column_to_be_ignored_is_not_said() -> None:
    assert said(people("name,shoe size\nAda,38\n", "fields:\n  name: name\nignore: [shoe size]\n")) == []


def test_a_skill_that_no_file_declares_is_said_and_kept_as_written() -> None:
    imported = people("name,skills\nAda,Fortran 77\n")
    assert said(imported) == [(2, "unknown-skill")]
    assert source(imported, "people/ada.yml").data["skills"] == [{"skill": "Fortran 77"}]


def test_the_second_of_two_claims_to_one_skill_is_said_and_left_out() -> None:
    imported = people("name,skills\nAda,ReactJS; react\n")
    assert said(imported) == [(2, "repeated-skill")]
    assert source(imported, "people/ada.yml").data["skills"] == [{"skill": "react"}]


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("email", "not an address", "bad-email"),
        ("timezone", "Lisboa", "unknown-zone"),
        ("joined", "31.2.2026", "bad-date"),
        ("seats", "a few", "wrong-type"),
        ("visibility", "secret", "unknown-value"),
    ],
)
def test_a_value_that_does_not_fit_is_said_and_left_out(column: str, cell: str, code: str) -> None:
    imported = people(f"name,{column}\nAda,{cell}\n")
    assert said(imported) == [(2, code)]
    assert source(imported, "people/ada.yml").data == {"name": "Ada"}


def test_a_level_that_does_not_fit_is_left_out_and_the_skill_stays() -> None:
    imported = people('{"name": "Ada", "skills": [{"skill": "python", "level": "guru"}]}', path="x.jsonl")
    assert said(imported) == [(1, "bad-level")]
    assert source(imported, "people/ada.yml").data["skills"] == [{"skill": "python"}]


@pytest.mark.parametrize(
    ("cell", "place"), [("IE", "Ireland"), ("UK", "United Kingdom"), ("London", "London"), ("USA", "USA")]
)
def test_the_code_of_a_country_becomes_its_name(cell: str, place: str) -> None:
    assert source(people(f"name,location\nAda,{cell}\n"), "people/ada.yml").data["location"] == place


def test_the_code_of_a_language_becomes_its_name() -> None:
    imported = people("name,languages\nAda,en;he;Elvish\n")
    assert source(imported, "people/ada.yml").data["languages"] == ["English", "Hebrew", "Elvish"]


def test_nobody_is_taught_by_somebody_with_no_seats() -> None:
    imported = people("name,capacity\nAda,0\n")
    assert source(imported, "people/ada.yml").data["teaching"] == {"seats": "0"}


# Skills


def test_an_alias_that_two_skills_want_stays_with_the_first() -> None:
    imported = skills("name,aliases\nReact,ui\nVue,ui\n")
    assert said(imported) == [(3, "alias-clash")]
    assert "aliases: [ui]" in imported.files["skills/react.yml"]
    assert "aliases" not in imported.files["skills/vue.yml"]


def test_an_alias_that_is_the_name_of_a_later_skill_is_left_out() -> None:
    assert said(skills("name,aliases\nReact,Vue.js\nVue.js,\n")) == [(2, "alias-clash")]


def test_an_alias_that_the_hub_knows_already_is_left_out() -> None:
    assert said(skills("name,aliases\nReact,py\n", known=resolve)) == [(2, "alias-clash")]


def test_two_skills_with_one_name_are_both_kept_and_said() -> None:
    imported = skills("slug,name\nvapor,Vapor\nswift-vapor,Vapor\n")
    assert (list(imported.files), said(imported)) == (
        ["skills/vapor.yml", "skills/swift-vapor.yml"],
        [(3, "name-clash")],
    )


def test_a_related_skill_is_named_by_its_slug() -> None:
    assert (
        "related: [machine-learning]"
        in skills("name,related\nMachine learning,\nStatistics,Machine Learning\n").files[
            "skills/statistics.yml"
        ]
    )


def test_a_related_skill_that_no_file_declares_is_said_and_left_out() -> None:
    imported = skills("name,related\nReact,jsx\n")
    assert said(imported) == [(2, "unknown-skill")]
    assert "related" not in imported.files["skills/react.yml"]


def test_a_skill_whose_name_has_no_latin_letter_gets_a_slug() -> None:
    assert next(iter(skills("name\n書道\n").files)).startswith("skills/x-")


# Maps


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("fields:\n  nmae: who\n", 2, "unknown-field"),
        ("feilds: {}\n", 1, "unknown-field"),
        ("fields: name\n", 1, "wrong-type"),
        ("fields:\n  skills:\n    form: x\n", 3, "unknown-field"),
        ("fields:\n  name:\n    from: x\n", 3, "wrong-type"),
        ("constants:\n  visiblity: public\n", 2, "unknown-field"),
        ("fields: [\n", 2, "yaml-syntax"),
    ],
)
def test_a_broken_map_is_one_problem_at_its_line(text: str, line: int, code: str) -> None:
    column_map, problems = read_map("map.yml", text.encode(), PERSON_FIELDS)
    assert column_map is None
    assert [(problem.place.line, problem.code) for problem in problems] == [(line, code)]
