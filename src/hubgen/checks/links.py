"""Links in what people wrote become findings."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from hubgen.content.folder import PICTURES
from hubgen.content.hub import Hub, Written
from hubgen.problems import Finding, Place, Severity

_FENCED = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?(^\1[`~]*\s*$|\Z)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)(`++)[^\n]*?(?<!`)\1(?!`)")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]+)")


def broken_link(hub: Hub) -> Iterator[Finding]:
    """A link to another file of the hub leads somewhere.

    Bad:
        See [Ada](../../people/ada.yml).       # there is no such file
    Good:
        See [Ada](../../people/ada-ng.yml).
    """
    known = _paths(hub)
    for written, body in _written(hub):
        for line, column, target in _links(written, body):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(written.path), target))
            group = f"{posixpath.dirname(path)}/index.md"  # with a circle that cannot be read, its notes are left out too
            if path in known or path in hub.broken or group in hub.broken:
                continue
            if path.startswith("docs/") or posixpath.splitext(path)[1].lower() in PICTURES:
                continue
            place = Place(written.path, line, column)
            yield Finding(place, f"the link `{target}` leads nowhere", "link to a file of the hub, such as `../../people/<slug>.yml`", Severity.WARNING)


def _written(hub: Hub) -> Iterator[tuple[Written, str]]:
    """Give everything with a body of Markdown, and the body."""
    for circle in hub.circles.values():
        yield circle, circle.body
        yield from ((note, note.body) for note in circle.notes)
    for program in hub.programs.values():
        yield program, program.body
        yield from ((note, note.body) for note in program.notes)


def _paths(hub: Hub) -> frozenset[str]:
    things = (*hub.people.values(), *hub.skills.values(), *(written for written, _ in _written(hub)))
    return frozenset(thing.path for thing in things)


def _links(written: Written, body: str) -> Iterator[tuple[int, int, str]]:
    """Give line, column and target of each relative link in a body, code left out."""
    prose = without_code(body)
    for match in _LINK.finditer(prose):
        try:
            parts = urlsplit(match[1])
        except ValueError:
            continue
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            continue
        line = prose.count("\n", 0, match.start(1))
        column = match.start(1) - (prose.rfind("\n", 0, match.start(1)) + 1) + 1
        yield written.source.body_line + line, column, unquote(parts.path)


def without_code(body: str) -> str:
    """Replace code by spaces, so that places stay true."""
    return _CODE.sub(_blank, _FENCED.sub(_blank, body))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])
