"""YAML text becomes a tree that knows which characters each value is written in.

For text that the strict reader has accepted. The reader's own tree knows where a value begins, which is enough to say
what is wrong with it; to change it, one must know where it ends too.
"""

from dataclasses import dataclass, field
from typing import Any

import yaml

from hubgen.content.sources import Route

_Loader: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


@dataclass(slots=True)
class Piece:
    """One value: `text[start:end]` are its characters, without the blank lines and comments below it.

    *style* is that of a text: `'`, `"`, `|`, `>` or an empty one. A map has *keys* beside its *parts*. *flow* says that
    a list or a map is written in brackets, or that a text stands within some.
    """

    start: int
    end: int
    kind: str
    value: str = ""
    style: str = ""
    flow: bool = False
    keys: "list[Piece]" = field(default_factory=list)
    parts: "list[Piece]" = field(default_factory=list)
    is_key_next: bool = True

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is written at all: `key:`, or a dash alone."""
        return self.kind == "text" and self.start == self.end

    @property
    def is_null(self) -> bool:
        """Say whether the reader takes it for no value."""
        return self.kind == "text" and not self.style and self.value in ("", "~", "null")

    def index_of(self, step: str | int) -> int:
        """Give the number of the part under a key or an index; -1 if there is none."""
        if isinstance(step, int):
            return step if self.kind == "list" and 0 <= step < len(self.parts) else -1
        return next((at for at, key in enumerate(self.keys) if key.value == step), -1)

    def find(self, route: Route) -> "Piece | None":
        """Give the value at *route*, or None."""
        piece = self
        for step in route:
            at = piece.index_of(step)
            if at < 0:
                return None
            piece = piece.parts[at]
        return piece


def find_pieces(text: str) -> Piece | None:
    """Read *text*, with its line ends as they are, into the tree of its pieces; None if it says nothing."""
    root: Piece | None = None
    stack: list[Piece] = []
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionEndEvent):
            piece = stack.pop()
            piece.end = _end_mark(event) if piece.flow else _end_of(piece)
        elif isinstance(event, yaml.NodeEvent):
            piece = _piece(event, text, in_flow=bool(stack) and stack[-1].flow)
            if stack:
                _attach(stack[-1], piece)
            root = root or piece
            if isinstance(event, yaml.CollectionStartEvent):
                stack.append(piece)
    return root


def _piece(event: Any, text: str, *, in_flow: bool) -> Piece:
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, yaml.MappingStartEvent):
        return Piece(start, start, "map", flow=bool(event.flow_style) or in_flow)
    if isinstance(event, yaml.SequenceStartEvent):
        return Piece(start, start, "list", flow=bool(event.flow_style) or in_flow)
    if event.style in ("|", ">"):  # it reaches to the next thing that is written
        end = start + len(text[start:end].rstrip())
    return Piece(start, end, "text", event.value, event.style or "", flow=in_flow)


def _attach(parent: Piece, piece: Piece) -> None:
    if parent.kind == "map" and parent.is_key_next:
        parent.keys.append(piece)
    else:
        parent.parts.append(piece)
    parent.is_key_next = not parent.is_key_next


def _end_mark(event: Any) -> int:
    return int(event.end_mark.index)


def _end_of(piece: Piece) -> int:
    return max([piece.start, *(part.end for part in (*piece.keys, *piece.parts))])
