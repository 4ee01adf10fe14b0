"""The commands that write one new file of a hub: they ask, or take options, and never overwrite."""

import os
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from hubgen.build import find_today
from hubgen.cli.options import DAY, root_option
from hubgen.content.hub import Circle
from hubgen.content.load import load, load_settings
from hubgen.content.rules import RULE_FORMS, read_rule
from hubgen.content.schema import KINDS, MODELS
from hubgen.content.slugs import is_slug
from hubgen.content.sources import read_front_matter, read_yaml
from hubgen.content.typed import read_as
from hubgen.edits.new import NewFile, new_circle, new_note, new_person, new_program, new_session, new_skill
from hubgen.edits.yamlout import Value
from hubgen.importers.issue import MAX_CHARACTERS, profile_from_issue
from hubgen.reports.text import report_text
from hubgen.views.occurrences import occurrences

slug_option = click.option("--slug", default="", help="The file's name, if not made from the name.")


@click.group()
def new() -> None:
    """Write a new file: a person, skill, circle, note, program or session.

    What is not given as an option is asked. Nothing is ever overwritten.
    """


@new.command()
@click.option("--from-issue", "issue", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The text of an issue, as the form of `hubgen init` writes it; nothing else is asked.")
@click.option("--account", default="", help="The account on the forge of whoever wrote the issue; the profile is theirs.")
@click.option("--name", help="Full name, in any script; asked, if left out.")
@click.option("--role", help="What they do.")
@click.option("--team", help="The team's name.")
@click.option("--location", help="The city.")
@click.option("--timezone", help="An IANA name, such as Europe/Lisbon.")
@click.option("--email", help="Their e-mail address.")
@click.option("--knows", multiple=True, help="A skill they know; again for more.")
@click.option("--wants", multiple=True, help="A skill they want to learn; again for more.")
@slug_option
@root_option
def person(
    root: Path,
    issue: Path | None,
    account: str,
    slug: str,
    name: str | None,
    email: str | None,
    knows: tuple[str, ...],
    wants: tuple[str, ...],
    **rest: str | None,
) -> None:
    """A profile: people/<slug>.yml."""
    if issue:
        _write(root, "person", _from_issue(root, issue, account, slug))
        return
    name = name or click.prompt("Full name")
    rest = _ask(rest, role="Role", team="Team", location="City", timezone="Time zone, such as Europe/Lisbon")
    email = _ask({"email": email}, email="E-mail")["email"]
    values = _given(
        **rest,
        contact=_given(email=email),
        skills=[{"skill": skill} for skill in knows],
        wants=[{"skill": skill} for skill in wants],
        confirmed=_today(None),
    )
    _write(root, "person", new_person(name, slug=slug, values=values))


@new.command()
@click.option("--name", prompt="Name of the skill", help="What the skill is called.")
@click.option("--category", help="The heading it stands under in the list of skills.")
@click.option("--alias", multiple=True, help="What else people call it; again for more.")
@click.option("--description", help="What it is, in a sentence or two.")
@slug_option
@root_option
def skill(root: Path, slug: str, name: str, alias: tuple[str, ...], **rest: str | None) -> None:
    """A skill: skills/<slug>.yml."""
    rest = _ask(rest, category="Category", description="What it is, in a sentence")
    _write(root, "skill", new_skill(name, slug=slug, values=_given(aliases=list(alias), **rest)))


@new.command()
@click.option("--name", prompt="Name of the circle", help="What the circle is called.")
@click.option("--purpose", prompt="What it is for, in one sentence", help="What it is for, in one sentence.")
@click.option("--lead", "leads", multiple=True, help="The file name of a lead's profile, without .yml; again for more.")
@click.option("--skill", "skills", multiple=True, help="A skill it is about; again for more.")
@click.option("--rule", help="When it meets: `every 2 weeks on Tuesday`.")
@click.option("--at", help="The time of day: 12:30.")
@click.option("--timezone", help="An IANA name, such as Europe/Lisbon.")
@click.option("--starts", type=DAY, help="The first meeting.")
@slug_option
@root_option
def circle(
    root: Path, slug: str, name: str, purpose: str, leads: tuple[str, ...], skills: tuple[str, ...], starts: date | None, **meets: str | None
) -> None:
    """A circle: circles/<slug>/index.md."""
    meets = _ask(meets, rule="When it meets, such as `every 2 weeks on Tuesday`")
    if meets["rule"]:
        if read_rule(meets["rule"]) is None:
            forms = ", ".join(f"`{form}`" for form in RULE_FORMS)
            raise click.UsageError(f"`{meets['rule']}` does not say when the circle meets; write it like one of these: {forms}")
        meets = _ask(meets, at="At what time, such as 12:30", timezone="In which time zone, such as Europe/Lisbon")
        starts = starts or _today(None)
    values = _given(leads=list(leads), members=list(leads), skills=list(skills), meets=_given(**meets, starts=starts))
    _write(root, "circle", new_circle(name, purpose, slug=slug, values=values))


@new.command()
@click.option("--circle", "circle_slug", prompt="Circle (the name of its folder)", help="The circle's folder.")
@click.option("--title", prompt="What it was about", help="The note's title.")
@click.option("--on", type=DAY, help="The day of the meeting; the circle's last one, if left out.")
@click.option("--presenter", "presenters", multiple=True, help="The file name of a presenter's profile; again for more.")
@click.option("--topic", default="", help="The end of the file's name, if not made from the title.")
@root_option
def note(root: Path, circle_slug: str, title: str, on: date | None, presenters: tuple[str, ...], topic: str) -> None:
    """A note of a circle: circles/<circle>/<date>-<topic>.md."""
    today = _today(None)
    circles = load(root, today)[0].circles
    if circle_slug not in circles:
        raise click.UsageError(f"there is no circle '{circle_slug}'; there are: {', '.join(circles) or 'none yet'}")
    found = circles[circle_slug]
    values = _given(presenters=list(presenters), skills=[ref.text for ref in found.skills])
    _write(root, "note", new_note(circle_slug, on or _last_meeting(found, today), title, topic=topic, values=values))


@new.command()
@click.option("--name", prompt="Name of the program", help="What the program is called.")
@click.option("--model", type=click.Choice(MODELS), prompt="Model", help="How it is run; each model has its playbook.")
@click.option("--who", "learners", multiple=True, help="The file name of a learner's profile; again for more.")
@click.option("--learns", help="The one skill they learn.")
@click.option("--from", "teachers", multiple=True, help="The file name of a teacher's profile; again for more.")
@click.option("--by", type=DAY, help="The day by which they have learnt it.")
@click.option("--outcome", help="What they will be able to do that one can see.")
@click.option("--starts", type=DAY, help="The day of the first session.")
@slug_option
@root_option
def program(
    root: Path,
    slug: str,
    name: str,
    model: str,
    learners: tuple[str, ...],
    learns: str | None,
    teachers: tuple[str, ...],
    by: date | None,
    outcome: str | None,
    starts: date | None,
) -> None:
    """A program: programs/<slug>/index.md."""
    asked = _ask({"learns": learns, "outcome": outcome}, learns="The one skill they learn", outcome="So that … (what one will see)")
    goal = _given(who=list(learners), learns=asked["learns"], **{"from": list(teachers)}, by=by, outcome=asked["outcome"])
    people = list(dict.fromkeys((*teachers, *learners)))
    values = _given(goal=goal, starts=starts, people=people, status="draft")
    _write(root, "program", new_program(name, model, slug=slug, values=values))


@new.command()
@click.option("--program", "program_slug", prompt="Program (the name of its folder)", help="The program's folder.")
@click.option("--kind", type=click.Choice(["session", "check-in"]), default="session", show_default=True, help="What it was.")
@click.option("--pair", nargs=2, metavar="TEACHER LEARNER", help="The file names of their profiles.")
@click.option("--on", type=DAY, help="The day; today, if left out.")
@click.option("--goal", help="The goal for this week.")
@click.option("--learned", help="What I learned.")
@click.option("--stuck", help="What I am stuck on.")
@root_option
def session(root: Path, program_slug: str, kind: str, pair: tuple[str, str] | None, on: date | None, **said: str | None) -> None:
    """A session or check-in note of a program: programs/<program>/<date>-<who>.md."""
    if not (root / "programs" / program_slug / "index.md").is_file() or not is_slug(program_slug):
        raise click.UsageError(f"there is no program '{program_slug}'")
    said = _ask(said, goal="Goal for this week", learned="What I learned", stuck="What I am stuck on")
    who = pair[1] if pair else "all" if kind == "check-in" else click.prompt("Whose note is this (the file name of a profile)")
    values = _given(pair=list(pair) if pair else None, **said)
    _write(root, "session", new_session(program_slug, _today(on), who, kind=kind, values=values))


def _from_issue(root: Path, issue: Path, account: str, slug: str) -> NewFile:
    """Read the issue; an account that has a profile already edits that one."""
    hub, _ = load(root, _today(None))
    for person in hub.people.values():
        if account and (person.private or person).contact.forge.casefold() == account.casefold():
            raise click.UsageError(f"the account {account} has a profile already, {person.path}; edit that one")
    with issue.open("rb") as file:
        text = file.read(4 * MAX_CHARACTERS + 1).decode("utf-8", "replace")
    confirmed = _today(None).isoformat()
    made, problems = profile_from_issue("the issue", text, account=account, levels=hub.settings.levels, confirmed=confirmed, slug=slug)
    if made is None:
        raise click.UsageError("nothing was written:\n" + report_text(problems, {}))
    return made


def _ask(given: Mapping[str, str | None], **questions: str) -> dict[str, str | None]:
    """Ask what is not given, at a terminal; Enter skips a question."""
    asked = dict(given)
    for key, question in questions.items():
        if not asked.get(key) and sys.stdin.isatty():
            asked[key] = click.prompt(f"{question} (Enter to skip)", default="", show_default=False) or None
    return asked


def _given(**values: Any) -> dict[str, Value]:
    """Keep what somebody said."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {}, ())}


def _today(day: date | None) -> date:
    return day or find_today(os.environ)


def _last_meeting(circle: Circle, today: date) -> date:
    """Give the day of the circle's last meeting, or today for one that keeps no rule."""
    meets = circle.meets
    if meets is None:
        return today
    since = today - timedelta(days=100)
    past = occurrences(meets.rule, meets.at, meets.timezone, meets.minutes, meets.starts, meets.skip, since, today)
    return past[-1].starts.date() if past else today


def _write(root: Path, kind: str, file: NewFile) -> None:
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


