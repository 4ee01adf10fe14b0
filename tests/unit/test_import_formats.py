"""Files as companies have them become rows: each format is told apart, bounded, and read as its standard says."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from hubgen.importers import tables
from hubgen.importers.formats import FORMATS, find_format, read_files, usual_map
from hubgen.importers.mapping import ColumnMap, read_map
from hubgen.importers.people import PERSON_FIELDS, import_people
from hubgen.importers.tables import Table, Upload
from hubgen.importers.values import Imported
from hubgen.problems import Problem

IMPORTS = Path(__file__).parent.parent / "fixtures" / "imports"


def upload(path: str) -> Upload:
    return Upload(Path(path).name, (IMPORTS / path).read_bytes())


def forge(name: str) -> tuple[Table, list[Problem]]:
    return read_files([upload(f"{name}/{path.name}") for path in sorted((IMPORTS / name).iterdir())], name)


def read(name: str, text: str | bytes, file: str = "file") -> tuple[Table, list[Problem]]:
    return read_files([Upload(file, text.encode() if isinstance(text, str) else text)], name)


def people(table: Table, name: str, column_map: ColumnMap | None = None) -> Imported:
    return import_people(table, column_map or usual_map(name, table), resolve=lambda text: None)


def left_out(imported: Imported) -> set[str]:
    """Give the columns that are said to have no place, in one sentence."""
    [problem] = [problem for problem in imported.problems if problem.code == "unplaced-column"]
    return set(problem.message.split("`")[1::2])


def said(problems: list[Problem]) -> list[tuple[int, str]]:
    return [(problem.place.line, problem.code) for problem in problems]


# Which format


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("github/members.json", "github"),
        ("github/teams.json", "github"),
        ("github/users.json", "github"),
        ("gitlab/members.json", "gitlab"),
        ("gitlab/subgroups.json", "gitlab"),
        ("CODEOWNERS", "codeowners"),
        ("people.ldif", "ldif"),
        ("people.vcf", "vcard"),
        ("survey.csv", "csv"),
        ("../people.jsonl", "jsonl"),
    ],
)
def test_a_format_is_told_by_what_stands_in_the_file(path: str, name: str) -> None:
    assert find_format(upload(path)) == name


def test_a_name_says_nothing_against_what_stands_in_the_file() -> None:
    assert find_format(upload("people.ldif")._replace(name="export.txt")) == "ldif"


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_file_has_no_rows_and_harms_nothing(name: str) -> None:
    if name == "xlsx":
        pytest.importorskip("openpyxl")
    assert read(name, b"")[0].rows == ()


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "xlsx"])
def test_bytes_that_mean_nothing_are_said_and_harm_nothing(name: str) -> None:
    table, problems = read(name, bytes(range(256)) * 40)
    assert (table.rows, problems != [] or name == "vcard") == ((), True)


def test_of_too_many_rows_the_first_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAX_ROWS", 2)
    table, problems = read("csv", "name\nAda\nBruno\nKim\nLi\n")
    assert ([row.line for row in table.rows], said(problems)) == ([2, 3], [(4, "unreadable-row")])


def test_a_text_that_no_profile_needs_is_left_out_and_the_row_stays() -> None:
    table, problems = read("csv", f"name,about\nAda,{'x' * 20_001}\n")
    assert (table.rows[0].cells, said(problems)) == ({"name": "Ada"}, [(2, "unreadable-row")])


# The forges


def test_members_teams_and_users_of_github_become_one_row_an_account() -> None:
    table, _ = forge("github")
    assert [(row.cells["login"], row.cells.get("name"), row.cells.get("team")) for row in table.rows] == [
        ("ada", "Ada Ng", "Payments"),
        ("bruno-sa", None, "Engineering"),
        ("Kim-Berg", "Kim Berg", "Engineering"),
    ]


def test_a_team_within_a_team_counts_and_the_one_above_does_not() -> None:
    ada = forge("github")[0].rows[0]
    assert ada.cells["team"] == "Payments"


def test_who_is_in_two_teams_side_by_side_gets_none_and_it_is_said() -> None:
    members = '[{"login": "ada", "node_id": "x"}]'
    files = [Upload("team-search.json", members.encode()), Upload("team-payments.json", members.encode())]
    table, problems = read_files(files, "github")
    assert ("team" in table.rows[0].cells, said(problems)) == (False, [(1, "several-teams")])


def test_machines_and_blocked_accounts_are_no_people() -> None:
    table, problems = forge("gitlab")
    assert [row.cells["username"] for row in table.rows] == ["ada_ng", "kim_berg"]
    assert ([problem.code for problem in problems], problems[0].message[-1]) == (["not-a-person"], "2")


def test_each_object_of_a_dump_has_its_line() -> None:
    assert [row.line for row in forge("gitlab")[0].rows] == [2, 25]


def test_a_dump_that_breaks_off_is_said_with_its_line_and_the_rest_is_read() -> None:
    table, problems = read("github", '[{"login": "ada", "node_id": "x"},\n{"login": "kim", ')
    assert ([row.cells["login"] for row in table.rows], said(problems)) == (["ada"], [(2, "unreadable-row")])


def test_an_answer_that_is_an_error_is_quoted() -> None:
    _, problems = read("github", '{"message": "Bad credentials", "documentation_url": "https://docs.github.com/rest", "status": "401"}')
    assert [problem.message for problem in problems] == ["the forge answered `Bad credentials`"]


def test_a_dump_that_is_nested_too_deep_is_said() -> None:
    assert said(read("github", '{"a": ' + "[" * 100_000)[1]) == [(1, "unreadable-row")]


def test_a_picture_and_a_company_are_said_to_be_left_out_and_the_plumbing_is_not() -> None:
    imported = people(forge("github")[0], "github")
    assert left_out(imported) == {"avatar_url", "blog", "company"}


# CODEOWNERS


def test_people_who_own_files_are_found_once_with_their_paths() -> None:
    table, _ = read_files([upload("CODEOWNERS")], "codeowners")
    assert [(row.line, row.cells["id"], row.cells["paths"]) for row in table.rows] == [
        (4, "ada", ["/services/pay outs/"]),
        (6, "Kim-Berg", ["/services/pay outs/"]),
        (7, "bruno.sa", ["*.tf"]),
        (9, "bruno", ["/docs/"]),
    ]


def test_teams_that_own_files_are_no_people() -> None:
    _, problems = read_files([upload("CODEOWNERS")], "codeowners")
    assert said(problems) == [(2, "not-a-person")]


def test_that_somebody_owns_a_path_claims_no_skill() -> None:
    table, _ = read_files([upload("CODEOWNERS")], "codeowners")
    assert all("skills" not in values for values in people(table, "codeowners").values.values())


# LDIF


def test_an_entry_is_unfolded_decoded_and_its_first_values_count() -> None:
    table, _ = read_files([upload("people.ldif")], "ldif")
    values = people(table, "ldif").values["people/ada.yml"]
    assert values == {
        "name": "Ada Ng",
        "role": "Backend engineer",
        "team": "Payments",
        "location": "Lisbon",
        "languages": ["Brazilian Portuguese"],
        "manager": "kim",
        "contact.email": "ada@example.com",
    }


def test_base64_holds_any_letter() -> None:
    table, _ = read_files([upload("people.ldif")], "ldif")
    assert people(table, "ldif").values["people/kim.yml"]["location"] == "Zürich"


def test_what_is_no_utf8_and_what_stands_elsewhere_is_said_by_line_and_the_entry_stays() -> None:
    table, problems = read_files([upload("people.ldif")], "ldif")
    text = (IMPORTS / "people.ldif").read_text().splitlines()
    assert [text[line - 1].partition(":")[0] for line, _ in said(problems) if line] == ["title", "labeledURI"]
    assert table.rows[2].cells["cn"] == "Jose Lima"


def test_neither_password_nor_picture_nor_telephone_gets_into_a_file() -> None:
    imported = people(read_files([upload("people.ldif")], "ldif")[0], "ldif")
    left = left_out(imported)
    assert left == {"homepostaladdress", "jpegphoto", "telephonenumber", "userpassword", "departmentnumber"}
    assert not any(word in text for text in imported.files.values() for word in ("SSHA", "+351", "Rua", "/9j/"))


def test_a_record_that_changes_an_entry_is_refused_by_its_line() -> None:
    table, problems = read("ldif", "version: 1\n\ndn: uid=ada,dc=example\nchangetype: modify\nreplace: mail\nmail: a@example.com\n-\n")
    assert (table.rows, said(problems)) == ((), [(7, "unreadable-row"), (4, "unreadable-row")])


def test_an_account_that_is_switched_off_or_a_machines_is_no_person() -> None:
    entry = "dn: cn=x,dc=example\nobjectClass: user\ncn: x\n"
    table, _ = read("ldif", f"{entry}userAccountControl: 514\n\n{entry}userAccountControl: 512\n\n{entry}objectClass: computer\n")
    assert [row.line for row in table.rows] == [6]


def test_bytes_that_are_no_utf8_spoil_one_value_and_not_the_file() -> None:
    table, problems = read("ldif", b"dn: uid=a,dc=x\nuid: a\ncn: Jos\xe9\nmail: a@example.com\n")
    assert (table.rows[0].cells, said(problems)) == ({"uid": "a", "mail": "a@example.com"}, [(3, "not-utf8")])


def test_a_value_in_broken_base64_is_said() -> None:
    assert said(read("ldif", "dn: uid=a,dc=x\nuid: a\ncn:: ???\n")[1]) == [(3, "unreadable-row")]


# Spreadsheets

_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Cover" sheetId="1" r:id="rId1"/><sheet name="People" sheetId="2" r:id="rId2"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="0000"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="9" applyNumberFormat="1"/></cellXfs></styleSheet>',
    "xl/worksheets/sheet1.xml": _SHEET.format(rows=""),
}


def spreadsheet(rows: str, more: Mapping[str, str | bytes] = MappingProxyType({})) -> bytes:
    """Pack a sheet *People* with *rows*, in the XML of ECMA-376, behind an empty sheet *Cover*."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as book:
        parts: dict[str, str | bytes] = {**_PARTS, "xl/worksheets/sheet2.xml": _SHEET.format(rows=rows), **more}
        for name, text in parts.items():
            book.writestr(name, text)
    return packed.getvalue()


