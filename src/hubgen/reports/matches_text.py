"""Pairs, swaps and groups become lines for a person at a terminal."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from hubgen.content.hub import Hub
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
from hubgen.reports.text import printable
from hubgen.views.matching.values import Group, LeftOut, Match, Term
from hubgen.views.proposals import TERM_NAMES, Explained, Found, isolated

WIDTH = 100
"""How many cells a line has at most, unless a word alone is longer."""
_ISOLATES = {"\\u2066": "\u2066", "\\u2067": "\u2067", "\\u2068": "\u2068", "\\u2069": "\u2069"}


def matches_text(hub: Hub, found: Found) -> str:
    """Write what was found: `+` says what speaks for a pair, `-` what is weak about it, `>` what would change a wish."""
    if found.is_empty:
        return "".join(f"{line}\n" for line in wrapped(nothing(found), "", ""))
    return "".join(f"{line}\n" for line in _lines(hub, found))


def explained_text(hub: Hub, explained: Sequence[Explained]) -> str:
    """Write every term of each match with its points of most, or what is between the two."""
    lines: list[str] = []
    for one in explained:
        if one.match is None:
            about = f"{_name(hub, one.learner)} from {_name(hub, one.teacher)}, {printable(hub.skill_name(one.skill))}: " if one.skill else ""
            lines += [*wrapped(f"{about}{_text(hub, one.text, (one.learner, one.teacher))}.", "", "  "), ""]
            continue
        lines += [f"{printable(hub.skill_name(one.match.skill))}: {_who(hub, one.match)}, {points(one.match.points)}"]
        for term in one.match.terms:
            label = f"{term.points:>3} of {term.most:<3}" if term.most else " " * 9
            said = _text(hub, term.why or term.weak or _unsaid(term), (one.learner, one.teacher))
            lines += wrapped(f"{TERM_NAMES[term.name]}: {said}", f"  {label}  ", " " * 13)
        lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def _unsaid(term: Term) -> str:
    """Say why a term has its points where it has no words of its own."""
    if term.points == term.most:
        return "nothing speaks against it"
    return "not so here" if not term.points else "in part, or not known of both"


def _lines(hub: Hub, found: Found) -> Iterator[str]:
    yield from (PROPOSAL, "")
    yield from _pairs(hub, found.matches)
    yield from _swaps(hub, found)
    yield from _groups(hub, found)
    yield from _left_out(hub, found.left_out)
    yield total(found)


def _pairs(hub: Hub, matches: Iterable[Match]) -> Iterator[str]:
    for skill, own in matches_by_skill(hub, matches):
        yield printable(skill)
        for match in own:
            yield from _match(hub, match, _who(hub, match))
        yield ""


def _swaps(hub: Hub, found: Found) -> Iterator[str]:
    for number, swap in enumerate(found.swaps, 1):
        yield f"Swap {number}: {len(swap.people)} people, {points(swap.points)}"
        for match in swap.matches:
            yield from _match(hub, match, f"{_who(hub, match)}: {printable(hub.skill_name(match.skill))}")
        yield ""


def _groups(hub: Hub, found: Found) -> Iterator[str]:
    if found.pilots:
        yield HEADINGS["pilots"]
        for group in found.pilots:
            yield from _pilot(hub, group)
        yield ""
    if found.circles:
        yield f"{HEADINGS['circles']}: these want the same, and nobody can teach it now"
        for group in found.circles:
            yield from wrapped(f"{printable(hub.skill_name(group.skill))}: {_names(hub, group.learners)}", "  ", "    ")
        yield ""
    if found.talks:
        yield HEADINGS["talks"]
        for talk in found.talks:
            yield from wrapped(f"{printable(hub.skill_name(talk.skill))}, wanted by {talk.wanted}. Who could give it:", "  ", "    ")
            for speaker in talk.speakers:
                yield from wrapped(f"{_name(hub, speaker.who)}: {printable(speaker.why)}", "    ", "      ")
        yield ""


def _pilot(hub: Hub, group: Group) -> Iterator[str]:
    yield f"  {printable(hub.skill_name(group.skill))}: {len(group.people)} people, {points(group.points)}"
    teach = "teaches" if len(group.teachers) == 1 else "teach"
    yield from wrapped(f"{_names(hub, group.teachers)} {teach} {_names(hub, group.learners)}", "    ", "      ")


def _match(hub: Hub, match: Match, title: str) -> Iterator[str]:
    both = (match.teacher, match.learner)
    yield from wrapped(title, f"{match.points:>5}  ", " " * 7)
    for why in match.why:
        yield from wrapped(_text(hub, why, both), " " * 7 + "+ ", " " * 9)
    for weak in match.weak:
        yield from wrapped(_text(hub, weak, both), " " * 7 + "- ", " " * 9)


def _left_out(hub: Hub, left_out: Sequence[LeftOut]) -> Iterator[str]:
    if not left_out:
        return
    yield f"{HEADINGS['left out']}. {LEFT_OUT}"
    for learner, own in left_by_person(left_out):
        yield f"  {_name(hub, learner)}"
        for one in own:
            slugs = (one.learner, one.advice.who, *one.lost, *(slug for group in one.blocked for slug in group.people))
            yield from wrapped(_text(hub, one.text, slugs), "    ", "      ")
            yield from wrapped(_text(hub, one.advice.text, slugs), "    > ", "      ")
    yield ""


def _who(hub: Hub, match: Match) -> str:
    return f"{_name(hub, match.learner)} learns from {_name(hub, match.teacher)}"


def _name(hub: Hub, slug: str) -> str:
    return _text(hub, hub.person_name(slug), (slug,))


def _names(hub: Hub, slugs: Iterable[str]) -> str:
    names = [_name(hub, slug) for slug in slugs]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _text(hub: Hub, text: str, slugs: Iterable[str]) -> str:
    """Write *text* so that a terminal obeys none of it, and keep the isolates that we put in ourselves."""
    shown = printable(isolated(hub, text.replace("\u2068", "").replace("\u2069", ""), slugs))
    for written, sign in _ISOLATES.items():
        shown = shown.replace(written, sign)
    return shown


def wrapped(text: str, first: str, rest: str) -> Iterator[str]:
    """Break *text* between words into lines of `WIDTH` cells, which begin with *first*, and then with *rest*."""
    line, width = first, cells(first)
    empty = True
    for word in text.split():
        if not empty and width + 1 + cells(word) > WIDTH:
            yield line
            line, width, empty = rest, cells(rest), True
        line, width = (line + word, width + cells(word)) if empty else (f"{line} {word}", width + 1 + cells(word))
        empty = False
    yield line


def cells(text: str) -> int:
    """Count the cells that *text* takes in a terminal: wide letters two, marks that combine and isolates none."""
    return sum(0 if unicodedata.category(sign) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)

