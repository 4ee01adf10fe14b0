"""People, skills, circles, programs and teams become what the API says of each.

What there may be thousands of is written out as a dictionary: to call its shape takes half as long again.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from hubgen.content import hub as known
from hubgen.content.rules import describe_rule
from hubgen.site.api.names import Names
from hubgen.site.api.shapes import (
    Action,
    Circle,
    Cover,
    Goal,
    Link,
    Meets,
    Note,
    Pair,
    Person,
    Program,
    ProgramNote,
    Rhythm,
    Skill,
    Slot,
    Team,
)
from hubgen.views.availability import availability
from hubgen.views.meetings import next_meetings
from hubgen.views.momentum import momentum
from hubgen.views.pairs import has_calendar
from hubgen.views.people import clock_of
from hubgen.views.plain import plain
from hubgen.views.refs import address
from hubgen.views.rota import has_rota
from hubgen.views.schedule import anchor, last_day

SUMMARY = 200
"""In characters: a note's first sentences."""
TOP_SKILLS = 10
"""So many skills of a team are named."""


def person_of(names: Names, person: known.Person) -> Person:
    """Say what the page of *person*, who has not left, says. Costs about 15 µs."""
    hub, slug, contact, teaching, skills = names.hub, person.slug, person.contact, person.teaching, names.by_skill
    room, clock = availability(hub, person), clock_of(person)
    return {
        "slug": slug,
        "url": names.site_url + (names.refs.by_person[slug].shared or f"people/{slug}/"),
        "name": person.name,
        "pronouns": person.pronouns,
        "role": person.role,
        "team": names.by_team.get(person.team),
        "location": person.location,
        "timezone": person.timezone,
        "hours": clock.hours if clock else "",
        "days": [*person.days] if clock else [],
        "languages": [*person.languages],
        "status": person.status.value,
        "manager": names.person(person.manager) if person.manager else None,
        "joined": _day(person.joined),
        "about": plain(person.about, len(person.about)),
        "style": [*person.style],
        "contact": {"email": contact.email, "chat": contact.chat, "calendar": contact.calendar, "forge": contact.forge},
        "skills": [
            {
                "skill": skills.get(skill.slug or "") or names.skill(skill),
                "level": level,
                "teaches": teaches,
                "since": since,
                "note": note,
                "evidence": evidence,
                "confirmed": confirmed.isoformat() if confirmed else None,
            }
            for skill, level, teaches, since, note, evidence, confirmed, _ in person.claims
        ],
        "wants": [{"skill": names.skill(skill), "why": why} for skill, why, _ in person.wants],
        "seats": room.seats,
        "free_seats": room.free,
        "hours_per_month": teaching.hours_per_month,
        "paused_until": _day(room.paused_until),
        "circles": [_own(circle) for circle in hub.circles_by_person.get(slug, ()) if circle.status != "closed"],
        "programs": [_own(program) for program in hub.programs_by_person.get(slug, ())],
        "confirmed": _day(person.confirmed),
    }


def skill_of(names: Names, skill: known.Skill) -> Skill:
    """Say what the page of *skill* says, and all who teach it."""
    by_person, by_skill = names.by_person, names.by_skill
    teachers = [by_person[person.slug] for person, _ in names.hub.teachers.get(skill.slug, ())]
    return {
        "slug": skill.slug,
        "url": f"{names.site_url}skills/{skill.slug}/",
        "name": skill.name,
        "aliases": [*skill.aliases],
        "category": skill.category,
        "parent": by_skill.get(skill.parent or ""),
        "related": [by_skill[slug] for slug in skill.related if slug in by_skill],
        "description": plain(skill.description, len(skill.description)),
        "levels": [skill.levels.get(level, "") for level in range(1, 5)],
        "resources": [{"title": one.title, "url": one.url} for one in skill.resources if address(one.url).url],
        "status": "deprecated" if skill.deprecated else "active",
        "replaced_by": by_skill.get(skill.replaced_by or ""),
        "know": len(names.hub.claims.get(skill.slug, ())),
        "teach": len(teachers),
        "want": len(names.hub.wants.get(skill.slug, ())),
        "teachers": teachers,
    }


def circle_of(names: Names, circle: known.Circle) -> Circle:
    """Say what the page of *circle* says, and how each of its notes begins."""
    meets = circle.meets if circle.status == "active" else None
    ahead = next_meetings(names.hub, circle)
    return Circle(
        slug=circle.slug,
        url=f"{names.site_url}circles/{circle.slug}/",
        name=circle.name,
        purpose=circle.purpose,
        status=circle.status,
        about=plain(circle.body, len(circle.body)),
        skills=names.skills(circle.skills),
        leads=names.people(circle.leads),
        members=names.people(slug for slug in circle.members if slug not in circle.leads),
        meets=_meets(meets) if meets else None,
        next=ahead[0].starts.isoformat() if ahead else None,
        rota=_rota(names, circle.rota) if meets else [],
        calendar=f"{names.site_url}circles/{circle.slug}/calendar.ics" if meets else None,
        channel=circle.channel,
        notes=[_note(names, note) for note in circle.notes],
    )


