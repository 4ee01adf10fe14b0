"""Facts become what the people of every team know, teach and want, for any two teams to be put side by side."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from hubgen.content.hub import Team
from hubgen.views.insights.facts import Facts
from hubgen.views.refs import Link


class Side(NamedTuple):
    """One team. *counts* are four numbers for each skill that anybody in it knows or wants, in the order of `Sides.skills`:

    the skill's place there, how many know it, teach it, want it. Flat, for this is most of what a large hub has to send.
    """

    team: Link
    people: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """Every team by its slug, and every skill in use by its name: of 800 teams and 2,000 skills about 60,000 counts."""

    skills: tuple[Link, ...]
    teams: tuple[Side, ...]


def team_sides(facts: Facts) -> Sides:
    """Count, in one pass over all claims and wishes; where there are no two teams there is nothing to compare."""
    teams = facts.hub.teams
    if len(teams) < 2:
        return Sides((), ())
    keys = sorted(facts.used, key=lambda key: (facts.skill(key).name.casefold(), key))
    places = {key: place for place, key in enumerate(keys)}
    return Sides(tuple(map(facts.skill, keys)), tuple(_side(facts, team, places) for _, team in sorted(teams.items())))


def _side(facts: Facts, team: Team, places: Mapping[str, int]) -> Side:
    """Count one team; *places* are those of the skills in use."""
    own = [facts.own[slug] for slug in team.people]
    know, teach = _count(places, [one.claims for one in own]), _count(places, [one.teaches for one in own])
    want = _count(places, [{want.skill.key for want in facts.hub.people[slug].wants} for slug in team.people])
    counts = list[int]()
    for place in sorted({**know, **want}):  # who teaches it knows it
        counts += place, know.get(place, 0), teach.get(place, 0), want.get(place, 0)
    return Side(facts.team(team.slug), len(team.people), tuple(counts))


def _count(places: Mapping[str, int], keys: Iterable[Iterable[str]]) -> Mapping[int, int]:
    """Count the skills in use of each person, by their places."""
    counts = Counter(chain.from_iterable(keys))
    return {places[key]: count for key, count in counts.items() if key in places}
