"""What a change does, as sentences whose values are kept apart, so that each report writes them in its own way."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

MOST_LISTED = 8
"""How many values one sentence lists."""


class Group(StrEnum):
    """What a change is about, in the order in which a reader wants to know it."""

    LOOK = "look"
    """Sound, and yet for a human to look at: an attack could look the same."""
    GAIN = "gain"
    LOSS = "loss"
    PEOPLE = "people"
    SKILLS = "skills"
    CIRCLES = "circles"
    PROGRAMS = "programs"


class Sentence(NamedTuple):
    """*text* is ours and has a `{}` for each of *values*, which are what somebody wrote."""

    text: str
    values: tuple[str, ...] = ()

    @property
    def parts(self) -> tuple[str, ...]:
        """Ours and theirs in turn: the first and the last are ours."""
        texts = self.text.split("{}")
        inner = (part for pair in zip(self.values, texts[1:], strict=True) for part in pair)
        return (texts[0], *inner)


NOBODY = Sentence("nobody")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs. *code* names the kind of difference, *path* the file, or nothing for the hub as a whole."""

    group: Group
    code: str
    path: str
    said: Sentence


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs, in the order in which it is shown. *touches_content* is false if only other files differ."""

    changes: tuple[Change, ...] = ()
    touches_content: bool = False

    def of(self, group: Group) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.group is group)


def say(text: str, *given: str | Sentence) -> Sentence:
    """Put values, or other sentences, where *text* has `{}`."""
    texts = text.split("{}")
    said = texts[0]
    values: list[str] = []
    for value, after in zip(given, texts[1:], strict=True):
        inner = value if isinstance(value, Sentence) else Sentence("{}", (value,))
        said += inner.text + after
        values += inner.values
    return Sentence(said, tuple(values))


def listed(given: Sequence[str | Sentence], most: int = MOST_LISTED) -> Sentence:
    """Say one, two and three; of many, the first and how many more there are."""
    shown = [value if isinstance(value, Sentence) else say("{}", value) for value in given[:most]]
    if len(given) > most:
        shown.append(Sentence(f"{len(given) - most} more"))
    if len(shown) < 2:
        return shown[0] if shown else Sentence("")
    return say("{} and {}", joined(shown[:-1], ", "), shown[-1])


def joined(sentences: Sequence[Sentence], between: str) -> Sentence:
    """Put sentences one after the other, with a text of ours between them."""
    return Sentence(between.join(one.text for one in sentences), tuple(value for one in sentences for value in one.values))


def counted(count: int, one: str, many: str = "") -> str:
    """Say `1 profile` or `2 profiles`."""
    return f"{count} {one if count == 1 else many or one + 's'}"
