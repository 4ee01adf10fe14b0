"""Programs become records: their list, their pages with a section for each note, and an agenda to print."""

from collections.abc import Callable, Iterator
from functools import cache, partial

from hubgen.content.hub import Hub, Program
from hubgen.content.past import NOBODY, NOTHING, Before, Past
from hubgen.site.list_pages import plan_lists, spans
from hubgen.site.records import Planned, Record, Section
from hubgen.site.words import _, model_name
from hubgen.views.agenda import agenda_view, has_agenda
from hubgen.views.momentum import momentum
from hubgen.views.plain import plain, shorten
from hubgen.views.programs import (
    ProgramsView,
    ProgramView,
    program_list,
    program_parts,
    program_view,
    programs_view,
)
from hubgen.views.refs import Refs

NOTE_WORDS = 300


def program_sections(hub: Hub, refs: Refs, past: Past = NOTHING) -> Iterator[Section]:
    """Plan the programs, each with its agenda, and the pages of a long list; *past* is what people claimed at first."""
    parts = cache(partial(program_parts, hub))
    view = lambda: programs_view(hub, refs, past, spans(parts))  # noqa: E731  made when it is asked for
    yield Section("programs", partial(_program_records, hub, refs, past, view))
    yield Section("programs-a-z", partial(plan_lists, "programs", parts, partial(program_list, hub, refs, past)))


def _program_records(hub: Hub, refs: Refs, past: Past, view: Callable[[], ProgramsView]) -> Iterator[Planned]:
    yield Planned("programs/", partial(_programs, view), listed=True)
    for program in hub.programs.values():
        then = past.get(program.slug, NOBODY)
        yield Planned(f"programs/{program.slug}/", partial(_program, hub, refs, program, then), searched=True)
        if has_agenda(momentum(hub, program)):
            yield Planned(f"programs/{program.slug}/agenda/", partial(_agenda, hub, refs, program))


def _programs(derive: Callable[[], ProgramsView]) -> Record:
    return Record(
        kind="programs",
        url="programs/",
        title=_("Programs"),
        description=_("Who learns what from whom, and where each program stands."),
        view=derive(),
    )


def _program(hub: Hub, refs: Refs, program: Program, then: Before) -> Record:
    view = program_view(hub, refs, program, then)
    return Record(
        kind="program",
        url=f"programs/{program.slug}/",
        title=program.name,
        description=_description(program),
        view=view,
        edit_url=view.edit_url,
        search_text=_words(program, view),
    )


def _agenda(hub: Hub, refs: Refs, program: Program) -> Record:
    return Record(
        kind="agenda",
        url=f"programs/{program.slug}/agenda/",
        title=_("Agenda: {program}").format(program=program.name),
        description=_("One page to print: the next sessions, three lines each, and how the time is divided."),
        view=agenda_view(hub, refs, program),
    )


def _description(program: Program) -> str:
    model = model_name(program.model)
    if program.goal.outcome:
        return shorten(f"{model}: {' '.join(program.goal.outcome.split())}", 160)
    return _("{model}: goal, people, weeks and notes.").format(model=model)


def _words(program: Program, view: ProgramView) -> str:
    people = (link.name for link in view.people)
    skills = (link.name for link in view.skills)
    notes = (plain(" ".join((note.goal, note.learned, note.stuck, note.next)), NOTE_WORDS) for note in program.notes[:10])
    goal = (program.goal.outcome, program.goal.measure, program.goal.result)
    return " ".join(filter(None, (program.name, model_name(program.model), *skills, *people, *goal, *notes)))
