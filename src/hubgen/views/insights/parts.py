"""A graph becomes the parts it falls into, and the nodes by which alone two parts hold together."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Set

Neighbours = Mapping[str, Set[str]]
"""The neighbours of each node that has any. Nothing that is made of them depends on their order."""


def components(graph: Neighbours) -> tuple[tuple[str, ...], ...]:
    """Give the parts that hold together, each sorted: the largest first, then by their first node."""
    seen: set[str] = set()
    parts = []
    for start in graph:
        if start not in seen:
            parts.append(tuple(sorted(_reached(graph, start, seen))))
    return tuple(sorted(parts, key=lambda part: (-len(part), part)))


def cut_nodes(graph: Neighbours) -> Mapping[str, tuple[int, ...]]:
    """Give the nodes without which their part would fall apart, with the sizes of what would be left, largest first.

    Cost: one walk over nodes and edges (Tarjan, SIAM Journal on Computing 1, 1972), kept on a list of our own: a path
    of 500 people is deeper than Python's calls go.
    """
    order: dict[str, int] = {}
    sizes: dict[str, tuple[int, ...]] = {}
    for part in components(graph):
        for node, below in _walk(graph, part[0], order).items():
            rest = len(part) - 1 - sum(below)
            left = tuple(sorted((*below, *([rest] if rest else [])), reverse=True))
            if len(left) > 1:
                sizes[node] = left
    return {node: sizes[node] for node in sorted(sizes)}


def _reached(graph: Neighbours, start: str, seen: set[str]) -> Collection[str]:
    found, left = [start], [start]
    seen.add(start)
    while left:
        new = graph[left.pop()] - seen
        seen |= new
        found += new
        left += new
    return found


def _walk(graph: Neighbours, root: str, order: dict[str, int]) -> Mapping[str, list[int]]:
    """Give, for each node of the root's part, the sizes of the parts below it that no edge joins to what is above it."""
    low: dict[str, int] = {}
    size: dict[str, int] = {}
    below: dict[str, list[int]] = defaultdict(list)
    path = [(root, "", iter(graph[root]))]
    order[root] = low[root] = len(order)
    size[root] = 1
    while path:
        node, above, rest = path[-1]
        for other in rest:
            if other not in order:
                order[other] = low[other] = len(order)
                size[other] = 1
                path.append((other, node, iter(graph[other])))
                break
            if other != above:
                low[node] = min(low[node], order[other])
        else:
            path.pop()
            if above:
                low[above] = min(low[above], low[node])
                size[above] += size[node]
                if low[node] >= order[above]:
                    below[above].append(size[node])
    return below
