"""What the hub knows about itself becomes records, for colleagues alone."""

from collections.abc import Callable, Iterator
from functools import partial

from hubgen.content.hub import Hub
from hubgen.site.records import Planned, Record, Section
from hubgen.site.words import _
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


def insight_sections(hub: Hub, refs: Refs, derive: Callable[[], InsightsView]) -> Iterator[Section]:
    """Plan the pages of insights, which *derive* gives."""
    yield Section("insights", lambda: _records(derive))


def _records(derive: Callable[[], InsightsView]) -> Iterator[Planned]:
    yield Planned("insights/", partial(_index, derive), listed=True)


def _index(derive: Callable[[], InsightsView]) -> Record:
    return Record(
        kind="insights",
        url="insights/",
        title=_("Insights"),
        description=_("What is wanted and taught, what rests on one person, who covers what, and how the hub grows."),
        view=derive(),
    )
