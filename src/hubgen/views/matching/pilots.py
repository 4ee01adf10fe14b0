"""A hub and a question become pilots: for each skill the few people with whom a program could begin."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from hubgen.content.hub import Hub
from hubgen.views.matching.pairs import Edge, possible_edges
from hubgen.views.matching.pool import Pool, make_pool
from hubgen.views.matching.reasons import make_match
from hubgen.views.matching.values import ANYTHING, Group, Question

PILOT = (4, 6)
"""How many people a pilot has, by the playbook."""

_Own = Mapping[str, Mapping[str, Edge]]
"""What each teacher (the first key) could teach each learner (the second), the best first."""


class _Chosen(NamedTuple):
    """Who learns from whom in one group, and what it is worth."""

    points: int
    edges: tuple[Edge, ...]

    @property
    def people(self) -> set[str]:
        return {slug for edge in self.edges for slug in (edge.teacher.slug, edge.wish.learner)}


_NOBODY = _Chosen(0, ())


def find_pilots(
    hub: Hub, question: Question = ANYTHING, *, size: tuple[int, int] = PILOT, most: int | None = None
) -> tuple[Group, ...]:
    """Choose for each skill the best group: one or two who teach, and who learns from whom, from *size* (least, most).

    Skills for which no such group can be made are left out. The groups do not know of each other: they are proposals
    to choose from, those first in which most would learn. Exact. Two teachers are few enough to try them all, the most
    promising first, and to stop where no other two could do better: a few milliseconds for a skill. Of a skill with more
    possible pairs than *most*, a share is looked at.
    """
    pool = make_pool(hub, question)
    pool = pool if most is None else pool.share(most)
    return choose_pilots(pool, possible_edges(pool), size=size)


def choose_pilots(pool: Pool, edges: Iterable[Edge], *, size: tuple[int, int] = PILOT) -> tuple[Group, ...]:
    """Choose as `find_pilots` does, among certain *edges*."""
    by_skill: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        by_skill[edge.wish.skill.key].append(edge)
    found = ((own, _best(pool, own, size, frozenset())) for own in by_skill.values())
    groups = [_group(pool, own[0], chosen) for own, chosen in found if chosen.edges]
    return tuple(
        sorted(groups, key=lambda group: (-len(group.learners), -group.points, pool.hub.skill_name(group.skill).casefold()))
    )


def _group(pool: Pool, edge: Edge, chosen: _Chosen) -> Group:
    edges = sorted(chosen.edges, key=lambda edge: edge.name)
    teachers = tuple(sorted({edge.teacher.slug for edge in edges}))
    matches = tuple(make_match(pool, edge.wish, edge.teacher, edge.claim) for edge in edges)
    return Group(edge.wish.skill, teachers, tuple(edge.wish.learner for edge in edges), matches)


def _best(pool: Pool, edges: Sequence[Edge], size: tuple[int, int], without: frozenset[str]) -> _Chosen:
    """Choose the best group without certain people. Two who must not be paired do not meet in a group either."""
    own = _own(edges, size[1], without)
    gains = {teacher: _gains(learners, min(pool.seats[teacher], size[1] - 1)) for teacher, learners in own.items()}
    order = sorted(own, key=lambda teacher: (-gains[teacher][-1], teacher))
    best = _NOBODY
    for at, first in enumerate(order):
        if 2 * gains[first][-1] <= best.points:  # whoever comes later could add no more than this one
            break
        if gains[first][-1] > best.points:
            best = max(best, _fill((first,), own, pool.seats, size), key=_points)
        for other in order[at + 1 :]:
            if gains[first][-1] + gains[other][-1] <= best.points:
                break
            if _at_most(gains[first], gains[other], size[1] - 2) > best.points:
                best = max(best, _fill((first, other), own, pool.seats, size), key=_points)
    apart = sorted(sorted(two) for two in pool.hub.do_not_pair if two <= best.people)
    if not apart:
        return best
    return max((_best(pool, edges, size, without | {one}) for one in apart[0]), key=_points)


def _points(chosen: _Chosen) -> int:
    return chosen.points


def _own(edges: Sequence[Edge], most: int, without: frozenset[str]) -> _Own:
    """Give each teacher their best learners.

    Of two teachers, neither needs more than twice as many learners to choose from as the group has places.
    """
    own: defaultdict[str, dict[str, Edge]] = defaultdict(dict)
    for edge in sorted(edges, key=lambda edge: (-edge.points, edge.name)):
        learners = own[edge.teacher.slug]
        if len(learners) < 2 * most and not without & {edge.teacher.slug, edge.wish.learner}:
            learners.setdefault(edge.wish.learner, edge)
    return {teacher: learners for teacher, learners in own.items() if learners}


def _gains(learners: Mapping[str, Edge], most: int) -> tuple[int, ...]:
    """Say what a teacher could add to a group at most with no learner, one, two and so on up to *most*: their best ones."""
    return tuple(accumulate((edge.points for edge in islice(learners.values(), most)), initial=0))


def _at_most(one: Sequence[int], other: Sequence[int], places: int) -> int:
    """Say what two teachers could add at most, by the gains of each, if each of them has a learner."""
    shared = range(1, min(len(one), places))
    return max((one[own] + other[min(places - own, len(other) - 1)] for own in shared), default=0)


def _fill(teachers: tuple[str, ...], own: _Own, seats: Mapping[str, int], size: tuple[int, int]) -> _Chosen:
    """Give the teachers the learners that are worth most, each at least one; nobody where the group is too small.

    A table over how many learners each has: every learner in turn is given to one of them, or to none.
    """
    places = size[1] - len(teachers)
    best: dict[tuple[int, ...], _Chosen] = {(0,) * len(teachers): _NOBODY}
    for learner in sorted({learner for teacher in teachers for learner in own[teacher]} - {*teachers}):
        for used, chosen in list(best.items()):
            for at, teacher in enumerate(teachers):
                edge = own[teacher].get(learner)
                if edge is None or used[at] == seats[teacher] or sum(used) == places:
                    continue
                now = (*used[:at], used[at] + 1, *used[at + 1 :])
                points = chosen.points + edge.points
                if now not in best or points > best[now].points:
                    best[now] = _Chosen(points, (*chosen.edges, edge))
    full = [chosen for used, chosen in best.items() if all(used) and sum(used) + len(teachers) >= size[0]]
    return max(full, key=_points, default=_NOBODY)
