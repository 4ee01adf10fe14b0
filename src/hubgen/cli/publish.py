"""The commands that make a hub's website."""

import os
import sys
from datetime import date
from pathlib import Path

import click

from hubgen.build import BuildOptions, build, find_today
from hubgen.cli.options import read_texts, root_argument, strict_option, today_option
from hubgen.problems import is_clean
from hubgen.reports.text import report_text


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
    from hubgen.engines.publish import WrongUse, build_website  # MkDocs takes a while to load

    day = today or find_today(os.environ)
    try:
        site, problems, hub = build(root, BuildOptions(day, audience))
        total = sum(not record.listed for record in site.records.values())
        click.echo(report_text(problems, read_texts(root, problems), site_url=hub.settings.site_url), nl=False, err=True)
        target = site_dir or root / "site"
        with click.progressbar(length=total, label="Writing pages", file=sys.stderr) as bar:
            result = build_website(
                root,
                site=site,
                settings=hub.settings,
                problems=problems,
                site_dir=target,
                strict=strict,
                today=day,
                progress=lambda done, _: bar.update(done - bar.pos),
            )
    except WrongUse as error:
        raise click.UsageError(str(error)) from None
    for warning in result.warnings:
        click.echo(f"MkDocs: {warning}", err=True)
    if not result.published:
        reason = result.failure or "there are problems, and --strict lets none pass"
        click.echo(f"Nothing was published, {target} is as it was: {reason}", err=True)
        sys.exit(1)
    readers = "the public" if hub.settings.audience == "public" else "colleagues"
    click.echo(f"Published {len(site.records)} pages of the hub for {readers} in {target}", err=True)
    sys.exit(0 if is_clean(problems, strict=strict) else 1)


@click.command()
@root_argument
@click.option("--address", help="Where to listen, as host:port; 127.0.0.1:8000, if left out.")
def serve(root: Path, address: str | None) -> None:
    """Show the hub in ROOT in a browser, and show it anew when a file changes."""
    from hubgen.engines.publish import WrongUse, serve_website  # MkDocs takes a while to load

    try:
        serve_website(root, address=address)
    except WrongUse as error:
        raise click.UsageError(str(error)) from None
