"""What a hub is now and what its months were become the lines that pages draw."""

from dataclasses import dataclass, replace
from heapq import nsmallest
from typing import NamedTuple

from hubgen.views.insights.facts import Facts
from hubgen.views.insights.measures import HubCounts
from hubgen.views.insights.trends import Series, Trends
from hubgen.views.refs import Link

MOST_TEAMS = 40
MOST_SKILLS = 60
YEAR = 12


class Figure(NamedTuple):
    """A figure of the whole hub; *name* is its field in `HubCounts`."""

    name: str
    series: Series


class TeamLines(NamedTuple):
    """How many people a team has, how many of them teach, and how many of their profiles are confirmed."""

    team: Link
    people: Series
    teachers: Series
    confirmed: Series


class SkillLines(NamedTuple):
    """Who wants and who teaches a skill; *more_want* and *more_teach* are what that is more than in the month `since`."""

    skill: Link
    wants: Series
    teaches: Series
    more_want: int
    more_teach: int


@dataclass(frozen=True, slots=True)
class Lines:
    """The months, as `2026-11`, oldest first, the one of today last, and what is known of each.

    *teams* are those with most people, in the hub's order, *more_teams* the number of the others. *skills* are those in
    which most has changed since the month *since*, a year ago or the oldest that is known; *more_skills* others have
    changed. *unread* months have files that could not be read, which are not counted. Where nothing is known but today,
    *teams*, *skills* and *since* are empty.
    """

    months: tuple[str, ...]
    figures: tuple[Figure, ...]
    teams: tuple[TeamLines, ...] = ()
    more_teams: int = 0
    skills: tuple[SkillLines, ...] = ()
    more_skills: int = 0
    since: str = ""
    unread: int = 0

    @property
    def has_past(self) -> bool:
        """Say whether anything is known besides today."""
        return bool(self.since)


def lines(facts: Facts, known: Trends) -> Lines:
    """Choose what is drawn of *known*, the newest month of which is that of the hub's day.

    Cost: a look at each skill in two months, and at every month for the lines that are drawn.
    """
    found = Lines(
        months=tuple(str(day)[:7] for day in known.days),
        figures=tuple(Figure(name, known.of_hub(name)) for name in HubCounts._fields),
        unread=sum(bool(month and month.unread) for month in known.counts),
    )
    since = _since(known)
    if since is None:
        return found
    moved = _moved(facts, known, since)
    teams = _largest(facts)
    return replace(
        found,
        teams=tuple(TeamLines(facts.team(slug), *(known.of_team(slug, name) for name in ("people", "teachers", "confirmed"))) for slug in teams),
        more_teams=len(facts.hub.teams) - len(teams),
        skills=tuple(_skill(facts, known, move) for move in nsmallest(MOST_SKILLS, moved)),
        more_skills=max(0, len(moved) - MOST_SKILLS),
        since=found.months[since],
    )


class _Move(NamedTuple):
    """How much has changed in a skill; those that come first changed most."""

    less: int
    name: str
    key: str
    more_want: int
    more_teach: int


def _since(known: Trends) -> int | None:
    """Give the number of the month to compare with; None if nothing is known but the newest."""
    last = len(known.counts) - 1
    return next((at for at in range(max(0, last - YEAR), last) if known.counts[at]), None)


def _moved(facts: Facts, known: Trends, since: int) -> list[_Move]:
    both = replace(known, days=(known.days[since], known.days[-1]), counts=(known.counts[since], known.counts[-1]))
    return [move for key in facts.used if (move := _move(facts, both, key)).less]


def _move(facts: Facts, both: Trends, key: str) -> _Move:
    want, teach = (both.of_skill(key, name).month_change or 0 for name in ("wants", "teaches"))
    return _Move(-abs(want) - abs(teach), facts.skill(key).name.casefold(), key, want, teach)


def _skill(facts: Facts, known: Trends, move: _Move) -> SkillLines:
    key = move.key
    return SkillLines(facts.skill(key), known.of_skill(key, "wants"), known.of_skill(key, "teaches"), move.more_want, move.more_teach)


def _largest(facts: Facts) -> list[str]:
    teams = facts.hub.teams
    largest = set(nsmallest(MOST_TEAMS, teams, key=lambda slug: (-len(teams[slug].people), slug)))
    return [slug for slug in teams if slug in largest]
