"""A query becomes answers: who fits, best first, why, what else one could ask for, and what to do where nobody fits."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from hubgen.views.search.chips import KNOWN, Chip, Question, bound
from hubgen.views.search.facets import Facet, count_facets
from hubgen.views.search.fold import tie_hash
from hubgen.views.search.matching import Asker, Engine, Matched, match
from hubgen.views.search.question import read_question
from hubgen.views.search.ranking import in_order, points_of
from hubgen.views.search.reasons import Reason, reasons_of

_NAMED = 3


class Answer(NamedTuple):
    """One colleague who fits; *person* is their place in the columns."""

    person: int
    slug: str
    name: str
    points: int
    reasons: tuple[Reason, ...]

    @property
    def reason(self) -> str:
        return " · ".join(reason.text for reason in self.reasons)


class Loosening(NamedTuple):
    """A chip to take away, and how many people would fit then."""

    chip: int
    hits: int


class Instead(NamedTuple):
    """What there is where nobody fits. Places in the lists of people, circles and skills."""

    loosen: tuple[Loosening, ...]
    learning: tuple[int, ...]
    circles: tuple[int, ...]
    related: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds: *total* people, of whom *answers* are a page. *instead* is set where there are none."""

    question: Question
    total: int
    answers: tuple[Answer, ...]
    facets: tuple[Facet, ...]
    instead: Instead | None = None


def find(
    engine: Engine,
    query: str,
    asker: Asker,
    *,
    sort: str = "best",
    limit: int = 10,
    start: int = 0,
    facets: bool = True,
) -> Found:
    """Answer *query* with the people from place *start* of the order on, at most *limit*; *facets* may be left out."""
    question = read_question(engine.columns, engine.vocabulary, query)
    if question.vague:
        return Found(question, 0, (), ())
    matched = match(engine, question, asker)
    ordered = in_order(matched, sort)[start : start + limit]
    people = engine.columns.people
    answers = tuple(
        Answer(
            person,
            people.slugs[person],
            people.names[person],
            points_of(matched, person),
            reasons_of(matched, person),
        )
        for person in ordered
    )
    instead = None if matched.people else _instead(matched)
    counted = count_facets(matched) if facets else ()
    return Found(question, len(matched.people), answers, counted, instead)


def _instead(matched: Matched) -> Instead:
    engine, question = matched.engine, matched.question
    loosen = [
        Loosening(place, hits)
        for place in range(len(question.chips))
        if len(question.chips) > 1
        and (hits := len(match(engine, _without(question, place), matched.asker).people))
    ]
    lists = engine.columns.lists
    asked = [
        id
        for place in question.of_kind(*KNOWN)
        for id in engine.family(engine.skills_of(question.chips[place]))
    ]
    day = matched.asker.minute // (24 * 60)
    learning = {person for id in asked for person in engine.columns.wants[id]}
    related = dict.fromkeys(
        near for id in asked for near in (*lists.skills[id].related, lists.skills[id].parent) if near >= 0
    )
    return Instead(
        loosen=tuple(sorted(loosen, key=lambda one: (-one.hits, one.chip))),
        learning=tuple(
            sorted(
                learning,
                key=lambda person: (tie_hash(f"{engine.columns.people.slugs[person]}|{day}"), person),
            )[:_NAMED]
        ),
        circles=tuple(
            id for id, circle in enumerate(lists.circles) if set(asked).intersection(circle.skills)
        )[:_NAMED],
        related=tuple(id for id in related if lists.skills[id].claims and id not in asked)[:_NAMED],
    )


def _without(question: Question, place: int) -> Question:
    """Take a chip away. A level that was bound to it belongs to every skill then; to teach and to want are bound anew."""

    def moved(chip: Chip) -> Chip:
        if chip.kind != "level" or chip.of == place:
            return replace(chip, of=-1)
        return replace(chip, of=chip.of - 1) if chip.of > place else chip

    chips = [moved(chip) for at, chip in enumerate(question.chips) if at != place]
    anew = bound(chips)
    return Question(tuple(chip if chip.kind == "level" else anew[at] for at, chip in enumerate(chips)))
