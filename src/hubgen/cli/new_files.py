"""What somebody said of a new file becomes the file on disk; what is not said is asked at a terminal."""

import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from hubgen.build import find_today
from hubgen.content.load import load_settings
from hubgen.content.schema import KINDS
from hubgen.content.sources import read_front_matter, read_yaml
from hubgen.content.typed import read_as
from hubgen.edits.new import NewFile
from hubgen.edits.yamlout import Value
from hubgen.reports.text import report_text

slug_option = click.option("--slug", default="", help="The file's name, if not made from the name.")


def at_terminal() -> bool:
    """Say whether somebody can answer."""
    return sys.stdin.isatty()


def ask(given: Mapping[str, str | None], **questions: str) -> dict[str, str | None]:
    """Ask what is not given, at a terminal; Enter skips a question."""
    asked = dict(given)
    for key, question in questions.items():
        if not asked.get(key) and at_terminal():
            asked[key] = click.prompt(f"{question} (Enter to skip)", default="", show_default=False) or None
    return asked


def keep(**values: Any) -> dict[str, Value]:
    """Keep what somebody said."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {}, ())}


def find_day(day: date | None) -> date:
    """Give *day*, or today where nobody said one."""
    return day or find_today(os.environ)


def write_new(root: Path, kind: str, file: NewFile) -> None:
    """Write a file that is sound and new; anything else is wrong use, and nothing is written."""
    reader = read_yaml if file.path.endswith(".yml") else read_front_matter
    source, problems = reader(file.path, file.text.encode())
    if source:
        _, problems = read_as(KINDS[kind], source, levels=load_settings(root)[0].levels)
    if problems:
        raise click.UsageError("nothing was written:\n" + report_text(problems, {file.path: file.text}))
    target = root / file.path
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("x", encoding="utf-8", newline="\n") as out:
            out.write(file.text)
    except FileExistsError:
        raise click.UsageError(f"{file.path} exists already, and stays as it is; give another --slug, --topic or --on") from None
    click.echo(file.path)
