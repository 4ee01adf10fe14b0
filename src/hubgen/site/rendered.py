"""What the Markdown parser made of a text becomes something that the next run can begin with.

It is kept as the parser gave it, before a link is resolved and before the sanitiser. Whoever could write into it could
say no more than a note can.
"""

import json
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import NamedTuple

import markdown
import pygments  # type: ignore[import-untyped]  # it has no types
import pymdownx.__meta__  # type: ignore[import-untyped]  # as above

import hubgen
from hubgen.site.records import Heading


class Rendered(NamedTuple):
    """A text as the parser gives it, and its headings; ids are without a prefix."""

    html: str
    toc: tuple[Heading, ...] = ()


NOTHING: Mapping[str, Rendered] = {}

_DEEPEST = 2
"""Headings of levels 2 and 3 stand in a table of contents."""


def key_of(text: str) -> str:
    """Give what a *text* is known by."""
    return blake2b(text.encode(), digest_size=20).hexdigest()


@cache
def recipe() -> str:
    """Say what made it all: with another version, or another list of extensions, every text is rendered anew."""
    own = b"".join(files("hubgen.site").joinpath(name).read_bytes() for name in ("markdown.py", "lean.py", "colours.py"))
    versions = (hubgen.__version__, markdown.__version__, pymdownx.__meta__.__version__, pygments.__version__)
    return blake2b(repr(versions).encode() + own, digest_size=20).hexdigest()


def to_json(bodies: Mapping[str, Rendered]) -> str:
    """Write *bodies*, by their key."""
    written = {key: [body.html, [_plain(heading) for heading in body.toc]] for key, body in sorted(bodies.items())}
    return json.dumps({"made_by": recipe(), "bodies": written}, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str | bytes) -> dict[str, Rendered]:
    """Read what `to_json` wrote. What is broken, or made by anything else, is nothing."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(data, dict) or data.get("made_by") != recipe() or not isinstance(data.get("bodies"), dict):
        return {}
    return {key: body for key, value in data["bodies"].items() if (body := _body(value)) is not None}


def _plain(heading: Heading) -> list[object]:
    return [heading.id, heading.title, [_plain(child) for child in heading.children]]


def _body(value: object) -> Rendered | None:
    match value:
        case [str(html), list(toc)] if _is_text(html) and (headings := _headings(toc, _DEEPEST)) is not None:
            return Rendered(html, headings)
    return None


def _headings(values: list[object], depth: int) -> tuple[Heading, ...] | None:
    found = []
    for value in values if depth else ():
        match value:
            case [str(id_), str(title), list(below)] if _is_text(id_ + title) and (children := _headings(below, depth - 1)) is not None:
                found.append(Heading(id_, title, children))
            case _:
                return None
    return tuple(found)


def _is_text(value: str) -> bool:
    """JSON can say halves of characters, of which no page can be written."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True
