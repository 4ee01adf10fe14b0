"""The commands that answer questions."""

import json
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from hubgen.build import read_hub
from hubgen.cli.options import root_option, today_option
from hubgen.content.audience import seen_by
from hubgen.content.hub import Hub
from hubgen.content.schema import KINDS, json_schema
from hubgen.reports.text import printable
from hubgen.views.who import Answer, find_people


@click.command()
@click.argument("query")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people, or for programs.")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many people at most.")
@root_option
@today_option
def who(query: str, form: str, limit: int, root: Path, today: date | None) -> None:
    """Find who can help: `hubgen who "kubernetes mentor in Lisbon"`. With - for QUERY, one query a line from standard input."""
    hub, _ = read_hub(root, today)
    hub = seen_by(hub, "internal")
    queries = [line.strip() for line in sys.stdin if line.strip()] if query == "-" else [query]
    for each in queries:
        answers = find_people(hub, each, limit)
        if form == "json":
            click.echo(json.dumps({"query": each, "people": [asdict(answer) for answer in answers]}, ensure_ascii=False))
        else:
            _show(hub, each, answers, titled=len(queries) > 1)


def _show(hub: Hub, query: str, answers: tuple[Answer, ...], *, titled: bool) -> None:
    if titled:
        click.secho(printable(query), bold=True)
    if not answers:
        click.echo(f"Nobody here fits “{printable(query)}”. Try fewer words; the hub knows {len(hub.skills)} skills and {len(hub.present)} people.")
    for answer in answers:
        about = ", ".join(filter(None, (answer.role, answer.team, answer.location)))
        click.echo(printable(f"{answer.name} ({answer.slug})" + (f": {about}" if about else "")))
        if answer.reason:
            click.echo(f"  {printable(answer.reason)}")


@click.command()
@click.argument("kind", type=click.Choice(list(KINDS)))
def schema(kind: str) -> None:
    """Print the JSON Schema of a KIND of file, for editors."""
    click.echo(json.dumps(json_schema(kind), ensure_ascii=False, indent=2))
