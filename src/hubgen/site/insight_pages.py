"""What the hub knows about itself becomes records, for colleagues alone."""

from collections.abc import Callable, Iterator
from functools import partial

from hubgen.content.hub import Hub
from hubgen.site.coverage_pages import coverage_records
from hubgen.site.network_pages import network_records
from hubgen.site.records import Planned, Record, Section
from hubgen.site.words import _
from hubgen.views.files import offered_table
from hubgen.views.insights.pages import fresh_page, index_page, points_page, trends_page, wanted_page
from hubgen.views.insights.whole import InsightsView
from hubgen.views.refs import Refs

URLS = (
    "insights/",
    "insights/wanted/",
    "insights/single-points/",
    "insights/coverage/",
    "insights/network/",
    "insights/freshness/",
    "insights/trends/",
)
"""Where the pages of insights stand, those that are listed."""

Derive = Callable[[], InsightsView]


def insight_sections(hub: Hub, refs: Refs, derive: Derive) -> Iterator[Section]:
    """Plan the pages of insights, which *derive* gives."""
    yield Section("insights", lambda: _records(hub, refs, derive))


def _records(hub: Hub, refs: Refs, derive: Derive) -> Iterator[Planned]:
    yield Planned("insights/", partial(_index, derive), listed=True)
    yield Planned("insights/wanted/", partial(_wanted, derive, offered_table(hub, "wanted")), listed=True)
    yield Planned("insights/single-points/", partial(_points, derive, offered_table(hub, "single-points")), listed=True)
    yield from coverage_records(hub, refs, derive)
    yield from network_records(hub, refs, derive)
    yield Planned("insights/freshness/", partial(_freshness, derive), listed=True)
    yield Planned("insights/trends/", partial(_trends, derive, offered_table(hub, "trends")), listed=True)


def _index(derive: Derive) -> Record:
    return Record(
        kind="insights",
        url="insights/",
        title=_("Insights"),
        description=_("What is wanted and taught, what rests on one person, who covers what, and how the hub grows."),
        view=index_page(derive()),
    )


def _wanted(derive: Derive, table: str) -> Record:
    return Record(
        kind="insights-wanted",
        url="insights/wanted/",
        title=_("Wanted and taught"),
        description=_("Which skills people want to learn, who could teach them, whom to ask next, and what to start."),
        view=wanted_page(derive(), table),
    )


def _points(derive: Derive, table: str) -> Record:
    return Record(
        kind="insights-single-points",
        url="insights/single-points/",
        title=_("What rests on one person"),
        description=_("Skills that one person or one team holds, and who could carry them next."),
        view=points_page(derive(), table),
    )


def _freshness(derive: Derive) -> Record:
    return Record(
        kind="insights-freshness",
        url="insights/freshness/",
        title=_("Fresh and alive"),
        description=_("What was confirmed lately, and which circles and programs are alive."),
        view=fresh_page(derive()),
    )


def _trends(derive: Derive, table: str) -> Record:
    return Record(
        kind="insights-trends",
        url="insights/trends/",
        title=_("Month by month"),
        description=_("How every figure of the hub has changed, from month to month."),
        view=trends_page(derive(), table),
    )
