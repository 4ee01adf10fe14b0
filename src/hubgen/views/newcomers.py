"""A hub becomes its newcomers: their week, their mentor or who could be one, and whom to know in each team."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from heapq import nsmallest
from itertools import islice
from typing import NamedTuple

from hubgen.content.hub import Hub, Person, Status
from hubgen.content.slugs import slugify
from hubgen.views.availability import availability
from hubgen.views.near_teams import NearTeams
from hubgen.views.refs import Link, Refs, sort_name
from hubgen.views.working_hours import hours_in_common

DAYS = 90
MOST_SHOWN = 30
MOST_NAMED = 12
MOST_GROUPS = 40
"""So many teams of those who are not shown are named, the ones with most."""
MOST_CANDIDATES = 3
MOST_TEAMS = 6

STAGES = ((1, "week-1"), (2, "week-2"), (4, "weeks-3-and-4"), (8, "weeks-5-to-8"), (12, "weeks-9-to-12"), (13, "week-13-day-90"))
"""The last week of each part of the checklist of the playbook for new-hire mentoring, and its anchor there."""

HEAD_START = timedelta(days=182)
"""So much longer than the newcomer a mentor has been here: long enough to know the place."""
_REMEMBERS = timedelta(days=3 * 365)
"""Who came in so many days still remembers what it was like (playbook for new-hire mentoring)."""

_LOOKED_AT = 40
"""How many of a team are weighed: the first in an order made once, so that a team of thousands costs no more."""
_MOST_CONTACTS = 5


class Mentor(NamedTuple):
    """*person* is None where this audience may not see them."""

    person: Link | None
    skill: Link
    program: Link


class Candidate(NamedTuple):
    """Somebody who could be the mentor, and why.

    *hours* are the working hours a week in common, *free* the free seats: None where nobody said. *joined* is their
    first day.
    """

    person: Link
    team: Link | None
    same_team: bool
    joined: date
    languages: tuple[str, ...]
    hours: int | None
    free: int | None


class Contact(NamedTuple):
    """Whom to know in another team. *leads* is a circle they lead, *teaches* how many skills they teach."""

    person: Link
    team: Link
    leads: Link | None
    teaches: int
    languages: tuple[str, ...]


class Newcomer(NamedTuple):
    """*week* is 1 to 13, *stage* the anchor of its part of the checklist. No candidates where there is a mentor."""

    person: Link
    role: str
    team: Link | None
    joined: date
    week: int
    stage: str
    mentors: tuple[Mentor, ...]
    candidates: tuple[Candidate, ...]
    contacts: tuple[Contact, ...]


class Others(NamedTuple):
    """Newcomers of a team who are not shown one by one; *people* are the first of *total*."""

    team: Link | None
    total: int
    people: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class NewcomersView:
    """Everyone who joined in the last `DAYS` days: *shown* are the newest, *others* the rest by team.

    *more* are in teams that are not among these.
    """

    count: int
    shown: tuple[Newcomer, ...]
    others: tuple[Others, ...]
    more: int


def newcomers_view(hub: Hub, refs: Refs, keep_apart: frozenset[frozenset[str]] = frozenset()) -> NewcomersView:
    """Derive the page. Those of *keep_apart* are never brought together, and nothing says so."""
    people = [
        person
        for person in hub.present
        if person.status is Status.ACTIVE and person.joined and hub.today - timedelta(days=DAYS) <= person.joined <= hub.today
    ]
    people.sort(key=lambda person: (hub.today - (person.joined or hub.today), sort_name(person), person.slug))
    shown, rest = people[:MOST_SHOWN], people[MOST_SHOWN:]
    desk = _Desk(hub, refs, keep_apart) if shown else None
    others = _others(refs, rest)
    more = len(rest) - sum(group.total for group in others)
    return NewcomersView(len(people), tuple(desk.newcomer(person) for person in shown) if desk else (), others, more)


def stage_of(week: int) -> str:
    """Give the anchor of the part of the checklist that *week* lies in."""
    return next((anchor for last, anchor in STAGES if week <= last), STAGES[-1][1])


def _others(refs: Refs, people: list[Person]) -> tuple[Others, ...]:
    teams: dict[str, list[Person]] = {}
    for person in people:
        teams.setdefault(person.team, []).append(person)
    largest = nsmallest(MOST_GROUPS, teams.items(), key=lambda row: (-len(row[1]), row[0].casefold()))
    rows = sorted(largest, key=lambda row: (not row[0], row[0].casefold()))
    return tuple(
        Others(refs.team(name), len(group), tuple(refs.by_person[person.slug] for person in group[:MOST_NAMED]))
        for name, group in rows
    )


class _Desk:
    """What is looked up again and again while the page is made: made once, in one pass over the hub.

    *named* counts how often each person was named already, so that not all newcomers are sent to the same ones.
    """

    def __init__(self, hub: Hub, refs: Refs, keep_apart: frozenset[frozenset[str]]) -> None:
        self.hub = hub
        self.refs = refs
        self.keep_apart = keep_apart
        self.near = NearTeams(hub)
        self.mentors = _mentors(hub, refs)
        self.leads = {slug: circle for circle in hub.circles.values() if circle.status == "active" for slug in circle.leads}
        self.named: Counter[str] = Counter()
        self.seniors = lru_cache(None)(self._seniors)
        self.faces = lru_cache(None)(self._faces)

    def newcomer(self, person: Person) -> Newcomer:
        joined = person.joined or self.hub.today
        week = (self.hub.today - joined).days // 7 + 1
        mentors = self.mentors.get(person.slug, ())
        candidates = () if mentors else self._candidates(person, joined)
        return Newcomer(
            person=self.refs.by_person[person.slug],
            role=person.role,
            team=self.refs.team(person.team),
            joined=joined,
            week=week,
            stage=stage_of(week),
            mentors=mentors,
            candidates=candidates,
            contacts=tuple(self._contacts(person)),
        )

    def _seniors(self, team: str) -> tuple[Person, ...]:
        """Give those of a team who may take a newcomer on now, in the order to ask them."""
        members = (self.hub.people[slug] for slug in self.hub.teams[team].people)
        rows = [(availability(self.hub, one).rank, one) for one in members if one.joined and one.joined <= self.hub.today - HEAD_START]

        def turn(row: tuple[int, Person]) -> tuple[bool, int, int, str]:
            joined = row[1].joined or date.min
            return joined < self.hub.today - _REMEMBERS, row[0], self.hub.taught.get(row[1].slug, 0), row[1].slug

        # Free seats, or nobody said; those who are full, paused or away rank behind.
        return tuple(one for _, one in sorted((row for row in rows if row[0] <= 1), key=turn))

    def _candidates(self, person: Person, joined: date) -> tuple[Candidate, ...]:
        """Give who could be their mentor: of their own team first, whoever was named least."""
        own = slugify(person.team) if person.team else ""
        teams = [team for team in (own, *self.near.of(own, MOST_TEAMS)) if team in self.hub.teams]
        found = []
        for distance, team in enumerate(teams):
            for place, one in enumerate(islice(self.seniors(team), _LOOKED_AT)):
                hours = hours_in_common(person, one, self.hub.today)
                languages = _common(person, one)
                too_new = one.joined is None or one.joined > joined - HEAD_START
                mute = bool(person.languages and one.languages and not languages)
                strangers = hours is not None and hours < self.hub.settings.pairing.hours
                if too_new or mute or strangers or not self._may_meet(person, one):
                    continue
                rank = (bool(distance), self.named[one.slug], distance, place)
                found.append((rank, one, languages, hours))
        best = sorted(found, key=lambda row: row[0])[:MOST_CANDIDATES]
        self.named.update(one.slug for _, one, _, _ in best)
        return tuple(
            Candidate(
                self.refs.by_person[one.slug],
                self.refs.team(one.team),
                one.team == person.team,
                one.joined or joined,
                languages,
                hours,
                availability(self.hub, one).free,
            )
            for _, one, languages, hours in best
        )

    def _may_meet(self, person: Person, one: Person) -> bool:
        """Say whether the two may be brought together: not a manager and their report, not two who are kept apart."""
        reports = person.manager == one.slug or one.manager == person.slug
        return person.slug != one.slug and not reports and frozenset((person.slug, one.slug)) not in self.keep_apart

    def _faces(self, team: str) -> tuple[Person, ...]:
        """Give the people of a team whom others turn to: who leads a circle, then who teaches most."""
        members = (self.hub.people[slug] for slug in self.hub.teams[team].people)
        since = self.hub.today - timedelta(days=DAYS)
        active = [one for one in members if one.status is Status.ACTIVE and not (one.joined and one.joined >= since)]
        active.sort(key=lambda one: (one.slug not in self.leads, -_teaches(one), one.joined or date.max, one.slug))
        return tuple(active[:_MOST_CONTACTS])

    def _contacts(self, person: Person) -> Iterator[Contact]:
        """Give one person of each of the teams nearest to theirs, and not the same for all newcomers."""
        own = slugify(person.team) if person.team else ""
        for team in self.near.of(own, MOST_TEAMS):
            rows = [
                (not (languages := _common(person, one)), self.named[one.slug], place, one, languages)
                for place, one in enumerate(self.faces(team))
                if self._may_meet(person, one)
            ]
            if not rows:
                continue
            one, languages = min(rows, key=lambda row: row[:3])[3:]
            self.named[one.slug] += 1
            circle = self.leads.get(one.slug)
            yield Contact(
                self.refs.by_person[one.slug],
                self.refs.team(one.team) or Link(one.team),
                Link(circle.name, circle.slug) if circle else None,
                _teaches(one),
                languages,
            )


def _mentors(hub: Hub, refs: Refs) -> Mapping[str, tuple[Mentor, ...]]:
    """Give who mentors whom, by the newcomer: the pairs of programs that run."""
    found: dict[str, list[Mentor]] = {}
    for program in hub.programs.values():
        if program.model == "new-hire-mentoring" and program.status == "running":
            home = Link(program.name, program.slug)
            for pair in program.pairs:
                found.setdefault(pair.learner, []).append(Mentor(refs.person(pair.teacher), refs.skill(pair.skill), home))
    return {slug: tuple(mentors) for slug, mentors in found.items()}


def _teaches(person: Person) -> int:
    return sum(claim.teaches for claim in person.claims)


def _common(one: Person, other: Person) -> tuple[str, ...]:
    theirs = {language.casefold() for language in other.languages}
    return tuple(language for language in one.languages if language.casefold() in theirs)
