"""A program becomes what its page shows: its goal, its weeks, what was written down."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from hubgen.content.hub import Hub, Program, ProgramNote
from hubgen.content.past import NOBODY, NOTHING, Before, Past
from hubgen.content.slugs import slugify
from hubgen.views.agenda import has_agenda
from hubgen.views.circles import Draft
from hubgen.views.drafts import program_note_text, session_path
from hubgen.views.files import offered_table
from hubgen.views.growth import Growth, growth
from hubgen.views.long_lists import ListView, Part, Span, cut
from hubgen.views.matches import ProgramProposal, program_proposal
from hubgen.views.momentum import Momentum, momentum
from hubgen.views.pairs import PairRow, has_calendar, moment_on, pair_rows
from hubgen.views.people import city
from hubgen.views.refs import Link, Prose, Refs
from hubgen.views.rota import RotaView, program_rota
from hubgen.views.schedule import Week, anchor, next_session, weeks
from hubgen.views.stuck import Stuck, stuck

ON_ONE_PAGE = 80
"""Up to so many programs stand on one page: about 80 kB."""
MOST_FIRST = 30
"""Of more, so many that run or are to come stand before the lists."""


class GoalView(NamedTuple):
    """The parts of "over N weeks, WHO will learn WHAT from WHOM, so that OUTCOME"; each may be missing."""

    weeks: int | None
    who: tuple[Link, ...]
    learns: Link | None
    teachers: tuple[Link, ...]
    by: date | None
    outcome: str
    measure: str
    met: bool | None
    result: str


class Pulse(NamedTuple):
    """A program's momentum, and what its next step needs: the names of the pair that is *waiting*, the file, the skill.

    *waiting_at* is the pair's place in the program, *waiting_since* the day of its last session, if it had one.
    *edit_url* is None without a forge: then *path* says which file.
    """

    now: Momentum
    slug: str
    waiting: tuple[Link, ...]
    waiting_at: int | None
    waiting_since: date | None
    pairs: int
    is_weekly: bool
    learns: Link | None
    has_agenda: bool
    path: str
    edit_url: str | None


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
    next: str
    body: Prose | None
    edit_url: str | None


@dataclass(frozen=True, slots=True)
class ProgramView:
    """A program's page. *notes* are newest first. The drafts are None unless the program runs.

    *growth* is None unless the program is over and the hub of its first day is known.
    """

    slug: str
    name: str
    model: str
    pulse: Pulse
    goal: GoalView
    growth: Growth | None
    facilitator: Link | None
    people: tuple[Link, ...]
    skills: tuple[Link, ...]
    pairs: tuple[PairRow, ...]
    seats: int | None
    rhythm: Rhythm
    rota: RotaView | None
    weeks: tuple[Week, ...]
    stuck: tuple[Stuck, ...]
    has_calendar: bool
    body: Prose | None
    notes: tuple[ProgramNoteView, ...]
    session_draft: Draft | None
    check_in_draft: Draft | None
    edit_url: str | None
    proposal: ProgramProposal | None


class ProgramCard(NamedTuple):
    name: str
    slug: str
    model: str
    pulse: Pulse
    goal: GoalView
    growth: Growth | None
    people: int


@dataclass(frozen=True, slots=True)
class ProgramsView:
    """All programs: those that run, then those that are to come, then those that are over.

    Of many, the first of those, and the *lists* in which all stand; *count* says how many there are. *table* is the path of
    one, or empty.
    """

    programs: tuple[ProgramCard, ...]
    lists: tuple[Span, ...]
    count: int
    table: str


def program_view(hub: Hub, refs: Refs, program: Program, before: Before = NOBODY) -> ProgramView:
    """Derive the page of *program*; *before* is what its people claimed when it began."""
    goes_on = program.status == "running"
    now = momentum(hub, program)
    pairs = pair_rows(hub, refs, program, now)
    return ProgramView(
        slug=program.slug,
        name=program.name,
        model=program.model,
        pulse=_pulse(hub, refs, program, now),
        goal=_goal(refs, program),
        growth=growth(hub, refs, program, before) if now.is_over else None,
        facilitator=refs.person(program.facilitator) if program.facilitator else None,
        people=refs.people(program.everyone),
        skills=refs.skills(program.all_skills),
        pairs=pairs,
        seats=program.seats,
        rhythm=_rhythm(hub, program),
        rota=program_rota(hub, refs, program),
        weeks=weeks(hub.today, program, {slug: link.name for slug, link in refs.by_person.items()}),
        stuck=stuck(hub, refs, program) if goes_on else (),
        has_calendar=has_calendar(program),
        body=Prose(program.body, program.path) if program.body.strip() else None,
        notes=tuple(_note(hub, refs, note) for note in program.notes),
        session_draft=_session_draft(hub, program, pairs) if goes_on else None,
        check_in_draft=_draft(hub, program, "check-in") if goes_on else None,
        edit_url=hub.settings.forge.edit_url(program.path),
        proposal=program_proposal(hub, refs, program),
    )


def program_parts(hub: Hub) -> tuple[Part[Program], ...]:
    """Cut the programs into pages, A to Z; none where one page can list them."""
    if len(hub.programs) <= ON_ONE_PAGE:
        return ()
    names = {program.slug: slugify(program.name) for program in hub.programs.values()}
    programs = sorted(hub.programs.values(), key=lambda program: (names[program.slug], program.slug))
    return cut(programs, lambda program: names[program.slug], lambda program: program.name, ON_ONE_PAGE)


def program_list(hub: Hub, refs: Refs, past: Past, part: Part[Program]) -> ListView[ProgramCard]:
    """Derive a page of many programs."""
    return ListView("programs", part.span, tuple(_card(hub, refs, program, past) for program in part.items))


def programs_view(hub: Hub, refs: Refs, past: Past = NOTHING, lists: tuple[Span, ...] = ()) -> ProgramsView:
    """Derive the list of programs, or the *lists* that they stand in; *past* is what their people claimed when they began."""
    order = {"running": 0, "draft": 1, "finished": 2, "stopped": 3}
    programs = sorted(hub.programs.values(), key=lambda one: (order.get(one.status, 1), one.name.casefold()))
    if lists:
        programs = [program for program in programs if program.status in ("running", "draft")][:MOST_FIRST]
    return ProgramsView(tuple(_card(hub, refs, program, past) for program in programs), lists, len(hub.programs), offered_table(hub, "programs"))


def _card(hub: Hub, refs: Refs, program: Program, past: Past) -> ProgramCard:
    before, now = past.get(program.slug, NOBODY), momentum(hub, program)
    return ProgramCard(
        program.name,
        program.slug,
        program.model,
        _pulse(hub, refs, program, now),
        _goal(refs, program),
        growth(hub, refs, program, before) if now.is_over else None,
        len(refs.people(program.everyone)),
    )


def _pulse(hub: Hub, refs: Refs, program: Program, now: Momentum) -> Pulse:
    quiet = now.quiet[0] if now.quiet else None
    return Pulse(
        now,
        program.slug,
        refs.people((quiet.pair.teacher, quiet.pair.learner)) if quiet else (),
        quiet.at if quiet else None,
        quiet.since if quiet and quiet.has_met else None,
        len(program.pairs),
        program.session.every_days == 7,
        refs.skill(program.goal.learns) if program.goal.learns else None,
        has_agenda(now),
        program.path,
        hub.settings.forge.edit_url(program.path),
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
        goal.met,
        goal.result,
    )


def _rhythm(hub: Hub, program: Program) -> Rhythm:
    session = program.session
    day = next_session(hub.today, program)
    return Rhythm(
        every_days=session.every_days,
        on=session.on,
        at=f"{session.at:%H:%M}" if session.at else "",
        city=city(session.timezone),
        minutes=session.minutes,
        check_in_days=program.check_in_days,
        next=moment_on(program, day) if day else None,
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
        note.next,
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
