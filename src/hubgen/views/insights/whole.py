"""A hub and its past become all that the hub knows about itself."""

from dataclasses import dataclass

from hubgen.content.hub import Hub
from hubgen.views.insights.overview import Overview, overview
from hubgen.views.insights.trends import Months


@dataclass(frozen=True, slots=True)
class InsightsView:
    """What the pages of insights show. One process may derive it for another, so it holds what is shown, and no more."""

    overview: Overview


def insights_view(hub: Hub, months: Months) -> InsightsView:
    """Derive it from a *hub* as its readers see it, and from what is known of its *months*, perhaps nothing."""
    return InsightsView(overview(hub))
