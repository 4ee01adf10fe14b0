"""The questions of the four steps become the file of a program: asked at a terminal, or answered by options."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from hubgen.cli.new_files import at_terminal, find_day, slug_option, write_new
from hubgen.cli.new_types import WORKDAY, FieldType, PeopleType, SkillType
from hubgen.cli.options import DAY, root_option
from hubgen.content.audience import seen_by
from hubgen.content.fields import Clock, Zone
from hubgen.content.hub import Goal, Hub, SkillRef
from hubgen.content.load import load
from hubgen.content.schema import MODELS
from hubgen.edits.start import WEEKDAY_WORDS, Rhythm, Start, start_program
from hubgen.views.agendas import first_day, plan_sessions, say_day
from hubgen.views.closed_days import closed_days
from hubgen.views.goals import FRAME, OPEN_MODELS, missing_parts, wish
from hubgen.views.pilots import Suggestion, pair_up, suggest_people
from hubgen.views.playbooks import PLAYBOOKS, playbook_page

EXAMPLE = "Over the next 6 weeks, Maya and Jonas will learn SQL from Priya, so that support answers its own questions about tickets."
STOP = "fewer than half of the sessions have happened by the second check-in"
WEEKS, SPAN, MINUTES = click.IntRange(1, 104), click.IntRange(1, 26), click.IntRange(5, 600)


@click.command()
@click.option("--name", prompt="Name of the program", help="What the program is called.")
@click.option("--model", type=click.Choice(MODELS), prompt="Model", help="How it is run; each model has its playbook.")
@click.option("--weeks", type=WEEKS, help="How many weeks it runs; as the playbook says, if left out.")
@click.option("--who", multiple=True, help="The file name of a learner's profile; again for more.")
@click.option("--learns", help="The one skill they learn.")
@click.option("--from", "teachers", multiple=True, help="The file name of a teacher's profile; again for more.")
@click.option("--outcome", help="What they will be able to do that one can see.")
@click.option("--measure", help="How everyone will know: a number, best.")
@click.option("--by", type=DAY, help="The day by which they have learnt it; the last of the weeks, if left out.")
@click.option("--on", type=click.Choice(WEEKDAY_WORDS), help="The weekday of the sessions.")
@click.option("--starts", type=WORKDAY, help="The day of the first session; two weeks ahead, if left out.")
@click.option("--every", type=SPAN, help="Weeks from one session to the next.")
@click.option("--at", help="When a session begins: 12:30.")
@click.option("--timezone", help="An IANA name, such as Europe/Lisbon.")
@click.option("--minutes", type=MINUTES, help="How long a session is.")
@click.option("--skip", type=DAY, multiple=True, help="A day without a session; again for more.")
@click.option("--check-in-every", "check_in", type=SPAN, help="Weeks from one check-in to the next.")
@click.option("--facilitator", help="The file name of the profile of who keeps it going.")
@click.option("--stop", help="When you would stop early: the words after “we stop if”.")
@click.option("--yes", is_flag=True, help="Write the file without showing it first.")
@slug_option
@root_option
def program(root: Path, name: str, model: str, by: date | None, slug: str, yes: bool, **options: Any) -> None:
    """A program: programs/<slug>/index.md, with the agenda of every session.

    A goal that nobody could see or count is refused.
    """
    whole = load(root, find_day(None))[0]
    hub = replace(seen_by(whole, "internal"), do_not_pair=whole.do_not_pair)
    asked = _Answers(hub, model, options)
    _show_playbook(root, hub, model)
    weeks: int = asked.answer("weeks", "How many weeks", PLAYBOOKS[model].weeks, WEEKS)
    goal = _ask_goal(asked)
    goal, pairs = _ask_people(asked, goal)
    rhythm = _ask_rhythm(asked, weeks, goal)
    facilitator, stop = _ask_care(asked)
    start = Start(name, model, replace(goal, by=by), rhythm, pairs, facilitator, stop, slug)
    file = start_program(start)
    if at_terminal() and not yes:
        click.echo(f"\n{file.text}")
        if not click.confirm(f"Write {file.path}?", default=True):
            return
    write_new(root, "program", file)


@dataclass(frozen=True, slots=True)
class _Answers:
    """What was said as options, and a way to ask for the rest."""

    hub: Hub
    model: str
    given: Mapping[str, Any]

    def answer(self, key: str, question: str, default: Any, kind: Any = None) -> Any:
        """Give what was said of *key*, else what somebody answers, else the *default*; Enter takes the default too."""
        if self.given[key] not in (None, (), ""):
            value = self.given[key]
            return kind.convert(value, None, None) if kind else value
        if not at_terminal():
            return default
        skips = default in ("", ())
        return click.prompt(
            f"{question}{' (Enter to skip)' if skips else ''}", default="" if skips else default, show_default=not skips, type=kind or str
        )


def _say(text: str) -> None:
    """Tell whoever answers where they are."""
    if at_terminal():
        click.echo(text)


def _show_playbook(root: Path, hub: Hub, model: str) -> None:
    """Say where the model's playbook stands."""
    file = f"docs/{playbook_page(model).rstrip('/')}.md"
    site = hub.settings.site_url
    place = f"{site}{playbook_page(model)}" if site else file if (root / file).is_file() else ""
    if place:
        _say(f"Its playbook: {place}")


