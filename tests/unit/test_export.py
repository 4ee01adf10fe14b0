"""A hub for a search engine: what leaves, for whom, and in a form that each engine documents."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_hub import TODAY, circle, claims, note, person, skill

from hubgen.cli import main
from hubgen.content.hub import Hub, Status
from hubgen.content.load import load
from hubgen.content.settings import Settings
from hubgen.reports.ndjson import ndjson
from hubgen.reports.search_settings import FIELDS, settings_json
from hubgen.views.documents import Document, documents
from tiny_hub import TINY, Write

DAY = ("--today", "2026-11-22")
KINDS = {"string": str, "int64": int}


def run(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["export", *map(str, arguments), *DAY])
    assert result.exit_code == code, result.output
    return result


def rows(*arguments: str | Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(*arguments).stdout.splitlines()]


def hub_of(**words: Mapping[str, object]) -> Hub:
    empty: dict[str, Mapping[str, object]] = {"people": {}, "skills": {}, "circles": {}, "programs": {}}
    return Hub(TODAY, Settings(), **{**empty, **words})  # type: ignore[arg-type]  # any of the four


# What a document says


def test_there_is_a_document_for_each_thing_that_has_a_page() -> None:
    counts: dict[str, int] = {}
    for document in documents(load(TINY, TODAY)[0]):
        counts[document.type] = counts.get(document.type, 0) + 1
    assert counts == {"person": 4, "skill": 6, "circle": 2, "note": 4, "program": 1, "session": 1, "check-in": 1}


def test_no_two_documents_have_one_id() -> None:
    circles = {"a": circle("a", notes=(note("a", "2026-11-10-b-c"),)), "a-b": circle("a-b", notes=(note("a-b", "2026-11-10-c"),))}
    found = [document.id for document in documents(hub_of(circles=circles, people={"a": person("a")}, skills={"a": skill("a")}))]
    assert len(set(found)) == len(found) == 6


def test_who_has_left_is_not_found() -> None:
    people = {"ada": person("ada", status=Status.FORMER), "bo": person("bo", status=Status.AWAY)}
    assert [document.id for document in documents(hub_of(people=people))] == ["person_bo"]


def test_a_name_in_another_script_is_found_by_its_slug_too() -> None:
    people = {"goda-minori": person("goda-minori", "合田 みのり"), "ada": person("ada", "Áda")}
    assert [document.aliases for document in documents(hub_of(people=people))] == [("goda minori",), ()]


def test_a_level_can_be_asked_for_by_one_word() -> None:
    people = {"ada": person("ada", claims=claims("sql", level=3) + claims("c-sharp"))}
    assert next(documents(hub_of(people=people))).levels == ("sql-3",)


def test_markdown_leaves_as_plain_words() -> None:
    circles = {"sql": circle("sql", purpose="Read *plans* aloud.", body="# How\n\nSee [the book](https://x.example).\n")}
    assert next(documents(hub_of(circles=circles))).text == "Read plans aloud.\nHow See the book."


def test_ways_to_reach_people_do_not_leave() -> None:
    text = run(TINY, "--audience", "internal").stdout
    assert "ada-private" not in text
    assert "@tern.example" not in text


# For whom


def test_nothing_that_is_not_public_leaves_for_the_public(tmp_path: Path) -> None:
    found = {}
    for audience in ("public", "internal"):
        folder = tmp_path / audience
        folder.mkdir()
        run(TINY, "--audience", audience, "--output", folder / "hub.ndjson")
        found[audience] = CliRunner().invoke(main, ["leaks", str(folder), str(TINY)]).exit_code
    assert found == {"public": 0, "internal": 1}


def test_the_hub_says_for_whom_unless_the_command_does(root: Path) -> None:
    everyone = {row["id"] for row in rows(root, "--audience", "internal")}
    assert {row["id"] for row in rows(root)} == everyone
    assert {row["id"] for row in rows(root, "--audience", "published")} < everyone


# In which form


def test_documents_are_made_one_by_one_as_they_are_written() -> None:
    made = []

    def each() -> Iterator[Document]:
        for number in range(3):
            made.append(number)
            yield Document(id=f"skill_{number}", type="skill", url="", name="x")

    next(iter(ndjson(each())))
    assert made == [0]


def test_a_line_is_an_object_without_empty_fields() -> None:
    line = next(iter(ndjson([Document(id="skill_a", type="skill", url="skills/a/", name="A", know=0)])))
    assert line == '{"id": "skill_a", "type": "skill", "url": "skills/a/", "name": "A", "know": 0}\n'


def test_every_id_is_one_that_each_engine_takes() -> None:
    # Meilisearch: letters, digits, - and _, 511 bytes. Typesense: nothing that an address would have to quote.
    # OpenSearch: 512 bytes.
    assert [row["id"] for row in rows(TINY) if not re.fullmatch("[A-Za-z0-9_-]{1,511}", str(row["id"]))] == []


def test_every_document_fits_the_schema_for_typesense() -> None:
    schema = json.loads(run(TINY, "--mapping", "typesense").stdout)
    wrong = [(row["id"], field["name"]) for row in rows(TINY) for field in schema["fields"] if not fits(row, field)]
    assert wrong == []


def fits(row: dict[str, object], field: dict[str, str | bool]) -> bool:
    """Say whether Typesense takes the *field* of the *row*: it refuses a missing one, and any other type."""
    value, kind = row.get(str(field["name"])), str(field["type"])
    if value is None:
        return field.get("optional") is True
    values = value if kind.endswith("[]") and isinstance(value, list) else [value]
    return all(type(one) is KINDS[kind.removesuffix("[]")] for one in values)


def test_opensearch_gets_a_line_before_each_document_that_names_it() -> None:
    lines = run(TINY, "--to", "opensearch-bulk").stdout.splitlines()
    actions, sources = [json.loads(line) for line in lines[::2]], [json.loads(line) for line in lines[1::2]]
    assert actions == [{"index": {"_id": source["id"]}} for source in sources]
    assert sources == rows(TINY)


def test_every_field_of_a_document_has_its_use() -> None:
    assert sorted(field.name for field in FIELDS) == sorted(field.name for field in fields(Document))


def test_the_other_names_of_a_skill_are_its_synonyms() -> None:
    hub = hub_of(skills={"k8s": skill("k8s", "Kubernetes", aliases=("K8s", "kube", "kubernetes"))})
    assert json.loads(settings_json("meilisearch", hub, "hub"))["synonyms"] == {
        "k8s": ["kubernetes", "kube"],
        "kube": ["kubernetes", "K8s"],
        "kubernetes": ["K8s", "kube"],
    }


@pytest.mark.parametrize(("name", "written"), [("Plan, do", "Plan\\, do"), ("a=>b", "a\\=>b"), ("C#", "C#"), ("#1 rule", "\\#1 rule")])
def test_a_name_with_signs_is_no_rule_of_its_own(name: str, written: str) -> None:
    hub = hub_of(skills={"a": skill("a", name, aliases=("other",))})
    analysis = json.loads(settings_json("opensearch", hub, "hub"))["settings"]["analysis"]
    assert analysis["filter"]["hub_synonyms"]["synonyms"] == [f"{written}, other"]


def test_settings_are_for_what_the_audience_sees(root: Path, write: Write) -> None:
    write("skills/secret-sauce.yml", "name: Secret sauce\naliases: [sauce]\n")
    texts = [run(root, "--mapping", "typesense-synonyms", "--audience", audience).stdout for audience in ("internal", "public")]
    assert ["sauce" in text for text in texts] == [True, False]


# The command


def test_a_file_is_written_whole_or_not_at_all(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "hub.ndjson"
    run(root, "--output", file)
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith((".ndjson", ".part"))] == ["hub.ndjson"]
    assert file.read_text("utf-8") == run(root).stdout
    assert "nothing was written" in run(root, "--output", tmp_path / "missing" / "hub.ndjson", code=1).stderr


def test_what_cannot_be_read_is_said_and_left_out(root: Path, write: Write) -> None:
    write("people/kim.yml", "nam: Kim\n")
    result = run(root)
    assert "person_kim" not in result.stdout
    assert result.stderr == "1 file could not be read: `hubgen check` says why.\n"


def test_documents_and_settings_are_two_questions() -> None:
    assert "give one of them" in run(TINY, "--to", "ndjson", "--mapping", "typesense", code=2).stderr
