"""A hub becomes the site that is published: records, calendars, pictures, style and scripts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property, partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeAlias

from hubgen.content.hub import Hub
from hubgen.content.past import NOTHING, Past
from hubgen.content.processes import Start
from hubgen.content.settings import Settings
from hubgen.site.api.files import api_files
from hubgen.site.assistants import assistant_files
from hubgen.site.badges import badges
from hubgen.site.browsers import browser_files
from hubgen.site.calendars import calendars
from hubgen.site.checklist_pages import checklist_sections
from hubgen.site.circle_pages import circle_sections
from hubgen.site.coverage_pages import SIDES, sides_file
from hubgen.site.feeds import feeds
from hubgen.site.form_files import FOLDER as FORMS
from hubgen.site.form_files import RULES, form_files, rules_file
from hubgen.site.form_pages import form_sections
from hubgen.site.index_format import FOLDER as INDEX
from hubgen.site.index_format import first_files, write_index
from hubgen.site.insight_pages import insight_sections
from hubgen.site.linked import Where
from hubgen.site.markdown import Bodies
from hubgen.site.match_pages import match_sections
from hubgen.site.newcomer_pages import newcomer_sections
from hubgen.site.people_pages import people_sections, team_sections
from hubgen.site.program_pages import program_sections
from hubgen.site.records import Assets, Planned, Record, Section, Site, make_site_of
from hubgen.site.render import TemplateRenderer
from hubgen.site.rendered import NOTHING as NOTHING_KNOWN
from hubgen.site.rendered import Rendered
from hubgen.site.scripts import join_scripts
from hubgen.site.skill_pages import skill_sections
from hubgen.site.tables import tables
from hubgen.site.vcards import vcards
from hubgen.site.words import _
from hubgen.views.home import home_view
from hubgen.views.insights.trends import Months
from hubgen.views.insights.whole import InsightsView, insights_view
from hubgen.views.matches import matches_view
from hubgen.views.refs import Refs, profile_url, shared_pages
from hubgen.views.schedule import anchor
from hubgen.views.search.derive import derive_columns

PlanFiles: TypeAlias = Callable[[Hub, str, Callable[[], InsightsView] | None], Iterator[tuple[str, Callable[[], bytes]]]]
"""Gives the path of each file and what makes it, for a hub, the address of its site (or an empty string) and its insights."""

PAGES = (skill_sections, team_sections, circle_sections, checklist_sections)
"""What plans records from the hub alone; the others want something more."""

FILES: tuple[PlanFiles, ...] = (api_files, feeds, vcards, tables, badges, browser_files)
"""What plans the files that programs read, besides calendars, and the texts that name them: `api: false` leaves all out."""

NO_PICTURES: Mapping[str, bytes] = {}

def make_site(
    hub: Hub,
    *,
    site_url: str = "",
    pictures: Mapping[str, bytes] = NO_PICTURES,
    keep_apart: frozenset[frozenset[str]] = frozenset(),
    past: Past = NOTHING,
    start: Start = cache,
    known: Mapping[str, Rendered] = NOTHING_KNOWN,
    months: Callable[[], Months] = dict,
) -> Site:
    """Make the site of a *hub* that is already what its audience may see.

    *site_url* is the address it will have, ending in a slash, or empty; only calendars need it. *pictures* are those
    of the circles, by their path in the hub, which is their path on the site. *keep_apart* are the
    two who must not be paired: nobody sees them in *hub*, and no page brings them together. *past* is what the people
    of programs claimed when these began. What takes longest, and is about the whole site, is done by *start*.
    *known* is what an earlier run made of bodies; *months* gives what is known of the hub's past.
    """
    hub = replace(hub, do_not_pair=keep_apart)
    refs = Refs(hub)
    proposals = start(partial(matches_view, hub, refs)) if hub.settings.audience == "internal" else None
    insights = start(lambda: insights_view(hub, months())) if has_insights(hub.settings) else None
    index = start(lambda: write_index(derive_columns(hub)))
    forms = start(partial(form_files, hub))
    own = start(own_files)
    sections = [
        Section("", lambda: [Planned("", partial(_home, hub, refs), listed=True)]),
        *form_sections(hub, lambda: forms()[1]),
        *people_sections(hub, refs, lambda: first_files(index())),
        *newcomer_sections(hub, refs, keep_apart),
        *program_sections(hub, refs, past),
        *(match_sections(proposals) if proposals else ()),
        *(insight_sections(hub, refs, insights) if insights else ()),
        *(each for plan in PAGES for each in plan(hub, refs)),
    ]
    assets = Assets(lambda: _files(hub, site_url, {**pictures, **own()}, insights), {INDEX: index, FORMS: lambda: forms()[0]})
    # What machines read has whole addresses: they take it away from the page that it stood on.
    where = Where(site_url, hub.settings.organisation) if site_url and hub.settings.api else None
    return make_site_of(sections, assets, TemplateRenderer(Bodies(Targets(hub, pictures), known), where))


def has_insights(settings: Settings) -> bool:
    """Say whether there are pages of insights: for colleagues alone, if the hub wants them."""
    return settings.audience == "internal" and settings.insights.pages


def _files(hub: Hub, site_url: str, made: Mapping[str, bytes], insights: Callable[[], InsightsView] | None) -> dict[str, Callable[[], bytes]]:
    """Say what makes the files that are no pages, by their path; those in *made* are there."""
    files: dict[str, Callable[[], bytes]] = {path: partial(made.__getitem__, path) for path in made}
    files.update(calendars(hub, site_url))
    if insights:
        files[SIDES] = lambda: sides_file(insights().sides)
    for plan in FILES if hub.settings.api else ():
        files.update(plan(hub, site_url, insights))
    if hub.settings.api:
        files.update(assistant_files(hub, site_url, frozenset(files)))
    return files


class Targets(Mapping[str, str]):
    """The address on the site of every source file of *hub* and of every picture, by its path; found out when one is asked for."""

    def __init__(self, hub: Hub, pictures: Iterable[str]) -> None:
        self._hub, self._pictures = hub, pictures

    @cached_property
    def _found(self) -> dict[str, str]:
        return {**targets(self._hub), **{path: path for path in self._pictures}}

    def __getitem__(self, path: str) -> str:
        return self._found[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def targets(hub: Hub) -> dict[str, str]:
    """Give the address on the site of every source file of *hub*, by its path."""
    pages = shared_pages(hub)
    found = {thing.path: profile_url(thing.slug, pages) for thing in hub.people.values()}
    found |= {thing.path: f"skills/{thing.slug}/" for thing in hub.skills.values()}
    for circle in hub.circles.values():
        found[circle.path] = f"circles/{circle.slug}/"
        found |= {note.path: f"circles/{circle.slug}/{note.slug}/" for note in circle.notes}
    for program in hub.programs.values():
        found[program.path] = f"programs/{program.slug}/"
        found |= {note.path: f"programs/{program.slug}/#{anchor(note)}" for note in program.notes}
    return found


def _home(hub: Hub, refs: Refs) -> Record:
    name = hub.settings.organisation
    return Record(
        kind="home",
        url="",
        title=name or _("Home"),
        description=_("Who knows what, who can teach it, and which circle talks about it next."),
        view=home_view(hub, refs),
    )


@cache
def own_files() -> dict[str, bytes]:
    """Give the style, the scripts and the rules that pages load: the same in every hub."""
    folder = files("hubgen.site").joinpath("assets")
    sources = dict(_read(folder, ".js"))
    found = {name: text.encode() for name, text in _read(folder, ".css")}
    found |= {**join_scripts(sources), RULES: rules_file()}
    return {f"assets/hub/{name}": data for name, data in found.items()}


def _read(folder: Traversable, suffix: str, above: str = "") -> Iterator[tuple[str, str]]:
    """Give the files below *folder* that end in *suffix*, by their path."""
    for file in folder.iterdir():
        if file.is_dir():
            yield from _read(file, suffix, f"{above}{file.name}/")
        elif file.name.endswith(suffix):
            yield above + file.name, file.read_text("utf-8")
