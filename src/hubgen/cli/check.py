"""The command that says what is wrong in a hub, or what a change of it brings."""

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

import click

from hubgen.build import find_today
from hubgen.checks import run_checks
from hubgen.checks.debt import Brought, find_brought
from hubgen.cli.fix import fix_option, mend
from hubgen.cli.options import read_texts, root_argument, strict_option, today_option
from hubgen.content.earlier import earlier_hub
from hubgen.content.history import NoRevision, find_base, find_renames
from hubgen.content.hub import Hub
from hubgen.content.load import Reader
from hubgen.content.processes import beside
from hubgen.problems import Problem, is_clean
from hubgen.reports.github import report_github
from hubgen.reports.gitlab import report_gitlab
from hubgen.reports.json import report_json
from hubgen.reports.junit import report_junit
from hubgen.reports.sarif import report_sarif
from hubgen.reports.summary import JOB_LIMIT, report_summary
from hubgen.reports.text import older_problems, report_text

FORMATS = ("text", "github", "gitlab", "sarif", "junit", "json")


@click.command()
@root_argument
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="For people, for a forge, or for programs.")
@click.option("--base", "revision", metavar="REV", help="Report only what the work since this revision brings, such as since origin/main.")
@click.option("--summary", "summary_file", type=click.File("ab"), help="Also append the list as Markdown to this file, such as $GITHUB_STEP_SUMMARY.")
@strict_option
@fix_option
@today_option
def check(root: Path, form: str, revision: str | None, summary_file: BinaryIO | None, strict: bool, fix: bool, today: date | None) -> None:
    """Say what is wrong in the hub in ROOT, and how to mend it.

    With --base, older problems are counted in one line and fail nothing.
    """
    day = today or find_today(os.environ)
    if fix:
        mend(root, day)
    reader = Reader(root)
    hub, found = reader.read(day)
    begun = _begin_earlier(root, revision, reader, hub) if revision is not None else None
    problems = sorted(found + run_checks(hub, found))
    brought = _brought(root, begun, problems) if begun else Brought(problems, 0)
    site_url = hub.settings.site_url
    if summary_file:
        room = JOB_LIMIT - (summary_file.tell() if summary_file.seekable() else 0)
        summary_file.write(report_summary(brought.problems, site_url=site_url, older=brought.older, limit=room).encode())
    click.echo(_report(form, brought, root, site_url=site_url, strict=strict, listed=summary_file is not None), nl=False)
    if brought.older and form not in ("text", "github"):
        click.echo(older_problems(brought.older), err=True)
    sys.exit(0 if is_clean(brought.problems, strict=strict) else 1)


class _Earlier(NamedTuple):
    """The commit from which the work set out, and what waits for the problems that the hub had there."""

    commit: str
    problems: Callable[[], list[Problem]]


def _begin_earlier(root: Path, revision: str, reader: Reader, hub: Hub) -> _Earlier:
    """Begin to find, beside this process, what was wrong where the work set out towards *revision*."""
    try:
        commit = find_base(root, revision)
    except NoRevision as error:
        raise click.BadParameter(str(error), param_hint="--base") from None
    return _Earlier(commit, beside(partial(_problems_then, root, commit, reader, hub)))


def _problems_then(root: Path, commit: str, reader: Reader, now: Hub) -> list[Problem]:
    hub, problems = earlier_hub(root, commit, reader, now)
    return problems + run_checks(hub, problems)


def _brought(root: Path, earlier: _Earlier, problems: list[Problem]) -> Brought:
    """Leave out of *problems* those that the hub had before."""
    try:
        return find_brought(sorted(earlier.problems()), problems, find_renames(root, earlier.commit))
    except NoRevision as error:
        raise click.BadParameter(str(error), param_hint="--base") from None


def _report(form: str, brought: Brought, root: Path, *, site_url: str, strict: bool, listed: bool) -> str:
    problems, older = brought
    if form == "github":
        return report_github(problems, site_url=site_url, older=older, listed=listed)
    if form == "gitlab":
        return report_gitlab(problems, site_url=site_url)
    if form == "sarif":
        return report_sarif(problems, site_url=site_url, older=older)
    if form == "junit":
        return report_junit(problems, strict=strict, older=older)
    if form == "json":
        return report_json(problems, site_url=site_url, older=older)
    return report_text(problems, read_texts(root, problems), site_url=site_url, older=older)
