"""The command that says, for each person, what they might mend."""

import os
from datetime import date
from pathlib import Path

import click

from hubgen.build import find_today
from hubgen.cli.options import root_argument, today_option
from hubgen.content.load import load
from hubgen.reports.nudges import nudges_json, nudges_markdown, nudges_text
from hubgen.views.nudges import AT_MOST, messages

FORMATS = {"text": nudges_text, "markdown": nudges_markdown, "json": nudges_json}


@click.command()
@root_argument
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="To read, to paste, or for a program that sends it.")
@click.option("--person", default="", metavar="SLUG", help="Only this person: the name of their file in people/, without its ending.")
@click.option("--limit", type=click.IntRange(1), default=AT_MOST, show_default=True, help="How many things to tell each person at most.")
@today_option
def nudge(root: Path, form: str, person: str, limit: int, today: date | None) -> None:
    """Say, for each person in the hub in ROOT, what is stale or missing, and the link that mends it.

    Nothing is sent: give the output to whatever mails or chats in your company. Who is away is left alone.
    """
    hub, _ = load(root, today or find_today(os.environ))
    if person and person not in hub.people:
        raise click.BadParameter(f"there is no profile called '{person}'", param_hint="--person")
    click.echo(FORMATS[form](messages(hub, limit=limit, only=person)), nl=False)
    if unread := sum(path.startswith("people/") for path in hub.broken):
        click.echo(f"{unread} {'profile' if unread == 1 else 'profiles'} could not be read: `hubgen check` says why.", err=True)
