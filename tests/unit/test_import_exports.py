"""Tables as offices have them, with titles, marks, numbers for people and two of one name, become profiles."""

import json
from pathlib import Path

import pytest
from test_import_again import files_of, run
from test_import_formats import people, read, said, spreadsheet, text_row

from hubgen.importers.mapping import read_map
from hubgen.importers.people import PERSON_FIELDS, import_people
from hubgen.importers.skills import import_skills
from hubgen.importers.tables import Upload

TABLE = "Name;E-mail;Team\r\nAda Ng;ada@example.com;IT\r\n"


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    (tmp_path / "hub" / "people").mkdir(parents=True)
    return tmp_path / "hub"


def imported(hub: Path, text: str | bytes, *options: str, name: str = "staff.csv") -> str:
    path = hub.parent / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return run("import", "people", path, "--into", hub, *options).output


def names(hub: Path) -> dict[str, str]:
    texts = {Path(path).stem: text for path, text in files_of(hub).items() if path.startswith("people/")}
    return {slug: text.partition("name: ")[2].partition("\n")[0] for slug, text in texts.items()}


# Files as Excel and PowerShell write them


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_table_of_excels_is_read_whatever_it_calls_unicode(hub: Path, encoding: str) -> None:
    imported(hub, TABLE.replace(";", "\t").replace("Ada", "Zoë").encode(encoding), name="staff.txt")
    assert names(hub) == {"zoe-ng": "Zoë Ng"}


def test_an_answer_that_powershell_saved_is_read(hub: Path) -> None:
    raw = json.dumps([{"login": "ada", "node_id": "1", "name": "Ada Ng"}]).encode("utf-16")
    imported(hub, raw, name="members.json")
    assert names(hub) == {"ada": "Ada Ng"}


def test_half_a_letter_of_utf16_is_one_problem() -> None:
    assert said(read("csv", Upload("staff.csv", TABLE.encode("utf-16") + b"x").as_utf8().raw)[1]) == [(1, "not-utf8")]


def test_a_line_that_tells_excel_the_separator_names_no_columns() -> None:
    table, _ = read("csv", "sep=;\r\n" + TABLE, "staff.csv")
    assert [(row.line, row.cells["Team"]) for row in table.rows] == [(3, "IT")]


def test_titles_above_a_table_name_no_columns() -> None:
    table, problems = read("csv", "Staff of ACME;;\r\n;;\r\nAs of November;;\r\n" + TABLE, "staff.csv")
    assert ([(row.line, row.cells["Team"]) for row in table.rows], problems) == ([(5, "IT")], [])


@pytest.mark.parametrize("text", ["name\nAda Ng\n", "name,\nAda Ng,\n", "name\nNg, Ada\nKim\n"])
def test_a_table_of_one_column_has_no_titles(text: str) -> None:
    assert list(read("csv", text, "staff.csv")[0].columns) == ["name"]


def test_a_sheet_with_a_title_and_one_that_is_a_cover_are_read_as_they_are_meant() -> None:
    pytest.importorskip("openpyxl")
    titled = text_row(1, "Staff of ACME") + text_row(3, "Name", "Team") + text_row(4, "Ada Ng", "IT")
    table, problems = read("xlsx", spreadsheet(titled))
    assert ([row.cells for row in table.rows], problems) == ([{"Name": "Ada Ng", "Team": "IT"}], [])


# Who a row is about


def test_a_first_and_a_last_name_make_a_name(hub: Path) -> None:
    imported(hub, "First name,Surname,Team\nAda,Ng,IT\nMadonna,,IT\n")
    assert names(hub) == {"ada-ng": "Ada Ng", "madonna": "Madonna"}


@pytest.mark.parametrize("head", ["Vorname;Name", "Prénom;NOM", "Nombre;Apellidos", "Nome;Cognome", "Given name;Name", "Imię;Nazwisko", "Voornaam;Achternaam"])
def test_two_columns_make_a_name_in_the_languages_of_many_offices(hub: Path, head: str) -> None:
    imported(hub, f"{head};E-Mail\nAda;de la Cruz;ada@example.com\nBo-Ra;Lin;bo@example.com\n")
    assert sorted(names(hub).values()) == ["Ada de la Cruz", "Bo-Ra Lin"]


def test_a_whole_name_beside_a_first_name_stays_as_it_is(hub: Path) -> None:
    imported(hub, "Name;First name\nAda Ng;Adaeze\nLin, Bo-Ra;Bo-Ra\nCy Ost;Cy\n")
    assert sorted(names(hub).values()) == ["Ada Ng", "Cy Ost", "Lin, Bo-Ra"]


