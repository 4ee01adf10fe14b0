"""What a question consists of: the chips that a query was read into, each of which one can see and take away."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from hubgen.views.search.fold import stem
from hubgen.views.search.keys import Key

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


def key_chip(key: Key, text: str, chips: list[Chip]) -> Chip:
    if key.name == "level":
        # A number right after a skill is about that skill; "expert" is about all of them.
        of = len(chips) - 1 if text.startswith("level") and chips and chips[-1].kind in KNOWN else -1
        return Chip("level", (), text, str(key.level), f"level:{key.level}", level=key.level, of=of)
    return Chip(key.name, (), text, key.name, f"{key.name}:yes")


def add(chips: list[Chip], chip: Chip) -> None:
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
