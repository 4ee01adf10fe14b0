"""What was found for a question becomes the sentences that are the same in text and Markdown."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from hubgen.content.hub import Hub
from hubgen.views.matching.values import LeftOut, Match
from hubgen.views.proposals import Found

HEADINGS: Mapping[str, str] = {
    "pairs": "Who could learn from whom",
    "swaps": "Who could teach each other",
    "pilots": "Pilots that could start",
    "circles": "Circles to start",
    "talks": "Talks that people want",
    "left out": "Left out",
}
PROPOSAL = "Proposals, from what people wrote: ask everyone before anybody is paired."
LEFT_OUT = "Each line is said to the person whom it is about."


def nothing(found: Found) -> str:
    """Say why there is nothing at all, and what would change it."""
    if not found.wishing:
        if found.question.program:
            return "There is nothing to pair: whoever wants to learn in this program has a pair already, or has not said so under `wants:`."
        return "There is nothing to pair: nobody here says that they want to learn this. `wants:` in a profile says so."
    if found.kind == "swaps":
        return "There is no swap: no two, three or four who want something also teach what the next one wants. `hubgen match --everyone` looks for pairs."
    return f"There is no group yet: {many(len(found.wishing), 'person wants', 'people want')} something, and no skill has enough of them."


def total(found: Found) -> str:
    """Sum up in one line."""
    if found.kind == "groups":
        counted = (many(len(found.pilots), "pilot", "pilots"), many(len(found.circles), "circle", "circles"), many(len(found.talks), "talk", "talks"))
        return ", ".join(counted)
    if found.kind == "swaps":
        people = {slug for swap in found.swaps for slug in swap.people}
        rest = len(found.wishing - people)
        others = f"; {many(rest, 'other who wants something is', 'others who want something are')} in none" if rest else ""
        return f"{many(len(found.swaps), 'swap', 'swaps')} of {many(len(people), 'person', 'people')}, {points(found.total)}{others}"
    left = len({one.learner for one in found.left_out})
    nobody = f"; {many(len(found.left_out), 'wish', 'wishes')} of {many(left, 'person', 'people')} found nobody" if left else "; nobody is left out"
    return f"{many(len(found.matches), 'pair', 'pairs')}, {points(found.total)}{nobody}"


def points(count: int) -> str:
    return many(count, "point", "points")


def many(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"


def matches_by_skill(hub: Hub, matches: Iterable[Match]) -> Iterator[tuple[str, list[Match]]]:
    """Group matches, which are sorted by their skill's name, under that name."""
    for _, group in groupby(matches, key=lambda match: match.skill.key):
        own = list(group)
        yield hub.skill_name(own[0].skill), own


def left_by_person(left_out: Iterable[LeftOut]) -> Iterator[tuple[str, list[LeftOut]]]:
    """Group those left out by their slug."""
    for learner, group in groupby(left_out, key=lambda one: one.learner):
        yield learner, list(group)
