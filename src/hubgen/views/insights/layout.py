"""A graph becomes places on a square, where nodes that are joined lie near each other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from math import sqrt

from hubgen.views.search.fold import tie_hash

SIDE = 1_000
MOST_NODES = 500
MOST_EDGES = 1_000
"""So many edges pull, the strongest: more of them make no better picture."""
ROUNDS = 40
MOST_NEAR = 48
"""So many others push a node away, at most: of more, one in so many, each the harder."""
_GRAVITY = 0.02
"""How strongly all are drawn to the middle, so that parts that nothing joins do not drift away."""

_Point = tuple[float, float]


def lay_out(groups: Mapping[str, str], edges: Mapping[tuple[str, str], int]) -> Mapping[str, tuple[int, int]]:
    """Place each node, given with the group that it begins beside, in whole numbers from 0 to `SIDE`.

    Springs after Fruchterman and Reingold (Software: Practice and Experience 21, 1991), in their variant with a grid:
    only nodes of neighbouring squares push each other away. *edges* have weights. It begins by hashes of names and
    uses nothing that differs between machines: sums, products and square roots.
    Cost: `ROUNDS` times at most `MOST_EDGES` edges and `MOST_NEAR` others of each node.
    """
    nodes = sorted(groups)
    if len(nodes) > MOST_NODES:
        raise ValueError(f"{len(nodes)} nodes are too many to lay out")
    strongest = sorted(edges, key=lambda pair: (-edges[pair], pair))[:MOST_EDGES]
    index = {node: at for at, node in enumerate(nodes)}
    springs = [(index[one], index[other], sqrt(edges[one, other])) for one, other in strongest]
    points = [_start(node, groups[node]) for node in nodes]
    reach = SIDE / sqrt(max(1, len(nodes)))
    for round_ in range(ROUNDS):
        points = _moved(points, springs, reach, reach * (1 - round_ / ROUNDS))
    return dict(zip(nodes, _fitted(points), strict=True))


def _start(node: str, group: str) -> _Point:
    """Begin near the others of the group."""
    first, second = tie_hash(f"group {group}"), tie_hash(f"node {node}")
    x, y = (first & 0xFFFF) / 0x10000, (first >> 16) / 0x10000
    return SIDE * (0.8 * x + 0.2 * (second & 0xFFFF) / 0x10000), SIDE * (0.8 * y + 0.2 * (second >> 16) / 0x10000)


def _moved(points: Sequence[_Point], springs: Sequence[tuple[int, int, float]], reach: float, most: float) -> list[_Point]:
    """Let all forces act once; nobody moves further than *most*."""
    right, down = [_GRAVITY * (SIDE / 2 - x) for x, _ in points], [_GRAVITY * (SIDE / 2 - y) for _, y in points]
    _push(points, right, down, reach)
    slack = 4 * reach
    for one, other, weight in springs:
        x, y = points[one]
        to_x, to_y = points[other]
        dx, dy = to_x - x, to_y - y
        pull = weight * sqrt(dx * dx + dy * dy) / slack
        dx *= pull
        dy *= pull
        right[one] += dx
        down[one] += dy
        right[other] -= dx
        down[other] -= dy
    moved = []
    for (x, y), dx, dy in zip(points, right, down, strict=True):
        length = sqrt(dx * dx + dy * dy)
        share = most / length if length > most else 1.0
        moved.append((x + dx * share, y + dy * share))
    return moved


def _push(points: Sequence[_Point], right: list[float], down: list[float], reach: float) -> None:
    """Add to the forces, to the *right* and *down*, those by which nodes keep each other away."""
    squares: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for at, (x, y) in enumerate(points):
        squares[int(x // (2 * reach)), int(y // (2 * reach))].append(at)
    far = 4 * reach * reach
    for (column, row), own in squares.items():
        beside = [squares.get((column + across, row + along), ()) for across in (-1, 0, 1) for along in (-1, 0, 1)]
        around = [points[at] for at in chain.from_iterable(beside)]
        step = len(around) // MOST_NEAR + 1
        force = step * reach * reach
        for one in own:
            x, y = points[one]
            to_right, to_down = right[one], down[one]
            for other_x, other_y in around[one % step :: step]:
                dx = x - other_x
                dy = y - other_y
                square = dx * dx + dy * dy
                if square < far:  # a node does not push itself: both differences are nothing
                    push = force / square if square > 1 else force
                    to_right += dx * push
                    to_down += dy * push
            right[one], down[one] = to_right, to_down


def _fitted(points: Sequence[_Point]) -> list[tuple[int, int]]:
    """Stretch the picture over the square, and round."""
    if not points:
        return []
    left, top = min(x for x, _ in points), min(y for _, y in points)
    width = max(x for x, _ in points) - left
    height = max(y for _, y in points) - top
    return [(_scaled(x - left, width), _scaled(y - top, height)) for x, y in points]


def _scaled(value: float, whole: float) -> int:
    return int(value / whole * SIDE + 0.5) if whole else SIDE // 2
