"""The command that says who could learn from whom, and why."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from hubgen.build import find_today
from hubgen.cli.naming import find_skill, find_slug
from hubgen.cli.options import root_argument, today_option
from hubgen.cli.replacing import replace_files
from hubgen.content.audience import seen_by
from hubgen.content.hub import Hub, Pair, Program
from hubgen.content.load import load
from hubgen.edits.changes import CannotEdit
from hubgen.edits.pair import pair_people
from hubgen.reports.matches_csv import matches_csv
from hubgen.reports.matches_json import explained_json, matches_json
from hubgen.reports.matches_markdown import matches_markdown
from hubgen.reports.matches_text import explained_text, matches_text
from hubgen.reports.text import printable
from hubgen.views.matching.pool import OVER
from hubgen.views.matching.solve import NoSolver
from hubgen.views.matching.values import Question
from hubgen.views.proposals import Found, explain, find

FORMATS = {"text": matches_text, "markdown": matches_markdown, "json": matches_json, "csv": matches_csv}
EXPLAINED = {"text": explained_text, "json": explained_json}
LONGEST_SWAP = 4


@click.command()
@root_argument
@click.option("--program", default="", metavar="SLUG", help="Pairs for the people of this program: the name of its folder in programs/.")
@click.option("--skill", "skills", multiple=True, metavar="SKILL", help="Pairs for whoever wants this skill, by any of its names. May be given more than once.")
@click.option("--everyone", is_flag=True, help="Pairs for everyone who wants anything.")
@click.option("--swap", is_flag=True, help="Swaps instead of pairs: two, three or four people who each teach the next.")
@click.option("--groups", is_flag=True, help="Groups instead of pairs: pilots around one skill, circles to start, talks that people want.")
@click.option("--size", type=click.IntRange(2, 12), help="How many people a pilot has; with --swap, how many a swap has at most (2 to 4).")
@click.option("--exclude", multiple=True, metavar="SLUG", help="Leave this person out. May be given more than once.")
@click.option("--anyone", is_flag=True, help="Take who knows a skill for a teacher, too, and not those alone who said that they teach it.")
@click.option("--prefer", type=click.Choice(["total", "people"]), default="total", show_default=True, help="The most points, or as many people as can be.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Another number decides otherwise between equals.")
@click.option("--explain", "two", nargs=2, metavar="A B", help="Say what is between two people: every reason with its points, or what keeps them apart.")
@click.option("--write", is_flag=True, help="Put the pairs into the program's file.")
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="To read, to paste, for programs, for a spreadsheet.")
@today_option
def match(
    root: Path,
    program: str,
    skills: tuple[str, ...],
    everyone: bool,
    swap: bool,
    groups: bool,
    size: int | None,
    exclude: tuple[str, ...],
    anyone: bool,
    prefer: str,
    seed: int,
    two: tuple[str, str] | None,
    write: bool,
    form: str,
    today: date | None,
) -> None:
    """Propose who could learn from whom in the hub in ROOT, with the reasons, and say why others are left out.

    Say whom it is about: --program, --skill or --everyone. Nobody is paired by this: even --write only makes a change
    that a pull request shows to both.
    """
    if not (program or skills or everyone or two):
        raise click.UsageError("say whom it is about: --program SLUG, --skill SKILL or --everyone")
    _refuse_together(program, skills, everyone=everyone, swap=swap, groups=groups, size=size, write=write, two=two)
    hub = _hub(root, today)
    question = Question(
        skills=frozenset(find_skill(hub, text) for text in skills),
        program=find_slug(program, hub.programs, "program", "--program") if program else "",
        exclude=frozenset(find_slug(slug, hub.people, "profile", "--exclude") for slug in exclude),
        anyone=anyone,
        many=prefer == "people",
        seed=seed,
    )
    if two:
        _explain(hub, question, two, form)
        return
    chosen = hub.programs.get(question.program)
    if chosen and chosen.status in OVER:
        click.echo(f"“{printable(chosen.name)}” is {chosen.status}: pairs are proposed for programs that are running or yet to start.")
        return
    try:
        found = find(hub, question, kind="swaps" if swap else "groups" if groups else "pairs", size=size)
    except NoSolver as error:
        raise click.UsageError(str(error)) from None
    click.echo(FORMATS[form](hub, found), nl=False)
    if write and chosen:
        _write(root, chosen, found, to_stderr=form in ("json", "csv"))


def _refuse_together(
    program: str,
    skills: Sequence[str],
    *,
    everyone: bool,
    swap: bool,
    groups: bool,
    size: int | None,
    write: bool,
    two: tuple[str, str] | None,
) -> None:
    """Refuse options that mean nothing together."""
    wrong = {
        "--everyone is about all, so it goes with neither --program nor --skill": everyone and bool(program or skills),
        "--swap and --groups are two questions: ask one at a time": swap and groups,
        "--size is the size of a group or a swap: it needs --groups or --swap": size is not None and not (swap or groups),
        f"a swap has 2 to {LONGEST_SWAP} people: one who leaves ends it for all": swap and size is not None and size > LONGEST_SWAP,
        "--write puts pairs into a program's file: say which with --program": write and not program,
        "--write writes pairs: it goes neither with --groups nor with --explain": write and (groups or bool(two)),
    }
    for sentence, holds in wrong.items():
        if holds:
            raise click.UsageError(sentence)


def _hub(root: Path, today: date | None) -> Hub:
    """Read the hub as colleagues see it, with those who must not be paired."""
    hub, _ = load(root, today or find_today(os.environ))
    return replace(seen_by(hub, "internal"), do_not_pair=hub.do_not_pair)


def _explain(hub: Hub, question: Question, two: tuple[str, str], form: str) -> None:
    if form not in EXPLAINED:
        raise click.BadParameter(f"--explain writes {' or '.join(EXPLAINED)}", param_hint="--format")
    one, other = (find_slug(slug, hub.people, "profile", "--explain") for slug in two)
    click.echo(EXPLAINED[form](hub, explain(hub, question, one, other)), nl=False)


def _write(root: Path, program: Program, found: Found, *, to_stderr: bool) -> None:
    """Put what was found into the program's file, and say what is to be done with it."""
    pairs = [Pair(match.teacher, match.learner, match.skill) for match in found.all_matches]
    try:
        edit = pair_people(program, (root / program.path).read_bytes(), pairs)
    except CannotEdit as error:
        raise click.ClickException(f"nothing was changed: {error}") from None
    if not edit.texts:
        click.echo(f"\nNothing to add: {program.path} is as it was.", err=to_stderr)
        return
    replace_files(root, edit.texts)
    click.echo("".join(f"\n{said}" for said in edit.said), err=to_stderr)
    click.echo("It is a proposal: open a pull request, and ask both of each pair before you merge it.", err=to_stderr)
