"""A hub and a question become groups: pilots around one skill, circles without a teacher, talks that many want."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from hubgen.content.hub import Claim, Hub, Person, Status
from hubgen.views.matching.pairs import Edge, possible_edges
from hubgen.views.matching.pool import Pool, by_skill, make_pool
from hubgen.views.matching.reasons import make_match
from hubgen.views.matching.solve import Limit, choose
from hubgen.views.matching.values import ANYTHING, Group, Question, Speaker, Talk

PILOT = (4, 6)
"""How many people a pilot has, by the playbook."""
MOST_TEACHERS = 2
"""So many of them teach."""
CIRCLE = (3, 12)
"""How many who want the same make a circle."""
SPEAKERS = 3
_WEIGHED_TEACHERS = 40
"""The pilot of a skill is chosen from the learners of so many teachers, those with the best learners."""


def find_pilots(hub: Hub, question: Question = ANYTHING, *, size: tuple[int, int] = PILOT) -> tuple[Group, ...]:
    """Choose for each skill the best group: one or two who teach, and who learns from whom, from *size* (least, most).

    Skills for which no such group can be made are left out. The groups do not know of each other: they are proposals
    to choose from, those first in which most would learn. Exact among the teachers that are weighed.
    """
    pool = make_pool(hub, question)
    edges: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in possible_edges(pool):
        edges[edge.wish.skill.key].append(edge)
    groups = [group for own in edges.values() if (group := _pilot(pool, own, size)) is not None]
    return tuple(sorted(groups, key=lambda group: (-len(group.learners), -group.points, hub.skill_name(group.skill).casefold())))


def find_circles(hub: Hub, question: Question = ANYTHING) -> tuple[Group, ...]:
    """Gather those who want the same skill where nobody could teach it to any of them, and no circle is about it."""
    pool = make_pool(hub, question)
    taught = {edge.wish.skill.key for edge in possible_edges(pool)}
    found = [
        Group(wishes[0].skill, (), tuple(wish.learner for wish in wishes[: CIRCLE[1]]), ())
        for key, wishes in by_skill(pool.wishes).items()
        if len(wishes) >= CIRCLE[0] and key not in taught and not _has_circle(hub, key)
    ]
    return tuple(sorted(found, key=lambda group: (-len(group.learners), hub.skill_name(group.skill).casefold())))


def find_talks(hub: Hub, question: Question = ANYTHING, *, least: int = 3) -> tuple[Talk, ...]:
    """List the skills that at least so many want and somebody could speak of, most wanted first."""
    pool = make_pool(hub, question)
    given = Counter(slug for note in hub.notes if (hub.today - note.date).days <= 365 for slug in note.presenters)
    talks = []
    for key, wishes in by_skill(pool.wishes).items():
        speakers = sorted(_speakers(pool, key), key=lambda known: (not known[1].teaches, given[known[0].slug], known[0].slug))
        if len(wishes) >= least and speakers:
            named = tuple(Speaker(person.slug, _why(person, claim, given[person.slug])) for person, claim in speakers[:SPEAKERS])
            talks.append(Talk(wishes[0].skill, len(wishes), named))
    return tuple(sorted(talks, key=lambda talk: (-talk.wanted, hub.skill_name(talk.skill).casefold())))


def _pilot(pool: Pool, edges: Sequence[Edge], size: tuple[int, int]) -> Group | None:
    """Choose the best group of one skill; None if there is none of that *size*."""
    edges = _weighed(edges, size[1])
    if len({slug for edge in edges for slug in (edge.wish.learner, edge.teacher.slug)}) < size[0]:
        return None
    teachers = sorted({edge.teacher.slug for edge in edges})
    at = {slug: len(edges) + place for place, slug in enumerate(teachers)}  # a teacher is an item, too
    learns: defaultdict[str, list[int]] = defaultdict(list)
    teaches: defaultdict[str, list[int]] = defaultdict(list)
    for place, edge in enumerate(edges):
        learns[edge.wish.learner].append(place)
        teaches[edge.teacher.slug].append(place)
    limits = [Limit([*places, *([at[slug]] if slug in at else [])], 1) for slug, places in learns.items()]
    for slug, places in teaches.items():
        limits.append(Limit(places, pool.seats[slug]))
        limits.append(Limit([at[slug], *(~place for place in places)], 0))  # who teaches has a learner
        limits += [Limit([place, ~at[slug]], 0) for place in places]  # and only who teaches has one
    for one, other in map(sorted, pool.hub.do_not_pair):  # they do not meet in a group either
        theirs = [*learns.get(one, ()), *learns.get(other, ()), *(at[slug] for slug in (one, other) if slug in at)]
        limits.append(Limit(theirs, 1))
    limits.append(Limit(list(at.values()), MOST_TEACHERS, 1))
    limits.append(Limit(range(len(edges) + len(teachers)), size[1], size[0]))
    names = [*(edge.name for edge in edges), *teachers]
    chosen = choose([*(edge.points for edge in edges), *(0 for _ in teachers)], limits, names=names, seed=pool.question.seed)
    if chosen is None:
        return None
    best = sorted((edges[place] for place in chosen if place < len(edges)), key=lambda edge: edge.name)
    named = tuple(teachers[place - len(edges)] for place in chosen if place >= len(edges))
    matches = tuple(make_match(pool, edge.wish, edge.teacher, edge.claim) for edge in best)
    return Group(edges[0].wish.skill, named, tuple(edge.wish.learner for edge in best), matches)


def _weighed(edges: Sequence[Edge], most: int) -> list[Edge]:
    """Give the edges of the best teachers, for each the best learners.

    Of two teachers, neither needs more than twice as many learners to choose from as the group has places.
    """
    own: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in sorted(edges, key=lambda edge: (-edge.points, edge.name)):
        own[edge.teacher.slug].append(edge)
    best = sorted(own.values(), key=lambda edges: (-sum(edge.points for edge in edges[:most]), edges[0].teacher.slug))
    return [edge for edges in best[:_WEIGHED_TEACHERS] for edge in edges[: 2 * most]]


def _speakers(pool: Pool, key: str) -> Iterator[tuple[Person, Claim]]:
    """Give those who teach a skill, or help others with it, and are here."""
    for person, claim in pool.knowers.get(key, ()):
        paused = person.teaching.paused_until
        if (claim.teaches or (claim.level or 0) >= 3) and person.status is Status.ACTIVE and not (paused and paused > pool.hub.today):
            yield person, claim


def _why(person: Person, claim: Claim, given: int) -> str:
    spoke = {0: "has not spoken in the last year", 1: "spoke once in the last year"}.get(given, f"spoke {given} times in the last year")
    return ", ".join(filter(None, (f"level {claim.level}" if claim.level else "", "teaches" if claim.teaches else "", spoke)))


def _has_circle(hub: Hub, key: str) -> bool:
    return any(circle.status == "active" for circle in hub.circles_by_skill.get(key, ()))