def _ask_goal(asked: _Answers) -> Goal:
    """Step 1: a goal that one can see. A vague one is asked again, and refused where nobody can answer."""
    _say(f"\nStep 1 of 4, the goal: {FRAME}.")
    kind = SkillType(asked.hub)
    skill: str = asked.answer("learns", "WHAT: the one skill they learn", "", kind)
    while not skill and at_terminal() and asked.model not in OPEN_MODELS:
        skill = _again("the goal does not say what they learn", "The one skill they learn", kind)
    learns = SkillRef(skill if skill in asked.hub.skills else None, skill) if skill else None
    outcome: str = asked.answer("outcome", "OUTCOME: so that … (something one can see)", "")
    measure: str = asked.answer("measure", "How everyone will know, as a number if you can", "") if outcome else ""
    goal = Goal(learns=learns, outcome=outcome, measure=measure)
    while problem := _vague(goal, must_have=at_terminal()):
        if not at_terminal() or (asked.given["outcome"] and asked.given["outcome"] == goal.outcome):
            raise click.UsageError(f"{problem}.\nSay it in this frame: {FRAME}.\nFor example: {EXAMPLE}")
        goal = Goal(learns=learns, outcome=_again(problem, "So that …"), measure=goal.measure)
    return goal


def _vague(goal: Goal, *, must_have: bool) -> str:
    """Say why nobody could see whether the outcome came true; an empty text if one could."""
    if not goal.outcome:
        return "the goal does not say its outcome" if must_have else ""
    words = wish(goal)
    return f"nobody can see or count whether the outcome came true: it says `{words}`" if words else ""


def _again(problem: str, question: str, kind: Any = str) -> Any:
    """Say what is missing, with the frame and an example, and ask once more."""
    click.echo(f"{problem[0].upper()}{problem[1:]}.\nSay it in this frame: {FRAME}.\nFor example: {EXAMPLE}")
    return click.prompt(question, type=kind)


