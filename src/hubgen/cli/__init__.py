"""The front door: options in, exit code out."""

import click

from hubgen import __version__
from hubgen.cli.change import deprecate, forget, leave, merge, rename
from hubgen.cli.check import check
from hubgen.cli.codeowners import codeowners
from hubgen.cli.diff import diff
from hubgen.cli.match import match
from hubgen.cli.new import new
from hubgen.cli.nudge import nudge
from hubgen.cli.publish import build_command, leaks, serve
from hubgen.cli.read import schema, who
from hubgen.cli.write import import_, init


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hubgen")
def main() -> None:
    """Turn a git repository of small text files into a living library of skills.

    Exit codes: 0 clean, 1 problems, 2 wrong use.
    """


for command in (init, new, check, diff, build_command, leaks, serve, who, match, nudge, import_, codeowners, schema, rename, merge, deprecate, leave, forget):
    main.add_command(command)
