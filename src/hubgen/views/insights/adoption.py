"""A hub becomes how fresh and how alive it is: what was confirmed when, by team and month, circles that live, programs on track."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple, TypeAlias

from hubgen.content.hub import Circle, Hub, Team
from hubgen.views.insights.facts import Confirmed, Facts
from hubgen.views.insights.measures import HubCounts, Measures, TeamCounts, is_alive, measures_of
from hubgen.views.refs import Link

_Months: TypeAlias = tuple[Counter[str], Counter[str]]
"""Profiles and claims, by the month in which they were last confirmed."""

MONTHS = 12
"""So many months are looked at, the one in which today lies last."""


class MonthCounts(NamedTuple):
    """One month, as `2026-11`.

    *profiles* and *claims* are those last confirmed in it, as files say today: who confirms again moves to the newer
    month. *notes* are of circles, *sessions* of programs.
    """

    month: str
    profiles: int
    claims: int
    notes: int
    sessions: int


class TeamFreshness(NamedTuple):
    """A team's counts, and the profiles and claims last confirmed in each of the months."""

    team: Link
    counts: TeamCounts
    profiles: tuple[int, ...]
    claims: tuple[int, ...]


class CircleLife(NamedTuple):
    """An active circle. *last* is the day of its newest note, None if it has none."""

    circle: Link
    is_alive: bool
    last: date | None


class ProgramLife(NamedTuple):
    """A program that runs: *state* and *cause* are those of `Momentum`."""

    program: Link
    state: str
    cause: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """*counts* are those of the whole hub. *teams* are in the hub's order, *months* oldest first."""

    counts: HubCounts
    months: tuple[MonthCounts, ...]
    teams: tuple[TeamFreshness, ...]
    circles: tuple[CircleLife, ...]
    programs: tuple[ProgramLife, ...]


def adoption(facts: Facts, team: Team | None = None, measures: Measures | None = None) -> Adoption:
    """Give how fresh and alive the hub is; with *team*, of its people alone, and the circles and programs they are in.
    *measures* are those of *facts*, if they were made already.

    Notes and sessions are counted for the whole hub: they are nobody's alone. Cost: a few passes over people, claims
    and notes.
    """
    hub, months = facts.hub, last_months(facts.hub.today)
    measures = measures or measures_of(facts)
    teams = [team] if team else [*hub.teams.values()]
    confirmed = {each.slug: _by_month(facts.confirmed[each.slug]) for each in teams}
    groups = [*confirmed.values()] if team else [*confirmed.values(), _by_month(facts.confirmed[""])]
    own = frozenset(team.people) if team else None
    return Adoption(
        counts=measures.hub,
        months=_months(hub, months, groups),
        teams=tuple(
            TeamFreshness(facts.team(slug), measures.teams[slug], tuple([profiles[month] for month in months]), tuple([claims[month] for month in months]))
            for slug, (profiles, claims) in confirmed.items()
        ),
        circles=tuple(_circle(hub, circle) for circle in hub.circles.values() if circle.status == "active" and _is_of(own, circle.people)),
        programs=tuple(
            ProgramLife(Link(program.name, slug), now.state, now.cause)
            for slug, now in facts.momenta.items()
            if _is_of(own, (program := hub.programs[slug]).everyone)
        ),
    )


def last_months(today: date) -> tuple[str, ...]:
    """Give the last months, as `2026-11`, oldest first."""
    count = 12 * today.year + today.month - 1
    return tuple(_month(at // 12, at % 12 + 1) for at in range(count - MONTHS + 1, count + 1))


def _is_of(own: frozenset[str] | None, people: Iterable[str]) -> bool:
    return own is None or not own.isdisjoint(people)


def _months(hub: Hub, months: Sequence[str], confirmed: Iterable[_Months]) -> tuple[MonthCounts, ...]:
    profiles: Counter[str] = Counter()
    claims: Counter[str] = Counter()
    for one in confirmed:
        profiles.update(one[0])
        claims.update(one[1])
    notes = Counter(str(note.date)[:7] for note in hub.notes if note.date <= hub.today)
    every = (note for program in hub.programs.values() for note in program.notes)
    sessions = Counter(str(note.date)[:7] for note in every if note.kind == "session" and note.date <= hub.today)
    return tuple(MonthCounts(month, profiles[month], claims[month], notes[month], sessions[month]) for month in months)


def _by_month(confirmed: Confirmed) -> _Months:
    return _months_of(confirmed.profiles), _months_of(confirmed.claims)


def _months_of(days: Mapping[date | None, int]) -> Counter[str]:
    months: Counter[str] = Counter()
    for day, count in days.items():
        if day:
            months[_month(day.year, day.month)] += count
    return months


@cache
def _month(year: int, month: int) -> str:
    return f"{year:04}-{month:02}"


def _circle(hub: Hub, circle: Circle) -> CircleLife:
    last = max((note.date for note in circle.notes if note.date <= hub.today), default=None)
    return CircleLife(Link(circle.name, circle.slug), is_alive(hub, circle), last)
