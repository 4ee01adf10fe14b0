"""The commands that write many files of a hub at once: a new one, or what is imported."""

import json
import os
import sys
from datetime import date
from pathlib import Path

import click

from hubgen import __version__
from hubgen.build import find_today
from hubgen.cli.options import today_option
from hubgen.content.hub import Hub
from hubgen.content.load import load
from hubgen.content.names import skill_index
from hubgen.content.schema import KINDS, json_schema
from hubgen.content.slugs import normalise
from hubgen.edits.scaffold import new_hub
from hubgen.importers.mapping import ColumnMap, read_map
from hubgen.importers.people import PERSON_FIELDS, import_people
from hubgen.importers.skills import SKILL_FIELDS, import_skills
from hubgen.importers.tables import Table, read_table
from hubgen.importers.values import Imported
from hubgen.reports.text import report_text, summary


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="What the hub is called; the folder's name, if left out.")
@click.option("--forge", default="", help="The web address of the repository, such as https://github.com/acme/hub.")
@click.option(
    "--hubgen",
    "requirement",
    metavar="REQUIREMENT",
    default=f"hubgen=={__version__}",
    show_default=True,
    help="Where the hub's workflows install hubgen from, as pip reads it.",
)
@today_option
def init(folder: Path, name: str | None, forge: str, requirement: str, today: date | None) -> None:
    """Make a new hub in DIR, ready to push."""
    if folder.exists() and any(entry.name != ".git" for entry in folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty, and nothing in it is overwritten; name a new folder")
    schemas = {kind: json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n" for kind in KINDS}
    named = name or folder.resolve().name.replace("-", " ").replace("_", " ").capitalize()
    try:
        files = new_hub(name=named, requirement=requirement, schemas=schemas, today=today or find_today(os.environ), forge_url=forge)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    click.echo(f"Made {named} in {folder}: {len(files)} files. Next:\n\n  cd {folder}\n  hubgen serve\n")


@click.command("import")
@click.argument("kind", type=click.Choice(["people", "skills"]))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--map", "map_file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A YAML file that says which column is what.")
@click.option("--into", "root", required=True, type=click.Path(file_okay=False, path_type=Path), help="The hub's folder.")
def import_(kind: str, file: Path, map_file: Path | None, root: Path) -> None:
    """Make files of people or skills from a table: FILE is CSV or JSON Lines.

    What could not be placed is printed. Files that exist stay as they are.
    """
    column_map = _column_map(kind, map_file)
    table, problems = read_table(file.name, file.read_bytes())
    hub, _ = load(root, find_today(os.environ))
    imported = _imported(kind, table, column_map, hub)
    written = 0
    for path, text in imported.files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():  # the hub's own files were passed over by name; this one may have come since
            target.write_bytes(text.encode())
            written += 1
    found = sorted([*problems, *imported.problems])
    click.echo(report_text(found, {}, site_url=hub.settings.site_url), nl=False)
    if imported.uses:
        share = 100 * imported.resolved / imported.uses
        click.echo(f"{imported.resolved} of {imported.uses} uses of skills ({share:.1f} %) name a skill that the hub declares.")
    click.echo(f"Wrote {written} files in {root / kind}. Look them over before you commit them.")
    sys.exit(0 if written or not found else 1)


def _column_map(kind: str, map_file: Path | None) -> ColumnMap | None:
    if map_file is None:
        return None
    fields = PERSON_FIELDS if kind == "people" else SKILL_FIELDS
    column_map, problems = read_map(map_file.name, map_file.read_bytes(), fields)
    if column_map is None:
        texts = {map_file.name: map_file.read_text("utf-8", errors="replace")}
        raise click.UsageError(f"the map cannot be used. {summary(problems)}\n{report_text(problems, texts)}")
    return column_map


def _imported(kind: str, table: Table, column_map: ColumnMap | None, hub: Hub) -> Imported:
    index = skill_index(hub.skills.values())
    existing = [*(person.path for person in hub.people.values()), *(skill.path for skill in hub.skills.values()), *hub.broken]

    def resolve(text: str) -> str | None:
        return index.get(normalise(text))

    if kind == "skills":
        return import_skills(table, column_map, resolve=resolve, existing=existing)
    return import_people(table, column_map, resolve=resolve, existing=existing, levels=hub.settings.levels)


