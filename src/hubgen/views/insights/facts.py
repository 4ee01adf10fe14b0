"""A hub becomes what every insight begins from: for each skill who knows, teaches, wants and learns it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeAlias, TypeVar

from hubgen.content.hub import Claim, Hub, Person, SkillRef, Status, Want
from hubgen.content.slugs import slugify
from hubgen.views.availability import availability
from hubgen.views.matching.pool import OVER
from hubgen.views.refs import Link, Refs

Value = TypeVar("Value")
Known: TypeAlias = tuple[Person, Claim]
"""Somebody, with the claim by which they know a skill."""

LEARNING_THE_ROPES = 1
"""Who claims a skill at this level is learning it, and cannot carry it for others yet."""


class SkillFacts(NamedTuple):
    """One skill, by people who are here, each once, in the hub's order.

    *claims* are those who know it, at any level; of two claims of a person to the same the first counts, as everywhere.
    *holders* are those of them who carry the skill. *learning* are the slugs of those who want it and learn it already,
    in a pair of a program that is not over.
    """

    ref: SkillRef
    claims: tuple[Known, ...]
    holders: tuple[Known, ...]
    teachers: tuple[Person, ...]
    wants: tuple[tuple[Person, Want], ...]
    learning: frozenset[str]


@dataclass(frozen=True)
class Facts:
    """One hub with what is asked of it again and again; each is derived when it is first asked for.

    *skills* are all that a file declares, or that somebody knows or wants, sorted by key. *seats* are the free seats of
    those who teach anything and are neither away nor taking a pause, by slug; None where nobody said how many.
    """

    hub: Hub

    @cached_property
    def refs(self) -> Refs:
        return Refs(self.hub)

    @cached_property
    def skills(self) -> Mapping[str, SkillFacts]:
        learning = learning_now(self.hub)
        return {key: _skill_facts(self.hub, key, learning) for key in sorted({*self.hub.skills, *self.hub.claims, *self.hub.wants})}

    @cached_property
    def used(self) -> Mapping[str, SkillFacts]:
        """Those of *skills* that the hub has not given up: of one that it has, nothing is at risk or missing."""
        given_up = {slug for slug, skill in self.hub.skills.items() if skill.deprecated}
        return {key: one for key, one in self.skills.items() if key not in given_up}

    @cached_property
    def seats(self) -> Mapping[str, int | None]:
        teachers = {person.slug: person for one in self.skills.values() for person in one.teachers}
        rooms = {slug: availability(self.hub, person) for slug, person in teachers.items()}
        return {slug: room.free for slug, room in rooms.items() if not (room.away or room.paused_until)}

    @cached_property
    def teams(self) -> Mapping[str, str]:
        """The slug of the team of everyone who has one, by their own slug."""
        slugs = {name: slugify(name) for name in {person.team for person in self.hub.present if person.team}}
        return {person.slug: slugs[person.team] for person in self.hub.present if person.team}

    @cached_property
    def held(self) -> Mapping[str, frozenset[str]]:
        """The keys of the skills that each person who is here holds, by the person's slug."""
        return {person.slug: frozenset([claim.skill.key for claim in person.claims if holds(claim)]) for person in self.hub.present}

    @property
    def shows_levels(self) -> bool:
        return self.hub.settings.insights.levels

    def person(self, person: Person) -> Link:
        return self.refs.by_person[person.slug]

    def people(self, people: Iterable[Person], most: int) -> tuple[Link, ...]:
        """Give the links of the first *most* people."""
        return tuple(self.person(person) for person, _ in zip(people, range(most), strict=False))

    def skill(self, key: str) -> Link:
        return self.refs.skill(self.skills[key].ref)

    def team(self, slug: str) -> Link:
        return Link(self.hub.teams[slug].name, slug)

    def is_away(self, person: Person) -> bool:
        """Say whether *person* is away, or takes a pause from teaching."""
        paused = person.teaching.paused_until
        return person.status is Status.AWAY or (paused is not None and paused > self.hub.today)


def gather(hub: Hub) -> Facts:
    """Begin with *hub* as its readers see it; where its settings hide levels, nobody's level gets any further."""
    return Facts(hub if hub.settings.insights.levels else _without_levels(hub))


def _without_levels(hub: Hub) -> Hub:
    def bare(person: Person) -> Person:
        return replace(person, claims=tuple(claim._replace(level=None) for claim in person.claims))

    return replace(hub, people={slug: bare(person) for slug, person in hub.people.items()})


def learning_now(hub: Hub) -> Mapping[str, frozenset[str]]:
    """Give, by a skill's key, who learns it in a pair of a program that is not over: those wishes are being met."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for program in hub.programs.values():
        for pair in program.pairs if program.status not in OVER else ():
            found[pair.skill.key].add(pair.learner)
    return {key: frozenset(slugs) for key, slugs in found.items()}


def holds(claim: Claim) -> bool:
    """Say whether who claims it carries the skill: who teaches does, and who named no level, too."""
    return claim.teaches or claim.level != LEARNING_THE_ROPES


def _skill_facts(hub: Hub, key: str, learning: Mapping[str, frozenset[str]]) -> SkillFacts:
    claims, wants = _each_once(hub.claims.get(key, ())), _each_once(hub.wants.get(key, ()))
    taught = learning.get(key, frozenset())
    return SkillFacts(
        _ref(hub, key),
        claims,
        tuple([known for known in claims if holds(known[1])]),
        tuple([person for person, claim in claims if claim.teaches]),
        wants,
        frozenset(person.slug for person, _ in wants if person.slug in taught),
    )


def _each_once(pairs: tuple[tuple[Person, Value], ...]) -> tuple[tuple[Person, Value], ...]:
    first = {pair[0].slug: pair for pair in reversed(pairs)}
    return pairs if len(first) == len(pairs) else tuple(reversed(first.values()))


def _ref(hub: Hub, key: str) -> SkillRef:
    """Refer to a skill by its name; one that no file declares is written as whoever comes first writes it."""
    if key in hub.skills:
        return SkillRef(key, hub.skills[key].name)
    claimed = (claim.skill for _, claim in hub.claims.get(key, ()))
    return next(chain(claimed, (want.skill for _, want in hub.wants.get(key, ()))))
