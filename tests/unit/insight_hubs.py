"""Hubs whose insights are counted again: the tiny hub, the sample hub, and small ones that Hypothesis draws."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from small_hub import TODAY, circle, hub, meets, note, person, program, ref, session, skill

from hubgen.content.audience import seen_by
from hubgen.content.hub import (
    Circle,
    Claim,
    Goal,
    Hub,
    Pair,
    Person,
    Program,
    SkillRef,
    Status,
    Teaching,
    Want,
)
from hubgen.content.load import load
from tiny_hub import TINY

FEW = settings(max_examples=10, deadline=None, derandomize=True)
SAMPLE = Path(__file__).parents[2]
SLUGS = ("ada", "ben", "cem", "dee", "eli", "fay", "gil")
REFS = (ref("go"), ref("sql"), ref("cobol"), SkillRef(None, "Macros"))
"""Two skills, one that is given up, and one that no file declares."""

_days = st.sampled_from([None, TODAY, TODAY - timedelta(days=365), TODAY - timedelta(days=366), date(2026, 11, 1)])


@cache
def real_hubs() -> tuple[Hub, ...]:
    """Give the tiny hub and the sample hub, as colleagues see them."""
    return tuple(seen_by(load(root, TODAY)[0], "internal") for root in (TINY, SAMPLE))


@st.composite
def small_hubs(draw: DrawFn, **words: Any) -> Hub:
    """Draw a hub of up to seven people, with all that may happen to skills, seats, circles and programs."""
    slugs = SLUGS[: draw(st.integers(0, len(SLUGS)))]
    people = [_person(draw, slug) for slug in slugs]
    skills = [skill("go"), skill("sql", "SQL"), skill("cobol", deprecated=True)]
    circles = [_circle(draw, slug, slugs) for slug in ("plain", "quiet")]
    programs = [_program(draw, slug, slugs) for slug in ("spring", "autumn")]
    return hub(*people, *skills, *circles, *programs, **words)


def expected_ties(made: Hub, one: str, other: str) -> tuple[int, int, int]:
    """Count what joins two people, by looking at every skill, circle and program."""
    people, given_up = made.people, {slug for slug, each in made.skills.items() if each.deprecated}
    taught = [{claim.skill.key for claim in people[slug].claims if people[slug].claim(claim.skill.key).teaches} for slug in (one, other)]
    wished = [{want.skill.key for want in people[slug].wants} for slug in (one, other)]
    skills = (taught[0] & wished[1] | taught[1] & wished[0]) - given_up
    skills = {key for key in skills if len(_teachers(made, key)) * len(_wanting(made, key)) <= 400}
    circles = [each for each in made.circles.values() if each.status == "active" and {one, other} <= {*each.people}]
    programs = 0
    for each in made.programs.values():
        here = [pair for pair in each.pairs if people[pair.teacher].is_here and people[pair.learner].is_here]
        pairs = [{pair.teacher, pair.learner} for pair in here if pair.teacher != pair.learner]
        if each.status in ("running", "finished"):
            programs += {one, other} in pairs if pairs else {one, other} <= {*each.everyone}
    return len(skills), len(circles), programs


def _teachers(made: Hub, key: str) -> set[str]:
    return {one.slug for one in made.present if one.claim(key) and one.claim(key).teaches}


def _wanting(made: Hub, key: str) -> set[str]:
    return {one.slug for one in made.present for want in one.wants if want.skill.key == key}


def _person(draw: DrawFn, slug: str) -> Person:
    level, yes = st.sampled_from([None, 1, 2, 3, 4]), st.booleans()
    known = draw(st.lists(st.sampled_from(REFS), max_size=4))
    wanted = draw(st.lists(st.sampled_from(REFS), max_size=2))
    paused = draw(st.sampled_from([None, None, TODAY, TODAY + timedelta(days=1)]))
    return person(
        slug,
        team=draw(st.sampled_from(["", "Web", "Data", "Ops"])),
        claims=tuple(Claim(one, draw(level), teaches=draw(yes), confirmed=draw(_days)) for one in known),
        wants=tuple(Want(one) for one in wanted),
        teaching=Teaching(draw(st.sampled_from([None, 0, 1, 2])), None, paused),
        confirmed=draw(_days),
        status=draw(st.sampled_from([Status.ACTIVE, Status.ACTIVE, Status.ACTIVE, Status.AWAY, Status.FORMER])),
    )


def _some(draw: DrawFn, slugs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(draw(st.lists(st.sampled_from(slugs), max_size=4, unique=True))) if slugs else ()


def _circle(draw: DrawFn, slug: str, slugs: tuple[str, ...]) -> Circle:
    days = draw(st.lists(st.sampled_from(["2026-11-01", "2026-11-30", "2026-10-31", "2026-08-24", "2026-08-23"]), max_size=2, unique=True))
    first = draw(st.sampled_from([None, TODAY, TODAY + timedelta(days=1), date(2026, 1, 6)]))
    return circle(
        slug,
        members=_some(draw, slugs),
        skills=tuple(draw(st.lists(st.sampled_from(REFS), max_size=2, unique=True))),
        status=draw(st.sampled_from(["active", "active", "paused", "closed"])),
        meets=meets(starts=first) if first else None,
        notes=tuple(note(slug, f"{day}-talk", presenters=_some(draw, slugs)[:1]) for day in sorted(days, reverse=True)),
    )


def _program(draw: DrawFn, slug: str, slugs: tuple[str, ...]) -> Program:
    both = [pair for pair in (_some(draw, slugs)[:2] for _ in range(2)) if len(pair) == 2]
    pairs = tuple(Pair(teacher, learner, draw(st.sampled_from(REFS))) for teacher, learner in both)
    days = draw(st.lists(st.sampled_from(["2026-11-02", "2026-11-20", "2026-10-20", "2026-11-25"]), max_size=2, unique=True))
    return program(
        slug,
        pairs=pairs,
        goal=Goal(learns=draw(st.sampled_from([None, *REFS]))),
        status=draw(st.sampled_from(["draft", "running", "running", "finished", "stopped"])),
        starts=draw(st.sampled_from([None, date(2026, 10, 1), date(2026, 11, 20), date(2027, 1, 1)])),
        weeks=draw(st.sampled_from([None, 3, 20])),
        notes=tuple(session(slug, f"{day}-both", kind=draw(st.sampled_from(["session", "check-in"]))) for day in sorted(days, reverse=True)),
    )
