"""The command that answers assistants."""

from datetime import date
from pathlib import Path

import click

from hubgen.cli.options import language_option, root_argument, today_option, zone_option


@click.command()
@root_argument
@click.option("--audience", type=click.Choice(["internal", "public"]), help="For whom; the hub's own setting, if left out.")
@zone_option
@language_option
@today_option
def mcp(root: Path, audience: str | None, zone: str, languages: tuple[str, ...], today: date | None) -> None:
    """Let an assistant ask the hub in ROOT: a server of the Model Context Protocol, over standard input and output.

    It only reads, and always answers from the files as they are at that moment. An assistant starts it by itself, with
    this command in its settings. It needs the extra: pip install "hubgen[mcp]".
    """
    try:
        from hubgen.engines.assistant_server import (  # the SDK takes a second to load
            ServerOptions,
            serve_assistants,
        )
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("mcp", "mcp_types", "anyio"):
            raise
        raise click.UsageError('`hubgen mcp` needs a library that is not installed: pip install "hubgen[mcp]"') from None

    def ready(people: int, readers: str) -> None:
        who = "the public" if readers == "public" else "colleagues"
        profiles = "1 profile" if people == 1 else f"{people} profiles"
        click.echo(f"Answering for {who} from {profiles}; an assistant talks to this, over standard input and output", err=True)

    serve_assistants(root, ServerOptions(audience, today, zone, languages), ready)
