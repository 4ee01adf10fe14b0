"""Everyone who is here becomes the directory: one list, A to Z."""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from hubgen.content.hub import Claim, Hub, Person, Status
from hubgen.views.drafts import PERSON
from hubgen.views.refs import OTHER, Link, Refs, letter, sort_name

TOP_SKILLS = 4


class DirectoryRow(NamedTuple):
    """One person in the directory. *text* holds the folded words that a filter matches."""

    person: Link
    sorted_by: str
    role: str
    team: Link | None
    location: str
    skills: tuple[Link, ...]
    more_skills: int
    teaches: bool
    away: bool
    text: str


class LetterGroup(NamedTuple):
    """*letter* is `A` to `Z`, or `other`."""

    letter: str
    rows: tuple[DirectoryRow, ...]


@dataclass(frozen=True, slots=True)
class DirectoryView:
    """Everyone who is here, by the Latin letter they are listed under."""

    groups: tuple[LetterGroup, ...]
    count: int
    teachers: int
    new_url: str | None


def directory_view(hub: Hub, refs: Refs) -> DirectoryView:
    """Derive the list of everyone who is here, A to Z."""
    words = {slug: fold(" ".join((skill.name, *skill.aliases))) for slug, skill in hub.skills.items()}
    groups: defaultdict[str, list[DirectoryRow]] = defaultdict(list)
    for row in sorted((_row(refs, words, person) for person in hub.present), key=_by_name):
        groups[letter(row.sorted_by)].append(row)
    ordered = sorted(groups, key=lambda name: (name == OTHER, name))
    return DirectoryView(
        groups=tuple(LetterGroup(name, tuple(groups[name])) for name in ordered),
        count=len(hub.present),
        teachers=sum(any(claim.teaches for claim in person.claims) for person in hub.present),
        new_url=hub.settings.forge.new_url("people/your-name.yml", PERSON),
    )


def fold(text: str) -> str:
    """Fold *text* to what a filter compares: without accents, in small letters."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).casefold()


def best_first(claims: tuple[Claim, ...]) -> list[Claim]:
    """Order claims for a reader: taught ones first, then by level, then as written."""
    return sorted(claims, key=lambda claim: (not claim.teaches, -(claim.level or 0)))


def _row(refs: Refs, words: dict[str, str], person: Person) -> DirectoryRow:
    top = best_first(person.claims)
    known = [words[slug] if (slug := claim.skill.slug) in words else fold(claim.skill.text) for claim in top]
    said = (person.name, person.slug, person.role, person.team, person.location, *person.languages)
    teaches = any(claim.teaches for claim in top)
    return DirectoryRow(
        person=refs.by_person[person.slug],
        sorted_by=sort_name(person),
        role=person.role,
        team=refs.team(person.team),
        location=person.location,
        skills=tuple(refs.skill(claim.skill) for claim in top[:TOP_SKILLS]),
        more_skills=max(0, len(top) - TOP_SKILLS),
        teaches=teaches,
        away=person.status is Status.AWAY,
        text=" ".join(filter(None, (fold(" ".join(said)), *known))),
    )


def _by_name(row: DirectoryRow) -> tuple[str, str]:
    return row.sorted_by, row.person.slug
