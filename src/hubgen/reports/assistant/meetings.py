"""A question about meetings becomes when circles meet next, and when the pairs of programs do."""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from hubgen.content.hub import Circle, Program, Slot
from hubgen.content.slugs import normalise
from hubgen.reports.assistant.knowledge import Answer, Asked, Knowledge, lean, named, quoted
from hubgen.views.agenda import agenda_view
from hubgen.views.lookup import NothingMeant, person_meant, skill_meant, slug_meant
from hubgen.views.meetings import next_meetings as meetings_of
from hubgen.views.pairs import moment_on
from hubgen.views.refs import Link, Prose, address
from hubgen.views.rota import has_rota


class _Meeting(NamedTuple):
    """When something begins, as it is sorted by, and what is said of it."""

    starts: datetime
    slug: str
    said: Answer


class _About(NamedTuple):
    """What is asked about, empty for all: a person's slug, a skill's key."""

    person: str
    skill: str

    def fits(self, people: Collection[str], skills: Collection[str]) -> bool:
        return (not self.person or self.person in people) and (not self.skill or self.skill in skills)


def next_meetings(knowledge: Knowledge, asked: Asked) -> Answer:
    """Say what meets next, soonest first: the next meeting of each circle and of each pair, or all of one circle.

    Raises NothingMeant.
    """
    hub, now = knowledge.hub, datetime.fromtimestamp(60 * asked.asker.minute, UTC)
    circle = slug_meant(asked.text("circle"), hub.circles, "circle") if asked.text("circle") else ""
    about = _About(
        person_meant(hub, asked.text("person")) if asked.text("person") else "",
        skill_meant(hub, asked.text("skill")) if asked.text("skill") else "",
    )
    if circle and any(about):
        raise NothingMeant("ask for a circle, or for a person and a skill, not for both")
    if circle:
        found = list(_meetings(knowledge, hub.circles[circle], now))
    else:
        circles = (one for one in hub.circles.values() if about.fits(one.people, [ref.key for ref in one.skills]))
        found = [meeting for one in circles for meeting in [*_meetings(knowledge, one, now)][:1]]
        found += [session for program in hub.programs.values() for session in _sessions(knowledge, program, about, now)]
    found.sort(key=lambda one: (one.starts, one.slug))
    return {"total": len(found), "meetings": [one.said for one in found[: asked.limit]]}


def _meetings(knowledge: Knowledge, circle: Circle, now: datetime) -> Iterator[_Meeting]:
    """Give the meetings of the next weeks that are not over."""
    where, slots = address(circle.meets.where if circle.meets else ""), {slot.on: slot for slot in circle.rota}
    for meeting in meetings_of(knowledge.hub, circle):
        if meeting.ends > now:
            slot = slots.get(meeting.starts.date())
            said = {
                "kind": "circle",
                "slug": circle.slug,
                "starts": meeting.starts.isoformat(timespec="minutes"),
                "ends": meeting.ends.isoformat(timespec="minutes"),
                **lean(zone=circle.meets.timezone if circle.meets else None, url=knowledge.url(f"circles/{circle.slug}/")),
                **_given(knowledge, slot),
                **quoted(
                    name=circle.name,
                    purpose=Prose(circle.purpose, circle.path),
                    where=where.url or where.text,
                    about=slot.about if slot else "",
                ),
            }
            yield _Meeting(meeting.starts, circle.slug, said)


def _given(knowledge: Knowledge, slot: Slot | None) -> Answer:
    """Say who gives what there, or that somebody is sought; nothing where the rota has no such day."""
    if not slot:
        return {}
    return {"given_by": named(knowledge.refs.person(slot.who))} if slot.who else {"nobody_gives_it_yet": True}


def _sessions(knowledge: Knowledge, program: Program, about: _About, now: datetime) -> Iterator[_Meeting]:
    """Give the sessions on the program's agenda that it is about and that are not over: the next one of each pair."""
    slots = {slot.on: slot for slot in program.rota} if has_rota(program) else {}
    for session in agenda_view(knowledge.hub, knowledge.refs, program).sessions:
        people = [link.slug for link in session.people] or program.everyone
        skills = [_key(session.skill)] if session.people else [ref.key for ref in program.all_skills]
        starts = moment_on(program, session.day)
        at = starts or datetime.combine(session.day, time.max, UTC)
        is_over = at + timedelta(minutes=program.session.minutes if starts else 0) <= now
        if about.fits(people, skills) and not is_over:
            slot = slots.get(session.day)
            said = {
                **lean(kind="session", slug=program.slug, on=session.day.isoformat(), minutes=program.session.minutes),
                **lean(starts=starts.isoformat(timespec="minutes") if starts else None, zone=program.session.timezone or None),
                **lean(url=knowledge.url(f"programs/{program.slug}/"), skill=named(session.skill)),
                **{role: named(link) for role, link in zip(("teacher", "learner"), session.people, strict=False)},
                **_given(knowledge, slot),
                **quoted(name=program.name, goal=session.goal, about=slot.about if slot else ""),
            }
            yield _Meeting(at, program.slug, said)


def _key(skill: Link | None) -> str:
    return (skill.slug or f"={normalise(skill.name)}") if skill else ""
