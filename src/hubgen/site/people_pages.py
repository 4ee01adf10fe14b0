"""People, their directory and their teams become records."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from hubgen.content.hub import Hub, Person, Team
from hubgen.site.list_pages import plan_lists, spans
from hubgen.site.records import Planned, Record, Section
from hubgen.site.words import _
from hubgen.views.directory import DirectoryView, directory_view, people_list, people_parts
from hubgen.views.drafts import WISH
from hubgen.views.people import PersonView, person_view
from hubgen.views.refs import Refs, shared_page, shared_pages
from hubgen.views.teams import TeamsView, TeamView, team_list, team_parts, team_view, teams_view

IN_WORKER = 20_000
"""From so many people on a worker searches (as in search/opening.js), and a worker does not see what its page loaded."""


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """The directory, what its search loads at once (paths on the site), and where a reader says what they wish for.

    *wish_url* opens a new profile, *edit_url* that of the reader: each with a word in capitals in the place of what
    only the browser knows.
    """

    directory: DirectoryView
    preloads: tuple[str, ...]
    wish_url: str
    edit_url: str


@dataclass(frozen=True, slots=True)
class ProfilesView:
    """The profiles that share a page."""

    title: str
    people: tuple[PersonView, ...]


def people_sections(hub: Hub, refs: Refs, preloads: Callable[[], tuple[str, ...]]) -> Iterator[Section]:
    """Plan everyone's profile and the directory, of a long one its lists too. *preloads* gives the search's first files."""
    parts = cache(partial(people_parts, hub))
    view = lambda: directory_view(hub, refs, spans(parts))  # noqa: E731  made when it is asked for
    directory = Planned("people/", partial(_directory, hub, view, preloads), listed=True)
    yield Section("people", lambda: [directory, *_profile_records(hub, refs)])
    yield Section("people-a-z", partial(plan_lists, "people", parts, partial(people_list, refs)))


def _profile_records(hub: Hub, refs: Refs) -> Iterator[Planned]:
    """Plan everyone's profile, or the pages that profiles share."""
    if pages := shared_pages(hub):
        together: defaultdict[int, list[Person]] = defaultdict(list)
        for person in hub.people.values():
            together[shared_page(person.slug, pages)].append(person)
        for number, people in together.items():
            yield Planned(f"people/page-{number}/", partial(_profiles, hub, refs, number, people))
        return
    for person in hub.people.values():
        yield Planned(f"people/{person.slug}/", partial(_person, hub, refs, person))


def team_sections(hub: Hub, refs: Refs) -> Iterator[Section]:
    """Plan each team's page and their list, a long one in parts."""
    parts = cache(partial(team_parts, hub))
    view = lambda: teams_view(hub, refs, spans(parts))  # noqa: E731  made when it is asked for
    yield Section("teams", partial(_team_records, hub, refs, view))
    yield Section("teams-a-z", partial(plan_lists, "teams", parts, partial(team_list, hub, refs)))


def _team_records(hub: Hub, refs: Refs, view: Callable[[], TeamsView]) -> Iterator[Planned]:
    yield Planned("teams/", partial(_teams, view), listed=True)
    for team in hub.teams.values():
        yield Planned(f"teams/{team.slug}/", partial(_team, hub, refs, team), searched=True)


def _directory(hub: Hub, derive: Callable[[], DirectoryView], preloads: Callable[[], tuple[str, ...]]) -> Record:
    view, forge, files = derive(), hub.settings.forge, preloads()
    return Record(
        kind="directory",
        url="people/",
        title=_("Who knows what"),
        description=_("Ask in your own words who can help, or look through everyone, A to Z."),
        view=DirectoryPage(
            view,
            files if view.count < IN_WORKER else files[:1],
            forge.new_url("people/your-name.yml", WISH) or "",
            forge.edit_url("people/YOUR-SLUG.yml") or "",
        ),
    )


def _person(hub: Hub, refs: Refs, person: Person) -> Record:
    view = person_view(hub, refs, person)
    return Record(
        kind="person",
        url=f"people/{person.slug}/",
        title=person.name,
        description=_person_description(view),
        view=view,
        edit_url=view.edit_url,
    )


def _profiles(hub: Hub, refs: Refs, number: int, people: list[Person]) -> Record:
    title = _("People: page {page} of {pages}").format(page=number, pages=shared_pages(hub))
    return Record(
        kind="profiles",
        url=f"people/page-{number}/",
        title=title,
        description=_("Profiles: {names} and others.").format(names=", ".join(person.name for person in people[:3])),
        view=ProfilesView(title, tuple(person_view(hub, refs, person) for person in people)),
    )


def _teams(derive: Callable[[], TeamsView]) -> Record:
    return Record(
        kind="teams",
        url="teams/",
        title=_("Teams"),
        description=_("Every team, its people and the skills it covers."),
        view=derive(),
    )


def _team(hub: Hub, refs: Refs, team: Team) -> Record:
    view = team_view(hub, refs, team)
    return Record(
        kind="team",
        url=f"teams/{team.slug}/",
        title=team.name,
        description=_("The people of {team} and the skills they cover.").format(team=team.name),
        view=view,
        search_text=_team_words(view),
    )


def _person_description(view: PersonView) -> str:
    if not view.role and not view.team:
        return _("{name}: skills, and how to reach them.").format(name=view.name)
    who = ", ".join(part for part in (view.role, view.team.name if view.team else "", view.location) if part)
    if view.teaches:
        skills = ", ".join(claim.skill.name for claim in view.teaches[:3])
        return _("{name}, {who}. Teaches {skills}.").format(name=view.name, who=who, skills=skills)
    return f"{view.name}, {who}."


def _team_words(view: TeamView) -> str:
    return " ".join((view.name, *(cover.skill.name for cover in view.covers)))
