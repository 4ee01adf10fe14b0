"""A person becomes what their profile shows."""

from collections.abc import Iterable
from datetime import date, time
from functools import lru_cache
from typing import NamedTuple

from hubgen.content.hub import Claim, Contact, Hub, Note, Person, Program, Status
from hubgen.views.availability import NOTHING_SAID, Availability, availability
from hubgen.views.files import card_path
from hubgen.views.refs import NOWHERE, Address, Link, Prose, Refs, address

MOST_ROWS = 40
"""So many notes, circles and programs stand on a profile."""


class ClaimView(NamedTuple):
    """A skill that somebody has. *evidence* shows its host; *level_name* is empty where nobody said the level."""

    skill: Link
    level: int | None
    level_name: str
    teaches: bool
    since: int | None
    note: str
    evidence: Address
    confirmed: date | None


class LevelGroup(NamedTuple):
    """A person's skills at one level; *level* is None for those whose level nobody said."""

    level: int | None
    name: str
    claims: tuple[ClaimView, ...]


class WantView(NamedTuple):
    skill: Link
    why: str


class Clock(NamedTuple):
    """The zone, the city it is named after, the working hours (`09:00-17:00`, or empty) and days (`mon` to `sun`)."""

    zone: str
    city: str
    hours: str
    days: tuple[str, ...]


class NoteRow(NamedTuple):
    """A circle's note in a list; *url* is relative to the site's root."""

    title: str
    url: str
    day: date
    circle: str


class CircleRow(NamedTuple):
    name: str
    slug: str
    leads: bool


class ProgramRow(NamedTuple):
    name: str
    slug: str
    status: str


class Reach(NamedTuple):
    """The ways to reach a person. *about_skill* is what a first message may be about: a skill they teach, or have."""

    email: str
    chat: Address
    calendar: Address
    forge: Address
    about_skill: str


class Still(NamedTuple):
    """What says that a profile is still true: *line*, in the file at *path*; an older such line is there if *replaces*."""

    line: str
    path: str
    replaces: bool


class PersonView(NamedTuple):
    """A profile. Someone who has left keeps their name and the notes they gave; the rest is empty.

    *card* is the path of the file with their contact, or empty.
    """

    slug: str
    name: str
    status: Status
    notes: tuple[NoteRow, ...]
    note_count: int
    pronouns: str = ""
    role: str = ""
    team: Link | None = None
    location: str = ""
    languages: tuple[str, ...] = ()
    clock: Clock | None = None
    manager: Link | None = None
    joined: date | None = None
    style: tuple[str, ...] = ()
    about: Prose | None = None
    teaches: tuple[ClaimView, ...] = ()
    availability: Availability = NOTHING_SAID
    hours_per_month: int | None = None
    levels: tuple[LevelGroup, ...] = ()
    wants: tuple[WantView, ...] = ()
    circles: tuple[CircleRow, ...] = ()
    circle_count: int = 0
    programs: tuple[ProgramRow, ...] = ()
    program_count: int = 0
    reach: Reach | None = None
    confirmed: date | None = None
    stale: bool = False
    still: Still | None = None
    edit_url: str | None = None
    card: str = ""


