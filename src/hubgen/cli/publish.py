"""The commands that make a hub's website."""

import os
import sys
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

import click

from hubgen.build import BuildOptions, build, find_today
from hubgen.cli.options import read_texts, root_argument, strict_option, today_option
from hubgen.problems import Problem, Severity, is_clean
from hubgen.reports.text import report_text

_LEAKS_TOLD = 20


@click.command("build")
@root_argument
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes; site/ in ROOT, if left out.")
@strict_option
@click.option("--audience", type=click.Choice(["internal", "public", "published"]), help="For whom; the hub's own setting, if left out. published: public, unless the settings say private_hosting.")
@today_option
def build_command(root: Path, site_dir: Path | None, strict: bool, audience: str | None, today: date | None) -> None:
    """Make the website of the hub in ROOT.

    What is broken is left out and named; everything else is published. With --strict, any problem keeps the old site.
    """
    from hubgen.engines import body_cache
    from hubgen.engines.months import kept_months

    day = today or find_today(os.environ)
    built = build(root, BuildOptions(day, audience), body_cache.load(root), partial(kept_months, root, day))
    # MkDocs takes a while to load: by now other processes are at work meanwhile.
    from hubgen.engines.publish import WrongUse, build_website

    site, settings, target = built.site, built.hub.settings, site_dir or root / "site"
    try:
        total = len(site.records) - len(site.listed)
        with click.progressbar(length=total, label="Writing pages", file=sys.stderr) as bar:
            result = build_website(
                root,
                site=site,
                settings=settings,
                problems=built.find_problems,
                site_dir=target,
                strict=strict,
                today=day,
                progress=lambda done, _: bar.update(done - bar.pos),
            )
    except WrongUse as error:
        raise click.UsageError(str(error)) from None
    problems = built.problems
    click.echo(report_text(problems, read_texts(root, problems), site_url=settings.site_url), nl=False, err=True)
    for warning in result.warnings:
        click.echo(f"MkDocs: {warning}", err=True)
    if result.leaks:
        _tell_leaks(result.leaks)
    if not result.published:
        reason = result.failure or "there are problems, and --strict lets none pass"
        click.echo(f"Nothing was published, {target} is as it was: {reason}", err=True)
        sys.exit(1)
    readers = "the public" if settings.audience == "public" else "colleagues"
    click.echo(f"Published {len(site.records)} pages of the hub for {readers} in {target}", err=True)
    sys.exit(0 if is_clean(problems, strict=strict) else 1)


@click.command()
@click.argument("site_dir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@root_argument
def leaks(site_dir: Path, root: Path) -> None:
    """Look through the built site in SITE_DIR for what stands in no public field of the hub in ROOT.

    Every build for the public does this by itself, and publishes nothing that holds a leak.
    """
    from hubgen.engines.publish import WrongUse, check_website  # MkDocs takes a while to load

    try:
        found = check_website(root, site_dir)
    except WrongUse as error:
        raise click.UsageError(str(error)) from None
    _tell_leaks(found)
    sys.exit(1 if found else 0)


@click.command()
@root_argument
@click.option("--address", help="Where to listen, as host:port; 127.0.0.1:8000, if left out.")
@today_option
def serve(root: Path, address: str | None, today: date | None) -> None:
    """Show the hub in ROOT in a browser, and show it anew when a file changes.

    A page is made when it is asked for, and says what is wrong in the hub; so does the terminal. Ctrl+C ends it.
    """
    from hubgen.engines.publish import WrongUse, serve_website  # MkDocs takes a while to load

    told: set[Problem] = set()

    def ready(url: str) -> None:
        click.echo(f"The hub is at {url} (Ctrl+C ends it)", err=True)

    def say(problems: list[Problem], failure: str) -> None:
        worse = [problem for problem in problems if problem.severity is not Severity.NOTICE]
        if new := [problem for problem in worse if problem not in told]:
            click.echo(report_text(new, read_texts(root, new)), nl=False, err=True)
        elif told and not worse:
            click.echo("Nothing is wrong any more", err=True)
        if failure:
            click.echo(f"The pages are as they were: {failure}", err=True)
        told.clear()
        told.update(worse)

    try:
        serve_website(root, today=today or find_today(os.environ), address=address, ready=ready, say=say)
    except WrongUse as error:
        raise click.UsageError(str(error)) from None


def _tell_leaks(found: Sequence[Problem]) -> None:
    """Name what has leaked, and never its line: who reads the log of a build may be anybody."""
    click.echo(report_text(found[:_LEAKS_TOLD], {}), nl=False, err=True)
    if len(found) > _LEAKS_TOLD:
        click.echo(f"There are {len(found) - _LEAKS_TOLD} more.", err=True)
