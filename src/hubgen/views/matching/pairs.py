"""A hub and a question become the best pairs as a whole, and a reason for everyone who is left out."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import blake2s
from typing import NamedTuple

from hubgen.content.hub import Claim, Hub, Person
from hubgen.views.matching.left_out import explain_left_out
from hubgen.views.matching.pool import Pool, Wish, make_pool
from hubgen.views.matching.reasons import make_match
from hubgen.views.matching.solve import Limit, choose
from hubgen.views.matching.terms import points
from hubgen.views.matching.values import ANYTHING, Match, Proposal, Question

MOST_EDGES = 200_000
"""So many possible pairs are weighed at a time; beyond, each wish begins with its best ones."""
FEWEST = 20
"""So many possible teachers every wish begins with, however large the hub."""


class Edge(NamedTuple):
    """*teacher* could teach what is wished for, and it would be worth so many *points*."""

    wish: Wish
    teacher: Person
    claim: Claim
    points: int

    @property
    def name(self) -> str:
        """What tells it from any other."""
        return f"{self.wish.learner}|{self.teacher.slug}|{self.wish.skill.key}"


def propose(hub: Hub, question: Question = ANYTHING) -> Proposal:
    """Choose the pairs of greatest total, no seat taken twice, no learner with more pairs than the hub's settings say.

    *hub* is what its readers may see, with those who must not be paired. Exact: among all possible pairs up to
    `MOST_EDGES`; beyond, among the best of each wish, and nobody is left out who could take a seat that is free. Same
    hub, same question: same pairs. Costs about 10 µs for each possible pair, and 20 to choose.
    """
    pool = make_pool(hub, question)
    edges = possible_edges(pool)
    chosen = _best(pool, edges)
    while more := _overlooked(pool, edges, chosen):
        edges = [*edges, *more]
        chosen = _best(pool, edges)
    matches = tuple(make_match(pool, edge.wish, edge.teacher, edge.claim) for edge in chosen)
    order = {slug: place for place, slug in enumerate(hub.people)}
    matches = tuple(sorted(matches, key=lambda match: (hub.skill_name(match.skill).casefold(), order[match.learner])))
    return Proposal(matches, explain_left_out(pool, matches), sum(match.points for match in matches))


def match_of(hub: Hub, question: Question, learner: str, teacher: str) -> tuple[Match, ...]:
    """Give every match of the two that could be proposed, one for each skill, whether or not it is the best."""
    pool = make_pool(hub, question)
    return tuple(
        make_match(pool, wish, person, claim)
        for wish in pool.wishes
        if wish.learner == learner
        for person, claim in pool.known(wish)
        if person.slug == teacher and pool.barrier(wish, person, claim) is None
    )


def possible_edges(pool: Pool) -> list[Edge]:
    """Give the possible pairs: all, or the best for each wish where there are too many."""
    weights = pool.hub.settings.pairing.weights
    most = max(FEWEST, MOST_EDGES // max(1, len(pool.wishes)))
    edges: list[Edge] = []
    for wish in pool.wishes:
        known = _some(list(pool.known(wish)), wish, 10 * most, pool.question.seed)
        fitting = [
            Edge(wish, teacher, claim, points(pool.facts(wish, teacher, claim), weights))
            for teacher, claim in known
            if pool.barrier(wish, teacher, claim) is None
        ]
        if len(fitting) > most:
            fitting.sort(key=lambda edge: (-edge.points, _chance(edge.name, pool.question.seed)))
        edges += fitting[:most]
    return edges


def _some(known: list[tuple[Person, Claim]], wish: Wish, most: int, seed: int) -> list[tuple[Person, Claim]]:
    """Give *most* of those known at least, another stretch for each learner, so that all of them are looked at by somebody."""
    if len(known) <= most:
        return known
    start = _chance(f"{wish.learner}|{wish.skill.key}", seed) % len(known)
    return [*known[start:], *known[:start]][:most]


def _best(pool: Pool, edges: Sequence[Edge]) -> list[Edge]:
    of_teacher: defaultdict[str, list[int]] = defaultdict(list)
    of_wish: defaultdict[Wish, list[int]] = defaultdict(list)
    of_learner: defaultdict[str, list[int]] = defaultdict(list)
    for place, edge in enumerate(edges):
        of_teacher[edge.teacher.slug].append(place)
        of_wish[edge.wish].append(place)
        of_learner[edge.wish.learner].append(place)
    each = pool.hub.settings.pairing.each
    limits = [Limit(places, pool.seats[slug]) for slug, places in of_teacher.items()]
    limits += [Limit(places, each) for places in of_learner.values()]
    if each > 1:  # else the learners' own limit says it
        limits += [Limit(places, 1) for places in of_wish.values()]
    chosen = choose(
        [edge.points for edge in edges],
        limits,
        names=[edge.name for edge in edges],
        seed=pool.question.seed,
        many=pool.question.many,
        network=True,
    )
    return [edges[place] for place in chosen or ()]


def _overlooked(pool: Pool, edges: Sequence[Edge], chosen: Sequence[Edge]) -> list[Edge]:
    """Give the possible pairs that were not weighed, for learners without a pair and teachers whose seats are not all taken."""
    weighed = {(edge.wish, edge.teacher.slug) for edge in edges}
    paired = {edge.wish.learner for edge in chosen}
    taken = Counter(edge.teacher.slug for edge in chosen)
    weights = pool.hub.settings.pairing.weights
    return [
        Edge(wish, teacher, claim, points(pool.facts(wish, teacher, claim), weights))
        for wish in pool.wishes
        if wish.learner not in paired
        for teacher, claim in pool.known(wish)
        if taken[teacher.slug] < pool.seats[teacher.slug]
        and (wish, teacher.slug) not in weighed
        and pool.barrier(wish, teacher, claim) is None
    ]


def _chance(name: str, seed: int) -> int:
    return int.from_bytes(blake2s(f"{seed}|{name}".encode(), digest_size=4).digest())