def test_a_new_last_name_in_the_source_is_taken_over(hub: Path) -> None:
    table = "ID,First name,Surname\n7,Ada,Ng\n"
    imported(hub, table)
    imported(hub, table.replace("Ng", "Roth"))
    assert names(hub) == {"ada-ng": "Ada Roth"}


@pytest.mark.parametrize("number", ["1001", "87d349ed-44d7-43e1-9a83-5f2406dee5bd"])
def test_a_number_tells_people_apart_and_names_no_file(hub: Path, number: str) -> None:
    imported(hub, f"ID,Name,Team\n{number},Ada Ng,IT\n")
    imported(hub, f"ID,Name,Team\n{number},Ada Roth,IT\n")
    assert names(hub) == {"ada-ng": "Ada Roth"}


def test_somebody_of_whom_only_a_number_is_known_gets_no_profile(hub: Path) -> None:
    assert "the row has no name" in imported(hub, "ID,Email,Name\n2,anonymous,\n")
    assert names(hub) == {}


def test_that_no_column_names_anybody_is_said_once(hub: Path) -> None:
    output = imported(hub, "Kennung;Abteilung\nNg;IT\nBerg;IT\n")
    assert output.count("[unnamed-row]") == 1
    assert "there are `Kennung`, `Abteilung`" in output


@pytest.mark.parametrize("manager", ["Ada Ng", "ada-ng", "ADA@example.com", "1001"])
def test_a_manager_is_known_by_name_file_address_or_number(hub: Path, manager: str) -> None:
    imported(hub, f"ID,Name,Email,Reports to\n1001,Ada Ng,ada@example.com,\n1002,Kim Berg,kim@example.com,{manager}\n")
    assert "manager: ada-ng\n" in files_of(hub)["people/kim-berg.yml"]


def test_who_is_their_own_manager_has_none(hub: Path) -> None:
    imported(hub, "ID,Name,Manager ID\n1,Ada Ng,1\n2,Kim Berg,1\n")
    assert [path for path, text in files_of(hub).items() if path.endswith(".yml") and "manager" in text] == ["people/kim-berg.yml"]


def test_a_skill_that_no_file_declares_is_said_once_however_many_name_it() -> None:
    table, _ = read("csv", "name,skills\nAda,Go\nKim,go; SQL\n", "staff.csv")
    problems = [(problem.place.line, problem.message) for problem in people(table, "csv").problems]
    assert problems == [(2, "no file declares `Go`, which 2 rows name: kept as written"), (3, "no file declares `SQL`, which one row names: kept as written")]


@pytest.mark.parametrize(("cell", "day"), [("1.2.2020", "2020-02-01"), ("01.02.2020", "2020-02-01"), ("2020-02-01T09:30:00Z", "2020-02-01"), ("2020-02-01 00:00", "2020-02-01")])
def test_a_day_is_read_as_it_can_only_be_meant(cell: str, day: str) -> None:
    table, _ = read("csv", f"name,joined,status\nAda,{cell},Active\n", "staff.csv")
    imported = people(table, "csv")
    assert (imported.values["people/ada.yml"], imported.problems) == ({"name": "Ada", "joined": day, "status": "active"}, [])


@pytest.mark.parametrize("cell", ["02/03/2020", "31.2.2026", "20200201", "2020-02-01x"])
def test_a_day_that_may_be_another_one_is_left_out_and_quoted_as_it_is_written(cell: str) -> None:
    table, _ = read("csv", f"name,joined\nAda,{cell}\n", "staff.csv")
    assert [problem.message for problem in people(table, "csv").problems] == [f"`{cell}` is not a date: `joined` was left out"]


def test_googles_directory_is_read() -> None:
    head = "First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Status [READ ONLY],Employee Title,Manager Email"
    table, problems = read("csv", f"{head}\nAda,Ng,ada@example.com,****,Active,Engineer,ada@example.com\n", "users.csv")
    imported = people(table, "csv")
    said_of = {"name": "Ada Ng", "contact.email": "ada@example.com", "role": "Engineer", "status": "active"}
    assert (imported.values, problems) == ({"people/ada-ng.yml": said_of}, [])
    assert [problem.message for problem in imported.problems] == ["the column `Password` has no place in a hub: it was left out of one row"]


@pytest.mark.parametrize(("key", "name"), [("email", "contact.email"), ("City", "location"), ("seats", "teaching.seats"), ("firstname", "first_name")])
def test_a_map_that_names_a_key_by_another_word_is_told_the_right_one(key: str, name: str) -> None:
    _, problems = read_map("map.yml", f"fields: {{{key}: X}}\n".encode(), PERSON_FIELDS)
    assert [problem.hint for problem in problems] == [f"did you mean `{name}`?"]


