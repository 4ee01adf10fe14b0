"""A question about people becomes who can help, or what one profile says."""

from hubgen.reports.assistant.knowledge import MOST_LISTED, Answer, Asked, Knowledge, day, lean, named, quoted
from hubgen.reports.matches_json import Json
from hubgen.views.availability import Availability
from hubgen.views.lookup import person_meant
from hubgen.views.people import CircleRow, ClaimView, NoteRow, PersonView, ProgramRow, WantView, person_view
from hubgen.views.refs import profile_url, shared_pages
from hubgen.views.who import reply_to


def find_people(knowledge: Knowledge, asked: Asked) -> Answer:
    """Answer as the directory and `hubgen who` do, in their order."""
    hub = knowledge.hub
    reply = reply_to(hub, knowledge.engine, asked.text("query"), asked.asker, sort=asked.text("sort") or "best", limit=asked.limit)
    people: list[Json] = [
        {"slug": one.slug, **quoted(name=one.name, role=one.role, team=one.team, location=one.location, reason=one.reason)} for one in reply.people
    ]
    return {"total": reply.total, "people": people, **quoted(read_as=reply.read_as, instead=reply.instead)}


def get_person(knowledge: Knowledge, asked: Asked) -> Answer:
    """Say what a profile says. Raises NothingMeant."""
    hub, refs = knowledge.hub, knowledge.refs
    slug = person_meant(hub, asked.text("person"))
    view = person_view(hub, refs, hub.people[slug])
    return {
        **lean(
            slug=slug,
            url=knowledge.url(profile_url(slug, shared_pages(hub))),
            status=view.status.value,
            joined=day(view.joined),
            confirmed=day(view.confirmed),
            stale=view.stale or None,
            manager=named(view.manager),
            clock=lean(zone=view.clock.zone, hours=view.clock.hours or None, days=view.clock.days) if view.clock else None,
            teaching=_teaching(view),
        ),
        "skills": [_claim(claim) for group in view.levels for claim in group.claims][:MOST_LISTED],
        "wants": [_want(want) for want in view.wants[:MOST_LISTED]],
        "circles": [circle_row(row) for row in view.circles],
        "programs": [program_row(row) for row in view.programs],
        "notes": [note_row(knowledge, row) for row in view.notes],
        "counts": {
            "skills": sum(len(group.claims) for group in view.levels),
            "wants": len(view.wants),
            "circles": view.circle_count,
            "programs": view.program_count,
            "notes": view.note_count,
        },
        **_words(view),
    }


def room(availability: Availability) -> Answer:
    """Say how much room for learners somebody has who teaches; `seats` and `free` are left out where nobody said."""
    return lean(
        seats=availability.seats,
        free=availability.free,
        taken=availability.taken or None,
        paused_until=day(availability.paused_until),
        away=availability.away or None,
    )


def circle_row(row: CircleRow) -> Answer:
    return {"slug": row.slug, **lean(leads=row.leads or None), **quoted(name=row.name)}


def program_row(row: ProgramRow) -> Answer:
    return {"slug": row.slug, "status": row.status, **quoted(name=row.name)}


def note_row(knowledge: Knowledge, row: NoteRow) -> Answer:
    return {"on": row.day.isoformat(), **lean(url=knowledge.url(row.url)), **quoted(title=row.title, circle=row.circle)}


def _teaching(view: PersonView) -> Answer | None:
    return {**room(view.availability), **lean(hours_per_month=view.hours_per_month)} if view.teaches else None


def _claim(claim: ClaimView) -> Answer:
    return {
        **lean(slug=claim.skill.slug or None, level=claim.level, teaches=claim.teaches, since=claim.since, confirmed=day(claim.confirmed)),
        **quoted(name=claim.skill.name, level=claim.level_name, note=claim.note, evidence=claim.evidence.url or claim.evidence.text),
    }


def _want(want: WantView) -> Answer:
    return {**lean(slug=want.skill.slug or None), **quoted(name=want.skill.name, why=want.why)}


def _words(view: PersonView) -> Answer:
    reach = view.reach
    return quoted(
        name=view.name,
        pronouns=view.pronouns,
        role=view.role,
        team=view.team.name if view.team else "",
        location=view.location,
        languages=view.languages,
        ways_to_learn=view.style,
        about=view.about,
        email=reach.email if reach else "",
        chat=(reach.chat.url or reach.chat.text) if reach else "",
        calendar=(reach.calendar.url or reach.calendar.text) if reach else "",
        account=reach.forge.text if reach else "",
    )
