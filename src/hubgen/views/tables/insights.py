"""Insights become tables: what is wanted, what rests on few, who covers what, and month by month."""

from collections.abc import Iterator, Sequence

from hubgen.views.insights.coverage import Coverage
from hubgen.views.insights.lines import Lines
from hubgen.views.insights.single_points import SinglePoint
from hubgen.views.insights.wanted import Wanted
from hubgen.views.tables.shape import Row, Table, link_cells, names, number, slugs, table, yes

_LEVELS = ("level_1", "level_2", "level_3", "level_4")

WANTED = ("skill", "skill_name", "want", "waiting", "know", "teach", "free_seats", "unsaid", "balance", "ask", "ask_names", "step")
POINTS = ("skill", "skill_name", "kind", "people", "people_names", "held", "team", "team_name", "away", "want", "nearest", "nearest_names")
COVERAGE = ("team", "team_name", "kind", "people", "skill", "skill_name", "know", "teach")


def wanted_table(rows: Sequence[Wanted]) -> Table:
    """Give every skill in use that somebody wants or teaches, what hurts most first.

    There are columns of levels only where the hub shows them.
    """
    levels = _LEVELS if any(row.levels for row in rows) else ()
    return table((*WANTED, *levels), (_wanted(row) for row in rows))


def points_table(points: Sequence[SinglePoint]) -> Table:
    """Give every skill at risk."""
    return table(POINTS, (_point(point) for point in points))


def coverage_table(coverage: Coverage) -> Table:
    """Give a row for each team and skill of which somebody knows something, the teams that have no row of their own as one."""
    levels = _LEVELS if any(cell.levels for row in coverage.rows for cell in row.cells) else ()
    return table((*COVERAGE, *levels), _coverage(coverage))


def trends_table(lines: Lines) -> Table:
    """Give every figure of the whole hub at the end of each month, the newest last; empty where nothing is known of it."""
    columns = ("month", *(figure.name for figure in lines.figures))
    rows = zip(lines.months, *(map(number, figure.series.values) for figure in lines.figures), strict=True)
    return table(columns, rows)


def _wanted(row: Wanted) -> Row:
    ask = [one.person for one in row.ask]
    counts = (row.want, row.waiting, row.know, row.teach, row.seats, row.unsaid, row.balance)
    return (*link_cells(row.skill), *counts, slugs(ask), names(ask), row.step.kind, *row.levels)


def _point(point: SinglePoint) -> Row:
    nearest = [one.person for one in point.nearest]
    return (
        *(*link_cells(point.skill), point.kind, slugs(point.people), names(point.people), point.held),
        *(*link_cells(point.team), yes(point.away), point.want, slugs(nearest), names(nearest)),
    )


def _coverage(coverage: Coverage) -> Iterator[Row]:
    for row in coverage.rows:
        for column, cell in zip(coverage.columns, row.cells, strict=True):
            if cell.people:
                yield (*link_cells(row.team), row.kind, row.people, *link_cells(column.skill), cell.people, cell.teachers, *cell.levels)
