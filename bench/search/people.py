"""Made-up people of any number become plain data: the same number and seed give the same people."""

import argparse
import json
import random
from bisect import bisect
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from vocabulary import (
    AREAS,
    CULTURES,
    FAMILY_FIRST,
    FUNCTIONS,
    OPENINGS,
    ROLES,
    SECOND_LANGUAGES,
    TOWNS,
    Names,
    Topic,
    Town,
    read_names,
    read_topics,
    with_own,
)

from hubgen.content.slugs import slugify

TODAY = date(2026, 11, 22)
SEED = 2026
HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Known:
    """A skill that somebody has."""

    skill: str
    level: int | None
    teaches: bool


@dataclass(frozen=True, slots=True)
class Someone:
    """One person as plain data: all that a label or a rival's index is made from. Dates are ISO text."""

    slug: str
    name: str
    role: str
    team: str
    place: str
    zone: str
    languages: tuple[str, ...]
    status: str
    known: tuple[Known, ...]
    wants: tuple[str, ...]
    seats: int | None
    paused_until: str
    about: str
    confirmed: str


@dataclass(frozen=True, slots=True)
class Everyone:
    people: tuple[Someone, ...]
    skills: tuple[Topic, ...]


class Zipf:
    """Draws from a list, the first far more often than the last."""

    def __init__(self, items: Sequence[str], power: float = 0.9) -> None:
        self._items = items
        self._sums = list(accumulate(1 / rank**power for rank in range(1, len(items) + 1)))

    def draw(self, rng: random.Random) -> str:
        return self._items[bisect(self._sums, rng.random() * self._sums[-1])]


def generate(size: int, topics: Path, seed: int = SEED, names: Names | None = None) -> Everyone:
    """Make *size* people: the same size, topics, seed and names (the name library's, if not given) give the same people."""
    rng = random.Random(f"{seed}/{size}")
    skills = read_topics(topics, 300 if size <= 1000 else 5000, rng)
    related = {skill.slug: skill.related for skill in skills}
    popular = Zipf([skill.slug for skill in skills])
    teams = Zipf(_teams(20 if size <= 1000 else 80 if size <= 10_000 else 400), 0.5)
    towns = {town.name: town for town in TOWNS}
    place = Zipf(tuple(towns), 0.7)
    seen: dict[str, int] = {}
    names = read_names() if names is None else with_own(names)
    people = []
    for _ in range(size):
        town = towns[place.draw(rng)]
        name = _name(rng, town, names)
        slug = slugify(name)
        seen[slug] = seen.get(slug, 0) + 1
        slug = slug if seen[slug] == 1 else f"{slug}-{seen[slug]}"
        people.append(_someone(rng, slug, name, teams.draw(rng), town, popular, related))
    return Everyone(tuple(people), skills)


def _teams(count: int) -> tuple[str, ...]:
    pairs = [f"{area} {function}" for function in FUNCTIONS for area in AREAS]
    return (*AREAS, *pairs)[:count]


def _name(rng: random.Random, town: Town, names: Names) -> str:
    locale = town.locale if rng.random() < 0.6 else rng.choices(tuple(CULTURES), tuple(CULTURES.values()))[0]
    given, family = (rng.choice(part) for part in names[locale])
    return f"{family}{FAMILY_FIRST[locale]}{given}" if locale in FAMILY_FIRST else f"{given} {family}"


def _someone(
    rng: random.Random,
    slug: str,
    name: str,
    team: str,
    town: Town,
    popular: Zipf,
    related: dict[str, tuple[str, ...]],
) -> Someone:
    chosen: dict[str, None] = {}
    for _ in range(rng.randint(3, 11)):
        near = related[rng.choice(tuple(chosen))] if chosen and rng.random() < 0.4 else ()
        chosen[rng.choice(near) if near else popular.draw(rng)] = None
    willing = rng.random() < 0.45
    levels = rng.choices((1, 2, 3, 4), (3, 4, 3, 1), k=len(chosen))
    known = tuple(
        Known(skill, None if rng.random() < 0.03 else level, willing and level > 1 and rng.random() < 0.5)
        for skill, level in zip(chosen, levels, strict=True)
    )
    wants = tuple(
        skill for skill in {popular.draw(rng): None for _ in range(rng.randint(0, 2))} if skill not in chosen
    )
    teaches = any(claim.teaches for claim in known)
    spoken = dict.fromkeys(
        (*town.languages[: rng.randint(1, 2)], *(("English",) if rng.random() < 0.8 else ()))
    )
    if rng.random() < 0.25:
        spoken[rng.choice(SECOND_LANGUAGES)] = None
    paused = teaches and rng.random() < 0.05
    return Someone(
        slug=slug,
        name=name,
        role=rng.choice(ROLES),
        team=team,
        place=town.name,
        zone=town.zone,
        languages=tuple(spoken),
        status=rng.choices(("active", "away", "former"), (95, 4, 1))[0],
        known=known,
        wants=wants,
        seats=rng.choice((None, 0, 1, 1, 2, 2, 3, 3)) if teaches else None,
        paused_until=str(TODAY + timedelta(days=rng.randint(5, 90))) if paused else "",
        about=f"{rng.choice(OPENINGS)} {rng.choice(OPENINGS)}",
        confirmed=str(TODAY - timedelta(days=rng.randint(0, 500))),
    )


def write_plain(everyone: Everyone, path: Path) -> None:
    """Write the plain data as JSON: what labels, rivals and the oracle read."""
    path.write_text(json.dumps(asdict(everyone), ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def read_plain(path: Path) -> Everyone:
    data = json.loads(path.read_text("utf-8"))
    skills = tuple(
        Topic(**{**row, "aliases": tuple(row["aliases"]), "related": tuple(row["related"])})
        for row in data["skills"]
    )
    people = tuple(
        Someone(
            **{
                **row,
                "languages": tuple(row["languages"]),
                "wants": tuple(row["wants"]),
                "known": tuple(Known(**claim) for claim in row["known"]),
            }
        )
        for row in data["people"]
    )
    return Everyone(people, skills)


def main() -> None:
    from hubs import write_hub  # hubs reads the shapes of this module

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int)
    parser.add_argument("topics", type=Path, help="topics.jsonl: the curated topics of github/explore")
    parser.add_argument("out", type=Path, help="where people.json goes, and with --hub the folder hub/")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--hub", action="store_true", help="write the hub's files too")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    everyone = generate(options.size, options.topics, options.seed)
    write_plain(everyone, options.out / "people.json")
    if options.hub:
        write_hub(everyone, options.out / "hub")


if __name__ == "__main__":
    main()
