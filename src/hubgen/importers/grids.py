"""The columns of a survey that asks one question about many skills become one list of skills a row."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hubgen.content.slugs import did_you_mean, normalise
from hubgen.importers.mapping import ColumnMap, Columns, Grid, entries
from hubgen.importers.tables import Cell, Row, Table
from hubgen.problems import Problem, Severity

_HEAD = re.compile(r"(?P<question>.*\S)\s*\[(?P<skill>[^\]]+)\]\s*", re.DOTALL)
_SEVERAL = re.compile(r"\s*[;,]\s*")
_GATHERED = {"skills": "the answers: skills", "wants": "the answers: wishes"}
"""The columns that the answers are gathered in, by the key that they feed."""


@dataclass(slots=True)
class _Fold:
    table: Table
    column_map: ColumnMap
    problems: list[Problem]
    unknown: set[str] = field(default_factory=set)
    """The answers of which nobody said what they mean, each said once."""

    def asked(self) -> dict[str, tuple[str, Grid]]:
        """Give the columns that belong to a question, each with its skill."""
        found: dict[str, tuple[str, Grid]] = {}
        for column in self.table.columns:
            head = _HEAD.fullmatch(column)
            for grid in self.column_map.grids:
                if grid.lists_skills:
                    if column in grid.columns or (grid.question and normalise(column) == normalise(grid.question)):
                        found[column] = (column, grid)
                elif column in grid.columns:
                    found[column] = (column, grid)
                elif head and grid.question and normalise(head["question"]) == normalise(grid.question):
                    found[column] = (head["skill"].strip(), grid)
        return found

    def say_missing(self, asked: Mapping[str, tuple[str, Grid]]) -> None:
        """Say which columns and questions the map names and the table lacks."""
        found = {id(grid) for _, grid in asked.values()}
        lacks = [("column", name) for grid in self.column_map.grids for name in sorted(grid.columns - self.table.columns.keys())]
        lacks += [("question", grid.question) for grid in self.column_map.grids if grid.question and not grid.columns and id(grid) not in found]
        questions = [head["question"] for column in self.table.columns if (head := _HEAD.fullmatch(column))]
        for what, name in lacks if self.table.rows else ():
            near = did_you_mean(name, [*questions, *self.table.columns] if what == "question" else self.table.columns)
            hint = f"did you mean `{near}`?" if near else "write it as it stands in the table"
            message = f"the table has no {what} `{name[:80]}`, which the map names under `grids`"
            self.problems.append(Problem(self.table.place(0), "missing-column", message, hint, Severity.NOTICE))

    def row(self, row: Row, asked: Mapping[str, tuple[str, Grid]]) -> Row:
        """Gather a row's answers, and what other columns list, in one cell for skills and one for wishes."""
        claims: dict[str, dict[str, Cell]] = {}
        wants: dict[str, Cell] = {}
        for column, (asked_about, grid) in asked.items():
            cell = row.cells.get(column, "")
            answer = cell if isinstance(cell, str) else ""
            skills = _listed(answer) if grid.lists_skills else [asked_about]
            for skill in skills:
                for meaning in [grid.each] if grid.lists_skills else self._meanings(row, grid, answer):
                    if meaning is None:
                        wants.setdefault(normalise(skill), {"skill": skill})
                    elif meaning:
                        claims.setdefault(normalise(skill), {"skill": skill}).update(meaning)
        gathered: dict[str, list[Cell]] = {"skills": [*claims.values()], "wants": [*wants.values()]}
        cells = {name: cell for name, cell in row.cells.items() if name not in asked}
        for key, answers in gathered.items():
            columns = self.column_map.fields.get(key, Columns(()))
            told = [entry for name in columns.names if name in cells for entry in entries(cells[name], self.column_map.separator)]
            if answers or told:
                cells[_GATHERED[key]] = [*answers, *told]
        return replace(row, cells=cells)

    def _meanings(self, row: Row, grid: Grid, answer: str) -> Iterator[Mapping[str, str] | None]:
        """Give what an answer means, or what each of several means that were ticked together."""
        if normalise(answer) in grid.answers:
            yield grid.answers[normalise(answer)]
            return
        for part in _SEVERAL.split(answer):
            if normalise(part) in grid.answers:
                yield grid.answers[normalise(part)]
            elif part and normalise(part) not in self.unknown:
                self.unknown.add(normalise(part))
                near = did_you_mean(part, grid.answers)
                hint = f"the map has one like it, `{near}`" if near else "say in the map, under `answers`, what it means; or `nothing`"
                place = self.table.place(row.line, row.path)
                self.problems.append(Problem(place, "unknown-answer", f"nobody says what the answer `{part[:80]}` means", hint, Severity.WARNING))


def _listed(answer: str) -> list[str]:
    """Split what was ticked: Microsoft puts semicolons between, Google commas."""
    return [skill for part in answer.split(";" if ";" in answer else ",") if (skill := part.strip())]


def fold_grids(table: Table, column_map: ColumnMap, problems: list[Problem]) -> tuple[Table, ColumnMap]:
    """Give *table* with the answers gathered, and the map that reads them. No level is ever guessed from an answer.

    Without a map for it, a question in many columns is said to need one, once.
    """
    if not column_map.grids:
        heads = [head for column in table.columns if (head := _HEAD.fullmatch(column))]
        questions = sorted({head["question"] for head in heads})
        if len(heads) > 1:
            listed = ", ".join(f"`{question[:80]} […]`" for question in questions[:3])
            hint = "say in a map file, under `grids`, what each answer means"
            problems.append(Problem(table.place(1), "unmapped-grid", f"{len(heads)} columns ask about one skill each ({listed})", hint, Severity.WARNING))
            asking = {column for column in table.columns if _HEAD.fullmatch(column)}
            column_map = replace(column_map, ignore=column_map.ignore | asking)
        return table, column_map
    fold = _Fold(table, column_map, problems)
    asked = fold.asked()
    fold.say_missing(asked)
    if not asked:
        return table, column_map
    rows = tuple(fold.row(row, asked) for row in table.rows)
    columns = {name: line for name, line in table.columns.items() if name not in asked} | {name: 1 for name in _GATHERED.values() if asked}
    fields = {**column_map.fields, **{key: _columns(column_map.fields.get(key), gathered) for key, gathered in _GATHERED.items()}}
    return Table(table.path, columns, rows), replace(column_map, fields=fields)


def _columns(before: Columns | None, gathered: str) -> Columns:
    """Feed a key from the answers first: their parts are called as the keys of a claim."""
    parts: dict[str, Sequence[str]] = dict(before.parts) if before else {}
    names = {part: (*parts.get(part, ()), part) for part in ("skill", "level", "teaches", "note", *parts)}
    return Columns((gathered, *(before.names if before else ())), names)
