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
    page, table = partial(_planned, derive), partial(offered_table, hub)
    yield page(
        "insights",
        "insights/",
        _("Insights"),
        _("What is wanted and taught, what rests on one person, who covers what, and how the hub grows."),
        index_page,
    )
    yield page(
        "insights-wanted",
        "insights/wanted/",
        _("Wanted and taught"),
        _("Which skills people want to learn, who could teach them, whom to ask next, and what to start."),
        partial(wanted_page, table=table("wanted")),
    )
    yield page(
        "insights-single-points",
        "insights/single-points/",
        _("What rests on one person"),
        _("Skills that one person or one team holds, and who could carry them next."),
        partial(points_page, table=table("single-points")),
    )
    yield from coverage_records(hub, refs, derive)
    yield from network_records(hub, refs, derive)
    yield page(
        "insights-freshness",
        "insights/freshness/",
        _("Fresh and alive"),
        _("What was confirmed lately, and which circles and programs are alive."),
        fresh_page,
    )
    yield page(
        "insights-trends",
        "insights/trends/",
        _("Month by month"),
        _("How every figure of the hub has changed, from month to month."),
        partial(trends_page, table=table("trends")),
    )


def _planned(derive: Derive, kind: str, url: str, title: str, description: str, show: Callable[[InsightsView], object]) -> Planned:
    """Plan a page of which only *show*, which chooses what stands on it, waits for the insights."""
    return Planned(url, lambda: Record(kind, url, title, description, view=show(derive())), listed=True)
