"""Facts become who is joined to whom: edges between people through skills, circles and programs."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, repeat
from typing import NamedTuple, TypeAlias

from hubgen.content.hub import Hub
from hubgen.views.insights.facts import Facts, SkillFacts
from hubgen.views.insights.parts import Neighbours

MOST_TOGETHER = 20
"""Of a larger circle or program each is joined to those who lead it, not to everyone: 200 people know nothing of each other."""
MOST_PAIRS = 400
"""A skill of more pairs of a teacher and a learner than that joins nobody: it says nothing of any two of them."""


class Ties(NamedTuple):
    """What joins two people or two teams: how many skills that one teaches and one wants, circles and programs."""

    skills: int = 0
    circles: int = 0
    programs: int = 0

    @property
    def total(self) -> int:
        return self.skills + self.circles + self.programs


Joins: TypeAlias = Mapping[str, Sequence[str]]
"""For each who is joined to anybody, those to whom, each as often as something joins them. It says so of both, in no order."""

Counts: TypeAlias = Mapping[str, Counter[str]]
"""The same, counted: to whom, and how often."""

_Joined: TypeAlias = tuple[str, Collection[str]]
"""Somebody, with those whom a skill, a circle or a program joins them to."""


class Edges(NamedTuple):
    """Which two people skills, circles and programs join, by their slugs."""

    skills: Joins
    circles: Joins
    programs: Joins

    def neighbours(self) -> Neighbours:
        """Give those to whom anything joins each."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for kind in self:
            for one, others in kind.items():
                found[one].update(others)
        return found

    def of(self, own: Collection[str]) -> "Edges":
        """Give only those that join somebody in *own* to anybody."""
        return Edges(*(_joins((one, others if one in own else _those(own, others)) for one, others in kind.items()) for kind in self))

    def again(self, neighbours: Neighbours) -> Joins:
        """Give those whom something joins to one of their *neighbours* besides the first that does: these are few."""
        several = [one for one, others in neighbours.items() if sum([len(kind.get(one, ())) for kind in self]) > len(others)]
        every = {one: chain.from_iterable([kind.get(one, ()) for kind in self]) for one in several}
        return {one: [*(Counter(others) - Counter(neighbours[one])).elements()] for one, others in every.items()}

    def counted(self) -> "Counted":
        return Counted(*({one: Counter(others) for one, others in kind.items()} for kind in self))


class Counted(NamedTuple):
    """How many skills, circles and programs join two people or two teams, by their slugs."""

    skills: Counts
    circles: Counts
    programs: Counts

    def all(self) -> Counts:
        """Give all of them together."""
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for kind in self:
            for one, others in kind.items():
                found[one].update(others)
        return found

    def ties(self, one: str, other: str) -> Ties:
        return Ties(*(kind[one][other] if one in kind else 0 for kind in self))


class Between(NamedTuple):
    """What joins teams: *links* are the pairs of people who are joined, *edges* what joins them, *all* of these together."""

    links: Counts
    edges: Counted
    all: Counts


def people_edges(facts: Facts) -> Edges:
    """Give what joins any two people who are here.

    Cost: at most `MOST_PAIRS` for each skill, circle and program, whatever the number of people.
    """
    return Edges(_joins(_by_skills(facts)), _joins(_by_circles(facts.hub)), _joins(_by_programs(facts.hub)))


def team_edges(facts: Facts, edges: Edges, neighbours: Neighbours) -> Between:
    """Add up what joins people of different teams; *neighbours* are those of people."""
    counted = Counted(*(_of_teams(facts, kind) for kind in edges))
    every, again = counted.all(), _of_teams(facts, edges.again(neighbours))
    links = {team: count - again[team] if team in again else count for team, count in every.items()}
    return Between(links, counted, every)


def _of_teams(facts: Facts, joined: Mapping[str, Collection[str]]) -> Counts:
    teams = facts.teams
    found: defaultdict[str, list[str]] = defaultdict(list)
    for slug, others in joined.items():
        if slug in teams:
            found[teams[slug]] += others
    # Who is in no team counts as one of the same, and those are left out: a team is not joined to itself.
    counts = {team: Counter(map(teams.get, others, repeat(team))) for team, others in found.items()}
    for team, count in counts.items():
        del count[team]
    return {team: count for team, count in counts.items() if count}


def _joins(joined: Iterable[_Joined]) -> Joins:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for one, others in joined:
        if others:
            found[one] += others
    return found


def is_crowded(skill: SkillFacts) -> bool:
    """Say whether so many teach and want a skill that it joins nobody."""
    return len(skill.teachers) * len(skill.wants) > MOST_PAIRS


def _by_skills(facts: Facts) -> Iterator[_Joined]:
    """Join, for each skill in use, those who teach it to those who want it."""
    for skill in facts.used.values():
        if skill.wants and skill.teachers and not is_crowded(skill):
            teach, want = {person.slug for person in skill.teachers}, {person.slug for person, _ in skill.wants}
            for slug in teach - want:
                yield slug, want
            for slug in want - teach:
                yield slug, teach
            for slug in teach & want:
                yield slug, (teach | want) - {slug}


def _by_circles(hub: Hub) -> Iterator[_Joined]:
    """Join who comes to the same circle, for each that is active."""
    here = {person.slug for person in hub.present}
    for circle in hub.circles.values():
        if circle.status == "active":
            yield from _together(_those(here, dict.fromkeys(circle.people)), _those(here, circle.leads))


def _by_programs(hub: Hub) -> Iterator[_Joined]:
    """Join, for each program that is not stopped or a draft, its pairs, or where it has none those who take part together."""
    here = frozenset(person.slug for person in hub.present)
    for program in hub.programs.values():
        if program.status in ("running", "finished"):
            pairs = {two for pair in program.pairs if len(two := here & {pair.teacher, pair.learner}) == 2}
            for pair in pairs:
                yield from _together([*pair])
            if not pairs:
                yield from _together(_those(here, program.everyone), _those(here, (program.facilitator or "", *program.goal.teachers)))


def _those(here: Collection[str], slugs: Iterable[str]) -> list[str]:
    return [slug for slug in slugs if slug in here]


def _together(people: Sequence[str], leads: Sequence[str] = ()) -> Iterator[_Joined]:
    """Join everyone to everyone, and of a large group everyone to the first who leads it."""
    if len(people) <= MOST_TOGETHER:
        for one in people:
            yield one, [other for other in people if other != one]
        return
    for lead in leads[:1]:
        rest = [slug for slug in people if slug != lead]
        yield lead, rest
        for slug in rest:
            yield slug, (lead,)
