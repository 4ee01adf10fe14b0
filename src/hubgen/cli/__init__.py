"""The front door: options in, exit code out."""

import atexit
import gc
import os
import sys
from importlib import import_module
from typing import NamedTuple, NoReturn

import click

from hubgen import __version__


class _Entry(NamedTuple):
    """Where a command stands in this folder, as `module:name`, and what the list of commands says of it."""

    where: str
    about: str


# A command is imported when it is asked for: all of them together take a second, and most need little.
COMMANDS = {
    "init": _Entry("write:init", "Make a new hub, ready to push."),
    "new": _Entry("new:new", "Write a new file: a person, skill, circle, note or program."),
    "check": _Entry("check:check", "Say what is wrong in a hub, and how to mend it."),
    "diff": _Entry("diff:diff", "Say what a change does for a hub."),
    "build": _Entry("publish:build_command", "Make the website of a hub."),
    "leaks": _Entry("publish:leaks", "Look through a built site for what is not public."),
    "serve": _Entry("publish:serve", "Show a hub in a browser, anew whenever a file changes."),
    "who": _Entry("read:who", "Find who can help."),
    "mcp": _Entry("mcp:mcp", "Let an assistant ask the hub."),
    "match": _Entry("match:match", "Propose who could learn from whom, with the reasons."),
    "export": _Entry("export:export", "Write a hub for a search engine."),
    "insights": _Entry("insights:insights", "Say what a hub knows about itself: gaps, single points, coverage, bridges."),
    "history": _Entry("history:history", "Count what a hub was at the end of each month."),
    "nudge": _Entry("nudge:nudge", "Say, for each person, what is stale or missing."),
    "suggest": _Entry("suggest:suggest", "Propose to people what they might add to their profiles."),
    "import": _Entry("importing:import_", "Propose people or skills from what a company has."),
    "codeowners": _Entry("codeowners:codeowners", "Print who is asked when a file changes."),
    "schema": _Entry("read:schema", "Print the JSON Schema of a kind of file, for editors."),
    "rename": _Entry("change:rename", "Give a skill or a person another name, everywhere."),
    "merge": _Entry("change:merge", "Make one of two things that are the same."),
    "deprecate": _Entry("change:deprecate", "Mark something as no longer in use."),
    "leave": _Entry("change:leave", "Say that somebody has left."),
    "forget": _Entry("change:forget", "Take somebody out of a hub."),
}


class _FrontDoor(click.Group):
    """A group whose commands are imported by name, and listed without being imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].where.partition(":")
        command = getattr(import_module(f"{__name__}.{module}"), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name].about) for name in self.list_commands(ctx)])


@click.group(cls=_FrontDoor, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="hubgen")
def main() -> None:
    """Turn a git repository of small text files into a living library of skills.

    Exit codes: 0 clean, 1 problems, 2 wrong use.
    """


def enter() -> NoReturn:
    """Be the command of this process, from its first moment to its last: a hub makes millions of values and no cycles.

    The garbage collector would look at all of them again and again, and to take them apart one by one at the end takes
    longer than to leave them to the system. `serve`, which goes on for hours, lets it in whenever the hub rests.
    """
    gc.disable()
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        atexit._run_exitfuncs()  # what somebody wants done at the end of a process
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(end.code)
    raise AssertionError("click ends every command by SystemExit")
