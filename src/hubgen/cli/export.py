"""The command that gives the hub to a search engine."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

import click

from hubgen.build import choose_audience, find_today
from hubgen.cli.options import root_argument, today_option
from hubgen.content.audience import seen_by
from hubgen.content.load import load
from hubgen.reports.ndjson import ndjson, opensearch_bulk
from hubgen.reports.search_settings import SETTINGS, settings_json
from hubgen.views.documents import Document, documents

WRITERS: Mapping[str, Callable[[Iterable[Document]], Iterator[str]]] = {"ndjson": ndjson, "opensearch-bulk": opensearch_bulk}
INDEX = "hub"


@click.command()
@root_argument
@click.option("--to", "form", type=click.Choice(list(WRITERS)), help="One document a line for Meilisearch and Typesense (ndjson, if left out), or what OpenSearch's _bulk takes.")
@click.option("--mapping", "engine", type=click.Choice(list(SETTINGS)), help="The settings of this search engine, as JSON, instead of the documents.")
@click.option("--index", default=INDEX, show_default=True, metavar="NAME", help="With --mapping: what the index is called there.")
@click.option("--audience", type=click.Choice(["internal", "public", "published"]), help="For whom; the hub's own setting, if left out. published: public, unless the settings say private_hosting.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write this file, whole or not at all, instead of printing.")
@today_option
def export(root: Path, form: str | None, engine: str | None, index: str, audience: str | None, output: Path | None, today: date | None) -> None:
    """Write the hub in ROOT for a search engine: a document for each person, skill, circle, note and program.

    It holds what the site for the same audience shows, without the ways to reach people: their pages have those.
    """
    if form and engine:
        raise click.UsageError("--to writes the documents and --mapping the settings; give one of them")
    hub, _ = load(root, today or find_today(os.environ))
    broken = len(hub.broken)
    hub = seen_by(hub, choose_audience(audience, hub.settings))
    texts = iter([settings_json(engine, hub, index)]) if engine else WRITERS[form or "ndjson"](documents(hub))
    _write(texts, output)
    if broken:
        click.echo(f"{broken} {'file' if broken == 1 else 'files'} could not be read: `hubgen check` says why.", err=True)


def _write(texts: Iterable[str], output: Path | None) -> None:
    """Write *texts* one by one, to the standard output or beside *output*, whose place they then take."""
    if output is None:
        # As bytes: neither the machine's encoding nor its line ends may change what another machine loads.
        sys.stdout.buffer.writelines(text.encode() for text in texts)
        sys.stdout.buffer.flush()
        return
    beside = output.with_name(f".{output.name}.part")
    try:
        with beside.open("wb") as file:
            file.writelines(text.encode() for text in texts)
        beside.replace(output)
    except OSError as error:
        raise click.ClickException(f"nothing was written: {output}: {error.strerror}") from None
    finally:
        beside.unlink(missing_ok=True)
