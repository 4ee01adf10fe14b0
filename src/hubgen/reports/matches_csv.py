"""Pairs, swaps and groups become CSV that a spreadsheet shows and does not obey."""

from collections.abc import Iterator

from hubgen.content.hub import Hub, SkillRef
from hubgen.views.cells import Value, csv_text, line
from hubgen.views.matching.values import Match
from hubgen.views.proposals import Found

COLUMNS = ("kind", "number", "skill", "skill_name", "teacher", "teacher_name", "learner", "learner_name", "points", "why", "weak", "advice")

_Row = dict[str, Value]


def matches_csv(hub: Hub, found: Found) -> str:
    """Write one row for each pair, person left out, member of a circle and speaker (RFC 4180).

    *kind* is `pair`, `left-out`, `swap`, `pilot`, `circle` or `talk`; *number* counts swaps and groups. A cell that a
    spreadsheet would take for a formula begins with an apostrophe.
    """
    return csv_text(COLUMNS, (line(*(row.get(column, "") for column in COLUMNS)) for row in _rows(hub, found)))


def _rows(hub: Hub, found: Found) -> Iterator[_Row]:
    yield from (_pair(hub, "pair", match) for match in found.matches)
    for one in found.left_out:
        row: _Row = {"why": one.text, "advice": one.advice.text}
        yield {"kind": "left-out", **_skill(hub, one.skill), **_person(hub, "learner", one.learner), **row}
    for number, swap in enumerate(found.swaps, 1):
        yield from ({**_pair(hub, "swap", match), "number": number} for match in swap.matches)
    for number, group in enumerate(found.pilots, 1):
        yield from ({**_pair(hub, "pilot", match), "number": number} for match in group.matches)
    for number, group in enumerate(found.circles, 1):
        for slug in group.learners:
            yield {"kind": "circle", "number": number, **_skill(hub, group.skill), **_person(hub, "learner", slug)}
    for number, talk in enumerate(found.talks, 1):
        for speaker in talk.speakers:
            yield {"kind": "talk", "number": number, **_skill(hub, talk.skill), **_person(hub, "teacher", speaker.who), "why": speaker.why}


def _pair(hub: Hub, kind: str, match: Match) -> _Row:
    said: _Row = {"points": match.points, "why": "; ".join(match.why), "weak": "; ".join(match.weak)}
    return {
        "kind": kind,
        **_skill(hub, match.skill),
        **_person(hub, "teacher", match.teacher),
        **_person(hub, "learner", match.learner),
        **said,
    }


def _person(hub: Hub, role: str, slug: str) -> _Row:
    return {role: slug, f"{role}_name": hub.person_name(slug)}


def _skill(hub: Hub, skill: SkillRef) -> _Row:
    return {"skill": skill.slug or "", "skill_name": hub.skill_name(skill)}
