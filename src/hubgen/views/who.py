"""A question in plain words becomes the colleagues who can help, as the terminal shows them."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from hubgen.content.hub import Hub
from hubgen.content.zones import find_zone
from hubgen.views.search.answers import Found, find
from hubgen.views.search.chips import Chip
from hubgen.views.search.derive import derive_columns
from hubgen.views.search.matching import Asker, Engine
from hubgen.views.search.naming import name_of


class Colleague(NamedTuple):
    """One colleague who fits a question; *reason* says why in words."""

    slug: str
    name: str
    role: str
    team: str
    location: str
    reason: str


class Reply(NamedTuple):
    """What a question was read as, who fits (of *total*), and sentences about what there is where nobody does."""

    read_as: str
    total: int
    people: tuple[Colleague, ...]
    instead: tuple[str, ...]


def asker_at(at: datetime, zone: str, languages: tuple[str, ...]) -> Asker:
    """Say who asks at an aware moment: their *zone*, an IANA name or empty where nobody said, and their *languages*."""
    offset = at.astimezone(find_zone(zone)).utcoffset() if zone else None
    return Asker(int(at.timestamp()) // 60, None if offset is None else int(offset.total_seconds()) // 60, languages)


def make_engine(hub: Hub) -> Engine:
    """Make what answers many questions from a hub that is already what its audience may see."""
    return Engine(derive_columns(hub))


def reply_to(
    hub: Hub, engine: Engine, query: str, asker: Asker, *, sort: str = "best", limit: int = 10
) -> Reply:
    """Answer *query* with at most *limit* people. A query that asks for nothing is answered with nobody."""
    found = find(engine, query, asker, sort=sort, limit=limit, facets=False)
    if not found.question.chips:
        return Reply("", 0, (), ())
    people = tuple(_colleague(hub, answer.slug, answer.reason) for answer in found.answers)
    read_as = " · ".join(_say_chip(engine, chip) for chip in found.question.chips)
    return Reply(read_as, found.total, people, tuple(_instead(engine, found)))


def _colleague(hub: Hub, slug: str, reason: str) -> Colleague:
    person = hub.people[slug]
    return Colleague(slug, person.name, person.role, person.team, person.location, reason)


def _say_chip(engine: Engine, chip: Chip) -> str:
    what = {
        "teaches": "teaches",
        "wants": "wants to learn",
        "awake": "at work now",
        "seat": "a free seat",
        "word": f"the word “{chip.label}”",
        "level": f"{engine.columns.levels[chip.level - 1]} or better" if chip.level else "",
    }.get(chip.kind, f"{chip.kind} {chip.label}")
    corrected = f" (for “{chip.text}”)" if chip.corrected else ""
    return f"{'not ' if chip.negated else ''}{what}{corrected}"


def _instead(engine: Engine, found: Found) -> Iterator[str]:
    """Say what there is where nobody fits."""
    if found.instead is None:
        return
    columns = engine.columns
    for loosening in found.instead.loosen:
        chip = _say_chip(engine, found.question.chips[loosening.chip])
        yield f"without “{chip}”: {loosening.hits} {'person' if loosening.hits == 1 else 'people'}"
    named = (
        ("learning it", "person", found.instead.learning),
        ("circles about it", "circle", found.instead.circles),
        ("near it", "skill", found.instead.related),
    )
    for words, kind, ids in named:
        if ids:
            yield f"{words}: {', '.join(name_of(columns, kind, id) for id in ids)}"
