"""The command that takes over what a company has already: it proposes files, and what changed since the last time."""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from hubgen.build import find_today
from hubgen.cli.change import dry_run_option, show_diff
from hubgen.cli.options import RootType
from hubgen.cli.replacing import replace_files
from hubgen.content.folder import read_bytes
from hubgen.content.hub import Hub
from hubgen.content.load import load
from hubgen.content.names import skill_index
from hubgen.content.slugs import normalise, slugify
from hubgen.edits.imported import BadMemory, Remembered, memory_path, read_memory
from hubgen.edits.plan import Edit
from hubgen.importers.again import Again, import_again, known_in, summary_of
from hubgen.importers.formats import FORMATS, TABLES, find_format, read_files, usual_map
from hubgen.importers.mapping import ColumnMap, read_map
from hubgen.importers.people import PERSON_FIELDS, import_people
from hubgen.importers.sheets import NoSpreadsheets
from hubgen.importers.skills import SKILL_FIELDS, import_skills
from hubgen.importers.tables import MAX_BYTES, Table, Upload
from hubgen.importers.threeway import Resolve
from hubgen.importers.values import Imported
from hubgen.reports.text import printable, report_text, summary

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_DATED = re.compile(r"[-_. ]*(?:\d{4}[-_. ]?\d{2}(?:[-_. ]?\d{2})?|\(\d+\))$")
"""What exports put behind a name: a day, a month, the number of the download."""
_LEFT_OUT = frozenset({"unreadable-row", "unnamed-row", "duplicate-slug", "too-large", "not-utf8"})
"""Where one of these is said, who is not in the rows that were read may be in another one."""


@click.command("import")
@click.argument("kind", type=click.Choice(["people", "skills"]))
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=_FILE)
@click.option("--from", "format_name", type=click.Choice(list(FORMATS)), help="The format of FILE; found out, if left out.")
@click.option("--map", "map_file", type=_FILE, help="A YAML file that says which column is what.")
@click.option("--sheet", default="", help="The sheet of a spreadsheet; the first that says something, if left out.")
@click.option("--source", default="", metavar="NAME", help="What the source is called; if left out, a table's name without its date, or the format.")
@click.option("--into", "root", required=True, type=RootType(), help="The hub's folder; a dot for the one you are in.")
@dry_run_option
def import_(kind: str, paths: tuple[Path, ...], format_name: str | None, map_file: Path | None, sheet: str, source: str, root: Path, dry_run: bool) -> None:
    """Propose files of people or skills from what there is: a table, a directory, a forge.

    FILE is CSV, JSON, a spreadsheet, LDIF, CODEOWNERS, or vCards or answers of GitHub's or GitLab's API, of which there
    may be several. Import again, and only what the source changed since is proposed: what people wrote stays.
    """
    files = [_upload(path) for path in paths]
    name = format_name or find_format(files[0])
    _refuse(kind, name, len(files))
    given_map = _column_map(kind, map_file)
    try:
        table, problems = read_files(files, name, sheet=sheet)
    except NoSpreadsheets as error:
        raise click.UsageError(str(error)) from None
    column_map = given_map or usual_map(name, table)
    hub, _ = load(root, find_today(os.environ))
    source = slugify(source or _source(name, files[0].name))
    memory = _memory(root, memory_path(kind, source))
    imported = _imported(kind, table, column_map, hub, memory)
    problems += imported.problems
    is_whole = FORMATS[name].is_whole and not (column_map and column_map.grids) and not _LEFT_OUT.intersection(problem.code for problem in problems)
    again = _merged(kind, root, hub, imported, memory, is_whole=is_whole)
    problems = sorted([*problems, *again.problems])
    click.echo(report_text(problems, {}, site_url=hub.settings.site_url), nl=False)
    _write(root, again, memory_path(kind, source), dry_run=dry_run)
    _tell(kind, imported, again, memory_path(kind, source), root, is_first=not memory, dry_run=dry_run)
    sys.exit(0 if imported.values or not problems else 1)


