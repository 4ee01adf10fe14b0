"""Who covers what becomes a record, with one for the people of each row, and the file that the browser compares teams by."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from hubgen.content.hub import Hub
from hubgen.site.records import Planned, Record
from hubgen.site.words import _
from hubgen.views.files import offered_table
from hubgen.views.insights.coverage import (
    OTHERS,
    TEAM,
    CellPeople,
    Column,
    Coverage,
    CoverageRow,
    row_places,
)
from hubgen.views.insights.sides import Sides
from hubgen.views.insights.whole import InsightsView
from hubgen.views.refs import Link, Refs

URL = "insights/coverage/"
SIDES = "assets/hub/teams.json"
"""The file of all teams: of 10,000 people 770 kB, 160 packed. Only who compares two loads it."""


@dataclass(frozen=True, slots=True)
class CoverageView:
    """The page: the table, the teams that can be compared, and the path of the same for a spreadsheet, or an empty text."""

    table: Coverage
    teams: tuple[Link, ...]
    file: str


@dataclass(frozen=True, slots=True)
class RowView:
    """The people of one row: those skills of the table that anybody in it knows, with who that is, and the *other* ones."""

    row: CoverageRow
    title: str
    known: tuple[tuple[Column, CellPeople], ...]
    other: tuple[Link, ...]


def coverage_records(hub: Hub, refs: Refs, derive: Callable[[], InsightsView]) -> Iterator[Planned]:
    """Plan the table, and a page for each of its rows: which there are is known without deriving it."""
    yield Planned(URL, partial(_coverage, derive, offered_table(hub, "coverage")), listed=True)
    for at, place in enumerate(row_places(hub)):
        yield Planned(f"{URL}{place}", partial(_row, derive, at))


def sides_file(sides: Sides) -> bytes:
    """Write all teams for the browser, as `assets/contrast.js` reads them."""
    skills = [[skill.name, skill.slug] for skill in sides.skills]
    teams = [[side.team.slug, side.team.name, side.people, side.counts] for side in sides.teams]
    return json.dumps({"skills": skills, "teams": teams}, ensure_ascii=False, separators=(",", ":")).encode()


def _coverage(derive: Callable[[], InsightsView], file: str) -> Record:
    view = derive()
    return Record(
        kind="insights-coverage",
        url=URL,
        title=_("Who covers what"),
        description=_("Teams by skills: how many know each skill in each team, who they are, and any two teams side by side."),
        view=CoverageView(view.overview.coverage, tuple(side.team for side in view.sides.teams), file),
    )


def _row(derive: Callable[[], InsightsView], at: int) -> Record:
    view = derive()
    table = view.overview.coverage
    row = table.rows[at]
    cells = tuple(zip(table.columns, view.behind[at], strict=True))
    title = _title(row)
    return Record(
        kind="insights-people",
        url=f"{URL}{row.place}",
        title=title,
        description=_("Who knows the skills that most in the hub know or want."),
        view=RowView(
            row,
            title,
            tuple((column, cell) for column, cell in cells if cell.total),
            tuple(column.skill for column, cell in cells if not cell.total),
        ),
    )


def _title(row: CoverageRow) -> str:
    if row.kind == TEAM:
        return _("Who knows what in %(team)s") % {"team": row.team.name}
    return _("Who knows what in the smaller teams") if row.kind == OTHERS else _("Who knows what without a team")
