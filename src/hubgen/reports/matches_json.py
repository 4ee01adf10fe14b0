"""Pairs, swaps and groups become JSON, version 1."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias, Union

from hubgen.content.hub import Hub, SkillRef
from hubgen.views.matching.values import Group, LeftOut, Match
from hubgen.views.proposals import Explained, Found

Json: TypeAlias = Union[str, int, bool, Sequence["Json"], Mapping[str, "Json"], None]  # noqa: UP007 - it names itself


def matches_json(hub: Hub, found: Found) -> str:
    """Write what was found; only keys are ever added to it, and every list is there even if it is empty.

    `{"version": 1, "today": …, "kind": "pairs" | "swaps" | "groups", "asked": {"program", "skills", "exclude", "anyone",
    "prefer", "seed"}, "points": …, "pairs": [PAIR], "left_out": [{"learner", "skill", "lost": [PERSON], "blocked":
    [{"barrier", "people": [PERSON]}], "text", "advice": {"kind", "who", "text"}}], "swaps": [{"points", "pairs":
    [PAIR]}], "pilots": [{"skill", "points", "teachers": [PERSON], "learners": [PERSON], "pairs": [PAIR]}], "circles":
    [{"skill", "people": [PERSON]}], "talks": [{"skill", "wanted", "speakers": [{"person", "why"}]}]}`. A PAIR is
    `{"learner", "teacher", "skill", "points", "terms": [{"name", "points", "most", "why", "weak"}]}`, a person
    `{"slug", "name"}`, a skill the same with a slug of null where no file declares it. `who` is a slug or empty. Lists
    are in the order of the hub's people and of the skills' names, groups and swaps by what they are worth.
    """
    report: Json = {
        "version": 1,
        "today": hub.today.isoformat(),
        "kind": found.kind,
        "asked": _asked(found),
        "points": found.total,
        "pairs": [_pair(hub, match) for match in found.matches],
        "left_out": [_left_out(hub, one) for one in found.left_out],
        "swaps": [{"points": swap.points, "pairs": [_pair(hub, match) for match in swap.matches]} for swap in found.swaps],
        "pilots": [_pilot(hub, group) for group in found.pilots],
        "circles": [{"skill": _skill(hub, group.skill), "people": _people(hub, group.learners)} for group in found.circles],
        "talks": [
            {
                "skill": _skill(hub, talk.skill),
                "wanted": talk.wanted,
                "speakers": [{"person": _person(hub, speaker.who), "why": speaker.why} for speaker in talk.speakers],
            }
            for talk in found.talks
        ],
    }
    return _dump(report)


def explained_json(hub: Hub, explained: Sequence[Explained]) -> str:
    """Write `{"version": 1, "explained": [{"learner", "teacher", "skill", "pair", "barrier", "text"}]}`.

    *pair* is a PAIR as above, or null; then *text* says why, and *barrier* is its name, or empty.
    """
    rows: list[Json] = [
        {
            "learner": _person(hub, one.learner),
            "teacher": _person(hub, one.teacher),
            "skill": _skill(hub, one.skill) if one.skill else None,
            "pair": _pair(hub, one.match) if one.match else None,
            "barrier": one.barrier,
            "text": one.text,
        }
        for one in explained
    ]
    return _dump({"version": 1, "explained": rows})


def _asked(found: Found) -> Json:
    question = found.question
    return {
        "program": question.program or None,
        "skills": sorted(question.skills),
        "exclude": sorted(question.exclude),
        "anyone": question.anyone,
        "prefer": "people" if question.many else "total",
        "seed": question.seed,
    }


def _pair(hub: Hub, match: Match) -> Json:
    terms: list[Json] = [
        {"name": term.name, "points": term.points, "most": term.most, "why": term.why, "weak": term.weak} for term in match.terms
    ]
    return {
        "learner": _person(hub, match.learner),
        "teacher": _person(hub, match.teacher),
        "skill": _skill(hub, match.skill),
        "points": match.points,
        "terms": terms,
    }


def _left_out(hub: Hub, one: LeftOut) -> Json:
    return {
        "learner": _person(hub, one.learner),
        "skill": _skill(hub, one.skill),
        "lost": _people(hub, one.lost),
        "blocked": [{"barrier": group.barrier.value, "people": _people(hub, group.people)} for group in one.blocked],
        "text": one.text,
        "advice": {"kind": one.advice.kind, "who": one.advice.who, "text": one.advice.text},
    }


def _pilot(hub: Hub, group: Group) -> Json:
    return {
        "skill": _skill(hub, group.skill),
        "points": group.points,
        "teachers": _people(hub, group.teachers),
        "learners": _people(hub, group.learners),
        "pairs": [_pair(hub, match) for match in group.matches],
    }


def _people(hub: Hub, slugs: Iterable[str]) -> list[Json]:
    return [_person(hub, slug) for slug in slugs]


def _person(hub: Hub, slug: str) -> Json:
    return {"slug": slug, "name": hub.person_name(slug)}


def _skill(hub: Hub, skill: SkillRef) -> Json:
    return {"slug": skill.slug, "name": hub.skill_name(skill)}


def _dump(report: Json) -> str:
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"