def _upload(path: Path) -> Upload:
    with path.open("rb") as file:
        return Upload(path.name, file.read(MAX_BYTES + 1)).as_utf8()


def _refuse(kind: str, name: str, count: int) -> None:
    if kind == "skills" and name not in TABLES:
        raise click.UsageError(f"{name} says nothing of skills; import skills from {', '.join(TABLES)}")
    if count > 1 and not FORMATS[name].several:
        raise click.UsageError(f"import one file of {name} at a time; of several, each is a source of its own")


def _source(name: str, file: str) -> str:
    return (_DATED.sub("", Path(file).stem) or name) if name in TABLES else name


def _column_map(kind: str, map_file: Path | None) -> ColumnMap | None:
    if map_file is None:
        return None
    fields = PERSON_FIELDS if kind == "people" else SKILL_FIELDS
    column_map, problems = read_map(map_file.name, map_file.read_bytes(), fields)
    if column_map is None:
        texts = {map_file.name: map_file.read_text("utf-8", errors="replace")}
        raise click.UsageError(f"the map cannot be used. {summary(problems)}\n{report_text(problems, texts)}")
    return column_map


def _memory(root: Path, path: str) -> list[Remembered]:
    try:
        return read_memory(path, read_bytes(root, path, MAX_BYTES)) if (root / path).is_file() else []
    except BadMemory as error:
        raise click.ClickException(f"nothing was changed: {error}") from None


def _resolve(hub: Hub) -> Resolve:
    index = skill_index(hub.skills.values())
    return lambda text: index.get(normalise(text))


def _imported(kind: str, table: Table, column_map: ColumnMap | None, hub: Hub, memory: list[Remembered]) -> Imported:
    if kind == "skills":
        return import_skills(table, column_map, resolve=_resolve(hub))
    return import_people(table, column_map, resolve=_resolve(hub), known=known_in(hub, memory), levels=hub.settings.levels)


def _merged(kind: str, root: Path, hub: Hub, imported: Imported, memory: list[Remembered], *, is_whole: bool) -> Again:
    paths = [path for path in imported.values if (root / path).is_file()]
    files: Mapping[str, bytes] = {path: read_bytes(root, path) for path in paths}
    left = {slug for slug, person in hub.people.items() if not person.is_here} if kind == "people" else {slug for slug, skill in hub.skills.items() if skill.deprecated}
    standing = {entry.slug for entry in memory if (root / kind / f"{entry.slug}.yml").is_file()}
    whole = is_whole and bool(imported.values)  # a file of which nothing can be read says of nobody that they are gone
    return import_again(imported, files, memory, here=standing - left, resolve=_resolve(hub), is_whole=whole)


def _write(root: Path, again: Again, memory: str, *, dry_run: bool) -> None:
    texts: dict[str, bytes | None] = {**again.texts, memory: again.memory}
    if dry_run:
        before = {path: (root / path).read_bytes() for path in again.texts if (root / path).is_file()}
        show_diff(before, Edit(dict(sorted(again.texts.items()))))
    elif again.remembered:
        for path in texts:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
        replace_files(root, texts)


def _tell(kind: str, imported: Imported, again: Again, memory: str, root: Path, *, is_first: bool, dry_run: bool) -> None:
    if imported.uses:
        share = 100 * imported.resolved / imported.uses
        click.echo(f"{imported.resolved} of {imported.uses} uses of skills ({share:.1f} %) name a skill that the hub declares.")
    for line in summary_of(again, kind, will=dry_run):
        click.echo(printable(line))
    others = sorted(path.stem for path in (root / memory).parent.glob("*.jsonl") if path.name != Path(memory).name)
    if is_first and others:
        listed = ", ".join(f"`{other}`" for other in others[:10])
        click.echo(f"This is a new source, `{Path(memory).stem}`. If it is one of {listed} again, say so with `--source`, so that what people deleted stays away.")
    if again.texts and not dry_run:
        click.echo(f"Look the files in {root / kind} over, and commit them with {memory}, which tells the next import what changed.")
