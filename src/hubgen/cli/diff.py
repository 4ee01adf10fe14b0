"""The command that says what a change does for the hub."""

import os
from datetime import date
from pathlib import Path

import click

from hubgen.build import find_today
from hubgen.cli.options import root_argument, today_option
from hubgen.content.earlier import earlier_hub
from hubgen.content.history import NoRevision, changed_files, find_base, find_commit
from hubgen.content.load import Reader
from hubgen.reports.changes_json import report_changes_json
from hubgen.reports.changes_markdown import report_changes_markdown
from hubgen.reports.changes_text import report_changes_text
from hubgen.views.changes import changes_between
from hubgen.views.changes.values import Changes

FORMATS = {"text": report_changes_text, "markdown": report_changes_markdown, "json": report_changes_json}


@click.command()
@root_argument
@click.option("--base", required=True, metavar="REV", help="What the change is compared with: a branch, tag or commit.")
@click.option("--head", metavar="REV", help="The change, as a branch, tag or commit; the files as they are now, if left out.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="For people, for a comment, or for programs.")
@click.option("--author", default="", metavar="ACCOUNT", help="The account on the forge of whoever made the change: profiles of others are then marked.")
@today_option
def diff(root: Path, base: str, head: str | None, form: str, author: str, today: date | None) -> None:
    """Say what a change does for the hub in ROOT: who joins, what is taught now, what a human should look at.

    Compared are the change and the commit from which it set out towards REV. It always ends with exit code 0.
    """
    try:
        changes = _changes(root, base, head, author.removeprefix("@"), today or find_today(os.environ))
    except NoRevision as error:
        raise click.UsageError(str(error)) from None
    click.echo(FORMATS[form](changes), nl=False)


def _changes(root: Path, base: str, head: str | None, author: str, today: date) -> Changes:
    end = find_commit(root, head) if head else None
    start = find_base(root, base, end or "HEAD")
    differing, reader = changed_files(root, start, end), Reader(root)
    now, _ = reader.read(today)
    after = now
    if end:
        after, _ = earlier_hub(root, end, reader, now)
        reader.read(today)  # what is earlier is told by what differs from now
    before, _ = earlier_hub(root, start, reader, now)
    return changes_between(before, after, files=differing, author=author)
