"""The commands that change a skill or a person everywhere in a hub at once."""

import difflib
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import click

from hubgen.build import find_today
from hubgen.cli.options import root_option
from hubgen.cli.replacing import replace_files
from hubgen.content.folder import find_files, read_bytes
from hubgen.content.hub import Hub
from hubgen.content.load import SETTINGS, load
from hubgen.content.sources import read_settings
from hubgen.edits.changes import CannotEdit
from hubgen.edits.deprecate import deprecate_skill
from hubgen.edits.forget import REMAINS, forget_person
from hubgen.edits.imported import IMPORTED, BadMemory
from hubgen.edits.leave import leave_person
from hubgen.edits.merge import merge_skill
from hubgen.edits.plan import Edit, Files, WrongName
from hubgen.edits.rename import rename_person, rename_skill
from hubgen.reports.text import printable

dry_run_option = click.option("--dry-run", is_flag=True, help="Show what would change, as a diff, and write nothing.")
_OWNERS = ("CODEOWNERS", ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "docs/CODEOWNERS")


@click.group()
def rename() -> None:
    """Give a skill or a person another name, everywhere."""


@rename.command("skill")
@click.argument("old")
@click.argument("new")
@click.option("--name", default="", help="The new name for readers, if that changes too.")
@click.option("--alias/--no-alias", default=True, help="Keep what people wrote until now as an alias, or not.")
@dry_run_option
@root_option
def rename_skill_command(root: Path, old: str, new: str, name: str, alias: bool, dry_run: bool) -> None:
    """Call the skill OLD NEW: its file, and every claim, wish, circle, note and program that names it."""
    _edit(root, dry_run, lambda hub, files: rename_skill(hub, files, old, new, name=name, alias=alias))


@rename.command("person")
@click.argument("old")
@click.argument("new")
@click.option("--name", default="", help="The new name for readers, if that changes too.")
@dry_run_option
@root_option
def rename_person_command(root: Path, old: str, new: str, name: str, dry_run: bool) -> None:
    """Call the person OLD NEW: the profile, the notes named after them, and every file that names them."""
    _edit(root, dry_run, lambda hub, files: rename_person(hub, files, old, new, name=name))


@click.group()
def merge() -> None:
    """Make one of two things that are the same."""


@merge.command("skill")
@click.argument("gone", metavar="FROM")
@click.argument("into", metavar="INTO")
@dry_run_option
@root_option
def merge_skill_command(root: Path, gone: str, into: str, dry_run: bool) -> None:
    """Make the skill FROM a part of the skill INTO, which gets its names; who claims both keeps the higher level."""
    _edit(root, dry_run, lambda hub, files: merge_skill(hub, files, gone, into))


@click.group()
def deprecate() -> None:
    """Mark something as no longer in use."""


@deprecate.command("skill")
@click.argument("slug")
@click.option("--replaced-by", default="", help="The file name of the skill to learn instead, without .yml.")
@dry_run_option
@root_option
def deprecate_skill_command(root: Path, slug: str, replaced_by: str, dry_run: bool) -> None:
    """Mark the skill SLUG as no longer in use; who claims it gets a notice."""
    _edit(root, dry_run, lambda hub, files: deprecate_skill(hub, files, slug, replaced_by=replaced_by))


@click.group()
def leave() -> None:
    """Say that somebody has left."""


@leave.command("person")
@click.argument("slug")
@dry_run_option
@root_option
def leave_person_command(root: Path, slug: str, dry_run: bool) -> None:
    """Mark the person SLUG as former, end their pairs, and say what others have to take over."""
    _edit(root, dry_run, lambda hub, files: leave_person(hub, files, slug))


@click.group()
def forget() -> None:
    """Take somebody out of the hub."""


@forget.command("person")
@click.argument("slug")
@dry_run_option
@root_option
def forget_person_command(root: Path, slug: str, dry_run: bool) -> None:
    """Delete the profile SLUG, take them out of every list, and say what git and others still hold."""
    _edit(root, dry_run, lambda hub, files: forget_person(hub, files, slug))
    click.echo("\n" + REMAINS.format(profile=f"people/{slug}.yml"))


def _edit(root: Path, dry_run: bool, make: Callable[[Hub, Files], Edit]) -> None:
    """Make an edit of the hub in *root*, or show it."""
    hub, _ = load(root, find_today(os.environ))
    files = _files(root)
    try:
        edit = make(hub, files)
    except WrongName as error:
        raise click.UsageError(str(error)) from None
    except (CannotEdit, BadMemory) as error:
        raise click.ClickException(f"nothing was changed: {error}") from None
    if dry_run:
        show_diff(files, edit)
    else:
        replace_files(root, edit.texts)
        click.echo("".join(f"{line}\n" for line in _list(edit)), nl=False)
    for heading, lines in (("To know:", edit.said), ("To do:", edit.todo)):
        if lines:
            click.echo(f"\n{heading}\n" + "\n".join(f"- {printable(line)}" for line in lines))


def show_diff(files: Files, edit: Edit) -> None:
    """Print an edit as a diff of *files*."""
    click.echo("".join(f"{printable(line)}\n" for line in _diff(files, edit)), nl=False)


def _files(root: Path) -> Files:
    """Read every file that may name a skill or a person: the hub's, the Markdown pages beside it, CODEOWNERS, and what imports remember."""
    files = {found.path: read_bytes(root, found.path) for found in find_files(root)[0] if found.kind != "picture"}
    pages = (page for page in (root / _docs(root)).rglob("*.md") if not page.is_symlink() and page.is_file())
    files |= {page.relative_to(root).as_posix(): page.read_bytes() for page in pages}
    memories = (memory for memory in (root / IMPORTED).rglob("*.jsonl") if not memory.is_symlink() and memory.is_file())
    files |= {memory.relative_to(root).as_posix(): memory.read_bytes() for memory in memories}
    return files | {path: (root / path).read_bytes() for path in _OWNERS if (root / path).is_file()}


def _docs(root: Path) -> str:
    """Give the folder of the pages, as the settings have it; one outside the hub is not ours to change."""
    settings = root / SETTINGS
    source = read_settings(SETTINGS, settings.read_bytes())[0] if settings.is_file() else None
    named = source.data.get("docs_dir") if source else None
    folder = named if isinstance(named, str) and named else "docs"
    return "docs" if PurePosixPath(folder).is_absolute() or ".." in PurePosixPath(folder).parts else folder


def _diff(files: Files, edit: Edit) -> Iterator[str]:
    """Give the edit as a unified diff, as git shows it: a file that gets another name is one file."""
    origins = {new: old for old, new in edit.moves.items()}
    for path, text in edit.texts.items():
        if path in edit.moves:
            continue
        old = origins.get(path, path)
        if old != path:
            yield from (f"rename from {old}", f"rename to {path}")
        before, after = _lines(files.get(old, b"")), _lines(text or b"")
        yield from difflib.unified_diff(before, after, f"a/{old}", f"b/{path}" if text is not None else "/dev/null", lineterm="")


def _lines(raw: bytes) -> list[str]:
    return raw.decode(errors="replace").replace("\r\n", "\n").split("\n")[: None if raw and not raw.endswith(b"\n") else -1]


def _list(edit: Edit) -> Iterator[str]:
    origins: Mapping[str, str] = {new: old for old, new in edit.moves.items()}
    for path, text in edit.texts.items():
        if text is None and path not in edit.moves:
            yield f"deleted {path}"
        elif text is not None:
            yield f"renamed {origins[path]} to {path}" if path in origins else f"changed {path}"
