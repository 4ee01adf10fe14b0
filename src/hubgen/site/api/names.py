"""References of one hub become links as the API writes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from hubgen.content.hub import Hub, SkillRef
from hubgen.site.api.shapes import Link
from hubgen.views.refs import Link as Ref
from hubgen.views.refs import Refs


@dataclass(frozen=True)
class Names:
    """The links of a hub, each made once, and where its pages stand: *site_url* ends in a slash, or is empty."""

    refs: Refs
    site_url: str

    @property
    def hub(self) -> Hub:
        return self.refs.hub

    @cached_property
    def by_person(self) -> dict[str, Link]:
        return {slug: {"slug": slug, "name": person.name} for slug, person in self.hub.people.items()}

    @cached_property
    def by_skill(self) -> dict[str, Link]:
        return {slug: {"slug": slug, "name": skill.name} for slug, skill in self.hub.skills.items()}

    @cached_property
    def by_team(self) -> dict[str, Link]:
        """The link of each team by its name as people write it."""
        return {name: link(team) for name in {person.team for person in self.hub.present} if (team := self.refs.team(name))}

    def person(self, slug: str | None) -> Link | None:
        """Name a person; None for nobody, and for somebody whom this audience may not see."""
        found = self.by_person.get(slug or "")
        return found or (None if not slug or slug in self.hub.hidden else {"slug": None, "name": slug})

    def people(self, slugs: Iterable[str]) -> list[Link]:
        return [link for slug in slugs if (link := self.person(slug))]

    def skill(self, ref: SkillRef) -> Link:
        return self.by_skill.get(ref.slug or "") or {"slug": None, "name": ref.text}

    def skills(self, refs: Iterable[SkillRef]) -> list[Link]:
        return [self.skill(ref) for ref in refs]


def link(ref: Ref) -> Link:
    """Write a link of a page as the API does."""
    return {"slug": ref.slug or None, "name": ref.name}


def links(refs: Iterable[Ref]) -> list[Link]:
    return [{"slug": slug or None, "name": name} for name, slug, _ in refs]
