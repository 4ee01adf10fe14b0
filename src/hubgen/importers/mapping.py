"""A map file becomes the answer to which column of a table feeds which key of a hub's files.

All of it may be left out, and so may the file: columns that are called as the keys are, or as most tables call them,
find their own place.

    comment: From the skills list, 2026 edition, CC BY 4.0   # the first line of every file that is made
    separator: ","               # between the entries of a list that stands in one cell; else `;`
    fields:
      slug: topic                # key: column
      name: [display_name, title]    # the first of these columns that says something
      contact.email: mail        # a key inside a key
      skills:                    # a list of maps:
        from: abilities          # the column that holds the list; then key: column, inside its entries
        skill: name
        teaches: can_teach
    constants:
      visibility: public         # the same in every file, unless a column says otherwise
    ignore: [source]             # columns that nobody needs to be told about

A survey asks one question about many skills, and each skill is a column:

    grids:
      - question: What can you do?       # Google Forms: `What can you do? [Python]`
        columns: [SQL, Go]               # Microsoft Forms: a column is called as the skill is
        answers:
          I could teach it: {level: 3, teaches: true}
          I work with it alone: {level: 2}
          I would like to learn it: wants
          Not for me: nothing
      - question: What would you teach?  # one column, in which skills are listed
        each: {teaches: true}            # or `wants`
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from hubgen.content.slugs import did_you_mean, normalise
from hubgen.content.sources import Route, Source, read_yaml
from hubgen.content.yamltext import Data
from hubgen.importers.tables import Cell, Table
from hubgen.problems import Problem

Instead = TypeVar("Instead")

_LISTS = ("maps", "list", "languages", "references")
"""The kinds of fields of which one cell can hold several."""


@dataclass(frozen=True, slots=True)
class Field:
    """A key that an import can fill. *name* has dots between a key and the one inside it.

    *kind* is how a cell is read (see hubgen.importers.values). *columns* are what tables commonly call it; *parts* are
    the keys of the entries of a list of maps.
    """

    name: str
    kind: str = "line"
    columns: tuple[str, ...] = ()
    parts: "tuple[Field, ...]" = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that feed a field, best first; and those inside its entries, by the name of the part."""

    names: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grid:
    """A question that a survey asks about many skills. *answers* say what each means, by its normalised words.

    An answer means the values of a claim; `None` stands for a wish, and an empty map for nothing. Where answers are
    skills themselves (*lists_skills*), *each* is what to be among them means.
    """

    question: str
    columns: frozenset[str]
    answers: Mapping[str, Mapping[str, str] | None]
    lists_skills: bool = False
    each: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ColumnMap:
    comment: str = ""
    separator: str = ";"
    fields: Mapping[str, Columns] = field(default_factory=dict)
    constants: Mapping[str, Data] = field(default_factory=dict)
    ignore: frozenset[str] = frozenset()
    grids: tuple[Grid, ...] = ()


def read_map(path: str, raw: bytes, fields: Iterable[Field]) -> tuple[ColumnMap | None, list[Problem]]:
    """Read a map file for tables that fill *fields*, or say what is wrong with it."""
    source, problems = read_yaml(path, raw)
    if source is None:
        return None, problems
    known = {one.name: one for one in fields}
    reader = _Reader(source)
    reader.know((), source.data, ("comment", "separator", "fields", "constants", "ignore", "grids"))
    written = reader.map_at("fields")
    meant = {normalise(word): name for name, one in reversed(known.items()) for word in (name.rpartition(".")[2], *one.columns)}
    reader.know(("fields",), written, known, meant)
    constants = reader.map_at("constants")
    reader.know(("constants",), constants, known)
    column_map = ColumnMap(
        comment=reader.text_at("comment"),
        separator=reader.text_at("separator") or ";",
        fields={name: reader.columns(known[name], value) for name, value in written.items() if name in known},
        constants={name: value for name, value in constants.items() if name in known and value is not None},
        ignore=frozenset(reader.texts(("ignore",), source.data.get("ignore"))),
        grids=tuple(reader.grids(source.data.get("grids"))) if "skills" in known else (),
    )
    return (None if reader.problems else column_map), reader.problems


def guess_map(table: Table, fields: Collection[Field]) -> ColumnMap:
    """Find places for the columns of *table* that are called as tables commonly call them, and what separates lists."""
    found: dict[str, Columns] = {}
    for one in fields:
        names = _matching(table.columns, one)
        if names:
            inner = {part.name: _matching(_inner_columns(table, names), part) for part in one.parts}
            found[one.name] = Columns(names, inner)
    lists = [name for one in fields if one.kind in _LISTS and one.name in found for name in found[one.name].names]
    texts = [text for row in table.rows for name in lists if isinstance(text := row.cells.get(name), str)]
    has_commas = any("," in text for text in texts) and not any(";" in text for text in texts)
    return ColumnMap(fields=found, separator="," if has_commas else ";")


def _matching(columns: Iterable[str], one: Field) -> tuple[str, ...]:
    """Give those of *columns* that feed *one*, in the order in which the field names them."""
    wanted = [normalise(name) for name in (one.name, *one.columns)]
    ranked = [(wanted.index(normalise(column)), column) for column in columns if normalise(column) in wanted]
    return tuple(column for _, column in sorted(ranked))


