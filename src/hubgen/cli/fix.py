"""What a machine can mend in a hub is mended in its files."""

from datetime import date
from pathlib import Path

import click

from hubgen.build import read_hub
from hubgen.cli.replacing import replace_files
from hubgen.content.folder import find_files, read_bytes
from hubgen.problems import Problem
from hubgen.reports.text import printable

fix_option = click.option("--fix", is_flag=True, help="First mend what a machine can mend and cannot get wrong, and say what was written.")

_MOST_ROUNDS = 10
"""A file whose keys are mended is read further, and may show more that can be mended."""


def mend(root: Path, today: date | None) -> None:
    """Apply every suggestion in the hub in *root*, until there is none left; say on standard error what was written."""
    from hubgen.edits.fix import fix  # a plain check needs nothing of what edits files

    count = 0
    for _ in range(_MOST_ROUNDS):
        hub, problems = read_hub(root, today)
        paths = {problem.suggestion.place.path for problem in problems if problem.suggestion}
        files = {found.path: read_bytes(root, found.path) for found in find_files(root)[0] if found.path in paths}
        fixed = fix(files, problems, levels=hub.settings.levels)
        if not fixed.texts:
            break
        replace_files(root, fixed.texts)
        count += len(fixed.mended)
        for problem in fixed.mended:
            click.echo(printable(_line(problem)), err=True)
    click.echo(f"Mended {count} {'problem' if count == 1 else 'problems'}.\n" if count else "Nothing here can be mended by machine.\n", err=True)


def _line(problem: Problem) -> str:
    suggestion = problem.suggestion
    assert suggestion is not None
    did = "taken away, since it stands there twice" if suggestion.new is None else f"is `{suggestion.new}` now"
    return f"{suggestion.place}: `{suggestion.old}` {did}"
