"""What a file says becomes the places in it that name a skill or a person."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from hubgen.content.hub import Hub, Written
from hubgen.content.sources import Route
from hubgen.content.yamltext import Data
from hubgen.edits.rewrite import DO_NOT_PAIR, read

EACH = "*"
"""Stands in a route for every entry of a list."""

_Routes = Mapping[str, tuple[Route, ...]]
_PERSON_SKILLS: tuple[Route, ...] = (("skills", EACH, "skill"), ("wants", EACH, "skill"))

SKILLS: _Routes = {
    "person": (*_PERSON_SKILLS, *(("private", *route) for route in _PERSON_SKILLS)),
    "skill": (("parent",), ("related", EACH), ("replaced_by",)),
    "circle": (("skills", EACH),),
    "note": (("skills", EACH),),
    "program": (("goal", "learns"), ("skills", EACH), ("pairs", EACH, "skill")),
    "session": (("skill",),),
}
"""Where each kind of file names skills."""

PEOPLE: _Routes = {
    "person": (("manager",), ("private", "manager")),
    "circle": (("leads", EACH), ("members", EACH), ("rota", EACH, "who")),
    "note": (("presenters", EACH), ("attendees", EACH), ("actions", EACH, "who")),
    "program": (
        ("goal", "who", EACH),
        ("goal", "from", EACH),
        ("facilitator",),
        ("people", EACH),
        ("pairs", EACH, "teacher"),
        ("pairs", EACH, "learner"),
        ("rota", EACH, "who"),
    ),
    "session": (("pair", EACH),),
    "do-not-pair": ((EACH, EACH),),
}
"""Where each kind of file names people."""


class Document(NamedTuple):
    """One file of the hub as written, whether or not the schema likes it."""

    kind: str
    path: str
    data: Data


class Reference(NamedTuple):
    """*text* stands at *route* of the file at *path*."""

    kind: str
    path: str
    route: Route
    text: str


def read_documents(hub: Hub, files: Mapping[str, bytes]) -> tuple[list[Document], list[str]]:
    """Give what every file of *files* says, and the paths of those that cannot be read. What *hub* read is not read again."""
    known = {thing.path: thing.source.data for thing in _things(hub)}
    documents, unread = [], []
    for path, raw in sorted(files.items()):
        if not (kind := kind_of(path)):
            continue
        if path in known:
            documents.append(Document(kind, path, dict(known[path])))
        elif (reading := read(path, raw)) is not None:
            documents.append(Document(kind, path, reading.data))
        else:
            unread.append(path)
    return documents, unread


def _things(hub: Hub) -> Iterator[Written]:
    yield from hub.people.values()
    yield from hub.skills.values()
    for circle in hub.circles.values():
        yield circle
        yield from circle.notes
    for program in hub.programs.values():
        yield program
        yield from program.notes


def kind_of(path: str) -> str:
    """Give the kind of the hub's file at *path*; an empty text for any other file."""
    if path == DO_NOT_PAIR:
        return "do-not-pair"
    folder, *rest = path.split("/")
    kinds = {"people": ("person",), "skills": ("skill",), "circles": ("circle", "note"), "programs": ("program", "session")}
    if folder not in kinds or len(rest) != len(kinds[folder]) or not path.endswith(".md" if len(rest) == 2 else ".yml"):
        return ""
    return kinds[folder][0] if len(rest) == 1 or rest[1] == "index.md" else kinds[folder][1]


def references(document: Document, routes: _Routes) -> Iterator[Reference]:
    """Give every text in *document* that stands where *routes* say, in the order of the routes."""
    for route in routes.get(document.kind, ()):
        for found, text in _texts(document.data, route, ()):
            yield Reference(document.kind, document.path, found, text)


def _texts(data: Data, route: Route, walked: Route) -> Iterator[tuple[Route, str]]:
    if not route:
        if isinstance(data, str):
            yield walked, data.strip()
        return
    step, rest = route[0], route[1:]
    if step == EACH and isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, rest, (*walked, index))
    elif isinstance(data, dict) and isinstance(step, str) and step in data:
        yield from _texts(data[step], rest, (*walked, step))
