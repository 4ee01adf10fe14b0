"""A question about pairs becomes who could learn from whom, and why."""

from hubgen.content.hub import Hub, SkillRef
from hubgen.reports.assistant.knowledge import Answer, Asked, Knowledge, lean, quoted
from hubgen.reports.matches_json import Json
from hubgen.views.lookup import NothingMeant, person_meant, skill_meant, slug_meant
from hubgen.views.matching.pool import OVER
from hubgen.views.matching.values import LeftOut, Match, Question
from hubgen.views.proposals import find


def suggest_pair(knowledge: Knowledge, asked: Asked) -> Answer:
    """Propose pairs as `hubgen match` does, in its order, and say why others have none; of one person, their own alone.

    Raises NothingMeant, and NoSolver where the library that finds the best pairs is missing.
    """
    hub = knowledge.for_pairs
    person = person_meant(hub, asked.text("person")) if asked.text("person") else ""
    program = _program(hub, asked.text("program"))
    question = Question(skills=_skills(hub, asked.text("skill"), "" if program else person), program=program)
    if not (question.skills or question.program or person):
        raise NothingMeant("say whom it is about: a skill, a person or a program")
    found = find(hub, question) if question.skills or question.program else None
    pairs = [match for match in (found.matches if found else ()) if person in ("", match.learner, match.teacher)]
    left = [one for one in (found.left_out if found else ()) if person in ("", one.learner)]
    return {
        "pairs_total": len(pairs),
        "pairs": [_pair(hub, match) for match in pairs[: asked.limit]],
        "left_out_total": len(left),
        "left_out": [_left_out(hub, one) for one in left[: asked.limit]],
    }


def _skills(hub: Hub, text: str, person: str) -> frozenset[str]:
    """Give the keys of the skills that it is about: those of a person are what they want and what they teach."""
    if text:
        return frozenset((skill_meant(hub, text),))
    if not person:
        return frozenset()
    one = hub.people[person]
    return frozenset((*(want.skill.key for want in one.wants), *(claim.skill.key for claim in one.claims if claim.teaches)))


def _program(hub: Hub, text: str) -> str:
    if not text:
        return ""
    slug = slug_meant(text, hub.programs, "program")
    if hub.programs[slug].status in OVER:
        raise NothingMeant(f"the program '{slug}' is {hub.programs[slug].status}: pairs are proposed for programs that are running or yet to start")
    return slug


def _pair(hub: Hub, match: Match) -> Answer:
    terms: list[Json] = [{"name": term.name, "points": term.points, "most": term.most} for term in match.terms]
    return {
        "learner": _person(hub, match.learner),
        "teacher": _person(hub, match.teacher),
        "skill": _skill(hub, match.skill),
        "points": match.points,
        "terms": terms,
        **quoted(why=match.why, weak=match.weak),
    }


def _left_out(hub: Hub, one: LeftOut) -> Answer:
    return {
        "learner": _person(hub, one.learner),
        "skill": _skill(hub, one.skill),
        "advice": {"kind": one.advice.kind, **lean(who=one.advice.who or None)},
        **quoted(text=one.text, advice=one.advice.text),
    }


def _person(hub: Hub, slug: str) -> Answer:
    return {"slug": slug, **quoted(name=hub.person_name(slug))}


def _skill(hub: Hub, skill: SkillRef) -> Answer:
    return {**lean(slug=skill.slug), **quoted(name=hub.skill_name(skill))}
