"""Values become the points, bars and marks of small charts, in whole units of a drawing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

WIDTH, HEIGHT = 320, 120
"""The size of a chart. As wide as a phone, so that its words are as large as those around it."""
SMALL_WIDTH, SMALL_HEIGHT = 96, 24
"""The size of a line that stands in a row."""
HALF = 48
"""How far a bar of balance reaches to either side."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 42, 10, 14, 20
"""Room around what is drawn: for numbers up to 400,000 at its left, for a value above a bar, for months below."""
_EDGE = 3
_MOST_STEPS = 4
_MOST_ABOVE = 1000
"""The words above the bars would touch from here on."""


class Point(NamedTuple):
    x: int
    y: int


class Tick(NamedTuple):
    """A line across a chart at the height *y*, for *value*."""

    y: int
    value: int


class Mark(NamedTuple):
    """A word below a chart, for the value number *at*: it begins at *x*, ends there, or has it in its middle, as *anchor* says."""

    x: int
    at: int
    anchor: str


class Bar(NamedTuple):
    """One bar, from its upper left corner; *at* is the number of its value."""

    x: int
    y: int
    width: int
    height: int
    at: int = 0


class Range(NamedTuple):
    """What a line says in words: the numbers of the first and last known value, and the *least* and *most*; *unknown* lie between."""

    first: int
    last: int
    least: int
    most: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing, *width* by *height*. *runs* are lines of known values, one of a single point where both neighbours are unknown.

    A chart has *runs* or *bars*; *has_room* says that the value of a bar fits above it. The lines across go from *left*
    to *right*. *end* is the point of the last known value. *range* is None where nothing is known.
    """

    width: int
    height: int
    runs: tuple[tuple[Point, ...], ...] = ()
    bars: tuple[Bar, ...] = ()
    has_room: bool = False
    end: Point | None = None
    ticks: tuple[Tick, ...] = ()
    marks: tuple[Mark, ...] = ()
    range: Range | None = None
    left: int = _LEFT
    right: int = WIDTH - _RIGHT


def line_chart(values: Sequence[int | None]) -> Chart:
    """Draw *values* (none below zero) as a line from left to right. It begins at zero, so that a small change looks small.

    None is a gap in the line.
    """
    ticks = _ticks(max(_known(values), default=0))
    xs = [_between(_LEFT, WIDTH - _RIGHT, at, len(values) - 1) for at in range(len(values))]
    runs = tuple(_runs(values, xs, ticks[-1].value, _TOP, HEIGHT - _BOTTOM))
    return Chart(WIDTH, HEIGHT, runs=runs, end=_end(runs), ticks=ticks, marks=_marks(xs), range=_range(values))


def small_line(values: Sequence[int | None]) -> Chart:
    """Draw *values* as a line that stands in a row of text, without words."""
    most = max((*_known(values), 1))
    xs = [_between(_EDGE, SMALL_WIDTH - _EDGE, at, len(values) - 1) for at in range(len(values))]
    runs = tuple(_runs(values, xs, most, _EDGE, SMALL_HEIGHT - _EDGE))
    return Chart(SMALL_WIDTH, SMALL_HEIGHT, runs=runs, end=_end(runs), range=_range(values))


def bar_chart(values: Sequence[int]) -> Chart:
    """Draw *values* (none below zero) as bars from left to right, each in a part of the same width; zero has no bar."""
    ticks = _ticks(max(values, default=0))
    bottom, part = HEIGHT - _BOTTOM, (WIDTH - _LEFT - _RIGHT) // max(len(values), 1)
    gap = part // 5
    bars = []
    for at, value in enumerate(values):
        y = _height(value, ticks[-1].value, _TOP, bottom)
        if value:
            bars.append(Bar(_LEFT + at * part + gap, y, part - 2 * gap, bottom - y, at))
    middles = [_LEFT + at * part + part // 2 for at in range(len(values))]
    return Chart(WIDTH, HEIGHT, bars=tuple(bars), has_room=max(values, default=0) < _MOST_ABOVE, ticks=ticks, marks=_marks(middles), range=_range(values))


def balance_bar(value: int, most: int) -> Bar:
    """Draw *value* from the middle (at `HALF`): below zero to the left, above it to the right, *most* as far as `HALF`."""
    width = min(HALF, _share(abs(value), most, HALF))
    return Bar(HALF - width if value < 0 else HALF, 0, width, 0)


def share_bar(some: int, whole: int) -> Bar:
    """Draw how much *some* is of *whole*, which is as wide as `SMALL_WIDTH`."""
    return Bar(0, 0, min(SMALL_WIDTH, _share(some, whole, SMALL_WIDTH)), 0)


def _share(some: int, whole: int, width: int) -> int:
    """Give a part of *width*, which can be seen if there is any."""
    return max(2, _between(0, width, some, whole)) if some and whole else 0


def _known(values: Sequence[int | None]) -> list[int]:
    return [value for value in values if value is not None]


def _between(start: int, end: int, at: int, parts: int) -> int:
    """Give the place of number *at* of *parts* steps from *start* to *end*; one place alone is at the end."""
    return end if parts <= 0 else start + (2 * at * (end - start) + parts) // (2 * parts)


def _height(value: int, most: int, top: int, bottom: int) -> int:
    return _between(bottom, top, value, most)


def _runs(values: Sequence[int | None], xs: Sequence[int], most: int, top: int, bottom: int) -> Iterator[tuple[Point, ...]]:
    run: list[Point] = []
    for x, value in zip(xs, values, strict=True):
        if value is not None:
            run.append(Point(x, _height(value, most, top, bottom)))
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def _end(runs: Sequence[Sequence[Point]]) -> Point | None:
    return runs[-1][-1] if runs else None


def _ticks(most: int) -> tuple[Tick, ...]:
    """Give lines at zero and at round numbers, up to one that is not below *most*."""
    step = next(step for power in count() for step in (10**power, 2 * 10**power, 5 * 10**power) if step * _MOST_STEPS >= most)
    top = step * max(1, -(-most // step))
    return tuple(Tick(_height(value, top, _TOP, HEIGHT - _BOTTOM), value) for value in range(0, top + 1, step))


def _marks(xs: Sequence[int]) -> tuple[Mark, ...]:
    """Name the first, the middle and the last of the values, as many as there is room for."""
    last = len(xs) - 1
    if last < 1:
        return tuple(Mark(x, 0, "end") for x in xs)
    middle = (Mark(xs[last // 2], last // 2, "middle"),) if last > 3 else ()
    return (Mark(xs[0], 0, "start"), *middle, Mark(xs[last], last, "end"))


def _range(values: Sequence[int | None]) -> Range | None:
    known = [at for at, value in enumerate(values) if value is not None]
    if not known:
        return None
    amounts = _known(values)
    return Range(known[0], known[-1], min(amounts), max(amounts), known[-1] - known[0] + 1 - len(known))
