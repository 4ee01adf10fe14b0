"""Rows about people become texts of `people/` files that somebody reviews."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace

from hubgen.content.schema import PersonFile
from hubgen.content.settings import LEVELS
from hubgen.content.slugs import normalise, slugify
from hubgen.edits.yamlout import Value
from hubgen.importers.grids import fold_grids
from hubgen.importers.mapping import ColumnMap, Columns, Field, guess_map
from hubgen.importers.naming import NOBODY, Known
from hubgen.importers.tables import Row, Table
from hubgen.importers.values import PARTS, Imported, Placer
from hubgen.problems import Problem

_CLAIM = (
    Field("skill", columns=("name", "topic", "technology")),
    Field("level", "number", ("proficiency", "rating")),
    Field("teaches", "yes", ("teach", "can teach", "mentor", "mentors")),
    Field("since", "number", ("since year", "year")),
    Field("note", "text", ("comment", "details")),
    Field("evidence", columns=("link", "url")),
    Field("confirmed", "date"),
)
_WANT = (Field("skill", columns=("name", "topic")), Field("why", "text", ("reason", "goal")))

_NAMES = ("nom complet", "nombre completo", "nombre y apellidos", "nome completo", "nom", "nombre", "nome", "naam", "navn", "namn")
_LAST_NAMES = (
    *("nachname", "familienname", "nom de famille", "apellido", "apellidos", "primer apellido", "cognome", "apelido", "sobrenome"),
    *("achternaam", "efternavn", "etternavn", "efternamn", "nazwisko"),
)

PERSON_FIELDS = (
    Field("slug", "slug", ("id", "username", "login", "handle", "key")),
    Field("name", columns=("full name", "display name", "person", "employee", "employee name", *_NAMES)),
    # Of other languages too, as a profile by another name is the worst that an import could make.
    Field("first_name", "part", ("given name", "forename", "vorname", "prénom", "voornaam", "fornavn", "förnamn", "imię")),
    Field("last_name", "part", ("surname", "family name", *_LAST_NAMES)),
    Field("pronouns"),
    Field("role", columns=("job title", "title", "position", "job", "employee title", "organization title")),
    Field("team", columns=("department", "group", "unit", "organization department")),
    Field("location", "country", ("city", "office", "site", "country", "place")),
    Field("timezone", columns=("time zone", "tz")),
    Field("languages", "languages", ("language", "spoken languages", "speaks")),
    Field("manager", "person", ("manager id", "manager email", "manager name", "reports to", "line manager", "supervisor")),
    Field("joined", "date", columns=("start date", "hired", "hire date", "joined on")),
    Field("hours", columns=("working hours",)),
    Field("days", "list", ("working days",)),
    Field("style", "list"),
    Field("contact.email", columns=("email", "e-mail", "mail", "email address", "work email", "e-mail 1 - value")),
    Field("contact.chat", columns=("chat", "slack", "teams chat")),
    Field("contact.calendar", columns=("calendar",)),
    Field("contact.forge", columns=("forge", "github", "gitlab")),
    Field("about", "text", ("bio", "biography", "summary", "description")),
    Field("skills", "maps", ("skill", "knows", "expertise", "competencies"), _CLAIM),
    Field("wants", "maps", ("wants to learn", "learning", "interests"), _WANT),
    Field("teaching.seats", "number", ("seats", "capacity", "mentees")),
    Field("teaching.hours_per_month", "number", ("hours per month",)),
    Field("teaching.paused_until", "date"),
    Field("confirmed", "date"),
    Field("status", "word"),
    Field("visibility", "word"),
)
"""Every key of a profile that an import can fill, in the order in which a file holds them."""


def import_people(
    table: Table,
    column_map: ColumnMap | None = None,
    *,
    resolve: Callable[[str], str | None],
    known: Known = NOBODY,
    levels: tuple[str, ...] = LEVELS,
) -> Imported:
    """Make a profile of each row. Without a *column_map*, columns with common names find their own place.

    *resolve* gives the slug of the skill that a text means, or None; *known* are those whom the hub knows.
    """
    column_map = column_map or _with_parts(table, guess_map(table, PERSON_FIELDS))
    problems: list[Problem] = []
    table, column_map = fold_grids(table, column_map, problems)
    placer = Placer(table, column_map, PERSON_FIELDS, PersonFile, levels, problems)
    said: dict[str, dict[str, Value]] = {}
    rows: dict[str, Row] = {}
    uses = resolved = 0
    unknown: dict[str, list[tuple[Row, str]]] = defaultdict(list)
    placed = [] if placer.names_nobody() else [(row, placer.place(row)) for row in table.rows]
    names = Counter(normalise(str(values["name"])) for _, values in placed if "name" in values)
    known = replace(known, namesakes={*known.namesakes, *(name for name, count in names.items() if count > 1)})
    for row, values in placed:
        path = placer.name_file(row, "people", values, known)
        if path is None:
            continue
        named = _skills_in(values, "skills")
        uses += len(named)
        resolved += sum(resolve(text) is not None for text in named)
        for key in ("skills", "wants"):
            _resolve(placer, row, values, key, resolve, unknown)
        said[path], rows[path] = values, row
    _name_managers(placer, said, rows, known)
    for same in unknown.values():
        row, text = same[0]
        count = len({(row.path, row.line) for row, _ in same})
        who = "one row names" if count == 1 else f"{count:,} rows name"
        hint = "add the skill, or its spelling to the `aliases` of the one it means"
        placer.say(row, "unknown-skill", f"no file declares `{text[:80]}`, which {who}: kept as written", hint)
    placer.finish()
    return Imported("person", said, placer.ids, placer.fed(), sorted(problems), column_map.comment, uses, resolved)


def _with_parts(table: Table, column_map: ColumnMap) -> ColumnMap:
    """Take a column of names for the other part of them, where one part has its own: beside `Vorname`, `Name` is the last.

    It is the whole name where it holds that part in most rows.
    """
    fields = column_map.fields
    parts = [part for part in PARTS if part in fields]
    if "name" not in fields or len(parts) != 1:
        return column_map
    [part] = parts
    [other] = (name for name in PARTS if name != part)
    told = [(_words(row, fields["name"]), _words(row, fields[part])) for row in table.rows]
    apart = [not own <= whole for whole, own in told if whole and own]
    if 2 * sum(apart) <= len(apart):
        return column_map
    rest = {name: columns for name, columns in fields.items() if name != "name"}
    return replace(column_map, fields={**rest, other: fields["name"]})


def _words(row: Row, columns: Columns) -> frozenset[str]:
    text = next((cell for name in columns.names if isinstance(cell := row.cells.get(name), str)), "")
    return frozenset(map(normalise, text.replace("-", " ").split()))


def _name_managers(placer: Placer, said: Mapping[str, dict[str, Value]], rows: Mapping[str, Row], known: Known) -> None:
    """Name managers by the slugs of their files. Who has none, here or in the hub, is left out and said."""
    words: dict[str, str] = {}
    for path, values in said.items():
        slug = path.removeprefix("people/").removesuffix(".yml")
        name = normalise(str(values.get("name", "")))
        names = [values.get("contact.email", ""), *([] if name in known.namesakes else [name]), placer.ids[path], slug]
        words |= {normalise(str(word)): slug for word in names if normalise(str(word)) not in known.namesakes}
    for path, values in said.items():
        if "manager" not in values:
            continue
        word = str(values["manager"])
        called = {"contact.email": word} if "@" in word else {}
        manager = words.get(normalise(word)) or words.get(normalise(slugify(word))) or known.find(slugify(word), called)
        if manager and path == f"people/{manager}.yml":
            del values["manager"]  # so some systems say that nobody is above them
        elif manager:
            values["manager"] = manager
        else:
            del values["manager"]
            has_namesake = normalise(word) in known.namesakes
            message = f"two people are called `{word[:80]}`: no manager was taken" if has_namesake else f"the manager `{word[:80]}` has no profile: left out"
            placer.say(rows[path], "unknown-person", message, "import them too, or write `manager` when they have one")


def _skills_in(values: Mapping[str, Value], key: str) -> list[str]:
    entries = values.get(key, [])
    assert isinstance(entries, list)
    return [str(entry["skill"]) for entry in entries]


def _resolve(
    placer: Placer, row: Row, values: dict[str, Value], key: str, resolve: Callable[[str], str | None], unknown: dict[str, list[tuple[Row, str]]]
) -> None:
    """Name the skills under *key* by their slugs, each once. What no file declares stays as it was written."""
    entries = values.get(key, [])
    assert isinstance(entries, list)
    kept: dict[str, Value] = {}
    repeated: list[str] = []
    for entry in entries:
        text = str(entry["skill"])
        slug = resolve(text)
        if (one := slug or f"={normalise(text)}") in kept:
            repeated.append(text)
            continue
        kept[one] = {**entry, "skill": slug or text}
        if slug is None:
            unknown[normalise(text)].append((row, text))
    if kept:
        values[key] = list(kept.values())
    if repeated:
        message = f"{_quoted(repeated)} under `{key}`: the skill stands there already; the first was kept"
        placer.say(row, "repeated-skill", message, "look whether the first entry says all that the others do")


def _quoted(texts: list[str]) -> str:
    return ", ".join(f"`{text[:80]}`" for text in texts)
