"""The command that says what a hub knows about itself."""

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from hubgen.build import find_today
from hubgen.cli.naming import find_skill
from hubgen.cli.options import root_argument, today_option
from hubgen.content.audience import seen_by
from hubgen.content.guesses import Guesses
from hubgen.content.hub import Hub
from hubgen.content.load import load
from hubgen.content.slugs import slugify
from hubgen.reports.insights_csv import insights_csv
from hubgen.reports.insights_json import insights_json
from hubgen.reports.insights_markdown import insights_markdown
from hubgen.reports.insights_text import insights_text
from hubgen.views.insights.overview import Overview, overview

FORMATS: Mapping[str, Callable[[Overview], str]] = {"text": insights_text, "json": insights_json, "csv": insights_csv, "markdown": insights_markdown}


@click.command()
@root_argument
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="To read, for programs, for a spreadsheet, to paste.")
@click.option("--team", "teams", multiple=True, metavar="TEAM", help="Only this team, by its name. Twice, to compare two teams.")
@click.option("--skill", default="", metavar="SKILL", help="Only this skill, by any of its names.")
@today_option
def insights(root: Path, form: str, teams: tuple[str, ...], skill: str, today: date | None) -> None:
    """Say what the hub in ROOT knows about itself: what is wanted and taught, what rests on one person, who covers what.

    It also says who is joined to whom, and how fresh and alive the hub is. Nobody is ranked, and `levels: false` under
    `insights` in mkdocs.yml leaves levels out of all of it.
    """
    if len(teams) > 2 or (len(teams) == 2 and skill):
        raise click.UsageError("two teams are compared at most, and in all their skills: give --team twice, or --team and --skill")
    hub, _ = load(root, today or find_today(os.environ))
    broken = len(hub.broken)
    hub = _seen(hub)
    slugs = [_team(hub, name) for name in teams]
    if len(set(slugs)) < len(slugs):
        raise click.UsageError("a team is compared with another one: give --team twice, with two names")
    found = overview(hub, team=slugs[0] if slugs else "", other=slugs[1] if len(slugs) > 1 else "", skill=find_skill(hub, skill) if skill else "")
    click.echo(FORMATS[form](found), nl=False)
    if broken:
        click.echo(f"{broken} {'file' if broken == 1 else 'files'} could not be read: `hubgen check` says why.", err=True)


def _seen(hub: Hub) -> Hub:
    """Give the hub as colleagues see it: of what the public sees alone, nobody could tell what rests on one person."""
    return seen_by(replace(hub, settings=replace(hub.settings, audience="internal")), "internal")


def _team(hub: Hub, name: str) -> str:
    slug = slugify(name)
    if slug not in hub.teams:
        near = Guesses(hub.teams, likeness=0.6).nearest(slug)
        hint = f"; did you mean '{hub.teams[near].name}'?" if near else ""
        raise click.BadParameter(f"there is no team '{name}'{hint}", param_hint="--team")
    return slug
