"""Each format is imported, edited by a person, changed by its source, and imported again."""

from pathlib import Path
from typing import NamedTuple

import pytest
from test_import_again import IMPORTS, edit, files_of, run


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    (tmp_path / "hub" / "people").mkdir(parents=True)
    return tmp_path / "hub"


class Case(NamedTuple):
    """*files* of the fixtures, of which the first one that holds the old words of *source* is changed in between.

    A person changes *person* at *ours*; then *theirs* is what the second import may do to it.
    """

    files: tuple[str, ...]
    person: str
    ours: tuple[tuple[str, str], ...]
    source: tuple[tuple[str, str], ...]
    theirs: tuple[tuple[str, str], ...]
    options: tuple[str, ...] = ()


CASES = {
    "github": Case(
        ("github/members.json", "github/teams.json", "github/team-engineering.json", "github/team-payments.json", "github/users.json"),
        "ada",
        (("team: Payments\n", "team: Payments and payouts  # since May\n"), ("about: Keeps the ledger honest.\n", "")),
        (('"location": "Lisbon"', '"location": "Porto"'), ("ledger honest", "books honest")),
        (("location: Lisbon", "location: Porto"),),
    ),
    "gitlab": Case(
        ("gitlab/members.json", "gitlab/subgroups.json", "gitlab/team-payments.json"),
        "ada-ng",
        (("name: Ada Ng\n", "# She, not he.\nname: Ada Margarida Ng\n"), ("  email: ada@example.com\n", "")),
        (("ada@example.com", "ada.ng@example.com"), ('"name": "Payments"', '"name": "Payouts"')),
        (("team: Payments", "team: Payouts"),),
    ),
    "codeowners": Case(
        ("CODEOWNERS",),
        "bruno-sa",
        (("name: bruno-sa", "name: Bruno Sá"),),
        (("bruno.sa@example.com", "bruno.sa@payouts.example.com"),),
        (("bruno.sa@example.com", "bruno.sa@payouts.example.com"),),
    ),
    "ldif": Case(
        ("people.ldif",),
        "ada",
        (("role: Backend engineer", "role: Engineer for the ledger"), ("location: Lisbon\n", "")),
        (("  engineer\n", "  developer\n"), ("l: Lisbon", "l: Porto"), ("ou: Payments", "ou: Payouts")),
        (("team: Payments", "team: Payouts"),),
    ),
    "vcard": Case(
        ("people.vcf",),
        "kim-berg",
        (("languages: [German, English]", "languages: [German, English, Danish]  # Danish: beginner"),),
        (("LANG;PREF=2:en", "LANG;PREF=2:sv"), ("Europe/Berlin", "Europe/Madrid")),
        (("[German, English, Danish]", "[German, Danish, Swedish]"), ("Europe/Berlin", "Europe/Madrid")),
    ),
    "json": Case(
        ("staff.json",),
        "kim-berg",
        (("role: Designer", "role: Draws what others count  # her own words"), ("joined: 2023-09-15\n", "")),
        (('"department": "Payments",\n      "jobTitle": "Designer"', '"department": "Payouts",\n      "jobTitle": "Lead designer"'), ("2023-09-15", "2023-10-01")),
        (("team: Payments", "team: Payouts"),),
    ),
    "graphql": Case(
        ("graphql/members.json", "graphql/teams.json"),
        "adang",
        (("name: Ada Ng\n", "name: Ada Margarida Ng\n"), ("team: Payments", "team: Payments and payouts")),
        (('"location":"Lisbon"', '"location":"Porto"'), ('"name":"Payments"', '"name":"Payouts"')),
        (("location: Lisbon", "location: Porto"),),
    ),
    "outlook": Case(
        ("outlook.vcf",),
        "anna-muller",
        (("name: Anna Müller\n", "name: Anna Müller\npronouns: she\n"), ("team: Payments\n", "team: Office\n")),
        (("B=C3=BCro and kitchen", "everybody"), ("Acme;Payments", "Acme;Payouts")),
        (("Buys for Büro and kitchen", "Buys for everybody"),),
    ),
    "survey": Case(
        ("survey.csv",),
        "ada-ng",
        (("    level: 3\n", "    level: 4\n"), ("  - skill: SEO\n", "  - skill: SEO\n    why: to be found\n")),
        (('"I could teach it","I work with it alone"', '"I work with it alone","I could teach it"'),),
        (("    level: 4\n    teaches: true\n", "    level: 4\n"), ("    level: 2\n", "    level: 3\n    teaches: true\n")),
        ("--map", str(IMPORTS / "survey-map.yml")),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_a_person_wrote_stays_and_what_the_source_changed_is_proposed(hub: Path, tmp_path: Path, case: Case) -> None:
    files = [tmp_path / Path(name).name for name in case.files]
    for name, file in zip(case.files, files, strict=True):
        file.write_bytes((IMPORTS / name).read_bytes())
    assert run("import", "people", *files, *case.options, "--into", hub).exit_code == 0
    profile = hub / "people" / f"{case.person}.yml"
    ours = edit(profile, *case.ours)
    before = files_of(hub)
    for old, new in case.source:
        edit(next(file for file in files if old.encode() in file.read_bytes()), (old, new))

    result = run("import", "people", *files, *case.options, "--into", hub)

    for old, new in case.theirs:
        assert old in ours
        ours = ours.replace(old, new, 1)
    after = files_of(hub)
    assert (result.exit_code, profile.read_text("utf-8")) == (0, ours)
    assert {path for path in after if after[path] != before.get(path) and path.startswith("people/")} == {f"people/{case.person}.yml"}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_same_source_once_more_changes_nothing(hub: Path, case: Case) -> None:
    files = [IMPORTS / name for name in case.files]
    run("import", "people", *files, *case.options, "--into", hub)
    before = files_of(hub)
    result = run("import", "people", *files, *case.options, "--into", hub)
    assert (files_of(hub), "Added 0 profiles, changed 0." in result.output) == (before, True)
