"""A graph becomes places on a square, where nodes that are joined lie near each other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
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
    forces = [[_GRAVITY * (SIDE / 2 - x), _GRAVITY * (SIDE / 2 - y)] for x, y in points]
    _push(points, forces, reach)
    for one, other, weight in springs:
        dx, dy = points[other][0] - points[one][0], points[other][1] - points[one][1]
        pull = weight * sqrt(dx * dx + dy * dy) / reach / 4
        forces[one][0] += dx * pull
        forces[one][1] += dy * pull
        forces[other][0] -= dx * pull
        forces[other][1] -= dy * pull
    moved = []
    for (x, y), (right, down) in zip(points, forces, strict=True):
        length = sqrt(right * right + down * down)
        share = most / length if length > most else 1.0
        moved.append((x + right * share, y + down * share))
    return moved


def _push(points: Sequence[_Point], forces: Sequence[list[float]], reach: float) -> None:
    squares: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for at, (x, y) in enumerate(points):
        squares[int(x // (2 * reach)), int(y // (2 * reach))].append(at)
    for (column, row), own in squares.items():
        around = [at for right in (-1, 0, 1) for down in (-1, 0, 1) for at in squares.get((column + right, row + down), ())]
        for one in own:
            x, y = points[one]
            force = forces[one]
            step = len(around) // MOST_NEAR + 1
            for other in around[one % step :: step]:
                dx, dy = x - points[other][0], y - points[other][1]
                square = dx * dx + dy * dy
                if other != one and square < 4 * reach * reach:
                    push = step * reach * reach / max(square, 1.0)
                    force[0] += dx * push
                    force[1] += dy * push


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
