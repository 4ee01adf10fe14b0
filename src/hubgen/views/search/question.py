"""A query becomes a question: the chips that it was read into, each of which one can see and take away."""

import re
from dataclasses import dataclass, replace
from typing import NamedTuple

from hubgen.views.search.columns import Columns
from hubgen.views.search.fold import stem, words_of
from hubgen.views.search.keys import TYPED, Key
from hubgen.views.search.readings import Reading, best_readings
from hubgen.views.search.vocabulary import Vocabulary

_WHITE = " \\t\\n\\r\\f\\v\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff"
_PIECE = re.compile(f'-?[A-Za-z]+:"[^"]*"|-?"[^"]*"|[^{_WHITE}]+')
_TYPED = re.compile(r'(-?)([A-Za-z]+):"?([^"]*)"?')
_FLAGS = ("teaches", "wants", "awake", "seat")
_ALTERNATIVES = 3

KNOWN = ("skill", "category")
"""The kinds of chips about what people know; a category stands for any of its skills."""


class Alternative(NamedTuple):
    """Another way to read a chip's words; *typed* says it unmistakably."""

    kind: str
    label: str
    typed: str


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that is asked for, or with *negated* one that is not wanted.

    *ids* are places in the list of the chip's kind (any of them fits). *text* is what was typed, *label* what it was
    read as, *typed* how to say the same unmistakably. *of* is the chip of the skill that a level, a wish to teach or
    a wish to learn belongs to, -1 where it belongs to every skill.
    """

    kind: str
    ids: tuple[int, ...] = ()
    text: str = ""
    label: str = ""
    typed: str = ""
    level: int = 0
    of: int = -1
    corrected: bool = False
    negated: bool = False
    alternatives: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """*vague* where only a letter was typed, for which suggestions are the better answer."""

    chips: tuple[Chip, ...]
    vague: bool = False

    def of_kind(self, *kinds: str) -> list[int]:
        """Give the places of the chips of these kinds that are wanted."""
        return [place for place, chip in enumerate(self.chips) if chip.kind in kinds and not chip.negated]


class _Run(NamedTuple):
    """Words to be read together; *negated* is true of what the first of them name."""

    words: list[str]
    negated: bool


def read_question(columns: Columns, vocabulary: Vocabulary, query: str) -> Question:
    """Read *query*."""
    chips: list[Chip] = []
    vague = False
    for piece in _pieces(query):
        if isinstance(piece, _Run):
            _read_run(columns, vocabulary, piece, chips)
            vague = vague or (len(piece.words) == 1 and len(piece.words[0]) == 1)
        else:
            _add(chips, _read_typed(columns, vocabulary, *piece))
    return Question(tuple(bound(chips)), vague and not chips)


def _pieces(query: str) -> list[_Run | tuple[str, str, bool]]:
    """Cut a query into runs of words, and typed forms: their kind, their value, whether they are negated."""
    found: list[_Run | tuple[str, str, bool]] = []
    open_run = False
    for piece in _PIECE.findall(query):
        typed = _TYPED.fullmatch(piece)
        if typed and typed[2].lower() in TYPED and typed[3]:
            found.append((TYPED[typed[2].lower()], typed[3], bool(typed[1])))
            open_run = False
            continue
        words = words_of(piece)
        negated = len(piece) > 1 and piece.startswith("-")
        quoted = piece.endswith('"')
        if negated or quoted or not open_run:
            found.append(_Run([], negated))
        last = found[-1]
        if isinstance(last, _Run):
            last.words.extend(words)
        open_run = not quoted
    return found


def _read_run(columns: Columns, vocabulary: Vocabulary, run: _Run, chips: list[Chip]) -> None:
    path, every = best_readings(vocabulary, run.words)
    negated, either = run.negated, False
    for reading in path:
        if reading.kind == "":
            continue
        if reading.key.name in ("not", "or"):
            negated, either = reading.key.name == "not", reading.key.name == "or"
            continue
        chip = _chip(columns, reading, " ".join(run.words[reading.start : reading.end]), every, chips)
        if chip is not None:
            if either and chips and chip.kind == "skill" == chips[-1].kind:
                chips[-1] = _either(columns, chips[-1], chip)
            else:
                _add(chips, replace(chip, negated=negated))
        negated = either = False


def _chip(
    columns: Columns, reading: Reading, text: str, every: list[Reading], chips: list[Chip]
) -> Chip | None:
    if reading.kind == "key":
        return _key_chip(reading.key, text, chips)
    if reading.kind == "word":
        if len(text) == 1:
            after_skill = chips and chips[-1].kind in KNOWN and text in "1234"
            return _key_chip(Key("level", int(text)), f"level {text}", chips) if after_skill else None
        return Chip("word", (), text, text, f"word:{text}")
    others = [
        Alternative(
            other.kind,
            _label(columns, other.kind, other.ids, text),
            _say(columns, other.kind, other.ids, text),
        )
        for other in sorted(every, key=lambda other: -other.points)
        if (other.start, other.end) == (reading.start, reading.end)
        and other.kind not in (reading.kind, "key", "")
    ]
    label, typed = (
        _label(columns, reading.kind, reading.ids, text),
        _say(columns, reading.kind, reading.ids, text),
    )
    return Chip(
        reading.kind,
        reading.ids,
        text,
        label,
        typed,
        corrected=reading.corrected,
        alternatives=tuple(others[:_ALTERNATIVES]),
    )


def _key_chip(key: Key, text: str, chips: list[Chip]) -> Chip:
    if key.name == "level":
        # A number right after a skill is about that skill; "expert" is about all of them.
        of = len(chips) - 1 if text.startswith("level") and chips and chips[-1].kind in KNOWN else -1
        return Chip("level", (), text, str(key.level), f"level:{key.level}", level=key.level, of=of)
    return Chip(key.name, (), text, key.name, f"{key.name}:yes")


def _read_typed(columns: Columns, vocabulary: Vocabulary, kind: str, value: str, negated: bool) -> Chip:
    """Read a typed form: the best reading of its kind that takes in the whole value, else nobody."""
    if kind in _FLAGS:
        return replace(_key_chip(Key(kind), kind, []), negated=negated)
    if kind == "level":
        return Chip(
            "level",
            (),
            f"level:{value}",
            value,
            f"level:{value}",
            int(value) if value in ("1", "2", "3", "4") else 1,
            negated=negated,
        )
    if kind == "word":
        text = " ".join(words_of(value))
        return Chip("word", (), text, text, f"word:{text}", negated=negated)
    first, *others = (_read_name(columns, vocabulary, kind, part) for part in value.split("|"))
    chip = first
    for other in others:
        chip = _either(columns, chip, other)
    return replace(chip, negated=negated)


def _read_name(columns: Columns, vocabulary: Vocabulary, kind: str, value: str) -> Chip:
    words = words_of(value)
    text = " ".join(words)
    exact = [place for place, slug in enumerate(_slugs(columns, kind)) if slug and slug == value]
    _, every = best_readings(vocabulary, words)
    fitting = [one for one in every if one.kind == kind and (one.start, one.end) == (0, len(words))]
    best = max(fitting, key=lambda one: one.points, default=Reading(0, 0, kind, (), 0))
    ids = tuple(exact) or best.ids
    return Chip(
        kind,
        ids,
        text,
        _label(columns, kind, ids, text),
        _say(columns, kind, ids, text),
        corrected=best.corrected and not exact,
    )


def _slugs(columns: Columns, kind: str) -> tuple[str, ...]:
    if kind == "skill":
        return tuple(skill.slug for skill in columns.lists.skills)
    if kind == "circle":
        return tuple(circle.slug for circle in columns.lists.circles)
    return columns.people.slugs if kind == "person" else ()


def name_of(columns: Columns, kind: str, id: int) -> str:
    """Give what the thing of that kind is called."""
    lists = columns.lists
    if kind == "skill":
        return lists.skills[id].name
    if kind == "zone":
        return lists.zones[id].name
    if kind == "circle":
        return lists.circles[id].name
    plain = {"language": lists.languages, "place": lists.places, "team": lists.teams, "role": lists.roles}
    return {**plain, "category": lists.categories, "person": columns.people.names}[kind][id]


def _label(columns: Columns, kind: str, ids: tuple[int, ...], text: str) -> str:
    if not ids or (kind == "person" and len(ids) > 1):
        return text
    names = [name_of(columns, kind, id) for id in ids[:2]]
    more = [f"{len(ids) - 2} more"] if len(ids) > 2 else []
    return " or ".join((*names, *more))


def say(columns: Columns, kind: str, id: int) -> str:
    """Give the typed form that means exactly this thing."""
    slugs = _slugs(columns, kind)
    value = slugs[id] if slugs and slugs[id] else name_of(columns, kind, id)
    key = {"place": "in", "language": "speaks"}.get(kind, kind)
    return f"{key}:{value}" if re.fullmatch("[a-z0-9-]+", value) else f'{key}:"{value.replace(chr(34), "")}"'


def _say(columns: Columns, kind: str, ids: tuple[int, ...], text: str) -> str:
    key = {"place": "in", "language": "speaks"}.get(kind, kind)
    return say(columns, kind, ids[0]) if len(ids) == 1 else f'{key}:"{text}"'


def _either(columns: Columns, one: Chip, other: Chip) -> Chip:
    ids = tuple(dict.fromkeys((*one.ids, *other.ids)))
    text = f"{one.text} or {other.text}"
    values = "|".join(chip.typed.split(":", 1)[1].strip('"') for chip in (one, other))
    return replace(
        one,
        ids=ids,
        text=text,
        label=_label(columns, one.kind, ids, text),
        typed=f'{one.typed.split(":")[0]}:"{values}"',
    )


def _add(chips: list[Chip], chip: Chip) -> None:
    if all(
        (chip.kind, chip.ids, chip.level, chip.negated, chip.label)
        != (one.kind, one.ids, one.level, one.negated, one.label)
        for one in chips
    ):
        chips.append(chip)


def bound(chips: list[Chip]) -> list[Chip]:
    """Bind each level to the one skill it is about; and to teach and to want, where both are asked for."""
    kinds = {chip.kind for chip in chips if not chip.negated}
    mixed = {"teaches", "wants"} <= kinds
    bound = []
    for place, chip in enumerate(chips):
        if (
            chip.kind == "level"
            and chip.text.startswith("level:")
            and place
            and chips[place - 1].kind in KNOWN
        ):
            chip = replace(chip, of=place - 1)
        elif mixed and chip.kind in ("teaches", "wants"):
            near = (at for at in (place + 1, place - 1) if 0 <= at < len(chips) and chips[at].kind in KNOWN)
            chip = replace(chip, of=next(near, -1))
        bound.append(chip)
    return bound


def query_stem(chip: Chip) -> str:
    """Give the stem that the words people wrote are looked up by."""
    return stem(chip.text)
