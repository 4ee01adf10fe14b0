"""A hub becomes a table of teams by skills, small enough to read, with the people behind each cell and two teams compared."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from hubgen.content.hub import Hub, Person, Team
from hubgen.views.insights.facts import Facts, Known
from hubgen.views.refs import Link
from hubgen.views.search.fold import tie_hash

MOST_SKILLS = 30
MOST_TEAMS = 40
MOST_PEOPLE = 60
"""So many people stand behind one cell; all are counted."""

TEAM, OTHERS, NO_TEAM = "team", "others", "none"
STEPS = (1, 2, 3, 6, 11)
"""From so many people on, a cell is drawn a step darker: one, two, three to five, six to ten, more."""


class Column(NamedTuple):
    key: str
    skill: Link

    @property
    def anchor(self) -> str:
        """Where the skill stands on the page of a row; a key that no file declares may hold any sign."""
        return f"skill-{self.skill.slug}" if self.skill.slug else f"name-{tie_hash(self.key):08x}"


class Cell(NamedTuple):
    """Who knows and teaches one skill in one team. *levels* counts levels 1 to 4, and is empty where they are hidden."""

    people: int
    teachers: int
    levels: tuple[int, ...]

    @property
    def step(self) -> int:
        """How dark it is drawn, 0 to 5."""
        return bisect_right(STEPS, self.people)


class CoverageRow(NamedTuple):
    """One team, with a cell for each column. *kind* is `team`, `others` (*teams* of them in one row) or `none` (no team)."""

    kind: str
    team: Link
    teams: int
    people: int
    cells: tuple[Cell, ...]

    @property
    def place(self) -> str:
        """The address of its people, below that of the table: no team's slug may take that of the other rows."""
        return row_place(self.kind, self.team.slug)


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


Behind: TypeAlias = tuple[tuple[CellPeople, ...], ...]


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
    return covered(facts, team, only)[0]


def covered(facts: Facts, team: Team | None = None, only: str = "") -> tuple[Coverage, Behind]:
    """Give the table, and who is behind each of its cells, as its rows and columns."""
    keys = [only] if only else _columns(facts, team)
    rows = [_of_team(team)] if team else _rows(facts.hub)
    row_of = _row_of(rows)
    shared = [[_cell(facts, known) for known in _by_row(facts.skills[key].claims, row_of, len(rows))] for key in keys]
    table = Coverage(
        columns=tuple(Column(key, facts.skill(key)) for key in keys),
        rows=tuple(
            CoverageRow(row.kind, row.team, row.teams, len(row.people), tuple(column[at][0] for column in shared)) for at, row in enumerate(rows)
        ),
        more=0 if only else len(_counts(facts, team)) - len(keys),
    )
    return table, tuple(tuple(column[at][1] for column in shared) for at in range(len(rows)))


def row_places(hub: Hub) -> tuple[str, ...]:
    """Give the `place` of each row of the whole hub's table, without deriving any of it."""
    return tuple(row_place(row.kind, row.team.slug) for row in _rows(hub))


def row_place(kind: str, team: str) -> str:
    return f"{kind}/{team}/" if team else f"{kind}/"


def cell_people(facts: Facts, team: Team, key: str) -> CellPeople:
    """Give those in *team* who know the skill of that key."""
    slugs = frozenset(team.people)
    return _cell(facts, [known for known in facts.skills[key].claims if known[0].slug in slugs])[1]


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


def _rows(hub: Hub) -> list[_Count]:
    """Give the rows of the whole hub, and who is in each."""
    largest = {team.slug for team in sorted(hub.teams.values(), key=lambda team: (-len(team.people), team.slug))[:MOST_TEAMS]}
    rest = [team for team in hub.teams.values() if team.slug not in largest]
    others = frozenset(slug for team in rest for slug in team.people)
    alone = frozenset(person.slug for person in hub.present if not person.team)
    return [
        *(_of_team(team) for team in hub.teams.values() if team.slug in largest),
        *([_Count(OTHERS, Link(""), len(rest), others)] if rest else ()),
        *([_Count(NO_TEAM, Link(""), 0, alone)] if alone else ()),
    ]


def _of_team(team: Team) -> _Count:
    return _Count(TEAM, Link(team.name, team.slug), 1, frozenset(team.people))


def _row_of(rows: Sequence[_Count]) -> Mapping[str, int]:
    """Say in which row everybody stands, by their slug."""
    return {slug: at for at, row in enumerate(rows) for slug in row.people}


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


def _by_row(claims: Sequence[Known], row_of: Mapping[str, int], rows: int) -> list[list[Known]]:
    """Share out one column's *claims* among so many *rows*, in one pass."""
    behind: list[list[Known]] = [[] for _ in range(rows)]
    for known in claims:
        row = row_of.get(known[0].slug)
        if row is not None:
            behind[row].append(known)
    return behind


def _cell(facts: Facts, known: Sequence[Known]) -> tuple[Cell, CellPeople]:
    """Count one cell, and name who is behind it, in one look at each claim."""
    levels, teachers, others = [0, 0, 0, 0, 0], list[Person](), list[Person]()
    for person, claim in known:
        levels[claim.level or 0] += 1
        (teachers if claim.teaches else others).append(person)
    cell = Cell(len(known), len(teachers), tuple(levels[1:]) if facts.shows_levels else ())
    return cell, CellPeople(facts.people(teachers, MOST_PEOPLE), facts.people(others, MOST_PEOPLE), len(known))
