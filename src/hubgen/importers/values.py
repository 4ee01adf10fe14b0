"""A row's cells become the values of one hub file, and the words for what could not be placed."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hubgen.content.schema import Part
from hubgen.content.slugs import did_you_mean, normalise, slugify
from hubgen.content.sources import Source
from hubgen.content.typed import read_as
from hubgen.content.yamltext import Data
from hubgen.edits.new import editor_line
from hubgen.edits.yamlout import Value, write_yaml
from hubgen.importers.cells import convert_cell
from hubgen.importers.mapping import ColumnMap, Columns, Field, entries
from hubgen.importers.naming import MOST_ALIKE, NOBODY, Known, free_slug, is_another, is_number
from hubgen.importers.tables import Cell, Row, Table
from hubgen.problems import Place, Problem, Severity

_LINKS = ("reference", "references", "person", "part")
"""Kinds whose text is looked up, or put together, when more is read, so that it need not fit the schema yet."""
MOST_NAMED = 40
"""How many columns without a place are named."""
PARTS = ("first_name", "last_name")
_HINTS = {
    "years": "a hub keeps the year in which somebody began (`since`), which cannot be told from a number of years"
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What the rows say, by the path of the file that each is about, and what is to be said about the rows.

    *values* have dotted names; a name that no row says is not among them. *ids* are what the source itself calls
    somebody, *fed* the names that the source speaks of at all. Of people, *uses* counts the skills that they named, and
    *resolved* those that the hub declares.
    """

    kind: str
    values: Mapping[str, Mapping[str, Value]]
    ids: Mapping[str, str]
    fed: frozenset[str]
    problems: list[Problem]
    comment: str = ""
    uses: int = 0
    resolved: int = 0

    def write(self, path: str) -> str:
        """Write the new file at *path*; one without a name is called by what the source calls it."""
        return write_file(self.kind, self.comment, {"name": self.ids[path], **self.values[path]})

    @property
    def files(self) -> Mapping[str, str]:
        """Every file as if it were new, by path."""
        return {path: self.write(path) for path in self.values}


