"""Insights become CSV that a spreadsheet shows and does not obey."""

from collections.abc import Iterator

from hubgen.views.cells import Value, csv_text, line
from hubgen.views.insights.adoption import Adoption
from hubgen.views.insights.coverage import Coverage
from hubgen.views.insights.network import Network
from hubgen.views.insights.overview import Overview
from hubgen.views.insights.single_points import SinglePoint
from hubgen.views.insights.wanted import Wanted
from hubgen.views.refs import Link

COLUMNS = (
    *("kind", "skill", "skill_name", "team", "team_name", "other_team", "other_team_name", "person", "person_name", "circle", "circle_name"),
    *("program", "program_name", "month", "reason", "level", "people", "want", "waiting", "know", "level_1", "level_2", "level_3", "level_4"),
    *("teach", "seats", "unsaid", "balance", "step", "held", "elsewhere", "away", "links", "skills", "circles", "programs"),
    *("profiles_confirmed", "claims", "claims_confirmed", "notes", "sessions", "state"),
)

_Row = dict[str, Value]


def insights_csv(view: Overview) -> str:
    """Write one row for each fact (RFC 4180), in which columns that do not belong to it are empty.

    *kind* is `wanted` and `ask` (whom, of the row before), `single-point` and `nearest`, `circle-point`, `coverage` (a cell
    that is not empty), `compared` (two rows a skill, one for each team), `bridge`, `connector`, `freshness` (of a team),
    `month`, `circle` and `program`. A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    return csv_text(COLUMNS, (line(*(row.get(column, "") for column in COLUMNS)) for row in _rows(view)))


def _rows(view: Overview) -> Iterator[_Row]:
    for row in view.wanted:
        yield from _wanted(row)
    for point in view.points:
        yield from _point("single-point", point)
    for one in view.circles:
        for point in one.points:
            yield from ({**row, **_of("circle", one.circle)} for row in _point("circle-point", point))
    yield from _coverage(view.coverage)
    for contrast in view.contrast:
        for at, link in enumerate((view.team, view.other)):
            counts: _Row = {"know": contrast.know[at], "teach": contrast.teach[at], "want": contrast.want[at], "reason": contrast.offer}
            yield {"kind": "compared", **_of("skill", contrast.skill), **_of("team", link), **counts}
    if view.network:
        yield from _network(view.network)
    if view.adoption:
        yield from _adoption(view.adoption)


def _wanted(row: Wanted) -> Iterator[_Row]:
    skill = _of("skill", row.skill)
    counts: _Row = {"want": row.want, "waiting": row.waiting, "know": row.know, "teach": row.teach, "seats": row.seats, "unsaid": row.unsaid}
    yield {"kind": "wanted", **skill, **counts, **_levels(row.levels), "balance": row.balance, "step": row.step.kind, **_of("circle", row.step.circle)}
    for ask in row.ask:
        where = _of("circle" if ask.reason == "spoke" else "program", ask.where)
        yield {"kind": "ask", **skill, **_of("person", ask.person), "reason": ask.reason, "level": ask.level or "", **where}


def _point(kind: str, point: SinglePoint) -> Iterator[_Row]:
    skill = _of("skill", point.skill)
    counts: _Row = {"held": point.held, "elsewhere": point.elsewhere, "want": point.want, "away": "yes" if point.away else "no"}
    alone = _of("person", point.people[0]) if point.held == 1 else {}
    yield {"kind": kind, **skill, **_of("team", point.team), **alone, "reason": point.kind, **counts}
    for one in point.nearest:
        of = _of("program", one.of) if one.reason in ("learns", "learned") else {}
        yield {"kind": "nearest", **skill, **_of("person", one.person), "reason": one.reason, **of}


def _coverage(coverage: Coverage) -> Iterator[_Row]:
    for row in coverage.rows:
        team: _Row = _of("team", row.team) if row.kind == "team" else {"team_name": f"({row.kind})"}
        for column, behind in zip(coverage.columns, row.cells, strict=True):
            if behind.people:
                counts: _Row = {"people": row.people, "know": behind.people, "teach": behind.teachers, **_levels(behind.levels)}
                yield {"kind": "coverage", **_of("skill", column.skill), **team, **counts}


def _network(network: Network) -> Iterator[_Row]:
    for one in network.bridges:
        ties: _Row = {"links": one.links, "skills": one.ties.skills, "circles": one.ties.circles, "programs": one.ties.programs}
        yield {"kind": "bridge", **_of("team", one.one), **_of("other_team", one.other), **ties}
    for connector in network.connectors:
        yield {"kind": "connector", **_of("person", connector.person), "reason": " ".join(map(str, connector.parts))}


def _adoption(adoption: Adoption) -> Iterator[_Row]:
    for team in adoption.teams:
        counts = team.counts
        fresh: _Row = {"people": counts.people, "profiles_confirmed": counts.confirmed, "claims": counts.claims}
        yield {"kind": "freshness", **_of("team", team.team), **fresh, "claims_confirmed": counts.claims_confirmed}
    for month in adoption.months:
        confirmed: _Row = {"profiles_confirmed": month.profiles, "claims_confirmed": month.claims}
        yield {"kind": "month", "month": month.month, **confirmed, "notes": month.notes, "sessions": month.sessions}
    for circle in adoption.circles:
        yield {"kind": "circle", **_of("circle", circle.circle), "state": "alive" if circle.is_alive else "quiet"}
    for program in adoption.programs:
        yield {"kind": "program", **_of("program", program.program), "state": program.state}


def _levels(levels: tuple[int, ...]) -> _Row:
    return {f"level_{at}": count for at, count in enumerate(levels, 1)}


def _of(what: str, link: Link | None) -> _Row:
    return {what: link.slug, f"{what}_name": link.name} if link else {}
