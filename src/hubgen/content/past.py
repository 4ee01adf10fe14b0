"""Former profiles become what the people of a program claimed when it began."""

from collections.abc import Iterable, Mapping
from datetime import date

from hubgen.content.hub import Claim, Hub, Skill, Visibility
from hubgen.content.names import Resolver, skill_index
from hubgen.content.resolve import make_person
from hubgen.content.schema import PersonFile
from hubgen.content.sources import read_yaml
from hubgen.content.typed import read_as

Before = Mapping[str, tuple[Claim, ...]]
"""What people claimed on the first day of a program, by slug; who had no profile then, or none for this audience, is not in it."""

Past = Mapping[str, Before]
"""The same of each program, by its slug."""

NOBODY: Before = {}
NOTHING: Past = {}


def days_of(hub: Hub) -> Mapping[date, tuple[str, ...]]:
    """Give whose profiles of which days are wanted: those of the first day of each program that has begun."""
    wanted: dict[date, tuple[str, ...]] = {}
    for program in hub.programs.values():
        starts = program.starts
        if starts is not None and starts <= hub.today and program.status != "draft":
            known = (slug for slug in program.everyone if slug in hub.people)
            wanted[starts] = tuple(dict.fromkeys((*wanted.get(starts, ()), *known)))
    return wanted


def claims_then(hub: Hub, skills: Iterable[Skill], files: Mapping[date, Mapping[str, bytes]]) -> Past:
    """Read the *files* of each day, and give each program the claims of its people.

    *hub* is what its audience may see. The public gets only what was public then; for colleagues, what was private is
    laid over. *skills* are all of the hub: they are found by the names that they have today, so that another word for
    one is not another skill.
    """
    known = frozenset(hub.people)
    names = Resolver(skill_index(skills), known, hub.broken, closed=False)
    past: dict[str, Before] = {}
    for program in hub.programs.values():
        then = files.get(program.starts, {}) if program.starts and program.status != "draft" else {}
        rows = ((slug, _claims(hub, slug, then[slug], names)) for slug in program.everyone if slug in then and slug in known)
        past[program.slug] = {slug: claims for slug, claims in rows if claims is not None}
    return past


def _claims(hub: Hub, slug: str, raw: bytes, names: Resolver) -> tuple[Claim, ...] | None:
    source, _ = read_yaml(f"people/{slug}.yml", raw)
    file, _ = read_as(PersonFile, source, levels=hub.settings.levels) if source else (None, [])
    if source is None or file is None:
        return None
    person = make_person(slug, source, file, names)
    if hub.settings.audience == "public":
        return person.claims if person.visibility is Visibility.PUBLIC else None
    return (person.private or person).claims
