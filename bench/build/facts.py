"""A generated hub's files are read back into plain facts, from which the other engines' pages are written."""

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LEVELS = {4: "others come to them", 3: "helps others", 2: "works alone", 1: "learning the ropes"}


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody has a skill: *person* and *skill* are slugs, *level* a key of `LEVELS`."""

    person: str
    skill: str
    level: int
    since: str
    teaches: bool


@dataclass(frozen=True, slots=True)
class Person:
    slug: str
    name: str
    role: str
    team: str
    place: str
    zone: str
    hours: str
    languages: tuple[str, ...]
    email: str
    about: str
    claims: tuple[Claim, ...]
    wants: tuple[tuple[str, str], ...]
    seats: int
    confirmed: str


@dataclass(frozen=True, slots=True)
class Skill:
    slug: str
    name: str
    aliases: tuple[str, ...]
    category: str
    description: str


@dataclass(frozen=True, slots=True)
class Note:
    circle: str
    slug: str
    title: str
    presenters: tuple[str, ...]
    attendees: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class Circle:
    slug: str
    name: str
    purpose: str
    skills: tuple[str, ...]
    leads: tuple[str, ...]
    members: tuple[str, ...]
    meets: str
    body: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a hub says, by slug, and the other way round: who has a skill, who wants it, who is where."""

    people: dict[str, Person]
    skills: dict[str, Skill]
    circles: dict[str, Circle]
    claims: defaultdict[str, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    wants: defaultdict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    teams: defaultdict[str, list[Person]] = field(default_factory=lambda: defaultdict(list))
    circles_of: defaultdict[str, list[Circle]] = field(default_factory=lambda: defaultdict(list))
    circles_about: defaultdict[str, list[Circle]] = field(default_factory=lambda: defaultdict(list))
    notes_by: defaultdict[str, list[Note]] = field(default_factory=lambda: defaultdict(list))


def read_facts(hub: Path) -> Facts:
    """Read the hub that `generate.py` wrote into the folder *hub*."""
    facts = Facts(
        {path.stem: _person(path) for path in sorted((hub / "people").glob("*.yml"))},
        {path.stem: _skill(path) for path in sorted((hub / "skills").glob("*.yml"))},
        {path.name: _circle(path) for path in sorted((hub / "circles").iterdir())},
    )
    for person in facts.people.values():
        facts.teams[person.team].append(person)
        for claim in person.claims:
            facts.claims[claim.skill].append(claim)
        for skill, why in person.wants:
            facts.wants[skill].append((person.slug, why))
    for circle in facts.circles.values():
        for slug in circle.skills:
            facts.circles_about[slug].append(circle)
        for slug in circle.members:
            facts.circles_of[slug].append(circle)
        for note in circle.notes:
            for slug in note.presenters:
                facts.notes_by[slug].append(note)
    return facts


def _person(path: Path) -> Person:
    data = yaml.load(path.read_text("utf-8"), LOADER)
    claims = (Claim(path.stem, row["skill"], row["level"], str(row["since"]), row.get("teaches", False)) for row in data["skills"])
    return Person(
        slug=path.stem,
        name=data["name"],
        role=data["role"],
        team=data["team"],
        place=data["location"],
        zone=data["timezone"],
        hours=data["hours"],
        languages=tuple(data["languages"]),
        email=data["contact"]["email"],
        about=data["about"].strip(),
        claims=tuple(sorted(claims, key=lambda claim: -claim.level)),
        wants=tuple((row["skill"], row["why"]) for row in data["wants"]),
        seats=data["teaching"]["seats"],
        confirmed=str(data["confirmed"]),
    )


def _skill(path: Path) -> Skill:
    data = yaml.load(path.read_text("utf-8"), LOADER)
    return Skill(path.stem, data["name"], tuple(data["aliases"]), data["category"], data["description"])


def _circle(folder: Path) -> Circle:
    data, body = _front_matter(folder / "index.md")
    meets = data["meets"]
    return Circle(
        slug=folder.name,
        name=data["name"],
        purpose=data["purpose"],
        skills=tuple(data["skills"]),
        leads=tuple(data["leads"]),
        members=tuple(data["members"]),
        # YAML 1.1 reads 12:30 as a number in base sixty.
        meets=f"{meets['rule']} at {meets['at'] // 60}:{meets['at'] % 60:02}, {meets['timezone']}, from {meets['starts']} on",
        body=body,
        notes=tuple(_note(path) for path in sorted(folder.glob("2*.md"))),
    )


def _note(path: Path) -> Note:
    data, body = _front_matter(path)
    return Note(path.parent.name, path.stem, data["title"], tuple(data["presenters"]), tuple(data["attendees"]), body)


def _front_matter(path: Path) -> tuple[dict, str]:  # type: ignore[type-arg]
    _, fields, body = path.read_text("utf-8").split("---\n", 2)
    return yaml.load(fields, LOADER), body
