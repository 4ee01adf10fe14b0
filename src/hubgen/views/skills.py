"""A skill becomes what its page shows: who teaches it, who knows it, who wants it, what there is about it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from hubgen.content.hub import Claim, Hub, Person, Skill, Status
from hubgen.content.slugs import slugify
from hubgen.views.availability import Availability, availability
from hubgen.views.people import NoteRow, ProgramRow, confirmation, note_rows, program_rows
from hubgen.views.pilots import in_demand
from hubgen.views.quick_help import QuickHelp, quick_help
from hubgen.views.refs import Link, Prose, Refs, address

MOST_PEOPLE = 60
MOST_NOTES = 20
MOST_LINKS = 40
"""So many circles, programs and parts of a skill stand on its page."""


class Teacher(NamedTuple):
    person: Link
    role: str
    team: str
    location: str
    level: int | None
    level_name: str
    note: str
    availability: Availability


class Knower(NamedTuple):
    person: Link
    team: str
    teaches: bool
    away: bool


class KnowGroup(NamedTuple):
    """Those who know a skill at one level. *total* is how many there are, *people* the first of them."""

    level: int | None
    name: str
    total: int
    people: tuple[Knower, ...]


class Wanter(NamedTuple):
    person: Link
    team: str
    why: str


class OwnClaim(NamedTuple):
    """Where readers say that their own claim is still true: *line*, in the file at *path*, which *edit_url* opens.

    Only the browser knows whose it is: `YOUR-SLUG` stands in the place of it.
    """

    line: str
    path: str
    edit_url: str


class ResourceRow(NamedTuple):
    title: str
    url: str
    host: str


class Anchor(NamedTuple):
    """What a level means for a skill."""

    level: int
    name: str
    words: str


class SkillView(NamedTuple):
    """A skill's page. Lists hold the first `MOST_PEOPLE`; the counts say how many there are.

    *shown* is how many of those who know it are listed; *in_demand* says whether a program could begin.
    """

    slug: str
    name: str
    aliases: tuple[str, ...]
    category: Link | None
    parent: Link | None
    children: tuple[Link, ...]
    child_count: int
    related: tuple[Link, ...]
    deprecated: bool
    replaced_by: Link | None
    description: Prose | None
    anchors: tuple[Anchor, ...]
    now: QuickHelp | None
    teachers: tuple[Teacher, ...]
    teacher_count: int
    knows: tuple[KnowGroup, ...]
    know_count: int
    shown: int
    wants: tuple[Wanter, ...]
    want_count: int
    in_demand: bool
    circles: tuple[Link, ...]
    circle_count: int
    programs: tuple[ProgramRow, ...]
    program_count: int
    notes: tuple[NoteRow, ...]
    note_count: int
    resources: tuple[ResourceRow, ...]
    own: OwnClaim | None
    edit_url: str | None


def children_by_skill(hub: Hub) -> dict[str, tuple[str, ...]]:
    """Group the slugs of skills by their parent's, in one pass for the whole site."""
    pairs = sorted((skill.parent, skill.slug) for skill in hub.skills.values() if skill.parent)
    return {parent: tuple(slug for _, slug in group) for parent, group in groupby(pairs, key=lambda pair: pair[0])}


