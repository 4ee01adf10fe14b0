"""Tables of CSV: every figure counted again, and nothing that a spreadsheet would run."""

import csv
import io
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from small_hub import circle, claims, hub, meets, note, person, program, ref, session, skill

from hubgen.content.audience import seen_by
from hubgen.content.hub import (
    Action,
    Claim,
    Contact,
    Goal,
    Hub,
    Pair,
    SkillRef,
    Status,
    Teaching,
    Visibility,
    Want,
)
from hubgen.content.load import load
from hubgen.content.settings import Insights, Settings
from hubgen.site.tables import tables
from hubgen.views.cells import cell
from hubgen.views.files import table_path
from hubgen.views.insights.measures import measure
from hubgen.views.insights.trends import MonthCounts
from hubgen.views.insights.whole import insights_view
from tiny_hub import TINY, TODAY

SITE = "https://hub.example/"
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\N{FULLWIDTH EQUALS SIGN}1", "\N{FULLWIDTH PLUS SIGN}1", "\N{FULLWIDTH HYPHEN-MINUS}1", "\N{FULLWIDTH COMMERCIAL AT}x"]
STARTS = tuple("=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}")


def files(one: Hub, *, insights: bool = True) -> dict[str, bytes]:
    return {path: make() for path, make in tables(one, SITE, (lambda: insights_view(one, {})) if insights else None)}


def rows(one: Hub, name: str) -> list[dict[str, str]]:
    """Read a table as a program does."""
    return list(csv.DictReader(io.StringIO(files(one)[table_path(name)].decode("utf-8-sig"), newline=""), strict=True))


@pytest.fixture(scope="module")
def tiny() -> Hub:
    return seen_by(load(TINY, TODAY)[0], "internal")


# Every figure, counted again


def test_everyone_stands_in_the_table_of_people(tiny: Hub) -> None:
    found = {row["person"]: row for row in rows(tiny, "people")}
    assert list(found) == list(tiny.people)
    for slug, one in tiny.people.items():
        if one.status is Status.FORMER:
            assert {name for name, value in found[slug].items() if value} == {"person", "person_name", "status", "url"}
            continue
        assert found[slug]["skills"] == str(len(one.claims))
        assert found[slug]["teaches"] == str(len([claim for claim in one.claims if claim.teaches]))
        assert found[slug]["wants"] == str(len(one.wants))
        assert (found[slug]["email"], found[slug]["team_name"]) == (one.contact.email, one.team)
        assert found[slug]["joined"] == (str(one.joined) if one.joined else "")
        assert found[slug]["url"] == f"{SITE}people/{slug}/"


def test_every_claim_and_every_wish_is_a_row(tiny: Hub) -> None:
    here = [one for one in tiny.people.values() if one.status is not Status.FORMER]
    assert [(row["person"], row["skill"] or row["skill_name"], row["level"], row["teaches"]) for row in rows(tiny, "claims")] == [
        (one.slug, claim.skill.slug or claim.skill.text, str(claim.level or ""), "yes" if claim.teaches else "no") for one in here for claim in one.claims
    ]
    assert [(row["person"], row["skill"] or row["skill_name"], row["why"]) for row in rows(tiny, "wishes")] == [
        (one.slug, want.skill.slug or want.skill.text, want.why) for one in here for want in one.wants
    ]


def test_skills_are_counted_as_the_claims_say(tiny: Hub) -> None:
    know = Counter(row["skill"] for row in rows(tiny, "claims"))
    teach = Counter(row["skill"] for row in rows(tiny, "claims") if row["teaches"] == "yes")
    want = Counter(row["skill"] for row in rows(tiny, "wishes"))
    for row in rows(tiny, "skills"):
        if row["declared"] == "yes":
            assert [int(row[name]) for name in ("know", "teach", "want")] == [each[row["skill"]] for each in (know, teach, want)]
    assert [row["skill"] for row in rows(tiny, "skills") if row["declared"] == "yes"] == list(tiny.skills)


