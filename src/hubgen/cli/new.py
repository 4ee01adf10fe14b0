"""The commands that write one new file of a hub: they ask, or take options, and never overwrite."""

from datetime import date, timedelta
from pathlib import Path

import click

from hubgen.cli.new_files import ask, find_day, keep, slug_option, write_new
from hubgen.cli.new_program import program
from hubgen.cli.options import DAY, root_option
from hubgen.content.hub import Circle
from hubgen.content.load import load
from hubgen.content.rules import RULE_FORMS, read_rule
from hubgen.content.slugs import is_slug
from hubgen.edits.new import NewFile, new_circle, new_note, new_person, new_session, new_skill
from hubgen.importers.issue import MAX_CHARACTERS, profile_from_issue
from hubgen.reports.text import report_text
from hubgen.views.occurrences import occurrences


@click.group()
def new() -> None:
    """Write a new file: a person, skill, circle, note, program or session.

    What is not given as an option is asked. Nothing is ever overwritten.
    """


new.add_command(program)


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
        write_new(root, "person", _from_issue(root, issue, account, slug))
        return
    name = name or click.prompt("Full name")
    rest = ask(rest, role="Role", team="Team", location="City", timezone="Time zone, such as Europe/Lisbon")
    email = ask({"email": email}, email="E-mail")["email"]
    values = keep(
        **rest,
        contact=keep(email=email),
        skills=[{"skill": skill} for skill in knows],
        wants=[{"skill": skill} for skill in wants],
        confirmed=find_day(None),
    )
    write_new(root, "person", new_person(name, slug=slug, values=values))


@new.command()
@click.option("--name", prompt="Name of the skill", help="What the skill is called.")
@click.option("--category", help="The heading it stands under in the list of skills.")
@click.option("--alias", multiple=True, help="What else people call it; again for more.")
@click.option("--description", help="What it is, in a sentence or two.")
@slug_option
@root_option
def skill(root: Path, slug: str, name: str, alias: tuple[str, ...], **rest: str | None) -> None:
    """A skill: skills/<slug>.yml."""
    rest = ask(rest, category="Category", description="What it is, in a sentence")
    write_new(root, "skill", new_skill(name, slug=slug, values=keep(aliases=list(alias), **rest)))


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
    meets = ask(meets, rule="When it meets, such as `every 2 weeks on Tuesday`")
    if meets["rule"]:
        if read_rule(meets["rule"]) is None:
            forms = ", ".join(f"`{form}`" for form in RULE_FORMS)
            raise click.UsageError(f"`{meets['rule']}` does not say when the circle meets; write it like one of these: {forms}")
        meets = ask(meets, at="At what time, such as 12:30", timezone="In which time zone, such as Europe/Lisbon")
        starts = starts or find_day(None)
    values = keep(leads=list(leads), members=list(leads), skills=list(skills), meets=keep(**meets, starts=starts))
    write_new(root, "circle", new_circle(name, purpose, slug=slug, values=values))


@new.command()
@click.option("--circle", "circle_slug", prompt="Circle (the name of its folder)", help="The circle's folder.")
@click.option("--title", prompt="What it was about", help="The note's title.")
@click.option("--on", type=DAY, help="The day of the meeting; the circle's last one, if left out.")
@click.option("--presenter", "presenters", multiple=True, help="The file name of a presenter's profile; again for more.")
@click.option("--topic", default="", help="The end of the file's name, if not made from the title.")
@root_option
def note(root: Path, circle_slug: str, title: str, on: date | None, presenters: tuple[str, ...], topic: str) -> None:
    """A note of a circle: circles/<circle>/<date>-<topic>.md."""
    today = find_day(None)
    circles = load(root, today)[0].circles
    if circle_slug not in circles:
        raise click.UsageError(f"there is no circle '{circle_slug}'; there are: {', '.join(circles) or 'none yet'}")
    found = circles[circle_slug]
    values = keep(presenters=list(presenters), skills=[ref.text for ref in found.skills])
    write_new(root, "note", new_note(circle_slug, on or _last_meeting(found, today), title, topic=topic, values=values))


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
    said = ask(said, goal="Goal for this week", learned="What I learned", stuck="What I am stuck on")
    who = pair[1] if pair else "all" if kind == "check-in" else click.prompt("Whose note is this (the file name of a profile)")
    values = keep(pair=list(pair) if pair else None, **said)
    write_new(root, "session", new_session(program_slug, find_day(on), who, kind=kind, values=values))


def _from_issue(root: Path, issue: Path, account: str, slug: str) -> NewFile:
    """Read the issue; an account that has a profile already edits that one."""
    hub, _ = load(root, find_day(None))
    for person in hub.people.values():
        if account and (person.private or person).contact.forge.casefold() == account.casefold():
            raise click.UsageError(f"the account {account} has a profile already, {person.path}; edit that one")
    with issue.open("rb") as file:
        text = file.read(4 * MAX_CHARACTERS + 1).decode("utf-8", "replace")
    confirmed = find_day(None).isoformat()
    made, problems = profile_from_issue("the issue", text, account=account, levels=hub.settings.levels, confirmed=confirmed, slug=slug)
    if made is None:
        raise click.UsageError("nothing was written:\n" + report_text(problems, {}))
    return made


def _last_meeting(circle: Circle, today: date) -> date:
    """Give the day of the circle's last meeting, or today for one that keeps no rule."""
    meets = circle.meets
    if meets is None:
        return today
    since = today - timedelta(days=100)
    past = occurrences(meets.rule, meets.at, meets.timezone, meets.minutes, meets.starts, meets.skip, since, today)
    return past[-1].starts.date() if past else today
