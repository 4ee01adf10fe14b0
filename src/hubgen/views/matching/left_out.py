"""A wish that found nobody becomes the reason why, and what would change it."""

from collections import defaultdict
from collections.abc import Sequence, Set
from typing import NamedTuple

from hubgen.content.hub import Hub, Person
from hubgen.views.matching.pool import Pool, Wish, by_skill, hub_order
from hubgen.views.matching.reasons import hours_text, meeting_hint
from hubgen.views.matching.terms import Facts, points
from hubgen.views.matching.values import Advice, Barrier, Blocked, LeftOut

CIRCLE = 3
"""So many who want the same can begin a circle."""
_NAMED = 3
"""So many people are named where more have the same reason."""


def explain_left_out(pool: Pool, paired: Set[str], most: int | None = None) -> tuple[LeftOut, ...]:
    """Say for each wish of each learner who is not *paired* why, in the hub's order; of the first *most* alone."""
    left = [wish for wish in pool.wishes if wish.learner not in paired]
    waiting = {key: len(wishes) for key, wishes in by_skill(left).items()}
    left.sort(key=lambda wish: (hub_order(pool.hub, wish.learner), wish.skill.key))
    return tuple(_left_out(pool, wish, waiting[wish.skill.key]) for wish in left[:most])


class _Known(NamedTuple):
    """Somebody who knows what is wished for, and all that keeps them from teaching it to the learner."""

    facts: Facts
    barriers: tuple[Barrier, ...]

    @property
    def person(self) -> Person:
        return self.facts.teacher


def _left_out(pool: Pool, wish: Wish, waiting: int) -> LeftOut:
    known = [_Known(facts, pool.barriers(facts)) for facts in pool.known(wish)]
    # Whom nothing keeps had a seat when it was asked, so somebody else got it.
    lost = tuple(one.person.slug for one in known if not one.barriers)
    groups: defaultdict[Barrier, list[str]] = defaultdict(list)
    for one in known:
        if one.barriers:
            groups[one.barriers[0]].append(one.person.slug)
    blocked = tuple(Blocked(barrier, tuple(groups[barrier])) for barrier in Barrier if barrier in groups)
    return LeftOut(wish.learner, wish.skill, lost, blocked, _why(pool, wish, lost, blocked), _advice(pool, wish, known, waiting))


def _why(pool: Pool, wish: Wish, lost: Sequence[str], blocked: Sequence[Blocked]) -> str:
    hub, skill = pool.hub, pool.hub.skill_name(wish.skill)
    if not lost and not blocked:
        if any(person.slug != wish.learner for person, _ in hub.claims.get(wish.skill.key, ())):
            return f"nobody could be proposed for {skill} this time"
        return f"nobody here has said that they know {skill}"
    parts = [f"{_named(hub, lost)} would fit, and others got {'that seat' if len(lost) == 1 else 'those seats'}"] if lost else []
    parts += [_SAID[group.barrier].format(who=_named(hub, group.people), are=_are(group.people), have=_have(group.people)) for group in blocked]
    return f"{skill}: {'; '.join(parts)}"


_SAID = {
    Barrier.AWAY: "{who} {are} away",
    Barrier.PAUSED: "{who} {are} taking a pause from teaching",
    Barrier.FULL: "{who} {have} no free seat",
    Barrier.NOT_AHEAD: "{who} {are} no further than you",
    Barrier.MANAGER: "{who} {are} in your line of reporting",
    Barrier.REPEAT: "{who} {have} been in a pair with you",
    Barrier.NO_LANGUAGE: "{who} {have} no language in common with you",
    Barrier.NO_HOURS: "{who} {have} too few working hours in common with you",
    Barrier.NOT_OFFERED: "{who} {have} not said that they teach it",
}


