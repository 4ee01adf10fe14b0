"""The command that proposes to people what they might add to their profiles."""

import os
from datetime import date
from pathlib import Path

import click

from hubgen.build import find_today
from hubgen.cli.naming import find_slug
from hubgen.cli.options import root_option, today_option
from hubgen.content.commits import read_commits
from hubgen.content.history import NoRevision, is_shallow
from hubgen.content.hub import Hub
from hubgen.content.load import load
from hubgen.reports.unclaimed import unclaimed_json, unclaimed_markdown, unclaimed_text
from hubgen.views.unclaimed import AT_MOST, Work, any_known, unclaimed

FORMATS = {"text": unclaimed_text, "markdown": unclaimed_markdown, "json": unclaimed_json}


@click.group()
def suggest() -> None:
    """Propose to people what they might add to their profiles."""


@suggest.command("skills")
@click.option("--person", default="", metavar="SLUG", help="Only this person: the name of their file in people/, without its ending.")
@click.option(
    "--repository",
    "paths",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A clone on this disk whose history tells of skills too; may be repeated.",
)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="To read, to paste, or for a program that sends it.")
@click.option("--limit", type=click.IntRange(1), default=AT_MOST, show_default=True, help="About how many skills to ask each person at most.")
@root_option
@today_option
def suggest_skills(root: Path, person: str, paths: tuple[Path, ...], form: str, limit: int, today: date | None) -> None:
    """Propose skills that people do not claim, with what they did: talks, sessions, commits.

    Nothing is written and nothing sent: it is for the person concerned, who alone knows whether it is a skill of theirs,
    and at which level. Commits are read only of the repositories that you name.
    """
    hub, _ = load(root, today or find_today(os.environ))
    if person:
        find_slug(person, hub.people, "profile", "--person")
    repositories: dict[str, tuple[Work, ...]] = {}
    for path in paths:
        whole = path.resolve()
        name = whole.name.removesuffix(".git") or whole.parent.name
        try:
            works = tuple(Work(*commit) for commit in read_commits(path))
            repositories[name] = (*repositories.get(name, ()), *works)
            _say_what_is_missing(hub, path, works)
        except NoRevision as error:
            raise click.BadParameter(f"the history of '{path}' cannot be read: {error}", param_hint="--repository") from None
    click.echo(FORMATS[form](unclaimed(hub, repositories, limit=limit, only=person)), nl=False)


def _say_what_is_missing(hub: Hub, path: Path, works: tuple[Work, ...]) -> None:
    """Tell why a repository may say less than somebody expects."""
    if is_shallow(path):
        click.echo(f"'{path}' is a shallow clone, which lacks the older commits: `git fetch --unshallow` brings them.", err=True)
    if works and not any_known(hub, works):
        click.echo(f"No commit in '{path}' is by somebody in the hub: people are known by `contact.email`, `contact.forge` and `.mailmap`.", err=True)
