"""The commands that answer questions."""

import json
import os
import sys
from datetime import date, datetime
from pathlib import Path

import click

from hubgen.build import find_moment
from hubgen.cli.options import MOMENT, language_option, root_option, today_option, zone_option
from hubgen.content.audience import seen_by
from hubgen.content.hub import Hub
from hubgen.content.load import load
from hubgen.content.schema import KINDS, json_schema
from hubgen.reports.text import printable
from hubgen.views.who import Reply, asker_at, make_engine, reply_to


@click.command()
@click.argument("query")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people, or for programs.")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many people at most.")
@click.option("--sort", type=click.Choice(["best", "name", "level", "near"]), default="best", show_default=True, help="The order; near is by time zone.")
@click.option("--at", "moment", type=MOMENT, help="When you ask, such as 2026-03-09T14:05Z; now, if left out, or noon in UTC of --today.")
@zone_option
@language_option
@root_option
@today_option
def who(
    query: str, form: str, limit: int, sort: str, moment: datetime | None, zone: str, languages: tuple[str, ...], root: Path, today: date | None
) -> None:
    """Find who can help: `hubgen who "kubernetes mentor in Lisbon"`. With - for QUERY, one query a line from standard input."""
    at = moment or find_moment(os.environ, today)
    asker = asker_at(at, zone, languages)
    hub, _ = load(root, today or at.date())
    hub = seen_by(hub, "internal")
    engine = make_engine(hub)
    queries = [line.strip() for line in sys.stdin if line.strip()] if query == "-" else [query]
    for each in queries:
        reply = reply_to(hub, engine, each, asker, sort=sort, limit=limit)
        if form == "json":
            click.echo(json.dumps(_plain(each, reply), ensure_ascii=False))
        else:
            _show(hub, each, reply, titled=len(queries) > 1)
    sys.exit(0)  # a return would give back the hub, value by value, before the process ends


def _plain(query: str, reply: Reply) -> dict[str, object]:
    people = [answer._asdict() for answer in reply.people]
    return {"query": query, "read_as": reply.read_as, "total": reply.total, "people": people, "instead": list(reply.instead)}


def _show(hub: Hub, query: str, reply: Reply, *, titled: bool) -> None:
    if titled:
        click.secho(printable(query), bold=True)
    if not reply.people:
        click.echo(f"Nobody here fits “{printable(query)}”. Try fewer words; the hub knows {len(hub.skills)} skills and {len(hub.present)} people.")
    if reply.read_as:
        click.echo(printable(f"Read as: {reply.read_as}"))
    for line in reply.instead:
        click.echo(f"  {printable(line)}")
    for answer in reply.people:
        about = ", ".join(filter(None, (answer.role, answer.team, answer.location)))
        click.echo(printable(f"{answer.name} ({answer.slug})" + (f": {about}" if about else "")))
        if answer.reason:
            click.echo(f"  {printable(answer.reason)}")
    if reply.total > len(reply.people):
        click.echo(f"… and {reply.total - len(reply.people)} more.")


@click.command()
@click.argument("kind", type=click.Choice(list(KINDS)))
def schema(kind: str) -> None:
    """Print the JSON Schema of a KIND of file, for editors."""
    click.echo(json.dumps(json_schema(kind), ensure_ascii=False, indent=2))
