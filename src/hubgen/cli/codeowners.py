"""The command that writes who is asked when a file of the hub changes."""

import os
import sys
from pathlib import Path

import click

from hubgen.build import find_today
from hubgen.cli.options import root_argument
from hubgen.content.load import load
from hubgen.edits.codeowners import PLACES, write_codeowners


@click.command()
@root_argument
@click.option("--write", is_flag=True, help="Write the file where the forge looks for it, instead of printing it.")
@click.option("--check", is_flag=True, help="Write nothing; exit code 1 if the file is there, and says something else.")
def codeowners(root: Path, write: bool, check: bool) -> None:
    """Print the CODEOWNERS file of the hub in ROOT: everyone owns their profile, leads their circle.

    All else belongs to the `maintainers` that mkdocs.yml names under `extra: hub:`.
    """
    if write and check:
        raise click.UsageError("--write changes the file and --check does not; give one of them")
    hub, _ = load(root, find_today(os.environ))
    kind = hub.settings.forge.kind
    file = root / PLACES[kind] if kind in PLACES else None
    if check and (file is None or not file.exists()):
        return
    if not hub.settings.maintainers:
        raise click.UsageError("mkdocs.yml names nobody who looks after the code; write `maintainers: [their-account]` under `extra:`, `hub:`")
    text = write_codeowners(hub)
    if file is None and write:
        raise click.UsageError(f"a repository on {kind} has no CODEOWNERS file that hubgen can write; leave --write out to see what it would say")
    if check and file and file.read_bytes() != text.encode():
        click.echo(f"{PLACES[kind]} is no longer what the hub says; run `hubgen codeowners --write`", err=True)
        sys.exit(1)
    elif write and file:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
        click.echo(PLACES[kind])
    elif not check:
        click.echo(text, nl=False)
