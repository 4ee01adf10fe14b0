"""Slugs and references become names with, where there is a page, the slug to link to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from hubgen.content.again import told_by
from hubgen.content.hub import Hub, Person, SkillRef
from hubgen.content.slugs import normalise, slugify
from hubgen.views.search.fold import tie_hash

MADE_UP = "x-"
"""How the slug of a name without Latin letters begins."""

OTHER = "other"


ON_A_PAGE = 64
"""So many profiles at most, on average, share a page; half as many at least."""


class Link(NamedTuple):
    """A name as readers see it. *slug* is empty where the thing has no page.

    *shared* is the address, relative to the site's root, of a person whose profile stands on a page with others.
    """

    name: str
    slug: str = ""
    shared: str = ""


class Prose(NamedTuple):
    """Markdown that somebody wrote; *source* is the path of the file it stands in."""

    text: str
    source: str


class Address(NamedTuple):
    """A place that somebody named. *url* is empty where *text* is no web address; *text* is what readers see."""

    text: str
    url: str = ""


NOWHERE = Address("")
_PLAIN_ADDRESS = re.compile(r"https?://([a-z0-9.-]+)(?:[/?#]|\Z)")


@dataclass(frozen=True)
class Refs:
    """The links of one hub, made once. A person whom this audience may not see has none."""

    hub: Hub

    @told_by("hub.people", "hub.settings")
    def by_person(self) -> dict[str, Link]:
        shared = shared_pages(self.hub)
        if not shared:
            return {slug: Link(person.name, slug) for slug, person in self.hub.people.items()}
        return {slug: Link(person.name, slug, profile_url(slug, shared)) for slug, person in self.hub.people.items()}

    @told_by("hub.skills")
    def by_skill(self) -> dict[str, Link]:
        return {slug: Link(skill.name, slug) for slug, skill in self.hub.skills.items()}

    @told_by("hub.skills")
    def skill_names(self) -> dict[str, str]:
        """Map every name of a skill, as references are compared, to the skill's slug."""
        # A name of one or two letters stands in too many sentences for something else.
        skills = self.hub.skills.items()
        pairs = ((normalise(name), slug) for slug, skill in skills for name in (skill.name, *skill.aliases))
        return {name: slug for name, slug in pairs if len(name) > 2}

    @told_by("hub.people")
    def team_slugs(self) -> frozenset[str]:
        """The slugs of the teams that have a page."""
        return frozenset(map(slugify, {person.team for person in self.hub.present if person.team}))

    def person(self, slug: str) -> Link | None:
        """Give the person's link, their slug as plain text if the hub has no such file, None if they are hidden."""
        found = self.by_person.get(slug)
        if found is None and slug not in self.hub.hidden:
            return Link(slug)
        return found

    def people(self, slugs: Iterable[str]) -> tuple[Link, ...]:
        return tuple(link for slug in slugs if (link := self.person(slug)))

    def skill(self, ref: SkillRef) -> Link:
        return self.by_skill.get(ref.slug or "") or Link(ref.text)

    def skills(self, refs: Iterable[SkillRef]) -> tuple[Link, ...]:
        return tuple(self.skill(ref) for ref in refs)

    def declared(self, slugs: Iterable[str]) -> tuple[Link, ...]:
        """Give the links of those *slugs* that are skills of the hub."""
        return tuple(self.by_skill[slug] for slug in slugs if slug in self.by_skill)

    def team(self, name: str) -> Link | None:
        if not name:
            return None
        slug = slugify(name)
        return Link(name, slug if slug in self.team_slugs else "")


def shared_pages(hub: Hub) -> int:
    """Say how many pages the profiles of *hub* share; 0 where everyone has their own."""
    if hub.settings.people_pages == "each":
        return 0
    # A power of two: while a hub grows, nobody moves to another page before there are twice as many.
    return 1 << (len(hub.people) // ON_A_PAGE).bit_length()


def shared_page(slug: str, pages: int) -> int:
    """Give the page, from 1 on, on which that person stands, of so many *pages*."""
    # By a hash, and not by name or team: else who joins would move half of the others to another page.
    return tie_hash(slug) % pages + 1


def profile_url(slug: str, pages: int) -> str:
    """Give the address of a profile, relative to the site's root; *pages* as `shared_pages` says."""
    return f"people/page-{shared_page(slug, pages)}/#{profile_anchor(slug)}" if pages else f"people/{slug}/"


def profile_anchor(slug: str) -> str:
    """Give the id of a profile on a page that several share."""
    return f"p-{slug}"


def sort_name(person: Person) -> str:
    """Give the Latin letters a person is listed under: of the name, else of the slug, which is often romanised."""
    folded = slugify(person.name)
    return person.slug if folded.startswith(MADE_UP) and not person.slug.startswith(MADE_UP) else folded


def letter(sorted_by: str) -> str:
    """Give the letter of an A to Z for a text that `slugify` made, or `OTHER`."""
    first = sorted_by[:1]
    return first.upper() if first.isalpha() and not sorted_by.startswith(MADE_UP) else OTHER


def address(text: str) -> Address:
    """Say whether *text* is a web address that a reader may follow. Its host is what readers see then."""
    if not text:
        return NOWHERE
    if found := _PLAIN_ADDRESS.match(text):  # most are, and the library takes ten times as long
        return Address(found[1].removeprefix("www."), text)
    if not text.startswith(("https://", "http://")):
        return Address(text)
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return Address(text)
    # `https://learn.example@elsewhere.example/` leads elsewhere
    return Address(host.removeprefix("www."), text) if host and parts.username is None else Address(text)
