"""Who is joined to whom becomes a record: the picture, and the same in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from hubgen.content.hub import Hub
from hubgen.site.records import Planned, Record
from hubgen.site.words import _
from hubgen.views.insights.network import Network
from hubgen.views.insights.picture import Picture, draw
from hubgen.views.insights.whole import InsightsView
from hubgen.views.refs import Refs

URL = "insights/network/"


@dataclass(frozen=True, slots=True)
class NetworkView:
    """The page: what is known of the network, and what is drawn of it. *has_teams* says that there are two to be joined."""

    network: Network
    picture: Picture
    has_teams: bool


def network_records(hub: Hub, refs: Refs, derive: Callable[[], InsightsView]) -> Iterator[Planned]:
    """Plan the page."""
    yield Planned(URL, partial(_network, derive), listed=True)


def _network(derive: Callable[[], InsightsView]) -> Record:
    view = derive()
    network = view.overview.network
    assert network is not None  # the overview of a whole hub has one
    return Record(
        kind="insights-network",
        url=URL,
        title=_("Who is joined to whom"),
        description=_("People who are joined by skills, circles and programs, the bridges between teams, and where a link is thin."),
        view=NetworkView(network, draw(network), has_teams=len(view.sides.teams) > 1),
    )
