"""What is known of two people becomes how good a pair they would make, one small function for each reason.

Each gives a share from 0 to 100; the hub's `weights` say how many points a full share is worth.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from hubgen.content.hub import Claim, Person

PLENTY = 20 * 60
"""So many minutes a week in common are as good as more."""
_FRESH, _STALE = 90, 365
_GOES_WITH: Mapping[str, frozenset[str]] = {
    "asks-many-questions": frozenset({"patient", "methodical"}),
    "patient": frozenset({"asks-many-questions", "methodical", "patient"}),
    "methodical": frozenset({"methodical", "patient", "asks-many-questions"}),
    "hands-on": frozenset({"hands-on"}),
}
"""Which ways of learning and teaching go well together, as the playbook *Launch a program* has it."""


class Facts(NamedTuple):
    """What the terms look at.

    *own* is the learner's level, 0 where they claim none. *minutes* a week are those that both work, None where one
    time zone is unknown; *languages* those that both speak, None where one has not said any. *age* is the days since
    the teacher confirmed the claim, None if they never did. *waited* says that the learner was left out last time.
    """

    teacher: Person
    learner: Person
    claim: Claim
    own: int
    minutes: int | None
    languages: tuple[str, ...] | None
    age: int | None
    waited: bool
    teams: str


def step(facts: Facts) -> int:
    """All for one or two levels above the learner, half for three, a quarter for four or an unknown level.

    Somebody who learned it lately remembers what was hard; the far expert does not (playbook *Launch a program*, after
    Vygotsky's zone of proximal development and the near-peer teaching of medical schools: ten Cate & Durning 2007).
    """
    if facts.claim.level is None:
        return 25
    return {1: 100, 2: 100, 3: 50}.get(facts.claim.level - facts.own, 25)


def reserve(facts: Facts) -> int:
    """Nothing where somebody of level 4 would teach a learner whom a 3 could teach: such seats are few."""
    return 0 if facts.claim.level == 4 and facts.own < 3 else 100


def hours(facts: Facts) -> int:
    """In proportion to the working hours in common, up to twenty a week; a half where nobody knows."""
    return 50 if facts.minutes is None else min(facts.minutes, PLENTY) * 100 // PLENTY


def language(facts: Facts) -> int:
    """All for a language in common; a half where one of them has not said any."""
    if facts.languages is None:
        return 50
    return 100 if facts.languages else 0


def team(facts: Facts) -> int:
    """All for the kind of teams that the hub prefers: who meets across teams knows whom to ask the next time.

    After Granovetter, *The Strength of Weak Ties* (1973). A half where one of them names no team.
    """
    if facts.teams == "any" or not (facts.teacher.team and facts.learner.team):
        return 100 if facts.teams == "any" else 50
    same = facts.teacher.team.casefold() == facts.learner.team.casefold()
    return 100 if same == (facts.teams == "same") else 0


def style(facts: Facts) -> int:
    """All for ways of learning and teaching that go well together; a half where one of them has not said."""
    if not (facts.teacher.style and facts.learner.style):
        return 50
    fits = any(taught in _GOES_WITH[learned] for learned in facts.learner.style for taught in facts.teacher.style)
    return 100 if fits else 0


def freshness(facts: Facts) -> int:
    """All for a claim confirmed within 90 days, a half within a year, nothing for an older one or none."""
    if facts.age is None or facts.age > _STALE:
        return 0
    return 100 if facts.age <= _FRESH else 50


def waiting(facts: Facts) -> int:
    """All for a learner who was left out of an earlier program: it is their turn."""
    return 100 if facts.waited else 0


TERMS: Mapping[str, Callable[[Facts], int]] = {
    "step": step,
    "reserve": reserve,
    "hours": hours,
    "language": language,
    "team": team,
    "style": style,
    "freshness": freshness,
    "waiting": waiting,
}
"""The terms by the name of their weight in the settings."""


def points(facts: Facts, weights: Mapping[str, int]) -> int:
    """Sum the terms. A pair is worth at least one point: it is better than none."""
    total = 0
    for name, term in TERMS.items():
        total += weights[name] * term(facts) // 100
    return max(1, total)
