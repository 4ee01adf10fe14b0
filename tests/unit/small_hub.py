"""A small hub as values, for tests that say what differs from it."""

from datetime import date, time
from typing import Any

from hubgen.content.hub import (
    Circle,
    Claim,
    Hub,
    Meets,
    Note,
    Person,
    Program,
    ProgramNote,
    Skill,
    SkillRef,
    Visibility,
)
from hubgen.content.settings import Forge, Settings
from hubgen.content.sources import Source

TODAY = date(2026, 11, 22)
FORGE = Forge("https://forge.example/acme/hub")


def source(path: str) -> Source:
    return Source(path, {}, "")


def ref(slug: str) -> SkillRef:
    """A reference to the declared skill *slug*."""
    return SkillRef(slug, slug)


def claims(*skills: str, **words: Any) -> tuple[Claim, ...]:
    return tuple(Claim(ref(skill), **words) for skill in skills)


def person(slug: str, name: str = "", **words: Any) -> Person:
    return Person(slug, source(f"people/{slug}.yml"), name=name or slug.title(), **words)


def skill(slug: str, name: str = "", **words: Any) -> Skill:
    return Skill(slug, source(f"skills/{slug}.yml"), name=name or slug.title(), **words)


def note(circle: str, slug: str, **words: Any) -> Note:
    """A note whose date is the beginning of its slug."""
    day = date.fromisoformat(slug[:10])
    given = {"title": slug[11:].title(), **words}
    return Note(slug, source(f"circles/{circle}/{slug}.md"), circle=circle, date=day, **given)


def circle(slug: str, **words: Any) -> Circle:
    given = {"name": slug.title(), "purpose": f"Talk about {slug}.", **words}
    return Circle(slug, source(f"circles/{slug}/index.md"), **given)


def meets(**words: Any) -> Meets:
    """Tuesdays at 12:30 in Lisbon."""
    given: dict[str, Any] = {
        "rule": "FREQ=WEEKLY;BYDAY=TU",
        "words": "every Tuesday",
        "at": time(12, 30),
        "timezone": "Europe/Lisbon",
        "minutes": 60,
        "starts": date(2026, 1, 6),
        **words,
    }
    return Meets(**given)


def program(slug: str, **words: Any) -> Program:
    given = {"name": slug.title(), "model": "peer-coaching", **words}
    return Program(slug, source(f"programs/{slug}/index.md"), **given)


def session(program: str, slug: str, **words: Any) -> ProgramNote:
    """A note of a program whose date is the beginning of its slug."""
    day = date.fromisoformat(slug[:10])
    given = {"kind": "session", **words}
    return ProgramNote(slug, source(f"programs/{program}/{slug}.md"), program=program, date=day, **given)


def hub(*things: Person | Skill | Circle | Program, settings: Settings = Settings(), **words: Any) -> Hub:  # noqa: B008  the value is frozen
    """Put things together by their kind, sorted as `load` sorts them."""

    def of(kind: type) -> dict[str, Any]:
        return {thing.slug: thing for thing in sorted(things, key=lambda one: one.slug) if isinstance(thing, kind)}

    return Hub(TODAY, settings, of(Person), of(Skill), of(Circle), of(Program), **words)


__all__ = [
    "FORGE",
    "TODAY",
    "Visibility",
    "circle",
    "claims",
    "hub",
    "meets",
    "note",
    "person",
    "program",
    "ref",
    "session",
    "skill",
    "source",
]
