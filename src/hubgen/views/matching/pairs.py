"""A hub and a question become the best pairs as a whole, and a reason for everyone who is left out."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from hubgen.content.hub import Claim, Hub, Person
from hubgen.views.matching.left_out import explain_left_out
from hubgen.views.matching.pool import Pool, Wish, chance, hub_order, make_pool
from hubgen.views.matching.reasons import make_match
from hubgen.views.matching.solve import Limit, choose
from hubgen.views.matching.terms import points
from hubgen.views.matching.values import ANYTHING, Match, Proposal, Question

MOST_EDGES = 300_000
"""So many possible pairs are looked at; beyond, each wish has a share of those who could teach it."""
FEWEST = 20
"""So many each wish has at least, and so many more where it found nobody."""


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

    *hub* is what its readers may see, with those who must not be paired. Exact among all possible pairs up to
    `MOST_EDGES`; beyond, among a share of them, and nobody is left out who could take a seat that is free. Same hub, same
    question: same pairs. Costs about 0.1 ms for each possible pair.
    """
    pool = make_pool(hub, question)
    chosen = choose_pairs(pool, possible_edges(pool))
    matches = tuple(make_match(pool, edge.wish, edge.teacher, edge.claim) for edge in chosen)
    left_out = explain_left_out(pool, {match.learner for match in matches})
    return Proposal(matches, left_out, sum(match.points for match in matches))


def choose_pairs(pool: Pool, edges: Sequence[Edge]) -> list[Edge]:
    """Choose the best whole as `propose` does, by skill and learner, without saying why. Give all `possible_edges`."""
    chosen = _best(pool, edges)
    while more := _overlooked(pool, edges, chosen):
        edges = sorted([*edges, *more], key=_name)
        chosen = _best(pool, edges)
    hub = pool.hub
    return sorted(chosen, key=lambda edge: (hub.skill_name(edge.wish.skill).casefold(), hub_order(hub, edge.wish.learner)))


def match_of(hub: Hub, question: Question, learner: str, teacher: str) -> tuple[Match, ...]:
    """Give every match of the two that could be proposed, one for each skill, whether or not it is the best."""
    pool = make_pool(hub, question)
    return tuple(
        make_match(pool, wish, facts.teacher, facts.claim)
        for wish in pool.wishes
        if wish.learner == learner
        for facts in pool.fitting(wish, pool.ready[wish.skill.key])
        if facts.teacher.slug == teacher
    )


def possible_edges(pool: Pool) -> list[Edge]:
    """Give the possible pairs by name, so that no order of the hub's counts: all, or a share where there are too many."""
    every = pool.possible
    edges: list[Edge] = []
    for wish in pool.wishes:
        ready = pool.ready[wish.skill.key]
        most = len(ready) if every <= MOST_EDGES else max(FEWEST, MOST_EDGES * len(ready) // every)
        edges += islice(_edges(pool, wish), most)
    return sorted(edges, key=_name)


def edges_about(pool: Pool, edges: Sequence[Edge], skills: Collection[str]) -> list[Edge]:
    """Give the possible pairs of certain skills, by their keys, of a pool all of whose *edges* are known."""
    if pool.possible > MOST_EDGES:  # those were a share, which is larger where there are fewer
        return possible_edges(pool.about(skills))
    return [edge for edge in edges if edge.wish.skill.key in skills]


def _edges(pool: Pool, wish: Wish) -> Iterator[Edge]:
    """Give the possible pairs of one wish, from another place on for each learner, so that a share of them is a mixed one."""
    weights = pool.hub.settings.pairing.weights
    ready = pool.ready[wish.skill.key]
    start = chance(f"{wish.learner}|{wish.skill.key}", pool.question.seed) % max(1, len(ready))
    for facts in pool.fitting(wish, (*ready[start:], *ready[:start])):
        yield Edge(wish, facts.teacher, facts.claim, points(facts, weights))


def _name(edge: Edge) -> str:
    return edge.name


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
    """Give possible pairs that were not weighed, of learners without a pair and teachers whose seats are not all taken."""
    if pool.possible <= MOST_EDGES:
        return []
    weighed = {edge.name for edge in edges}
    paired = {edge.wish.learner for edge in chosen}
    taken = Counter(edge.teacher.slug for edge in chosen)
    more: list[Edge] = []
    for wish in pool.wishes:
        if wish.learner not in paired:
            free = (edge for edge in _edges(pool, wish) if taken[edge.teacher.slug] < pool.seats[edge.teacher.slug])
            more += islice((edge for edge in free if edge.name not in weighed), FEWEST)
    return more