def test_teams_are_counted_as_their_people_say(tiny: Hub) -> None:
    people = [row for row in rows(tiny, "people") if row["team"]]
    known = rows(tiny, "claims")
    for row in rows(tiny, "teams"):
        own = {one["person"] for one in people if one["team"] == row["team"]}
        assert row["people"] == str(len(own))
        assert row["teachers"] == str(len({one["person"] for one in known if one["person"] in own and one["teaches"] == "yes"}))
        assert row["skills"] == str(len({one["skill_name"] for one in known if one["person"] in own}))
        assert row["taught"] == str(len({one["skill_name"] for one in known if one["person"] in own and one["teaches"] == "yes"}))
        assert row["wanted"] == str(len({one["skill_name"] for one in rows(tiny, "wishes") if one["person"] in own}))


def test_circles_and_their_notes_are_counted(tiny: Hub) -> None:
    written = rows(tiny, "notes")
    assert [row["date"] for row in written] == sorted((row["date"] for row in written), reverse=True)
    for row in rows(tiny, "circles"):
        own = tiny.circles[row["circle"]]
        assert row["notes"] == str(len([one for one in written if one["circle"] == row["circle"]])) == str(len(own.notes))
        assert row["members"] == str(len({*own.leads, *own.members}))
        assert row["last_note"] == max(str(one.date) for one in own.notes)


def test_a_note_says_who_gave_it_and_what_is_open() -> None:
    said = note("sea", "2026-11-17-x", presenters=("ada", "gone"), attendees=("ben",), decisions=("a", "b"), actions=(Action("ben", "x"), Action("ben", "y", done=True)))
    (row,) = rows(hub(circle("sea", notes=(said,)), person("ada", "Ada, Ng"), person("ben"), person("gone", status=Status.FORMER)), "notes")
    assert (row["presenters"], row["presenter_names"], row["attendees"]) == ("ada; gone", "Ada, Ng; Gone", "ben")
    assert (row["decisions"], row["actions"], row["open_actions"]) == ("2", "2", "1")


@pytest.mark.parametrize(("status", "told"), [("active", ["12:30", "Pier 7"]), ("paused", ["12:30", "Pier 7"]), ("closed", ["", ""])])
def test_a_circle_that_is_closed_has_no_rhythm(status: str, told: list[str]) -> None:
    row = rows(hub(circle("sea", status=status, meets=meets(where="Pier 7"))), "circles")[0]
    assert [row["at"], row["where"]] == told


def test_meetings_are_those_of_twelve_weeks_with_their_offset() -> None:
    found = rows(hub(circle("sea", meets=meets(skip=(date(2026, 12, 29),))), circle("old", status="closed", meets=meets())), "meetings")
    assert [row["starts"] for row in found[:2]] == ["2026-11-24T12:30+00:00", "2026-12-01T12:30+00:00"]
    assert [row["ends"] for row in found[:1]] == ["2026-11-24T13:30+00:00"]
    assert len(found) == 11
    assert {row["circle"] for row in found} == {"sea"}


def test_programs_and_pairs_are_counted() -> None:
    held = (session("pilot", "2026-11-17-ben", pair=("ada", "ben")), session("pilot", "2026-11-10-ben", pair=("ada", "ben")))
    pilot = program("pilot", starts=date(2026, 11, 2), weeks=4, facilitator="cy", notes=held, pairs=(Pair("ada", "ben", ref("go")),), goal=Goal(learns=ref("go"), outcome="a page"))
    one = hub(pilot, skill("go"), *map(person, ("ada", "ben", "cy")))
    (row,) = rows(one, "programs")
    told = {"people": "3", "pairs": "1", "sessions": "2", "ends": "2026-11-29", "facilitator": "cy", "outcome": "a page", "met": ""}
    assert {name: row[name] for name in told} == told
    assert rows(one, "pairs") == [
        {"program": "pilot", "program_name": "Pilot", "teacher": "ada", "teacher_name": "Ada", "learner": "ben", "learner_name": "Ben",
         "skill": "go", "skill_name": "Go", "sessions": "2", "last_session": "2026-11-17"}
    ]


