"""A hub becomes one text, `llms-full.txt`: skills with who teaches them, circles, programs and people, as far as there is room.

What has no room is not made, so that the text costs the same however large a hub is.
"""

from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import chain

from hubgen.content.hub import Circle, Claim, Hub, Person, Program, Skill
from hubgen.content.rules import describe_rule
from hubgen.site.assistant_words import (
    SENTENCE,
    all_quoted,
    bare,
    counted,
    linked,
    next_meeting,
    opening,
    quoted,
)
from hubgen.site.words import _, model_name, ngettext
from hubgen.views.people import city
from hubgen.views.plain import plain
from hubgen.views.refs import Refs, profile_url, shared_pages
from hubgen.views.skills import Teacher, teachers

ROOM = 500_000
"""The most bytes of the text: some 125,000 tokens, which most assistants can read at once."""
TEACHERS, NOTES, CLAIMS = 5, 3, 20
"""So many teachers of a skill, notes of a circle and skills of a person are told."""
_SPARE = 400
"""Kept in each section for saying what has no room."""


def whole_text(hub: Hub, site_url: str, files: Collection[str], room: int = ROOM) -> str:
    """Write it, in at most *room* bytes; the rest is as in `assistant_files`."""
    refs, pages = Refs(hub), shared_pages(hub)
    skills = sorted(hub.skills.values(), key=lambda skill: (-len(hub.claims.get(skill.slug, ())), skill.slug))
    people = chain.from_iterable(filter(wanted, hub.present) for wanted in (_teaches, lambda person: not _teaches(person)))
    # Each may fill so much of the room that those before it have left.
    sections: list[tuple[str, str, float, int, Iterable[str]]] = [
        (_("Skills"), "skills", 0.5, len(skills), (_skill(hub, refs, skill, site_url) for skill in skills)),
        (_("Circles"), "circles", 0.4, len(hub.circles), (_circle(hub, circle, site_url) for circle in hub.circles.values())),
        (_("Programs"), "programs", 0.3, len(hub.programs), (_program(hub, program, site_url) for program in hub.programs.values())),
        (_("People"), "people", 1.0, len(hub.present), (_person(hub, person, site_url + profile_url(person.slug, pages)) for person in people)),
    ]
    text = opening(hub)
    for title, name, share, count, items in sections:
        if count:
            left = int((room - len(text.encode())) * share)
            places = [f"{site_url}{name}/", *([f"{site_url}api/v1/{name}.json"] if f"api/v1/{name}.json" in files else [])]
            text += _section(title, items, count, left, places)
    return text


def _section(title: str, items: Iterable[str], count: int, room: int, places: Iterable[str]) -> str:
    """Write *items* as far as there is *room*, and say how many of the *count* have none, and where they stand."""
    heading = f"\n## {title}\n\n"
    taken: list[str] = []
    size = len(heading.encode()) + _SPARE
    for item in items:
        size += len(item.encode()) + 1
        if size > room:
            break
        taken.append(item)
    if left := count - len(taken):
        more = ngettext("{n} more has no room here.", "{n} more have no room here.", left).format(n=left)
        taken.append(f"- {more} {_('See')} {', '.join(places)}")
    return heading + "\n".join(taken) + "\n"


def _skill(hub: Hub, refs: Refs, skill: Skill, site_url: str) -> str:
    teach = hub.teachers.get(skill.slug, ())
    said = [
        quoted(skill.category),
        f"{_('also called')} {all_quoted(skill.aliases)}" if skill.aliases else "",
        _("no longer recommended") if skill.deprecated else "",
        counted(len(hub.claims.get(skill.slug, ())), len(teach), len(hub.wants.get(skill.slug, ()))),
        quoted(plain(skill.description, SENTENCE), SENTENCE),
    ]
    lines = [f"- {linked(skill.name, f'{site_url}skills/{skill.slug}/')}: {'; '.join(filter(None, said))}"]
    shown = ", ".join(map(_teacher, teachers(hub, refs, teach, TEACHERS)))
    rest = ngettext(" and {n} more", " and {n} more", len(teach) - TEACHERS).format(n=len(teach) - TEACHERS) if len(teach) > TEACHERS else ""
    if shown:
        lines.append(f"  - {_('teach it')}: {shown}{rest}")
    return "\n".join(lines)


