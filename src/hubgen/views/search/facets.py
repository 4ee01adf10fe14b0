"""The people who fit a question become counts: how many would fit if one thing more were asked for."""

from collections import Counter
from typing import NamedTuple

from hubgen.views.search.chips import KNOWN
from hubgen.views.search.matching import (
    Engine,
    Matched,
    at_level,
    awake,
    having,
    teaching,
    wanting,
    wishing,
    with_seat,
)
from hubgen.views.search.naming import name_of, say

_LISTED = 40
"""So many things of a kind are listed, besides those chosen; a hub has thousands of teams."""


class FacetValue(NamedTuple):
    """One thing to ask for: *typed* says it in a query, *hits* is how many fit everything of other kinds and this.

    So of a kind of which any one will do (a team, a place), the hits of what is chosen add up to those who fit; of a
    kind of which all are asked for (a skill), they are those who still fit with one more.
    """

    id: int
    label: str
    typed: str
    hits: int
    chosen: bool


class Facet(NamedTuple):
    kind: str
    values: tuple[FacetValue, ...]


def count_facets(matched: Matched) -> tuple[Facet, ...]:
    """Count every facet. What is chosen of a kind does not change the counts of that kind; nothing leads to nobody."""
    named = [Facet(kind, _named(matched, kind)) for kind in ("team", "place", "language", "circle")]
    return tuple(
        facet for facet in (_skills(matched), *named, _levels(matched), *_flags(matched)) if facet.values
    )


def _named(matched: Matched, kind: str) -> tuple[FacetValue, ...]:
    lists, people = matched.engine.columns.lists, matched.engine.columns.people
    fitting = matched.without(kind)
    counts: Counter[int] = Counter()
    if kind == "team":
        counts.update(people.team[person] for person in fitting)
    elif kind == "place":
        counts.update(lists.bases[people.base[person]].place for person in fitting)
    elif kind == "language":
        counts.update(id for person in fitting for id in lists.tongues[people.tongues[person]])
    else:
        counts.update({id: len(fitting.intersection(members)) for id, members in enumerate(people.members)})
    chosen = {id for place in matched.question.of_kind(kind) for id in matched.question.chips[place].ids}
    columns = matched.engine.columns
    listed = dict.fromkeys((*_most_met(counts), *sorted(chosen)))
    return tuple(
        FacetValue(id, name_of(columns, kind, id), say(columns, kind, id), counts[id], id in chosen)
        for id in listed
    )


def _most_met(counts: Counter[int]) -> list[int]:
    return sorted((id for id in counts if id >= 0 and counts[id]), key=lambda id: (-counts[id], id))[:_LISTED]


def _skills(matched: Matched) -> Facet:
    """Count what those who fit know besides what is asked for, or where people who want to learn are, what else they want.

    Nothing where some are to teach and to want: it hangs on the place in the query which of the two a skill more would
    be for.
    """
    engine, question = matched.engine, matched.question
    taught, wanted = bool(question.of_kind("teaches")), bool(question.of_kind("wants"))
    if taught and wanted:
        return Facet("skill", ())
    levels = [question.chips[place] for place in question.of_kind("level")]
    level = max((chip.level for chip in levels if chip.of == -1), default=0)
    asked = [set(question.chips[place].ids) for place in question.of_kind("skill")]
    counts: Counter[int] = Counter()
    for id in range(len(engine.columns.lists.skills)):
        family = set(engine.family((id,)))
        if any(id in ids or (ids and ids <= family) for ids in asked):
            continue
        who = wanting(engine, (id,)) if wanted else _knowing(engine, id, level, taught)
        counts[id] = len(matched.people & who)
    columns = engine.columns
    values = (
        FacetValue(id, name_of(columns, "skill", id), say(columns, "skill", id), counts[id], False)
        for id in _most_met(counts)
    )
    return Facet("skill", tuple(values))


def _knowing(engine: Engine, id: int, level: int, taught: bool) -> frozenset[int]:
    """Give who knows a skill or a part of it: at *level* at least, and with *taught* teaches it."""
    has = having(engine, (id,))
    return frozenset(
        person for person, one in has.items() if one.level >= level and (one.teaches or not taught)
    )


def _levels(matched: Matched) -> Facet:
    fitting = matched.without("level")
    chosen = {matched.question.chips[place].level for place in matched.question.of_kind("level")}
    names = matched.engine.columns.levels
    values = (
        FacetValue(
            level,
            names[level - 1],
            f"level:{level}",
            len(fitting & at_level(matched.engine, matched.skills, level)),
            level in chosen,
        )
        for level in (1, 2, 3, 4)
    )
    return Facet("level", tuple(value for value in values if value.hits or value.chosen))


def _flags(matched: Matched) -> list[Facet]:
    engine, asker, question = matched.engine, matched.asker, matched.question
    skills = len(question.of_kind(*KNOWN))
    every = [("seat", with_seat(engine, asker)), ("awake", awake(engine, asker))]
    # To teach, beside several wishes, would be bound to one of them.
    if question.of_kind("teaches") or not question.of_kind("wants") or skills < 2:
        every.insert(0, ("teaches", teaching(engine, matched.skills)))
    if skills == 0:
        every.append(("wants", wishing(engine)))
    found = []
    for kind, people in every:
        chosen = bool(matched.question.of_kind(kind))
        count = len(matched.without(kind) & people)
        if count or chosen:
            found.append(Facet(kind, (FacetValue(0, kind, f"{kind}:yes", count, chosen),)))
    return found