def test_free_seats_are_seats_less_learners() -> None:
    ada = person("ada", claims=claims("go", teaches=True), teaching=Teaching(seats=3))
    pilot = program("pilot", status="running", pairs=(Pair("ada", "ben", ref("go")),))
    row = rows(hub(ada, person("ben"), skill("go"), pilot), "people")[0]
    assert (row["seats"], row["free_seats"]) == ("3", "2")


def test_a_skill_that_no_file_declares_has_a_name_and_no_slug() -> None:
    odd = SkillRef(None, "Knot tying")
    one = hub(person("ada", claims=(Claim(odd),)), person("ben", wants=(Want(odd),)))
    (row,) = rows(one, "skills")
    assert (row["skill"], row["skill_name"], row["declared"], row["know"], row["want"]) == ("", "Knot tying", "no", "1", "1")
    assert [(row["skill"], row["skill_name"]) for row in rows(one, "claims")] == [("", "Knot tying")]


# Insights


def test_what_is_wanted_is_as_the_people_say(tiny: Hub) -> None:
    know = Counter(row["skill_name"] for row in rows(tiny, "claims"))
    want = Counter(row["skill_name"] for row in rows(tiny, "wishes"))
    found = rows(tiny, "wanted")
    assert [(row["know"], row["want"]) for row in found] == [(str(know[row["skill_name"]]), str(want[row["skill_name"]])) for row in found]
    levels = Counter((row["skill"], row["level"]) for row in rows(tiny, "claims"))
    assert all(row[f"level_{level}"] == str(levels[row["skill"], str(level)]) for row in found for level in (1, 2, 3, 4))


def test_a_single_point_is_held_by_one_who_claims_it(tiny: Hub) -> None:
    held = {(row["skill"], row["person"]) for row in rows(tiny, "claims") if row["level"] != "1" or row["teaches"] == "yes"}
    for row in rows(tiny, "single-points"):
        if row["kind"] == "person":
            assert [person for name, person in held if name == row["skill"]] == [row["people"]]


def test_coverage_adds_up_to_the_claims_of_each_team(tiny: Hub) -> None:
    team = {row["person"]: row["team"] for row in rows(tiny, "people")}
    known = Counter((team[row["person"]], row["skill"]) for row in rows(tiny, "claims"))
    assert {(row["team"], row["skill"]): int(row["know"]) for row in rows(tiny, "coverage")} == known


def test_a_month_of_the_trends_has_its_own_figures(tiny: Hub) -> None:
    ada = replace(tiny, people={"ada-ng": tiny.people["ada-ng"]}, today=date(2026, 9, 30))
    known = {ada.today: MonthCounts(measure(ada))}
    raw = dict(tables(tiny, SITE, lambda: insights_view(tiny, known)))[table_path("trends")]().decode("utf-8-sig")
    found = list(csv.DictReader(io.StringIO(raw, newline="")))
    here = [one for one in tiny.people.values() if one.status is not Status.FORMER]
    assert [row["month"] for row in found] == ["2026-09", "2026-10", "2026-11"]
    assert [row["people"] for row in found] == ["1", "", str(len(here))]
    assert [row["claims"] for row in found] == [str(len(ada.people["ada-ng"].claims)), "", str(sum(len(one.claims) for one in here))]


def test_hidden_levels_are_in_no_table_of_insights(tiny: Hub) -> None:
    hiding = replace(tiny, settings=replace(tiny.settings, insights=Insights(levels=False)))
    assert not any("level_" in name for table in ("wanted", "single-points", "coverage") for row in rows(hiding, table) for name in row)


def test_without_insights_there_are_no_tables_of_them(tiny: Hub) -> None:
    named = {path.removeprefix("api/tables/").removesuffix(".csv") for path in files(tiny, insights=False)}
    assert named == {"people", "claims", "wishes", "teams", "skills", "circles", "meetings", "notes", "programs", "pairs"}


