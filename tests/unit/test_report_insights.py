"""What is written of insights is readable, does nothing where it is shown, and tells no levels where they are hidden."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from insight_hubs import real_hubs, small_hubs
from small_hub import circle, claims, hub, person, program, ref, skill

from hubgen.content.hub import Hub, Want
from hubgen.content.settings import Insights, Settings
from hubgen.reports.insights_csv import COLUMNS, insights_csv
from hubgen.reports.insights_json import insights_json
from hubgen.reports.insights_markdown import insights_markdown
from hubgen.reports.insights_text import insights_text
from hubgen.views.insights.overview import Overview, overview

WRITERS = [insights_text, insights_markdown, insights_json, insights_csv]
HOSTILE = '=HYPERLINK("https://evil.example","x") @all <script>\x1b[31m | `'


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def hostile_hub() -> Hub:
    return hub(
        person("ada", HOSTILE, team=HOSTILE, claims=claims("sql", level=4), confirmed=None),
        person("ben", wants=(Want(ref("sql")),), team="Web"),
        skill("sql", HOSTILE),
        circle("c", name=HOSTILE, members=("ada", "ben"), skills=(ref("sql"),)),
        program("p", name=HOSTILE, status="running", people=("ada", "ben")),
    )


@pytest.mark.parametrize("write", WRITERS, ids=lambda one: one.__name__)
def test_an_empty_hub_is_told_so_kindly(write: Any) -> None:
    text = write(overview(hub()))
    if write in (insights_text, insights_markdown):
        for said in ("Nobody has said yet", "No skill rests on one person", "There is nothing to show yet", "Nobody is joined", "There are no people in the hub yet"):
            assert said in " ".join(text.split())


@pytest.mark.parametrize("write", WRITERS, ids=lambda one: one.__name__)
def test_a_hub_of_one_person_has_insights(write: Any) -> None:
    assert "Ada" in write(overview(hub(person("ada", claims=claims("sql")), skill("sql"))))


@cache
def with_hidden_levels() -> tuple[Overview, ...]:
    """Give the sample hub's insights with levels, with hidden levels, and with other levels that are hidden."""
    made = real_hubs()[1]
    hidden = replace(made, settings=replace(made.settings, insights=Insights(levels=False)))
    turned = {slug: replace(one, claims=tuple(claim._replace(level=5 - claim.level if claim.level else 2) for claim in one.claims)) for slug, one in made.people.items()}
    return overview(made), overview(hidden), overview(replace(hidden, people=turned))


@pytest.mark.parametrize("write", WRITERS, ids=lambda one: one.__name__)
def test_where_levels_are_hidden_nothing_depends_on_them(write: Any) -> None:
    shown, hidden, turned = map(write, with_hidden_levels())
    assert hidden == turned
    assert hidden != shown
    assert "at level" not in hidden


def test_a_terminal_obeys_nothing_of_it() -> None:
    assert "\x1b" not in insights_text(overview(hostile_hub()))


def test_markdown_shows_it_and_does_nothing() -> None:
    from markdown_it import MarkdownIt

    html = MarkdownIt("js-default").render(insights_markdown(overview(hostile_hub())))
    assert "<script" not in html and "<a " not in html
    assert html.count("<h2>") == 6


def test_no_cell_is_taken_for_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(insights_csv(overview(hostile_hub())), newline="")))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r")) and cell != "-1"] == []
    assert any(cell == f"'{HOSTILE}" for row in rows for cell in row)


def test_what_is_wanted_has_one_row_each_and_adds_up() -> None:
    view = with_hidden_levels()[0]
    rows = [row for row in table(insights_csv(view)) if row["kind"] == "wanted"]
    assert [(row["skill"], row["want"], row["know"]) for row in rows] == [(one.key, str(one.want), str(one.know)) for one in view.wanted]
    cells = [row for row in table(insights_csv(view)) if row["kind"] == "coverage" and row["skill"] == "sql"]
    assert sum(int(row["know"]) for row in cells) == next(one.know for one in view.wanted if one.key == "sql")


def test_a_section_shows_the_first_lines_and_counts_the_rest() -> None:
    people = [person(f"p{at}", wants=tuple(Want(ref(f"s{one:02}")) for one in range(30))) for at in range(2)]
    text = insights_text(overview(hub(*people, *(skill(f"s{one:02}") for one in range(30)))))
    assert "… and 22 more" in text


def keys_of(value: Any) -> Iterator[str]:
    """Give every key in JSON with its route."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from (f"{key}.{deep}" for deep in keys_of(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def test_what_nobody_knows_is_not_said_to_be_held_by_several() -> None:
    said = insights_text(overview(hub(person("ada", wants=(Want(ref("go")),)), skill("go")), skill="go"))
    assert "Single points. Nobody here has said that they know it yet." in said


def test_every_key_of_the_json_is_documented() -> None:
    made = real_hubs()[1]
    views = [with_hidden_levels()[0], overview(made, team="data", other="design"), overview(made, team="data", skill="sql")]
    keys = {key.rpartition(".")[2] for view in views for key in keys_of(json.loads(insights_json(view)))}
    counts = set(with_hidden_levels()[0].adoption.counts._fields)  # type: ignore[union-attr]
    documented = insights_json.__doc__ or ""
    assert sorted(key for key in keys - counts if f'"{key}"' not in documented) == []


@settings(max_examples=4, deadline=None, derandomize=True)
@given(small_hubs(settings=Settings(insights=Insights(levels=False))))
def test_every_format_can_write_any_hub(made: Hub) -> None:
    for asked in ({}, *({"team": slug} for slug in made.teams), {"skill": "sql"}):
        view = overview(made, **asked)
        assert json.loads(insights_json(view))["version"] == 1
        assert all(write(view) for write in WRITERS)
