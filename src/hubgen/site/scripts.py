"""The browser code, written as many small modules, becomes the few files that a page loads."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from posixpath import dirname, join, normpath

import rjsmin

ENTRIES = ("hub.js", "search.js", "further.js", "worker.js", "directory.js", "form.js", "sides.js")
"""Each becomes a file of its own, with the modules that it needs inside; one entry may import another."""

LATER = {"further.js": "search.js"}
"""What is loaded later, by the entry that loads it: the modules that both need are in that one alone."""

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.M)
_PASSED_ON = re.compile(r'^export \{([^}]*)\} from "(\.[^"]+)";\n', re.M)
_EXPORT = re.compile(r"^export ((?:async )?(?:function\*?|class|const|let) (\w+))", re.M)
_LOADED = re.compile(r'\bimport\("(\.[^"]+)"\)')
_OTHER = re.compile(r"^(?:import|export)\b.*", re.M)


def join_scripts(sources: Mapping[str, str]) -> dict[str, bytes]:
    """Join the modules in *sources*, by their path, into a file for each entry, without comments.

    Twenty small files are twenty round trips before the first answer, and they compress worse than one. Modules
    import and export by name only, so that each can stand in a function of its own and give back what it exports.
    Raises ValueError for any other form.
    """
    return {entry: _small("".join(_file(sources, entry))) for entry in ENTRIES if entry in sources}


def _small(code: str) -> bytes:
    small: str = rjsmin.jsmin(code)
    return small.encode()


def _file(sources: Mapping[str, str], entry: str) -> Iterator[str]:
    order = _order(sources, entry)
    for path in order:
        if path in ENTRIES and path != entry:
            yield f'import * as {_name(path)} from "./{path}";\n'
    there: list[str] = []
    if shared := _shared(sources, entry):
        there = _order(sources, LATER[entry])
        yield f'import {{ {", ".join(map(_name, shared))} }} from "./{LATER[entry]}";\n'
    for path in order:
        if path not in (*ENTRIES, *there):
            body, exported = _body(sources[path], path)
            yield f"const {_name(path)} = (() => {{\n{body}\nreturn {{ {', '.join(exported)} }};\n}})();\n"
    body, exported = _body(sources[entry], entry)
    yield f"{body}\n"
    exported = [*exported, *(_name(path) for later, by in LATER.items() if by == entry for path in _shared(sources, later))]
    if exported:
        yield f"export {{ {', '.join(dict.fromkeys(exported))} }};\n"


def _order(sources: Mapping[str, str], entry: str) -> list[str]:
    order: list[str] = []
    _collect(sources, entry, order, ())
    return order


def _shared(sources: Mapping[str, str], entry: str) -> list[str]:
    """Give the modules that *entry* finds in what loads it."""
    if entry not in LATER or entry not in sources:
        return []
    there = _order(sources, LATER[entry])
    own = [path for path in _order(sources, entry) if path not in there]
    return sorted({target for path in own for target in _targets(sources[path], path) if target in there} - set(ENTRIES))


def _collect(sources: Mapping[str, str], path: str, order: list[str], above: tuple[str, ...]) -> None:
    """Add *path* to *order* behind all that it imports; another entry stands for itself."""
    if path in above:
        raise ValueError(f"{path} imports itself by way of {above[-1]}")
    if path in order:
        return
    if path not in ENTRIES or not above:
        for target in _targets(sources[path], path):
            _collect(sources, target, order, (*above, path))
    order.append(path)


@cache
def _targets(text: str, path: str) -> Sequence[str]:
    found = [match[2] for pattern in (_IMPORT, _PASSED_ON) for match in pattern.finditer(text)]
    return [_resolve(path, target) for target in found]


def _resolve(path: str, target: str) -> str:
    return normpath(join(dirname(path), target))


def _name(path: str) -> str:
    return "$" + re.sub(r"\W", "_", path.removesuffix(".js"))


@cache
def _body(text: str, path: str) -> tuple[str, Sequence[str]]:
    """Give a module's code with its imports taken from the other modules' objects, and the names it exports."""
    exported: list[str] = []

    def imported(match: re.Match[str]) -> str:
        names = match[1].replace(" as ", ": ")
        return f"const {{{names}}} = {_name(_resolve(path, match[2]))};\n"

    def passed_on(match: re.Match[str]) -> str:
        exported.extend(name.split(" as ")[-1].strip() for name in match[1].split(",") if name.strip())
        return imported(match)

    def own(match: re.Match[str]) -> str:
        exported.append(match[2])
        return match[1]

    text = _IMPORT.sub(imported, _PASSED_ON.sub(passed_on, text))
    text = _LOADED.sub(lambda match: f'import("./{_resolve(path, match[1])}")', _EXPORT.sub(own, text))
    if other := _OTHER.search(text):
        raise ValueError(f"{path}: modules import and export by name only: {other[0]}")
    return text, exported