def _ask_people(asked: _Answers, goal: Goal) -> tuple[Goal, tuple[tuple[str, str], ...]]:
    """Step 2: who learns from whom. Where nobody is named, people are proposed, with reasons."""
    roles = PLAYBOOKS[asked.model].roles
    _say("\nStep 2 of 4, the people: four to six, and one skill.")
    named = asked.given["who"] or asked.given["teachers"]
    if goal.learns and not named and at_terminal():
        found = suggest_people(asked.hub, [goal.learns.key]).get(goal.learns.key, Suggestion())
        click.echo("\n".join(found.why) or "Nobody who teaches it has a free seat for somebody who wants it: ask who could.")
        if found.pairs and click.confirm("Begin with these people, if they say yes?", default=True):
            everyone = found.teachers + found.learners
            who, teachers = (everyone, everyone) if roles == "everyone" else (found.learners, found.teachers)
            return replace(goal, who=who, teachers=teachers), found.pairs if roles == "pairs" else ()
    kind = PeopleType(asked.hub)
    who = asked.answer("who", "WHO learns: file names of profiles, with commas", (), kind)
    teachers = asked.answer("teachers", "from WHOM: file names of profiles, with commas", (), kind)
    goal = replace(goal, who=who, teachers=teachers)
    questions = {"who": "WHO learns", "from": "from WHOM"}
    while at_terminal() and (missing := [part for part in missing_parts(goal, asked.model) if part in questions]):
        people = _again(f"the goal does not say `{missing[0]}`", questions[missing[0]], kind)
        goal = replace(goal, who=people) if missing[0] == "who" else replace(goal, teachers=people)
    pairs = pair_up(asked.hub, goal.learns.key, goal.teachers, goal.who) if goal.learns and roles == "pairs" else ()
    return goal, pairs


def _ask_rhythm(asked: _Answers, weeks: int, goal: Goal) -> Rhythm:
    """Step 3: the days. The first lies two weeks ahead at least, and none is on a weekend or a skipped day."""
    _say("\nStep 3 of 4, the rhythm: the same day, the same hour.")
    hub, playbook, starts = asked.hub, PLAYBOOKS[asked.model], asked.given["starts"]
    every = asked.answer("every", "Weeks from one session to the next", playbook.every_days // 7, SPAN)
    on: str = WEEKDAY_WORDS[starts.weekday()] if starts else asked.answer("on", "Weekday", "tuesday", click.Choice(WEEKDAY_WORDS))
    if asked.given["on"] not in (None, on):
        raise click.UsageError(f"{say_day(starts)} is no {asked.given['on'].title()}; leave out --on or --starts")
    skip: tuple[date, ...] = asked.given["skip"]
    starts = starts or first_day(hub.today, WEEKDAY_WORDS.index(on), skip)
    if not asked.given["starts"] and at_terminal():
        starts = click.prompt("First session", default=starts.isoformat(), type=WORKDAY)
    for session in plan_sessions(starts, weeks, every * 7, weeks * 7, skip):
        if who := closed_days(hub).get(session.day):
            skip += _ask_skip(session.day, who)
    while starts in skip and not asked.given["starts"]:
        starts += timedelta(weeks=every)
    at = asked.answer("at", "At what time, such as 12:30", "", FieldType(Clock))
    homes = [hub.people[slug].timezone for slug in (*goal.teachers, *goal.who) if hub.people[slug].timezone]
    zone = asked.answer("timezone", "In which time zone", homes[0] if homes else "", FieldType(Zone)) if at else ""
    minutes = asked.answer("minutes", "Minutes", playbook.minutes, MINUTES)
    check_in = asked.answer("check_in", "Weeks from one check-in to the next", playbook.check_in_days // 7, SPAN)
    return Rhythm(starts, weeks, every, minutes, check_in, at, zone, tuple(sorted(set(skip))))


def _ask_skip(day: date, who: str) -> tuple[date, ...]:
    said = f"{who} does not meet on {say_day(day)}"
    if at_terminal():
        return (day,) if click.confirm(f"{said}. Skip it too?", default=True) else ()
    click.echo(f"{said}: add --skip {day} if you do not either.", err=True)
    return ()


def _ask_care(asked: _Answers) -> tuple[str, str]:
    """Step 4: who keeps it going, and when it ends early."""
    _say("\nStep 4 of 4, staying out of trouble.")
    facilitators: tuple[str, ...] = asked.answer("facilitator", "Who keeps it going (the file name of a profile)", (), PeopleType(asked.hub))
    stop: str = asked.answer("stop", "We stop early if", STOP if at_terminal() else "")
    return facilitators[0] if facilitators else "", stop.rstrip(".")
