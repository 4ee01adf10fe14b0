"""All that the hub knows about itself becomes what each of its pages shows, as much of it as one can read.

Where the same stands as a file for a spreadsheet, *table* is its path, or empty.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import NamedTuple

from hubgen.views.insights.adoption import Adoption, CircleLife, MonthCounts, ProgramLife, TeamFreshness
from hubgen.views.insights.lines import Figure, SkillLines, TeamLines
from hubgen.views.insights.measures import HubCounts
from hubgen.views.insights.overview import CirclePoints, TeamPoints
from hubgen.views.insights.single_points import KINDS, SinglePoint
from hubgen.views.insights.wanted import Wanted
from hubgen.views.insights.whole import InsightsView

MOST_WANTED = 200
MOST_POINTS = 100
"""So many of each kind."""
MOST_TEAMS = 40
MOST_CIRCLES = 60
MOST_FRESH_TEAMS = 100
"""Those with most people, in the hub's order."""
MOST_LIVES = 100
"""So many circles, and so many programs, are shown by name."""

WHOLES = {"teachers": "people", "no_skill": "people", "confirmed": "people", "taught": "skills", "alive": "circles", "on_track": "programs"}
"""The figures that are a part of another one."""
ON_INDEX = ("people", "teachers", "no_skill", "confirmed", "skills", "taught", "untaught", "single_points", "alive", "notes", "sessions", "on_track")
OF_MONTH = frozenset({"notes", "sessions"})
"""The figures that are counted within a month, and not at its end."""
NEEDS = frozenset({"needs-check-in", "stalled"})
"""The states of a program that waits for somebody."""

class Part(NamedTuple):
    """A figure of the hub, and what it is a part of: *whole* is that count, None if it stands by itself."""

    figure: Figure
    whole: int | None

    @property
    def is_of_month(self) -> bool:
        """Say whether it is counted within a month, so that the newest is not over."""
        return self.figure.name in OF_MONTH


@dataclass(frozen=True, slots=True)
class Demand:
    """Wishes in short: *waiting* in *skills*, of which *unmet* in *short* skills have no place."""

    waiting: int
    skills: int
    unmet: int
    short: int


@dataclass(frozen=True, slots=True)
class IndexPage:
    """*worst* is the skill with most wishes without a place, *first* the point of one person to look at first.

    *alone* counts the skills that one person holds, *quiet* the active circles that are not alive, *needing* the
    programs that wait for somebody; *lives* are all active circles and running programs, *claims* all that people say
    they know.
    """

    is_empty: bool
    has_past: bool
    months: tuple[str, ...]
    parts: tuple[Part, ...]
    demand: Demand
    worst: Wanted | None
    alone: int
    first: SinglePoint | None
    claims: int
    lives: int
    quiet: int
    needing: int


@dataclass(frozen=True, slots=True)
class WantedPage:
    """*most* is the largest balance of a row, whichever its sign. *level_names* are empty where levels are hidden."""

    demand: Demand
    rows: tuple[Wanted, ...]
    more: int
    most: int
    level_names: tuple[str, ...]
    table: str = ""


@dataclass(frozen=True, slots=True)
class PointsOf:
    """The points of one *kind*: the first of *count*."""

    kind: str
    count: int
    rows: tuple[SinglePoint, ...]


@dataclass(frozen=True, slots=True)
class PointsPage:
    """*kinds* are those of `KINDS`, in that order. *most* is the largest number of points of a team.

    *has_teams* says that there are two: of one alone everything would rest on it. *first_level* is what the first level
    is called, empty where levels are hidden: then whoever knows a skill holds it.
    """

    skills: int
    first_level: str
    has_teams: bool
    kinds: tuple[PointsOf, ...]
    teams: tuple[TeamPoints, ...]
    more_teams: int
    most: int
    circles: tuple[CirclePoints, ...]
    more_circles: int
    table: str = ""


@dataclass(frozen=True, slots=True)
class FreshPage:
    """*quiet* counts the active circles that are not alive, *needing* the programs that wait for somebody."""

    counts: HubCounts
    stale_days: int
    months: tuple[MonthCounts, ...]
    teams: tuple[TeamFreshness, ...]
    more_teams: int
    circles: tuple[CircleLife, ...]
    more_circles: int
    programs: tuple[ProgramLife, ...]
    more_programs: int
    quiet: int
    needing: int


@dataclass(frozen=True, slots=True)
class TrendsPage:
    """Every line; *since* is as in `Lines`. *people_then* and *teachers_then* are the figures of that month."""

    months: tuple[str, ...]
    has_past: bool
    since: str
    people: int | None
    teachers: int | None
    people_then: int | None
    teachers_then: int | None
    parts: tuple[Part, ...]
    teams: tuple[TeamLines, ...]
    more_teams: int
    skills: tuple[SkillLines, ...]
    more_skills: int
    unread: int
    table: str = ""


