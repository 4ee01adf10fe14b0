"""An index holds what went in, whoever reads it, and holds it in the same bytes each time."""

import json
import subprocess
import tempfile
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hubgen.content.hub import Circle, Claim, Hub, Person, Skill, SkillRef, Status, Teaching, Want
from hubgen.content.settings import Settings
from hubgen.content.sources import Source
from hubgen.site.index_format import FOLDER, read_index, write_index
from hubgen.site.packing import Reader, Writer
from hubgen.views.search.columns import Columns
from hubgen.views.search.derive import derive_columns

NODE = ["node", str(Path(__file__).parent.parent / "browser_code" / "dump.mjs")]
NOWHERE: Source = None  # type: ignore[assignment]  # the search never looks at where a thing was written

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
NAME = st.one_of(
    st.sampled_from(
        ["Ada Ng", "Łukasz Nowak", "許婉寧", "김 지우", "R2 D2", "Παύλος", "Þór Ærø", " odd  name "]
    ),
    TEXT.filter(str.strip),
)
SLUG = st.one_of(
    st.sampled_from(["ada-ng", "ada-ng-2", "lukasz-nowak", "r2-d2", "c-1"]),
    st.from_regex("[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True),
)
SKILLS = ("sql", "go", "c-plus-plus", "a-b")
REF = st.one_of(
    st.sampled_from(SKILLS).map(lambda slug: SkillRef(slug, slug)),
    st.sampled_from(["Juggling", "C#"]).map(lambda text: SkillRef(None, text)),
)
CLAIM = st.builds(Claim, REF, st.sampled_from([None, 1, 2, 3, 4]), st.booleans(), note=TEXT)


@st.composite
def hubs(draw: st.DrawFn) -> Hub:
    slugs = sorted(draw(st.sets(SLUG, max_size=8)))
    people = {slug: draw(_person(slug)) for slug in slugs}
    skills = {
        slug: Skill(
            slug,
            NOWHERE,
            name=draw(st.sampled_from([slug.upper(), "C++", "A / B"])),
            aliases=tuple(draw(st.lists(TEXT, max_size=2))),
            category=draw(st.sampled_from(["", "Data", "資料"])),
        )
        for slug in sorted(SKILLS)
    }
    skills["go"] = replace(skills["go"], parent="sql", related=("a-b",))
    members = tuple(draw(st.lists(st.sampled_from(slugs), unique=True))) if slugs else ()
    circles = {"c": Circle("c", NOWHERE, name=draw(NAME), purpose="", skills=(draw(REF),), members=members)}
    decided = Settings(people_pages=draw(st.sampled_from(["each", "shared"])))
    return Hub(date(2026, 11, 22), decided, people, skills, circles, {})


def _person(slug: str) -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        st.just(slug),
        st.just(NOWHERE),
        name=NAME,
        role=TEXT,
        team=TEXT,
        location=TEXT,
        timezone=st.sampled_from(["", "Europe/Lisbon", "Asia/Kolkata", "America/St_Johns"]),
        languages=st.lists(TEXT, max_size=3, unique=True).map(tuple),
        hours=st.sampled_from([None, (time(9), time(17)), (time(22), time(6))]),
        days=st.sampled_from([(), ("mon", "tue"), ("sun",)]),
        about=st.text(max_size=40),
        claims=st.lists(CLAIM, max_size=3).map(tuple),
        wants=st.lists(st.builds(Want, REF), max_size=2).map(tuple),
        teaching=st.builds(
            Teaching,
            st.sampled_from([None, 0, 1, 40]),
            paused_until=st.sampled_from([None, date(2027, 1, 11)]),
        ),
        confirmed=st.sampled_from([None, date(2026, 11, 1), date(2020, 1, 1)]),
        status=st.sampled_from(list(Status)),
    )


@settings(max_examples=60, deadline=None)
@given(hubs())
def test_python_reads_what_python_wrote(hub: Hub) -> None:
    columns = derive_columns(hub)
    files = write_index(columns)
    assert read_index(files) == columns
    assert write_index(derive_columns(hub)) == files


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(hubs())
def test_the_browser_reads_what_python_wrote(hub: Hub) -> None:
    columns = derive_columns(hub)
    with tempfile.TemporaryDirectory() as folder:
        for path, content in write_index(columns).items():
            (Path(folder) / path.removeprefix(FOLDER)).write_bytes(content)
        run = subprocess.run([*NODE, folder], capture_output=True, text=True, check=True, encoding="utf-8")
    assert json.loads(run.stdout) == _told(columns)


def _told(columns: Columns) -> dict[str, Any]:
    lists, people = columns.lists, columns.people
    told = {
        "day": columns.day,
        "pages": columns.pages,
        "levels": columns.levels,
        "lists": {
            "skills": [skill._asdict() for skill in lists.skills],
            "categories": lists.categories,
            "teams": lists.teams,
            "roles": lists.roles,
            "places": lists.places,
            "languages": lists.languages,
            "zones": [
                {
                    "name": zone.name,
                    "offsets": [{"minute": minute, "offset": offset} for minute, offset in zone.offsets],
                }
                for zone in lists.zones
            ],
            "schedules": [schedule._asdict() for schedule in lists.schedules],
            "bases": [base._asdict() for base in lists.bases],
            "tongues": lists.tongues,
            "circles": [circle._asdict() for circle in lists.circles],
        },
        "names": people.names,
        "slugs": people.slugs,
        "columns": [people.team, people.role, people.base, people.tongues],
        "standing": list(zip(people.fresh, people.complete, people.level, strict=True)),
        "room": list(zip(people.seats, people.away, people.teaches, people.wants, strict=True)),
        "paused": list(people.paused.items()),
        "members": people.members,
        "claims": columns.claims,
        "wants": columns.wants,
        "words": sorted(columns.words.items(), key=lambda row: row[0].encode("utf-16-be")),
    }
    plain: dict[str, Any] = json.loads(json.dumps(told))
    return plain


@given(
    st.lists(st.integers(-1, 70_000), max_size=30),
    st.lists(TEXT, max_size=8),
    st.sets(st.integers(0, 1_000_000), max_size=20),
)
def test_numbers_and_texts_survive(column: list[int], texts: list[str], ascending: set[int]) -> None:
    writer = Writer()
    writer.column(column)
    writer.sorted_texts(sorted(texts))
    writer.texts(texts)
    writer.ascending(sorted(ascending))
    reader = Reader(bytes(writer.out))
    assert reader.column(len(column)) == tuple(column)
    assert reader.sorted_texts() == tuple(sorted(texts))
    assert reader.texts() == tuple(texts)
    assert reader.ascending(len(ascending)) == tuple(sorted(ascending))
    assert reader.at == len(reader.data)