def skill_view(
    hub: Hub, refs: Refs, children: Mapping[str, tuple[str, ...]], asked: Mapping[str, int], skill: Skill
) -> SkillView:
    """Derive the page of *skill*. Give *children* as `children_by_skill` gives them, *asked* as `asked_lately` does."""
    claims = hub.claims.get(skill.slug, ())
    wants = hub.wants.get(skill.slug, ())
    teaching = hub.teachers.get(skill.slug, ())
    notes = hub.notes_by_skill.get(skill.slug, ())
    parts = refs.declared(children.get(skill.slug, ()))
    circles = [circle for circle in hub.circles_by_skill.get(skill.slug, ()) if circle.status != "closed"]
    programs = sorted(hub.programs_by_skill.get(skill.slug, ()), key=lambda program: program.status in ("finished", "stopped"))
    return SkillView(
        slug=skill.slug,
        name=skill.name,
        aliases=skill.aliases,
        category=category_link(skill),
        parent=refs.by_skill.get(skill.parent or ""),
        children=parts[:MOST_LINKS],
        child_count=len(parts),
        related=refs.declared(skill.related),
        deprecated=skill.deprecated,
        replaced_by=refs.by_skill.get(skill.replaced_by or ""),
        description=Prose(skill.description, skill.path) if skill.description.strip() else None,
        anchors=_anchors(hub, skill),
        now=quick_help(hub, refs, skill, asked),
        teachers=teachers(hub, refs, teaching),
        teacher_count=len(teaching),
        knows=_knows(hub, refs, claims),
        know_count=len(claims),
        shown=min(len(claims), MOST_PEOPLE),
        wants=tuple(Wanter(refs.by_person[who.slug], who.team, want.why) for who, want in wants[:MOST_PEOPLE]),
        want_count=len(wants),
        in_demand=in_demand(hub, skill.slug),
        circles=tuple(Link(circle.name, circle.slug) for circle in circles[:MOST_LINKS]),
        circle_count=len(circles),
        programs=program_rows(programs[:MOST_LINKS]),
        program_count=len(programs),
        notes=note_rows(refs, notes[:MOST_NOTES]),
        note_count=len(notes),
        resources=tuple(
            ResourceRow(resource.title, place.url, place.text)
            for resource in skill.resources
            if (place := address(resource.url)).url
        ),
        own=_own_claim(hub) if claims else None,
        edit_url=hub.settings.forge.edit_url(skill.path),
    )


def category_link(skill: Skill) -> Link | None:
    return Link(skill.category, slugify(skill.category)) if skill.category else None


def _own_claim(hub: Hub) -> OwnClaim:
    path = "people/YOUR-SLUG.yml"
    return OwnClaim(confirmation(hub.today), path, hub.settings.forge.edit_url(path) or "")


def _anchors(hub: Hub, skill: Skill) -> tuple[Anchor, ...]:
    return tuple(Anchor(level, hub.settings.level_name(level), skill.levels[level]) for level in sorted(skill.levels))


def teachers(hub: Hub, refs: Refs, pairs: Sequence[tuple[Person, Claim]], most: int = MOST_PEOPLE) -> tuple[Teacher, ...]:
    """Derive the first of those in *pairs*, who all teach a skill, whom to ask."""
    rooms = [availability(hub, person) for person, _ in pairs]
    rows = [(room.rank, -(claim.level or 0), person.slug, room, person, claim) for room, (person, claim) in zip(rooms, pairs, strict=True)]
    return tuple(
        Teacher(
            refs.by_person[person.slug],
            person.role,
            person.team,
            person.location,
            claim.level,
            hub.settings.level_name(claim.level),
            claim.note,
            room,
        )
        for *_, room, person, claim in nsmallest(most, rows, key=itemgetter(0, 1, 2))
    )


def _knows(hub: Hub, refs: Refs, claims: tuple[tuple[Person, Claim], ...]) -> tuple[KnowGroup, ...]:
    by_level: defaultdict[int, list[tuple[Person, Claim]]] = defaultdict(list)
    for pair in claims:
        by_level[pair[1].level or 0].append(pair)
    link, left, groups = refs.by_person, MOST_PEOPLE, []
    for level, pairs in sorted(by_level.items(), reverse=True):
        first = sorted(pairs, key=lambda pair: not pair[1].teaches)[:left] if left else ()
        shown = tuple(
            [Knower(link[person.slug], person.team, claim.teaches, person.status is Status.AWAY) for person, claim in first]
        )
        left -= len(shown)
        groups.append(KnowGroup(level or None, hub.settings.level_name(level), len(pairs), shown))
    return tuple(groups)