def text_row(number: int, *texts: str) -> str:
    cells = "".join(f'<c r="{"ABCDEFG"[index]}{number}" t="inlineStr"><is><t>{text}</t></is></c>' for index, text in enumerate(texts))
    return f'<row r="{number}">{cells}</row>'


def test_cells_are_the_text_that_a_person_sees() -> None:
    pytest.importorskip("openpyxl")
    head = text_row(1, "Name", "Joined", "Since", "Desk", "Share", "Teaches", "Found")
    cells = '<c r="A3" t="inlineStr"><is><t>Ada</t></is></c><c r="B3" s="1"><v>46090</v></c><c r="C3"><v>2019.0</v></c><c r="D3" s="2"><v>42</v></c><c r="E3" s="3"><v>0.5</v></c>'
    rest = '<c r="F3" t="b"><v>1</v></c><c r="G3" t="e"><f>VLOOKUP(1,A:A,1)</f><v>#N/A</v></c>'
    table, problems = read("xlsx", spreadsheet(f'{head}<row r="3">{cells}{rest}</row>'))
    assert (problems, table.rows[0].line) == ([], 3)
    assert table.rows[0].cells == {"Name": "Ada", "Joined": "2026-03-09", "Since": "2019", "Desk": "0042", "Share": "50%", "Teaches": "true"}


