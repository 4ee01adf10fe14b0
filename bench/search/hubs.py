"""Plain people become a hub, in files or in memory; a hub becomes plain people."""

import json
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

from people import TODAY, Everyone, Known, Someone
from vocabulary import Topic

from hubgen.content.hub import Claim, Contact, Hub, Person, Skill, SkillRef, Status, Teaching, Want
from hubgen.content.load import load
from hubgen.content.settings import Settings
from hubgen.content.sources import Source

BENCH = Path(__file__).resolve().parents[1]


def write_hub(everyone: Everyone, root: Path) -> None:
    """Write the files of a hub that `hubgen build` reads."""
    for folder in ("people", "skills", "docs", "hooks"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text((BENCH / "mkdocs.yml").read_text("utf-8"), "utf-8")
    (root / "hooks" / "pages.py").write_text(
        (BENCH.parent / "hooks" / "pages.py").read_text("utf-8"), "utf-8"
    )
    (root / "docs" / "index.md").write_text("Welcome.\n", "utf-8")
    for skill in everyone.skills:
        fields = {"name": skill.name, "aliases": list(skill.aliases), "related": list(skill.related)}
        rest = {"category": skill.category, "description": skill.description}
        (root / "skills" / f"{skill.slug}.yml").write_text(_yaml({**fields, **rest}), "utf-8")
    for someone in everyone.people:
        (root / "people" / f"{someone.slug}.yml").write_text("".join(_lines(someone)), "utf-8")


def _yaml(fields: dict[str, object]) -> str:
    """Write a map: text and lists as JSON, which is YAML too."""
    return "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
        for key, value in fields.items()
        if value not in (None, "", [], {})
    )


def _lines(someone: Someone) -> Iterator[str]:
    yield _yaml({"name": someone.name, "role": someone.role, "team": someone.team, "location": someone.place})
    yield _yaml({"languages": list(someone.languages), "about": someone.about})
    yield f"timezone: {someone.zone}\nhours: 09:00-17:00\ncontact:\n  email: {someone.slug}@hub.example\n"
    yield f"status: {someone.status}\nconfirmed: {someone.confirmed}\n"
    yield "skills:\n"
    for claim in someone.known:
        yield f"  - skill: {claim.skill}\n"
        yield f"    level: {claim.level}\n" if claim.level else ""
        yield "    teaches: true\n" if claim.teaches else ""
    if someone.wants:
        yield "wants:\n" + "".join(f"  - skill: {skill}\n" for skill in someone.wants)
    if someone.seats is not None or someone.paused_until:
        yield "teaching:\n"
        yield f"  seats: {someone.seats}\n" if someone.seats is not None else ""
        yield f"  paused_until: {someone.paused_until}\n" if someone.paused_until else ""


def make_hub(everyone: Everyone) -> Hub:
    """Make in memory the hub that loading the files would give, far faster: for 100,000 people."""
    people = {
        someone.slug: _person(someone)
        for someone in sorted(everyone.people, key=lambda row: (row.name.casefold(), row.slug))
    }
    skills = {
        row.slug: _skill(row)
        for row in sorted(everyone.skills, key=lambda row: (row.name.casefold(), row.slug))
    }
    settings = Settings(organisation="Generated hub", site_url="https://hub.example/")
    return Hub(today=TODAY, settings=settings, people=people, skills=skills, circles={}, programs={})


def _skill(row: Topic) -> Skill:
    source = Source(f"skills/{row.slug}.yml", {}, "")
    return Skill(
        row.slug,
        source,
        row.name,
        row.aliases,
        row.category,
        related=row.related,
        description=row.description,
    )


def _person(row: Someone) -> Person:
    return Person(
        row.slug,
        Source(f"people/{row.slug}.yml", {}, ""),
        row.name,
        role=row.role,
        team=row.team,
        location=row.place,
        timezone=row.zone,
        languages=row.languages,
        hours=(time(9), time(17)) if row.zone else None,
        contact=Contact(email=f"{row.slug}@hub.example"),
        about=row.about,
        claims=tuple(
            Claim(SkillRef(claim.skill, claim.skill), claim.level, claim.teaches) for claim in row.known
        ),
        wants=tuple(Want(SkillRef(skill, skill)) for skill in row.wants),
        teaching=Teaching(
            row.seats, paused_until=date.fromisoformat(row.paused_until) if row.paused_until else None
        ),
        confirmed=date.fromisoformat(row.confirmed) if row.confirmed else None,
        status=Status(row.status),
    )


def from_hub(hub: Hub) -> Everyone:
    """Give the plain data of a hub on disk, so that real people can be labelled too.

    A skill that no file declares is a skill with the name that was written.
    """
    declared = [
        Topic(row.slug, row.name, row.aliases, row.related, row.category, row.description)
        for row in hub.skills.values()
    ]
    refs = [claim.skill for person in hub.people.values() for claim in person.claims]
    refs += [want.skill for person in hub.people.values() for want in person.wants]
    undeclared = {ref.key: Topic(ref.key, ref.text) for ref in refs if ref.slug is None}
    return Everyone(tuple(map(_plain_person, hub.people.values())), (*declared, *undeclared.values()))


def _plain_person(person: Person) -> Someone:
    known = {
        claim.skill.key: Known(claim.skill.key, claim.level, claim.teaches)
        for claim in reversed(person.claims)
    }
    return Someone(
        slug=person.slug,
        name=person.name,
        role=person.role,
        team=person.team,
        place=person.location,
        zone=person.timezone,
        languages=person.languages,
        status=str(person.status),
        known=tuple(known.values()),
        wants=tuple(want.skill.key for want in person.wants),
        seats=person.teaching.seats,
        paused_until=str(person.teaching.paused_until or ""),
        about=person.about,
        confirmed=str(person.confirmed or ""),
    )


def read_hub_folder(root: Path) -> Everyone:
    """Read a hub on disk through hubgen's own loader."""
    return from_hub(load(root, TODAY)[0])
