"""A hub becomes documents for a search engine, one for each person, skill, circle, note and program."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from hubgen.content.hub import Circle, Claim, Hub, Note, Person, Program, ProgramNote, Skill, SkillRef
from hubgen.content.slugs import slugify
from hubgen.views.availability import availability
from hubgen.views.meetings import next_meetings
from hubgen.views.plain import plain
from hubgen.views.refs import MADE_UP, Refs
from hubgen.views.schedule import anchor

EPOCH = date(1970, 1, 1)
DAY = 24 * 60 * 60


class Known(NamedTuple):
    """A claim of a person. *slug* is empty where no file declares the skill, *level* is None where nobody said."""

    skill: str
    slug: str
    level: int | None
    level_name: str
    teaches: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One thing that a search can find. All kinds have one shape: what does not apply is empty or None.

    *id* holds letters, digits, `-` and `_` only, and is the same in every export. *type* is `person`, `skill`,
    `circle`, `note`, `program`, `session` or `check-in`. *url* is absolute if the hub knows its site's address.
    *skills* are names of what it is about, *levels* a person's (`python-3`), *people* and *people_ids* who is in it.
    *part_of* is the id of a note's circle or program. *date* is the day a note was written about, a profile was
    confirmed, a program begins; *timestamp* the same in seconds since 1970. *text* is plain, a line for each part.
    """

    id: str
    type: str
    url: str
    name: str
    aliases: tuple[str, ...] = ()
    role: str = ""
    team: str = ""
    place: str = ""
    zone: str = ""
    languages: tuple[str, ...] = ()
    category: str = ""
    model: str = ""
    status: str = ""
    skills: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    teaches: tuple[str, ...] = ()
    wants: tuple[str, ...] = ()
    claims: tuple[Known, ...] = ()
    seats: int | None = None
    free_seats: int | None = None
    know: int | None = None
    teach: int | None = None
    want: int | None = None
    people: tuple[str, ...] = ()
    people_ids: tuple[str, ...] = ()
    part_of: str = ""
    date: str = ""
    timestamp: int | None = None
    next_meeting: str = ""
    text: str = ""


def documents(hub: Hub) -> Iterator[Document]:
    """Give the documents of a *hub* that is already what its audience may see, one at a time. Who has left has none."""
    refs = Refs(hub)
    yield from (_person(hub, refs, person) for person in hub.present)
    yield from (_skill(hub, skill) for skill in hub.skills.values())
    for circle in hub.circles.values():
        yield _circle(hub, refs, circle)
        yield from (_note(hub, refs, note) for note in circle.notes)
    for program in hub.programs.values():
        yield _program(hub, refs, program)
        yield from (_program_note(hub, refs, program, note) for note in program.notes)


def _person(hub: Hub, refs: Refs, person: Person) -> Document:
    room = availability(hub, person)
    names = {claim.skill.key: refs.skill(claim.skill).name for claim in person.claims}
    said = [person.about, *(claim.note for claim in person.claims), *(want.why for want in person.wants)]
    return Document(
        id=_id("person", person.slug),
        type="person",
        url=_url(hub, refs.by_person[person.slug].shared or f"people/{person.slug}/"),
        name=person.name,
        # A slug is often the name in Latin letters.
        aliases=(person.slug.replace("-", " "),) if slugify(person.name).startswith(MADE_UP) else (),
        role=person.role,
        team=person.team,
        place=person.location,
        zone=person.timezone,
        languages=person.languages,
        status=person.status.value,
        skills=tuple(names.values()),
        levels=tuple(_level(claim) for claim in person.claims if claim.level),
        teaches=tuple(names[claim.skill.key] for claim in person.claims if claim.teaches),
        wants=tuple(refs.skill(want.skill).name for want in person.wants),
        claims=tuple(_known(hub, refs, claim) for claim in person.claims),
        seats=room.seats,
        free_seats=room.free,
        date=_day(person.confirmed),
        timestamp=_seconds(person.confirmed),
        text=_text(said),
    )


def _known(hub: Hub, refs: Refs, claim: Claim) -> Known:
    skill = refs.skill(claim.skill)
    return Known(skill.name, skill.slug, claim.level, hub.settings.level_name(claim.level), claim.teaches)