def _inner_columns(table: Table, names: Iterable[str]) -> tuple[str, ...]:
    cells = (row.cells[name] for row in table.rows for name in names if name in row.cells)
    return tuple(dict.fromkeys(key for cell in cells for entry in entries(cell) for key in entry if key))


def entries(cell: Cell, separator: str = ";") -> list[dict[str, Cell]]:
    """Read a cell as a list of maps; an entry that is a text stands under the empty key."""
    if isinstance(cell, dict):
        return [cell]
    if isinstance(cell, str):
        return [{"": text} for part in cell.split(separator) if (text := part.strip())]
    found: list[dict[str, Cell]] = []
    for inner in cell:  # a text in a list is one entry, separators and all
        found += [{"": inner}] if isinstance(inner, str) else entries(inner, separator)
    return found


class _Reader:
    """Reads the parts of one map file, and gathers what is wrong with them."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []

    def know(self, route: Route, written: Mapping[str, Data], known: Iterable[str], meant: Mapping[str, str] = MappingProxyType({})) -> None:
        """Say which keys are not *known*; *meant* are other words for those that are, folded."""
        for key in written:
            if key not in known:
                near = meant.get(normalise(key)) or did_you_mean(key, known)
                hint = (
                    f"did you mean `{near}`?"
                    if near
                    else "write one of " + ", ".join(f"`{name}`" for name in known)
                )
                place = self.source.place(*route, key, key=True)
                self.problems.append(
                    Problem(place, "unknown-field", f"there is no field called `{key[:80]}`", hint)
                )

    def text_at(self, key: str) -> str:
        value = self.source.data.get(key)
        if value is None or isinstance(value, str):
            return value or ""
        return self._wrong((key,), "a text belongs here", "write one text after the colon", "")

    def map_at(self, key: str) -> Mapping[str, Data]:
        value = self.source.data.get(key)
        if value is None or isinstance(value, dict):
            return value or {}
        none: Mapping[str, Data] = {}
        return self._wrong((key,), "`key: value` lines belong here", "write them below, indented", none)

    def texts(self, route: Route, value: Data) -> tuple[str, ...]:
        texts = value if isinstance(value, list) else [] if value is None else [value]
        if all(isinstance(text, str) for text in texts):
            return tuple(text for text in texts if isinstance(text, str))
        none: tuple[str, ...] = ()
        return self._wrong(route, "the name of a column belongs here", "write one, or `[one, other]`", none)

    def columns(self, one: Field, value: Data) -> Columns:
        route = ("fields", one.name)
        if not isinstance(value, dict):
            return Columns(self.texts(route, value))
        if not one.parts:
            return self._wrong(
                route, f"`{one.name}` has no entries of its own", "write the name of a column", Columns(())
            )
        parts = {part.name for part in one.parts}
        self.know(route, value, ("from", *sorted(parts)))
        inner = {
            name: self.texts((*route, name), columns) for name, columns in value.items() if name in parts
        }
        return Columns(self.texts((*route, "from"), value.get("from", one.name)), inner)

    def grids(self, written: Data) -> Iterator[Grid]:
        for index, grid in enumerate(written if isinstance(written, list) else [] if written is None else [written]):
            route = ("grids", str(index)) if not isinstance(written, list) else ("grids", index)
            if not isinstance(grid, dict):
                self._wrong(route, "a question and its answers belong here", "write `question:`, and `answers:` below it", None)
                continue
            self.know(route, grid, ("question", "columns", "answers", "each"))
            answers = grid.get("answers")
            each = self._meaning((*route, "each"), grid.get("each"))
            if answers is None and "each" in grid:
                answers = {}
            if not isinstance(answers, dict):
                self._wrong(route, "nobody says what the answers mean", "write each answer below `answers:`, such as `I could teach it: {teaches: true}`", None)
                continue
            meanings = {normalise(answer): self._meaning((*route, "answers", answer), value) for answer, value in answers.items()}
            question = grid.get("question")
            columns = frozenset(self.texts((*route, "columns"), grid.get("columns")))
            yield Grid(question if isinstance(question, str) else "", columns, meanings, "each" in grid, each)

    def _meaning(self, route: Route, value: Data) -> Mapping[str, str] | None:
        """Read what an answer means. What a claim says of itself is checked with the claim."""
        nothing: Mapping[str, str] = {}
        if value is None or value == "nothing":
            return nothing
        if value == "wants":
            return None
        if isinstance(value, dict) and all(isinstance(inner, str) for inner in value.values()):
            self.know(route, value, ("level", "teaches", "note"))
            return {key: inner for key, inner in value.items() if isinstance(inner, str)}
        return self._wrong(route, "this says nothing of a skill", "write `{level: 2}`, `{teaches: true}`, `wants` or `nothing`", nothing)

    def _wrong(self, route: Route, message: str, hint: str, instead: Instead) -> Instead:
        self.problems.append(Problem(self.source.place(*route), "wrong-type", message, hint))
        return instead
