"""A possible pair becomes a match: its points, and what speaks for and against it in words."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from hubgen.content.hub import Claim, Person
from hubgen.views.matching.pool import Pool, Wish
from hubgen.views.matching.terms import TERMS, Facts, points
from hubgen.views.matching.values import Match, Term
from hubgen.views.working_hours import first_in_common


class Words(NamedTuple):
    """What a term says: *why* where it speaks for the pair, *weak* where against it."""

    why: str = ""
    weak: str = ""


def make_match(pool: Pool, wish: Wish, teacher: Person, claim: Claim) -> Match:
    """Say what speaks for the pair. Its *points* are those that it was chosen by."""
    facts = pool.facts(wish, teacher, claim)
    weights = pool.hub.settings.pairing.weights
    terms = tuple(
        Term(name, weights[name] * share(facts) // 100, weights[name], *_WORDS[name](pool, facts, share(facts)))
        for name, share in TERMS.items()
    )
    if not claim.teaches:
        terms = (*terms, Term("asked", 0, 0, weak=f"{teacher.name} has not said that they teach it: ask first"))
    elif teacher.teaching.seats is None:
        terms = (*terms, Term("seats", 0, 0, weak=f"{teacher.name} has not said how many learners they take"))
    return Match(teacher.slug, wish.learner, wish.skill, points(facts, weights), terms)


def meeting_hint(pool: Pool, facts: Facts) -> str:
    """Say when the two could meet first in a week, on the learner's clock: `Monday at 10:00`; empty where nobody knows."""
    teacher, learner = facts.teacher, facts.learner
    found = first_in_common(pool.weeks[teacher.slug], pool.weeks[learner.slug], learner, pool.hub.today)
    return f"{_DAYS[found.weekday]} at {found.at:%H:%M}" if found else ""


def hours_text(minutes: int) -> str:
    """Say a number of minutes in full hours, less than one in minutes: `7 hours`, `1 hour`, `45 minutes`."""
    if minutes < 60:
        return f"{minutes} minutes"
    whole = minutes // 60
    return "1 hour" if whole == 1 else f"{whole} hours"


def _step(pool: Pool, facts: Facts, share: int) -> Words:
    name, theirs = facts.teacher.name, facts.claim.level
    if theirs is None:
        return Words(weak=f"{name} has not said at what level they know it")
    steps = theirs - facts.own
    where = "begins" if not facts.own else f"is at {facts.own}"
    if share == 100:
        return Words(f"{'one level' if steps == 1 else 'two levels'} ahead: {name} is at {theirs}, {facts.learner.name} {where}")
    return Words(weak=f"{steps} levels apart: {name} is at {theirs}, {facts.learner.name} {where}")


def _reserve(pool: Pool, facts: Facts, share: int) -> Words:
    if share:
        return Words(f"{facts.learner.name} needs somebody of level 4") if facts.claim.level == 4 else Words()
    return Words(weak=f"takes a seat of {facts.teacher.name}, whom others come to, where a level 3 would do")


def _hours(pool: Pool, facts: Facts, share: int) -> Words:
    if facts.minutes is None:
        who = " and ".join(person.name for person in (facts.teacher, facts.learner) if not person.timezone)
        return Words(weak=f"{who} {'have' if ' and ' in who else 'has'} not said in which time zone they work")
    hint = meeting_hint(pool, facts)
    if not hint:
        return Words(weak="no working hour in common")
    text = f"{hours_text(facts.minutes)} a week in common, from {hint} for {facts.learner.name}"
    return Words(text) if share >= 25 else Words(weak=f"only {text}")


def _language(pool: Pool, facts: Facts, share: int) -> Words:
    if facts.languages:
        return Words(f"both speak {' and '.join(facts.languages[:2])}")
    who = " and ".join(person.name for person in (facts.teacher, facts.learner) if not person.languages)
    return Words(weak=f"{who} {'have' if ' and ' in who else 'has'} not said which languages they speak")


def _team(pool: Pool, facts: Facts, share: int) -> Words:
    if facts.teams == "any" or share == 50:
        return Words()
    same = share == 100 if facts.teams == "same" else share == 0
    text = f"both are in {facts.teacher.team}" if same else f"joins {facts.teacher.team} and {facts.learner.team}"
    return Words(text) if share else Words(weak=text)


def _style(pool: Pool, facts: Facts, share: int) -> Words:
    if share == 50:
        return Words()
    theirs, own = (_styles(person.style) for person in (facts.teacher, facts.learner))
    if share:
        return Words(f"{facts.learner.name} ({own}) and {facts.teacher.name} ({theirs}) go well together")
    return Words(weak=f"different ways: {facts.teacher.name} is {theirs}, {facts.learner.name} {own}; say so in the first session")


def _freshness(pool: Pool, facts: Facts, share: int) -> Words:
    if facts.age is None:
        return Words(weak=f"{facts.teacher.name} never confirmed that this is still true")
    if share == 0:
        return Words(weak=f"{facts.teacher.name} confirmed it {facts.age // 365} {'year' if facts.age < 730 else 'years'} ago")
    return Words("confirmed lately") if share == 100 else Words()


def _waiting(pool: Pool, facts: Facts, share: int) -> Words:
    return Words(f"{facts.learner.name} was left out the last time") if share else Words()


_WORDS: Mapping[str, Callable[[Pool, Facts, int], Words]] = {
    "step": _step,
    "reserve": _reserve,
    "hours": _hours,
    "language": _language,
    "team": _team,
    "style": _style,
    "freshness": _freshness,
    "waiting": _waiting,
}

_DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}

_STYLES = {"asks-many-questions": "asks many questions", "patient": "patient", "methodical": "methodical", "hands-on": "hands-on"}


def _styles(styles: tuple[str, ...]) -> str:
    return ", ".join(_STYLES[style] for style in styles)

