"""What somebody wrote becomes the values that nobody may find on a public site, and the texts that anybody may read."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias
from unicodedata import is_normalized, normalize

from hubgen.engines.leaks.written import Leaf, Route, Written
from hubgen.problems import Place

Secrets: TypeAlias = Mapping[str, tuple[Place, str]]
"""Each value with the place that it was written at, and the name of the field."""

SLUG = "the file's name"
"""What a file's slug is called, which is no field."""

SHORTEST = 4
"""In bytes: three letters are an abbreviation, three syllables of Hangul a name."""

LONG_LINE = 20
"""In bytes: a line of a longer text tells nothing if it is shorter."""

NAMING = frozenset(
    ("manager", "leads", "members", "presenters", "attendees", "who", "from", "facilitator", "people", "pair")
)
"""The fields in which a public file may name internal people."""

ABOUT_ONE = frozenset(("who", "teacher", "learner"))
"""An action or a pair that names an internal person is theirs as a whole."""

CHOSEN = frozenset(
    (
        "visibility",
        "status",
        "style",
        "days",
        "kind",
        "model",
        "level",
        "teaches",
        "done",
        "on",
        "every",
        "check_in_every",
    )
)
"""The fields that are filled from lists of words, which tell nothing by themselves."""

_NOT_TELLING = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}:\d\d(-\d{1,2}:\d\d)?|\d{1,6}|true|false")
"""Dates, times and numbers stand in anybody's calendar."""

_HUB_LINK = re.compile(
    r"\]\([^)\s]{0,200}(people|skills|circles|programs)/[^)\s]{1,200}\.(yml|md)\b[^)\n]{0,200}\)"
)
"""A link to a source file: where the public may not follow it, only its words are shown."""

_MARKS = re.compile(r"^[ \t]*([#>*+-]|\d+\.)+[ \t]+|[*_`~]+|\[(?=[^\[\]]{0,200}\])|\]\([^)\n]{0,400}\)", re.M)
"""The signs of Markdown that are not shown."""


def find_secrets(written: Sequence[Written]) -> Secrets:
    """Give every value that stands in no public field of its own file."""
    found: dict[str, tuple[Place, str]] = {}
    hidden = _hidden_people(written)
    for file in _as_shown(written, hidden):
        if not file.public and len(file.slug.encode()) >= SHORTEST:
            found.setdefault(file.slug, (Place(file.path), SLUG))
        for leaf in _hidden_leaves(file, hidden):
            for piece in _pieces(leaf):
                found.setdefault(piece, (Place(file.path, leaf.line, leaf.column), leaf.field))
    return found


def find_public(written: Sequence[Written]) -> Iterator[str]:
    """Give what public fields say."""
    hidden = _hidden_people(written)
    for file in _as_shown(written, hidden):
        if file.public:
            secret = set(_hidden_leaves(file, hidden))
            shown = [leaf.text for leaf in file.leaves if leaf not in secret]
            yield tidy(without_hub_links("\n".join([file.slug, *shown])))


def without_hub_links(text: str) -> str:
    """Take the targets out of a text's links to files of the hub."""
    return _HUB_LINK.sub("]", text)


def tidy(text: str) -> str:
    """Write *text* as it is compared: composed, and with single blanks for all white space."""
    text = " ".join(text.split())
    return text if is_normalized("NFC", text) else normalize("NFC", text)


def _hidden_people(written: Iterable[Written]) -> frozenset[str]:
    return frozenset(file.slug for file in written if file.path.startswith("people/") and not file.public)


def _as_shown(written: Iterable[Written], hidden: Collection[str]) -> Iterator[Written]:
    """Give the files, public only where their circle or program is, too, and a session only where both who had it are."""
    public = {file.path for file in written if file.public}
    for file in written:
        folder, _, name = file.path.rpartition("/")
        above = name == "index.md" or not file.path.endswith(".md") or f"{folder}/index.md" in public
        theirs = any(leaf.route[:1] == ("pair",) and leaf.text in hidden for leaf in file.leaves)
        yield file._replace(public=file.public and above and not theirs)


def _hidden_leaves(file: Written, hidden: Collection[str]) -> list[Leaf]:
    if not file.public:
        return list(file.leaves)
    entries = {
        leaf.route[:-1]
        for leaf in file.leaves
        if leaf.text in hidden
        and leaf.route[-1] in ABOUT_ONE
        and len(leaf.route) > 1
        and isinstance(leaf.route[-2], int)
    }
    return [leaf for leaf in file.leaves if _is_hidden(leaf, entries, hidden)]


def _is_hidden(leaf: Leaf, entries: Collection[Route], hidden: Collection[str]) -> bool:
    if leaf.route[:1] == ("private",) or any(leaf.route[: len(entry)] == entry for entry in entries):
        return True
    return leaf.text in hidden and not NAMING.isdisjoint(leaf.route)


def _pieces(leaf: Leaf) -> Iterator[str]:
    """Give the whole of a text and its lines, each as written and without the signs of Markdown."""
    if not CHOSEN.isdisjoint(leaf.route[-2:]):
        return
    for text in dict.fromkeys((leaf.text, _MARKS.sub("", leaf.text))):
        whole = tidy(text)
        if len(whole.encode()) >= SHORTEST and not _NOT_TELLING.fullmatch(whole):
            yield whole
        if "\n" in text.strip():
            yield from (line for line in map(tidy, text.splitlines()) if len(line.encode()) >= LONG_LINE)
