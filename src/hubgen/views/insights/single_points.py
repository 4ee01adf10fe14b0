"""A hub becomes the skills that hang on one person, one team, or on people who are away, and who is nearest to sharing them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from hubgen.content.hub import Circle, Person, Team
from hubgen.views.insights.facts import Facts, Known, SkillFacts, holds
from hubgen.views.insights.wanted import learned
from hubgen.views.matching.pool import OVER
from hubgen.views.refs import Link

KINDS = ("person", "away", "team")
MOST_PEOPLE = 6
MOST_NEAREST = 3
MOST_COLLEAGUES = 200
"""So many colleagues of a team are looked at for who knows something near."""


class Nearest(NamedTuple):
    """Somebody who could carry the skill next, and why.

    *reason* is `learns` (in a pair of the program *of*), `begun` (claims it at the first level), `learned` (in the
    program *of*, which is finished), `wants`, or `near` (same team as who holds it, and knows *of*, which is related).
    """

    person: Link
    reason: str
    of: Link | None = None


class SinglePoint(NamedTuple):
    """A skill at risk. *people* are those who hold it, *held* of them: all, or the first of a team.

    *kind* is `person` (one alone holds it), `away` (all who hold it are away or take a pause) or `team` (all who hold
    it are in one team); *away* says whether all who hold it are away or take a pause, one alone too. *elsewhere* counts those who hold it outside the group that was looked at; it is 0 for the
    whole hub. *want* counts who else wants it.
    """

    key: str
    skill: Link
    kind: str
    people: tuple[Link, ...]
    held: int
    team: Link | None
    away: bool
    elsewhere: int
    want: int
    nearest: tuple[Nearest, ...]


def single_points(facts: Facts) -> tuple[SinglePoint, ...]:
    """Give the skills at risk in the whole hub: of one person, then of who is away, then of one team.

    Within each, those whose one holder is away come first, then those that most others want, then by name. A hub of one team has none of the last kind.
    Cost: one pass over claims, wishes and pairs, and the colleagues of those who hold one.
    """
    return _points(facts, facts.used.items(), None)


def team_points(facts: Facts, team: Team) -> tuple[SinglePoint, ...]:
    """Give the skills that only one in *team* holds, or only people who are away; first those that nobody holds elsewhere."""
    return _points(facts, facts.used.items(), frozenset(team.people))


def circle_points(facts: Facts, circle: Circle) -> tuple[SinglePoint, ...]:
    """Give the skills that *circle* is about and only one who comes to it holds, or only people who are away."""
    keys = dict.fromkeys(ref.key for ref in circle.skills if ref.key in facts.used)
    return _points(facts, ((key, facts.used[key]) for key in keys), frozenset(circle.people))


def skill_point(facts: Facts, key: str) -> SinglePoint | None:
    """Give what is at risk of one skill of the whole hub, or None."""
    return next(iter(_points(facts, [(key, facts.skills[key])], None)), None) if key in facts.used else None


def _points(facts: Facts, skills: Iterable[tuple[str, SkillFacts]], group: frozenset[str] | None) -> tuple[SinglePoint, ...]:
    found = []
    for key, skill in skills:
        held = [known for known in skill.holders if group is None or known[0].slug in group]
        if kind := _kind(facts, held, whole=group is None):
            found.append(_point(facts, key, skill, kind, held, group))
    return tuple(sorted(found, key=_by_risk))


def _by_risk(point: SinglePoint) -> tuple[bool, int, bool, int, str, str]:
    return point.elsewhere > 0, KINDS.index(point.kind), not point.away, -point.want, point.skill.name.casefold(), point.key


def _kind(facts: Facts, held: Sequence[Known], *, whole: bool) -> str:
    """Say what a skill hangs on, or nothing: of a team, that it is one team's own is no news."""
    if len(held) < 2:
        return "person" if held else ""
    if all(facts.is_away(person) for person, _ in held):
        return "away"
    if not whole or len(facts.hub.teams) < 2:
        return ""
    team = facts.teams.get(held[0][0].slug)
    return "team" if team and all(facts.teams.get(person.slug) == team for person, _ in held) else ""


