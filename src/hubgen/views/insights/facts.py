"""A hub becomes what every insight begins from: for each skill who knows, teaches, wants and learns it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple, TypeAlias

from hubgen.content.hub import Claim, Hub, Person, SkillRef, Status, Want
from hubgen.views.availability import availability
from hubgen.views.freshness import claim_day
from hubgen.views.matching.pool import OVER
from hubgen.views.momentum import Momentum, momentum
from hubgen.views.refs import Link, Refs

Known: TypeAlias = tuple[Person, Claim]
"""Somebody, with the claim by which they know a skill."""

LEARNING_THE_ROPES = 1
"""Who claims a skill at this level is learning it, and cannot carry it for others yet."""


class SkillFacts(NamedTuple):
    """One skill, by people who are here, each once, in the hub's order.

    *claims* are those who know it, at any level; of two claims of a person to the same the first counts, as everywhere.
    *levels* counts them at levels 1 to 4. *holders* are those of them who carry the skill. *seats* are the free seats of
    *teachers* who are neither away nor taking a pause, *unsaid* how many of these have not said how many they take.
    *learning* are the slugs of those who want it and learn it already, in a pair of a program that is not over.
    """

    ref: SkillRef
    claims: Sequence[Known]
    levels: tuple[int, ...]
    holders: Sequence[Known]
    teachers: Sequence[Person]
    seats: int
    unsaid: int
    wants: tuple[tuple[Person, Want], ...]
    learning: frozenset[str]


class Own(NamedTuple):
    """What one person claims, by key: of two claims to the same skill the first. *teaches* are the keys of what they teach.

    *confirmed* is the day on which the profile was last confirmed, None for never, and with it all claims, but for those
    that were so apart from it, on *days*.
    """

    confirmed: date | None
    claims: Mapping[str, Claim]
    teaches: Sequence[str]
    days: Sequence[date | None]


class Confirmed(NamedTuple):
    """How many profiles and claims were last confirmed on which day; None is never."""

    profiles: Mapping[date | None, int]
    claims: Mapping[date | None, int]


@dataclass(frozen=True)
class Facts:
    """One hub with what is asked of it again and again; each is derived when it is first asked for.

    *skills* are all that a file declares, or that somebody knows or wants, sorted by key. *seats* are the free seats of
    those who are neither away nor taking a pause, by slug; None where nobody said how many.
    """

    hub: Hub

    @cached_property
    def refs(self) -> Refs:
        return Refs(self.hub)

    @cached_property
    def skills(self) -> Mapping[str, SkillFacts]:
        learning = learning_now(self.hub)
        return {key: _skill_facts(self.hub, key, learning, self.seats) for key in sorted({*self.hub.skills, *self.hub.claims, *self.hub.wants})}

    @cached_property
    def used(self) -> Mapping[str, SkillFacts]:
        """Those of *skills* that the hub has not given up: of one that it has, nothing is at risk or missing."""
        given_up = {slug for slug, skill in self.hub.skills.items() if skill.deprecated}
        return {key: one for key, one in self.skills.items() if key not in given_up}

    @cached_property
    def seats(self) -> Mapping[str, int | None]:
        rooms = {person.slug: availability(self.hub, person) for person in self.hub.present}
        return {slug: room.free for slug, room in rooms.items() if not (room.away or room.paused_until)}

    @cached_property
    def teams(self) -> Mapping[str, str]:
        """The slug of the team of everyone who has one, by their own slug."""
        return {slug: team.slug for team in self.hub.teams.values() for slug in team.people}

    @cached_property
    def own(self) -> Mapping[str, Own]:
        """The claims of each person who is here, by the person's slug."""
        return {person.slug: _own(person) for person in self.hub.present}

    @cached_property
    def confirmed(self) -> Mapping[str, Confirmed]:
        """What people of each team confirmed when, by its slug; those in no team by an empty one."""
        alone = [person.slug for person in self.hub.present if not person.team]
        groups = {**{team.slug: team.people for team in self.hub.teams.values()}, "": alone}
        return {slug: self._confirmed(people) for slug, people in groups.items()}

    def _confirmed(self, people: Sequence[str]) -> Confirmed:
        profiles, claims = defaultdict[date | None, int](int), defaultdict[date | None, int](int)
        for slug in people:
            whole, own, _, days = self.own[slug]
            profiles[whole] += 1
            claims[whole] += len(own) - len(days)
            for day in days:
                claims[day] += 1
        return Confirmed(profiles, claims)

    @cached_property
    def momenta(self) -> Mapping[str, Momentum]:
        """How each program goes that runs, by its slug."""
        return {slug: momentum(self.hub, program) for slug, program in self.hub.programs.items() if program.status == "running"}

    @property
    def shows_levels(self) -> bool:
        return self.hub.settings.insights.levels

    def person(self, person: Person) -> Link:
        return self.refs.by_person[person.slug]

    def people(self, people: Iterable[Person], most: int) -> tuple[Link, ...]:
        """Give the links of the first *most* people."""
        links = self.refs.by_person
        return tuple([links[person.slug] for person in islice(people, most)])

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


def _skill_facts(
    hub: Hub, key: str, learning: Mapping[str, frozenset[str]], seats: Mapping[str, int | None]
) -> SkillFacts:
    """Gather one skill, in one look at each claim: there are many, and they lie all over memory."""
    claims, holders, teachers = list[Known](), list[Known](), list[Person]()
    levels, before = [0, 0, 0, 0, 0], None
    for known in hub.claims.get(key, ()):
        person, claim = known
        if person is before:  # what somebody says of one skill stands together
            continue
        before = person
        claims.append(known)
        level = claim.level
        levels[level or 0] += 1
        if claim.teaches:
            teachers.append(person)
            holders.append(known)
        elif level != LEARNING_THE_ROPES:  # as `holds` says
            holders.append(known)
    free = [seats[person.slug] for person in teachers if person.slug in seats]
    wants = tuple({person.slug: (person, want) for person, want in reversed(hub.wants.get(key, ()))}.values())[::-1]
    own = learning.get(key)
    return SkillFacts(
        ref=_ref(hub, key),
        claims=claims,
        levels=tuple(levels[1:]),
        holders=holders,
        teachers=teachers,
        seats=sum(filter(None, free)),
        unsaid=free.count(None),
        wants=wants,
        learning=own & {person.slug for person, _ in wants} if own else frozenset(),
    )


def _own(person: Person) -> Own:
    """Gather one person, in one look at each claim."""
    first, teaches, days = dict[str, Claim](), list[str](), list[date | None]()
    for claim in person.claims:
        key = claim.skill.slug or claim.skill.key
        if key not in first:
            first[key] = claim
            if claim.confirmed:
                days.append(claim_day(person, claim))
            if claim.teaches:
                teaches.append(key)
    return Own(person.confirmed, first, teaches, days)


def _ref(hub: Hub, key: str) -> SkillRef:
    """Refer to a skill by its name; one that no file declares is written as whoever comes first writes it."""
    if key in hub.skills:
        return SkillRef(key, hub.skills[key].name)
    claimed = (claim.skill for _, claim in hub.claims.get(key, ()))
    return next(chain(claimed, (want.skill for _, want in hub.wants.get(key, ()))))
