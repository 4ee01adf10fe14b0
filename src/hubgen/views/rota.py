"""A circle's or program's dates and its rota become who gives what next, and who could."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from zlib import crc32

from hubgen.content.hub import Circle, Claim, Hub, Meets, Person, Program, SkillRef, Slot, Status
from hubgen.views.occurrences import occurrences
from hubgen.views.refs import Link, Refs
from hubgen.views.schedule import session_days

ONE_SPEAKS_TO_ALL = frozenset({"lunch-and-learn", "knowledge-sharing-circle"})
"""Models of programs that need a rota."""

MOST_FREE = 4
MOST_COULD = 5
MOST_SKILLS = 3

_YEAR = timedelta(days=365)
_MONTH = timedelta(days=28)
_MEETINGS_A_MONTH = 5
"""Who meets more often than weekly shares the work from day to day: a rota is for those only if they wrote one."""

_KNOWS = 2
"""From this level on, somebody can tell others about a skill; whoever teaches it can at any level."""


class TakenSlot(NamedTuple):
    day: date
    who: Link
    about: str


class FreeSlot(NamedTuple):
    """A day without anybody. *below* is the line that stands in the file for it already, or empty: *lines* go there."""

    day: date
    about: str
    below: str
    lines: str


class Gave(NamedTuple):
    """The last time that somebody gave one; *url* is the note's page, from the site's root, or empty."""

    who: Link
    day: date
    about: str
    url: str


class Could(NamedTuple):
    """Somebody who could give the next one, and why: what they know, how many want it, when they last gave."""

    who: Link
    skill: Link
    level: int | None
    level_name: str
    teaches: bool
    wanted: int
    last: date | None


@dataclass(frozen=True, slots=True)
class RotaView:
    """Who gives what, of those who may be seen. *stands* says that the file at *path* has a `rota:` already.

    *free* and *taken* are in the order of their days, *gave* newest first.
    """

    taken: tuple[TakenSlot, ...]
    free: tuple[FreeSlot, ...]
    gave: tuple[Gave, ...]
    could: tuple[Could, ...]
    stands: bool
    path: str
    edit_url: str | None


def circle_rota(hub: Hub, refs: Refs, circle: Circle) -> RotaView | None:
    """Derive the rota of a circle; None for one that does not meet, or meets nearly daily and has none."""
    meets = circle.meets
    if meets is None or circle.status != "active":
        return None
    days = _meeting_days(meets, hub.today, hub.today + _YEAR, len(circle.rota) + max(MOST_FREE, _MEETINGS_A_MONTH))
    if not circle.rota and sum(day <= hub.today + _MONTH for day in days) >= _MEETINGS_A_MONTH:
        return None
    days = days[: len(circle.rota) + MOST_FREE]
    gave = [
        (slug, note.date, note.title, f"circles/{circle.slug}/{note.slug}/")
        for note in circle.notes
        for slug in note.presenters
    ]
    return _rota(hub, refs, circle, days, gave, _members(hub, circle.people), circle.skills)


def has_rota(program: Program) -> bool:
    """Say whether one speaks to all in *program*, and it is to come or under way."""
    return program.model in ONE_SPEAKS_TO_ALL and program.status in ("draft", "running")


def program_rota(hub: Hub, refs: Refs, program: Program) -> RotaView | None:
    """Derive the rota of a program; None where none is needed, or it is over."""
    if not has_rota(program):
        return None
    skip = program.session.skip
    days = tuple(day for day in session_days(program) if day >= hub.today and day not in skip)
    gave = [
        (slug, note.date, "", "")
        for note in program.notes
        if note.kind == "session"
        for slug in note.pair[:1]  # the teacher stands first
    ]
    skills = program.all_skills
    anyone = program.model == "lunch-and-learn"
    people = _knowers(hub, skills) if anyone else _members(hub, program.everyone)
    return _rota(hub, refs, program, days, gave, people, skills)


def _rota(
    hub: Hub,
    refs: Refs,
    thing: Circle | Program,
    days: tuple[date, ...],
    noted: Iterable[tuple[str, date, str, str]],
    people: Mapping[str, Person],
    skills: Iterable[SkillRef],
) -> RotaView | None:
    ahead = [slot for slot in thing.rota if slot.on >= hub.today]
    free = tuple(_free(hub, days, ahead))
    past = ((slot.who, slot.on, slot.about, "") for slot in thing.rota if slot.who and slot.on < hub.today)
    # A note says more than the slot of its day, and stands first.
    gave = _last_times(hub, (*noted, *past))
    taken = tuple(TakenSlot(slot.on, who, slot.about) for slot in ahead if slot.who and (who := refs.person(slot.who)))
    if not (free or taken):
        return None
    busy = {slot.who for slot in ahead}
    willing = {slug: one for slug, one in people.items() if slug not in busy and _can_be_asked(hub, one)}
    said = (Gave(who, day, about, url) for slug, (day, about, url) in gave.items() if (who := refs.person(slug)))
    return RotaView(
        taken=taken,
        free=free,
        gave=tuple(sorted(said, key=lambda row: (-row.day.toordinal(), row.who.slug))),
        could=_could(hub, refs, willing, tuple(skills), {slug: last[0] for slug, last in gave.items()}, free),
        stands="rota" in thing.source.data,
        path=thing.path,
        edit_url=hub.settings.forge.edit_url(thing.path),
    )


def _meeting_days(meets: Meets, first: date, last: date, limit: int) -> tuple[date, ...]:
    found = occurrences(meets.rule, meets.at, meets.timezone, meets.minutes, meets.starts, meets.skip, first, last, limit)
    return tuple(one.starts.date() for one in found)


def _free(hub: Hub, days: tuple[date, ...], ahead: list[Slot]) -> Iterator[FreeSlot]:
    """Give the next days without anybody: those that are written so, and those that nobody wrote down."""
    written = {slot.on: slot for slot in ahead if slot.who is None}
    # Where people are hidden, a day that is not written may be one of theirs.
    unwritten = set() if hub.hidden else set(days) - {slot.on for slot in ahead}
    for day in sorted(unwritten | set(written))[:MOST_FREE]:
        slot = written.get(day)
        about = "" if slot and slot.about else "\n    about: What it is about"
        if slot:
            yield FreeSlot(day, slot.about, f"- on: {day}", f"    who: your-name{about}")
        else:
            yield FreeSlot(day, "", "", f"  - on: {day}\n    who: your-name{about}")


def _last_times(hub: Hub, given: Iterable[tuple[str, date, str, str]]) -> dict[str, tuple[date, str, str]]:
    """Give the last time of the last year that each person gave one."""
    last: dict[str, tuple[date, str, str]] = {}
    for slug, day, about, url in given:
        if hub.today - _YEAR <= day <= hub.today and (slug not in last or day > last[slug][0]):
            last[slug] = (day, about, url)
    return last


def _members(hub: Hub, slugs: Iterable[str]) -> dict[str, Person]:
    return {slug: hub.people[slug] for slug in slugs if slug in hub.people}


def _knowers(hub: Hub, skills: Iterable[SkillRef]) -> dict[str, Person]:
    return {person.slug: person for ref in skills for person, claim in hub.claims.get(ref.key, ()) if _can_tell(claim)}


def _can_tell(claim: Claim) -> bool:
    return claim.teaches or (claim.level or 0) >= _KNOWS


def _can_be_asked(hub: Hub, person: Person) -> bool:
    paused = person.teaching.paused_until
    return person.status is Status.ACTIVE and not (paused and paused > hub.today)


def _could(
    hub: Hub,
    refs: Refs,
    people: Mapping[str, Person],
    skills: tuple[SkillRef, ...],
    last: Mapping[str, date],
    free: tuple[FreeSlot, ...],
) -> tuple[Could, ...]:
    """Give those who could tell about what is wanted most: whoever gave none yet or longest ago comes first.

    Each person and each skill has a turn before anybody or anything has a second.
    """
    if not free:
        return ()
    turns = [_tellers(hub, people, ref, last, free[0].day) for ref in _wanted(hub, people, skills)]
    found: dict[str, Could] = {}
    for _ in range(MOST_COULD):
        for ref, tellers in turns:
            left = [pair for pair in tellers if pair[0].slug not in found]
            if left and len(found) < MOST_COULD:
                person, claim = left[0]
                found[person.slug] = Could(
                    refs.by_person[person.slug],
                    refs.skill(ref),
                    claim.level,
                    hub.settings.level_name(claim.level),
                    claim.teaches,
                    len(hub.wants.get(ref.key, ())),
                    last.get(person.slug),
                )
    return tuple(found.values())


def _wanted(hub: Hub, people: Mapping[str, Person], skills: tuple[SkillRef, ...]) -> list[SkillRef]:
    """Give what is wanted most of *skills*; if nobody wants any of those, of what *people* want; else *skills*."""
    named = {ref.key: ref for ref in skills}
    if not any(key in hub.wants for key in named):
        named = {want.skill.key: want.skill for person in people.values() for want in person.wants} or named
    return sorted(named.values(), key=lambda ref: (-len(hub.wants.get(ref.key, ())), ref.key))[:MOST_SKILLS]


def _tellers(
    hub: Hub, people: Mapping[str, Person], ref: SkillRef, last: Mapping[str, date], day: date
) -> tuple[SkillRef, list[tuple[Person, Claim]]]:
    """Give the *people* who can tell about a skill, in the order in which it is fair to ask them."""
    found = [pair for pair in hub.claims.get(ref.key, ()) if pair[0].slug in people and _can_tell(pair[1])]

    def turn(pair: tuple[Person, Claim]) -> tuple[date, bool, int, int]:
        slug = pair[0].slug
        # The last word has chance, another one for each day, so that nobody is first by their name.
        return last.get(slug, date.min), not pair[1].teaches, hub.taught.get(slug, 0), crc32(f"{day} {slug}".encode())

    return ref, sorted(found, key=turn)
