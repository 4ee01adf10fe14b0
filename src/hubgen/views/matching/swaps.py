"""A hub and a question become swaps: cycles of people in which each teaches the next."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from hubgen.content.hub import Hub
from hubgen.views.matching.pairs import Edge, possible_edges
from hubgen.views.matching.pool import Pool, make_pool
from hubgen.views.matching.reasons import make_match
from hubgen.views.matching.solve import Limit, choose
from hubgen.views.matching.values import ANYTHING, Question, Swap

LONGEST = 3
"""How many people a swap has at most, unless somebody asks for more: one who leaves ends it for all."""
MOST_STEPS = 20
"""So many learners are weighed for each teacher, the best ones."""

_Steps = Mapping[str, Mapping[str, Edge]]
"""The best thing that one person (the first key) could teach another (the second)."""


def find_swaps(hub: Hub, question: Question = ANYTHING, *, longest: int = LONGEST) -> tuple[Swap, ...]:
    """Choose swaps of two to *longest* people, nobody in two of them, of greatest total.

    As in kidney exchange: every short cycle is one item, and the best disjoint ones are chosen (Abraham, Blum &
    Sandholm, *Clearing algorithms for barter exchange markets*, EC 2007). Exact among the steps that are weighed, as far
    as `choose` is. A hub of 10,000 people with Zipf's skills has some hundred cycles and takes 4 s, nearly all of it for
    the steps; 1,000 people drawn at random, twenty steps each, have 2,900 and take a quarter of a minute.
    """
    pool = make_pool(hub, question)
    return choose_swaps(pool, possible_edges(pool), longest=longest)


def choose_swaps(pool: Pool, edges: Iterable[Edge], *, longest: int = LONGEST) -> tuple[Swap, ...]:
    """Choose as `find_swaps` does, among certain *edges*."""
    steps = _steps(edges)
    cycles = [cycle for cycle in _cycles(steps, longest) if not any(two <= {*cycle} for two in pool.hub.do_not_pair)]
    of_person: defaultdict[str, list[int]] = defaultdict(list)
    for place, cycle in enumerate(cycles):
        for slug in cycle:
            of_person[slug].append(place)
    chosen = choose(
        [sum(edge.points for edge in _edges(steps, cycle)) for cycle in cycles],
        [Limit(places, 1) for places in of_person.values()],
        names=["|".join(cycle) for cycle in cycles],
        seed=pool.question.seed,
        many=pool.question.many,
    )
    found = (_swap(pool, steps, cycles[place]) for place in chosen or ())
    return tuple(sorted(found, key=lambda swap: (-swap.points, swap.people)))


def _steps(edges: Iterable[Edge]) -> _Steps:
    best: defaultdict[str, dict[str, Edge]] = defaultdict(dict)
    for edge in sorted(edges, key=lambda edge: (-edge.points, edge.name)):
        own = best[edge.teacher.slug]
        if len(own) < MOST_STEPS:
            own.setdefault(edge.wish.learner, edge)
    # Who teaches nobody cannot hand it on, and nobody comes back to who learns nothing.
    learners = {learner for own in best.values() for learner in own}
    return {
        teacher: {learner: edge for learner, edge in sorted(own.items()) if learner in best}
        for teacher, own in sorted(best.items())
        if teacher in learners
    }


def _cycles(steps: _Steps, longest: int) -> Iterator[tuple[str, ...]]:
    """Give every cycle once: from the first of its people in the alphabet on."""
    for first in steps:
        yield from _paths(steps, (first,), longest)


def _paths(steps: _Steps, path: tuple[str, ...], longest: int) -> Iterator[tuple[str, ...]]:
    first = path[0]
    for learner in steps.get(path[-1], ()):
        if learner == first and len(path) > 1:
            yield path
        elif len(path) < longest and learner > first and learner not in path:
            yield from _paths(steps, (*path, learner), longest)


def _edges(steps: _Steps, cycle: tuple[str, ...]) -> Iterator[Edge]:
    for teacher, learner in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
        yield steps[teacher][learner]


def _swap(pool: Pool, steps: _Steps, cycle: tuple[str, ...]) -> Swap:
    return Swap(tuple(make_match(pool, edge.wish, edge.teacher, edge.claim) for edge in _edges(steps, cycle)))
