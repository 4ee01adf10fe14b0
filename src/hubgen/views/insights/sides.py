"""Facts become what the people of every team know, teach and want, for any two teams to be put side by side."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from hubgen.content.hub import Person
from hubgen.views.insights.facts import Facts
from hubgen.views.refs import Link

KNOW, TEACH, WANT = 1, 2, 3


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
        for team, counts in _counts(facts, key, place).items():
            counted[team].extend(counts)
    sides = tuple(Side(facts.team(slug), len(team.people), tuple(counted[slug])) for slug, team in sorted(teams.items()))
    return Sides(tuple(map(facts.skill, keys)), sides)


def _counts(facts: Facts, key: str, place: int) -> dict[str, list[int]]:
    """Count one skill, by the slug of the team."""
    skill = facts.used[key]
    found: defaultdict[str, list[int]] = defaultdict(lambda: [place, 0, 0, 0])
    who: tuple[tuple[int, Iterable[Person]], ...] = (
        (KNOW, (person for person, _ in skill.claims)),
        (TEACH, skill.teachers),
        (WANT, (person for person, _ in skill.wants)),
    )
    for at, people in who:
        for team in _teams_of(facts, people):
            found[team][at] += 1
    return found


def _teams_of(facts: Facts, people: Iterable[Person]) -> Iterator[str]:
    teams = map(facts.teams.get, map(attrgetter("slug"), people))
    return (team for team in teams if team)
