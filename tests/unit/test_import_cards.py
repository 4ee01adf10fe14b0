"""Contacts as Outlook, Apple and Google write them, and directories as Windows does, become profiles."""

import pytest
from test_import_formats import left_out, people, read, said, upload

from hubgen.importers.formats import read_files
from hubgen.importers.tables import Upload

OUTLOOK = """BEGIN:VCARD
VERSION:2.1
N;LANGUAGE=de;CHARSET=utf-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Anna
TITLE;CHARSET=utf-8;ENCODING=QUOTED-PRINTABLE:Buys tea f=C3=BCr=
 everyone
EMAIL;HOME;INTERNET:anna@home.example
EMAIL;PREF;INTERNET:anna@example.com
X-MS-OL-DESIGN;CHARSET=utf-8:<card ver="1.0"></card>
PHOTO;TYPE=JPEG;ENCODING=BASE64:
 /9j/4AAQSkZJRgABAQEAYABgAAD
2wBDAAYEBQYFBAYGBQYHBwYI=

REV:20261123T100000Z
END:VCARD
""".replace("\n", "\r\n")


def card(*lines: str) -> str:
    return "".join(f"{line}\r\n" for line in ("BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD"))


def test_cards_are_unfolded_and_their_preferred_addresses_at_work_count() -> None:
    table, problems = read_files([upload("people.vcf")], "vcard")
    imported = people(table, "vcard")
    assert imported.values == {
        "people/ada-ng.yml": {"name": "Ada Ng", "role": "Backend engineer", "team": "Payments", "contact.email": "ada@example.com"},
        "people/kim-berg.yml": {"name": "Kim Berg", "timezone": "Europe/Berlin", "languages": ["German", "English"], "contact.email": "kim@example.com"},
        "people/bruno-sa.yml": {"name": "Bruno Sá"},
    }
    assert said(problems) == []


def test_what_others_noted_about_somebody_and_where_they_live_is_left_out() -> None:
    imported = people(read_files([upload("people.vcf")], "vcard")[0], "vcard")
    left = left_out(imported)
    assert left == {"adr", "bday", "note", "org", "photo", "tel"}


def test_a_private_address_alone_is_no_address_at_work() -> None:
    table, _ = read("vcard", "BEGIN:VCARD\nVERSION:3.0\nFN:Ada\nEMAIL;TYPE=HOME:ada@home.example\nEND:VCARD\n")
    assert people(table, "vcard").values == {"people/ada.yml": {"name": "Ada"}}


def test_a_card_without_an_end_is_said_and_the_next_is_read() -> None:
    table, problems = read("vcard", "BEGIN:VCARD\nVERSION:4.0\nFN:Ada\nBEGIN:VCARD\nVERSION:4.0\nFN:Kim\nEND:VCARD\n")
    assert ([row.cells["fn"] for row in table.rows], said(problems)) == (["Kim"], [(1, "unreadable-row")])


def test_a_contact_of_outlooks_is_read() -> None:
    table, problems = read("vcard", OUTLOOK)
    said_of = {"name": "Anna Müller", "role": "Buys tea für everyone", "contact.email": "anna@example.com"}
    assert (people(table, "vcard").values, problems) == ({"people/anna-muller.yml": said_of}, [])


@pytest.mark.parametrize(
    ("parameters", "written", "name"),
    [
        ("QUOTED-PRINTABLE", "Zo=C3=AB", "Zoë"),
        ("QUOTED-PRINTABLE", "Zo=EB", "Zoë"),
        ("CHARSET=ISO-8859-5;ENCODING=QUOTED-PRINTABLE", "=BE=DB=EF", "Оля"),
        ("CHARSET=zlib;ENCODING=QUOTED-PRINTABLE", "Zo=C3=AB", "Zoë"),
        ("CHARSET=ISO-8859-99;ENCODING=QUOTED-PRINTABLE", "Zo=EB", "Zoë"),
    ],
)
def test_a_name_is_decoded_whatever_a_card_says_of_its_letters(parameters: str, written: str, name: str) -> None:
    table, _ = read("vcard", f"BEGIN:VCARD\nVERSION:2.1\nFN;{parameters}:{written}\nEND:VCARD\n")
    assert table.rows[0].cells["fn"] == name


def test_a_contact_without_a_full_name_is_called_by_its_parts() -> None:
    table, _ = read("vcard", card("N:Ng;Ada;M.;;", "FN:") + card("N:;;;;", "EMAIL:x@example.com"))
    assert [row.cells.get("fn") for row in table.rows] == ["Ada Ng", None]


def test_a_company_is_no_person() -> None:
    table, _ = read("vcard", card("FN:Acme Inc.", "X-ABShowAs:COMPANY") + card("FN:Ada Ng"))
    assert [row.cells["fn"] for row in table.rows] == ["Ada Ng"]


def test_several_files_of_contacts_make_one_table() -> None:
    table, _ = read_files([Upload(f"{name}.vcf", card(f"FN:{name}").encode()) for name in ("Ada", "Kim")], "vcard")
    assert [(row.path, row.cells["fn"]) for row in table.rows] == [("Ada.vcf", "Ada"), ("Kim.vcf", "Kim")]


WINDOWS = """dn: CN=Ng\\, Ada,OU=Users,DC=acme,DC=local
changetype: add
objectClass: user
cn: Ng, Ada
userAccountControl: 512
pwdLastSet: 133456789
sAMAccountName: adang
department: IT
manager: CN=Gone\\, Guy,OU=Users,DC=acme,DC=local

"""


def test_a_directory_as_windows_writes_it_is_read() -> None:
    table, problems = read("ldif", Upload("people.ldf", WINDOWS.replace("\n", "\r\n").encode("utf-16")).as_utf8().raw)
    imported = people(table, "ldif")
    assert (imported.values, problems) == ({"people/adang.yml": {"name": "Ng, Ada", "team": "IT"}}, [])
    assert [problem.message for problem in imported.problems] == ["the manager `Gone, Guy` has no profile: left out"]


def test_a_last_name_before_the_first_one_is_turned_round_where_both_are_told() -> None:
    table, _ = read("ldif", WINDOWS.replace("cn: Ng, Ada", "cn: Ng, Ada\ngivenName: Ada\nsn: Ng") + "dn: cn=Sun\nsn: Sun\ncn: Sun, Jr.\n")
    assert [row.cells["cn"] for row in table.rows] == ["Ada Ng", "Sun, Jr."]


def test_a_card_of_no_known_version_is_said() -> None:
    assert said(read("vcard", card("FN:Ada").replace("3.0", "1.0"))[1]) == [(1, "unreadable-row")]
