"""A pool and its possible pairs become circles of people without a teacher, and talks that many want."""

from collections import Counter
from collections.abc import Iterable, Iterator

from hubgen.content.hub import Claim, Hub, Person, Status
from hubgen.views.matching.pairs import Edge
from hubgen.views.matching.pool import Pool, Wish, by_skill
from hubgen.views.matching.values import Group, Speaker, Talk

CIRCLE = (3, 12)
"""How many who want the same make a circle."""
SPEAKERS = 3


def gather_circles(pool: Pool, edges: Iterable[Edge]) -> tuple[Group, ...]:
    """Gather those who want the same skill where nobody could teach it to any of them, and no circle is about it.

    *edges* are all possible pairs.
    """
    hub, taught = pool.hub, {edge.wish.skill.key for edge in edges}
    untaught = (wishes for key, wishes in by_skill(pool.wishes).items() if key not in taught and not _has_circle(hub, key))
    groups = (Group(wishes[0].skill, (), _together(hub, wishes), ()) for wishes in untaught)
    found = [group for group in groups if len(group.learners) >= CIRCLE[0]]
    return tuple(sorted(found, key=lambda group: (-len(group.learners), hub.skill_name(group.skill).casefold())))


def list_talks(pool: Pool, *, least: int = 3) -> tuple[Talk, ...]:
    """List the skills that at least so many want and somebody could speak of, most wanted first."""
    hub = pool.hub
    given = Counter(slug for note in hub.notes if (hub.today - note.date).days <= 365 for slug in note.presenters)
    talks = []
    for key, wishes in by_skill(pool.wishes).items():
        speakers = sorted(_speakers(pool, key), key=lambda known: (not known[1].teaches, given[known[0].slug], known[0].slug))
        if len(wishes) >= least and speakers:
            named = tuple(Speaker(person.slug, _why(person, claim, given[person.slug])) for person, claim in speakers[:SPEAKERS])
            talks.append(Talk(wishes[0].skill, len(wishes), named))
    return tuple(sorted(talks, key=lambda talk: (-talk.wanted, hub.skill_name(talk.skill).casefold())))


def _together(hub: Hub, wishes: Iterable[Wish]) -> tuple[str, ...]:
    """Give the first learners who may meet: of two who must not be paired, only the first."""
    found: list[str] = []
    for wish in wishes:
        if len(found) == CIRCLE[1]:
            break
        if not any(frozenset((wish.learner, other)) in hub.do_not_pair for other in found):
            found.append(wish.learner)
    return tuple(found)


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

