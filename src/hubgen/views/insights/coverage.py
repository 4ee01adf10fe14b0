"""A hub becomes a table of teams by skills, small enough to read, with the people behind each cell and two teams compared."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hubgen.content.hub import Person, Team
from hubgen.views.insights.facts import Facts, Known
from hubgen.views.refs import Link

MOST_SKILLS = 30
MOST_TEAMS = 40
MOST_PEOPLE = 60
"""So many people stand behind one cell; all are counted."""

OTHERS, NO_TEAM = "others", "none"


class Column(NamedTuple):
    key: str
    skill: Link


class Cell(NamedTuple):
    """Who knows and teaches one skill in one team. *levels* counts levels 1 to 4, and is empty where they are hidden."""

    people: int
    teachers: int
    levels: tuple[int, ...]


class CoverageRow(NamedTuple):
    """One team, with a cell for each column. *kind* is `team`, `others` (*teams* of them in one row) or `none` (no team)."""

    kind: str
    team: Link
    teams: int
    people: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Teams by skills. *more* skills have no column: each row is of all its people, so that columns add up to the hub."""

    columns: tuple[Column, ...]
    rows: tuple[CoverageRow, ...]
    more: int


class CellPeople(NamedTuple):
    """Who is behind a cell: the first of those who teach it, and of the others who know it; *total* is how many there are."""

    teachers: tuple[Link, ...]
    others: tuple[Link, ...]
    total: int


class Contrast(NamedTuple):
    """One skill in two teams, as counts of who knows and teaches it in the first and in the second.

    *offer* is `first` where the first teaches what the second wants, `second` the other way, `both`, or empty.
    """

    key: str
    skill: Link
    know: tuple[int, int]
    teach: tuple[int, int]
    want: tuple[int, int]
    offer: str


def coverage(facts: Facts, team: Team | None = None, only: str = "") -> Coverage:
    """Give the table: the skills that most know or want, in that order, then by name; *team* alone has columns of its own.

    *only* is the key of the one skill to look at. Up to `MOST_TEAMS` teams have a row each, in the hub's order; of more, those with most people, and the rest share one.
    Who is in no team has the last row, where there is anybody. Cost: one pass over the claims of the columns.
    """
    shown = [team] if team else _largest(facts)
    keys = [only] if only else _columns(facts, team)
    rows = [_Count("team", facts.team(one.slug), 1, frozenset(one.people)) for one in shown]
    if not team:
        named = {one.slug for one in shown}
        rest = [one for one in facts.hub.teams.values() if one.slug not in named]
        others = frozenset(slug for one in rest for slug in one.people)
        alone = frozenset(person.slug for person in facts.hub.present if not person.team)
        rows += [_Count(OTHERS, Link(""), len(rest), others)] if rest else []
        rows += [_Count(NO_TEAM, Link(""), 0, alone)] if alone else []
    row_of = {slug: at for at, row in enumerate(rows) for slug in row.people}
    cells = [_cells(facts, facts.skills[key].claims, row_of, len(rows)) for key in keys]
    return Coverage(
        columns=tuple(Column(key, facts.skill(key)) for key in keys),
        rows=tuple(
            CoverageRow(row.kind, row.team, row.teams, len(row.people), tuple(column[at] for column in cells)) for at, row in enumerate(rows)
        ),
        more=0 if only else len(_counts(facts, team)) - len(keys),
    )


def cell_people(facts: Facts, team: Team, key: str) -> CellPeople:
    """Give those in *team* who know the skill of that key."""
    slugs = frozenset(team.people)
    known = [(person, claim) for person, claim in facts.skills[key].claims if person.slug in slugs]
    teachers = [person for person, claim in known if claim.teaches]
    others = [person for person, claim in known if not claim.teaches]
    return CellPeople(facts.people(teachers, MOST_PEOPLE), facts.people(others, MOST_PEOPLE), len(known))


def compare_teams(facts: Facts, first: Team, second: Team) -> tuple[Contrast, ...]:
    """Give every skill in use that somebody in either team knows or wants.

    First where one could teach the other, then where only one knows it, then by how many know it, then by name.
    """
    sides = (frozenset(first.people), frozenset(second.people))
    rows = []
    for key, skill in facts.used.items():
        know = _split((person for person, _ in skill.claims), sides)
        want = _split((person for person, _ in skill.wants), sides)
        if any((*know, *want)):
            teach = _split(skill.teachers, sides)
            rows.append(Contrast(key, facts.skill(key), know, teach, want, _offer(teach, want)))
    return tuple(sorted(rows, key=lambda row: (not row.offer, all(row.know), -sum(row.know), row.skill.name.casefold(), row.key)))


def _offer(teach: tuple[int, int], want: tuple[int, int]) -> str:
    first, second = bool(teach[0] and want[1]), bool(teach[1] and want[0])
    return "both" if first and second else "first" if first else "second" if second else ""


def _split(people: Iterable[Person], sides: tuple[frozenset[str], frozenset[str]]) -> tuple[int, int]:
    slugs = [person.slug for person in people]
    return sum(slug in sides[0] for slug in slugs), sum(slug in sides[1] for slug in slugs)


class _Count(NamedTuple):
    kind: str
    team: Link
    teams: int
    people: frozenset[str]


def _largest(facts: Facts) -> list[Team]:
    teams = facts.hub.teams.values()
    largest = {team.slug for team in sorted(teams, key=lambda team: (-len(team.people), team.slug))[:MOST_TEAMS]}
    return [team for team in teams if team.slug in largest]


def _columns(facts: Facts, team: Team | None) -> list[str]:
    counts = _counts(facts, team)
    return sorted(counts, key=lambda key: (-counts[key], facts.skill(key).name.casefold(), key))[:MOST_SKILLS]


def _counts(facts: Facts, team: Team | None) -> Mapping[str, int]:
    """Count, for each skill in use, who knows it and who wants it, of *team* or of all; those of nobody are left out."""
    if team is None:
        counts = {key: len(skill.claims) + len(skill.wants) for key, skill in facts.used.items()}
        return {key: count for key, count in counts.items() if count}
    people = [facts.hub.people[slug] for slug in team.people]
    known = Counter(key for person in people for key in {claim.skill.key for claim in person.claims})
    wanted = Counter(key for person in people for key in {want.skill.key for want in person.wants})
    return {key: count for key, count in (known + wanted).items() if key in facts.used}


def _cells(facts: Facts, claims: Sequence[Known], row_of: Mapping[str, int], rows: int) -> list[Cell]:
    """Count one column, in one pass over its claims; *row_of* gives the row of each person who has one."""
    behind: list[list[Known]] = [[] for _ in range(rows)]
    for known in claims:
        if known[0].slug in row_of:
            behind[row_of[known[0].slug]].append(known)
    return [_cell(facts, known) for known in behind]


def _cell(facts: Facts, known: Sequence[Known]) -> Cell:
    levels = Counter(claim.level for _, claim in known)
    counts = tuple(levels[level] for level in (1, 2, 3, 4)) if facts.shows_levels else ()
    return Cell(len(known), sum(claim.teaches for _, claim in known), counts)
