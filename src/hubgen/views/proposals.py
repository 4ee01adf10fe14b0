"""A hub and a question become all that `hubgen match` answers: pairs, swaps or groups, or what is between two people."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hubgen.content.hub import Hub, SkillRef, Status
from hubgen.views.matching.groups import gather_circles, list_talks
from hubgen.views.matching.pairs import possible_edges, propose
from hubgen.views.matching.pilots import PILOT, choose_pilots
from hubgen.views.matching.pool import Pool, Wish, make_pool, make_wishes
from hubgen.views.matching.reasons import make_match
from hubgen.views.matching.swaps import LONGEST, find_swaps
from hubgen.views.matching.values import Barrier, Group, LeftOut, Match, Question, Swap, Talk

TERM_NAMES: Mapping[str, str] = {
    "step": "how far ahead",
    "reserve": "experts for those who need one",
    "hours": "working hours in common",
    "language": "a language in common",
    "team": "teams",
    "style": "ways of learning and teaching",
    "freshness": "how lately it was confirmed",
    "waiting": "whose turn it is",
    "asked": "asked yet",
    "seats": "seats",
}
"""What readers call a term."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a *question*; *kind* is `pairs`, `swaps` or `groups`.

    *wishing* are the slugs of all who take part because they want something.
    """

    kind: str
    question: Question
    wishing: frozenset[str]
    matches: tuple[Match, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    swaps: tuple[Swap, ...] = ()
    pilots: tuple[Group, ...] = ()
    circles: tuple[Group, ...] = ()
    talks: tuple[Talk, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.matches or self.left_out or self.swaps or self.pilots or self.circles or self.talks)

    @property
    def all_matches(self) -> tuple[Match, ...]:
        """The pairs, those of the swaps too."""
        return (*self.matches, *(match for swap in self.swaps for match in swap.matches))

    @property
    def total(self) -> int:
        return sum(match.points for match in self.all_matches)


class Explained(NamedTuple):
    """What is between two people about one skill: a *match*, or in words why there is none. *skill* is None for all."""

    teacher: str
    learner: str
    skill: SkillRef | None
    match: Match | None
    barrier: str
    text: str


def find(hub: Hub, question: Question, *, kind: str = "pairs", size: int | None = None) -> Found:
    """Find what is asked for. *size* is how many people a pilot has, or a swap at most; by itself, what is usual.

    *hub* is what its readers may see, with those who must not be paired.
    """
    if kind == "groups":
        pool = make_pool(hub, question)
        edges = possible_edges(pool)
        pilots = choose_pilots(pool, edges, size=(size, size) if size else PILOT)
        return Found(kind, question, _wishing(pool.wishes), pilots=pilots, circles=gather_circles(pool, edges), talks=list_talks(pool))
    wishing = _wishing(make_wishes(hub, question))
    if kind == "swaps":
        return Found(kind, question, wishing, swaps=find_swaps(hub, question, longest=size or LONGEST))
    proposal = propose(hub, question)
    return Found(kind, question, wishing, proposal.matches, proposal.left_out)


def _wishing(wishes: Iterable[Wish]) -> frozenset[str]:
    return frozenset(wish.learner for wish in wishes)


def explain(hub: Hub, question: Question, one: str, other: str) -> tuple[Explained, ...]:
    """Say what is between two people (slugs), in both directions.

    Of two who must not be paired, as of two who are left out on purpose, nothing is said but that they are no pair.
    """
    names = " and ".join(hub.person_name(slug) for slug in (one, other))
    if {one, other} & question.exclude or frozenset((one, other)) in hub.do_not_pair or one == other:
        return (Explained(other, one, None, None, "", f"{names} are not among the pairs that can be proposed"),)
    for slug in (one, other):
        if hub.people[slug].status is not Status.ACTIVE:
            gone = "is away" if hub.people[slug].is_here else "has left"
            return (Explained(other, one, None, None, Barrier.AWAY.value, f"{hub.person_name(slug)} {gone}"),)
    pool = make_pool(hub, question)
    found = (*_directed(pool, one, other), *_directed(pool, other, one))
    return found or (Explained(other, one, None, None, "", _nothing(hub, one, other)),)


def isolated(hub: Hub, text: str, slugs: Iterable[str]) -> str:
    """Put the names of *slugs* that are written from right to left in isolates, where *text* has them.

    Without, two such names beside each other change places, and what stands between them with them.
    """
    for name in sorted({hub.person_name(slug) for slug in slugs}, key=lambda name: (-len(name), name)):
        if is_right_to_left(name):
            text = re.sub(rf"(?<![\w\u2068]){re.escape(name)}(?![\w\u2069])", f"\u2068{name}\u2069", text)
    return text


def is_right_to_left(text: str) -> bool:
    """Say whether *text* has letters that are written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


def _directed(pool: Pool, learner: str, teacher: str) -> Iterator[Explained]:
    for wish in pool.wishes:
        if wish.learner != learner:
            continue
        for facts in pool.known(wish):
            if facts.teacher.slug != teacher:
                continue
            barriers = pool.barriers(facts)
            if not barriers:
                yield Explained(teacher, learner, wish.skill, make_match(pool, wish, facts.teacher, facts.claim), "", "")
            else:
                yield Explained(teacher, learner, wish.skill, None, barriers[0].value, _stands_between(pool, wish, teacher, barriers[0]))


def _stands_between(pool: Pool, wish: Wish, teacher: str, barrier: Barrier) -> str:
    names = {"teacher": pool.hub.person_name(teacher), "learner": pool.hub.person_name(wish.learner)}
    return _BETWEEN[barrier].format_map(names)


_BETWEEN = {
    Barrier.AWAY: "{teacher} is away",
    Barrier.PAUSED: "{teacher} is taking a pause from teaching",
    Barrier.FULL: "{teacher} has no free seat",
    Barrier.NOT_AHEAD: "{teacher} is no further than {learner}",
    Barrier.MANAGER: "one of them is the other's manager",
    Barrier.REPEAT: "they have been in a pair in an earlier program",
    Barrier.NO_LANGUAGE: "they have no language in common",
    Barrier.NO_HOURS: "they have too few working hours in common",
    Barrier.NOT_OFFERED: "{teacher} has not said that they teach it; --anyone takes them for a teacher all the same",
}


def _nothing(hub: Hub, one: str, other: str) -> str:
    first, second = hub.person_name(one), hub.person_name(other)
    return f"neither {first} nor {second} wants, and does not learn already, what the other knows"