def test_a_sheet_is_asked_for_by_name() -> None:
    pytest.importorskip("openpyxl")
    file = [Upload("hr.xlsx", spreadsheet(text_row(1, "Name") + text_row(2, "Ada")))]
    assert len(read_files(file, "xlsx", sheet="People")[0].rows) == 1
    assert len(read_files(file, "xlsx", sheet=" people")[0].rows) == 1
    assert said(read_files(file, "xlsx", sheet="Poeple")[1]) == [(0, "missing-sheet")]


def test_a_cell_in_the_last_row_and_column_takes_no_room() -> None:
    pytest.importorskip("openpyxl")
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    table, _ = read("xlsx", spreadsheet(text_row(1, "Name") + text_row(2, "Ada") + far))
    assert [row.cells for row in table.rows] == [{"Name": "Ada"}]


@pytest.mark.parametrize("raw", [b"PK\x03\x04 broken", b"Name;Team", spreadsheet("").replace(b"xl/", b"yl/")], ids=["broken", "csv", "another"])
def test_what_is_no_spreadsheet_is_said_to_be_none(raw: bytes) -> None:
    assert [problem.message for problem in read("xlsx", raw)[1]] == ["this is no .xlsx spreadsheet, whatever it is called"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (spreadsheet("", {"xl/media/bomb.xml": b" " * (130 * 1024 * 1024)}), "too-large"),
        (spreadsheet("", {"xl/worksheets/sheet1.xml": b'<!DOCTYPE x [<!ENTITY a "lol">]><x>&a;</x>'}), "unreadable-file"),
        (b"\xd0\xcf\x11\xe0 an old .xls", "unreadable-file"),
        (b"PK\x03\x04 broken", "unreadable-file"),
    ],
    ids=["bomb", "entities", "xls", "broken"],
)
def test_a_spreadsheet_that_could_do_harm_is_not_opened(raw: bytes, code: str) -> None:
    assert said(read("xlsx", raw)[1]) == [(0, code)]


