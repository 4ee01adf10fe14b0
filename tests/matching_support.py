"""Hubs for tests of pairs, and the best pairs found by trying everything."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, permutations, product
from typing import Any

from hubgen.content.hub import Circle, Claim, Hub, Person, Program, SkillRef, Teaching, Want
from hubgen.content.settings import Pairing, Settings
from hubgen.content.sources import Source
from hubgen.views.matching.pairs import match_of
from hubgen.views.matching.values import ANYTHING, Match, Question

TODAY = date(2026, 11, 22)

ZONES = ("", "Europe/Lisbon", "Asia/Kolkata", "America/Halifax")


def ref(slug: str) -> SkillRef:
    return SkillRef(slug, slug)


def person(slug: str, **words: Any) -> Person:
    return Person(slug, Source(f"people/{slug}.yml", {}, ""), **{"name": slug.title(), **words})


def wants(*skills: str) -> tuple[Want, ...]:
    return tuple(Want(ref(skill)) for skill in skills)


def teacher(slug: str, *skills: str, level: int | None = 3, seats: int | None = 1, teaches: bool = True, **words: Any) -> Person:
    claims = tuple(Claim(ref(skill), level=level, teaches=teaches) for skill in skills)
    return person(slug, **{"claims": claims, "teaching": Teaching(seats=seats), **words})


def learner(slug: str, *skills: str, **words: Any) -> Person:
    return person(slug, wants=wants(*skills), **words)


def with_rules(*things: Person | Program | Circle, apart: Iterable[tuple[str, str]] = (), **rules: Any) -> Hub:
    """Put a hub together whose settings say *rules* of pairs, with those who must be kept *apart*."""

    def of(kind: type) -> dict[str, Any]:
        return {thing.slug: thing for thing in sorted(things, key=lambda one: one.slug) if isinstance(thing, kind)}

    forbidden = frozenset(frozenset(two) for two in apart)
    settings = Settings(pairing=Pairing(**rules))
    return Hub(TODAY, settings, of(Person), {}, of(Circle), of(Program), do_not_pair=forbidden)


def possible(hub: Hub, question: Question = ANYTHING) -> list[Match]:
    """Ask for every two people alone."""
    return [match for one in hub.people for other in hub.people if one != other for match in match_of(hub, question, one, other)]


def room(person: Person) -> int:
    return 1 if person.teaching.seats is None else person.teaching.seats


def best_pairs(hub: Hub, matches: list[Match]) -> tuple[int, int]:
    """Give the greatest total of pairs that keep the limits, and the greatest number of such pairs, by trying all.

    One learner after the other takes each of the choices that they have; what matters of the past is the seats left.
    """
    slugs = sorted({match.teacher for match in matches})
    seats = tuple(room(hub.people[slug]) for slug in slugs)
    states = {seats: (0, 0)}
    for learner in sorted({match.learner for match in matches}):
        after: dict[tuple[int, ...], tuple[int, int]] = {}
        for left, (total, many) in states.items():
            for chosen in _choices([match for match in matches if match.learner == learner], hub.settings.pairing.each):
                taken = Counter(match.teacher for match in chosen)
                rest = tuple(seat - taken[slug] for seat, slug in zip(left, slugs, strict=True))
                if min(rest, default=0) >= 0:
                    known = after.get(rest, (0, 0))
                    after[rest] = (max(known[0], total + sum(match.points for match in chosen)), max(known[1], many + len(chosen)))
        states = after
    return max(total for total, _ in states.values()), max(many for _, many in states.values())


def _choices(matches: list[Match], each: int) -> Iterator[tuple[Match, ...]]:
    for size in range(each + 1):
        for chosen in combinations(matches, size):
            if len({match.skill.key for match in chosen}) == size:
                yield chosen


def best_swaps(matches: list[Match], longest: int) -> int:
    """Give the greatest total of swaps that share nobody, by trying every set of cycles."""
    worth: dict[tuple[str, str], int] = {}
    for match in matches:
        step = (match.teacher, match.learner)
        worth[step] = max(worth.get(step, 0), match.points)
    people = sorted({slug for step in worth for slug in step})
    cycles: dict[frozenset[str], int] = {}
    for size in range(2, longest + 1):
        for order in permutations(people, size):
            steps = list(zip(order, (*order[1:], order[0]), strict=True))
            if order[0] == min(order) and all(step in worth for step in steps):
                members = frozenset(order)
                cycles[members] = max(cycles.get(members, 0), sum(worth[step] for step in steps))
    return _disjoint(list(cycles.items()), frozenset())


def _disjoint(cycles: list[tuple[frozenset[str], int]], used: frozenset[str]) -> int:
    if not cycles:
        return 0
    (members, worth), *rest = cycles
    without = _disjoint(rest, used)
    return without if members & used else max(without, worth + _disjoint(rest, used | members))


def best_pilot(hub: Hub, matches: list[Match], least: int, most: int) -> int | None:
    """Give the greatest total of a group around one skill, by trying who learns from whom; None if there is none."""
    learners = sorted({match.learner for match in matches})
    best: int | None = None
    for choice in product(*([None, *(match for match in matches if match.learner == slug)] for slug in learners)):
        chosen = [match for match in choice if match is not None]
        taught = Counter(match.teacher for match in chosen)
        people = {*taught, *(match.learner for match in chosen)}
        if not (1 <= len(taught) <= 2 and least <= len(people) <= most and len(people) == len(chosen) + len(taught)):
            continue
        if all(count <= room(hub.people[slug]) for slug, count in taught.items()):
            best = max(best or 0, sum(match.points for match in chosen))
    return best

