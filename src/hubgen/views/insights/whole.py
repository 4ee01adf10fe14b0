"""A hub and its past become all that the hub knows about itself."""

from dataclasses import dataclass

from hubgen.content.hub import Hub
from hubgen.views.insights.coverage import Behind, covered
from hubgen.views.insights.facts import gather
from hubgen.views.insights.lines import Lines, lines
from hubgen.views.insights.measures import measures_of
from hubgen.views.insights.overview import Overview, overview_of
from hubgen.views.insights.sides import Sides, team_sides
from hubgen.views.insights.trends import MonthCounts, Months, trends
from hubgen.views.new_skills import NewSkill, new_skills


@dataclass(frozen=True, slots=True)
class InsightsView:
    """What the pages of insights show. One process may derive it for another, so it holds what is shown, and no more.

    *behind* are the people behind each cell of the table of coverage, by row and column; *sides* all teams, to compare.
    """

    overview: Overview
    lines: Lines
    new_skills: tuple[NewSkill, ...]
    behind: Behind
    sides: Sides


def insights_view(hub: Hub, months: Months) -> InsightsView:
    """Derive it from a *hub* as its readers see it, and from what is known of its *months*, perhaps nothing.

    Of the month in which the hub's day lies, today counts, not what was kept of it.
    """
    facts = gather(hub)
    measures = measures_of(facts)
    counts = {**months, hub.today: MonthCounts(measures, len(hub.broken))}
    over_time = trends(counts, hub.skills.values())
    table, behind = covered(facts)
    return InsightsView(
        overview=overview_of(facts, measures=measures, table=table),
        lines=lines(facts, over_time),
        new_skills=new_skills(hub, counts, over_time),
        behind=behind,
        sides=team_sides(facts),
    )
