"""A hub and its insights become files of CSV, which spreadsheets open."""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from functools import partial

from hubgen.content.hub import Hub
from hubgen.views.cells import csv_text
from hubgen.views.files import table_path
from hubgen.views.insights.whole import InsightsView
from hubgen.views.refs import Refs
from hubgen.views.tables import TABLES, Desk, Table
from hubgen.views.tables.insights import coverage_table, points_table, trends_table, wanted_table

OF_INSIGHTS: dict[str, Callable[[InsightsView], Table]] = {
    "wanted": lambda view: wanted_table(view.overview.wanted),
    "single-points": lambda view: points_table(view.overview.points),
    "coverage": lambda view: coverage_table(view.overview.coverage),
    "trends": lambda view: trends_table(view.lines),
}
"""The tables that colleagues alone have, by the name of their file."""


def tables(hub: Hub, site_url: str, insights: Callable[[], InsightsView] | None) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give the path of every table and what makes it. *site_url* ends in a slash, or is empty."""
    desk = Desk(hub, Refs(hub), site_url)
    for name, tabulate in TABLES.items():
        yield table_path(name), partial(_write, partial(tabulate, desk))
    if insights is not None:
        for name, derive in OF_INSIGHTS.items():
            yield table_path(name), partial(_write, partial(_derived, derive, insights))


def _derived(derive: Callable[[InsightsView], Table], insights: Callable[[], InsightsView]) -> Table:
    return derive(insights())


def _write(make: Callable[[], Table]) -> bytes:
    """Write a table, with the mark by which a spreadsheet knows UTF-8: without it, Excel takes the letters for others."""
    return BOM_UTF8 + csv_text(*make()).encode()