def program_of(names: Names, program: known.Program) -> Program:
    """Say what the page of *program* says, and what came of each session and check-in."""
    return Program(
        slug=program.slug,
        url=f"{names.site_url}programs/{program.slug}/",
        name=program.name,
        model=program.model,
        status=program.status,
        state=momentum(names.hub, program).state,
        about=plain(program.body, len(program.body)),
        goal=_goal(names, program.goal),
        skills=names.skills(program.all_skills),
        facilitator=names.person(program.facilitator),
        people=names.people(program.everyone),
        pairs=[pair for each in program.pairs if (pair := _pair(names, each))],
        seats=program.seats,
        starts=_day(program.starts),
        ends=_day(last_day(program)),
        weeks=program.weeks,
        session=_rhythm(program.session),
        check_in_days=program.check_in_days,
        rota=_rota(names, program.rota) if has_rota(program) else [],
        calendar=f"{names.site_url}programs/{program.slug}/calendar.ics" if has_calendar(program) else None,
        notes=[_program_note(names, note) for note in program.notes],
    )


def team_of(names: Names, team: known.Team) -> Team:
    """Name the people of *team*, and the skills that most of them have."""
    by_person, people = names.by_person, names.hub.people
    return {
        "slug": team.slug,
        "url": f"{names.site_url}teams/{team.slug}/",
        "name": team.name,
        "people": [by_person[slug] for slug in team.people],
        "skills": _top_skills(names, [people[slug] for slug in team.people]),
    }


def _top_skills(names: Names, people: list[known.Person]) -> list[Cover]:
    """Count the skills that most of *people* have; of equals, those that are named first."""
    claims = [claim for person in people for claim in person.claims]
    keys = [claim.skill.slug or claim.skill.key for claim in claims]
    top = Counter(keys).most_common()[:TOP_SKILLS]  # with a number it keeps a heap, which takes longer than to sort
    teach = Counter([key for key, claim in zip(keys, claims, strict=True) if claim.teaches])
    want = Counter([want.skill.slug or want.skill.key for person in people for want in person.wants])
    return [
        {"skill": names.skill(claims[keys.index(key)].skill), "know": count, "teach": teach[key], "want": want[key]}
        for key, count in top
    ]


def _own(thing: known.Circle | known.Program) -> Link:
    return Link(slug=thing.slug, name=thing.name)


def _meets(meets: known.Meets) -> Meets:
    return Meets(
        rule=meets.rule,
        words=describe_rule(meets.rule),
        at=f"{meets.at:%H:%M}",
        timezone=meets.timezone,
        minutes=meets.minutes,
        starts=meets.starts.isoformat(),
        skip=[day.isoformat() for day in meets.skip],
        where=meets.where,
    )


def _note(names: Names, note: known.Note) -> Note:
    return Note(
        slug=note.slug,
        url=f"{names.site_url}circles/{note.circle}/{note.slug}/",
        title=note.title,
        date=note.date.isoformat(),
        presenters=names.people(note.presenters),
        attendees=names.people(slug for slug in note.attendees if slug not in note.presenters),
        skills=names.skills(note.skills),
        summary=plain(note.body, SUMMARY),
        decisions=[*note.decisions],
        actions=[Action(who=names.person(one.who), what=one.what, due=_day(one.due), done=one.done) for one in note.actions],
    )


def _rota(names: Names, slots: Iterable[known.Slot]) -> list[Slot]:
    """Give what is to come; days that nobody wrote down are no slots."""
    ahead = (slot for slot in slots if slot.on >= names.hub.today)
    return [Slot(date=slot.on.isoformat(), who=names.person(slot.who), about=slot.about) for slot in ahead]


def _goal(names: Names, goal: known.Goal) -> Goal:
    return Goal(
        who=names.people(goal.who),
        learns=names.skill(goal.learns) if goal.learns else None,
        teachers=names.people(goal.teachers),
        by=_day(goal.by),
        outcome=goal.outcome,
        measure=goal.measure,
        met=goal.met,
        result=goal.result,
    )


def _pair(names: Names, pair: known.Pair) -> Pair | None:
    """Give both, or nothing where this audience may not see one of them."""
    teacher, learner = names.person(pair.teacher), names.person(pair.learner)
    if not teacher or not learner:
        return None
    return Pair(teacher=teacher, learner=learner, skill=names.skill(pair.skill))


def _rhythm(session: known.Cadence) -> Rhythm:
    return Rhythm(
        every_days=session.every_days,
        on=session.on,
        at=f"{session.at:%H:%M}" if session.at else "",
        timezone=session.timezone,
        minutes=session.minutes,
    )


def _program_note(names: Names, note: known.ProgramNote) -> ProgramNote:
    return ProgramNote(
        url=f"{names.site_url}programs/{note.program}/#{anchor(note)}",
        kind=note.kind,
        date=note.date.isoformat(),
        pair=names.people(note.pair),
        skill=names.skill(note.skill) if note.skill else None,
        summary=plain(note.learned or note.body, SUMMARY),
        goal=note.goal,
        learned=note.learned,
        stuck=note.stuck,
        next=note.next,
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
