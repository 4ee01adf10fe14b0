"""Rows about skills become texts of `skills/` files that somebody reviews."""

from collections.abc import Callable

from hubgen.content.schema import SkillFile
from hubgen.content.settings import LEVELS
from hubgen.content.slugs import normalise
from hubgen.edits.yamlout import Value
from hubgen.importers.mapping import ColumnMap, Field, guess_map
from hubgen.importers.tables import Row, Table
from hubgen.importers.values import Imported, Placer
from hubgen.problems import Severity

SKILL_FIELDS = (
    Field("slug", "slug", ("topic", "id", "key")),
    Field("name", columns=("display name", "skill", "title", "label")),
    Field("aliases", "list", ("alias", "synonyms", "also known as", "alternative names")),
    Field("category", columns=("group", "area", "family")),
    Field("parent", "reference", columns=("broader", "parent skill")),
    Field("related", "references", ("related skills", "see also")),
    Field("description", "text", ("short description", "summary", "definition")),
    Field("status", "word"),
    Field("replaced_by", "reference"),
    Field("visibility", "word"),
)
"""Every key of a skill that an import can fill, in the order in which a file holds them."""


def import_skills(
    table: Table,
    column_map: ColumnMap | None = None,
    *,
    resolve: Callable[[str], str | None],
) -> Imported:
    """Make a skill of each row. Without a *column_map*, columns with common names find their own place.

    *resolve* gives the slug of the hub's own skill that a text means already, or None.
    """
    column_map = column_map or guess_map(table, SKILL_FIELDS)
    placer = Placer(table, column_map, SKILL_FIELDS, SkillFile, LEVELS, [])
    made: dict[str, tuple[Row, dict[str, Value]]] = {}
    for row in () if placer.names_nobody() else table.rows:
        values = placer.place(row)
        path = placer.name_file(row, "skills", values)
        if path is not None:
            made[path] = (row, values)
    names = _Names(placer, resolve)
    for path in made:
        names.found.setdefault(normalise(_slug(path)), _slug(path))
    for path, (row, values) in made.items():
        names.add_name(row, _slug(path), str(values.get("name", placer.ids[path])))
    for path, (row, values) in made.items():
        names.keep_aliases(row, _slug(path), values)
    for path, (row, values) in made.items():
        names.keep_links(row, _slug(path), values)
    placer.finish()
    said = {path: values for path, (_, values) in made.items()}
    return Imported("skill", said, placer.ids, placer.fed(), sorted(placer.problems), column_map.comment)


def _slug(path: str) -> str:
    return path.removeprefix("skills/").removesuffix(".yml")


class _Names:
    """What each slug, name and alias means, in the hub and in the rows: whoever has a word first keeps it."""

    def __init__(self, placer: Placer, resolve: Callable[[str], str | None]) -> None:
        self.placer = placer
        self.resolve = resolve
        self.found: dict[str, str] = {}

    def means(self, text: str) -> str | None:
        return self.resolve(text) or self.found.get(normalise(text))

    def add_name(self, row: Row, slug: str, name: str) -> None:
        other = self.means(name)
        if other is None:
            self.found[normalise(name)] = slug
        elif other != slug:
            message = f"`{name[:80]}` means `{other}` already: a reference to `{slug}` has to use its slug"
            self.placer.say(row, "name-clash", message, "give one of the two another name", Severity.WARNING)

    def keep_aliases(self, row: Row, slug: str, values: dict[str, Value]) -> None:
        """Leave out the aliases that mean another skill, and those that the skill's own name covers."""
        kept: list[Value] = []
        clashes: list[str] = []
        covered = {normalise(slug), normalise(str(values.get("name", "")))}
        for alias in _texts(values, "aliases"):
            other = self.means(alias)
            if other in (None, slug) and normalise(alias) not in covered:
                self.found[normalise(alias)] = slug
                covered.add(normalise(alias))
                kept.append(alias)
            elif other not in (None, slug):
                clashes.append(f"`{alias[:80]}` means `{other}`")
        _keep(values, "aliases", kept)
        if clashes:
            message = f"{', '.join(clashes)} already: left out of the aliases of `{slug}`"
            self.placer.say(row, "alias-clash", message, "decide which of the two the word means")

    def keep_links(self, row: Row, slug: str, values: dict[str, Value]) -> None:
        """Name related skills and parents by their slugs, and leave out those that no file declares."""
        related: dict[str, None] = {}
        unknown: list[str] = []
        for text in _texts(values, "related"):
            other = self.means(text)
            if other is None:
                unknown.append(text)
            elif other != slug:
                related[other] = None
        _keep(values, "related", list(related))
        for key in ("parent", "replaced_by"):
            for text in _texts(values, key):
                other = self.means(text)
                _keep(values, key, other if other != slug else None)
                unknown += [text] if other is None else []
        if unknown:
            listed = ", ".join(f"`{text[:80]}`" for text in unknown)
            message = f"no file declares {listed}: left out of what `{slug}` is related to"
            self.placer.say(row, "unknown-skill", message, "add the skill, then name it here")


def _texts(values: dict[str, Value], key: str) -> list[str]:
    value = values.get(key, [])
    return [str(text) for text in value] if isinstance(value, list) else [str(value)]


def _keep(values: dict[str, Value], key: str, kept: Value | None) -> None:
    """Set *key* where it stands, or take it out when nothing is left of it."""
    if kept:
        values[key] = kept
    else:
        values.pop(key, None)
