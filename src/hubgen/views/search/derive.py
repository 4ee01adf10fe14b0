"""A hub that is already what its audience may see becomes the columns of the search."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from hubgen.content.hub import Circle, Hub, Person, SkillRef, Status
from hubgen.content.zones import zone_names
from hubgen.views.availability import availability
from hubgen.views.refs import shared_pages
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
from hubgen.views.search.zone_tables import zone_table

Value = TypeVar("Value")

EPOCH = date(1970, 1, 1)
TEACHES = 8
"""What is added to the level of somebody who teaches the skill."""

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FRESH_DAYS = (90, 180, 365)
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


class _Shared:
    """What people share with others, numbered as it is met: the lists in which columns hold places."""

    def __init__(self) -> None:
        self.teams, self.roles, self.places, self.zones, self.languages = (Interned[str]() for _ in range(5))
        self.schedules, self.bases = Interned[Schedule](), Interned[Base]()
        self.tongues = Interned[tuple[int, ...]]()

    def base(self, person: Person) -> int:
        zone = self.zones.optional(person.timezone if person.timezone in zone_names() else "")
        schedule = self.schedules.number(_schedule(person.hours, person.days))
        return self.bases.number(Base(self.places.optional(person.location), zone, schedule))

    def tongue(self, person: Person) -> int:
        return self.tongues.number(tuple(map(self.languages.number, person.languages)))


def derive_columns(hub: Hub) -> Columns:
    """Derive the columns of everyone who has not left."""
    # By slug: then slugs and names are each like the one before, and pack to almost nothing.
    people = tuple(sorted(hub.present, key=lambda person: person.slug))
    names = _skill_names(hub)
    keys = {key: place for place, key in enumerate(names)}
    circles = [circle for circle in hub.circles.values() if circle.status != "archived"]
    claims, wants, words = _claims(people, keys), _wants(people, keys), _Words(hub, people)
    shared, categories = _Shared(), Interned[str]()
    columns = _people(hub, people, circles, shared)
    lists = Lists(
        skills=tuple(
            _skill(hub, key, name, keys, categories)._replace(claims=len(claimed.people), wants=len(wanting))
            for (key, name), claimed, wanting in zip(names.items(), claims, wants, strict=True)
        ),
        categories=categories.values,
        teams=shared.teams.values,
        roles=shared.roles.values,
        places=shared.places.values,
        zones=tuple(ZoneEntry(name, zone_table(name, hub.today)) for name in shared.zones.values),
        languages=shared.languages.values,
        schedules=shared.schedules.values,
        bases=shared.bases.values,
        tongues=shared.tongues.values,
        circles=tuple(CircleEntry(one.name, one.slug, _known(one.skills, keys)) for one in circles),
    )
    return Columns((hub.today - EPOCH).days, hub.settings.levels, lists, columns, claims, wants, words, shared_pages(hub))


def _people(
    hub: Hub, people: tuple[Person, ...], circles: Sequence[Circle], shared: _Shared
) -> PeopleColumns:
    rooms = [availability(hub, person) for person in people]
    place_of = {person.slug: place for place, person in enumerate(people)}
    return PeopleColumns(
        names=tuple(person.name for person in people),
        slugs=tuple(place_of),
        team=tuple(shared.teams.optional(person.team) for person in people),
        role=tuple(shared.roles.optional(person.role) for person in people),
        base=tuple(map(shared.base, people)),
        tongues=tuple(map(shared.tongue, people)),
        seats=tuple(0 if room.free is None else min(room.free, _MAX_SEATS) + 1 for room in rooms),
        away=tuple(person.status is Status.AWAY for person in people),
        teaches=tuple(any(claim.teaches for claim in person.claims) for person in people),
        wants=tuple(bool(person.wants) for person in people),
        level=tuple(max((claim.level or 0 for claim in person.claims), default=0) for person in people),
        fresh=tuple(_fresh(person, hub.today) for person in people),
        complete=tuple(map(_complete, people)),
        paused={
            place: (room.paused_until - EPOCH).days for place, room in enumerate(rooms) if room.paused_until
        },
        members=tuple(
            tuple(sorted(place_of[slug] for slug in circle.people if slug in place_of)) for circle in circles
        ),
    )


def _skill_names(hub: Hub) -> Mapping[str, str]:
    """Give the name of each skill by its key, by category, so that those are published together that are asked for together.

    Skills that no file declares come last, as the first who has them wrote it, or else the first who wants them.
    """
    declared = sorted(hub.skills.values(), key=lambda skill: (skill.category, skill.slug))
    written: dict[str, str] = {}
    for refs in (
        (claim.skill for person in hub.present for claim in person.claims),
        (want.skill for person in hub.present for want in person.wants),
    ):
        for ref in refs:
            if ref.slug not in hub.skills:
                written.setdefault(ref.key, ref.text)
    return {**{skill.slug: skill.name for skill in declared}, **dict(sorted(written.items()))}


def _skill(hub: Hub, key: str, name: str, keys: Mapping[str, int], categories: Interned[str]) -> SkillEntry:
    skill = hub.skills.get(key)
    if skill is None:
        return SkillEntry(name, "", (), -1, -1, (), 0, 0)
    related = tuple(keys[slug] for slug in skill.related if slug in keys)
    parent = keys.get(skill.parent or "", -1)
    category = categories.optional(skill.category)
    return SkillEntry(name, skill.slug, skill.aliases, category, parent, related, 0, 0)


def _known(refs: Iterable[SkillRef], keys: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(keys[ref.key] for ref in refs if ref.key in keys)


def _claims(people: tuple[Person, ...], keys: Mapping[str, int]) -> tuple[Claimed, ...]:
    found: list[tuple[list[int], list[int]]] = [([], []) for _ in keys]
    for place, person in enumerate(people):
        for claim in person.claims:
            ref = claim.skill
            who, levels = found[keys[ref.slug or ref.key]]
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


@lru_cache(maxsize=10_000)  # colleagues work at the same hours
def _schedule(hours: tuple[time, time] | None, days: tuple[str, ...]) -> Schedule:
    bits = sum(1 << _WEEKDAYS.index(day) for day in set(days))
    if hours is None:
        return Schedule(-1, -1, bits)
    start, end = hours
    return Schedule(start.hour * 60 + start.minute, end.hour * 60 + end.minute, bits)


def _fresh(person: Person, today: date) -> int:
    if person.confirmed is None:
        return 0
    age = (today - person.confirmed).days
    return sum(age <= days for days in _FRESH_DAYS)


def _complete(person: Person) -> int:
    """Count what helps somebody to write to this person: a way to reach them, their hours, a few words."""
    contact = person.contact
    return bool(contact.email or contact.chat) + (person.hours is not None) + bool(person.about)


class _Words(Mapping[str, tuple[int, ...]]):
    """Who wrote which word: about themselves, about a claim or a want, or in the title of a note they gave.

    It is half of the work, and most questions do without: gathered when somebody asks.
    """

    def __init__(self, hub: Hub, people: tuple[Person, ...]) -> None:
        self._hub, self._people = hub, people

    @cached_property
    def _found(self) -> dict[str, tuple[int, ...]]:
        written: defaultdict[str, list[int]] = defaultdict(list)
        for place, person in enumerate(self._people):
            said = [person.about]
            said += [claim.note for claim in person.claims if claim.note]
            said += [want.why for want in person.wants if want.why]
            said += [note.title for note in self._hub.notes_by_presenter.get(person.slug, ())]
            for chunk in set(" ".join(said).split()):
                written[chunk].append(place)
        # Words are folded once, not once for everyone who wrote them.
        found: defaultdict[str, list[list[int]]] = defaultdict(list)
        for chunk, places in written.items():
            for word in {stem(word) for word in words_of(chunk) if len(word) > 1}:
                found[word].append(places)
        return {word: tuple(sorted(set[int]().union(*found[word]))) for word in sorted(found)}

    def __getitem__(self, word: str) -> tuple[int, ...]:
        return self._found[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
