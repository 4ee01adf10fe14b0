"""Programs become records; their notes are sections of their pages."""

from collections.abc import Iterator

from hubgen.content.hub import Hub, Program
from hubgen.site.plain import plain, shorten
from hubgen.site.records import Record
from hubgen.site.words import _, model_name
from hubgen.views.programs import ProgramView, program_view, programs_view
from hubgen.views.refs import Refs

NOTE_WORDS = 300


def program_records(hub: Hub, refs: Refs) -> Iterator[Record]:
    """Make the list of programs and each program's page."""
    yield Record(
        kind="programs",
        url="programs/",
        title=_("Programs"),
        description=_("Who learns what from whom, and where each program stands."),
        view=programs_view(hub, refs),
        listed=True,
    )
    for program in hub.programs.values():
        view = program_view(hub, refs, program)
        yield Record(
            kind="program",
            url=f"programs/{program.slug}/",
            title=program.name,
            description=_description(program),
            view=view,
            edit_url=view.edit_url,
            search_text=_words(program, view),
        )


def _description(program: Program) -> str:
    model = model_name(program.model)
    if program.goal.outcome:
        return shorten(f"{model}: {' '.join(program.goal.outcome.split())}", 160)
    return _("{model}: goal, people, weeks and notes.").format(model=model)


def _words(program: Program, view: ProgramView) -> str:
    people = (link.name for link in view.people)
    skills = (link.name for link in view.skills)
    notes = (plain(" ".join((note.goal, note.learned, note.stuck)), NOTE_WORDS) for note in program.notes[:10])
    goal = (program.goal.outcome, program.goal.measure)
    return " ".join(filter(None, (program.name, model_name(program.model), *skills, *people, *goal, *notes)))
