"""Skills, circles and programs become tables, with their meetings, notes and pairs."""

from collections.abc import Iterator

from hubgen.content.hub import Circle, Note, Program, Skill
from hubgen.content.rules import describe_rule
from hubgen.views.meetings import next_meetings
from hubgen.views.schedule import last_day, notes_of
from hubgen.views.skill_lists import undeclared
from hubgen.views.tables.shape import (
    Desk,
    Row,
    Table,
    day,
    link_cells,
    listed,
    names,
    number,
    skill_cells,
    skill_names,
    slugs,
    table,
    yes,
)

SKILLS = ("skill", "skill_name", "declared", "aliases", "category", "parent", "related", "deprecated", "replaced_by", "know", "teach", "want", "url")
CIRCLES = (
    *("circle", "circle_name", "purpose", "status", "leads", "lead_names", "members", "skills", "meets", "at", "timezone"),
    *("minutes", "starts", "where", "channel", "notes", "last_note", "url"),
)
MEETINGS = ("circle", "circle_name", "starts", "ends", "timezone", "where", "url")
NOTES = (
    *("circle", "circle_name", "note", "date", "title", "presenters", "presenter_names", "attendees", "skills"),
    *("decisions", "actions", "open_actions", "url"),
)
PROGRAMS = (
    *("program", "program_name", "model", "status", "starts", "weeks", "ends", "facilitator", "facilitator_name", "people"),
    *("pairs", "sessions", "learns", "outcome", "measure", "by", "met", "result", "skills", "url"),
)
PAIRS = ("program", "program_name", "teacher", "teacher_name", "learner", "learner_name", "skill", "skill_name", "sessions", "last_session")


def skills(desk: Desk) -> Table:
    """Give every skill that a file declares, then those that people name and no file declares."""
    return table(SKILLS, _skills(desk))


def circles(desk: Desk) -> Table:
    """Give every circle."""
    return table(CIRCLES, (_circle(desk, circle) for circle in desk.hub.circles.values()))


def meetings(desk: Desk) -> Table:
    """Give the meetings of circles in the weeks to come, those of each circle together; times with their offset from UTC."""
    return table(MEETINGS, _meetings(desk))


def notes(desk: Desk) -> Table:
    """Give every note of a circle, newest first."""
    return table(NOTES, (_note(desk, note) for note in desk.hub.notes))


def programs(desk: Desk) -> Table:
    """Give every program."""
    return table(PROGRAMS, (_program(desk, program) for program in desk.hub.programs.values()))


def pairs(desk: Desk) -> Table:
    """Give every pair of every program, with the sessions that they wrote down until today."""
    return table(PAIRS, _pairs(desk))


def _skills(desk: Desk) -> Iterator[Row]:
    hub = desk.hub
    for slug, skill in hub.skills.items():
        yield (*_declared(desk, skill), *_counts(desk, slug), desk.url(f"skills/{slug}/"))
    for key, text in undeclared(hub).items():
        yield ("", text, "no", *[""] * 6, *_counts(desk, key), "")


def _declared(desk: Desk, skill: Skill) -> Row:
    return (
        *(skill.slug, skill.name, "yes", listed(skill.aliases), skill.category),
        *(_known(desk, skill.parent or ""), _known(desk, *skill.related), yes(skill.deprecated), _known(desk, skill.replaced_by or "")),
    )


def _known(desk: Desk, *slugs: str) -> str:
    """Write those of *slugs* that are skills of the hub."""
    return listed([slug for slug in slugs if slug in desk.hub.skills])


def _counts(desk: Desk, key: str) -> tuple[int, int, int]:
    hub = desk.hub
    return len(hub.claims.get(key, ())), len(hub.teachers.get(key, ())), len(hub.wants.get(key, ()))


def _circle(desk: Desk, circle: Circle) -> Row:
    leads = desk.refs.people(circle.leads)
    meets = circle.meets if circle.status != "closed" else None  # as on its page
    rhythm = (
        (describe_rule(meets.rule), f"{meets.at:%H:%M}", meets.timezone, meets.minutes, day(meets.starts), meets.where)
        if meets
        else ("",) * 6
    )
    return (
        *(circle.slug, circle.name, circle.purpose, circle.status, slugs(leads), names(leads), len(desk.refs.people(circle.people))),
        *(skill_names(desk, circle.skills), *rhythm, circle.channel, len(circle.notes)),
        *(day(circle.notes[0].date if circle.notes else None), desk.url(f"circles/{circle.slug}/")),
    )


def _meetings(desk: Desk) -> Iterator[Row]:
    for circle in desk.hub.circles.values():
        url = desk.url(f"circles/{circle.slug}/")
        for one in next_meetings(desk.hub, circle):
            when = (one.starts.isoformat(timespec="minutes"), one.ends.isoformat(timespec="minutes"))
            assert circle.meets is not None
            yield (circle.slug, circle.name, *when, circle.meets.timezone, circle.meets.where, url)


def _note(desk: Desk, note: Note) -> Row:
    presenters, circle = desk.refs.people(note.presenters), desk.hub.circles[note.circle]
    return (
        *(circle.slug, circle.name, note.slug, day(note.date), note.title, slugs(presenters), names(presenters)),
        *(slugs(desk.refs.people(note.attendees)), skill_names(desk, note.skills), len(note.decisions), len(note.actions)),
        *(sum(not action.done for action in note.actions), desk.url(f"circles/{circle.slug}/{note.slug}/")),
    )


def _program(desk: Desk, program: Program) -> Row:
    goal, facilitator = program.goal, program.facilitator
    held = sum(note.kind == "session" and note.date <= desk.hub.today for note in program.notes)
    return (
        *(program.slug, program.name, program.model, program.status, day(program.starts), number(program.weeks), day(last_day(program))),
        *link_cells(desk.refs.person(facilitator) if facilitator else None),
        *(len(desk.refs.people(program.everyone)), len(program.pairs), held),
        *(skill_names(desk, [goal.learns] if goal.learns else []), goal.outcome, goal.measure, day(goal.by), yes(goal.met), goal.result),
        *(skill_names(desk, program.all_skills), desk.url(f"programs/{program.slug}/")),
    )


def _pairs(desk: Desk) -> Iterator[Row]:
    for program in desk.hub.programs.values():
        for pair in program.pairs:
            held = [note.date for note in notes_of(program, pair) if note.date <= desk.hub.today]
            teacher, learner = desk.refs.person(pair.teacher), desk.refs.person(pair.learner)
            yield (
                *(program.slug, program.name, *link_cells(teacher), *link_cells(learner), *skill_cells(desk, pair.skill)),
                *(len(held), day(held[0] if held else None)),
            )
