"""A hub becomes who could learn from whom, as colleagues see it on a page: pairs, swaps, groups, and who is left out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from hubgen.content.hub import Hub, Program
from hubgen.views.matching.groups import gather_circles, list_talks
from hubgen.views.matching.left_out import explain_left_out
from hubgen.views.matching.pairs import Edge, choose_pairs, edges_about, possible_edges, propose
from hubgen.views.matching.pilots import choose_pilots
from hubgen.views.matching.pool import OVER, Pool, Wish, by_skill, hub_order, make_pool, make_wishes
from hubgen.views.matching.reasons import make_match
from hubgen.views.matching.swaps import choose_swaps
from hubgen.views.matching.values import ANYTHING, Group, LeftOut, Match, Question, Talk
from hubgen.views.proposals import isolated
from hubgen.views.refs import Link, Refs

MOST_WISHES = 2_000
"""So many wishes are solved as a whole; of more, each of the skills most wanted by itself."""
MOST_SKILLS = 40
MOST_POSSIBLE = 200_000
"""So many possible pairs are weighed in all where skills are solved by themselves: a few seconds."""
MOST_PILOTS = 12
"""Pilots are looked for in so many skills, those most wanted: each takes a tenth of a second."""
MOST_SHOWN = 25
"""So many pairs of a skill, and people left out with it, are shown where skills are solved by themselves."""
MOST_OPEN = 6
"""More than so many pairs, or people left out, are folded up."""
IN_PAIRS = frozenset({"peer-coaching", "new-hire-mentoring", "peer-review", "skill-swap"})
"""The models in which people meet in pairs."""


class TermRow(NamedTuple):
    name: str
    points: int
    most: int


class MatchRow(NamedTuple):
    """A possible pair; *why* and *weak* are sentences, *terms* what its *points* are made of."""

    learner: Link
    teacher: Link
    skill: Link
    why: tuple[str, ...]
    weak: tuple[str, ...]
    points: int
    terms: tuple[TermRow, ...]


class SkillMatches(NamedTuple):
    """The possible pairs of one skill; *more* are not shown."""

    skill: Link
    matches: tuple[MatchRow, ...]
    more: int


class GroupRow(NamedTuple):
    skill: Link
    teachers: tuple[Link, ...]
    learners: tuple[Link, ...]


class SpeakerRow(NamedTuple):
    person: Link
    why: str


class TalkRow(NamedTuple):
    skill: Link
    wanted: int
    speakers: tuple[SpeakerRow, ...]


class WishRow(NamedTuple):
    """Why a wish found nobody, and what would change it."""

    skill: Link
    text: str
    advice: str


class LeftOutRow(NamedTuple):
    person: Link
    wishes: tuple[WishRow, ...]


@dataclass(frozen=True, slots=True)
class MatchesView:
    """The page of proposals. *whole* says that all wishes were solved at once, else *skills* alone were looked at."""

    skills: tuple[SkillMatches, ...]
    swaps: tuple[tuple[MatchRow, ...], ...]
    pilots: tuple[GroupRow, ...]
    circles: tuple[GroupRow, ...]
    talks: tuple[TalkRow, ...]
    left_out: tuple[LeftOutRow, ...]
    pairs: int
    wishes: int
    whole: bool

    @property
    def folded(self) -> bool:
        """Say whether the pairs are too many to show at once."""
        return self.pairs > MOST_OPEN

    @property
    def left_folded(self) -> bool:
        return len(self.left_out) > MOST_OPEN


@dataclass(frozen=True, slots=True)
class ProgramProposal:
    """The pairs that a program could have, and those of its people for whom there is none."""

    slug: str
    matches: tuple[MatchRow, ...]
    left_out: tuple[LeftOutRow, ...]


def matches_view(hub: Hub, refs: Refs) -> MatchesView:
    """Derive the page. *hub* is what colleagues see, with those who must not be paired."""
    wishes = make_wishes(hub, ANYTHING)
    whole = len(wishes) <= MOST_WISHES
    wanted = _most_wanted(hub, wishes)
    keys = tuple(wanted) if whole else _affordable(wanted)
    pool = make_pool(hub, Question(skills=frozenset(keys)))
    talks = list_talks(pool)
    pool = pool.about(keys)  # nothing of it where there is time for no skill
    edges = possible_edges(pool)
    chosen = [_chosen(pool, edges, None)] if whole else [_chosen(*apart, MOST_SHOWN) for apart in _apart(pool, edges, keys)]
    pairs = [edge for one in chosen for edge in one.pairs]
    return MatchesView(
        skills=tuple(_by_skill(refs, pool, pairs, None if whole else MOST_SHOWN)),
        swaps=tuple(_rows(hub, refs, swap.matches) for swap in choose_swaps(pool, edges)) if whole else (),
        pilots=tuple(_group(refs, group) for group in choose_pilots(pool, edges_about(pool, edges, keys[:MOST_PILOTS]))),
        circles=tuple(_group(refs, group) for group in gather_circles(pool, edges)),
        talks=tuple(_talk(refs, talk) for talk in talks),
        left_out=_left_out(hub, refs, [row for one in chosen for row in one.left_out]),
        pairs=len(pairs),
        wishes=len(wishes),
        whole=whole,
    )


def program_proposal(hub: Hub, refs: Refs, program: Program) -> ProgramProposal | None:
    """Propose pairs for a program that is not over and has people without one; None where nobody needs one.

    *hub* is as above. The public sees none, since it is about people who have agreed to nothing yet.
    """
    if hub.settings.audience != "internal" or program.status in OVER or not (program.model in IN_PAIRS or program.pairs):
        return None
    found = propose(hub, Question(program=program.slug))
    if not found.matches and not found.left_out:
        return None
    return ProgramProposal(program.slug, _rows(hub, refs, found.matches), _left_out(hub, refs, found.left_out))


def _most_wanted(hub: Hub, wishes: Iterable[Wish]) -> Mapping[str, int]:
    """Count the possible pairs of each skill that somebody wants, by its key, most wanted first."""
    wanted = sorted(by_skill(wishes).items(), key=lambda found: (-len(found[1]), hub.skill_name(found[1][0].skill).casefold(), found[0]))
    return {key: len(own) * len(hub.claims.get(key, ())) for key, own in wanted}


def _affordable(wanted: Mapping[str, int]) -> tuple[str, ...]:
    """Give the first of the skills that a build has time for: a skill that half the hub wants would take it all."""
    keys: list[str] = []
    spent = 0
    for key, possible in wanted.items():
        if spent + possible <= MOST_POSSIBLE and len(keys) < MOST_SKILLS:
            keys.append(key)
            spent += possible
    return tuple(keys)


class _Chosen(NamedTuple):
    """Who is chosen, and who is left out then, as far as it is shown."""

    pairs: list[Edge]
    left_out: tuple[LeftOut, ...]


def _chosen(pool: Pool, edges: Sequence[Edge], most: int | None) -> _Chosen:
    pairs = choose_pairs(pool, edges)
    return _Chosen(pairs, explain_left_out(pool, {edge.wish.learner for edge in pairs}, most))


def _apart(pool: Pool, edges: Iterable[Edge], keys: Iterable[str]) -> Iterator[tuple[Pool, list[Edge]]]:
    """Give the pool of each skill by itself, with its possible pairs."""
    own = by_skill(pool.wishes)
    of_skill: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        of_skill[edge.wish.skill.key].append(edge)
    return ((replace(pool, wishes=own[key]), of_skill[key]) for key in keys)


def _by_skill(refs: Refs, pool: Pool, pairs: Iterable[Edge], most: int | None) -> Iterator[SkillMatches]:
    hub = pool.hub
    ordered = sorted(pairs, key=lambda edge: (hub.skill_name(edge.wish.skill).casefold(), edge.wish.skill.key))
    for _, group in groupby(ordered, key=lambda edge: edge.wish.skill.key):
        own = list(group)
        shown = _rows(hub, refs, (make_match(pool, edge.wish, edge.teacher, edge.claim) for edge in own[:most]))
        yield SkillMatches(refs.skill(own[0].wish.skill), shown, len(own) - len(shown))


def _rows(hub: Hub, refs: Refs, matches: Iterable[Match]) -> tuple[MatchRow, ...]:
    return tuple(_row(hub, refs, match) for match in matches)


def _row(hub: Hub, refs: Refs, match: Match) -> MatchRow:
    both = (match.teacher, match.learner)
    return MatchRow(
        learner=refs.by_person[match.learner],
        teacher=refs.by_person[match.teacher],
        skill=refs.skill(match.skill),
        why=tuple(isolated(hub, why, both) for why in match.why),
        weak=tuple(isolated(hub, weak, both) for weak in match.weak),
        points=match.points,
        terms=tuple(TermRow(term.name, term.points, term.most) for term in match.terms if term.most),
    )


def _group(refs: Refs, group: Group) -> GroupRow:
    return GroupRow(refs.skill(group.skill), refs.people(group.teachers), refs.people(group.learners))


def _talk(refs: Refs, talk: Talk) -> TalkRow:
    return TalkRow(refs.skill(talk.skill), talk.wanted, tuple(SpeakerRow(refs.by_person[one.who], one.why) for one in talk.speakers))


def _left_out(hub: Hub, refs: Refs, left_out: Iterable[LeftOut]) -> tuple[LeftOutRow, ...]:
    ordered = sorted(left_out, key=lambda one: hub_order(hub, one.learner))
    return tuple(
        LeftOutRow(refs.by_person[learner], tuple(_wish(hub, refs, one) for one in own)) for learner, own in groupby(ordered, key=lambda one: one.learner)
    )


def _wish(hub: Hub, refs: Refs, one: LeftOut) -> WishRow:
    slugs = (one.learner, one.advice.who, *one.lost, *(slug for group in one.blocked for slug in group.people))
    return WishRow(refs.skill(one.skill), isolated(hub, one.text, slugs), isolated(hub, one.advice.text, slugs))