def test_of_very_many_columns_without_a_place_the_first_are_named() -> None:
    table, _ = read("csv", ",".join(f"c{number}" for number in range(100)) + ",name\n" + "x," * 100 + "Ada\n", "staff.csv")
    [problem] = people(table, "csv").problems
    assert problem.message.startswith("100 columns have no place in a hub, and were left out: `c0`, ")
    assert problem.message.endswith(" and 60 more")


@pytest.mark.parametrize(("cells", "skills"), [("Go, SQL", 2), ('"Go; SQL, mostly"', 2), ("Go", 1)])
def test_a_list_is_split_at_what_separates_the_lists_of_its_table(cells: str, skills: int) -> None:
    table, _ = read("csv", f"name\tskills\nAda\t{cells}\n", "staff.tsv")
    assert len(people(table, "csv").values["people/ada.yml"]["skills"]) == skills  # type: ignore[arg-type]


def test_a_quote_without_an_end_is_said_where_it_begins() -> None:
    assert said(read("csv", 'Name,Team\nKim,IT\nAda,"IT\nBo,IT\nEve,IT\n', "staff.csv")[1]) == [(3, "unreadable-row")]


# Surveys


def surveyed(head: str, grids: str) -> list[tuple[str, str]]:
    column_map, problems = read_map("map.yml", f"grids:\n  - {grids}\n    answers: {{Yes: {{level: 2}}}}\n".encode(), PERSON_FIELDS)
    assert problems == []
    table, _ = read("csv", f"Name,{head}\nAda,Yes\n", "survey.csv")
    imported = import_people(table, column_map, resolve=str)
    return [(problem.message, problem.hint) for problem in imported.problems if problem.code == "missing-column"]


def test_a_question_and_a_column_that_a_survey_lacks_are_said() -> None:
    message = "the table has no {}, which the map names under `grids`".format
    assert surveyed("Can you? [SQL]", "question: Can yuo?") == [(message("question `Can yuo?`"), "did you mean `Can you?`?")]
    assert surveyed("Python", "columns: [Pyhton]") == [(message("column `Pyhton`"), "did you mean `Python`?")]
    assert surveyed("Python", "columns: [Python]") == surveyed("Can you? [SQL]", "question: Can you") == []


@pytest.mark.parametrize("ticked", ["Go;SQL;", '"Go, SQL"'])
def test_a_question_whose_answers_are_skills_says_of_each_what_the_map_says(ticked: str) -> None:
    grids = "- {question: What would you teach?, each: {teaches: true}}\n  - {columns: [More], each: wants}\n  - {columns: [SQL], answers: {Good: {level: 3}}}"
    column_map, _ = read_map("map.yml", f"grids:\n  {grids}\nfields: {{name: Name}}\n".encode(), PERSON_FIELDS)
    table, _ = read("csv", f"Name\tSQL\tWhat would you teach?\tMore\nAda\tGood\t{ticked}\tRust\n", "survey.tsv")
    said_of = import_people(table, column_map, resolve=str.lower).values["people/ada.yml"]
    assert said_of["skills"] == [{"skill": "sql", "level": 3, "teaches": True}, {"skill": "go", "teaches": True}]
    assert said_of["wants"] == [{"skill": "rust"}]


def test_without_a_map_a_question_is_said_once_and_not_for_each_skill() -> None:
    table, _ = read("csv", "Name,Can you? [SQL],Can you? [Go]\nAda,Yes,No\n", "survey.csv")
    assert said(people(table, "csv").problems) == [(1, "unmapped-grid")]


# Two people of one name


ANNAS = "Name,Email,Role\nAnna Roth,anna@example.com,Buyer\nAnna Roth,anna2@example.com,Tester\n"


def test_two_people_of_one_name_have_files_of_their_own(hub: Path) -> None:
    assert "two people are called `Anna Roth`" in imported(hub, ANNAS)
    assert names(hub) == {"anna-roth": "Anna Roth", "anna-roth-2": "Anna Roth"}


def test_two_people_of_one_name_stay_who_they_are_in_any_order(hub: Path) -> None:
    imported(hub, ANNAS)
    before = files_of(hub)
    head, *rows = ANNAS.splitlines(keepends=True)
    imported(hub, "".join([head, *reversed(rows)]))
    assert files_of(hub) == before


def test_somebody_new_of_a_known_name_does_not_become_the_colleague(hub: Path) -> None:
    head, first, second = ANNAS.splitlines(keepends=True)
    imported(hub, head + first)
    before = files_of(hub)["people/anna-roth.yml"]
    imported(hub, head + second + first)
    assert files_of(hub)["people/anna-roth.yml"] == before
    assert "email: anna2@example.com" in files_of(hub)["people/anna-roth-2.yml"]


