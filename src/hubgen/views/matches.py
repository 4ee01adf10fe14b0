"""A hub becomes who could learn from whom, as colleagues see it on a page: pairs, swaps, groups, and who is left out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from itertools import groupby
from typing import NamedTuple

from hubgen.content.hub import Hub, Program
from hubgen.views.matching.groups import gather_circles, list_talks
from hubgen.views.matching.left_out import explain_left_out
from hubgen.views.matching.pairs import Edge, choose_pairs, edges_about, possible_edges
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
"""Pilots are looked for in so many skills, those most wanted."""
MOST_PAIRS = 60
"""Up to so many pairs, each is shown. Of more, the first few of the skills that have most: a page of all is megabytes."""
MOST_SHOWN = 24
"""So many skills are shown then, and so many of each other kind of proposal."""
MOST_SWAPS = 6
"""Each swap is two or three pairs."""
MOST_EACH = 2
"""So many pairs of a skill are shown then."""
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
    """The page of proposals. *whole* says that all wishes were solved at once, else some skills alone were looked at.

    *pairs*, *wishes* and the people *left* out are counted; *cut* says that not all of what was found is shown.
    """

    skills: tuple[SkillMatches, ...]
    swaps: tuple[tuple[MatchRow, ...], ...]
    pilots: tuple[GroupRow, ...]
    circles: tuple[GroupRow, ...]
    talks: tuple[TalkRow, ...]
    left_out: tuple[LeftOutRow, ...]
    pairs: int
    wishes: int
    left: int
    whole: bool
    cut: bool

    @property
    def folded(self) -> bool:
        """Say whether the pairs are too many to show at once."""
        return self.pairs > MOST_OPEN

    @property
    def left_folded(self) -> bool:
        return self.left > MOST_OPEN


@dataclass(frozen=True, slots=True)
class ProgramProposal:
    """The first *pairs* that a program could have, and the first of its people who are *left* out."""

    slug: str
    matches: tuple[MatchRow, ...]
    left_out: tuple[LeftOutRow, ...]
    pairs: int
    left: int


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
    apart = [(pool, edges)] if whole else list(_apart(pool, edges, keys))
    chosen = [_chosen(*one, -(-MOST_SHOWN // len(apart))) for one in apart]
    pairs = [edge for one in chosen for edge in one.pairs]
    left = {slug for one in chosen for slug in one.left}
    swaps = choose_swaps(pool, edges) if whole else ()
    circles = gather_circles(pool, edges)
    return MatchesView(
        skills=_by_skill(refs, pool, pairs),
        swaps=tuple(_rows(hub, refs, swap.matches) for swap in swaps[:MOST_SWAPS]),
        pilots=tuple(_group(refs, group) for group in choose_pilots(pool, edges_about(pool, edges, keys[:MOST_PILOTS]))),
        circles=tuple(_group(refs, group) for group in circles[:MOST_SHOWN]),
        talks=tuple(_talk(refs, talk) for talk in talks[:MOST_SHOWN]),
        left_out=_left_out(hub, refs, [row for one in chosen for row in one.left_out]),
        pairs=len(pairs),
        wishes=len(wishes),
        left=len(left),
        whole=whole,
        cut=len(pairs) > MOST_PAIRS or len(swaps) > MOST_SWAPS or max(map(len, (circles, talks, left))) > MOST_SHOWN,
    )


def program_proposal(hub: Hub, refs: Refs, program: Program) -> ProgramProposal | None:
    """Propose pairs for a program that is not over and has people without one; None where nobody needs one.

    *hub* is as above. The public sees none, since it is about people who have agreed to nothing yet.
    """
    if hub.settings.audience != "internal" or program.status in OVER or not (program.model in IN_PAIRS or program.pairs):
        return None
    pool = make_pool(hub, Question(program=program.slug))
    found = _chosen(pool, possible_edges(pool), MOST_SHOWN)
    if not found.pairs and not found.left:
        return None
    matches = (make_match(pool, edge.wish, edge.teacher, edge.claim) for edge in found.pairs[:MOST_PAIRS])
    left_out = _left_out(hub, refs, found.left_out)
    return ProgramProposal(program.slug, _rows(hub, refs, matches), left_out, len(found.pairs), len(found.left))


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
    """Who is chosen, who is *left* out then, and why the first of them are."""

    pairs: list[Edge]
    left: set[str]
    left_out: tuple[LeftOut, ...]


def _chosen(pool: Pool, edges: Sequence[Edge], most: int) -> _Chosen:
    pairs = choose_pairs(pool, edges)
    paired = {edge.wish.learner for edge in pairs}
    return _Chosen(pairs, {wish.learner for wish in pool.wishes} - paired, explain_left_out(pool, paired, most))


def _apart(pool: Pool, edges: Iterable[Edge], keys: Iterable[str]) -> Iterator[tuple[Pool, list[Edge]]]:
    """Give the pool of each skill by itself, with its possible pairs."""
    own = by_skill(pool.wishes)
    of_skill: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        of_skill[edge.wish.skill.key].append(edge)
    return ((replace(pool, wishes=own[key]), of_skill[key]) for key in keys)


def _by_skill(refs: Refs, pool: Pool, pairs: Sequence[Edge]) -> tuple[SkillMatches, ...]:
    """Group the pairs by skill: all, or where they are many the first of those skills that have most."""
    hub = pool.hub
    ordered = sorted(pairs, key=lambda edge: (hub.skill_name(edge.wish.skill).casefold(), edge.wish.skill.key))
    groups = [list(group) for _, group in groupby(ordered, key=lambda edge: edge.wish.skill.key)]
    most = None
    if len(pairs) > MOST_PAIRS:
        most = MOST_EACH
        largest = {group[0].wish.skill.key for group in nsmallest(MOST_SHOWN, groups, key=lambda group: -len(group))}
        groups = [group for group in groups if group[0].wish.skill.key in largest]
    return tuple(_of_skill(refs, pool, group, group[:most]) for group in groups)


def _of_skill(refs: Refs, pool: Pool, pairs: Sequence[Edge], shown: Sequence[Edge]) -> SkillMatches:
    matches = (make_match(pool, edge.wish, edge.teacher, edge.claim) for edge in shown)
    return SkillMatches(refs.skill(pairs[0].wish.skill), _rows(pool.hub, refs, matches), len(pairs) - len(shown))


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
