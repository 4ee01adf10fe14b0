"""A hub becomes what the forms of its site know: the words of its skills, and what people wrote so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, Union

from hubgen.content.hub import Hub, Program, Skill, SkillRef
from hubgen.content.yamltext import Data
from hubgen.views.meetings import note_day

Json: TypeAlias = Union[str, int, bool, Sequence["Json"], Mapping[str, "Json"], None]  # noqa: UP007 - it names itself

PROFILE_KEYS = (
    *("name", "pronouns", "role", "team", "location", "timezone", "languages", "hours", "days"),
    *("contact", "about", "skills", "wants", "teaching", "confirmed", "visibility"),
)
"""What the form of a profile can change, in the order in which a new file says it. Never `private:`."""


@dataclass(frozen=True, slots=True)
class FormLinks:
    """Where a forge takes what a form has made: addresses with words in capitals for what only the browser knows.

    Empty without a forge. *manual* is the path of the file that a reader without a script writes by hand, *begun* the
    address at which it is begun for them.
    """

    new: str
    edit: str
    manual: str
    begun: str


def form_links(hub: Hub, path: str, *, edited: str = "", begun: str = "") -> FormLinks:
    """Give the addresses for a new file at *path* and for the one at *edited*; *begun* is how a new one begins."""
    forge = hub.settings.forge
    edit = forge.edit_url(edited) if edited else None
    start = forge.new_url(path, begun) if begun else None
    return FormLinks(forge.new_url(path, "THE-TEXT") or "", edit or "", path, start or "")


def skill_words(hub: Hub) -> list[Json]:
    """Give each skill as its slug, name, other names, what its levels mean, and what replaces it."""
    return [_skill(skill) for skill in hub.skills.values()]


def profile_data(hub: Hub) -> dict[str, Json]:
    """Give what the form of a profile offers for completion."""
    people = hub.present
    return {
        "skills": skill_words(hub),
        "teams": [team.name for team in hub.teams.values()],
        "places": sorted({person.location for person in people if person.location}),
    }


def profiles(hub: Hub) -> dict[str, Json]:
    """Give what the file of everyone who is here says, as they wrote it, but for what is private.

    A profile that colleagues see has its private values laid over, so the file is asked, and only for certain keys.
    """
    return {
        person.slug: {"name": person.name, **_kept(person.source.data)}
        for person in sorted(hub.present, key=lambda person: person.slug)
    }


def note_data(hub: Hub) -> dict[str, Json]:
    """Give what the form of a circle's note knows of each circle that is not closed."""
    circles: dict[str, Json] = {
        circle.slug: {
            "name": circle.name,
            "day": note_day(hub, circle).isoformat(),
            "people": _people(hub, circle.people),
            "leads": [slug for slug in circle.leads if slug in hub.people],
            "skills": _written(circle.skills),
        }
        for circle in hub.circles.values()
        if circle.status != "closed"
    }
    return {"skills": skill_words(hub), "circles": circles}


def session_data(hub: Hub) -> dict[str, Json]:
    """Give what the form of a session knows of each program that is not over."""
    programs: dict[str, Json] = {
        program.slug: {"name": program.name, "people": _people(hub, program.everyone), "pairs": _pairs(program)}
        for program in hub.programs.values()
        if program.status in ("running", "draft")
    }
    return {"skills": skill_words(hub), "programs": programs}


def _skill(skill: Skill) -> Json:
    levels: list[Json] = [skill.levels.get(level, "") for level in range(1, 5)] if skill.levels else []
    return [skill.slug, skill.name, list(skill.aliases), levels, (skill.replaced_by or "-") if skill.deprecated else ""]


def _kept(data: Mapping[str, Data]) -> dict[str, Json]:
    return {key: data[key] for key in PROFILE_KEYS if data.get(key) is not None}


def _people(hub: Hub, slugs: Sequence[str]) -> list[Json]:
    return [[slug, hub.people[slug].name] for slug in slugs if slug in hub.people and hub.people[slug].is_here]


def _written(refs: Sequence[SkillRef]) -> list[Json]:
    return [ref.slug or ref.text for ref in refs]


def _pairs(program: Program) -> list[Json]:
    return [[pair.teacher, pair.learner, pair.skill.slug or pair.skill.text] for pair in program.pairs]