# A survey


def survey(map_text: str) -> tuple[Imported, list[Problem]]:
    column_map, problems = read_map("map.yml", map_text.encode(), PERSON_FIELDS)
    table, _ = read_files([upload("survey.csv")], "csv")
    return (people(table, "csv", column_map), problems)


def test_the_map_says_what_each_answer_means() -> None:
    imported, _ = survey((IMPORTS / "survey-map.yml").read_text())
    assert imported.values["people/ada-ng.yml"] == {
        "name": "Ada Ng",
        "contact.email": "ada@example.com",
        "skills": [{"skill": "Python", "level": 3, "teaches": True}, {"skill": "SQL", "level": 2}],
        "wants": [{"skill": "SEO"}],
    }


def test_wishes_in_answers_and_in_a_list_come_together_each_once() -> None:
    imported, _ = survey((IMPORTS / "survey-map.yml").read_text())
    assert imported.values["people/kim-berg.yml"]["wants"] == [{"skill": "Python"}, {"skill": "SEO"}]


def test_an_answer_of_which_the_map_knows_nothing_is_said_and_no_level_is_guessed() -> None:
    imported, _ = survey((IMPORTS / "survey-map.yml").read_text())
    assert [(problem.place.line, problem.message) for problem in imported.problems if problem.code == "unknown-answer"] == [
        (4, "nobody says what the answer `Sometimes` means")
    ]
    assert imported.values["people/bruno-sa.yml"]["skills"] == [{"skill": "Baking bread", "level": 2}]


def test_a_column_that_is_called_as_its_skill_belongs_to_a_question_by_name() -> None:
    column_map, _ = read_map("map.yml", b"fields:\n  name: Name\ngrids:\n  - columns: [Python]\n    answers:\n      Expert: {level: 4}\n", PERSON_FIELDS)
    imported = people(read("csv", "Name,Python\nAda,Expert\n")[0], "csv", column_map)
    assert imported.values["people/ada.yml"]["skills"] == [{"skill": "Python", "level": 4}]


def test_without_a_map_a_survey_is_said_to_need_one() -> None:
    imported = people(read_files([upload("survey.csv")], "csv")[0], "csv")
    assert "unmapped-grid" in [problem.code for problem in imported.problems]
    assert all("skills" not in values for values in imported.values.values())


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("grids:\n  - question: x\n", 2, "wrong-type"),
        ("grids:\n  - question: x\n    answers:\n      Yes: perhaps\n", 4, "wrong-type"),
        ("grids:\n  - question: x\n    answers:\n      Yes: {lvl: 2}\n", 4, "unknown-field"),
        ("grids:\n  - qestion: x\n    answers:\n      Yes: nothing\n", 2, "unknown-field"),
    ],
)
def test_a_broken_question_of_a_map_is_one_problem_at_its_line(text: str, line: int, code: str) -> None:
    column_map, problems = read_map("map.yml", text.encode(), PERSON_FIELDS)
    assert (column_map, said(problems)) == (None, [(line, code)])
