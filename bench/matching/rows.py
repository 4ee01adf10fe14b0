"""A number and a seed become a hub in memory: so many learners and teachers, twenty candidates for each learner."""

import random
from datetime import date, timedelta

from hubgen.content.hub import Claim, Hub, Person, SkillRef, Teaching, Want
from hubgen.content.settings import Settings
from hubgen.content.sources import Source

TODAY = date(2026, 11, 22)
EACH = 20
"""So many teach each skill, and every learner wants one."""
UNSAID = Teaching()
ZONES = ("Europe/Lisbon", "Europe/Berlin", "Asia/Kolkata", "Europe/Athens")
STYLES = ("patient", "methodical", "hands-on", "asks-many-questions")


def two_sides(size: int, seed: int = 1) -> Hub:
    """Make *size* teachers with one seat and three skills each, and *size* learners; nothing stands between any two."""
    chance = random.Random(seed)
    groups: list[list[int]] = []
    for _ in range(3):
        order = chance.sample(range(size), size)
        groups += [order[start : start + EACH] for start in range(0, size, EACH)]
    taught: dict[int, list[Claim]] = {number: [] for number in range(size)}
    for number, group in enumerate(groups):
        for teacher in group:
            taught[teacher].append(Claim(_skill(number), chance.randint(1, 4), True))
    people = [_person(chance, f"t{number:05d}", claims=tuple(claims), teaching=Teaching(1)) for number, claims in taught.items()]
    people += [_person(chance, f"l{number:05d}", wants=(Want(_skill(chance.randrange(len(groups)))),)) for number in range(size)]
    return _hub(people)


def one_crowd(size: int, seed: int = 1) -> Hub:
    """Make *size* people who each teach two skills and want two, for swaps."""
    chance = random.Random(seed)
    people = []
    for number in range(size):
        known = chance.sample(range(size // 10), 4)
        claims = tuple(Claim(_skill(skill), chance.randint(1, 4), True) for skill in known[:2])
        wants = tuple(Want(_skill(skill)) for skill in known[2:])
        people.append(_person(chance, f"p{number:05d}", claims=claims, wants=wants, teaching=Teaching(1)))
    return _hub(people)


def _skill(number: int) -> SkillRef:
    return SkillRef(f"s{number:04d}", f"s{number:04d}")


def _person(chance: random.Random, slug: str, *, claims: tuple[Claim, ...] = (), wants: tuple[Want, ...] = (), teaching: Teaching = UNSAID) -> Person:
    return Person(
        slug,
        Source(f"people/{slug}.yml", {}, ""),
        name=slug,
        claims=claims,
        wants=wants,
        teaching=teaching,
        timezone=chance.choice(ZONES),
        languages=("English",),
        team=f"Team {chance.randrange(30)}",
        style=(chance.choice(STYLES),),
        confirmed=TODAY - timedelta(days=chance.randrange(500)),
    )


def _hub(people: list[Person]) -> Hub:
    return Hub(TODAY, Settings(), {one.slug: one for one in sorted(people, key=lambda one: one.slug)}, {}, {}, {})
