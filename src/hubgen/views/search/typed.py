"""Typed forms, such as `skill:sql` or `level:3`, become chips."""

from dataclasses import replace

from hubgen.views.search.chips import Chip, key_chip
from hubgen.views.search.columns import Columns
from hubgen.views.search.fold import words_of
from hubgen.views.search.keys import Key
from hubgen.views.search.naming import label_of, say_any, slugs_of
from hubgen.views.search.readings import Reading, best_readings
from hubgen.views.search.vocabulary import Vocabulary

_FLAGS = ("teaches", "wants", "awake", "seat")


def read_typed(columns: Columns, vocabulary: Vocabulary, kind: str, value: str, negated: bool) -> Chip:
    """Read a typed form: the best reading of its kind that takes in the whole value, else nobody."""
    if kind in _FLAGS:
        return replace(key_chip(Key(kind), kind, []), negated=negated)
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
        chip = either_of(columns, chip, other)
    return replace(chip, negated=negated)


def _read_name(columns: Columns, vocabulary: Vocabulary, kind: str, value: str) -> Chip:
    words = words_of(value)
    text = " ".join(words)
    exact = [place for place, slug in enumerate(slugs_of(columns, kind)) if slug and slug == value]
    _, every = best_readings(vocabulary, words)
    fitting = [one for one in every if one.kind == kind and (one.start, one.end) == (0, len(words))]
    best = max(fitting, key=lambda one: one.points, default=Reading(0, 0, kind, (), 0))
    ids = tuple(exact) or best.ids
    return Chip(
        kind,
        ids,
        text,
        label_of(columns, kind, ids, text),
        say_any(columns, kind, ids, text),
        corrected=best.corrected and not exact,
    )


def either_of(columns: Columns, one: Chip, other: Chip) -> Chip:
    ids = tuple(dict.fromkeys((*one.ids, *other.ids)))
    text = f"{one.text} or {other.text}"
    values = "|".join(chip.typed.split(":", 1)[1].strip('"') for chip in (one, other))
    return replace(
        one,
        ids=ids,
        text=text,
        label=label_of(columns, one.kind, ids, text),
        typed=f'{one.typed.split(":")[0]}:"{values}"',
    )