def test_of_two_people_of_one_name_the_one_who_is_gone_is_listed(hub: Path) -> None:
    imported(hub, ANNAS)
    output = imported(hub, ANNAS.replace("Anna Roth,anna@example.com,Buyer\n", ""))
    assert "Gone from the source" in output
    assert "- anna-roth\n" in output


def test_a_row_that_stands_there_twice_is_one_person(hub: Path) -> None:
    assert "duplicate-slug" in imported(hub, ANNAS.replace("anna2@", "anna@"))
    assert list(names(hub)) == ["anna-roth"]


def test_a_manager_whose_name_two_people_have_is_nobody(hub: Path) -> None:
    assert "two people are called `Anna Roth`: no manager was taken" in imported(hub, ANNAS.replace("Role", "Manager").replace("Buyer", "Anna Roth"))


def test_numbers_tell_two_people_of_one_name_apart() -> None:
    table, _ = read("csv", "ID,Name\n1,Anna Roth\n2,Anna Roth\n", "staff.csv")
    assert list(people(table, "csv").files) == ["people/anna-roth.yml", "people/anna-roth-2.yml"]


@pytest.mark.parametrize("contact", ["", "contact:\n  forge: AdaNg\n"])
def test_a_second_source_finds_who_has_a_profile_by_their_name(hub: Path, contact: str) -> None:
    (hub / "people" / "ada.yml").write_text(f"name: Ada Ng\n{contact}")
    imported(hub, "ID,Name,E-mail\n7,ADA NG,ada@example.com\n")
    assert names(hub) == {"ada": "Ada Ng"}
    assert "  email: ada@example.com\n" in files_of(hub)["people/ada.yml"]


def test_a_name_takes_the_place_of_an_account_that_stands_for_one(hub: Path) -> None:
    imported(hub, "* ada.ng@example.com\n", name="CODEOWNERS")
    assert names(hub) == {"ada-ng": "ada-ng"}
    imported(hub, "Name,E-mail\nAda Ng,ada.ng@example.com\n")
    assert names(hub) == {"ada-ng": "Ada Ng"}


def test_somebody_of_a_known_name_with_another_account_is_said(hub: Path) -> None:
    (hub / "people" / "ada-ng.yml").write_text("name: Ada Ng\ncontact:\n  forge: ada\n")
    output = imported(hub, json.dumps([{"login": "adang", "node_id": "1", "name": "Ada Ng"}]), name="members.json")
    assert "`Ada Ng` has a profile already, `people/ada-ng.yml`" in output
    assert names(hub) == {"ada-ng": "Ada Ng", "adang": "Ada Ng"}


def test_a_deleted_profile_is_not_merged_into_a_namesakes(hub: Path) -> None:
    imported(hub, "ID,Name,Team\n7,Ada Ng,IT\n")
    (hub / "people" / "ada-ng.yml").rename(hub / "people" / "ada.yml")
    before = names(hub)
    imported(hub, "ID,Name,Team\n7,Ada Ng,Sales\n")
    assert names(hub) == before
    assert "Sales" not in files_of(hub)["people/ada.yml"]


def test_a_sheet_that_is_hidden_is_read_if_it_is_asked_for(hub: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for sheet, name in ((book.active, "List"), (book.create_sheet("Staff"), "Ada Ng")):
        sheet.append(["Name", "Team"])
        sheet.append([name, "IT"])
    book.active.title, book.active.sheet_state = "Lists", "hidden"
    book.save(hub.parent / "staff.xlsx")
    run("import", "people", hub.parent / "staff.xlsx", "--into", hub)
    assert names(hub) == {"ada-ng": "Ada Ng"}
    run("import", "people", hub.parent / "staff.xlsx", "--into", hub, "--sheet", "lists")
    assert names(hub) == {"ada-ng": "Ada Ng", "list": "List"}


def test_a_name_that_everybody_has_is_none() -> None:
    table, _ = read("csv", "name,email\n" + "".join(f"Staff,s{number}@example.com\n" for number in range(300)), "staff.csv")
    imported = people(table, "csv")
    assert (len(imported.files), [problem.code for problem in imported.problems].count("duplicate-slug")) == (100, 200)


def test_two_skills_of_one_name_are_one_whatever_their_numbers() -> None:
    table, _ = read("csv", "id,name\n1,Go\n2,Go\n", "skills.csv")
    imported = import_skills(table, resolve=lambda text: None)
    assert (list(imported.files), said(imported.problems)) == (["skills/go.yml"], [(3, "duplicate-slug")])