def _advice(pool: Pool, wish: Wish, known: Sequence[_Known], waiting: int) -> Advice:
    """Give the first of what could change it: ask somebody, another seat, wait, an unusual hour, a circle.

    A colleague is named only where this one thing would do.
    """
    ways = (_ask, _seat, _wait, _unusual_hour)
    return next((advice for way in ways if (advice := way(pool, known))), None) or _together(pool, wish, waiting)


def _ask(pool: Pool, known: Sequence[_Known]) -> Advice | None:
    """Name the best of those who know it, could teach it and have not said that they would."""
    asked = _only(known, Barrier.NOT_OFFERED)
    if not asked:
        return None
    facts = _fittest(pool, asked)
    level = f", level {facts.claim.level}," if facts.claim.level else ""
    hint = meeting_hint(pool, facts)
    free = f" would be free on {hint} your time and" if hint else ""
    return Advice("ask", facts.teacher.slug, f"{facts.teacher.name}{level}{free} has not said that they teach: ask them")


def _seat(pool: Pool, known: Sequence[_Known]) -> Advice | None:
    full = [*_only(known, Barrier.FULL), *(one.facts for one in known if not one.barriers)]
    if not full:
        return None
    person = _fittest(pool, full).teacher
    return Advice("seat", person.slug, f"one more seat with {person.name} would do: ask whether there is room, or when there will be")


def _wait(pool: Pool, known: Sequence[_Known]) -> Advice | None:
    paused = [(facts.teacher.teaching.paused_until, facts.teacher) for facts in _only(known, Barrier.PAUSED)]
    if paused:
        until, person = min(paused, key=lambda found: (found[0] or pool.hub.today, found[1].slug))
        return Advice("wait", person.slug, f"{person.name} takes learners again from {until:%Y-%m-%d}")
    away = _only(known, Barrier.AWAY)
    if not away:
        return None
    person = _fittest(pool, away).teacher
    return Advice("wait", person.slug, f"ask again when {person.name} is back")


def _unusual_hour(pool: Pool, known: Sequence[_Known]) -> Advice | None:
    apart = [(facts.minutes or 0, facts.teacher) for facts in _only(known, Barrier.NO_HOURS)]
    if not apart:
        return None
    minutes, person = max(apart, key=lambda found: (found[0], found[1].slug))
    have = f"only {hours_text(minutes)} a week" if minutes else "no working hour"
    return Advice("hours", person.slug, f"you and {person.name} have {have} in common: an early or late hour would do, if both like it")


def _together(pool: Pool, wish: Wish, waiting: int) -> Advice:
    skill = pool.hub.skill_name(wish.skill)
    circles = (circle for circle in pool.hub.circles_by_skill.get(wish.skill.key, ()) if circle.status == "active")
    if circle := next((circle for circle in circles if wish.learner not in circle.people), None):
        return Advice("join", circle.slug, f"join the circle {circle.name}, which is about it")
    if waiting >= CIRCLE:
        return Advice("circle", "", f"{waiting} of you want {skill} and have nobody: start a circle")
    return Advice("none", "", f"learn {skill} by a course, or ask around: whoever knows it can say so in their profile")


def _only(known: Sequence[_Known], barrier: Barrier) -> list[Facts]:
    """Give those whom nothing else keeps from it."""
    return [one.facts for one in known if one.barriers == (barrier,)]


def _fittest(pool: Pool, known: Sequence[Facts]) -> Facts:
    weights = pool.hub.settings.pairing.weights
    return max(known, key=lambda facts: (points(facts, weights), facts.teacher.slug))


def _named(hub: Hub, slugs: Sequence[str]) -> str:
    names = [hub.person_name(slug) for slug in slugs[:_NAMED]]
    if len(slugs) > _NAMED:
        return f"{', '.join(names)} and {len(slugs) - _NAMED} more"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _are(people: Sequence[str]) -> str:
    return "is" if len(people) == 1 else "are"


def _have(people: Sequence[str]) -> str:
    return "has" if len(people) == 1 else "have"