def _teacher(row: Teacher) -> str:
    room = row.availability
    now = _("away") if room.away else _("takes nobody on at the moment") if room.paused_until else _free(room.free)
    said = ", ".join(filter(None, (bare(row.level_name), quoted(row.team), now)))
    return f"{quoted(row.person.name)} ({said})" if said else quoted(row.person.name)


@lru_cache(maxsize=100)  # few have more seats than that, and thousands have the same few
def _free(seats: int | None) -> str:
    return "" if seats is None else ngettext("{n} free seat", "{n} free seats", seats).format(n=seats)


def _circle(hub: Hub, circle: Circle, site_url: str) -> str:
    meets = circle.meets if circle.status == "active" else None
    rhythm = f"{_('meets')} {bare(describe_rule(meets.rule))} {_('at')} {meets.at:%H:%M}, {city(meets.timezone)} {_('time')}" if meets else ""
    said = [
        quoted(circle.purpose, SENTENCE),
        "" if circle.status == "active" else bare(circle.status),
        rhythm,
        next_meeting(hub, circle),
        _named(hub, _("led by"), circle.leads),
        f"{_('about')} {all_quoted(map(hub.skill_name, circle.skills))}" if circle.skills else "",
    ]
    address = f"{site_url}circles/{circle.slug}/"
    lines = [f"- {linked(circle.name, address)}: {'; '.join(filter(None, said))}"]
    for note in circle.notes[:NOTES]:
        by, summary = _named(hub, _("by"), note.presenters), quoted(plain(note.body, SENTENCE), SENTENCE)
        lines.append(f"  - {note.date} {linked(note.title, f'{address}{note.slug}/')}{f' {by}' if by else ''}{f': {summary}' if summary else ''}")
    return "\n".join(lines)


def _program(hub: Hub, program: Program, site_url: str) -> str:
    goal = program.goal
    said = [
        model_name(program.model),
        bare(program.status),
        f"{_('from')} {program.starts}" if program.starts else "",
        ngettext("for {n} week", "for {n} weeks", program.weeks).format(n=program.weeks) if program.weeks else "",
        _named(hub, _("who learns:"), goal.who),
        f"{_('what:')} {quoted(hub.skill_name(goal.learns))}" if goal.learns else "",
        _named(hub, _("from whom:"), goal.teachers),
        quoted(goal.outcome, SENTENCE),
    ]
    return f"- {linked(program.name, f'{site_url}programs/{program.slug}/')}: {'; '.join(filter(None, said))}"


def _person(hub: Hub, person: Person, address: str) -> str:
    claims = sorted(person.claims, key=lambda claim: -(claim.level or 0))
    said = [
        all_quoted((person.role, person.team, person.location)),
        _("away at the moment") if person.status == "away" else "",
        _claimed(hub, _("teaches"), [claim for claim in claims if claim.teaches]),
        _claimed(hub, _("knows"), [claim for claim in claims if not claim.teaches]),
        f"{_('wants to learn')} {all_quoted(hub.skill_name(want.skill) for want in person.wants[:CLAIMS])}" if person.wants else "",
    ]
    return f"- {linked(person.name, address)}: {'; '.join(filter(None, said))}"


def _teaches(person: Person) -> bool:
    return any(claim.teaches for claim in person.claims)


def _claimed(hub: Hub, verb: str, claims: list[Claim]) -> str:
    names = ", ".join(
        quoted(hub.skill_name(claim.skill)) + (f" ({bare(hub.settings.level_name(claim.level))})" if claim.level else "")
        for claim in claims[:CLAIMS]
    )
    return f"{verb} {names}" if names else ""


def _named(hub: Hub, words: str, slugs: Iterable[str]) -> str:
    names = all_quoted(hub.person_name(slug) for slug in slugs if slug not in hub.hidden)
    return f"{words} {names}" if names else ""