@dataclass(slots=True)
class Placer:
    """Reads the rows of one table as files of the kind *schema*, and gathers problems on the way."""

    table: Table
    column_map: ColumnMap
    fields: tuple[Field, ...]
    schema: type[Part]
    levels: tuple[str, ...]
    problems: list[Problem]
    unplaced: dict[str, tuple[Place, int]] = field(default_factory=dict)
    """The columns that feed nothing: where each says something first, and on how many rows it does."""
    made: dict[str, int] = field(default_factory=dict)
    """The paths that rows have taken, and the line of the row."""
    ids: dict[str, str] = field(default_factory=dict)
    alike: dict[str, list[tuple[str, Mapping[str, Value]]]] = field(default_factory=dict)
    """What the source calls those who would have a slug, and what it says of them."""

    def names_nobody(self) -> bool:
        """Say that no column tells who the rows are about, and whether that is so."""
        if not self.table.rows or self.fed() & {"slug", "name"}:
            return False
        listed = ", ".join(f"`{name[:80]}`" for name in list(self.table.columns)[:10]) + (" and more" if len(self.table.columns) > 10 else "")
        message = f"no column says whom or what the rows are about; there are {listed}" if listed else "no column says whom or what the rows are about"
        hint = "write a map file that says it, with the name of your column behind `name:` below `fields:`, and give it with `--map`; or choose another sheet with `--sheet`"
        line = min(self.table.columns.values(), default=0)
        self.problems.append(Problem(self.table.place(line, self.table.rows[0].path), "unnamed-row", message, hint, Severity.WARNING))
        return True

    def place(self, row: Row) -> dict[str, Value]:
        """Give the values of *row* by their dotted names. What does not fit is left out and said."""
        values: dict[str, Value] = {}
        used: set[str] = set()
        for one in self.fields:
            columns = self.column_map.fields.get(one.name)
            if columns is None:
                continue
            used.update(columns.names)
            column = next((name for name in columns.names if name in row.cells), None)
            value = self._read(one, columns, row, row.cells[column]) if column else None
            if value is None:
                constant = self.column_map.constants.get(one.name)
                value = self._read(one, columns, row, _as_cell(constant)) if constant else None
            if value is not None:
                values[one.name] = value
        for name, constant in self.column_map.constants.items():
            if name not in values and name not in self.column_map.fields:
                one = next(one for one in self.fields if one.name == name)
                value = self._read(one, Columns(()), row, _as_cell(constant))
                values |= {} if value is None else {name: value}
        self._leave(row, (name for name in row.cells if name not in used))
        parts = [str(values.pop(part)) for part in PARTS if part in values]
        if parts and "name" not in values and (joined := self._fitting(row, ["name"], " ".join(parts))):
            values["name"] = joined
        return values

    def name_file(self, row: Row, folder: str, values: dict[str, Value], known: Known = NOBODY) -> str | None:
        """Take the slug out of *values* and give the path of the row's file, or None if it gets none.

        Who is not *known* is called by their slug if it has letters, or else by their name; a second of one name gets
        a number.
        """
        written = str(values.pop("slug", ""))
        name = str(values.get("name", ""))
        if not name and (not written or (is_number(written) and "contact.forge" not in values)):
            self.say(row, "unnamed-row", "the row has no name", "give it one, or a slug", Severity.WARNING)
            return None
        base = slugify(name if name and is_number(written) else written or name)
        has_namesake = not written and "contact.email" in values and normalise(name) in known.namesakes
        slug = known.find(written, {key: value for key, value in values.items() if not (has_namesake and key == "name")})
        if slug is None and normalise(name) not in known.namesakes and normalise(name) in known.names:
            there, contacts = known.names[normalise(name)]
            if not is_another("", values, "", contacts):
                slug = there
            elif there != base:
                message = f"`{name[:80]}` has a profile already, `{folder}/{there}.yml`, with another account or address"
                self.say(row, "same-name", message, "if it is the same person, write this account or address into that profile, and import once more")
        others = self.alike.setdefault(base, [])
        may_share = folder == "people" and slug is None and len(others) < MOST_ALIKE  # of skills, one name is one skill
        if may_share and ((others and all(is_another(written, values, *other) for other in others)) or (has_namesake and base in known.slugs)):
            slug = free_slug(base, lambda one: one in known.slugs or f"{folder}/{one}.yml" in self.made)
            message = f"two people are called `{name[:80]}`: this one gets the file `{folder}/{slug}.yml`"
            self.say(row, "same-name", message, "look that it is nobody who has a profile already")
        path = f"{folder}/{slug or base}.yml"
        if path in self.made:
            hint = f"give one of them another slug, in a column `slug`; `{path}` was made of the first"
            message = f"the row on line {self.made[path]} has the same slug, `{_slug(path)}`"
            self.say(row, "duplicate-slug", message, hint, Severity.WARNING)
            return None
        others.append((written, values))
        self.made[path] = row.line
        self.ids[path] = written or name
        rest = {**values}
        values.clear()
        values |= {"name": name, **rest} if name else rest
        return path

    def fed(self) -> frozenset[str]:
        """Give the names of the fields of which the table speaks, be it by an empty cell."""
        columns = self.column_map.fields.items()
        known = {name for name, feeding in columns if any(column in self.table.columns for column in feeding.names)}
        if known & {*PARTS}:
            known = known - {*PARTS} | {"name"}
        return frozenset(known | self.column_map.constants.keys())

    def say(self, row: Row, code: str, message: str, hint: str, severity: Severity = Severity.NOTICE) -> None:
        self.problems.append(Problem(self.table.place(row.line, row.path), code, message, hint, severity))

    def finish(self) -> None:
        """Say which columns found no place, once for each, and which the map names in vain."""
        for columns in self.column_map.fields.values():
            if self.table.rows and not any(name in self.table.columns for name in columns.names):
                listed = " or ".join(f"`{name[:80]}`" for name in columns.names)
                near = did_you_mean(columns.names[0], self.table.columns) if columns.names else ""
                hint = f"did you mean `{near}`?" if near else "write the name that stands in the table"
                message = f"the table has no column {listed}, which the map names"
                self.problems.append(
                    Problem(self.table.place(0), "missing-column", message, hint, Severity.NOTICE)
                )
        self.problems += _unplaced(self.unplaced)

    def _leave(self, row: Row, columns: Iterable[str]) -> None:
        for column in columns:
            if column not in self.column_map.ignore:
                place, count = self.unplaced.get(column, (self.table.place(row.line, row.path), 0))
                self.unplaced[column] = (place, count + 1)

    def _read(self, one: Field, columns: Columns, row: Row, cell: Cell) -> Value | None:
        if one.kind == "maps":
            found = list(self._entries(one, columns, row, cell))
            return found or None
        value = convert_cell(one.kind, cell, self.column_map.separator)
        if one.name == "slug" or one.kind in _LINKS:
            return value
        return self._fitting(row, one.name.split("."), value)

    def _entries(self, one: Field, columns: Columns, row: Row, cell: Cell) -> Iterator[dict[str, Value]]:
        for entry in entries(cell, self.column_map.separator):
            values: dict[str, Value] = {}
            used = {""}
            for part in one.parts:
                names = columns.parts.get(part.name, ())
                if part is one.parts[0]:  # which is what an entry says that is a mere text
                    names = (*names, "")
                used.update(names)
                column = next((name for name in names if name in entry), None)
                if column is None:
                    continue
                converted = convert_cell(part.kind, entry[column], self.column_map.separator)
                value = self._fitting(row, [one.name, part.name], converted, first=one.parts[0].name)
                values |= {} if value is None else {part.name: value}
            self._leave(row, (f"{columns.names[0]}.{name}" for name in entry if name not in used))
            if one.parts[0].name in values:
                yield values

    def _fitting(self, row: Row, route: list[str], value: Value | None, first: str = "") -> Value | None:
        """Give *value* if a file of this kind may hold it at *route*; otherwise say why not.

        *first* is the part that an entry of a list must have.
        """
        if value is None:
            return None
        data = as_data(value)
        if first:
            data = [{first: "x", route[-1]: data}]
            route = route[:-1]
        for step in reversed(route):
            data = {step: data}
        assert isinstance(data, dict)
        required = {name: "x" for name, one in self.schema.model_fields.items() if one.is_required()}
        _, faults = read_as(self.schema, Source(self.table.path, required | data, ""), levels=self.levels)
        if not faults:
            return value
        message = f"{faults[0].message}: `{'.'.join(route)}` was left out"
        self.say(row, faults[0].code, message, faults[0].hint)
        return None


