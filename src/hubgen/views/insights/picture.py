"""A network becomes what is drawn of it: marks with signs of teams, lines by how much they join, names that have room."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isqrt
from typing import NamedTuple

from hubgen.views.insights.labels import ACROSS, DOWN, Field, Label, Spot, apart, evened, place_labels
from hubgen.views.insights.layout import SIDE
from hubgen.views.insights.network import Network, Node
from hubgen.views.insights.signs import signs
from hubgen.views.proposals import is_right_to_left
from hubgen.views.refs import Link

HUES = 8
LONGEST_NAME = 24
MANY = 150
"""Of more marks than that the picture is drawn larger, and scrolls."""
FEW = 14
"""Of fewer marks than that the picture is drawn smaller: two people in a large square look lost."""
PEOPLE_STEPS, TEAM_STEPS = (2, 4), (5, 20)
"""From so many ties on a line is drawn broader: between people, between teams."""


class Frame(NamedTuple):
    """What is seen of a picture, as the `viewBox` of an SVG: its field, with a margin for names."""

    left: int
    top: int
    width: int
    height: int


class Mark(NamedTuple):
    """A node as it is drawn. *sign* and *hue* (1 to `HUES`) are its team's, empty and 0 for who is in none."""

    link: Link
    team: Link
    size: int
    spot: Spot
    sign: str
    hue: int
    label: Label | None


class Lines(NamedTuple):
    """All lines of one breadth (1 to 3), as the path of an SVG."""

    step: int
    path: str


class Joined(NamedTuple):
    """A node, and those whom lines lead to, by name."""

    link: Link
    others: tuple[Link, ...]


class Gathered(NamedTuple):
    """A team of the picture, with its sign, its hue, how many people its marks stand for, and what each mark is joined to."""

    team: Link
    sign: str
    hue: int
    people: int
    joined: tuple[Joined, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a network within *frame*. *font* is the size of its names.

    *large* where it is to be drawn larger than a screen. *pixels* is how wide it is to be drawn, 0 for as wide as the
    page. *steps* are the numbers of ties from which lines are broader.
    *teams* say the same in words; in a network of teams each is its own.
    """

    frame: Frame
    marks: tuple[Mark, ...]
    lines: tuple[Lines, ...]
    teams: tuple[Gathered, ...]
    font: int
    large: bool
    pixels: int
    steps: tuple[int, int]


def draw(network: Network) -> Picture:
    """Draw *network*: it has at most 500 nodes and 1,500 edges, so this takes less than half a second."""
    nodes = network.nodes
    font = 18 if len(nodes) < FEW else 15 if len(nodes) <= 60 else 13 if len(nodes) <= MANY else 10
    teams = _teams(nodes)
    sign_of, hue_of = signs({slug: link.name for slug, link in teams.items()}), {slug: at % HUES + 1 for at, slug in enumerate(teams)}
    field = _field(len(nodes))
    laid = [Spot(node.x * field.width // SIDE, node.y * field.height // SIDE, _radius(node, network.by_team, len(nodes))) for node in nodes]
    spots = apart(evened(laid, field), field)
    # Of teams the larger ones have the first choice of a place; of people nobody comes first but by name.
    order = sorted(range(len(nodes)), key=lambda at: (-nodes[at].size, nodes[at].link.name.casefold(), at))
    placed = place_labels([_short(nodes[at].link.name) for at in order], [spots[at] for at in order], font, field)
    labels = dict(zip(order, placed, strict=True))
    marks = tuple(
        Mark(node.link, node.team, node.size, spots[at], sign_of.get(node.team.slug, ""), hue_of.get(node.team.slug, 0), labels[at])
        for at, node in enumerate(nodes)
    )
    steps = TEAM_STEPS if network.by_team else PEOPLE_STEPS
    frame = Frame(-ACROSS, -DOWN, field.width + 2 * ACROSS, field.height + 2 * DOWN)
    return Picture(
        frame=frame,
        marks=marks,
        lines=_lines(network, spots, steps),
        teams=_gathered(network, marks),
        font=font,
        large=len(nodes) > MANY,
        pixels=frame.width * 3 // 4 if len(nodes) < FEW else 0,  # as large as in a picture that takes the page's width
        steps=steps,
    )


def _field(count: int) -> Field:
    """Choose what *count* marks are placed on: the whole square, or of a few a smaller and flatter part of it."""
    if count >= FEW:
        return Field(SIDE, SIDE)
    width = SIDE * (count + 1) // (FEW + 1)
    return Field(width, isqrt(width * width * count // FEW))


def _teams(nodes: Sequence[Node]) -> Mapping[str, Link]:
    """Give the teams of the picture by slug, by name."""
    links = {node.team for node in nodes if node.team.slug}
    return {link.slug: link for link in sorted(links, key=lambda link: (link.name.casefold(), link.slug))}


def _radius(node: Node, by_team: bool, count: int) -> int:
    if by_team:
        return 11 + min(22, isqrt(node.size) * 2)
    return 18 if count <= 60 else 15 if count <= MANY else 11


def _short(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    cut = name[: LONGEST_NAME - 1].rstrip() + "…"
    return f"\u2068{cut}\u2069" if is_right_to_left(name) else cut  # else the dots stand before the name


def _lines(network: Network, spots: Sequence[Spot], steps: tuple[int, int]) -> tuple[Lines, ...]:
    """Write all lines of one breadth as one path: 1,500 elements are ten times the bytes."""
    paths: defaultdict[int, list[str]] = defaultdict(list)
    for edge in network.edges:
        one, other = spots[edge.one], spots[edge.other]
        step = 1 + sum(edge.ties.total >= least for least in steps)
        paths[step].append(f"M{one.x} {one.y} {other.x} {other.y}")
    return tuple(Lines(step, "".join(paths[step])) for step in sorted(paths))


def _gathered(network: Network, marks: Sequence[Mark]) -> tuple[Gathered, ...]:
    """Put who is drawn under their teams, by name; who is in none comes last."""
    others: defaultdict[int, list[Link]] = defaultdict(list)
    for edge in network.edges:
        others[edge.one].append(marks[edge.other].link)
        others[edge.other].append(marks[edge.one].link)
    below: defaultdict[Link, list[Joined]] = defaultdict(list)
    signed = {mark.team: (mark.sign, mark.hue) for mark in marks}
    for at in sorted(range(len(marks)), key=lambda at: _by_name(marks[at].link)):
        below[marks[at].team].append(Joined(marks[at].link, tuple(sorted(others[at], key=_by_name))))
    counts = Counter[Link]()
    for mark in marks:
        counts[mark.team] += mark.size
    teams = sorted(below, key=lambda team: (not team.slug, *_by_name(team)))
    return tuple(Gathered(team, *signed[team], counts[team], tuple(below[team])) for team in teams)


def _by_name(link: Link) -> tuple[str, str]:
    return link.name.casefold(), link.slug
