"""A query becomes a question, piece by piece."""

import re
from dataclasses import replace
from typing import NamedTuple

from hubgen.views.search.chips import KNOWN, Alternative, Chip, Question, add, bound, key_chip
from hubgen.views.search.columns import Columns
from hubgen.views.search.fold import words_of
from hubgen.views.search.keys import TYPED, Key
from hubgen.views.search.naming import label_of, say_any
from hubgen.views.search.readings import Reading, best_readings
from hubgen.views.search.typed import either_of, read_typed
from hubgen.views.search.vocabulary import Vocabulary

_WHITE = " \\t\\n\\r\\f\\v\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff"
_PIECE = re.compile(f'-?[A-Za-z]+:"[^"]*"|-?"[^"]*"|[^{_WHITE}]+')
_TYPED = re.compile(r'(-?)([A-Za-z]+):"?([^"]*)"?')
_ALTERNATIVES = 3


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
            add(chips, read_typed(columns, vocabulary, *piece))
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
                chips[-1] = either_of(columns, chips[-1], chip)
            else:
                add(chips, replace(chip, negated=negated))
        negated = either = False


def _chip(
    columns: Columns, reading: Reading, text: str, every: list[Reading], chips: list[Chip]
) -> Chip | None:
    if reading.kind == "key":
        return key_chip(reading.key, text, chips)
    if reading.kind == "word":
        if len(text) == 1:
            after_skill = chips and chips[-1].kind in KNOWN and text in "1234"
            return key_chip(Key("level", int(text)), f"level {text}", chips) if after_skill else None
        return Chip("word", (), text, text, f"word:{text}")
    others = [
        Alternative(
            other.kind,
            label_of(columns, other.kind, other.ids, text),
            say_any(columns, other.kind, other.ids, text),
        )
        for other in sorted(every, key=lambda other: -other.points)
        if (other.start, other.end) == (reading.start, reading.end)
        and other.kind not in (reading.kind, "key", "")
    ]
    label, typed = (
        label_of(columns, reading.kind, reading.ids, text),
        say_any(columns, reading.kind, reading.ids, text),
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