def _point(
    facts: Facts, key: str, skill: SkillFacts, kind: str, held: Sequence[Known], group: frozenset[str] | None
) -> SinglePoint:
    holders = {person.slug for person, _ in held}
    team = facts.teams.get(held[0][0].slug) if kind == "team" or len(held) == 1 else None
    wants = [person.slug for person, _ in skill.wants if person.slug not in holders and (group is None or person.slug in group)]
    return SinglePoint(
        key=key,
        skill=facts.skill(key),
        kind=kind,
        people=facts.people((person for person, _ in held), MOST_PEOPLE),
        held=len(held),
        team=facts.team(team) if team else None,
        away=all(facts.is_away(person) for person, _ in held),
        elsewhere=len(skill.holders) - len(held),
        want=len(wants),
        nearest=_nearest(facts, key, skill, kind, held, group),
    )


def _nearest(
    facts: Facts, key: str, skill: SkillFacts, kind: str, held: Sequence[Known], group: frozenset[str] | None
) -> tuple[Nearest, ...]:
    """Choose who is nearest: by the reason, in the order of `Nearest`, and among equals by chance."""
    teams = facts.teams
    apart = {person.slug for person, _ in (held if group is not None else skill.holders)}
    found: dict[str, Nearest] = {}
    for person, one in _candidates(facts, key, skill, held):
        outside = group is not None and person.slug not in group
        # Another of the same team would leave the skill where it is.
        same = kind == "team" and teams.get(person.slug) == teams.get(held[0][0].slug)
        if person.slug not in apart and not outside and not same and not facts.is_away(person):
            found.setdefault(person.slug, one)
    order = ("learns", "begun", "learned", "wants", "near")
    ranked = sorted(found.items(), key=lambda item: (order.index(item[1].reason), crc32(f"{key} {item[0]}".encode())))
    return tuple(one for _, one in ranked[:MOST_NEAREST])


def _candidates(facts: Facts, key: str, skill: SkillFacts, held: Sequence[Known]) -> Iterator[tuple[Person, Nearest]]:
    people = facts.hub.people
    for program in facts.hub.programs_by_skill.get(key, ()):
        for pair in program.pairs if program.status not in OVER else ():
            if pair.skill.key == key and pair.learner in people and people[pair.learner].is_here:
                learner = people[pair.learner]
                yield learner, Nearest(facts.person(learner), "learns", Link(program.name, program.slug))
    holders = {person.slug for person, _ in skill.holders}
    for person, _ in skill.claims:
        if person.slug not in holders:
            yield person, Nearest(facts.person(person), "begun")
    for slug, program_link in learned(facts.hub, key):
        yield people[slug], Nearest(facts.person(people[slug]), "learned", program_link)
    for person, _ in skill.wants:
        yield person, Nearest(facts.person(person), "wants")
    yield from _near(facts, key, held)


def _near(facts: Facts, key: str, held: Sequence[Known]) -> Iterator[tuple[Person, Nearest]]:
    """Give colleagues of the first who holds it, of the same team, who hold a skill that is related."""
    skill, team = facts.hub.skills.get(key), facts.teams.get(held[0][0].slug)
    if not skill or not team:
        return
    near = [slug for slug in dict.fromkeys((*skill.related, skill.parent or "")) if slug in facts.used]
    for colleague in facts.hub.teams[team].people[:MOST_COLLEAGUES] if near else ():
        held_by = {claim.skill.key for claim in facts.own[colleague].claims.values() if holds(claim)}
        if of := next((slug for slug in near if slug in held_by), None):
            person = facts.hub.people[colleague]
            yield person, Nearest(facts.person(person), "near", facts.skill(of))
