"""A hub becomes its network: who is joined to whom, the bridges between teams, the islands, and a picture of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import islice
from typing import NamedTuple

from hubgen.content.hub import Team
from hubgen.views.insights.facts import Facts
from hubgen.views.insights.graph import Between, Counted, Counts, Ties, is_crowded, people_edges, team_edges
from hubgen.views.insights.layout import MOST_NODES, lay_out
from hubgen.views.insights.parts import Neighbours, components, cut_nodes
from hubgen.views.refs import Link

MOST_TEAMS = 120
"""So many teams are drawn where a hub has more than `MOST_NODES` people: the largest."""
MOST_DRAWN = 1_500
"""So many edges are drawn: the strongest of each node, so that nobody who is joined is shown alone, then the strongest."""
MOST_BRIDGES = 60
MOST_ISLANDS = 30
MOST_NAMED = 12


class Node(NamedTuple):
    """A person, or a team of *size* people, at its place: 0 to 1,000 to the right and down. *ties* counts its neighbours."""

    link: Link
    team: Link
    size: int
    x: int
    y: int
    ties: int


class Edge(NamedTuple):
    """Two nodes, by their places in `Network.nodes`, and what joins them."""

    one: int
    other: int
    ties: Ties


class Bridge(NamedTuple):
    """What joins two teams, as in `Between`."""

    one: Link
    other: Link
    links: int
    ties: Ties


class Connector(NamedTuple):
    """A person through whom alone parts of a network hold together: the link is thin there, and others could share it.

    *parts* are the sizes, in people, of what would no longer be joined, largest first; the second has at least two.
    """

    person: Link
    parts: tuple[int, ...]


class Island(NamedTuple):
    """People who are joined to each other and to nobody else: *size* of them, the first by name, and their teams."""

    size: int
    people: tuple[Link, ...]
    teams: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Who is joined to whom. *by_team* says that the nodes are teams, since there are too many people to draw.

    *people* are all who are here, *joined* those who are joined to anybody; of the others only the number is told:
    nobody is shown as being alone. *links* counts joined pairs of people. *bridges* are those between teams, the
    strongest of *bridge_count*; *islands* the parts, the largest first, of *island_count*. *connectors* are looked for
    where people are drawn. *crowded* counts skills that so many teach and want that they join nobody in particular.
    """

    by_team: bool
    people: int
    joined: int
    links: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    bridges: tuple[Bridge, ...]
    bridge_count: int
    islands: tuple[Island, ...]
    island_count: int
    connectors: tuple[Connector, ...]
    crowded: int


def network(facts: Facts, team: Team | None = None) -> Network:
    """Derive the network; of *team*, its people and those of other teams whom they are joined to.

    Cost: edges are bounded for each skill, circle and program (see `graph`) and looked at a few times each; people are
    drawn up to `MOST_NODES`, teams above, up to `MOST_TEAMS`.
    """
    edges = people_edges(facts).of(frozenset(team.people)) if team else people_edges(facts)
    graph = edges.neighbours()
    parts = components(graph)
    between = team_edges(facts, edges, graph)
    by_team = len(graph if team else facts.hub.present) > MOST_NODES
    nodes, drawn = _teams_drawn(facts, between) if by_team else _people_drawn(facts, edges.counted())
    return Network(
        by_team=by_team,
        people=len(team.people) if team else len(facts.hub.present),
        joined=sum(slug in graph for slug in team.people) if team else len(graph),
        links=_count(graph),
        nodes=nodes,
        edges=drawn,
        bridges=_bridges(facts, between),
        bridge_count=_count(between.links),
        islands=tuple(_island(facts, part) for part in parts[:MOST_ISLANDS]),
        island_count=len(parts),
        connectors=() if by_team or team else _connectors(facts, cut_nodes(graph)),
        crowded=sum(map(is_crowded, facts.used.values())),
    )


def _count(joined: Counts | Neighbours) -> int:
    """Count those who are joined, by twos."""
    return sum(map(len, joined.values())) // 2


def _people_drawn(facts: Facts, edges: Counted) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    joined, people = edges.all(), facts.hub.people
    slugs = sorted(joined)
    weights = _weights(joined, slugs)
    places = lay_out({slug: facts.teams.get(slug, slug) for slug in slugs}, weights)
    nodes = tuple(Node(facts.person(people[slug]), _team(facts, slug), 1, *places[slug], len(joined[slug])) for slug in slugs)
    return nodes, _drawn(slugs, weights, edges)


def _teams_drawn(facts: Facts, between: Between) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    joined = between.all
    sizes = {slug: len(facts.hub.teams[slug].people) for slug in joined}
    slugs = sorted(sorted(joined, key=lambda slug: (-sizes[slug], slug))[:MOST_TEAMS])
    weights = _weights(joined, slugs)
    places = lay_out({slug: slug for slug in slugs}, weights)
    nodes = tuple(Node(facts.team(slug), facts.team(slug), sizes[slug], *places[slug], len(joined[slug])) for slug in slugs)
    return nodes, _drawn(slugs, weights, between.edges)


def _weights(joined: Counts, slugs: Sequence[str]) -> Mapping[tuple[str, str], int]:
    """Give how much joins any two of *slugs*, the first in the alphabet first."""
    shown = frozenset(slugs)
    return {(one, other): count for one in slugs for other, count in joined[one].items() if one < other and other in shown}


def _drawn(slugs: Sequence[str], weights: Mapping[tuple[str, str], int], edges: Counted) -> tuple[Edge, ...]:
    index = {slug: at for at, slug in enumerate(slugs)}
    strongest = sorted(weights, key=lambda two: (-weights[two], two))
    seen: set[str] = set()
    first = []
    for two in strongest:
        if not seen.issuperset(two):
            first.append(two)
            seen.update(two)
    drawn = islice(dict.fromkeys((*first, *strongest)), MOST_DRAWN)
    return tuple(Edge(index[one], index[other], edges.ties(one, other)) for one, other in sorted(drawn))


def _bridges(facts: Facts, between: Between) -> tuple[Bridge, ...]:
    joined, edges = between.all, between.edges
    every = [(-links, -joined[one][other], one, other) for one, row in between.links.items() for other, links in row.items() if one < other]
    strongest = nsmallest(MOST_BRIDGES, every)
    return tuple(Bridge(facts.team(one), facts.team(other), -links, edges.ties(one, other)) for links, _, one, other in strongest)


def _island(facts: Facts, part: Sequence[str]) -> Island:
    people = [facts.hub.people[slug] for slug in part]
    teams = sorted({facts.teams[slug] for slug in part if slug in facts.teams})
    named = nsmallest(MOST_NAMED, people, key=lambda person: (person.name.casefold(), person.slug))
    return Island(len(part), facts.people(named, MOST_NAMED), tuple(facts.team(slug) for slug in teams[:MOST_NAMED]))


def _connectors(facts: Facts, cuts: Mapping[str, tuple[int, ...]]) -> tuple[Connector, ...]:
    """Give those between parts of two people or more: one who has a single link is at nobody's edge."""
    found = [Connector(facts.person(facts.hub.people[slug]), parts) for slug, parts in cuts.items() if parts[1] > 1]
    return tuple(sorted(found, key=lambda one: (-one.parts[1], one.person.name.casefold(), one.person.slug)))


def _team(facts: Facts, slug: str) -> Link:
    return facts.team(facts.teams[slug]) if slug in facts.teams else Link("")
