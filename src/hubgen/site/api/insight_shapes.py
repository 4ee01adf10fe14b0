"""What `insights.json` of `api/v1/` holds, as published; `shapes.py` says what may be done to it."""

from typing import Annotated, TypedDict

from hubgen.site.api.shapes import Address, Link, Whole


class HubCounts(TypedDict):
    """Of everyone who is here; circles are active ones, programs those that run."""

    people: int
    teachers: int
    confirmed: Annotated[int, "Profiles that were confirmed within the hub's limit."]
    no_skill: int
    claims: int
    claims_confirmed: int
    skills: Annotated[int, "Declared, or known or wanted by somebody, and not given up."]
    taught: int
    untaught: Annotated[int, "Wanted by somebody, taught by nobody."]
    single_points: Annotated[int, "Held by one person alone."]
    circles: int
    alive: Annotated[int, "Circles that are not yet 90 days old, or wrote a note within 90 days."]
    notes: Annotated[int, "Of circles, in this month until today."]
    sessions: Annotated[int, "Of programs, in this month until today."]
    programs: int
    on_track: int


class Ask(TypedDict):
    """Somebody who could be asked to teach a skill."""

    person: Link
    reason: Annotated[str, "`knows` (well, and has not said that they teach it), `learned` (in the program `where`), `spoke` (about it, in the circle `where`)."]
    level: Annotated[int | None, "3 or 4 where the reason is `knows` and levels are shown."]
    where: Link | None


class Step(TypedDict):
    """What to do about wishes that wait."""

    kind: Annotated[str, "`pair`, `pilot`, `talk`, `join`, `circle`, `ask`, `find`, or empty where nobody waits."]
    model: Annotated[str, "The playbook of a program to start, or empty."]
    url: Annotated[Address, "The page on which one begins, or empty."]


class Wanted(TypedDict):
    """A skill that somebody wants or teaches."""

    skill: Link
    want: int
    waiting: Annotated[int, "Who wants it and does not learn it already in a pair."]
    know: int
    levels: Annotated[list[int], "How many know it at each of the levels 1 to 4; empty where levels are hidden."]
    teach: int
    seats: Annotated[int, "Free seats of those who teach it."]
    unsaid: Annotated[int, "Those who teach it and have not said how many they take."]
    balance: Annotated[int, "Places less those who wait."]
    wanting: Annotated[list[Link], "The first of those who want it."]
    teachers: Annotated[list[Link], "The first of those who teach it."]
    ask: list[Ask]
    step: Step


class Nearest(TypedDict):
    """Somebody who could carry a skill next."""

    person: Link
    reason: Annotated[str, "`learns`, `begun`, `learned`, `wants`, or `near` (knows `of`, which is related)."]
    of: Link | None


class SinglePoint(TypedDict):
    """A skill that is at risk; never a person who fails."""

    skill: Link
    kind: Annotated[str, "`person` (one alone holds it), `away` (all who hold it are away), `team` (all are in one team)."]
    people: Annotated[list[Link], "The first of those who hold it."]
    held: Annotated[int, "How many hold it."]
    team: Link | None
    away: bool
    want: int
    nearest: list[Nearest]


class CirclePoints(TypedDict):
    """A circle whose own skills hang on single people who come to it."""

    circle: Link
    single_points: list[SinglePoint]


class TeamCounts(TypedDict):
    """Of one team's people."""

    team: Link
    single_points: Annotated[int, "Skills of the hub that hang on one of its people, or on the team as a whole."]
    people: int
    teachers: int
    confirmed: int
    no_skill: int
    claims: int
    claims_confirmed: int


class Month(TypedDict):
    """What was last confirmed, and written down, in one month."""

    month: Annotated[str, "Such as `2026-11`."]
    profiles: int
    claims: int
    notes: int
    sessions: int


class History(TypedDict):
    """What the hub was at the end of each month, as far as that is known; today in the last."""

    months: Annotated[list[str], "Such as `2026-11`, oldest first, without a gap."]
    figures: Annotated[dict[str, list[int | None]], "Each of `counts`, by its name, in each of the months; null where nothing is known."]


class Cell(TypedDict):
    """A skill in a team, or in several together."""

    know: int
    teach: int
    levels: Annotated[list[int], "How many know it at each of the levels 1 to 4; empty where levels are hidden."]


class CoverageRow(TypedDict):
    """A team; or `others`, of which `teams` stand in one row; or `none`, who is in no team."""

    kind: Annotated[str, "`team`, `others` or `none`."]
    team: Link | None
    teams: int
    people: int
    cells: Annotated[list[Cell], "One for each of `skills`."]


class Coverage(TypedDict):
    """Teams by skills."""

    skills: list[Link]
    more_skills: Annotated[int, "Skills that have no column."]
    rows: list[CoverageRow]


class Bridge(TypedDict):
    """What joins two teams."""

    one: Link
    other: Link
    links: Annotated[int, "Pairs of people."]
    skills: int
    circles: int
    programs: int


class Network(TypedDict):
    """Who is joined to whom, in numbers."""

    people: int
    joined: int
    links: int
    bridges: Annotated[list[Bridge], "The strongest."]
    bridge_count: int
    island_count: int


class Insights(Whole):
    """What the hub knows about itself."""

    levels: Annotated[list[str], "What the levels 1 to 4 are called; empty where they are hidden."]
    counts: HubCounts
    wanted: Annotated[list[Wanted], "What hurts most first."]
    single_points: list[SinglePoint]
    circles: list[CirclePoints]
    teams: list[TeamCounts]
    months: Annotated[list[Month], "The last twelve, oldest first."]
    history: History
    coverage: Coverage
    network: Network
