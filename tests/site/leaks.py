"""What stands in no public field of a hub is looked for in every file of a site that was built for the public.

This reads the hub's files by rules of its own: what the program takes for public is what is in question here.
"""

import gzip
import html
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import yaml

from hubgen.site.index_format import FOLDER, read_index
from hubgen.site.pages import own_files

SHORTEST = 4
"""In bytes: three letters are an abbreviation, three syllables of Hangul a name."""

NAMING = frozenset(
    ("manager", "leads", "members", "presenters", "attendees", "who", "from", "facilitator", "people", "pair")
)
"""The fields in which a public file may name internal people."""

ABOUT_ONE = ("who", "teacher", "learner")
"""An action or a pair that names an internal person is theirs as a whole."""

NOT_TELLING = re.compile(r"[\d\s:./+-]*|true|false")
"""Dates, times and numbers, which stand in anybody's calendar."""

LINK_TARGET = re.compile(r"\]\([^)]*\)|^\[[^\]]+\]:.*$", re.M)


class Value(NamedTuple):
    """A text that somebody wrote, and the file it was written in."""

    text: str
    path: str


class Written(NamedTuple):
    """One file of a hub: the words of its address, its fields, the text below, and whether anybody may see it."""

    path: str
    slug: str
    fields: Mapping[str, object]
    body: str
    public: bool


def secrets(root: Path) -> list[Value]:
    """Give every value of the hub in *root* that stands in no public field."""
    written = list(read_hub(root))
    public = _public_text(root, written)
    every = {value for file in written for value in _values(file)}
    telling = (each for each in every if len(each.text.encode()) >= SHORTEST and not NOT_TELLING.fullmatch(each.text))
    return sorted(value for value in telling if not _stands(value.text, public))


def leaks(site: Path, values: Collection[Value]) -> list[str]:
    """Name the values that stand, as whole words, in a file of *site* or in its path."""
    own = _shipped()
    found = []
    packed = _unpacked_index(site)
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        data, path = file.read_bytes(), file.relative_to(site)
        readings = _readings(path.suffix, data) if path.suffix != ".bin" else packed
        text = "\n".join([path.as_posix(), *readings]) if data not in own else ""
        words = set(re.findall(r"\w+", text))
        for value in values:
            # Most values need no search: their first word is not in the file.
            first = re.search(r"\w+", value.text)
            if (first is None or not first[0].isascii() or first[0] in words) and _stands(value.text, text):
                found.append(f"{path.as_posix()}: {value.text!r} of {value.path}")
    return found


def _stands(text: str, where: str) -> bool:
    start = where.find(text)
    while start >= 0:
        end = start + len(text)
        if not _goes_on(where[start - 1 : start], text[0]) and not _goes_on(where[end : end + 1], text[-1]):
            return True
        start = where.find(text, start + 1)
    return False


def _goes_on(sign: str, edge: str) -> bool:
    """Say whether a word goes on beyond its *edge*; not every script puts blanks between words."""
    return edge.isascii() and (sign.isalnum() or sign == "_")


def _shipped() -> frozenset[bytes]:
    """Give the files of the theme and of the program, which hold nothing of any hub."""
    theme = Path(str(files("material") / "templates/assets"))
    return frozenset((*(path.read_bytes() for path in theme.rglob("*") if path.is_file()), *own_files().values()))


# Reading the hub


def read_hub(root: Path) -> Iterator[Written]:
    """Give every file of the hub; a note is public if its circle or program is, too."""
    for path in sorted([*root.glob("people/*.yml"), *root.glob("skills/*.yml")]):
        fields = _fields(path.read_text("utf-8"))
        yield Written(path.relative_to(root).as_posix(), path.stem, fields, "", fields.get("visibility") == "public")
    for index in sorted([*root.glob("circles/*/index.md"), *root.glob("programs/*/index.md")]):
        group = _with_body(root, index, index.parent.name)
        yield group
        for note in sorted(set(index.parent.glob("*.md")) - {index}):
            written = _with_body(root, note, note.stem)
            yield written._replace(public=written.public and group.public)


def _with_body(root: Path, path: Path, slug: str) -> Written:
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    fields = _fields(front)
    return Written(path.relative_to(root).as_posix(), slug, fields, body, fields.get("visibility") == "public")


def _fields(text: str) -> Mapping[str, object]:
    found = yaml.load(text, yaml.CBaseLoader)
    assert isinstance(found, dict)
    return found


def _values(file: Written) -> Iterator[Value]:
    if not file.public:
        yield Value(file.slug, file.path)
    for text in (*_texts(file.fields), file.body):
        # Markdown makes something else of the whole, but most of its lines stay as they are.
        yield from (Value(" ".join(line.split()), file.path) for line in {text, *text.splitlines()})


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from _texts(each)


def _public_text(root: Path, written: Collection[Written]) -> str:
    """Give all that anybody may read: public fields, hand-written pages, and the hub's settings."""
    hidden = {file.slug for file in written if file.path.startswith("people/") and not file.public}
    texts = [path.read_text("utf-8") for path in sorted(root.glob("docs/**/*.md")) if "dev" not in path.parts]
    texts.append((root / "mkdocs.yml").read_text("utf-8"))
    for file in written:
        if file.public:
            shown = {name: value for name, value in file.fields.items() if name != "private"}
            texts += [file.slug, *_texts(_without(shown, hidden)), LINK_TARGET.sub("]", file.body)]
    return " ".join("\n".join(texts).split())


def _without(value: object, hidden: Collection[str]) -> object:
    """Leave out of a public file's fields the internal people, and what is said of them alone."""
    if isinstance(value, list):
        return [_without(each, hidden) for each in value if not _is_theirs(each, hidden)]
    if isinstance(value, Mapping):
        return {
            name: _without(each, hidden)
            for name, each in value.items()
            if not (name in NAMING and isinstance(each, str) and each in hidden)
        }
    return value


def _is_theirs(value: object, hidden: Collection[str]) -> bool:
    if isinstance(value, Mapping):
        return any(isinstance(value.get(name), str) and value[name] in hidden for name in ABOUT_ONE)
    return isinstance(value, str) and value in hidden


# Reading the site


def _unpacked_index(site: Path) -> list[str]:
    """Give all that the packed index of the search says: its files tell nothing one by one, since names are cut in it."""
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.glob(f"{FOLDER}*.bin")}
    if not files:
        return []
    columns = read_index(files)
    return [" ".join("\n".join(_all_texts(columns)).split())]


def _all_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from (*_all_texts(key), *_all_texts(each))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _all_texts(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _all_texts(getattr(value, field.name))


def _readings(suffix: str, data: bytes) -> Iterator[str]:
    """Give a file's text in every way in which it can be read; what is packed is unpacked."""
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    texts = [data.decode("utf-8", errors="replace")]
    if suffix == ".ics":
        texts = [re.sub(r"\r?\n[ \t]", "", texts[0])]
        texts.append(re.sub(r"\\([,;\\])", r"\1", texts[0]).replace("\\n", "\n"))
    if suffix == ".json":
        texts.append("\n".join(_texts(json.loads(texts[0]))))
    for text in texts:
        plain = html.unescape(text)
        for reading in (text, plain, html.unescape(unquote(plain)), re.sub(r"<[^>]*>", "", plain)):
            yield " ".join(reading.split())
