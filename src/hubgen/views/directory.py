"""Everyone who is here becomes the directory: one list, A to Z, cut into pages where it is long."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hubgen.content.hub import Claim, Hub, Person, Status
from hubgen.views.drafts import PERSON
from hubgen.views.refs import OTHER, Link, Refs, letter, sort_name

TOP_SKILLS = 4
ON_ONE_PAGE = 250
"""Up to so many people the directory itself lists everyone; of a longer one it lists the pages.

A thousand rows take a browser as long as all of the search: 0.4 s before anything can be asked.
"""
ON_A_LIST = 500


class DirectoryRow(NamedTuple):
    """One person in the directory."""

    person: Link
    sorted_by: str
    role: str
    team: Link | None
    location: str
    skills: tuple[Link, ...]
    more_skills: int
    teaches: bool
    away: bool


class LetterGroup(NamedTuple):
    """*letter* is `A` to `Z`, or `other`."""

    letter: str
    rows: tuple[DirectoryRow, ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """A page of a long directory: people under the same letter. *part* counts the pages of the letter from 1."""

    slug: str
    letter: str
    part: int
    parts: int
    first: str
    last: str
    rows: tuple[DirectoryRow, ...]
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class DirectoryView:
    """Everyone who is here, by the Latin letter they are listed under: all of them, or the *lists* they stand in.

    *examples* are questions that somebody here can answer.
    """

    groups: tuple[LetterGroup, ...]
    lists: tuple[ListView, ...]
    count: int
    teachers: int
    examples: tuple[str, ...]
    new_url: str | None


def directory_view(hub: Hub, refs: Refs) -> DirectoryView:
    """Derive the list of everyone who is here, A to Z."""
    groups = _groups(hub, refs)
    long = len(hub.present) > ON_ONE_PAGE
    return DirectoryView(
        groups=() if long else groups,
        lists=tuple(_lists(groups)) if long else (),
        count=len(hub.present),
        teachers=sum(any(claim.teaches for claim in person.claims) for person in hub.present),
        examples=tuple(_examples(hub, refs)),
        new_url=hub.settings.forge.new_url("people/your-name.yml", PERSON),
    )


def best_first(claims: tuple[Claim, ...]) -> list[Claim]:
    """Order claims for a reader: taught ones first, then by level, then as written."""
    return sorted(claims, key=lambda claim: (not claim.teaches, -(claim.level or 0)))


def _groups(hub: Hub, refs: Refs) -> tuple[LetterGroup, ...]:
    groups: defaultdict[str, list[DirectoryRow]] = defaultdict(list)
    for row in sorted((_row(refs, person) for person in hub.present), key=_by_name):
        groups[letter(row.sorted_by)].append(row)
    return tuple(
        LetterGroup(name, tuple(groups[name])) for name in sorted(groups, key=lambda name: (name == OTHER, name))
    )


def _row(refs: Refs, person: Person) -> DirectoryRow:
    top = best_first(person.claims)
    return DirectoryRow(
        person=refs.by_person[person.slug],
        sorted_by=sort_name(person),
        role=person.role,
        team=refs.team(person.team),
        location=person.location,
        skills=tuple(refs.skill(claim.skill) for claim in top[:TOP_SKILLS]),
        more_skills=max(0, len(top) - TOP_SKILLS),
        teaches=any(claim.teaches for claim in top),
        away=person.status is Status.AWAY,
    )


def _by_name(row: DirectoryRow) -> tuple[str, str]:
    return row.sorted_by, row.person.slug


def _lists(groups: tuple[LetterGroup, ...]) -> Iterator[ListView]:
    """Cut the letters into pages, each of which knows the one before and the one after."""
    chunks = [
        (group, part, range(at, min(at + ON_A_LIST, len(group.rows))))
        for group in groups
        for part, at in enumerate(range(0, len(group.rows), ON_A_LIST), start=1)
    ]
    slugs = [group.letter.lower() + (f"-{part}" if part > 1 else "") for group, part, _ in chunks]
    for (group, part, places), slug, before, after in zip(
        chunks, slugs, ["", *slugs], [*slugs[1:], ""], strict=False
    ):
        rows = tuple(group.rows[place] for place in places)
        parts = -(-len(group.rows) // ON_A_LIST)
        yield ListView(
            slug, group.letter, part, parts, rows[0].person.name, rows[-1].person.name, rows, before, after
        )


def _examples(hub: Hub, refs: Refs) -> Iterator[str]:
    """Give up to three questions, of the kinds that readers may not expect to be understood."""
    taught = Counter(claim.skill.slug for person in hub.present for claim in person.claims if claim.teaches)
    skills = [slug for slug, _ in sorted(taught.items(), key=lambda item: (-item[1], item[0] or "")) if slug]
    if skills:
        yield f"{refs.by_skill[skills[0]].name} mentor"
    for place in _places_of(hub, skills[1:2]):
        yield f"{refs.by_skill[skills[1]].name} in {place}"
    if len(skills) > 2:
        yield f"{refs.by_skill[skills[2]].name} now"


def _places_of(hub: Hub, skills: list[str]) -> tuple[str, ...]:
    """Give the place, if any, in which most people teach one of *skills*."""
    places = Counter(
        person.location
        for person in hub.present
        for claim in person.claims
        if person.location and claim.teaches and claim.skill.slug in skills
    )
    return tuple(name for name, _ in sorted(places.items(), key=lambda item: (-item[1], item[0])))[:1]
