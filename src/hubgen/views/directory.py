"""Everyone who is here becomes the directory: one list, A to Z, cut into pages where it is long."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hubgen.content.hub import Claim, Hub, Person, Status
from hubgen.views.drafts import PERSON
from hubgen.views.files import offered_table
from hubgen.views.long_lists import ListView, Part, Span, cut
from hubgen.views.refs import OTHER, Link, Refs, letter, sort_name

TOP_SKILLS = 4
ON_ONE_PAGE = 250
"""Up to so many people the directory itself lists everyone; of a longer one it lists the pages.

A thousand rows take a browser as long as all of the search: 0.4 s before anything can be asked.
"""
ON_A_LIST = 125
"""About 90 kB."""
_TAUGHT = 10
"""More than any level: what is taught comes before what is known."""


class DirectoryRow(NamedTuple):
    """One person in the directory."""

    person: Link
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
class DirectoryView:
    """Everyone who is here, by the Latin letter they are listed under: all of them, or the *lists* they stand in.

    *examples* are questions that somebody here can answer. *table* is the path of one, or empty.
    """

    groups: tuple[LetterGroup, ...]
    lists: tuple[Span, ...]
    count: int
    teachers: int
    examples: tuple[str, ...]
    new_url: str | None
    table: str


def people_parts(hub: Hub) -> tuple[Part[Person], ...]:
    """Cut everyone who is here into pages, A to Z; none where the directory itself can list them."""
    if len(hub.present) <= ON_ONE_PAGE:
        return ()
    names = {person.slug: sort_name(person) for person in hub.present}
    people = sorted(hub.present, key=lambda person: (names[person.slug], person.slug))
    return cut(people, lambda person: names[person.slug], lambda person: person.name, ON_A_LIST)


def people_list(refs: Refs, part: Part[Person]) -> ListView[DirectoryRow]:
    """Derive a page of a long directory."""
    return ListView("people", part.span, tuple(_row(refs, person) for person in part.items))


def directory_view(hub: Hub, refs: Refs, lists: tuple[Span, ...] = ()) -> DirectoryView:
    """Derive the list of everyone who is here, A to Z, or of the *lists* that they stand in."""
    return DirectoryView(
        groups=() if lists else _groups(hub, refs),
        lists=lists,
        count=len(hub.present),
        teachers=sum(any(claim.teaches for claim in person.claims) for person in hub.present),
        examples=tuple(_examples(hub, refs)),
        new_url=hub.settings.forge.new_url("people/your-name.yml", PERSON),
        table=offered_table(hub, "people"),
    )


def best_first(claims: tuple[Claim, ...]) -> list[Claim]:
    """Order claims for a reader: taught ones first, then by level, then as written."""
    return sorted(claims, key=lambda claim: -(claim.level or 0) - _TAUGHT * claim.teaches)


def _groups(hub: Hub, refs: Refs) -> tuple[LetterGroup, ...]:
    groups: defaultdict[str, list[DirectoryRow]] = defaultdict(list)
    for name, _, person in sorted((sort_name(person), person.slug, person) for person in hub.present):
        groups[letter(name)].append(_row(refs, person))
    return tuple(
        LetterGroup(name, tuple(groups[name])) for name in sorted(groups, key=lambda name: (name == OTHER, name))
    )


def _row(refs: Refs, person: Person) -> DirectoryRow:
    top = best_first(person.claims)
    return DirectoryRow(
        person=refs.by_person[person.slug],
        role=person.role,
        team=refs.team(person.team),
        location=person.location,
        skills=tuple(refs.skill(claim.skill) for claim in top[:TOP_SKILLS]),
        more_skills=max(0, len(top) - TOP_SKILLS),
        teaches=bool(top) and top[0].teaches,
        away=person.status is Status.AWAY,
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
