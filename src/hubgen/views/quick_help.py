"""Who teaches a skill becomes whom to ask now, for fifteen minutes: first whoever was asked least lately."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple
from zlib import crc32

from hubgen.content.hub import Claim, Hub, Person, Skill, Status
from hubgen.views.people import Clock, clock_of
from hubgen.views.refs import Address, Link, Refs, address

MOST_LISTED = 6
_FAIR = 3
"""So many are listed in the fair order alone; the rest, if they can be, work in other time zones."""

LATELY = timedelta(days=60)
_HELPS = 3
"""From this level on, somebody helps others."""


class Helper(NamedTuple):
    """*clock* is None where nobody said their time zone. *chat* has an address only if there is one to open."""

    person: Link
    clock: Clock | None
    chat: Address
    email: str


@dataclass(frozen=True, slots=True)
class QuickHelp:
    """Whom to ask, in the fair order. *teach* is False where nobody teaches it and these know it well."""

    teach: bool
    helpers: tuple[Helper, ...]


def asked_lately(hub: Hub) -> Mapping[str, int]:
    """Count, for each person, the sessions they taught in the last sixty days and the pairs they teach now.

    It is as much as the hub knows of who was asked: of what was never written down it knows nothing.
    """
    counts = Counter(hub.taught)
    for program in hub.programs.values():
        for note in program.notes:
            if note.kind == "session" and note.pair and hub.today - LATELY <= note.date <= hub.today:
                counts[note.pair[0]] += 1  # the teacher stands first
    return counts


def quick_help(hub: Hub, refs: Refs, skill: Skill, asked: Mapping[str, int]) -> QuickHelp | None:
    """Derive whom to ask about *skill*; None where there is nobody. Give *asked* as `asked_lately` gives it."""
    teachers = [person for person, _ in hub.teachers.get(skill.slug, ()) if _can_be_asked(hub, person)]
    people = teachers or [person for person, claim in hub.claims.get(skill.slug, ()) if _helps(claim) and _can_be_asked(hub, person)]
    if not people:
        return None
    begun = crc32(f"{hub.today} {skill.slug} ".encode())

    def turn(person: Person) -> tuple[int, int]:
        # Among equals chance decides, another one each day: nobody is asked first for their name.
        return asked.get(person.slug, 0), crc32(person.slug.encode(), begun)

    helpers = tuple(_helper(refs, person) for person in _across_zones(sorted(people, key=turn)))
    return QuickHelp(bool(teachers), helpers)


def _can_be_asked(hub: Hub, person: Person) -> bool:
    paused = person.teaching.paused_until
    return person.status is Status.ACTIVE and not (paused and paused > hub.today)


def _helps(claim: Claim) -> bool:
    return (claim.level or 0) >= _HELPS


def _across_zones(people: list[Person]) -> list[Person]:
    """Take the first few, then, so that somebody is awake, the first of each other zone; keep the order."""
    chosen = people[:_FAIR]
    zones = {person.timezone for person in chosen}
    for person in people[_FAIR:]:
        if person.timezone not in zones and len(chosen) < MOST_LISTED:
            zones.add(person.timezone)
            chosen.append(person)
    slugs = {person.slug for person in chosen}
    left = [person for person in people if person.slug not in slugs][: MOST_LISTED - len(chosen)]
    slugs.update(person.slug for person in left)
    return [person for person in people if person.slug in slugs]


def _helper(refs: Refs, person: Person) -> Helper:
    chat = address(person.contact.chat)
    return Helper(refs.by_person[person.slug], clock_of(person), chat if chat.url else Address(""), person.contact.email)