def _level(claim: Claim) -> str:
    """Write a claim as one word, which an engine without nested documents can filter by."""
    return f"{claim.skill.slug or slugify(claim.skill.text)}-{claim.level}"


def _skill(hub: Hub, skill: Skill) -> Document:
    return Document(
        id=_id("skill", skill.slug),
        type="skill",
        url=_url(hub, f"skills/{skill.slug}/"),
        name=skill.name,
        aliases=skill.aliases,
        category=skill.category,
        status="deprecated" if skill.deprecated else "active",
        skills=(skill.name,),
        know=len(hub.claims.get(skill.slug, ())),
        teach=len(hub.teachers.get(skill.slug, ())),
        want=len(hub.wants.get(skill.slug, ())),
        text=_text([skill.description, *skill.levels.values()]),
    )


def _circle(hub: Hub, refs: Refs, circle: Circle) -> Document:
    meeting = next(iter(next_meetings(hub, circle)), None)
    return Document(
        id=_id("circle", circle.slug),
        type="circle",
        url=_url(hub, f"circles/{circle.slug}/"),
        name=circle.name,
        status=circle.status,
        skills=_names(refs, circle.skills),
        people=_people(refs, circle.people),
        people_ids=_people_ids(hub, circle.people),
        next_meeting=meeting.starts.isoformat() if meeting else "",
        text=_text([circle.purpose, circle.body]),
    )


def _note(hub: Hub, refs: Refs, note: Note) -> Document:
    people = tuple(dict.fromkeys((*note.presenters, *note.attendees)))
    return Document(
        id=_id("note", note.circle, note.slug),
        type="note",
        url=_url(hub, f"circles/{note.circle}/{note.slug}/"),
        name=note.title,
        skills=_names(refs, note.skills),
        people=_people(refs, people),
        people_ids=_people_ids(hub, people),
        part_of=_id("circle", note.circle),
        date=_day(note.date),
        timestamp=_seconds(note.date),
        text=_text([*note.decisions, *(action.what for action in note.actions), note.body]),
    )


def _program(hub: Hub, refs: Refs, program: Program) -> Document:
    goal = program.goal
    return Document(
        id=_id("program", program.slug),
        type="program",
        url=_url(hub, f"programs/{program.slug}/"),
        name=program.name,
        model=program.model,
        status=program.status,
        skills=_names(refs, program.all_skills),
        seats=program.seats,
        people=_people(refs, program.everyone),
        people_ids=_people_ids(hub, program.everyone),
        date=_day(program.starts),
        timestamp=_seconds(program.starts),
        text=_text([goal.outcome, goal.measure, goal.result, program.body]),
    )


def _program_note(hub: Hub, refs: Refs, program: Program, note: ProgramNote) -> Document:
    return Document(
        id=_id(note.kind, program.slug, note.slug),
        type=note.kind,
        url=_url(hub, f"programs/{program.slug}/#{anchor(note)}"),
        name=f"{program.name}, {note.date}",
        skills=_names(refs, [note.skill] if note.skill else []),
        people=_people(refs, note.pair),
        people_ids=_people_ids(hub, note.pair),
        part_of=_id("program", program.slug),
        date=_day(note.date),
        timestamp=_seconds(note.date),
        text=_text([note.goal, note.learned, note.stuck, note.next, note.body]),
    )


def _id(*parts: str) -> str:
    # A slug holds hyphens, but never an underscore: so no two things have one id.
    return "_".join(parts)


def _url(hub: Hub, path: str) -> str:
    return hub.settings.site_url + path


def _names(refs: Refs, skills: Iterable[SkillRef]) -> tuple[str, ...]:
    return tuple(link.name for link in refs.skills(skills))


def _people(refs: Refs, slugs: Iterable[str]) -> tuple[str, ...]:
    return tuple(link.name for link in refs.people(slugs))


def _people_ids(hub: Hub, slugs: Iterable[str]) -> tuple[str, ...]:
    return tuple(_id("person", slug) for slug in slugs if slug in hub.people)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _seconds(day: date | None) -> int | None:
    return (day - EPOCH).days * DAY if day else None


def _text(parts: Iterable[str]) -> str:
    return "\n".join(plain(part, len(part)) for part in parts if part.strip())
