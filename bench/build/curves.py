"""The seconds of each engine at each size become a picture: an SVG with both scales logarithmic, so that linear growth is a straight line."""

from collections.abc import Sequence
from html import escape
from math import log10

from report import Figures

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 64, 170, 24, 52
COLOURS = {
    "hubgen": ("#0b6bcb", "#6cb6ff"),
    "hubgen-cached": ("#5b9bd5", "#9ccfff"),
    "hugo": ("#b3007d", "#ff8ad8"),
    "hugo-without-search": ("#a8639a", "#e3b1d8"),
    "mkdocs": ("#8a5a00", "#e3b341"),
    "zensical": ("#2f7d32", "#7ee787"),
}
"""For light and for dark pages; the names stand at the ends of the lines, so nobody needs the colours."""
NAMES = {
    "hubgen-cached": "hubgen, cached",
    "hugo": "Hugo",
    "hugo-without-search": "Hugo, without search",
    "mkdocs": "MkDocs + Material",
    "zensical": "Zensical",
}
SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="13">
<title id="title">Seconds to build a hub, by its number of people</title>
<desc id="desc">{words}</desc>
<style>
svg {{ color: #1f2328; background: transparent }}
text {{ fill: currentColor }}
.grid {{ stroke: currentColor; stroke-opacity: .18 }}
.line {{ fill: none; stroke-width: 2.5 }}
{light}
@media (prefers-color-scheme: dark) {{
svg {{ color: #e6edf3 }}
{dark}
}}
</style>
{grid}
{lines}
<text x="{middle}" y="{foot}" text-anchor="middle">people in the hub</text>
<text x="14" y="{top}">seconds</text>
</svg>
"""


def draw_curves(figures: Sequence[Figures]) -> str:
    """Draw the engines that were run at two sizes or more."""
    series: dict[str, list[tuple[int, float]]] = {}
    for figure in figures:
        if wall := figure.wall():
            series.setdefault(figure.engine, []).append((figure.size, wall))
    series = {name: points for name, points in series.items() if len(points) > 1}
    sizes = sorted({size for points in series.values() for size, _ in points})
    walls = [wall for points in series.values() for _, wall in points]
    scale = _Scale(sizes[0], sizes[-1], min(walls), max(walls))
    return SVG.format(
        width=WIDTH,
        height=HEIGHT,
        words=escape("; ".join(_words(name, points) for name, points in series.items())),
        light="\n".join(_style(name, 0) for name in series),
        dark="\n".join(_style(name, 1) for name in series),
        grid="\n".join([*map(scale.column, sizes), *map(scale.row, scale.ticks())]),
        lines="\n".join(_lines(series, scale)),
        middle=(LEFT + WIDTH - RIGHT) / 2,
        foot=HEIGHT - 10,
        top=TOP - 8,
    )


class _Scale:
    """Where a size and a number of seconds stand in the picture."""

    def __init__(self, least: float, most: float, soonest: float, latest: float) -> None:
        self.least, self.most, self.soonest, self.latest = least, most, soonest / 1.5, latest * 1.5

    def x(self, size: float) -> float:
        return round(LEFT + log10(size / self.least) / log10(self.most / self.least) * (WIDTH - LEFT - RIGHT), 1)

    def y(self, seconds: float) -> float:
        return round(HEIGHT - BOTTOM - log10(seconds / self.soonest) / log10(self.latest / self.soonest) * (HEIGHT - TOP - BOTTOM), 1)

    def ticks(self) -> list[float]:
        """Give the round numbers of seconds in between."""
        every = (step * 10**power for power in range(-2, 5) for step in (1, 2, 5))
        return [tick for tick in every if self.soonest <= tick <= self.latest]

    def column(self, size: int) -> str:
        x = self.x(size)
        return f'<path class="grid" d="M{x} {TOP}V{HEIGHT - BOTTOM}"/><text x="{x}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{size:,}</text>'

    def row(self, seconds: float) -> str:
        y = self.y(seconds)
        return f'<path class="grid" d="M{LEFT} {y}H{WIDTH - RIGHT}"/><text x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{seconds:g}</text>'


def _lines(series: dict[str, list[tuple[int, float]]], scale: _Scale) -> list[str]:
    """Draw each line with its name at its end; names that would stand on each other are moved apart."""
    drawn = []
    taken: list[float] = []
    for name, points in sorted(series.items(), key=lambda item: scale.y(item[1][-1][1])):
        path = " ".join(f"{scale.x(size)},{scale.y(wall)}" for size, wall in points)
        size, wall = points[-1]
        x, y = scale.x(size) + 8, scale.y(wall) + 4
        while any(abs(y - other) < 15 for other in taken):
            y += 1
        taken.append(y)
        drawn.append(f'<polyline class="line {name}" points="{path}"/><text class="{name}" x="{x}" y="{y}">{NAMES.get(name, name)}</text>')
    return drawn


def _style(name: str, dark: int) -> str:
    colour = COLOURS[name][dark]
    return f".line.{name} {{ stroke: {colour} }} text.{name} {{ fill: {colour} }}"


def _words(name: str, points: Sequence[tuple[int, float]]) -> str:
    return f"{NAMES.get(name, name)}: " + ", ".join(f"{wall:.3g} s for {size:,} people" for size, wall in points)
