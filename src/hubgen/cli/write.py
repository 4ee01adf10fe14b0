"""The command that writes a new hub."""

import json
import os
from datetime import date
from pathlib import Path

import click

from hubgen import __version__
from hubgen.build import find_today
from hubgen.cli.options import today_option
from hubgen.content.schema import KINDS, json_schema
from hubgen.edits.scaffold import new_hub


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
