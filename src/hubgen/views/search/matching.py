"""A question becomes the people who fit it, and those who fit all of it but one kind of chip."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from hubgen.views.search.chips import KNOWN, Chip, Question, query_stem
from hubgen.views.search.columns import Columns
from hubgen.views.search.times import is_at_work, offset_at
from hubgen.views.search.vocabulary import Vocabulary

TEACHES = 8
_MINUTES = 24 * 60


class Asker(NamedTuple):
    """Who asks: the *minute* (since 1970 in UTC), how far their clock is ahead of UTC (None: unsaid), their languages."""

    minute: int
    offset: int | None = None
    languages: tuple[str, ...] = ()


class Has(NamedTuple):
    """How a person has a skill that was asked for, or a part of it: *direct* is 0 where only a part."""

    direct: int
    level: int
    teaches: bool


class Test(NamedTuple):
    """The people who pass what the chips of one kind ask for."""

    kind: str
    people: frozenset[int]


class Engine:
    """Columns, their vocabulary, and what follows from the two."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.vocabulary = Vocabulary(columns)
        self.everyone = frozenset(range(len(columns.people.names)))

    @cached_property
    def parts(self) -> dict[int, list[int]]:
        """The skills that name a skill as their parent."""
        found: dict[int, list[int]] = {}
        for id, skill in enumerate(self.columns.lists.skills):
            if skill.parent >= 0:
                found.setdefault(skill.parent, []).append(id)
        return found

    def skills_of(self, chip: Chip) -> tuple[int, ...]:
        """Give the skills a chip is about: those of a category are all that are filed under it."""
        if chip.kind == "skill":
            return chip.ids
        return tuple(id for id, skill in enumerate(self.columns.lists.skills) if skill.category in chip.ids)

    def family(self, ids: Iterable[int]) -> list[int]:
        """Give the skills and all their parts, each once."""
        found = list(dict.fromkeys(ids))
        for id in found:
            found.extend(part for part in self.parts.get(id, ()) if part not in found)
        return found


@dataclass(frozen=True)
class Matched:
    """*skills* says, for each chip of a skill that is known (not wanted), how everybody who has it does."""

    engine: Engine
    question: Question
    asker: Asker
    tests: tuple[Test, ...]
    skills: dict[int, dict[int, Has]]
    wanted: frozenset[int]
    """The places of the chips of skills that people are to want."""

    @cached_property
    def people(self) -> frozenset[int]:
        return self.without("")

    def without(self, kind: str) -> frozenset[int]:
        """Give the people who fit, whatever the chips of that kind ask for."""
        found = self.engine.everyone
        for test in self.tests:
            if test.kind != kind:
                found &= test.people
        return found


def match(engine: Engine, question: Question, asker: Asker) -> Matched:
    """Find who fits."""
    wanted = _wanted(question)
    skills = {
        place: having(engine, engine.skills_of(question.chips[place]))
        for place in question.of_kind(*KNOWN)
        if place not in wanted
    }
    tests: list[Test] = []
    for place in question.of_kind(*KNOWN):
        fitting = (
            wanting(engine, engine.skills_of(question.chips[place]))
            if place in wanted
            else frozenset(skills[place])
        )
        tests.append(Test("skill", fitting))
    for kind in ("team", "place", "language", "zone", "circle", "role", "person"):
        chips = [question.chips[place] for place in question.of_kind(kind)]
        if chips:
            tests.append(Test(kind, frozenset().union(*(_named(engine, chip) for chip in chips))))
    tests += [Test("word", _named(engine, question.chips[place])) for place in question.of_kind("word")]
    tests += _flag_tests(engine, question, asker, skills)
    for chip in question.chips:
        if chip.negated:
            tests.append(Test("not", engine.everyone - _negated(engine, chip, asker)))
    return Matched(engine, question, asker, tuple(tests), skills, wanted)


def _wanted(question: Question) -> frozenset[int]:
    """Give the chips of skills that a wish to learn is about."""
    every = question.of_kind(*KNOWN)
    about = [question.chips[place].of for place in question.of_kind("wants")]
    return frozenset(every) if -1 in about else frozenset(place for place in about if place in every)


def having(engine: Engine, ids: tuple[int, ...]) -> dict[int, Has]:
    """Give who has any of the skills or a part of one, and how."""
    found: dict[int, Has] = {}
    for id in engine.family(ids):
        claimed = engine.columns.claims[id]
        direct = int(id in ids)
        for person, packed in zip(claimed.people, claimed.levels, strict=True):
            old = found.get(person, Has(0, 0, False))
            found[person] = Has(
                max(old.direct, direct), max(old.level, packed % TEACHES), old.teaches or packed >= TEACHES
            )
    return found


