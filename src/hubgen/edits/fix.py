"""Problems that a machine can mend become the new bytes of their files."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from hubgen.content.schema import KINDS
from hubgen.content.sources import Route, Source, read_front_matter, read_yaml
from hubgen.content.typed import read_as
from hubgen.content.yamltext import Node, read_tree
from hubgen.edits.changes import CannotEdit, Change, Drop, Put, Rename
from hubgen.edits.references import kind_of
from hubgen.edits.rewrite import rewrite
from hubgen.problems import Problem, Suggestion


class Fixed(NamedTuple):
    """New bytes by path, and what was mended in them."""

    texts: Mapping[str, bytes]
    mended: tuple[Problem, ...]


def fix(files: Mapping[str, bytes], problems: Iterable[Problem], *, levels: tuple[str, ...]) -> Fixed:
    """Do what the problems' suggestions say, in each file from its end to its beginning.

    A suggestion that would not leave the file with fewer problems is passed over. *levels* are the hub's own names.
    """
    by_path: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.suggestion and problem.suggestion.place.path in files:
            by_path[problem.suggestion.place.path].append(problem)
    texts: dict[str, bytes] = {}
    mended: list[Problem] = []
    for path, found in sorted(by_path.items()):
        for problem in sorted(found, reverse=True):
            made = _mend(path, texts.get(path, files[path]), problem, levels)
            if made is not None:
                texts[path] = made
                mended.append(problem)
    return Fixed(texts, tuple(sorted(mended)))


def _mend(path: str, raw: bytes, problem: Problem, levels: tuple[str, ...]) -> bytes | None:
    source = _source(path, raw)
    change = _change(source, problem.suggestion) if source and problem.suggestion else None
    if change is None:
        return None
    try:
        made = rewrite(path, raw, [change])
    except CannotEdit:
        return None
    if isinstance(change, Drop) and made.count(b"#") < raw.count(b"#"):
        return None  # somebody wrote a comment on the entry
    before, after = _faults(path, raw, levels), _faults(path, made, levels)
    is_better = len(after) < len(before) or not before
    return made if is_better and not set(after) - set(before) else None


def _source(path: str, raw: bytes) -> Source | None:
    return (read_front_matter if path.endswith(".md") else read_yaml)(path, raw)[0]


def _faults(path: str, raw: bytes, levels: tuple[str, ...]) -> Sequence[tuple[str, str]]:
    """Give code and message of all that the schema has to say of a file."""
    source, kind = _source(path, raw), kind_of(path)
    problems = read_as(KINDS[kind], source, levels=levels)[1] if source and kind in KINDS else []
    return [(problem.code, problem.message) for problem in problems]


def _change(source: Source, suggestion: Suggestion) -> Change | None:
    """Find what stands at the suggestion's place; None if that is no longer what the suggestion is about."""
    tree, _ = read_tree(source.yaml)
    mark = (suggestion.place.line - source.first_line, suggestion.place.column - 1)
    for route, node, is_key in _walk(tree.root, ()) if tree else ():
        at = node.keys[str(route[-1])] if is_key else node.mark
        if at != mark or (str(route[-1]) if is_key else node.value) != suggestion.old:
            continue
        if suggestion.new is None:
            return Drop(_entry(route))
        return Rename(route, suggestion.new) if is_key else Put(route, suggestion.new)
    return None


def _walk(node: Node, route: Route) -> Iterator[tuple[Route, Node, bool]]:
    """Give every text with its route; of a key, the map that has it."""
    if isinstance(node.value, dict):
        for key, inner in node.value.items():
            yield (*route, key), node, True
            yield from _walk(inner, (*route, key))
    elif isinstance(node.value, list):
        for index, inner in enumerate(node.value):
            yield from _walk(inner, (*route, index))
    elif route:
        yield route, node, False


def _entry(route: Route) -> Route:
    """Give the entry of a list in which *route* ends."""
    return route[: 1 + max((at for at, step in enumerate(route) if isinstance(step, int)), default=len(route))]
