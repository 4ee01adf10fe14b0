"""A hub that is already what its audience may see becomes the columns of the search."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Generic, TypeVar

from hubgen.content.hub import Hub, Person, SkillRef, Status
from hubgen.content.zones import find_zone, zone_names
from hubgen.views.availability import availability
from hubgen.views.search.columns import (
    Base,
    CircleEntry,
    Claimed,
    Columns,
    Lists,
    PeopleColumns,
    Schedule,
    SkillEntry,
    ZoneEntry,
)
from hubgen.views.search.fold import stem, words_of

Value = TypeVar("Value")

EPOCH = date(1970, 1, 1)
TEACHES = 8
"""What is added to the level of somebody who teaches the skill."""

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FRESH_DAYS = (90, 180, 365)
_ZONE_DAYS = 400
"""How long a published index knows about summer time."""
_MAX_SEATS = 14


class Interned(Generic[Value]):
    """Numbers values in the order in which they are first met."""

    def __init__(self) -> None:
        self._numbers: dict[Value, int] = {}

    def number(self, value: Value) -> int:
        return self._numbers.setdefault(value, len(self._numbers))

    def optional(self, value: Value) -> int:
        """Give -1 for an empty value."""
        return self.number(value) if value else -1

    @property
    def values(self) -> tuple[Value, ...]:
        return tuple(self._numbers)


def derive_columns(hub: Hub) -> Columns:
    """Derive the columns of everyone who has not left."""
    # By slug: then slugs and names are each like the one before, and pack to almost nothing.
    people = tuple(sorted(hub.present, key=lambda person: person.slug))
    keys = _skill_keys(hub)
    categories, teams, roles, places, zones, languages = (Interned[str]() for _ in range(6))
    schedules, bases, tongues = Interned[Schedule](), Interned[Base](), Interned[tuple[int, ...]]()

    def base(person: Person) -> int:
        zone = zones.optional(person.timezone if person.timezone in zone_names() else "")
        return bases.number(Base(places.optional(person.location), zone, schedules.number(_schedule(person))))

    claims = _claims(people, keys)
    wants = _wants(people, keys)
    rooms = [availability(hub, person) for person in people]
    place_of = {person.slug: place for place, person in enumerate(people)}
    circles = [circle for circle in hub.circles.values() if circle.status != "archived"]
    columns = PeopleColumns(
        names=tuple(person.name for person in people),
        slugs=tuple(person.slug for person in people),
        team=tuple(teams.optional(person.team) for person in people),
        role=tuple(roles.optional(person.role) for person in people),
        base=tuple(base(person) for person in people),
        tongues=tuple(
            tongues.number(tuple(languages.number(name) for name in person.languages)) for person in people
        ),
        seats=tuple(0 if room.free is None else min(room.free, _MAX_SEATS) + 1 for room in rooms),
        away=tuple(person.status is Status.AWAY for person in people),
        teaches=tuple(any(claim.teaches for claim in person.claims) for person in people),
        wants=tuple(bool(person.wants) for person in people),
        level=tuple(max((claim.level or 0 for claim in person.claims), default=0) for person in people),
        fresh=tuple(_fresh(person, hub.today) for person in people),
        complete=tuple(_complete(person) for person in people),
        paused={
            place: (room.paused_until - EPOCH).days for place, room in enumerate(rooms) if room.paused_until
        },
        members=tuple(
            tuple(sorted(place_of[slug] for slug in circle.people if slug in place_of)) for circle in circles
        ),
    )
    lists = Lists(
        skills=tuple(
            _skill(hub, key, keys, categories, len(claims[at].people), len(wants[at]))
            for key, at in keys.items()
        ),
        categories=categories.values,
        teams=teams.values,
        roles=roles.values,
        places=places.values,
        zones=tuple(ZoneEntry(name, _offsets(name, hub.today)) for name in zones.values),
        languages=languages.values,
        schedules=schedules.values,
        bases=bases.values,
        tongues=tongues.values,
        circles=tuple(
            CircleEntry(circle.name, circle.slug, _known(circle.skills, keys)) for circle in circles
        ),
    )
    words = _words(hub, people)
    return Columns((hub.today - EPOCH).days, hub.settings.levels, lists, columns, claims, wants, words)


def _skill_keys(hub: Hub) -> Mapping[str, int]:
    """Number the skills by category, so that those which are asked for together are published together."""
    declared = sorted(hub.skills.values(), key=lambda skill: (skill.category, skill.slug))
    written = sorted(key for key in {**hub.claims, **hub.wants} if key not in hub.skills)
    return {key: place for place, key in enumerate((*(skill.slug for skill in declared), *written))}


def _skill(
    hub: Hub, key: str, keys: Mapping[str, int], categories: Interned[str], claims: int, wants: int
) -> SkillEntry:
    skill = hub.skills.get(key)
    if skill is None:
        named = [claim.skill for _, claim in hub.claims.get(key, ())] + [
            want.skill for _, want in hub.wants.get(key, ())
        ]
        return SkillEntry(named[0].text, "", (), -1, -1, (), claims, wants)
    related = tuple(keys[slug] for slug in skill.related if slug in keys)
    parent = keys.get(skill.parent or "", -1)
    return SkillEntry(
        skill.name,
        skill.slug,
        skill.aliases,
        categories.optional(skill.category),
        parent,
        related,
        claims,
        wants,
    )


def _known(refs: Iterable[SkillRef], keys: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(keys[ref.key] for ref in refs if ref.key in keys)


def _claims(people: tuple[Person, ...], keys: Mapping[str, int]) -> tuple[Claimed, ...]:
    found: list[tuple[list[int], list[int]]] = [([], []) for _ in keys]
    for place, person in enumerate(people):
        for claim in person.claims:
            who, levels = found[keys[claim.skill.key]]
            if not who or who[-1] != place:  # somebody who names a skill twice is a problem of its own
                who.append(place)
                levels.append((claim.level or 0) + TEACHES * claim.teaches)
    return tuple(Claimed(tuple(who), tuple(levels)) for who, levels in found)


def _wants(people: tuple[Person, ...], keys: Mapping[str, int]) -> tuple[tuple[int, ...], ...]:
    found: list[dict[int, None]] = [{} for _ in keys]
    for place, person in enumerate(people):
        for want in person.wants:
            found[keys[want.skill.key]][place] = None
    return tuple(tuple(places) for places in found)


def _schedule(person: Person) -> Schedule:
    days = sum(1 << _WEEKDAYS.index(day) for day in dict.fromkeys(person.days))
    if person.hours is None:
        return Schedule(-1, -1, days)
    start, end = person.hours
    return Schedule(start.hour * 60 + start.minute, end.hour * 60 + end.minute, days)


def _fresh(person: Person, today: date) -> int:
    if person.confirmed is None:
        return 0
    age = (today - person.confirmed).days
    return sum(age <= days for days in _FRESH_DAYS)


def _complete(person: Person) -> int:
    """Count what helps somebody to write to this person: a way to reach them, their hours, a few words."""
    contact = person.contact
    return bool(contact.email or contact.chat) + (person.hours is not None) + bool(person.about)


def _offsets(name: str, today: date) -> tuple[tuple[int, int], ...]:
    """Give the zone's distance from UTC from two days before *today* on, and each change of it."""
    zone = find_zone(name)
    start = datetime(today.year, today.month, today.day, tzinfo=UTC) - timedelta(days=2)

    def offset(minute: int) -> int:
        told = (start + timedelta(minutes=minute)).astimezone(zone).utcoffset()
        return int(told.total_seconds() // 60) if told else 0

    base = int(start.timestamp() // 60)
    found = [(base, offset(0))]
    for day in range(_ZONE_DAYS):
        low, high = day * 1440, (day + 1) * 1440
        if offset(high) != found[-1][1]:
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (low, middle) if offset(middle) != found[-1][1] else (middle, high)
            found.append((base + high, offset(high)))
    return tuple(found)


def _words(hub: Hub, people: tuple[Person, ...]) -> Mapping[str, tuple[int, ...]]:
    """Gather who wrote which word: about themselves, about a claim or a want, or in the title of a note they gave."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        notes = (note.title for note in hub.notes_by_presenter.get(person.slug, ()))
        said = (
            person.about,
            *(claim.note for claim in person.claims),
            *(want.why for want in person.wants),
            *notes,
        )
        chunks = {chunk for text in said for chunk in text.split()}
        for word in set[str]().union(*map(_stems, chunks)):
            found[word].append(place)
    return {word: tuple(found[word]) for word in sorted(found)}


@lru_cache(maxsize=100_000)
def _stems(chunk: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words_of(chunk) if len(word) > 1)
