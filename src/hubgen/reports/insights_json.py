"""Insights become JSON, version 1."""

import json
from collections.abc import Iterable

from hubgen.reports.matches_json import Json
from hubgen.views.insights.adoption import Adoption
from hubgen.views.insights.coverage import CellPeople, Contrast, Coverage, CoverageRow
from hubgen.views.insights.graph import Ties
from hubgen.views.insights.network import Network
from hubgen.views.insights.overview import Overview
from hubgen.views.insights.single_points import SinglePoint
from hubgen.views.insights.wanted import Wanted
from hubgen.views.refs import Link


def insights_json(view: Overview) -> str:
    """Write what was asked for; only keys are ever added to it, and what does not belong to the question is empty or null.

    `{"version": 1, "today", "team": LINK, "other": LINK, "skill": SKILL, "levels": [names of levels 1 to 4, or none where
    they are hidden], "wanted": [{"skill": SKILL, "want", "waiting", "know", "levels": [four counts, or none], "teach",
    "seats", "unsaid", "balance", "wanting": [LINK], "teachers": [LINK], "ask": [{"person": LINK, "reason", "level",
    "where": LINK}], "step": {"kind", "model", "url"}}], "single_points": [POINT], "circles": [{"circle": LINK,
    "single_points": [POINT]}], "teams_with_single_points": [{"team": LINK, "single_points"}], "coverage": {"skills":
    [SKILL], "more_skills", "rows": [{"kind", "team": LINK, "teams", "people", "cells": [{"know", "teach", "levels"}]}]},
    "behind": {"teachers": [LINK], "others": [LINK], "total"}, "compared": [{"skill": SKILL, "know", "teach", "want": [first,
    second], "offer"}], "network": NETWORK, "adoption": ADOPTION}`.

    A LINK is `{"slug", "name"}`, or null for nothing; the slug of a person whose profile stands on a shared page is theirs
    all the same. A SKILL is `{"key", "slug", "name"}` with a slug of null where no file declares it. A POINT is `{"skill":
    SKILL, "kind", "people": [LINK], "held", "team": LINK, "away", "elsewhere", "want", "nearest": [{"person": LINK,
    "reason", "of": LINK}]}`. A NETWORK is `{"by_team", "people", "joined", "links", "nodes": [{"slug", "name", "team": LINK,
    "size", "x", "y", "ties"}], "edges": [[node, node, skills, circles, programs]], "bridges": [{"one": LINK, "other":
    LINK, "links", "skills", "circles", "programs"}], "bridge_count", "islands": [{"size", "people": [LINK], "teams":
    [LINK]}], "island_count", "connectors": [{"person": LINK, "parts"}], "crowded_skills"}`. An ADOPTION is `{"counts":
    {as of `HubCounts`}, "months": [{"month", "profiles", "claims", "notes", "sessions"}], "teams": [{"team": LINK, "counts":
    {as of `TeamCounts`}, "profiles": [by month], "claims": [by month]}], "circles": [{"circle": LINK, "alive", "last"}],
    "programs": [{"program": LINK, "state", "cause"}]}`. Kinds and reasons are those of the views.
    """
    report: Json = {
        "version": 1,
        "today": view.today.isoformat(),
        "team": _link(view.team),
        "other": _link(view.other),
        "skill": _skill(view.key, view.skill) if view.skill else None,
        "levels": view.level_names,
        "wanted": [_wanted(row) for row in view.wanted],
        "single_points": [_point(point) for point in view.points],
        "circles": [{"circle": _link(one.circle), "single_points": [_point(point) for point in one.points]} for one in view.circles],
        "teams_with_single_points": [{"team": _link(one.team), "single_points": one.points} for one in view.teams],
        "coverage": _coverage(view.coverage),
        "behind": _behind(view.behind) if view.behind else None,
        "compared": [_compared(row) for row in view.contrast],
        "network": _network(view.network) if view.network else None,
        "adoption": _adoption(view.adoption) if view.adoption else None,
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _wanted(row: Wanted) -> Json:
    return {
        "skill": _skill(row.key, row.skill),
        "want": row.want,
        "waiting": row.waiting,
        "know": row.know,
        "levels": row.levels,
        "teach": row.teach,
        "seats": row.seats,
        "unsaid": row.unsaid,
        "balance": row.balance,
        "wanting": _links(row.wanting),
        "teachers": _links(row.teachers),
        "ask": [{"person": _link(one.person), "reason": one.reason, "level": one.level, "where": _link(one.where)} for one in row.ask],
        "step": {"kind": row.step.kind, "model": row.step.model, "url": row.step.url(row.skill)},
    }


def _point(point: SinglePoint) -> Json:
    return {
        "skill": _skill(point.key, point.skill),
        "kind": point.kind,
        "people": _links(point.people),
        "held": point.held,
        "team": _link(point.team),
        "away": point.away,
        "elsewhere": point.elsewhere,
        "want": point.want,
        "nearest": [{"person": _link(one.person), "reason": one.reason, "of": _link(one.of)} for one in point.nearest],
    }


def _coverage(coverage: Coverage) -> Json:
    return {
        "skills": [_skill(column.key, column.skill) for column in coverage.columns],
        "more_skills": coverage.more,
        "rows": [_covered(row) for row in coverage.rows],
    }


def _covered(row: CoverageRow) -> Json:
    cells: list[Json] = [{"know": cell.people, "teach": cell.teachers, "levels": cell.levels} for cell in row.cells]
    team = _link(row.team) if row.kind == "team" else None
    return {"kind": row.kind, "team": team, "teams": row.teams, "people": row.people, "cells": cells}


def _behind(behind: CellPeople) -> Json:
    return {"teachers": _links(behind.teachers), "others": _links(behind.others), "total": behind.total}


def _compared(row: Contrast) -> Json:
    return {"skill": _skill(row.key, row.skill), "know": row.know, "teach": row.teach, "want": row.want, "offer": row.offer}


def _network(network: Network) -> Json:
    nodes: list[Json] = [
        {"slug": one.link.slug, "name": one.link.name, "team": _link(one.team), "size": one.size, "x": one.x, "y": one.y, "ties": one.ties}
        for one in network.nodes
    ]
    return {
        "by_team": network.by_team,
        "people": network.people,
        "joined": network.joined,
        "links": network.links,
        "nodes": nodes,
        "edges": [[edge.one, edge.other, *edge.ties] for edge in network.edges],
        "bridges": [{"one": _link(one.one), "other": _link(one.other), "links": one.links, **_ties(one.ties)} for one in network.bridges],
        "bridge_count": network.bridge_count,
        "islands": [{"size": one.size, "people": _links(one.people), "teams": _links(one.teams)} for one in network.islands],
        "island_count": network.island_count,
        "connectors": [{"person": _link(one.person), "parts": one.parts} for one in network.connectors],
        "crowded_skills": network.crowded,
    }


def _ties(ties: Ties) -> dict[str, Json]:
    return {"skills": ties.skills, "circles": ties.circles, "programs": ties.programs}


def _adoption(adoption: Adoption) -> Json:
    return {
        "counts": adoption.counts._asdict(),
        "months": [month._asdict() for month in adoption.months],
        "teams": [
            {"team": _link(row.team), "counts": row.counts._asdict(), "profiles": row.profiles, "claims": row.claims} for row in adoption.teams
        ],
        "circles": [
            {"circle": _link(row.circle), "alive": row.is_alive, "last": row.last.isoformat() if row.last else None} for row in adoption.circles
        ],
        "programs": [{"program": _link(row.program), "state": row.state, "cause": row.cause} for row in adoption.programs],
    }


def _links(links: Iterable[Link]) -> list[Json]:
    return [_link(link) for link in links]


def _link(link: Link | None) -> Json:
    return {"slug": link.slug or None, "name": link.name} if link and link.name else None


def _skill(key: str, link: Link) -> Json:
    return {"key": key, "slug": link.slug or None, "name": link.name}
