"""A program becomes what its page shows: its goal, its weeks, what was written down."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from hubgen.content.hub import Hub, Program, ProgramNote
from hubgen.content.zones import find_zone
from hubgen.views.circles import Draft
from hubgen.views.drafts import program_note_text, session_path, session_text
from hubgen.views.occurrences import start_on
from hubgen.views.people import city
from hubgen.views.refs import Link, Prose, Refs
from hubgen.views.rota import RotaView, program_rota
from hubgen.views.standing import Standing, Week, anchor, next_session, standing, weeks


class GoalView(NamedTuple):
    """The parts of "over N weeks, WHO will learn WHAT from WHOM, so that OUTCOME"; each may be missing."""

    weeks: int | None
    who: tuple[Link, ...]
    learns: Link | None
    teachers: tuple[Link, ...]
    by: date | None
    outcome: str
    measure: str


class PairRow(NamedTuple):
    """*teacher* or *learner* is None where this audience may not see them."""

    teacher: Link | None
    learner: Link | None
    skill: Link
    sessions: int
    draft: Draft


class Rhythm(NamedTuple):
    """How often a program has sessions; *on* is `mon` to `sun` or empty, *at* `12:30` or empty."""

    every_days: int
    on: str
    at: str
    city: str
    minutes: int
    check_in_days: int
    next: datetime | None


class ProgramNoteView(NamedTuple):
    """A session or check-in: one section of the program's page, at *anchor*."""

    anchor: str
    kind: str
    day: date
    pair: tuple[Link, ...]
    skill: Link | None
    goal: str
    learned: str
    stuck: str
    body: Prose | None
    edit_url: str | None


@dataclass(frozen=True, slots=True)
class ProgramView:
    """A program's page. *notes* are newest first. The drafts are None unless the program runs."""

    slug: str
    name: str
    model: str
    standing: Standing
    goal: GoalView
    facilitator: Link | None
    people: tuple[Link, ...]
    skills: tuple[Link, ...]
    pairs: tuple[PairRow, ...]
    seats: int | None
    rhythm: Rhythm
    rota: RotaView | None
    weeks: tuple[Week, ...]
    body: Prose | None
    notes: tuple[ProgramNoteView, ...]
    session_draft: Draft | None
    check_in_draft: Draft | None
    edit_url: str | None


class ProgramCard(NamedTuple):
    name: str
    slug: str
    model: str
    standing: Standing
    goal: GoalView
    people: int


@dataclass(frozen=True, slots=True)
class ProgramsView:
    """All programs: those that run, then those that are to come, then those that are over."""

    programs: tuple[ProgramCard, ...]


def program_view(hub: Hub, refs: Refs, program: Program) -> ProgramView:
    """Derive the page of *program*."""
    forge = hub.settings.forge
    goes_on = program.status == "running"
    pairs = _pairs(hub, refs, program)
    return ProgramView(
        slug=program.slug,
        name=program.name,
        model=program.model,
        standing=standing(hub.today, program),
        goal=_goal(refs, program),
        facilitator=refs.person(program.facilitator) if program.facilitator else None,
        people=refs.people(program.everyone),
        skills=refs.skills(program.all_skills),
        pairs=pairs,
        seats=program.seats,
        rhythm=_rhythm(hub, program),
        rota=program_rota(hub, refs, program),
        weeks=weeks(hub.today, program, {slug: link.name for slug, link in refs.by_person.items()}),
        body=Prose(program.body, program.path) if program.body.strip() else None,
        notes=tuple(_note(hub, refs, note) for note in program.notes),
        session_draft=_session_draft(hub, program, pairs) if goes_on else None,
        check_in_draft=_draft(hub, program, "check-in") if goes_on else None,
        edit_url=forge.edit_url(program.path),
    )


def programs_view(hub: Hub, refs: Refs) -> ProgramsView:
    """Derive the list of programs."""
    order = {"running": 0, "draft": 1, "finished": 2, "stopped": 3}
    programs = sorted(hub.programs.values(), key=lambda one: (order.get(one.status, 1), one.name.casefold()))
    return ProgramsView(
        tuple(
            ProgramCard(
                program.name,
                program.slug,
                program.model,
                standing(hub.today, program),
                _goal(refs, program),
                len(refs.people(program.everyone)),
            )
            for program in programs
        )
    )


def _goal(refs: Refs, program: Program) -> GoalView:
    goal = program.goal
    return GoalView(
        program.weeks,
        refs.people(goal.who),
        refs.skill(goal.learns) if goal.learns else None,
        refs.people(goal.teachers),
        goal.by,
        goal.outcome,
        goal.measure,
    )


def _pairs(hub: Hub, refs: Refs, program: Program) -> tuple[PairRow, ...]:
    rows = []
    for pair in program.pairs:
        both = {pair.teacher, pair.learner}
        held = sum(note.kind == "session" and set(note.pair) == both for note in program.notes)
        path = session_path(program, hub.today, pair.learner)
        draft = Draft(path, hub.settings.forge.new_url(path, session_text(pair)))
        rows.append(PairRow(refs.person(pair.teacher), refs.person(pair.learner), refs.skill(pair.skill), held, draft))
    return tuple(rows)


def _rhythm(hub: Hub, program: Program) -> Rhythm:
    session = program.session
    day = next_session(hub.today, program)
    ahead = None
    if day and session.at and session.timezone:
        ahead = start_on(day, session.at, find_zone(session.timezone))
    return Rhythm(
        every_days=session.every_days,
        on=session.on,
        at=f"{session.at:%H:%M}" if session.at else "",
        city=city(session.timezone),
        minutes=session.minutes,
        check_in_days=program.check_in_days,
        next=ahead,
    )


def _note(hub: Hub, refs: Refs, note: ProgramNote) -> ProgramNoteView:
    return ProgramNoteView(
        anchor(note),
        note.kind,
        note.date,
        refs.people(note.pair),
        refs.skill(note.skill) if note.skill else None,
        note.goal,
        note.learned,
        note.stuck,
        Prose(note.body, note.path) if note.body.strip() else None,
        hub.settings.forge.edit_url(note.path),
    )


def _session_draft(hub: Hub, program: Program, pairs: tuple[PairRow, ...]) -> Draft:
    """Give the note that is added without a choice of pair; where there are several, only its path is an example."""
    if not pairs:
        return _draft(hub, program, "session")
    return pairs[0].draft if len(pairs) == 1 else Draft(pairs[0].draft.path, None)


def _draft(hub: Hub, program: Program, kind: str) -> Draft:
    path = session_path(program, hub.today, kind)
    return Draft(path, hub.settings.forge.new_url(path, program_note_text(kind)))
