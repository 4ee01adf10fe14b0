"""The changes to many files become their new bytes, or the reason why not one of them is changed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hubgen.content.hub import Hub
from hubgen.content.slugs import normalise
from hubgen.edits.changes import CannotEdit, Change, Drop
from hubgen.edits.imported import IMPORTED, follow
from hubgen.edits.links import Moves, relink
from hubgen.edits.references import Document, Reference, kind_of, read_documents, references
from hubgen.edits.rewrite import rewrite

Files = Mapping[str, bytes]
"""The bytes of every file that may name what is changed, by path: the hub's, the pages in docs/, CODEOWNERS."""


class WrongName(ValueError):
    """What was asked for names nothing, or names what is taken; the text says so to whoever asked."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What to write: *texts* by path, None for a file that goes; *moves* are old paths and new ones.

    *said* is what whoever asked should know, *todo* what is left for people to decide.
    """

    texts: Mapping[str, bytes | None]
    moves: Mapping[str, str] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    todo: tuple[str, ...] = ()


class Plan:
    """Gathers changes by file; `finish` makes them all, or none.

    *moves* are files that get another name, *gone* those that are deleted, each with the file to which links to it
    lead from now on (None for no file).
    """

    def __init__(self, hub: Hub, files: Files) -> None:
        self.hub = hub
        self.files = files
        self.documents, self.unread = read_documents(hub, files)
        self.changes: dict[str, list[Change]] = {}
        self.moves: dict[str, str] = {}
        self.gone: dict[str, str | None] = {}
        self.said: list[str] = []
        self.todo: list[str] = []

    def change(self, path: str, *changes: Change) -> None:
        self.changes.setdefault(path, []).extend(changes)

    def drop(self, path: str, routes: Iterable[tuple[str | int, ...]]) -> None:
        """Take entries away, the last first, so that those before it keep their numbers."""
        self.change(path, *(Drop(route) for route in sorted(set(routes), key=lambda route: [str(step).rjust(9) for step in route], reverse=True)))

    def document(self, path: str) -> Document:
        return next(document for document in self.documents if document.path == path)

    def references(self, routes: Mapping[str, tuple[tuple[str | int, ...], ...]]) -> Iterable[Reference]:
        for document in self.documents:
            yield from references(document, routes)

    def refuse_unread(self, *words: str) -> None:
        """Refuse to go on if a file that cannot be read says one of *words*: what it says of them would be lost."""
        folded = [normalise(word) for word in words]
        naming = [path for path in self.unread if any(word in normalise(self.files[path].decode(errors="replace")) for word in folded)]
        if naming:
            raise CannotEdit(f"{', '.join(naming)} cannot be read and may name it; mend what `hubgen check` says of it first")

    def finish(self) -> Edit:
        """Make all changes. Raises CannotEdit where one of them cannot be made safely."""
        texts: dict[str, bytes | None] = dict.fromkeys((*self.moves, *self.gone))
        links = Moves({**self.moves, **self.gone}, self.hub.settings.site_url)
        for path, raw in self.files.items():
            if path in self.gone or path in self.unread:
                continue
            made = self._made(path, raw, links)
            if path in self.moves or made != raw:
                texts[self.moves.get(path, path)] = made
        self.todo += [f"make {path} anew with `hubgen codeowners --write`: it names a file that is no longer there" for path in self._owners(links)]
        return Edit(dict(sorted(texts.items())), dict(self.moves), tuple(self.said), tuple(self.todo))

    def _owners(self, links: Moves) -> list[str]:
        """Give the files that are no pages and no part of the hub, and name one that moves or goes: CODEOWNERS."""
        others = (path for path in self.files if not kind_of(path) and not path.endswith((".md", ".jsonl")))
        return [path for path in others if any(f"/{target} ".encode() in self.files[path] for target in links.paths)]

    def _made(self, path: str, raw: bytes, links: Moves) -> bytes:
        changes = self.changes.get(path, [])
        if path.startswith(f"{IMPORTED}/"):
            return follow(path, raw, self.moves, self.gone)
        if kind_of(path):
            linked = links.may_be_in(raw.decode(errors="replace"))
            return rewrite(path, raw, changes, links) if changes or linked else raw
        try:
            text = raw.decode()
        except UnicodeDecodeError:  # a page in docs/ is not ours to check
            return raw
        return relink(text, path, links).encode() if path.endswith(".md") else raw


def mentions(files: Files, words: Iterable[str]) -> list[tuple[str, int]]:
    """Give path and number of every line that still says one of *words*, capitals and accents apart."""
    folded = [re.escape(word) for word in map(_folded, words) if word]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(folded)})(?!\w)")
    return [
        (path, number)
        for path, raw in sorted(files.items())
        for number, line in enumerate(raw.decode(errors="replace").splitlines(), 1)
        if folded and pattern.search(_folded(line))
    ]


def _folded(text: str) -> str:
    taken_apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in taken_apart if not unicodedata.combining(sign))
