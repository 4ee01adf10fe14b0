"""Who meets whom in circles and programs becomes which teams are near to which."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from hubgen.content.hub import Hub
from hubgen.content.slugs import slugify

_MOST_TEAMS = 30
"""A circle of more teams than that says nothing of any two of them, and would cost the square of their number."""


class NearTeams:
    """The teams of one hub, by how many circles and programs they share; made in one pass."""

    def __init__(self, hub: Hub) -> None:
        self._shared: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._teams = hub.teams
        team_of = {person.slug: slugify(person.team) for person in hub.present if person.team}
        for group in _groups(hub):
            teams = {team_of[slug] for slug in group if slug in team_of}
            for team in teams if len(teams) <= _MOST_TEAMS else ():
                self._shared[team].update(teams - {team})
        # The teams that share most with any other: for those that share nothing themselves.
        self._known = sorted(self._teams, key=lambda team: (-self._shared[team].total(), team))

    def of(self, team: str, most: int) -> list[str]:
        """Give the slugs of the *most* teams nearest to *team*, which may be empty or unknown."""
        shared = self._shared.get(team, Counter())
        near = sorted(shared, key=lambda other: (-shared[other], other))[:most]
        others = (other for other in self._known if other != team and other not in shared)
        return [*near, *(other for _, other in zip(range(most - len(near)), others, strict=False))]


def _groups(hub: Hub) -> Iterator[tuple[str, ...]]:
    yield from (circle.people for circle in hub.circles.values() if circle.status != "closed")
    yield from (program.everyone for program in hub.programs.values() if program.status != "stopped")
