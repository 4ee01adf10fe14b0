"""The text of a hub's file becomes what somebody wrote in it, field by field."""

import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

import yaml

Route: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top of a file: `("skills", 2, "level")`."""

_Loader = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
_DEEPEST = 40
_LONGEST = 1_000_000
_HIDDEN_BREAKS = re.compile("[\x85\u2028\u2029]")
"""Line ends to YAML, and to nobody's eye."""


class Leaf(NamedTuple):
    """One text, the way to it, and the line and column at which it begins."""

    route: Route
    text: str
    line: int
    column: int = 1

    @property
    def field(self) -> str:
        """The name of its field, as people say it."""
        return ".".join(part for part in self.route if isinstance(part, str))


class Written(NamedTuple):
    """One file: the word that its address is made of, its fields, the text below, and whether it says that anybody may see it."""

    path: str
    slug: str
    leaves: tuple[Leaf, ...]
    public: bool


def read_written(path: str, slug: str, data: bytes) -> Written:
    """Read the file at *path*. One that is no YAML is taken line by line, and nobody may see it."""
    text = re.sub(r"\r\n?", "\n", data.decode("utf-8", errors="replace").removeprefix("\ufeff"))
    front, body, line = _parts(text) if path.endswith(".md") else (text, "", 0)
    try:
        leaves = tuple(_leaves(front, line and 1))
    except (yaml.YAMLError, ValueError):
        return Written(path, slug, tuple(_lines(text)), False)
    said = {leaf.text for leaf in leaves if leaf.route == ("visibility",)}
    below = (Leaf(("text",), body, line),) if body.strip() else ()
    return Written(path, slug, leaves + below, said == {"public"})


def _parts(text: str) -> tuple[str, str, int]:
    """Give the front matter, the text below it, and the line on which that begins."""
    end = text.find("\n---\n")
    if not text.startswith("---\n") or end < 0:
        return "", text, 1
    return text[4 : end + 1], text[end + 5 :], text.count("\n", 0, end + 5) + 1


def _leaves(text: str, above: int) -> Iterator[Leaf]:
    """Give every scalar of a YAML text; *above* lines stand above it. ValueError where it cannot be trusted to be what it looks like."""
    if len(text) > _LONGEST or _HIDDEN_BREAKS.search(text):
        raise ValueError("too long, or with hidden line ends")
    route: list[str | int | None] = []  # None in a map that waits for a key
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            if len(route) == _DEEPEST or (route and route[-1] is None):
                raise ValueError("too deep, or a key that is no text")
            route.append(None if isinstance(event, yaml.MappingStartEvent) else 0)
        elif isinstance(event, yaml.CollectionEndEvent):
            route.pop()
            _go_on(route)
        elif isinstance(event, yaml.ScalarEvent) and route and route[-1] is None:
            route[-1] = event.value
        elif isinstance(event, yaml.ScalarEvent):
            way, mark = tuple(part for part in route if part is not None), event.start_mark
            line, column = (mark.line, mark.column) if mark else (0, 0)
            yield Leaf(way, event.value, line + 1 + above, column + 1)
            _go_on(route)
        elif isinstance(event, yaml.AliasEvent):
            raise ValueError("an alias")


def _go_on(route: list[str | int | None]) -> None:
    """Move on to what comes next in the innermost list or map, whose value has just ended."""
    if route:
        last = route[-1]
        route[-1] = last + 1 if isinstance(last, int) else None


def _lines(text: str) -> Iterator[Leaf]:
    for number, line in enumerate(text[:_LONGEST].splitlines(), start=1):
        key, colon, value = line.partition(":")
        said = (value if colon and " " not in key.strip(" -") else line).strip(" \t\"'-")
        if said:
            yield Leaf((key.strip(" -"),) if said in value else (), said, number)
