"""A hub becomes the plain counts of which a trend can be drawn."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from hubgen.content.hub import Circle, Hub
from hubgen.content.settings import Insights, Settings
from hubgen.views.freshness import is_confirmed
from hubgen.views.insights.facts import Confirmed, Facts, Own, SkillFacts, gather

VERSION = 2
"""Goes up whenever a count is added or counts something else, so that whoever keeps counts knows theirs are old."""

ALIVE = timedelta(days=90)
"""A circle lives if it is no older, or somebody wrote a note of it within so many days: three meetings, even of a monthly one."""


class HubCounts(NamedTuple):
    """Everyone who is here. Those marked * depend on `hub.today`, all others on what is written alone.

    *teachers* teach at least one skill. *confirmed* * are the profiles, and *claims_confirmed* * the claims, that were
    confirmed within the hub's limit. *skills* are all that a file declares, or that somebody knows or wants; *taught*
    are those that somebody teaches, *untaught* those that somebody wants and nobody teaches, *single_points* those that
    one person alone holds; skills given up count in none of these four. *circles* are the active ones, *alive* * those
    of them that live. *notes* * and *sessions* * (of programs) are those of the month in which today lies, until today.
    *programs* are those that run, *on_track* * how many of them are.
    """

    people: int
    teachers: int
    confirmed: int
    no_skill: int
    claims: int
    claims_confirmed: int
    skills: int
    taught: int
    untaught: int
    single_points: int
    circles: int
    alive: int
    notes: int
    sessions: int
    programs: int
    on_track: int


class TeamCounts(NamedTuple):
    """As of the hub, of one team's people: *confirmed* and *claims_confirmed* depend on `hub.today`."""

    people: int
    teachers: int
    confirmed: int
    no_skill: int
    claims: int
    claims_confirmed: int


class SkillCounts(NamedTuple):
    """People, each once. Those marked * depend on `hub.today`.

    *learning* are those of *wants* who learn it already, in a pair of a program that is not over. *holds* are those of
    *knows* who do not say that they are only learning the ropes. *seats* * are the free seats of those who teach it and
    are neither away nor taking a pause, *unsaid* * how many of these have not said how many they take.
    """

    wants: int
    learning: int
    knows: int
    holds: int
    teaches: int
    seats: int
    unsaid: int


@dataclass(frozen=True, slots=True)
class Measures:
    """The counts of one hub on its day: *teams* by slug, *skills* by key, both sorted.

    `json.dumps` writes each of the counts as a list of integers, in the order of its fields; `SkillCounts(*row)` reads it.
    A skill's key is its slug, or `=` and the folded text where no file declares it.
    """

    hub: HubCounts
    teams: Mapping[str, TeamCounts]
    skills: Mapping[str, SkillCounts]


def yardstick(settings: Settings) -> Settings:
    """Give of *settings* what a count can depend on, and the rest as it is where nobody decided anything.

    What is counted by a yardstick can be kept under it: no other setting makes it another figure.
    """
    return Settings(audience=settings.audience, stale_days=settings.stale_days, insights=Insights(levels=settings.insights.levels))


def measure(hub: Hub) -> Measures:
    """Count *hub*, as its readers see it, on its day.

    Nothing depends on what levels are called; where the settings hide levels, whoever knows a skill holds it. To the
    public no program is on track: it is not told how they go. Away counts as here; who has left does not count. Cost: a
    few passes over people, claims, wishes and notes, about 0.3 s for 10,000 people and 2,000 skills.
    """
    return measures_of(gather(hub))


def measures_of(facts: Facts) -> Measures:
    """Count what was gathered already."""
    hub, own = facts.hub, facts.own
    # Every day of a profile is among those of its claims, if only with none.
    days = set[date | None]().union(*(each.claims for each in facts.confirmed.values()))
    fresh = {day for day in days if is_confirmed(hub, day)}
    teams = {slug: _team_counts(facts.confirmed[slug], fresh, [own[one] for one in team.people]) for slug, team in hub.teams.items()}
    alone = _team_counts(facts.confirmed[""], fresh, [own[person.slug] for person in hub.present if not person.team])
    return Measures(
        hub=_hub_counts(facts, TeamCounts(*map(sum, zip(*teams.values(), alone, strict=True)))),
        teams=teams,
        skills={key: _skill_counts(one) for key, one in facts.skills.items()},
    )


def is_alive(hub: Hub, circle: Circle) -> bool:
    """Say whether *circle* is active, and new (one that has yet to begin is, too) or wrote something down lately."""
    since = hub.today - ALIVE
    is_new = circle.meets is not None and circle.meets.starts >= since
    return circle.status == "active" and (is_new or any(since <= note.date <= hub.today for note in circle.notes))


def _hub_counts(facts: Facts, everyone: TeamCounts) -> HubCounts:
    hub = facts.hub
    used = facts.used.values()
    notes = [note.date for note in hub.notes]
    sessions = [
        note.date for program in hub.programs.values() for note in program.notes if note.kind == "session"
    ]
    first = hub.today.replace(day=1)
    return HubCounts(
        *everyone,
        skills=len(used),
        taught=sum(bool(one.teachers) for one in used),
        untaught=sum(bool(one.wants) and not one.teachers for one in used),
        single_points=sum(len(one.holders) == 1 for one in used),
        circles=sum(circle.status == "active" for circle in hub.circles.values()),
        alive=sum(is_alive(hub, circle) for circle in hub.circles.values()),
        notes=sum(first <= day <= hub.today for day in notes),
        sessions=sum(first <= day <= hub.today for day in sessions),
        programs=len(facts.momenta),
        on_track=sum(each.state == "on-track" for each in facts.momenta.values()),
    )


def _team_counts(confirmed: Confirmed, fresh: Set[date | None], own: Sequence[Own]) -> TeamCounts:
    """Count one team, or those in none; *own* are the claims of each of its people, *fresh* the days that still count."""
    return TeamCounts(
        people=len(own),
        teachers=sum([bool(one.teaches) for one in own]),
        confirmed=_fresh(confirmed.profiles, fresh),
        no_skill=sum([not one.claims for one in own]),
        claims=sum([len(one.claims) for one in own]),
        claims_confirmed=_fresh(confirmed.claims, fresh),
    )


def _fresh(days: Mapping[date | None, int], fresh: Set[date | None]) -> int:
    return sum([count for day, count in days.items() if day in fresh])


def _skill_counts(skill: SkillFacts) -> SkillCounts:
    return SkillCounts(
        wants=len(skill.wants),
        learning=len(skill.learning),
        knows=len(skill.claims),
        holds=len(skill.holders),
        teaches=len(skill.teachers),
        seats=skill.seats,
        unsaid=skill.unsaid,
    )
