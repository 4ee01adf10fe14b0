"""Skills and their two lists become records."""

from collections.abc import Callable, Iterator
from functools import cache, partial

from hubgen.content.hub import Hub, Skill
from hubgen.site.list_pages import plan_lists, spans
from hubgen.site.records import Planned, Record, Section
from hubgen.site.words import _
from hubgen.views.quick_help import asked_lately
from hubgen.views.refs import Refs
from hubgen.views.skill_lists import SkillsAZView, skill_list, skill_parts, skills_az_view, skills_view
from hubgen.views.skills import SkillView, children_by_skill, skill_view


def skill_sections(hub: Hub, refs: Refs) -> Iterator[Section]:
    """Plan each skill's page and the two lists of skills."""
    yield Section("skills", partial(_skill_records, hub, refs))
    yield Section("skills-a-z", partial(_names, hub, refs))


def _names(hub: Hub, refs: Refs) -> Iterator[Planned]:
    parts = cache(partial(skill_parts, hub, refs))
    yield Planned("skills-a-z/", partial(_a_to_z, lambda: skills_az_view(hub, refs, spans(parts))), listed=True)
    yield from plan_lists("skills", parts, skill_list)


def _skill_records(hub: Hub, refs: Refs) -> Iterator[Planned]:
    yield Planned("skills/", partial(_by_category, hub, refs), listed=True)
    children = children_by_skill(hub)
    asked = asked_lately(hub)
    for skill in hub.skills.values():
        derive = partial(skill_view, hub, refs, children, asked, skill)
        yield Planned(f"skills/{skill.slug}/", partial(_skill, skill, derive))


def _by_category(hub: Hub, refs: Refs) -> Record:
    return Record(
        kind="skills",
        url="skills/",
        title=_("Skills"),
        description=_("Every skill by category: how many know it, teach it and want to learn it."),
        view=skills_view(hub, refs),
    )


def _a_to_z(derive: Callable[[], SkillsAZView]) -> Record:
    return Record(
        kind="skills-a-z",
        url="skills-a-z/",
        title=_("Skills, A to Z"),
        description=_("Every name that a skill goes by, A to Z."),
        view=derive(),
    )


def _skill(skill: Skill, derive: Callable[[], SkillView]) -> Record:
    view = derive()
    return Record(
        kind="skill",
        url=f"skills/{skill.slug}/",
        title=skill.name,
        description=_("Who teaches {skill}, who knows it and who wants to learn it.").format(skill=skill.name),
        view=view,
        edit_url=view.edit_url,
    )
