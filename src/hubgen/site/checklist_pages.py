"""The checklists become records: one for each program, one for starting a program at all."""

from collections.abc import Iterator
from functools import partial

from hubgen.content.hub import Hub, Program
from hubgen.site.records import Planned, Record, Section
from hubgen.site.words import _
from hubgen.views.checklist import START, checklist_view, start_view
from hubgen.views.refs import Refs


def checklist_sections(hub: Hub, refs: Refs) -> Iterator[Section]:
    """Plan the page for starting a program, and the checklist of each program."""
    start = Planned("playbooks/checklist/", partial(_start, hub), listed=True, searched=True)
    yield Section("playbooks", lambda: [start])
    yield Section("programs", partial(_of_programs, hub))


def _of_programs(hub: Hub) -> Iterator[Planned]:
    for program in hub.programs.values():
        yield Planned(f"programs/{program.slug}/checklist/", partial(_checklist, hub, program))


def _start(hub: Hub) -> Record:
    return Record(
        kind="checklist",
        url="playbooks/checklist/",
        title=_("The implementation checklist"),
        description=_("From the first idea to a program that does not fizzle out: what is done, and what is next."),
        view=start_view(hub),
        search_text=" ".join(_(item.sentence) for section in START for item in section.items),
    )


def _checklist(hub: Hub, program: Program) -> Record:
    return Record(
        kind="checklist",
        url=f"programs/{program.slug}/checklist/",
        title=_("{name}: checklist").format(name=program.name),
        description=_("What is done for this program, and what is next."),
        view=checklist_view(hub, program),
        edit_url=hub.settings.forge.edit_url(program.path),
    )