def wanting(engine: Engine, ids: tuple[int, ...]) -> frozenset[int]:
    """Give who wants any of the skills or a part of one."""
    return frozenset(person for id in engine.family(ids) for person in engine.columns.wants[id])


def _flag_tests(
    engine: Engine, question: Question, asker: Asker, skills: dict[int, dict[int, Has]]
) -> Iterator[Test]:
    for place in question.of_kind("level"):
        yield Test("level", at_level(engine, skills, question.chips[place].level, question.chips[place].of))
    for place in question.of_kind("teaches"):
        yield Test("teaches", teaching(engine, skills, question.chips[place].of))
    if question.of_kind("wants") and not question.of_kind(*KNOWN):
        yield Test("wants", wishing(engine))
    if question.of_kind("seat"):
        yield Test("seat", with_seat(engine, asker))
    if question.of_kind("awake"):
        yield Test("awake", awake(engine, asker))


def at_level(engine: Engine, skills: dict[int, dict[int, Has]], level: int, of: int = -1) -> frozenset[int]:
    """Give who has that level at least: in the skill of chip *of*, or in each that is asked for, or in any."""
    asked = [has for place, has in skills.items() if of in (-1, place)]
    if not asked:
        return frozenset(person for person, best in enumerate(engine.columns.people.level) if best >= level)
    return engine.everyone.intersection(
        *({person for person, one in has.items() if one.level >= level} for has in asked)
    )


def teaching(engine: Engine, skills: dict[int, dict[int, Has]], of: int = -1) -> frozenset[int]:
    """Give who teaches: the skill of chip *of*, or each that is asked for, or any."""
    asked = [has for place, has in skills.items() if of in (-1, place)]
    if not asked:
        return frozenset(person for person, teaches in enumerate(engine.columns.people.teaches) if teaches)
    return engine.everyone.intersection(
        *({person for person, one in has.items() if one.teaches} for has in asked)
    )


def wishing(engine: Engine) -> frozenset[int]:
    """Give who wants to learn anything."""
    return frozenset(person for person, wants in enumerate(engine.columns.people.wants) if wants)


def with_seat(engine: Engine, asker: Asker) -> frozenset[int]:
    """Give who has a seat free, and takes learners now."""
    people = engine.columns.people
    return frozenset(
        person
        for person, seats in enumerate(people.seats)
        if seats > 1 and not people.away[person] and not is_paused(engine, person, asker)
    )


def awake(engine: Engine, asker: Asker) -> frozenset[int]:
    """Give who is at work at the asker's moment."""
    lists, people = engine.columns.lists, engine.columns.people
    working = {
        id
        for id, base in enumerate(lists.bases)
        if base.zone >= 0
        and is_at_work(
            lists.schedules[base.schedule], asker.minute + offset_at(lists.zones[base.zone], asker.minute)
        )
    }
    return frozenset(
        person for person, base in enumerate(people.base) if base in working and not people.away[person]
    )


def is_paused(engine: Engine, person: int, asker: Asker) -> bool:
    """Say whether the person takes nobody new on the day of the asker."""
    return engine.columns.people.paused.get(person, 0) > asker.minute // _MINUTES


def _named(engine: Engine, chip: Chip) -> frozenset[int]:
    """Give the people a chip of a thing is about."""
    people, lists, ids = engine.columns.people, engine.columns.lists, set(chip.ids)
    if chip.kind == "person":
        return frozenset(ids)
    if chip.kind == "word":
        return frozenset(engine.columns.words.get(query_stem(chip), ()))
    if chip.kind == "circle":
        return frozenset(person for id in ids for person in people.members[id])
    if chip.kind in ("team", "role"):
        column = people.team if chip.kind == "team" else people.role
        return frozenset(person for person, value in enumerate(column) if value in ids)
    if chip.kind == "language":
        sets = {id for id, tongues in enumerate(lists.tongues) if ids.intersection(tongues)}
        return frozenset(person for person, value in enumerate(people.tongues) if value in sets)
    bases = {
        id
        for id, base in enumerate(lists.bases)
        if (base.place if chip.kind == "place" else base.zone) in ids
    }
    return frozenset(person for person, value in enumerate(people.base) if value in bases)


def _negated(engine: Engine, chip: Chip, asker: Asker) -> frozenset[int]:
    if chip.kind in KNOWN:
        return frozenset(
            person
            for id in engine.family(engine.skills_of(chip))
            for person in engine.columns.claims[id].people
        )
    flags = {"teaches": lambda: teaching(engine, {}), "wants": lambda: wishing(engine), "seat": lambda: with_seat(engine, asker),
             "awake": lambda: awake(engine, asker), "level": lambda: at_level(engine, {}, chip.level)}  # fmt: skip
    return flags[chip.kind]() if chip.kind in flags else _named(engine, chip)
