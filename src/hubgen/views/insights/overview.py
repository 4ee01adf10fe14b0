"""A hub and what is asked of it become the insights that answer."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from hubgen.content.hub import Circle, Hub
from hubgen.views.insights.adoption import Adoption, adoption
from hubgen.views.insights.coverage import (
    CellPeople,
    Contrast,
    Coverage,
    cell_people,
    compare_teams,
    coverage,
)
from hubgen.views.insights.facts import Facts, gather
from hubgen.views.insights.measures import Measures
from hubgen.views.insights.network import Network, network
from hubgen.views.insights.single_points import (
    SinglePoint,
    circle_points,
    single_points,
    skill_point,
    team_points,
)
from hubgen.views.insights.wanted import Wanted, wanted, wanted_skill
from hubgen.views.refs import Link


class CirclePoints(NamedTuple):
    """A circle whose own skills hang on single people who come to it."""

    circle: Link
    points: tuple[SinglePoint, ...]


class TeamPoints(NamedTuple):
    """A team on which so many skills of the hub hang: on one of its people, or on the team as a whole."""

    team: Link
    points: int


@dataclass(frozen=True, slots=True)
class Overview:
    """All that was asked for on *today*. What does not belong to the question is empty, or None.

    *team* and *other* are the teams that it is about, *skill* and *key* the skill. *level_names* are empty where levels
    are hidden. *stale_days* is the hub's limit for what counts as confirmed. *contrast* compares the two teams, *behind* says who is behind the cell of *team* and *skill*.
    """

    today: date
    team: Link | None
    other: Link | None
    skill: Link | None
    key: str
    level_names: tuple[str, ...]
    stale_days: int
    wanted: tuple[Wanted, ...]
    points: tuple[SinglePoint, ...]
    circles: tuple[CirclePoints, ...]
    teams: tuple[TeamPoints, ...]
    coverage: Coverage
    contrast: tuple[Contrast, ...]
    behind: CellPeople | None
    network: Network | None
    adoption: Adoption | None

    @property
    def is_whole(self) -> bool:
        """Say whether it is about the whole hub."""
        return self.team is None and self.skill is None


def overview(hub: Hub, *, team: str = "", other: str = "", skill: str = "") -> Overview:
    """Derive what is asked of *hub*, as its readers see it: of a team or two (slugs), of a skill (its key), or of all.

    Cost: under a second of processor for 10,000 people, 2,000 skills and 800 teams, half of it for the network.
    """
    return overview_of(gather(hub), team=team, other=other, skill=skill)


def overview_of(
    facts: Facts, *, team: str = "", other: str = "", skill: str = "", measures: Measures | None = None, table: Coverage | None = None
) -> Overview:
    """Derive it from what was gathered already; *measures* and *table* are those of *facts*, if they were made already."""
    hub = facts.hub
    one = hub.teams[team] if team else None
    points = _points(facts, team, skill)
    rows = (wanted_skill(facts, skill),) if skill else wanted(facts, one)
    return Overview(
        today=hub.today,
        team=facts.team(team) if team else None,
        other=facts.team(other) if other else None,
        skill=facts.skill(skill) if skill else None,
        key=skill,
        stale_days=hub.settings.stale_days,
        level_names=hub.settings.levels if facts.shows_levels else (),
        wanted=rows,
        points=points,
        circles=() if skill else tuple(_circles(facts, hub.teams[team].people if team else None)),
        teams=_teams(points) if not team and not skill else (),
        coverage=table or coverage(facts, one, skill),
        contrast=compare_teams(facts, hub.teams[team], hub.teams[other]) if other else (),
        behind=cell_people(facts, hub.teams[team], skill) if team and skill else None,
        network=None if skill else network(facts, one),
        adoption=None if skill else adoption(facts, one, measures),
    )


def _points(facts: Facts, team: str, skill: str) -> tuple[SinglePoint, ...]:
    if skill:
        point = skill_point(facts, skill)
        return (point,) if point else ()
    return team_points(facts, facts.hub.teams[team]) if team else single_points(facts)


def _circles(facts: Facts, people: Iterable[str] | None) -> Iterable[CirclePoints]:
    own = None if people is None else frozenset(people)
    for circle in facts.hub.circles.values():
        if circle.status == "active" and (own is None or not own.isdisjoint(circle.people)) and (points := circle_points(facts, circle)):
            yield CirclePoints(_link(circle), points)


def _link(circle: Circle) -> Link:
    return Link(circle.name, circle.slug)


def _teams(points: Iterable[SinglePoint]) -> tuple[TeamPoints, ...]:
    counts = Counter(point.team for point in points if point.team)
    return tuple(TeamPoints(team, counts[team]) for team in sorted(counts, key=lambda team: (-counts[team], team.slug)))
