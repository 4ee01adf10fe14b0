"""A hub becomes how fresh and how alive it is: what was confirmed when, by team and month, circles that live, programs on track."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from hubgen.content.hub import Circle, Hub, Person, Team
from hubgen.views.freshness import claim_day
from hubgen.views.insights.facts import Facts
from hubgen.views.insights.measures import HubCounts, Measures, TeamCounts, is_alive, measures_of
from hubgen.views.momentum import momentum
from hubgen.views.refs import Link

_Confirmed: TypeAlias = tuple[Counter[str], Counter[str]]
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
    hub, days = facts.hub, last_months(facts.hub.today)
    measures = measures or measures_of(facts)
    groups = [team] if team else [*hub.teams.values(), Team("", "", tuple(person.slug for person in hub.present if not person.team))]
    confirmed = {one.slug: _confirmed(hub.people[slug] for slug in one.people) for one in groups}
    own = frozenset(team.people) if team else None
    return Adoption(
        counts=measures.hub,
        months=_months(hub, days, confirmed.values()),
        teams=tuple(
            TeamFreshness(facts.team(slug), measures.teams[slug], _by_month(days, profiles), _by_month(days, claims))
            for slug, (profiles, claims) in confirmed.items()
            if slug
        ),
        circles=tuple(_circle(hub, circle) for circle in hub.circles.values() if circle.status == "active" and _is_of(own, circle.people)),
        programs=tuple(
            ProgramLife(Link(program.name, program.slug), now.state, now.cause)
            for program in hub.programs.values()
            if program.status == "running" and _is_of(own, program.everyone) and (now := momentum(hub, program))
        ),
    )


def last_months(today: date) -> tuple[str, ...]:
    """Give the last months, as `2026-11`, oldest first."""
    count = 12 * today.year + today.month - 1
    return tuple(f"{at // 12:04}-{at % 12 + 1:02}" for at in range(count - MONTHS + 1, count + 1))


def _is_of(own: frozenset[str] | None, people: Iterable[str]) -> bool:
    return own is None or not own.isdisjoint(people)


def _months(hub: Hub, months: Sequence[str], confirmed: Iterable[_Confirmed]) -> tuple[MonthCounts, ...]:
    profiles: Counter[str] = Counter()
    claims: Counter[str] = Counter()
    for one in confirmed:
        profiles += one[0]
        claims += one[1]
    notes = Counter(str(note.date)[:7] for note in hub.notes if note.date <= hub.today)
    every = (note for program in hub.programs.values() for note in program.notes)
    sessions = Counter(str(note.date)[:7] for note in every if note.kind == "session" and note.date <= hub.today)
    return tuple(MonthCounts(month, profiles[month], claims[month], notes[month], sessions[month]) for month in months)


def _by_month(months: Sequence[str], counts: Counter[str]) -> tuple[int, ...]:
    return tuple(counts[month] for month in months)


def _confirmed(people: Iterable[Person]) -> _Confirmed:
    """Count the profiles and the claims that were last confirmed in each month."""
    profiles: Counter[date | None] = Counter()
    claims: Counter[date | None] = Counter()
    for person in people:
        profiles[person.confirmed] += 1
        own = {claim.skill.key: claim for claim in reversed(person.claims)}.values()
        claims.update([claim_day(person, claim) for claim in own])
    return _months_of(profiles), _months_of(claims)


def _months_of(days: Counter[date | None]) -> Counter[str]:
    months: Counter[str] = Counter()
    for day, count in days.items():
        months[str(day)[:7]] += count if day else 0
    return months


def _circle(hub: Hub, circle: Circle) -> CircleLife:
    last = max((note.date for note in circle.notes if note.date <= hub.today), default=None)
    return CircleLife(Link(circle.name, circle.slug), is_alive(hub, circle), last)
