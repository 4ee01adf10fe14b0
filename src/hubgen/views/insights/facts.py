"""A hub becomes, for each skill, who knows, teaches, wants and learns it, each of them once."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple, TypeAlias, TypeVar

from hubgen.content.hub import Claim, Hub, Person, SkillRef, Want
from hubgen.views.matching.pool import OVER

Value = TypeVar("Value")
Known: TypeAlias = tuple[Person, Claim]
"""Somebody, with the claim by which they know a skill."""

LEARNING_THE_ROPES = 1
"""Who claims a skill at this level is learning it, and cannot carry it for others yet."""


class SkillFacts(NamedTuple):
    """One skill, by people who are here, each once, in the hub's order.

    *claims* are those who know it, at any level; of two claims of a person to the same the first counts, as everywhere.
    *holders* are those of them who carry the skill. *learning* are the slugs of those who want it and learn it already,
    in a pair of a program that is not over.
    """

    ref: SkillRef
    claims: tuple[Known, ...]
    holders: tuple[Known, ...]
    teachers: tuple[Person, ...]
    wants: tuple[tuple[Person, Want], ...]
    learning: frozenset[str]


def holds(claim: Claim) -> bool:
    """Say whether who claims it carries the skill: who teaches does, and who named no level, too."""
    return claim.teaches or claim.level != LEARNING_THE_ROPES


def skill_facts(hub: Hub) -> Mapping[str, SkillFacts]:
    """Give every skill that a file declares, or that somebody knows or wants, by its key, sorted by it.

    Cost: one pass over all claims and wishes.
    """
    learning = learning_now(hub)
    found = {}
    for key in sorted({*hub.skills, *hub.claims, *hub.wants}):
        claims, wants = _each_once(hub.claims.get(key, ())), _each_once(hub.wants.get(key, ()))
        taught = learning.get(key, frozenset())
        own = frozenset(person.slug for person, _ in wants if person.slug in taught)
        holders = tuple([known for known in claims if holds(known[1])])
        teachers = tuple([person for person, claim in claims if claim.teaches])
        found[key] = SkillFacts(_ref(hub, key), claims, holders, teachers, wants, own)
    return found


def learning_now(hub: Hub) -> Mapping[str, frozenset[str]]:
    """Give, by a skill's key, who learns it in a pair of a program that is not over: those wishes are being met."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for program in hub.programs.values():
        for pair in program.pairs if program.status not in OVER else ():
            found[pair.skill.key].add(pair.learner)
    return {key: frozenset(slugs) for key, slugs in found.items()}


def in_use(hub: Hub, key: str) -> bool:
    """Say whether the hub has not given up the skill of that key: of one that it has, nothing is at risk or missing."""
    return key not in hub.skills or not hub.skills[key].deprecated


def _each_once(pairs: tuple[tuple[Person, Value], ...]) -> tuple[tuple[Person, Value], ...]:
    first = {pair[0].slug: pair for pair in reversed(pairs)}
    return pairs if len(first) == len(pairs) else tuple(reversed(first.values()))


def _ref(hub: Hub, key: str) -> SkillRef:
    """Refer to a skill by its name; one that no file declares is written as whoever comes first writes it."""
    if key in hub.skills:
        return SkillRef(key, hub.skills[key].name)
    claimed = (claim.skill for _, claim in hub.claims.get(key, ()))
    return next(chain(claimed, (want.skill for _, want in hub.wants.get(key, ()))))