def person_view(hub: Hub, refs: Refs, person: Person) -> PersonView:
    """Derive the profile of *person*."""
    given = hub.notes_by_presenter.get(person.slug, ())
    notes = note_rows(refs, given[:MOST_ROWS])
    if not person.is_here:
        return PersonView(person.slug, person.name, person.status, notes, len(given))
    claims = _claims(hub, refs, person)
    circles = [circle for circle in hub.circles_by_person.get(person.slug, ()) if circle.status != "closed"]
    programs = hub.programs_by_person.get(person.slug, ())
    return PersonView(
        slug=person.slug,
        name=person.name,
        status=person.status,
        notes=notes,
        note_count=len(given),
        pronouns=person.pronouns,
        role=person.role,
        team=refs.team(person.team),
        location=person.location,
        languages=person.languages,
        clock=clock_of(person),
        manager=refs.person(person.manager) if person.manager else None,
        joined=person.joined,
        style=person.style,
        about=Prose(person.about, person.path) if person.about.strip() else None,
        teaches=tuple([claim for claim in claims if claim.teaches]),
        availability=availability(hub, person),
        hours_per_month=person.teaching.hours_per_month,
        levels=tuple([LevelGroup(rows[0].level, rows[0].level_name, tuple(rows)) for rows in _by_level(claims)]),
        wants=tuple([WantView(refs.skill(want.skill), want.why) for want in person.wants]),
        circles=tuple([CircleRow(circle.name, circle.slug, person.slug in circle.leads) for circle in circles[:MOST_ROWS]]),
        circle_count=len(circles),
        programs=program_rows(programs[:MOST_ROWS]),
        program_count=len(programs),
        reach=_reach(hub, claims, person.contact),
        confirmed=person.confirmed,
        stale=bool(person.confirmed and (hub.today - person.confirmed).days > hub.settings.stale_days),
        still=Still(confirmation(hub.today), person.path, person.confirmed is not None),
        edit_url=hub.settings.forge.edit_url(person.path),
        card=card_path(hub, person),
    )


def confirmation(today: date) -> str:
    """Write the line that says of a profile, or of one claim in it, that it is still true."""
    return f"confirmed: {today}"


def note_rows(refs: Refs, notes: tuple[Note, ...]) -> tuple[NoteRow, ...]:
    """Derive the rows of a list of notes of any circles."""
    circles = refs.hub.circles
    return tuple(
        NoteRow(
            note.title,
            f"circles/{note.circle}/{note.slug}/",
            note.date,
            circles[note.circle].name if note.circle in circles else note.circle,
        )
        for note in notes
    )


def program_rows(programs: Iterable[Program]) -> tuple[ProgramRow, ...]:
    return tuple(ProgramRow(program.name, program.slug, program.status) for program in programs)


def _claims(hub: Hub, refs: Refs, person: Person) -> list[ClaimView]:
    """Derive a row of each claim, the highest level first."""
    names, declared = ("", *hub.settings.levels), refs.by_skill
    return [
        ClaimView(
            declared.get(claim.skill.slug or "") or refs.skill(claim.skill),
            claim.level,
            names[claim.level or 0],
            claim.teaches,
            claim.since,
            claim.note,
            address(claim.evidence) if claim.evidence else NOWHERE,
            claim.confirmed,
        )
        for claim in sorted(person.claims, key=_level, reverse=True)
    ]


def _level(claim: Claim) -> int:
    return claim.level or 0


def _by_level(claims: list[ClaimView]) -> Iterable[list[ClaimView]]:
    groups: dict[int | None, list[ClaimView]] = {}
    for claim in claims:
        groups.setdefault(claim.level, []).append(claim)
    return groups.values()


def clock_of(person: Person) -> Clock | None:
    """Say what the clock of *person* goes by; None where nobody said the zone."""
    if not person.timezone:
        return None
    return _clock(person.timezone, person.hours, person.days)


@lru_cache(maxsize=10_000)  # colleagues work at the same hours
def _clock(timezone: str, hours: tuple[time, time] | None, days: tuple[str, ...]) -> Clock:
    return Clock(timezone, city(timezone), "-".join(clock.isoformat("minutes") for clock in hours or ()), days)


def city(timezone: str) -> str:
    """Give the city that an IANA zone is named after: `America/New_York` is New York."""
    return timezone.rpartition("/")[2].replace("_", " ")


def _reach(hub: Hub, claims: list[ClaimView], contact: Contact) -> Reach | None:
    if not any((contact.email, contact.chat, contact.calendar, contact.forge)):
        return None
    about = next((claim for claim in claims if claim.teaches), claims[0] if claims else None)
    return Reach(
        contact.email,
        address(contact.chat),
        address(contact.calendar),
        _account(hub.settings.forge.url, contact.forge),
        about.skill.name if about else "",
    )


def _account(forge: str, account: str) -> Address:
    """Give the account's page on the forge that hosts the hub, which people have by their account's name."""
    site = "/".join(forge.split("/")[:3])
    plain = account.replace("-", "").replace("_", "").replace(".", "")
    return Address(account, f"{site}/{account}") if site and plain.isalnum() and plain.isascii() else Address(account)
