"""Facts become what the people of every team know, teach and want, for any two teams to be put side by side."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat
from typing import NamedTuple

from hubgen.content.hub import Person
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
    counted: defaultdict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        skill = facts.used[key]
        know, teach = _by_team(facts, [person for person, _ in skill.claims]), _by_team(facts, skill.teachers)
        want = _by_team(facts, [person for person, _ in skill.wants])
        for team in {**know, **want}:  # who teaches it knows it
            counted[team] += place, know.get(team, 0), teach.get(team, 0), want.get(team, 0)
    sides = tuple(Side(facts.team(slug), len(team.people), tuple(counted[slug])) for slug, team in sorted(teams.items()))
    return Sides(tuple(map(facts.skill, keys)), sides)


def _by_team(facts: Facts, people: Iterable[Person]) -> Counter[str]:
    """Count *people* by the slug of their team; those who are in none by an empty one."""
    return Counter(map(facts.teams.get, [person.slug for person in people], repeat("")))