def _unplaced(columns: Mapping[str, tuple[Place, int]]) -> Iterator[Problem]:
    """Say which columns found no place: together, but for those of which there is more to say."""
    hint = "say in a map file which key it feeds, or that it can be ignored"
    others = sorted(column for column in columns if column.rpartition(".")[2] not in _HINTS)
    for column, (place, count) in columns.items():
        if column not in others or len(others) == 1:
            rows = "one row" if count == 1 else f"{count} rows"
            message = f"the column `{column[:80]}` has no place in a hub: it was left out of {rows}"
            yield Problem(place, "unplaced-column", message, _HINTS.get(column.rpartition(".")[2], hint), Severity.NOTICE)
    if len(others) > 1:
        listed = ", ".join(f"`{column[:80]}`" for column in others[:MOST_NAMED])
        more = f" and {len(others) - MOST_NAMED:,} more" if len(others) > MOST_NAMED else ""
        message = f"{len(others):,} columns have no place in a hub, and were left out: {listed}{more}"
        hint = "say in a map file which keys they feed, or that they can be ignored"
        yield Problem(min(columns[column][0] for column in others), "unplaced-column", message, hint, Severity.NOTICE)


def _slug(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yml")


def write_file(kind: str, comment: str, values: Mapping[str, Value]) -> str:
    """Write a file of `people/` or `skills/`, under a comment of the map file's."""
    lines = [f"# {line}".rstrip() + "\n" for line in comment.splitlines()]
    return "".join(lines) + editor_line(kind) + write_yaml(_nested(values))


def _nested(values: Mapping[str, Value]) -> dict[str, Value]:
    """Turn dotted names into maps: `contact.email` becomes `email` inside `contact`."""
    nested: dict[str, Value] = {}
    for name, value in values.items():
        outer, _, inner = name.partition(".")
        if not inner:
            nested[outer] = value
            continue
        part = nested.get(outer)
        nested[outer] = {**(part if isinstance(part, dict) else {}), inner: value}
    return nested


def _as_cell(data: Data) -> Cell:
    if isinstance(data, dict):
        return {key: _as_cell(value) for key, value in data.items()}
    return [_as_cell(value) for value in data] if isinstance(data, list) else data or ""


def as_data(value: Value) -> Data:
    """Give *value* as a file says it: text, and lists and maps of it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return [as_data(inner) for inner in value]
    if isinstance(value, Mapping):
        return {key: as_data(inner) for key, inner in value.items()}
    return unicodedata.normalize("NFC", str(value))
