"""Pairs, swaps and groups become Markdown to paste, in which nothing that people wrote does anything."""

from collections.abc import Iterable, Iterator, Sequence

from hubgen.content.hub import Hub, SkillRef
from hubgen.reports.markdown import inert
from hubgen.reports.matches_words import (
    HEADINGS,
    LEFT_OUT,
    PROPOSAL,
    left_by_person,
    matches_by_skill,
    nothing,
    points,
    total,
)
from hubgen.views.matching.values import LeftOut, Match
from hubgen.views.proposals import Found


def matches_markdown(hub: Hub, found: Found) -> str:
    """Write what was found as headings and lists; what people wrote stands in code spans where it is more than words."""
    if found.is_empty:
        return f"{nothing(found)}\n"
    return "\n".join(_lines(hub, found)) + "\n"


def _lines(hub: Hub, found: Found) -> Iterator[str]:
    yield from (PROPOSAL, "")
    if found.matches:
        yield from (f"## {HEADINGS['pairs']}", "")
        for skill, own in matches_by_skill(hub, found.matches):
            yield from (f"### {inert(skill)}", "")
            for match in own:
                yield from _match(match, _who(hub, match))
            yield ""
    if found.swaps:
        yield from (f"## {HEADINGS['swaps']}", "")
        for number, swap in enumerate(found.swaps, 1):
            yield from (f"### Swap {number}: {len(swap.people)} people, {points(swap.points)}", "")
            for match in swap.matches:
                yield from _match(match, f"{_who(hub, match)}: {_skill(hub, match.skill)}")
            yield ""
    yield from _groups(hub, found)
    yield from _left_out(hub, found.left_out)
    yield f"**{total(found)}**"


def _groups(hub: Hub, found: Found) -> Iterator[str]:
    if found.pilots:
        yield from (f"## {HEADINGS['pilots']}", "")
        for group in found.pilots:
            teach = "teaches" if len(group.teachers) == 1 else "teach"
            yield f"- {_skill(hub, group.skill)}, {points(group.points)}: {_names(hub, group.teachers)} {teach} {_names(hub, group.learners)}"
        yield ""
    if found.circles:
        yield from (f"## {HEADINGS['circles']}", "")
        yield from (f"- {_skill(hub, group.skill)}: {_names(hub, group.learners)}" for group in found.circles)
        yield ""
    if found.talks:
        yield from (f"## {HEADINGS['talks']}", "")
        for talk in found.talks:
            speakers = "; ".join(f"{_name(hub, speaker.who)}: {inert(speaker.why)}" for speaker in talk.speakers)
            yield f"- {_skill(hub, talk.skill)}, wanted by {talk.wanted}. Who could give it: {speakers}"
        yield ""


def _match(match: Match, title: str) -> Iterator[str]:
    yield f"- {title}, {points(match.points)}"
    yield from (f"  - for it: {inert(why)}" for why in match.why)
    yield from (f"  - weak: {inert(weak)}" for weak in match.weak)


def _left_out(hub: Hub, left_out: Sequence[LeftOut]) -> Iterator[str]:
    if not left_out:
        return
    yield from (f"## {HEADINGS['left out']}", "", LEFT_OUT, "")
    for learner, own in left_by_person(left_out):
        yield f"- {_name(hub, learner)}"
        for one in own:
            yield f"  - {inert(one.text)}"
            yield f"    - what would change it: {inert(one.advice.text)}"
    yield ""


def _who(hub: Hub, match: Match) -> str:
    return f"{_name(hub, match.learner)} learns from {_name(hub, match.teacher)}"


def _name(hub: Hub, slug: str) -> str:
    return inert(hub.person_name(slug))


def _names(hub: Hub, slugs: Iterable[str]) -> str:
    names = [_name(hub, slug) for slug in slugs]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _skill(hub: Hub, skill: SkillRef) -> str:
    return inert(hub.skill_name(skill))
