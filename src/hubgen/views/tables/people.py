"""People become tables: who they are, what they know, what they want to know, and their teams."""

from collections.abc import Iterator
from datetime import date, time
from functools import lru_cache

from hubgen.content.hub import Hub, Person
from hubgen.views.availability import availability
from hubgen.views.cells import cell, line
from hubgen.views.refs import profile_url, shared_pages
from hubgen.views.tables.shape import (
    Desk,
    Row,
    Table,
    day,
    link_cells,
    listed,
    number,
    skill_cells,
    table,
)

PEOPLE = (
    *("person", "person_name", "status", "pronouns", "role", "team", "team_name", "location", "timezone", "hours", "days", "languages", "style"),
    *("manager", "manager_name", "joined", "email", "chat", "calendar", "forge", "skills", "teaches", "wants"),
    *("seats", "free_seats", "hours_per_month", "paused_until", "confirmed", "url"),
)
CLAIMS = ("person", "person_name", "skill", "skill_name", "level", "level_name", "teaches", "since", "note", "evidence", "confirmed")
WISHES = ("person", "person_name", "skill", "skill_name", "why")
TEAMS = ("team", "team_name", "people", "teachers", "skills", "taught", "wanted", "url")


def people(desk: Desk) -> Table:
    """Give everyone by slug: of who has left the name alone, so that notes can be read by it."""
    return Table(PEOPLE, _people(desk))


def claims(desk: Desk) -> Table:
    """Give every claim of everyone who is here, in the order in which they wrote them."""
    return Table(CLAIMS, _claims(desk))


def wishes(desk: Desk) -> Table:
    """Give every wish of everyone who is here."""
    return Table(WISHES, _wishes(desk))


def teams(desk: Desk) -> Table:
    """Give every team, with how many of its people teach something, and how many skills they know, teach and want."""
    return table(TEAMS, _teams(desk))


def _people(desk: Desk) -> Iterator[str]:
    pages, everyone = shared_pages(desk.hub), desk.hub.people.values()
    teams = {name: line(*link_cells(desk.refs.team(name))) for name in {person.team for person in everyone}}
    managers = {slug: line(*link_cells(desk.refs.person(slug) if slug else None)) for slug in {person.manager for person in everyone}}
    for person in everyone:
        name, contact = cell(person.name), person.contact
        url = cell(desk.url(profile_url(person.slug, pages)))
        if not person.is_here:
            yield ",".join((person.slug, name, person.status, *[""] * (len(PEOPLE) - 4), url))
            continue
        yield ",".join(
            (
                *(person.slug, name, person.status, cell(person.pronouns), cell(person.role), teams[person.team], cell(person.location)),
                *(_clock(person.timezone, person.hours, person.days), _several(person.languages), _several(person.style)),
                *(managers[person.manager], day(person.joined)),
                *(cell(contact.email), cell(contact.chat), cell(contact.calendar), cell(contact.forge)),
                *(_room(desk.hub, person), day(person.confirmed), url),
            )
        )


def _room(hub: Hub, person: Person) -> str:
    """Write how much somebody knows, teaches and wants, and how much room they have for learners."""
    taught = len([claim for claim in person.claims if claim.teaches])
    counts = f"{len(person.claims)},{taught},{len(person.wants)}"
    if not taught:
        return f"{counts},,,,"
    room = availability(hub, person)
    return f"{counts},{_seats(room.seats, room.free, person.teaching.hours_per_month, room.paused_until)}"


# What many people say in the same words is written once.


@lru_cache(maxsize=10_000)
def _clock(timezone: str, hours: tuple[time, time] | None, days: tuple[str, ...]) -> str:
    return line(timezone, "-".join(clock.isoformat("minutes") for clock in hours or ()), " ".join(days))


@lru_cache(maxsize=10_000)
def _seats(seats: int | None, free: int | None, hours: int | None, paused: date | None) -> str:
    return line(*map(number, (seats, free, hours)), day(paused))


@lru_cache(maxsize=10_000)
def _several(texts: tuple[str, ...]) -> str:
    return cell(listed(texts))


def _claims(desk: Desk) -> Iterator[str]:
    names = ("", *desk.hub.settings.levels)
    levels = {level or None: line(level or "", names[level]) for level in range(5)}
    skills = {slug: line(*link_cells(link)) for slug, link in desk.refs.by_skill.items()}
    for person in desk.hub.present:
        who = f"{person.slug},{cell(person.name)}"
        for skill, level, teaches, since, note, evidence, confirmed, _ in person.claims:
            what = skills.get(skill.slug or "") or line(*skill_cells(desk, skill))
            said = f"{cell(note)},{cell(evidence)}" if note or evidence else ","
            yield f"{who},{what},{levels[level]},{'yes' if teaches else 'no'},{since or ''},{said},{day(confirmed) if confirmed else ''}"


def _wishes(desk: Desk) -> Iterator[str]:
    skills = {slug: line(*link_cells(link)) for slug, link in desk.refs.by_skill.items()}
    for person in desk.hub.present:
        who = f"{person.slug},{cell(person.name)}" if person.wants else ""
        for skill, why, _ in person.wants:
            yield f"{who},{skills.get(skill.slug or '') or line(*skill_cells(desk, skill))},{cell(why)}"


def _teams(desk: Desk) -> Iterator[Row]:
    for team in desk.hub.teams.values():
        people = [desk.hub.people[slug] for slug in team.people]
        known = {claim.skill.slug or claim.skill.key for person in people for claim in person.claims}
        taught = [(person.slug, claim.skill.slug or claim.skill.key) for person in people for claim in person.claims if claim.teaches]
        wanted = {want.skill.slug or want.skill.key for person in people for want in person.wants}
        counts = (len({who for who, _ in taught}), len(known), len({what for _, what in taught}), len(wanted))
        yield (team.slug, team.name, len(people), *counts, desk.url(f"teams/{team.slug}/"))
