"""What the hub knows about itself becomes what the API says of it."""

from collections.abc import Mapping
from datetime import date

from hubgen.site.api.insight_shapes import (
    Bridge,
    Cell,
    CirclePoints,
    Coverage,
    CoverageRow,
    History,
    HubCounts,
    Insights,
    Month,
    Nearest,
    Network,
    SinglePoint,
    TeamCounts,
    Wanted,
)
from hubgen.site.api.names import link, links
from hubgen.views.insights import coverage, measures, network, single_points, wanted
from hubgen.views.insights.adoption import Adoption
from hubgen.views.insights.whole import InsightsView


def insights_of(insights: InsightsView, site_url: str, today: date) -> Insights:
    """Say what *insights* say of the whole hub; who is in the picture of the network is on its page alone."""
    view, lines = insights.overview, insights.lines
    assert view.network and view.adoption  # an overview of the whole hub has both
    hang = {one.team.slug: one.points for one in view.teams}
    return Insights(
        version=1,
        today=today.isoformat(),
        levels=[*view.level_names],
        counts=_counts(view.adoption.counts),
        wanted=[_wanted(row, site_url) for row in view.wanted],
        single_points=[_point(point) for point in view.points],
        circles=[CirclePoints(circle=link(one.circle), single_points=[_point(point) for point in one.points]) for one in view.circles],
        teams=_teams(view.adoption, hang),
        months=[
            Month(month=one.month, profiles=one.profiles, claims=one.claims, notes=one.notes, sessions=one.sessions)
            for one in view.adoption.months
        ],
        history=History(months=[*lines.months], figures={one.name: [*one.series.values] for one in lines.figures}),
        coverage=_coverage(view.coverage),
        network=_network(view.network),
    )


def _counts(counts: measures.HubCounts) -> HubCounts:
    return HubCounts(
        people=counts.people,
        teachers=counts.teachers,
        confirmed=counts.confirmed,
        no_skill=counts.no_skill,
        claims=counts.claims,
        claims_confirmed=counts.claims_confirmed,
        skills=counts.skills,
        taught=counts.taught,
        untaught=counts.untaught,
        single_points=counts.single_points,
        circles=counts.circles,
        alive=counts.alive,
        notes=counts.notes,
        sessions=counts.sessions,
        programs=counts.programs,
        on_track=counts.on_track,
    )


def _teams(adoption: Adoption, points: Mapping[str, int]) -> list[TeamCounts]:
    return [
        TeamCounts(
            team=link(row.team),
            single_points=points.get(row.team.slug, 0),
            people=row.counts.people,
            teachers=row.counts.teachers,
            confirmed=row.counts.confirmed,
            no_skill=row.counts.no_skill,
            claims=row.counts.claims,
            claims_confirmed=row.counts.claims_confirmed,
        )
        for row in adoption.teams
    ]


def _wanted(row: wanted.Wanted, site_url: str) -> Wanted:
    url = row.step.url(row.skill)
    return {  # written out: there may be thousands, and to call the shapes takes half as long again
        "skill": link(row.skill),
        "want": row.want,
        "waiting": row.waiting,
        "know": row.know,
        "levels": [*row.levels],
        "teach": row.teach,
        "seats": row.seats,
        "unsaid": row.unsaid,
        "balance": row.balance,
        "wanting": links(row.wanting),
        "teachers": links(row.teachers),
        "ask": [
            {"person": link(person), "reason": reason, "level": level, "where": link(where) if where else None}
            for person, reason, level, where in row.ask
        ],
        "step": {"kind": row.step.kind, "model": row.step.model, "url": site_url + url if url else ""},
    }


def _point(point: single_points.SinglePoint) -> SinglePoint:
    return SinglePoint(
        skill=link(point.skill),
        kind=point.kind,
        people=links(point.people),
        held=point.held,
        team=link(point.team) if point.team else None,
        away=point.away,
        want=point.want,
        nearest=[Nearest(person=link(one.person), reason=one.reason, of=link(one.of) if one.of else None) for one in point.nearest],
    )


def _coverage(view: coverage.Coverage) -> Coverage:
    return Coverage(skills=[link(column.skill) for column in view.columns], more_skills=view.more, rows=[_row(row) for row in view.rows])


def _row(row: coverage.CoverageRow) -> CoverageRow:
    cells = [Cell(know=cell.people, teach=cell.teachers, levels=[*cell.levels]) for cell in row.cells]
    team = link(row.team) if row.kind == "team" else None
    return CoverageRow(kind=row.kind, team=team, teams=row.teams, people=row.people, cells=cells)


def _network(view: network.Network) -> Network:
    bridges = [
        Bridge(
            one=link(one.one),
            other=link(one.other),
            links=one.links,
            skills=one.ties.skills,
            circles=one.ties.circles,
            programs=one.ties.programs,
        )
        for one in view.bridges
    ]
    return Network(
        people=view.people,
        joined=view.joined,
        links=view.links,
        bridges=bridges,
        bridge_count=view.bridge_count,
        island_count=view.island_count,
    )
