"""What the search knows of a hub: one column for each fact, one list of people for each skill."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

DECLARED, WRITTEN = 1, 0

FULLY_FRESH = 3
"""The freshness of a profile that was confirmed within 90 days; 0 where that is long ago, or nobody ever did."""


class SkillEntry(NamedTuple):
    """A skill. *slug* is empty where no file declares it. *parent* and *related* are places in the list of skills.

    *claims* and *wants* count people. *category* is a place in the list of categories, -1 for none.
    """

    name: str
    slug: str
    aliases: tuple[str, ...]
    category: int
    parent: int
    related: tuple[int, ...]
    claims: int
    wants: int


class ZoneEntry(NamedTuple):
    """A time zone: from each minute (since 1970 in UTC) on, a clock there is that many minutes ahead of UTC."""

    name: str
    offsets: tuple[tuple[int, int], ...]


class Schedule(NamedTuple):
    """Working hours in minutes after midnight (-1 where nobody said), and a bit for each day, Monday the lowest."""

    start: int
    end: int
    days: int


class Base(NamedTuple):
    """Where and when somebody works: places in the lists of places, zones and schedules, -1 for none."""

    place: int
    zone: int
    schedule: int


class CircleEntry(NamedTuple):
    name: str
    slug: str
    skills: tuple[int, ...]


class Claimed(NamedTuple):
    """Who has a skill: places in the list of people, ascending, and for each of them level (0 unsaid) + 8 if they teach."""

    people: tuple[int, ...]
    levels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """Every word that a person can share with others, each once; columns hold places in these lists."""

    skills: tuple[SkillEntry, ...]
    categories: tuple[str, ...]
    teams: tuple[str, ...]
    roles: tuple[str, ...]
    places: tuple[str, ...]
    zones: tuple[ZoneEntry, ...]
    languages: tuple[str, ...]
    schedules: tuple[Schedule, ...]
    bases: tuple[Base, ...]
    tongues: tuple[tuple[int, ...], ...]
    """The sets of languages that people speak."""
    circles: tuple[CircleEntry, ...]


@dataclass(frozen=True, slots=True)
class PeopleColumns:
    """One value for each person, ordered by slug. -1 stands for none in *team* and *role*.

    *seats* is 0 where nobody said, else one more than the free seats. *fresh* and *complete* are 0 to 3, *level* the
    highest of the person, 0 to 4. *paused* is the day (since 1970) before which they take nobody new.
    """

    names: tuple[str, ...]
    slugs: tuple[str, ...]
    team: tuple[int, ...]
    role: tuple[int, ...]
    base: tuple[int, ...]
    tongues: tuple[int, ...]
    seats: tuple[int, ...]
    away: tuple[bool, ...]
    teaches: tuple[bool, ...]
    wants: tuple[bool, ...]
    level: tuple[int, ...]
    fresh: tuple[int, ...]
    complete: tuple[int, ...]
    paused: Mapping[int, int]
    members: tuple[tuple[int, ...], ...]
    """The people of each circle."""


@dataclass(frozen=True, slots=True)
class Columns:
    """A hub as the search knows it on *day* (since 1970). *words* are the people by the stem of a word they wrote.

    *pages* are those that profiles share, 0 where everyone has their own.
    """

    day: int
    levels: tuple[str, ...]
    lists: Lists
    people: PeopleColumns
    claims: tuple[Claimed, ...]
    wants: tuple[tuple[int, ...], ...]
    words: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    pages: int = 0
