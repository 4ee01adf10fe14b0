"""A team becomes what its page shows: its people, the skills it covers, what they want to learn."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from hubgen.content.hub import Claim, Hub, Person, SkillRef, Status, Team
from hubgen.views.directory import best_first
from hubgen.views.files import badge_path, cards_path, offered_table
from hubgen.views.long_lists import ListView, Part, Span, cut
from hubgen.views.refs import Link, Refs, sort_name

MOST_PEOPLE = 200
MOST_SKILLS = 60
TOP_SKILLS = 5
ON_ONE_PAGE = 125
"""Up to so many teams stand on one page: about 75 kB."""


class Member(NamedTuple):
    person: Link
    role: str
    location: str
    skills: tuple[Link, ...]
    teaches: bool
    away: bool


class Cover(NamedTuple):
    """A skill of a team, and how many of its people know, teach and want it."""

    skill: Link
    know: int
    teach: int
    want: int


@dataclass(frozen=True, slots=True)
class TeamView:
    """A team's page. *count* says how many there are, *people* are the first of them by name.

    *wants* are the skills wanted and taught in the team, *wants_elsewhere* those that nobody in it teaches. *cards* is the
    path of the file with everyone's contact, *badge* that of a picture for a README, which *badge_markdown* shows; each
    may be empty.
    """

    slug: str
    name: str
    count: int
    people: tuple[Member, ...]
    places: tuple[tuple[str, int], ...]
    covers: tuple[Cover, ...]
    cover_count: int
    wants: tuple[Cover, ...]
    wants_elsewhere: tuple[Cover, ...]
    cards: str
    badge: str
    badge_markdown: str


class TeamRow(NamedTuple):
    name: str
    slug: str
    people: int
    teachers: int
    skills: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TeamsView:
    """Every team, or the *lists* in which they stand; *count* says how many there are. *table* is the path of one, or empty."""

    teams: tuple[TeamRow, ...]
    lists: tuple[Span, ...]
    count: int
    without: int
    table: str


def team_view(hub: Hub, refs: Refs, team: Team) -> TeamView:
    """Derive the page of *team*."""
    people = sorted((hub.people[slug] for slug in team.people), key=lambda person: (sort_name(person), person.slug))
    covers = _covers(refs, _claims(people), [want.skill for person in people for want in person.wants])
    known = tuple(cover for cover in covers if cover.know)
    wanted = sorted((cover for cover in covers if cover.want), key=lambda cover: -cover.want)[:MOST_SKILLS]
    return TeamView(
        slug=team.slug,
        name=team.name,
        count=len(people),
        people=tuple(_member(refs, person) for person in people[:MOST_PEOPLE]),
        places=tuple(Counter(person.location for person in people if person.location).most_common(8)),
        covers=known[:MOST_SKILLS],
        cover_count=len(known),
        wants=tuple(cover for cover in wanted if cover.teach),
        wants_elsewhere=tuple(cover for cover in wanted if not cover.teach),
        cards=cards_path(hub, team),
        badge=badge_path(hub, team),
        badge_markdown=_badge_markdown(hub, team),
    )


def team_parts(hub: Hub) -> tuple[Part[Team], ...]:
    """Cut the teams into pages, A to Z; none where one page can list them."""
    if len(hub.teams) <= ON_ONE_PAGE:
        return ()
    return cut(hub.teams.values(), lambda team: team.slug, lambda team: team.name, ON_ONE_PAGE)


def team_list(hub: Hub, refs: Refs, part: Part[Team]) -> ListView[TeamRow]:
    """Derive a page of many teams."""
    return ListView("teams", part.span, tuple(_row(hub, refs, team) for team in part.items))


def teams_view(hub: Hub, refs: Refs, lists: tuple[Span, ...] = ()) -> TeamsView:
    """Derive the list of teams, or of the *lists* that they stand in."""
    rows = () if lists else tuple(_row(hub, refs, team) for team in hub.teams.values())
    return TeamsView(rows, lists, len(hub.teams), sum(not person.team for person in hub.present), offered_table(hub, "teams"))


def _row(hub: Hub, refs: Refs, team: Team) -> TeamRow:
    people = [hub.people[slug] for slug in team.people]
    top = tuple(cover.skill for cover in _covers(refs, _claims(people), [])[:TOP_SKILLS])
    teachers = sum(any(claim.teaches for claim in person.claims) for person in people)
    return TeamRow(team.name, team.slug, len(people), teachers, top)


def _badge_markdown(hub: Hub, team: Team) -> str:
    """Write the Markdown that shows the badge and leads here; nothing where nobody knows the site's address."""
    site, path = hub.settings.site_url, badge_path(hub, team)
    if not site or not path:
        return ""
    name = re.sub(r"([\\\[\]*_`<>&!])", r"\\\1", " ".join(team.name.split()))
    return f"[![{name}]({site}{path})]({site}teams/{team.slug}/)"


def _claims(people: list[Person]) -> list[Claim]:
    return [claim for person in people for claim in person.claims]


def _member(refs: Refs, person: Person) -> Member:
    top = best_first(person.claims)
    return Member(
        refs.by_person[person.slug],
        person.role,
        person.location,
        tuple(refs.skill(claim.skill) for claim in top[:3]),
        bool(top) and top[0].teaches,
        person.status is Status.AWAY,
    )


def _covers(refs: Refs, claims: list[Claim], wanted: list[SkillRef]) -> list[Cover]:
    """Count each skill that is claimed or wanted, most known first."""
    known = [claim.skill for claim in claims]
    know = Counter([ref.slug or ref.key for ref in known])
    teach = Counter([claim.skill.slug or claim.skill.key for claim in claims if claim.teaches])
    want = Counter([ref.slug or ref.key for ref in wanted])
    # The first who names a skill that no file declares says how it is written.
    named = {ref.slug or ref.key: ref for ref in reversed((*known, *wanted))}
    covers = [Cover(refs.skill(ref), know.get(key, 0), teach.get(key, 0), want.get(key, 0)) for key, ref in named.items()]
    return sorted(covers, key=lambda cover: (-cover.know, -cover.teach, cover.skill.name.casefold()))
