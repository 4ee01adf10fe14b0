"""JSON as programs export it, and as forges answer GraphQL, becomes rows."""

import json

import pytest
from test_import_formats import people, read, said

from hubgen.importers.formats import find_format
from hubgen.importers.tables import Upload

STAFF: list[dict[str, object]] = [{"id": 1, "name": "Ada Ng", "contact": {"email": "ada@example.com"}}, {"id": 2, "name": "Kim", "address": {"city": "Oslo", "geo": {"lat": 59.9}}}]


def form(value: object, indent: int | None = None) -> str:
    return find_format(Upload("file.json", json.dumps(value, indent=indent).encode()))


def graphql(organisation: object) -> str:
    return json.dumps({"data": {"organization": organisation}}, indent=1)


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("value", [STAFF, {"value": STAFF}, {"@odata.context": "x", "employees": STAFF}])
def test_a_list_of_objects_is_a_table(value: object, indent: int | None) -> None:
    assert form(value, indent) == "json"
    table, problems = read("json", json.dumps(value, indent=indent))
    assert ([row.cells["name"] for row in table.rows], problems) == (["Ada Ng", "Kim"], [])


@pytest.mark.parametrize("value", [STAFF, {"value": STAFF}])
def test_a_row_of_a_list_stands_on_its_own_line(value: object) -> None:
    text = json.dumps(value, indent=1)
    lines = [text[: text.index(f'"id": {number}')].count("\n") for number in (1, 2)]
    assert [row.line for row in read("json", text)[0].rows] == lines


@pytest.mark.parametrize("around", [{"meta": {"value": [{"name": "Page"}]}}, {"next": '"value": ['}, {"paging": {"value": {"name": "Page"}}}])
def test_a_list_is_found_behind_what_is_called_as_it_is(around: dict[str, object]) -> None:
    table, problems = read("json", json.dumps({**around, "value": STAFF}))
    assert ([row.cells["name"] for row in table.rows], problems) == (["Ada Ng", "Kim"], [])


def test_what_is_no_object_in_a_list_is_said_and_the_rest_is_read() -> None:
    table, problems = read("json", '{"value": [null,\n {"name": "Ada Ng"},\n 7]}')
    assert ([row.cells["name"] for row in table.rows], [problem.place.line for problem in problems]) == (["Ada Ng"], [1, 3])


def test_what_is_inside_an_object_has_a_dotted_name() -> None:
    table, _ = read("json", json.dumps(STAFF))
    assert table.rows[1].cells == {"id": "2", "name": "Kim", "address.city": "Oslo", "address.geo.lat": "59.9"}
    assert "email: ada@example.com" in people(table, "json").files["people/ada-ng.yml"]


@pytest.mark.parametrize("around", ["profile", "attributes", "fields"])
def test_an_object_around_all_that_is_said_of_somebody_is_no_part_of_a_columns_name(around: str) -> None:
    table, _ = read("json", json.dumps([{"id": "00ub0oNGTSWTBKOLGLNR", around: {"firstName": "Ada", "lastName": "Ng"}}]))
    assert list(people(table, "json").files) == ["people/ada-ng.yml"]


def test_somebody_with_a_list_of_skills_is_no_list_of_rows() -> None:
    table, _ = read("json", '{"name": "Ada Ng", "skills": [{"name": "SQL"}, {"name": "Go"}]}')
    assert "skill: SQL" in people(table, "json").files["people/ada-ng.yml"]


def test_objects_one_below_the_other_are_lines_of_json() -> None:
    assert find_format(Upload("staff.txt", b'{"name": "Ada"}\n{"name": "Kim"}\n')) == "jsonl"


def test_json_that_breaks_off_is_said_once_and_the_rest_is_read() -> None:
    table, problems = read("json", json.dumps(STAFF, indent=1)[:-8])
    assert (len(table.rows), [code for _, code in said(problems)]) == (1, ["unreadable-row"])


def test_what_is_no_object_is_said() -> None:
    assert said(read("json", '["Ada Ng", {"name": "Kim"}]')[1]) == [(1, "unreadable-row")]


@pytest.mark.parametrize("name", ["csv", "json", "jsonl", "github", "ldif", "vcard"])
def test_a_file_with_nothing_in_it_is_said_to_be_one(name: str) -> None:
    assert [problem.code for problem in read(name, "\n")[1]] == ["no-rows"]


# What forges answer to GraphQL


def test_members_are_found_in_an_answer_to_graphql() -> None:
    text = graphql({"membersWithRole": {"pageInfo": {"hasNextPage": False}, "nodes": [{"login": "Ada", "name": "Ada Ng"}, {"login": "kim", "name": None}]}})
    assert find_format(Upload("members.json", text.encode())) == "github"
    table, problems = read("github", text + text)
    assert ([row.cells for row in table.rows], problems) == ([{"login": "Ada", "name": "Ada Ng"}, {"login": "kim"}], [])


def test_an_answer_to_graphql_says_who_is_in_which_team() -> None:
    nodes = [
        {"name": "Engineering", "slug": "engineering", "parentTeam": None, "members": {"nodes": [{"login": "ada"}, {"login": "kim"}]}},
        {"name": "Payments", "slug": "payments", "parentTeam": {"slug": "engineering"}, "members": {"edges": [{"node": {"login": "ada"}}]}},
    ]
    table, problems = read("github", graphql({"teams": {"nodes": nodes}}))
    assert ({row.cells["login"]: row.cells["team"] for row in table.rows}, problems) == ({"ada": "Payments", "kim": "Engineering"}, [])


def test_members_of_a_group_are_found_in_an_answer_to_graphql() -> None:
    text = json.dumps({"data": {"group": {"groupMembers": {"nodes": [{"accessLevel": {"stringValue": "OWNER"}, "user": {"username": "ada", "name": "Ada Ng"}}]}}}})
    assert find_format(Upload("members.json", text.encode())) == "gitlab"
    assert read("gitlab", text)[0].rows[0].cells == {"username": "ada", "name": "Ada Ng"}


@pytest.mark.parametrize(
    "answer",
    [
        {"message": "Not Found", "documentation_url": "https://docs.github.com/rest", "status": "404"},
        {"data": {"organization": None}, "errors": [{"type": "NOT_FOUND", "message": "Not Found"}]},
    ],
)
def test_that_a_forge_refused_is_quoted_and_no_table(answer: object) -> None:
    assert form(answer) == "github"
    assert [problem.message for problem in read("github", json.dumps(answer))[1]] == ["the forge answered `Not Found`"]


@pytest.mark.parametrize("name", ["json", "jsonl", "github"])
@pytest.mark.parametrize("depth", [600, 900])
def test_a_value_that_is_nested_deeper_than_anybody_nests_is_left_out(name: str, depth: int) -> None:
    table, _ = read(name, '{"login": "ada", "name": "Ada Ng", "more": ' + "[" * depth + "1" + "]" * depth + "}")
    assert table.rows[0].cells["name"] == "Ada Ng"


def test_an_answer_that_is_nested_beyond_reason_harms_nothing() -> None:
    assert said(read("github", '{"data": ' * 100_000)[1]) == [(1, "unreadable-row")]
    assert said(read("json", '[{"a": ' * 100_000)[1]) == [(1, "unreadable-row")]