def index_page(view: InsightsView) -> IndexPage:
    """Give a dozen figures, and what hurts most."""
    parts = {part.figure.name: part for part in _parts(view)}
    points = [point for point in view.overview.points if point.kind == "person"]
    worst = next(iter(view.overview.wanted), None)
    life = _adoption(view)
    return IndexPage(
        is_empty=not life.counts.people,
        has_past=view.lines.has_past,
        months=view.lines.months,
        parts=tuple(parts[name] for name in ON_INDEX),
        demand=_demand(view.overview.wanted),
        worst=worst if worst and worst.balance < 0 else None,
        alone=len(points),
        first=next(iter(points), None),
        claims=life.counts.claims,
        lives=life.counts.circles + life.counts.programs,
        quiet=_quiet(life),
        needing=_needing(life),
    )


def wanted_page(view: InsightsView, table: str = "") -> WantedPage:
    """Give the skills that hurt most."""
    rows = view.overview.wanted[:MOST_WANTED]
    return WantedPage(
        demand=_demand(view.overview.wanted),
        rows=rows,
        more=_left(view.overview.wanted, MOST_WANTED),
        most=max((abs(row.balance) for row in rows), default=0),
        level_names=view.overview.level_names,
        table=table,
    )


def points_page(view: InsightsView, table: str = "") -> PointsPage:
    """Give what rests on few, by kind, by team and by circle."""
    overview = view.overview
    kinds = {kind: [point for point in overview.points if point.kind == kind] for kind in KINDS}
    return PointsPage(
        skills=_adoption(view).counts.skills,
        first_level=next(iter(overview.level_names), ""),
        has_teams=len(view.sides.teams) > 1,
        kinds=tuple(PointsOf(kind, len(points), tuple(points[:MOST_POINTS])) for kind, points in kinds.items()),
        teams=overview.teams[:MOST_TEAMS],
        more_teams=_left(overview.teams, MOST_TEAMS),
        most=max((row.points for row in overview.teams), default=0),
        circles=overview.circles[:MOST_CIRCLES],
        more_circles=_left(overview.circles, MOST_CIRCLES),
        table=table,
    )


def fresh_page(view: InsightsView) -> FreshPage:
    """Give how fresh and how alive the hub is."""
    life = _adoption(view)
    largest = {row.team.slug for row in nsmallest(MOST_FRESH_TEAMS, life.teams, key=lambda row: (-row.counts.people, row.team.slug))}
    return FreshPage(
        counts=life.counts,
        stale_days=view.overview.stale_days,
        months=life.months,
        teams=tuple(row for row in life.teams if row.team.slug in largest),
        more_teams=_left(life.teams, MOST_FRESH_TEAMS),
        circles=life.circles[:MOST_LIVES],
        more_circles=_left(life.circles, MOST_LIVES),
        programs=life.programs[:MOST_LIVES],
        more_programs=_left(life.programs, MOST_LIVES),
        quiet=_quiet(life),
        needing=_needing(life),
    )


def trends_page(view: InsightsView, table: str = "") -> TrendsPage:
    """Give every figure with its line."""
    found = view.lines
    of = {figure.name: figure.series for figure in found.figures}
    then = found.months.index(found.since) if found.since else -1
    return TrendsPage(
        months=found.months,
        has_past=found.has_past,
        since=found.since,
        people=of["people"].now,
        teachers=of["teachers"].now,
        people_then=of["people"].values[then],
        teachers_then=of["teachers"].values[then],
        parts=tuple(_parts(view)),
        teams=found.teams,
        more_teams=found.more_teams,
        skills=found.skills,
        more_skills=found.more_skills,
        unread=found.unread,
        table=table,
    )


def _adoption(view: InsightsView) -> Adoption:
    """Give what an overview of the whole hub always has."""
    if view.overview.adoption is None:
        raise ValueError("the pages of insights are about the whole hub")
    return view.overview.adoption


def _parts(view: InsightsView) -> list[Part]:
    counts = _adoption(view).counts._asdict()
    return [Part(figure, counts[WHOLES[figure.name]] if figure.name in WHOLES else None) for figure in view.lines.figures]


def _demand(rows: Sequence[Wanted]) -> Demand:
    waiting = [row.waiting for row in rows if row.waiting]
    short = [-row.balance for row in rows if row.balance < 0]
    return Demand(sum(waiting), len(waiting), sum(short), len(short))


def _quiet(life: Adoption) -> int:
    return sum(not row.is_alive for row in life.circles)


def _needing(life: Adoption) -> int:
    return sum(row.state in NEEDS for row in life.programs)


def _left(rows: Sequence[object], most: int) -> int:
    return max(0, len(rows) - most)
