"""A question about skills becomes what one page of a skill says, or what the hub is short of."""

from hubgen.content.hub import Hub
from hubgen.reports.assistant.knowledge import MOST_LISTED, Answer, Asked, Knowledge, lean, named, quoted
from hubgen.reports.assistant.people import note_row, program_row, room
from hubgen.reports.insights_words import say_ask, say_point, say_step
from hubgen.reports.matches_json import Json
from hubgen.views.insights.single_points import SinglePoint, single_points, skill_point, team_points
from hubgen.views.insights.wanted import Ask, Wanted, wanted, wanted_skill
from hubgen.views.lookup import NothingMeant, skill_meant, team_meant
from hubgen.views.refs import Link
from hubgen.views.skills import KnowGroup, SkillView, Teacher, Wanter, skill_view


def get_skill(knowledge: Knowledge, asked: Asked) -> Answer:
    """Say what a skill's page says, with at most so many people in each list. Raises NothingMeant."""
    hub, text = knowledge.hub, asked.text("skill")
    key = skill_meant(hub, text)
    if key not in hub.skills:
        raise NothingMeant(f"no file describes the skill '{text}', so it has no page: find_people finds who has it")
    view = skill_view(hub, knowledge.refs, knowledge.children, knowledge.asked_lately, hub.skills[key])
    most = asked.limit
    return {
        **lean(
            slug=view.slug,
            url=knowledge.url(f"skills/{view.slug}/"),
            deprecated=view.deprecated or None,
            replaced_by=named(view.replaced_by),
            parent=named(view.parent),
        ),
        "parts": _links(view.children),
        "related": _links(view.related),
        "counts": {"know": view.know_count, "teach": view.teacher_count, "want": view.want_count},
        "teachers": [_teacher(teacher) for teacher in view.teachers[:most]],
        "knows": [_level(group, most) for group in view.knows],
        "wants": [_wanter(wanter) for wanter in view.wants[:most]],
        "ask_now": _links(tuple(helper.person for helper in view.now.helpers)) if view.now else [],
        "circles": _links(view.circles),
        "programs": [program_row(row) for row in view.programs],
        "notes": [note_row(knowledge, row) for row in view.notes[:most]],
        "resources": [quoted(title=row.title, url=row.url) for row in view.resources],
        **_words(view),
    }


def list_gaps(knowledge: Knowledge, asked: Asked) -> Answer:
    """Say what is wanted and not taught, and what rests on one person, in the order of `hubgen insights`. Raises NothingMeant."""
    hub, facts, most = knowledge.hub, knowledge.facts, asked.limit
    team = hub.teams[team_meant(hub, asked.text("team"))] if asked.text("team") else None
    skill = skill_meant(hub, asked.text("skill")) if asked.text("skill") else ""
    if team and skill:
        raise NothingMeant("ask for a team or for a skill, not for both")
    if skill:
        rows = [wanted_skill(facts, skill)]
        points = [point] if (point := skill_point(facts, skill)) else []
    else:
        rows = [row for row in wanted(facts, team) if row.waiting]
        points = [*(team_points(facts, team) if team else single_points(facts))]
    return {
        "wanted_total": len(rows),
        "wanted": [_wanted(knowledge, row, with_people=bool(skill)) for row in rows[:most]],
        "single_points_total": len(points),
        "single_points": [_point(point, in_team=team is not None) for point in points[:most]],
    }


def _links(links: tuple[Link, ...]) -> list[Json]:
    return [named(link) for link in links[:MOST_LISTED]]


def _teacher(teacher: Teacher) -> Answer:
    who, words = teacher.person, quoted(name=teacher.person.name, role=teacher.role, team=teacher.team, location=teacher.location, note=teacher.note)
    return {**lean(slug=who.slug, level=teacher.level), **room(teacher.availability), **words}


def _level(group: KnowGroup, most: int) -> Answer:
    people: list[Json] = [
        {**lean(slug=one.person.slug, teaches=one.teaches, away=one.away or None), **quoted(name=one.person.name, team=one.team)}
        for one in group.people[:most]
    ]
    return {**lean(level=group.level, total=group.total, people=people), **quoted(level=group.name)}


def _wanter(wanter: Wanter) -> Answer:
    return {"slug": wanter.person.slug, **quoted(name=wanter.person.name, team=wanter.team, why=wanter.why)}


def _words(view: SkillView) -> Answer:
    levels = tuple(f"{anchor.level}, {anchor.name}: {anchor.words}" for anchor in view.anchors)
    category = view.category.name if view.category else ""
    return quoted(name=view.name, also_called=view.aliases, category=category, description=view.description, levels=levels)


def _wanted(knowledge: Knowledge, row: Wanted, *, with_people: bool) -> Answer:
    names = _level_names(knowledge.hub)
    said = [*([say_step(row)] if row.step.kind else []), *(say_ask(ask, names) for ask in row.ask)]
    return {
        **lean(slug=row.skill.slug or None, want=row.want, waiting=row.waiting, know=row.know, teach=row.teach),
        **lean(free_seats=row.seats, have_not_said=row.unsaid, balance=row.balance),
        **({"wanting": _links(row.wanting), "teachers": _links(row.teachers)} if with_people else {}),
        "ask": [_ask(ask) for ask in row.ask],
        "step": lean(kind=row.step.kind or None, model=row.step.model or None, url=knowledge.url(row.step.url(row.skill))),
        **quoted(name=row.skill.name, said=said),
    }


def _level_names(hub: Hub) -> tuple[str, ...]:
    return hub.settings.levels if hub.settings.insights.levels else ()


def _ask(ask: Ask) -> Answer:
    return {"slug": ask.person.slug, "reason": ask.reason, **lean(level=ask.level), **quoted(name=ask.person.name, where=ask.where.name if ask.where else "")}


def _point(point: SinglePoint, *, in_team: bool) -> Answer:
    item = say_point(point, in_team=in_team)
    nearest: list[Json] = [
        {"slug": one.person.slug, "reason": one.reason, **quoted(name=one.person.name, of=one.of.name if one.of else "")} for one in point.nearest
    ]
    return {
        **lean(slug=point.skill.slug or None, kind=point.kind, held=point.held, away=point.away, elsewhere=point.elsewhere, want=point.want),
        "people": _links(point.people),
        "nearest": nearest,
        **quoted(name=point.skill.name, team=point.team.name if point.team else "", said=(item.said, *item.details)),
    }
