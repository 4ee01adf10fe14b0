"""The folders of a hub and of its public site become the problems of what has leaked."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from hubgen.engines.leaks.finder import Finder
from hubgen.engines.leaks.readings import PICTURES, read_packed, read_texts
from hubgen.engines.leaks.values import SLUG, find_public, find_secrets, tidy, without_hub_links
from hubgen.engines.leaks.written import Written, read_written
from hubgen.problems import Place, Problem
from hubgen.site.api.schemas import SHAPES, schema_of
from hubgen.site.index_format import FOLDER
from hubgen.site.pages import own_files

CODE = "leaked-value"
HINT = (
    "tell whoever looks after hubgen; if anybody may know it, say it in a public field or on a page in docs/"
)

_HUB = ("people/*.y*ml", "skills/*.y*ml", "circles/*/*.md", "programs/*/*.md", "programs/*.y*ml")
_WORDS = frozenset((".html", ".js", ".css", ".json", ".xml"))
"""The files of a theme that hold words which pages show."""


def find_leaks(site: Path, root: Path, *, docs: Path, themes: Iterable[Path]) -> list[Problem]:
    """Give a problem for each value of the hub in *root* that stands in *site* and in no public field.

    Public is also what stands in *docs*, the folder of the pages written by hand, as far as it is published, and in
    the folders of *themes*.
    """
    written, themes = read_hub(root), list(themes)
    secrets = find_secrets(written)
    if not secrets:
        return []
    finder = Finder(secrets)
    first: dict[str, str] = {}
    for path, texts in _site_texts(site, themes):
        for value in _found(finder, texts):
            first.setdefault(value, path)
    public = chain(find_public(written), _from_docs(root, docs, site), _from_themes(themes))
    known = _found(Finder(first), public) if first else set()
    leaked = {value: path for value, path in first.items() if value not in known}
    # Addresses are made of slugs, and the place of a problem names them anyway.
    masked = Finder(value for value in leaked if secrets[value][1] != SLUG)
    return sorted({_problem(*secrets[value], _mask(path, masked)) for value, path in leaked.items()})


def read_hub(root: Path) -> list[Written]:
    """Read every file of the hub in *root*."""
    return [read_written(path, slug, data) for path, slug, data in _hub_files(root)]


def _hub_files(root: Path) -> Iterator[tuple[str, str, bytes]]:
    # People first: their slugs and names stand in circles, too, but are theirs.
    for file in (file for pattern in _HUB for file in sorted(root.glob(pattern)) if file.is_file()):
        slug = file.parent.name if file.name == "index.md" else file.stem
        yield file.relative_to(root).as_posix(), slug, file.read_bytes()


def _found(finder: Finder, texts: Iterable[str]) -> set[str]:
    return set().union(*map(finder.found_in, texts))


def _from_docs(root: Path, docs: Path, site: Path) -> Iterator[str]:
    """Give the settings, and what docs/ says where it is published."""
    for file in (*sorted(docs.rglob("*")), *sorted(root.glob("mkdocs.y*ml"))):
        path = file.relative_to(docs) if file.is_relative_to(docs) else None
        if file.is_file() and file.suffix not in PICTURES and (path is None or _is_published(path, site)):
            yield tidy(path.as_posix() if path else "")
            yield tidy(without_hub_links(file.read_bytes().decode("utf-8", errors="replace")))


def _is_published(path: Path, site: Path) -> bool:
    if path.suffix != ".md":
        return (site / path).is_file()
    folder = path.parent if path.stem in ("index", "README") else path.with_suffix("")
    return (site / folder / "index.html").is_file()


def _from_themes(themes: Iterable[Path]) -> Iterator[str]:
    """Give the words of the themes, of hubgen's own pages, and of what it says about its JSON."""
    yield tidy(json.dumps([schema_of(shape) for shape in SHAPES.values()], ensure_ascii=False))
    own = Path(__file__).parents[2] / "site"
    # A theme's ten thousand icons are in a hidden folder, and say nothing.
    shown = (part for folder in (*themes, own) for part in sorted(folder.iterdir()) if part.name[0] != ".")
    for part in shown:
        for file in (part, *sorted(part.rglob("*"))):
            if file.suffix in _WORDS and file.is_file():
                yield tidy(file.read_text("utf-8", errors="replace"))


def _site_texts(site: Path, themes: Iterable[Path]) -> Iterator[tuple[str, Iterable[str]]]:
    """Give the texts of every file of *site* that is not, byte for byte, the theme's or the program's."""
    own = own_files()
    index: dict[str, bytes] = {}
    seen: set[int] = set()
    for file in sorted(file for file in site.rglob("*") if file.is_file()):
        path, data = file.relative_to(site).as_posix(), file.read_bytes()
        if path.startswith(FOLDER):
            index[path] = data
        if own.get(path) != data and not any(_is_same(theme / path, data) for theme in themes):
            yield path, read_texts(path, data, seen)
    yield FOLDER, [read_packed(index)]


def _is_same(file: Path, data: bytes) -> bool:
    return file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data


def _mask(path: str, values: Finder) -> str:
    path = tidy(path)
    for value in sorted(values.found_in(path), key=len, reverse=True):
        path = path.replace(value, "…")
    return path


def _problem(place: Place, field: str, path: str) -> Problem:
    """Say where a value has leaked, and never the value: who reads the log of a build may be anybody."""
    return Problem(place, CODE, f"`{field}` is not public, and stands in `{path}` of the public site", HINT)
