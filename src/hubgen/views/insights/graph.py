"""Facts become who is joined to whom: edges between people through skills, circles and programs."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple, TypeAlias

from hubgen.content.hub import Hub
from hubgen.views.insights.facts import Facts, SkillFacts

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


Edges: TypeAlias = Mapping[tuple[str, str], Ties]
"""Ties by the two whom they join: slugs, the first in the alphabet first. They come in no order."""


class Between(NamedTuple):
    """What joins two teams: *links* counts the pairs of people who are joined, *ties* what joins them, all added up."""

    links: int
    ties: Ties


def people_edges(facts: Facts) -> Edges:
    """Give what joins any two people who are here.

    Cost: at most `MOST_PAIRS` for each skill, circle and program, whatever the number of people.
    """
    kinds = (skill_pairs(facts), circle_pairs(facts.hub), program_pairs(facts.hub))
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for kind, groups in enumerate(kinds):
        for pairs in groups:
            for pair in pairs:
                counts[pair][kind] += 1
    return {pair: Ties(*count) for pair, count in counts.items()}


def team_edges(facts: Facts, edges: Edges) -> Mapping[tuple[str, str], Between]:
    """Add up what joins people of different teams, by their teams' slugs; in no order, as well."""
    teams = facts.teams
    counts: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for (one, other), (skills, circles, programs) in edges.items():
        first, second = teams.get(one, ""), teams.get(other, "")
        if first and second and first != second:
            both = counts[(first, second) if first < second else (second, first)]
            both[0] += 1
            both[1] += skills
            both[2] += circles
            both[3] += programs
    return {pair: Between(links, Ties(*ties)) for pair, (links, *ties) in counts.items()}


def skill_pairs(facts: Facts) -> Iterator[set[tuple[str, str]]]:
    """Give, for each skill in use, those who teach it with those who want it."""
    for skill in facts.used.values():
        if not is_crowded(skill):
            yield {_pair(teacher.slug, person.slug) for person, _ in skill.wants for teacher in skill.teachers if teacher is not person}


def is_crowded(skill: SkillFacts) -> bool:
    """Say whether so many teach and want a skill that it joins nobody."""
    return len(skill.teachers) * len(skill.wants) > MOST_PAIRS


def circle_pairs(hub: Hub) -> Iterator[set[tuple[str, str]]]:
    """Give who comes to the same circle, for each that is active."""
    here = {person.slug for person in hub.present}
    for circle in hub.circles.values():
        if circle.status == "active":
            yield _together(_those(here, circle.people), _those(here, circle.leads))


def program_pairs(hub: Hub) -> Iterator[set[tuple[str, str]]]:
    """Give, for each program that is not stopped or a draft, its pairs, or where it has none those who take part together."""
    here = {person.slug for person in hub.present}
    for program in hub.programs.values():
        if program.status in ("running", "finished"):
            pairs = {_pair(pair.teacher, pair.learner) for pair in program.pairs if {pair.teacher, pair.learner} <= here}
            leads = _those(here, (program.facilitator or "", *program.goal.teachers))
            yield {pair for pair in pairs if pair[0] != pair[1]} or _together(_those(here, program.everyone), leads)


def _those(here: Collection[str], slugs: Iterable[str]) -> list[str]:
    return [slug for slug in dict.fromkeys(slugs) if slug in here]


def _together(people: Sequence[str], leads: Sequence[str]) -> set[tuple[str, str]]:
    """Join everyone to everyone, and of a large group everyone to the first who leads it."""
    if len(people) <= MOST_TOGETHER:
        return {_pair(one, other) for one, other in combinations(people, 2)}
    return {_pair(lead, slug) for lead in leads[:1] for slug in people if slug != lead}


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
