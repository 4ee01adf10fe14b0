"""An import that is done again proposes only what its source changed, and never undoes what a person wrote."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from test_import_formats import spreadsheet, text_row

from hubgen.cli import main
from hubgen.content.yamltext import Data
from hubgen.edits.imported import BadMemory, Remembered, read_memory, write_memory
from hubgen.edits.yamlout import Value
from hubgen.importers.threeway import Merge, merge

IMPORTS = Path(__file__).parent.parent / "fixtures" / "imports"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    (tmp_path / "hub" / "people").mkdir(parents=True)
    return tmp_path / "hub"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env={"SOURCE_DATE_EPOCH": "1795305600"})


def files_of(hub: Path) -> dict[str, str]:
    return {path.relative_to(hub).as_posix(): path.read_text("utf-8") for path in sorted(hub.rglob("*")) if path.is_file()}


def edit(path: Path, *changes: tuple[str, str]) -> str:
    text = path.read_bytes().decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_bytes(text.encode())
    return text


def test_a_spreadsheet_is_imported_again_as_well(hub: Path, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    first, second = tmp_path / "hr-2026-10.xlsx", tmp_path / "hr 2026-11-02.xlsx"
    head = text_row(1, "Name", "Job title", "City")
    first.write_bytes(spreadsheet(head + text_row(2, "Ada Ng", "Engineer", "Lisbon")))
    second.write_bytes(spreadsheet(head + text_row(2, "Ada Ng", "Senior engineer", "Porto")))
    run("import", "people", first, "--into", hub)
    ours = edit(hub / "people" / "ada-ng.yml", ("role: Engineer", "role: Keeper of the ledger"))
    run("import", "people", second, "--into", hub)
    assert (hub / "people" / "ada-ng.yml").read_text("utf-8") == ours.replace("Lisbon", "Porto")


# A table, and what happens to one person


def imported(hub: Path, text: str, *options: str, name: str = "people.csv") -> Result:
    file = hub.parent / name
    file.write_text(text, "utf-8")
    return run("import", "people", file, *options, "--into", hub)


def test_a_profile_that_a_person_deleted_is_not_brought_back(hub: Path) -> None:
    imported(hub, "name,team\nAda,Payments\nKim,SEO\n")
    (hub / "people" / "ada.yml").unlink()
    result = imported(hub, "name,team\nAda,Payouts\nKim,SEO\n")
    assert (sorted(path.name for path in (hub / "people").iterdir()), "not brought back: 1 profile" in result.output) == (["kim.yml"], True)


def test_who_is_gone_from_the_source_is_listed_and_stays(hub: Path) -> None:
    imported(hub, "name,team\nAda,Payments\nKim,SEO\n")
    result = imported(hub, "name,team\nKim,SEO\n")
    assert (hub / "people" / "ada.yml").exists()
    assert "Gone from the source, and left as they are (`hubgen leave person SLUG` if they left):\n- ada\n" in result.output


def test_who_is_gone_is_listed_until_they_are_marked_as_former(hub: Path) -> None:
    imported(hub, "name\nAda\nKim\n")
    edit(hub / "people" / "ada.yml", ("name: Ada\n", "name: Ada\nstatus: former\n"))
    assert "Gone" not in imported(hub, "name\nKim\n").output


def test_a_file_of_which_nothing_can_be_read_says_of_nobody_that_they_are_gone(hub: Path) -> None:
    imported(hub, "name\nAda\n")
    before = files_of(hub)
    result = imported(hub, "name\n")
    assert ("Gone" in result.output, files_of(hub)) == (False, before)


def test_while_a_row_cannot_be_read_nobody_is_said_to_be_gone(hub: Path) -> None:
    imported(hub, "name,team\nAda,Payments\nKim,SEO\n")
    assert "Gone" not in imported(hub, "name,team\nAda,Payments,Lisbon\nKim,SEO\n").output


def test_a_broken_profile_that_is_gone_from_the_source_is_still_remembered(hub: Path) -> None:
    imported(hub, "name,team\nAda,Payments\nKim,SEO\n")
    (hub / "people" / "ada.yml").write_text("name: [Ada\n")
    imported(hub, "name,team\nKim,SEO\n")
    (hub / "people" / "ada.yml").write_text("name: Ada\n")
    imported(hub, "name,team\nAda,Payments\nKim,SEO\n")
    assert (hub / "people" / "ada.yml").read_text() == "name: Ada\n"


def test_an_empty_cell_takes_away_what_the_source_said_and_a_missing_column_does_not(hub: Path) -> None:
    imported(hub, "name,team,role\nAda,Payments,Engineer\n")
    imported(hub, "name,team\nAda,\n")
    assert "team:" not in (hub / "people" / "ada.yml").read_text()
    assert "role: Engineer" in (hub / "people" / "ada.yml").read_text()


def test_a_profile_that_stood_before_the_first_import_gets_what_it_lacks_and_keeps_the_rest(hub: Path) -> None:
    (hub / "people" / "ada.yml").write_text("name: Ada  # as in Lovelace\nteam: Ledger\n")
    result = imported(hub, "name,team,role\nAda,Payments,Engineer\n")
    assert (hub / "people" / "ada.yml").read_text() == "name: Ada  # as in Lovelace\nteam: Ledger\nrole: Engineer\n"
    assert "- people/ada.yml: team (the source says “Payments”, the file “Ledger”)" in result.output


def test_somebody_is_found_by_their_account_whatever_their_file_is_called(hub: Path) -> None:
    (hub / "people" / "ada-ng.yml").write_text("name: Ada Ng\ncontact: {forge: ADA}\n")
    run("import", "people", IMPORTS / "github" / "users.json", "--into", hub)
    assert sorted(path.name for path in (hub / "people").iterdir()) == ["ada-ng.yml", "kim-berg.yml"]
    assert (hub / "people" / "ada-ng.yml").read_text().startswith("name: Ada Ng\ncontact: {forge: ADA, email: ada@example.com}\n")


def test_a_manager_is_named_by_the_file_that_they_have_or_not_at_all(hub: Path) -> None:
    (hub / "people" / "kim-berg.yml").write_text("name: Kim Berg\ncontact:\n  email: kim@example.com\n")
    result = imported(hub, "id,name,email,manager\nk1,Kim Berg,kim@example.com,boss\na1,Ada,ada@example.com,k1\n")
    assert "manager: kim-berg\n" in (hub / "people" / "a1.yml").read_text()
    assert ("manager" in (hub / "people" / "kim-berg.yml").read_text(), "the manager `boss` has no profile" in result.output) == (False, True)


def test_somebody_with_the_same_name_and_another_address_is_left_alone(hub: Path) -> None:
    (hub / "people" / "ada-ng.yml").write_text("name: Ada Ng\ncontact:\n  email: other@example.com\n")
    result = imported(hub, "name,email,team\nAda Ng,ada@example.com,Payments\n")
    assert ("[file-exists]" in result.output, "team" in (hub / "people" / "ada-ng.yml").read_text()) == (True, False)


def test_what_stands_under_private_is_neither_changed_nor_said_nor_written_above(hub: Path) -> None:
    imported(hub, "name,location\nAda,Lisbon\n")
    ours = edit(hub / "people" / "ada.yml", ("location: Lisbon\n", "private:\n  location: Alfama\n"))
    result = imported(hub, "name,location\nAda,Porto\n")
    assert ((hub / "people" / "ada.yml").read_text(), "Alfama" in result.output) == (ours, False)


def test_a_file_that_cannot_be_read_is_left_alone_and_the_rest_is_imported(hub: Path) -> None:
    imported(hub, "name,team\nAda,Payments\nKim,SEO\n")
    (hub / "people" / "ada.yml").write_text("name: [Ada\n")
    result = imported(hub, "name,team\nAda,Payouts\nKim,Search\n")
    assert ((hub / "people" / "ada.yml").read_text(), "[file-exists]" in result.output) == ("name: [Ada\n", True)
    assert "team: Search" in (hub / "people" / "kim.yml").read_text()
    (hub / "people" / "ada.yml").write_text("name: Ada\nteam: Payments\n")
    imported(hub, "name,team\nAda,Payouts\nKim,Search\n")
    assert "team: Payouts" in (hub / "people" / "ada.yml").read_text()


def test_a_text_of_several_lines_is_changed_too(hub: Path) -> None:
    imported(hub, 'name,about,team\nAda,"One.\nTwo.",Payments\n')
    imported(hub, 'name,about,team\nAda,"One.\nThree.",Payments\n')
    assert (hub / "people" / "ada.yml").read_text().endswith("name: Ada\nteam: Payments\nabout: |-\n  One.\n  Three.\n")


def test_a_dry_run_shows_the_change_and_writes_nothing(hub: Path) -> None:
    imported(hub, "name,team\nAda,Payments\n")
    before = files_of(hub)
    result = imported(hub, "name,team\nAda,Payouts\nKim,SEO\n", "--dry-run")
    assert files_of(hub) == before
    assert "-team: Payments\n+team: Payouts\n" in result.output
    assert "Would add 1 profile, change 1.\n- people/ada.yml: team\n" in result.output


def test_a_second_source_has_a_memory_of_its_own_and_it_is_said(hub: Path) -> None:
    imported(hub, "name,team\nAda,Payments\n")
    result = imported(hub, "name,role\nAda,Engineer\n", name="survey 2026-11.csv")
    assert sorted(path for path in files_of(hub) if path.startswith(".hubgen/")) == [".hubgen/imported/people/people.jsonl", ".hubgen/imported/people/survey.jsonl"]
    assert "This is a new source, `survey`. If it is one of `people` again" in result.output


def test_a_memory_that_cannot_be_read_stops_the_import(hub: Path) -> None:
    imported(hub, "name\nAda\n")
    (hub / ".hubgen" / "imported" / "people" / "people.jsonl").write_text("<<<<<<< HEAD\n")
    before = files_of(hub)
    result = imported(hub, "name\nAda\nKim\n")
    assert (result.exit_code, "line 1 of .hubgen/imported/people/people.jsonl" in result.output, files_of(hub)) == (1, True, before)


def test_the_memory_follows_a_new_name_and_knows_nothing_of_who_is_forgotten(hub: Path) -> None:
    imported(hub, "name,manager\nAda,\nKim,ada\nLi,ada\n")
    assert run("rename", "person", "ada", "ada-ng", "--root", hub).exit_code == 0
    assert run("forget", "person", "kim", "--root", hub).exit_code == 0
    memory = [json.loads(line) for line in (hub / ".hubgen/imported/people/people.jsonl").read_text().splitlines()]
    assert [(entry["slug"], entry["said"].get("manager")) for entry in memory] == [("ada-ng", None), ("li", "ada-ng")]
    assert "changed 0" in imported(hub, "name,manager\nAda,\nLi,ada-ng\n").output


def test_skills_are_imported_again_as_people_are(hub: Path) -> None:
    file = hub.parent / "skills.csv"
    file.write_text("name,aliases,category\nPython,py;python3,Programming\n")
    run("import", "skills", file, "--into", hub)
    edit(hub / "skills" / "python.yml", ("[py, python3]", "[py, python3, snake]  # ours"))
    file.write_text("name,aliases,category\nPython,py;cpython,Languages\n")
    run("import", "skills", file, "--into", hub)
    text = (hub / "skills" / "python.yml").read_text()
    assert text.endswith("name: Python\naliases: [py, snake, cpython]  # ours\ncategory: Languages\n")


def test_a_hub_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    result = run("import", "people", IMPORTS / "survey.csv", "--into", tmp_path / "hbu")
    assert (result.exit_code, (tmp_path / "hbu").exists()) == (2, False)


def test_a_format_that_is_about_people_says_nothing_of_skills(hub: Path) -> None:
    assert run("import", "skills", IMPORTS / "people.ldif", "--into", hub).exit_code == 2


# One file, three ways


def merged(base: Mapping[str, Value], theirs: Mapping[str, Value], ours: Mapping[str, Data]) -> Merge:
    return merge(base, theirs, ours, fed=("team", "skills", "languages", "contact.email"), resolve=lambda text: {"Py": "python"}.get(text))


@pytest.mark.parametrize(
    ("base", "theirs", "ours", "changes", "standing"),
    [
        ("a", "a", "a", 0, 0),
        ("a", "b", "a", 1, 0),
        ("a", "a", "b", 0, 1),
        ("a", "b", "b", 0, 0),
        ("a", "b", "c", 0, 1),
        ("a", "b", None, 0, 1),
        ("a", "a", None, 0, 1),
        ("a", None, "a", 1, 0),
        ("a", None, "b", 0, 1),
        ("a", None, None, 0, 0),
        (None, "a", None, 1, 0),
        (None, "a", "b", 0, 1),
        (None, "a", "a", 0, 0),
    ],
)
def test_a_value_changes_where_the_source_changed_it_and_no_person_did(
    base: str | None, theirs: str | None, ours: str | None, changes: int, standing: int
) -> None:
    result = merged({"team": base} if base else {}, {"team": theirs} if theirs else {}, {"team": ours} if ours else {})
    assert (len(result.changes), result.standing) == (changes, standing)


def test_a_claim_of_a_persons_own_is_left_whole_as_it_is() -> None:
    ours: Mapping[str, Data] = {"skills": [{"skill": "Py"}]}
    assert merged({}, {"skills": [{"skill": "python", "level": 4}]}, ours).changes == []


def test_a_claim_that_a_person_took_away_does_not_come_back_at_another_level() -> None:
    result = merged({"skills": [{"skill": "python", "level": 2}]}, {"skills": [{"skill": "python", "level": 3}]}, {})
    assert result.changes == []


def test_a_claim_that_a_person_changed_stays_when_the_source_drops_it() -> None:
    ours: Mapping[str, Data] = {"skills": [{"skill": "python", "level": "3"}]}
    result = merged({"skills": [{"skill": "python", "level": 2}]}, {}, ours)
    assert (result.changes, result.standing) == ([], 1)


def test_a_memory_is_read_back_as_it_was_written() -> None:
    entries = [Remembered("ada", "ADA", {"name": "Ada 🙂", "skills": [{"skill": "python", "level": 3, "teaches": True}], "teaching.seats": 2})]
    assert read_memory("x.jsonl", write_memory(entries)) == entries


@pytest.mark.parametrize("line", ["{", "[]", '{"slug": "ada"}', '{"slug": 3, "said": {}}', '{"slug": "ada", "said": {"name": null}}'])
def test_a_broken_line_of_a_memory_is_named(line: str) -> None:
    with pytest.raises(BadMemory, match="line 2 of"):
        read_memory("x.jsonl", f"\n{line}\n".encode())
