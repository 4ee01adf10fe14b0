"""The commands that write files of a hub."""
import click


@click.command()
def init() -> None: ...


@click.command()
def new() -> None: ...


@click.command("import")
def import_() -> None: ...
