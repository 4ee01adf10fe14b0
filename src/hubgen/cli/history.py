"""The command that counts what a hub was at the end of each month."""

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from hubgen.build import choose_audience, find_today
from hubgen.cli.options import root_argument, today_option
from hubgen.content.history import NoRevision
from hubgen.content.load import load_settings
from hubgen.content.months import History, find_months, month_ends
from hubgen.engines.month_cache import drop_before
from hubgen.engines.months import MONTHS, Counted, count_months
from hubgen.reports.months_json import months_json
from hubgen.reports.months_text import month_line, months_text
from hubgen.views.insights.trends import trends

MOST_MONTHS = 600


@click.command()
@root_argument
@click.option("--months", "count", type=click.IntRange(1, MOST_MONTHS), default=MONTHS, show_default=True, help="How many months, this one included. What was kept of older ones is deleted.")
@click.option("--audience", type=click.Choice(["internal", "public", "published"]), help="For whom; the hub's own setting, if left out. published: public, unless the settings say private_hosting.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people, or for programs.")
@today_option
def history(root: Path, count: int, audience: str | None, form: str, today: date | None) -> None:
    """Count what the hub in ROOT was at the end of each month, from its git history.

    What was counted is kept in .cache/hubgen, so that the next run counts what is new, and `hubgen build` for the same
    audience can show how the hub grows. Settings hold for every month as they are now.
    """
    day = today or find_today(os.environ)
    settings, _ = load_settings(root)
    settings = replace(settings, audience=choose_audience(audience, settings))
    try:
        past = find_months(root, day, count)
        _warn(past)
        found = count_months(root, past.months, settings, _say if sys.stderr.isatty() else _say_nothing)
    except NoRevision as error:
        raise click.UsageError(f"the history of {root} cannot be read: {error}") from None
    drop_before(root, month_ends(day, count)[0], settings)
    known = trends({each.month.day: each.counts for each in found}, ())
    if form == "json":
        commits = {each.month.day: each.month.commit for each in found}
        click.echo(months_json(known, map(commits.get, known.days), audience=settings.audience, shallow_since=past.cut), nl=False)
    else:
        click.echo(months_text(known), nl=False)
    _sum_up(found)


def _warn(past: History) -> None:
    if past.cut:
        click.echo(
            f"The history that is here begins on {past.cut}: months before that are not known. It is a shallow clone; "
            "fetch all of it with `git fetch --unshallow`, or in a workflow with `fetch-depth: 0` (GitLab: GIT_DEPTH: \"0\").",
            err=True,
        )


def _say(each: Counted) -> None:
    counts = each.counts.measures.hub
    click.echo(month_line(each.month.day.isoformat()[:7], counts.people, counts.claims, each.counts.unread), err=True)


def _say_nothing(each: Counted) -> None:
    """Leave a log with the table alone."""


def _sum_up(found: list[Counted]) -> None:
    anew = [each.files for each in found if each.files is not None]
    unread = sum(bool(each.counts.unread) for each in found)
    months = f"{len(anew)} {'month' if len(anew) == 1 else 'months'}"
    files = f"{sum(anew):,} {'file' if sum(anew) == 1 else 'files'}"
    known = len(found) - len(anew)
    click.echo(f"Counted {months} from {files}; {known} {'was' if known == 1 else 'were'} known.", err=True)
    if unread:
        click.echo(f"In {unread} {'month' if unread == 1 else 'months'} some files cannot be read, and are not counted: `--format json` says how many.", err=True)
