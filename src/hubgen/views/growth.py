"""What the people of a program claimed at its start, and claim now, becomes what has grown since."""

from typing import NamedTuple

from hubgen.content.hub import Hub, Program
from hubgen.content.past import Before
from hubgen.views.refs import Link, Refs


class Grown(NamedTuple):
    person: Link
    skill: Link
    level: int | None


class Growth(NamedTuple):
    """*claims* are those of the program's skills that somebody did not have at its start, *teachers* those who now teach."""

    claims: tuple[Grown, ...]
    teachers: tuple[Grown, ...]


def growth(hub: Hub, refs: Refs, program: Program, before: Before) -> Growth | None:
    """Compare then and now, for those of the program who had a profile then; None where nothing is known of then."""
    if not before:
        return None
    keys = {ref.key for ref in program.all_skills}
    keys |= {slug for slug, skill in hub.skills.items() if skill.parent in keys}
    claims, teachers = [], []
    for slug in program.everyone:
        person, link = hub.people.get(slug), refs.person(slug)
        if slug not in before or person is None or link is None:
            continue
        had = {claim.skill.key for claim in before[slug]}
        taught = {claim.skill.key for claim in before[slug] if claim.teaches}
        for claim in person.claims:
            if claim.skill.key in keys:
                row = Grown(link, refs.skill(claim.skill), claim.level)
                claims += [row] if claim.skill.key not in had else []
                teachers += [row] if claim.teaches and claim.skill.key not in taught else []
    return Growth(tuple(claims), tuple(teachers))
