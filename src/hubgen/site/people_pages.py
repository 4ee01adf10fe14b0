"""People, their directory and their teams become records."""

from collections.abc import Iterator

from hubgen.content.hub import Hub, Person
from hubgen.site.records import Record
from hubgen.site.words import _
from hubgen.views.directory import directory_view
from hubgen.views.people import PersonView, person_view
from hubgen.views.refs import Refs
from hubgen.views.teams import TeamView, team_view, teams_view


def people_records(hub: Hub, refs: Refs) -> Iterator[Record]:
    """Make the directory and everyone's profile."""
    yield Record(
        kind="directory",
        url="people/",
        title=_("People"),
        description=_("Everyone here, A to Z, with team, place and skills."),
        view=directory_view(hub, refs),
        listed=True,
    )
    aliases = {slug: " ".join(skill.aliases) for slug, skill in hub.skills.items()}
    for person in hub.people.values():
        view = person_view(hub, refs, person)
        yield Record(
            kind="person",
            url=f"people/{person.slug}/",
            title=person.name,
            description=_person_description(view),
            view=view,
            edit_url=view.edit_url,
            search_text=_person_words(person, view, aliases),
        )


def team_records(hub: Hub, refs: Refs) -> Iterator[Record]:
    """Make the list of teams and each team's page."""
    yield Record(
        kind="teams",
        url="teams/",
        title=_("Teams"),
        description=_("Every team, its people and the skills it covers."),
        view=teams_view(hub, refs),
        listed=True,
    )
    for team in hub.teams.values():
        view = team_view(hub, refs, team)
        yield Record(
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


def _person_words(person: Person, view: PersonView, aliases: dict[str, str]) -> str:
    if not person.is_here:
        return view.name
    said = [view.name, view.role, person.team, view.location, *view.languages]
    for group in view.levels:
        for claim in group.claims:
            said += [claim.skill.name, aliases.get(claim.skill.slug, "")]
    return " ".join(filter(None, said))


def _team_words(view: TeamView) -> str:
    return " ".join((view.name, *(cover.skill.name for cover in view.covers)))
