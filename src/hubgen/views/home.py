"""A hub becomes its home page: what is new, what meets next, what nobody teaches yet."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from hubgen.content.hub import Hub, Person
from hubgen.views.meetings import Meeting, next_meetings
from hubgen.views.momentum import Momentum, momentum
from hubgen.views.refs import Address, Link, Refs, address, profile_url, shared_pages

NEW_NOTES = 5
NEW_PEOPLE = 3
NEW_PROGRAMS = 2
MEETINGS = 6
WANTED = 8
RECENT = timedelta(days=90)


class News(NamedTuple):
    """Something new. *kind* is `note`, `joined`, `confirmed` or `program`; *about* is the circle, or what they do.

    *now* is how a program goes, None of all else.
    """

    day: date
    kind: str
    title: str
    url: str
    about: str
    now: Momentum | None = None


class CircleMeeting(NamedTuple):
    circle: Link
    meeting: Meeting
    where: Address


class Wanted(NamedTuple):
    """A skill that nobody teaches: how many want it, and how many know it all the same."""

    skill: Link
    want: int
    know: int


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page. *example* is something one may ask for here."""

    organisation: str
    example: str
    people: int
    teachers: int
    skills: int
    circles: int
    programs: int
    news: tuple[News, ...]
    meetings: tuple[CircleMeeting, ...]
    wanted: tuple[Wanted, ...]


def home_view(hub: Hub, refs: Refs) -> HomeView:
    """Derive the home page."""
    return HomeView(
        organisation=hub.settings.organisation,
        example=_example(hub),
        people=len(hub.present),
        teachers=sum(any(claim.teaches for claim in person.claims) for person in hub.present),
        skills=len(hub.skills),
        circles=sum(circle.status == "active" for circle in hub.circles.values()),
        programs=sum(program.status == "running" for program in hub.programs.values()),
        news=_news(hub),
        meetings=_meetings(hub),
        wanted=_wanted(hub, refs),
    )


def _news(hub: Hub) -> tuple[News, ...]:
    notes = [
        News(note.date, "note", note.title, f"circles/{note.circle}/{note.slug}/", hub.circles[note.circle].name)
        for note in hub.notes[: 3 * NEW_NOTES]
        if note.circle in hub.circles and note.date <= hub.today
    ]
    programs = [
        News(program.starts, "program", program.name, f"programs/{program.slug}/", program.model, momentum(hub, program))
        for program in hub.programs.values()
        if program.starts and program.starts <= hub.today and program.status != "draft"
    ]
    programs.sort(key=lambda item: item.day, reverse=True)
    both = (*notes[:NEW_NOTES], *_new_people(hub), *programs[:NEW_PROGRAMS])
    return tuple(sorted(both, key=lambda item: (-item.day.toordinal(), item.kind, item.url)))


def _new_people(hub: Hub) -> list[News]:
    pages = shared_pages(hub)
    joined = [_person_news(person, person.joined, "joined", pages) for person in hub.present if person.joined]
    confirmed = [_person_news(person, person.confirmed, "confirmed", pages) for person in hub.present if person.confirmed]
    for candidates in (joined, confirmed):
        recent = [news for news in candidates if hub.today - RECENT <= news.day <= hub.today]
        if recent:
            return sorted(recent, key=lambda news: (-news.day.toordinal(), news.url))[:NEW_PEOPLE]
    return []


def _person_news(person: Person, day: date | None, kind: str, pages: int) -> News:
    about = " · ".join(filter(None, (person.role, person.team)))
    return News(day or date.min, kind, person.name, profile_url(person.slug, pages), about)


def _meetings(hub: Hub) -> tuple[CircleMeeting, ...]:
    # One of each: a circle that meets every day would leave no room for the others.
    rows = [
        CircleMeeting(Link(circle.name, circle.slug), meeting, address(circle.meets.where if circle.meets else ""))
        for circle in hub.circles.values()
        for meeting in next_meetings(hub, circle)[:1]
    ]
    return tuple(sorted(rows, key=lambda row: (row.meeting.starts, row.circle.slug))[:MEETINGS])


def _wanted(hub: Hub, refs: Refs) -> tuple[Wanted, ...]:
    rows = [
        Wanted(refs.skill(pairs[0][1].skill), len(pairs), len(hub.claims.get(key, ())))
        for key, pairs in hub.wants.items()
        if key not in hub.teachers
    ]
    return tuple(sorted(rows, key=lambda row: (-row.want, row.skill.name.casefold()))[:WANTED])


def _example(hub: Hub) -> str:
    """Give the skill that most people teach: an example that is sure to find somebody."""
    best = max(hub.skills, key=lambda slug: len(hub.teachers.get(slug, ())), default="")
    return hub.skills[best].name if best in hub.teachers else ""
