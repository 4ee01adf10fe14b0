"""What a page shows becomes linked data: JSON-LD in the words of schema.org, which search engines and other machines read.

A page says nothing here that it does not show. The text is ASCII, and without a sign that means something to HTML.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from json.encoder import encode_basestring_ascii

from hubgen.content.hub import Status
from hubgen.site.words import _
from hubgen.views.circles import CircleView
from hubgen.views.home import HomeView
from hubgen.views.meetings import Meeting
from hubgen.views.people import PersonView
from hubgen.views.plain import plain
from hubgen.views.programs import ProgramView
from hubgen.views.refs import Address, Link
from hubgen.views.skills import SkillView
from hubgen.views.teams import TeamView

SUMMARY = 300
"""So many characters of a skill's description are given."""
NEXT = 10
"""So many of a circle's next meetings."""
_MANY = 1 << 16


@dataclass(frozen=True, slots=True, eq=False)
class Where:
    """The site that a page stands on: its *address*, ending in a slash, and whose it is, if anybody says.

    There is one of each site, told apart by itself: it is asked for with each name.
    """

    address: str
    organisation: str


def linked_data(view: object, where: Where) -> str:
    """Write the element with what the page of *view* shows; nothing for a page that is about no one thing."""
    if isinstance(view, PersonView):
        return _element(_person(view, where))
    if isinstance(view, SkillView):
        return _element(_skill(view, where))
    if isinstance(view, TeamView):
        return _element(_team(view, where))
    if isinstance(view, CircleView):
        return _element(_circle(view, where)) if view.meetings else ""
    if isinstance(view, ProgramView):
        return _element(_program(view, where))
    return _element(_home(where)) if isinstance(view, HomeView) else ""


def _element(thing: str) -> str:
    return f'<script type="application/ld+json">{{"@context":"https://schema.org",{thing[1:]}</script>'


def _person(view: PersonView, where: Where) -> str:
    reach = view.reach
    return _thing(
        "Person",
        name=_text(view.name),
        url=_text(f"{where.address}people/{view.slug}/"),
        pronouns=_known(view.pronouns),
        jobTitle=_known(view.role),
        worksFor=_organisation(where) if view.status is not Status.FORMER else "",
        memberOf=_part(view.team, "teams", where) if view.team else "",
        workLocation=_place(view.location),
        knowsLanguage=_languages(view.languages),
        knowsAbout=_names([claim.skill for group in view.levels for claim in group.claims]),
        email=_text(reach.email) if reach else "",
        sameAs=_text(reach.forge.url) if reach else "",
    )


def _skill(view: SkillView, where: Where) -> str:
    folder = f"#category-{view.category.slug}" if view.category else ""
    return _thing(
        "DefinedTerm",
        name=_text(view.name),
        url=_text(f"{where.address}skills/{view.slug}/"),
        alternateName=_list(map(_text, view.aliases)),
        description=_text(plain(view.description.text, SUMMARY)) if view.description else "",
        inDefinedTermSet=_thing(
            "DefinedTermSet",
            name=_text(view.category.name if view.category else _("Skills")),
            url=_text(f"{where.address}skills/{folder}"),
        ),
    )


def _team(view: TeamView, where: Where) -> str:
    return _thing(
        "Organization",
        name=_text(view.name),
        url=_text(f"{where.address}teams/{view.slug}/"),
        parentOrganization=_organisation(where),
        member=_people([row.person for row in view.people], where),
        knowsAbout=_names([cover.skill for cover in view.covers]),
    )


def _circle(view: CircleView, where: Where) -> str:
    url = _text(f"{where.address}circles/{view.slug}/")
    place = _place_of(view.rhythm.where) if view.rhythm else ""
    return _thing(
        "EventSeries",
        name=_text(view.name),
        url=url,
        description=_text(" ".join(view.purpose.split())),
        organizer=_people(view.leads, where),
        about=_terms(view.skills, where),
        location=place,
        subEvent=_list(_meeting(meeting, _text(view.name), url, place) for meeting in view.meetings[:NEXT]),
    )


def _meeting(meeting: Meeting, name: str, url: str, place: str) -> str:
    starts, ends = (_text(moment.isoformat()) for moment in (meeting.starts, meeting.ends))
    return _thing("Event", name=name, url=url, startDate=starts, endDate=ends, location=place)


def _program(view: ProgramView, where: Where) -> str:
    now = view.pulse.now
    return _thing(
        "EducationEvent",
        name=_text(view.name),
        url=_text(f"{where.address}programs/{view.slug}/"),
        description=_text(" ".join(view.goal.outcome.split())),
        startDate=_text(now.starts.isoformat() if now.starts else ""),
        endDate=_text(now.ends.isoformat() if now.ends else ""),
        organizer=_people([view.facilitator] if view.facilitator else [], where),
        teaches=_terms([view.goal.learns] if view.goal.learns else [], where),
        about=_terms(view.skills, where),
    )


def _home(where: Where) -> str:
    ask = _thing("EntryPoint", urlTemplate=_text(f"{where.address}people/?find={{find}}"))
    return _thing(
        "WebSite",
        name=_text(where.organisation or _("Who knows what")),
        url=_text(where.address),
        publisher=_organisation(where),
        potentialAction=f'{{"@type":"SearchAction","target":{ask},"query-input":"required name=find"}}',
    )


# JSON, made by hand: a dict and `json.dumps` take half as long again, and there are ten thousand profiles.


def _thing(kind: str, **parts: str) -> str:
    """Write a thing of that *kind* with *parts*, which are JSON; what is empty is not known."""
    known = "".join([f',"{name}":{part}' for name, part in parts.items() if part])
    return f'{{"@type":"{kind}"{known}}}'


def _list(parts: Iterable[str]) -> str:
    """Write several things; one stands for itself."""
    known = list(filter(None, parts))
    return f"[{','.join(known)}]" if len(known) > 1 else "".join(known)


def _text(text: str) -> str:
    """Write a text, or nothing for an empty one."""
    if not text:
        return ""
    written = encode_basestring_ascii(text)
    if "<" in written or ">" in written or "&" in written:
        written = written.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return written


_known: Callable[[str], str] = lru_cache(_MANY)(_text)
"""The same for what many say: their role, their language."""


@lru_cache(_MANY)
def _part(link: Link, folder: str, where: Where) -> str:
    """Write a person, a skill or a team that another thing is joined to."""
    kind = {"people": "Person", "skills": "DefinedTerm", "teams": "Organization"}[folder]
    path = link.shared or (f"{folder}/{link.slug}/" if link.slug else "")
    return _thing(kind, name=_text(link.name), url=_text(f"{where.address}{path}") if path else "")


def _people(links: Iterable[Link], where: Where) -> str:
    return _list([_part(link, "people", where) for link in links])


@lru_cache(_MANY)
def _languages(names: tuple[str, ...]) -> str:
    return _list(map(_text, names))


def _names(links: Iterable[Link]) -> str:
    return _list([_known(link.name) for link in links])


def _terms(links: Iterable[Link], where: Where) -> str:
    return _list([_part(link, "skills", where) for link in links])


@lru_cache(_MANY)
def _place(name: str) -> str:
    return _thing("Place", name=_text(name)) if name else ""


def _place_of(place: Address) -> str:
    return _thing("VirtualLocation", url=_text(place.url)) if place.url else _place(place.text)


@lru_cache(1)
def _organisation(where: Where) -> str:
    return _thing("Organization", name=_text(where.organisation), url=_text(where.address)) if where.organisation else ""
