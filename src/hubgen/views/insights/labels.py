"""Points of a picture become points that hide nobody, and names beside those that have room for one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple
from unicodedata import east_asian_width

ACROSS, DOWN = 120, 40
"""So far beyond the field that marks are placed on a mark or a name may reach, to the sides, and up and down."""
_STEP, _FURTHEST = 6, 150
_GAP = 3
_WIDE, _USUAL = 1.05, 0.6
"""The widths of a letter, in sizes of the font: broad ones, for who reads has fonts of their own."""

Anchor = Literal["start", "middle", "end"]


class Field(NamedTuple):
    """What marks are placed on, from 0 to the right and down."""

    width: int
    height: int


class Spot(NamedTuple):
    """A round mark: its middle and its radius."""

    x: int
    y: int
    radius: int


class Label(NamedTuple):
    """A name and where it stands: the end or middle that *anchor* says, on its base line."""

    text: str
    x: int
    y: int
    anchor: Anchor


class _Box(NamedTuple):
    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: "_Box") -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom


class _Taken:
    """What is drawn already, found by the squares that it reaches into."""

    SIDE = 60

    def __init__(self) -> None:
        self._boxes: defaultdict[tuple[int, int], list[_Box]] = defaultdict(list)

    def is_free(self, box: _Box) -> bool:
        return not any(box.meets(other) for square in self._squares(box) for other in self._boxes.get(square, ()))

    def add(self, box: _Box) -> None:
        for square in self._squares(box):
            self._boxes[square].append(box)

    def _squares(self, box: _Box) -> Iterator[tuple[int, int]]:
        for column in range(box.left // self.SIDE, box.right // self.SIDE + 1):
            for row in range(box.top // self.SIDE, box.bottom // self.SIDE + 1):
                yield column, row


def evened(spots: Sequence[Spot], field: Field) -> list[Spot]:
    """Move *spots* out of the crowd: half way to where each would stand if rows and columns were equally full.

    Who stands left of or above whom stays.
    """
    last = max(1, len(spots) - 1)
    found = list(spots)
    by_x, by_y = (sorted(range(len(spots)), key=lambda at: (spots[at][axis], at)) for axis in (0, 1))
    for rank, at in enumerate(by_x):
        found[at] = found[at]._replace(x=(spots[at].x + rank * field.width // last) // 2)
    for rank, at in enumerate(by_y):
        found[at] = found[at]._replace(y=(spots[at].y + rank * field.height // last) // 2)
    return found


def apart(spots: Sequence[Spot], field: Field) -> list[Spot]:
    """Move each of *spots* that lies on one before it to the nearest place of *field* that is free, if there is one near by.

    Cost: for each, the places that are tried; about a dozen where it is crowded.
    """
    taken = _Taken()
    found = []
    for spot in spots:
        tried = (spot._replace(x=spot.x + right, y=spot.y + down) for right, down in _ways())
        free = next((one for one in tried if _is_inside(_around(one), field) and taken.is_free(_around(one))), spot)
        taken.add(_around(free))
        found.append(free)
    return found


def place_labels(names: Sequence[str], spots: Sequence[Spot], size: int, field: Field) -> list[Label | None]:
    """Give each spot's name its place: to the right, the left, below or above, where it meets nothing; else None.

    *size* is that of the font. Who comes first has the choice, so the order decides.
    """
    taken = _Taken()
    for spot in spots:
        taken.add(_around(spot))
    labels: list[Label | None] = []
    for name, spot in zip(names, spots, strict=True):
        places = _places(name, spot, size)
        fitting = ((label, box) for label, box in places if _is_inside(box, field) and taken.is_free(box))
        label, box = next(fitting, (None, None))
        if box:
            taken.add(box)
        labels.append(label)
    return labels


def width_of(text: str, size: int) -> int:
    """Say how wide *text* is at most, about, in a font of that *size*."""
    return int(sum(_WIDE if east_asian_width(sign) in "WF" else _USUAL for sign in text) * size + 1)


def _places(name: str, spot: Spot, size: int) -> Iterator[tuple[Label, _Box]]:
    width, half = width_of(name, size), size // 2 + 1
    x, y, away = spot.x, spot.y, spot.radius + _GAP
    base = size * 35 // 100
    yield Label(name, x + away, y + base, "start"), _Box(x + away, y - half, x + away + width, y + half)
    yield Label(name, x - away, y + base, "end"), _Box(x - away - width, y - half, x - away, y + half)
    for middle in (y + away + half, y - away - half):
        yield Label(name, x, middle + base, "middle"), _Box(x - width // 2, middle - half, x + width // 2 + 1, middle + half)


def _around(spot: Spot) -> _Box:
    return _Box(spot.x - spot.radius - 1, spot.y - spot.radius - 1, spot.x + spot.radius + 1, spot.y + spot.radius + 1)


def _is_inside(box: _Box, field: Field) -> bool:
    return box.left >= -ACROSS and box.top >= -DOWN and box.right <= field.width + ACROSS and box.bottom <= field.height + DOWN


@cache  # and not with the module, which every build loads: to sort them takes ten milliseconds
def _ways() -> tuple[tuple[int, int], ...]:
    """Give the ways to places near by, the nearest first."""
    reach = range(-_FURTHEST, _FURTHEST + 1, _STEP)
    ways = [(right, down) for right in reach for down in reach if right * right + down * down <= _FURTHEST * _FURTHEST]
    return tuple(sorted(ways, key=lambda way: (way[0] ** 2 + way[1] ** 2, way)))