# Spreadsheets


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_a_formula(text: str) -> None:
    one = hostile(text)
    cells = [value for path in files(one) for row in csv.reader(io.StringIO(files(one)[path].decode("utf-8-sig"), newline="")) for value in row]
    assert f"'{text}"[:2] in {value[:2] for value in cells}
    assert [value for value in cells if value.startswith(STARTS) and not value.lstrip("-").isdecimal()] == []


@pytest.mark.parametrize("text", [f"a;{text}" for text in FORMULAS])
def test_no_cell_begins_one_where_a_semicolon_separates(text: str) -> None:
    made = files(hostile(text))
    lines = [line for raw in made.values() for line in raw.decode("utf-8-sig").replace("\r", "\n").split("\n")]
    # Such a spreadsheet takes a line end for one, and a quote inside of a cell for a quote.
    cells = [value.lstrip('"\t') for line in lines for value in line.split(";")]
    assert [value for value in cells if value.startswith(STARTS)] == []


def test_numbers_below_zero_stay_numbers() -> None:
    one = hub(skill("go"), *(person(f"p{number}", wants=(Want(ref("go")),)) for number in range(3)), person("t", claims=claims("go", teaches=True), teaching=Teaching(seats=1)))
    assert [row["balance"] for row in rows(one, "wanted")] == ["-2"]
    assert cell(-2) == "-2"


@pytest.mark.parametrize("text", ['say "hi"', "a, b", "two\nlines", "two\r\nlines", "“é”, 陽翔", "'already", "a-b+c=d@e", " =1", "x; y"])
def test_what_is_no_formula_comes_back_as_it_was_written(text: str) -> None:
    assert next(csv.reader(io.StringIO(cell(text), newline=""), strict=True)) == [text]
    assert rows(hostile(text), "claims")[0]["note"] == text


def hostile(text: str) -> Hub:
    """A hub in which *text* stands wherever somebody may write."""
    odd = SkillRef(None, text)
    ada = person(
        "ada", text, pronouns=text, role=text, team=text, location=text, languages=(text,), contact=Contact(text, text, text, text),
        claims=(Claim(ref("go"), note=text, evidence=text), Claim(odd)), wants=(Want(odd, text),),
    )
    said = note("sea", "2026-11-17-x", title=text, presenters=("ada",), skills=(odd,))
    sea = circle("sea", name=text, purpose=text, leads=("ada",), skills=(odd,), channel=text, notes=(said,), meets=meets(where=text))
    pilot = program("pilot", name=text, goal=Goal(learns=odd, outcome=text, measure=text, result=text), pairs=(Pair("ada", "ada", odd),))
    return hub(ada, skill("go", text, aliases=(text,), category=text), sea, pilot, settings=Settings(organisation=text))


# Files


def test_the_files_are_csv_as_excel_wants_it(tiny: Hub) -> None:
    for raw in files(tiny).values():
        assert raw.startswith(b"\xef\xbb\xbf")
        assert raw.endswith(b"\r\n")
        widths: Any = {len(row) for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)}
        assert len(widths) == 1


def test_an_empty_hub_has_tables_of_their_columns_alone() -> None:
    assert {path for path, raw in files(hub()).items() if len(raw.splitlines()) > 1} == {table_path("trends")}  # today counts, nobody too


def test_the_public_gets_the_part_that_is_public() -> None:
    public = {"visibility": Visibility.PUBLIC}
    ada = person("ada", claims=(Claim(ref("go")), Claim(ref("secret-plan"))), **public)
    sea = circle("sea", leads=("ada", "ben"), notes=(note("sea", "2026-11-17-x", presenters=("ben",), **public),), **public)
    pilot = program("pilot", pairs=(Pair("ada", "ben", ref("go")),), **public)
    one = seen_by(hub(ada, person("ben", "Benita"), skill("go", **public), sea, circle("sky"), pilot), "public")
    made = b"".join(files(one, insights=False).values())
    assert b"ada" in made
    assert not any(word in made for word in (b"ben", b"Benita", b"sky"))


def test_the_same_hub_gives_the_same_bytes(tiny: Hub) -> None:
    assert files(tiny) == files(tiny)
