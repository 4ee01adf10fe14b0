"""The small things that pages show thousands of times become HTML: links to people and skills, levels, dates.

Templates could write them as macros, at ten times the cost. Here every value has to be `written` by hand, which the
tests of hostile hubs hold it to.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from markupsafe import Markup, escape

from hubgen.site import words
from hubgen.site.escaping import html, written
from hubgen.views.availability import Availability
from hubgen.views.checklist.shape import Mend, Said, Value
from hubgen.views.people import Clock
from hubgen.views.refs import Address, Link

_MANY = 1 << 16
NAMED = 6
"""So many names stand in a sentence at most."""


@lru_cache(_MANY)
def person_link(link: Link, up: str) -> Markup:
    """Write the name of a person, which leads to their profile if they have one."""
    if link.shared:
        return Markup('<a href="{}{}"><bdi>{}</bdi></a>').format(up, link.shared, link.name)
    return _link(link, f"{up}people/")


@lru_cache(_MANY)
def skill_link(link: Link, up: str) -> Markup:
    """Write the name of a skill, which leads to its page if it has one."""
    return _link(link, f"{up}skills/")


@lru_cache(_MANY)
def team_link(link: Link, up: str) -> Markup:
    """Write the name of a team, which leads to its page if it has one."""
    return _link(link, f"{up}teams/")


def people_links(links: tuple[Link, ...], up: str) -> Markup:
    """Write several people in a sentence: Ada, Ben and Chi."""
    return _listed([person_link(link, up) for link in links])


def skill_links(links: tuple[Link, ...], up: str) -> Markup:
    """Write several skills in a row."""
    return html(" · ".join([skill_link(link, up) for link in links]))


def _listed(names: Sequence[Markup]) -> Markup:
    if len(names) < 2:
        return names[0] if names else Markup("")
    return html(f"{', '.join(names[:-1])} {written(words._('and'))} {names[-1]}")


@lru_cache(_MANY)
def level_mark(number: int, name: str) -> Markup:
    """Write a level in words, beside a shape that shows it."""
    dots = f'<span class="hub-dots" data-level="{number}" aria-hidden="true"></span>'
    return html(f'<span class="hub-level">{dots}{written(name)}</span>')


@lru_cache(_MANY)
def seats_mark(room: Availability) -> Markup:
    """Write whether somebody who teaches has room now."""
    if room.away:
        return _tag(words._("away at the moment"))
    if room.paused_until:
        return _tag(words._("takes nobody on until %(when)s") % {"when": words.day(room.paused_until)})
    if room.free is None:
        return _tag(words._("teaches"), "hub-tag--yes")
    if room.free:
        return _tag(words.ngettext("%(n)s free seat", "%(n)s free seats", room.free) % {"n": room.free}, "hub-tag--yes")
    return _tag(words._("no free seat right now"))


def _tag(text: str, *classes: str) -> Markup:
    return html(f'<span class="{" ".join(("hub-tag", *classes))}">{written(text)}</span>')


@lru_cache(_MANY)
def day_mark(value: date) -> Markup:
    """Write a date."""
    return html(f'<time datetime="{value.isoformat()}">{written(words.day(value))}</time>')


@lru_cache(_MANY)
def moment_mark(value: datetime, city: str) -> Markup:
    """Write a point in time, which a script turns into the reader's own."""
    said = f"{written(words.moment(value))} {written(city)}"
    return html(f'<time datetime="{value.isoformat()}" data-hub-time>{said}</time>')


@lru_cache(_MANY)
def clock_mark(clock: Clock) -> Markup:
    """Write somebody's time and working hours, which a script makes the time that it is there."""
    hours, days = written(clock.hours), " ".join(clock.days)
    told = (f' data-hub-hours="{hours}"' if hours else "") + (f' data-hub-days="{written(days)}"' if days else "")
    works = f", {written(words._('works'))} {hours}" if hours else ""
    when = f", {written(', '.join(map(words.weekday_name, clock.days)))}" if days else ""
    said = f"{written(clock.city)} {written(words._('time'))}{works}{when}"
    return html(f'<span data-hub-clock="{written(clock.zone)}"{told}>{said}</span>')


def address_mark(place: Address) -> Markup:
    """Write a place, which leads there if it is a web address."""
    if not place.url:
        return _bdi(place.text)
    return html(f'<a href="{written(place.url)}" rel="noopener noreferrer">{written(place.text)}</a>')


@lru_cache(_MANY)
def heading_mark(level: int, anchor: str, title: str) -> Markup:
    """Write a heading with a link to itself."""
    anchor, said = written(anchor), written(words._("Permanent link"))
    link = f'<a class="headerlink" href="#{anchor}" title="{said}">&para;</a>'
    return html(f'<h{level} id="{anchor}">{written(title)}{link}</h{level}>')


def _link(link: Link, folder: str) -> Markup:
    if not link.slug:
        return _bdi(link.name)
    return html(f'<a href="{written(folder)}{written(link.slug)}/"><bdi>{written(link.name)}</bdi></a>')


def _bdi(text: str) -> Markup:
    return html(f"<bdi>{written(text)}</bdi>")


def code_mark(text: str) -> Markup:
    """Write something that one types."""
    return html(f"<code>{written(text)}</code>")


def isolated_mark(text: str) -> Markup:
    """Write a text whose direction of writing must not reach what stands beside it."""
    return _bdi(text)


def said_mark(said: Said) -> Markup:
    """Write a sentence, each name in it apart from what stands around it."""
    values = {key: _value(value) for key, value in said.values}
    return escape(words._(said.form)).format(**values)


def _value(value: Value) -> Markup:
    if isinstance(value, tuple):
        groups = [one if isinstance(one, tuple) else (one,) for one in value]
        shown = [_listed(tuple(map(_bdi, group))) for group in groups[:NAMED]]
        rest = len(groups) - len(shown)
        more = [Markup(words.ngettext("{n} more", "{n} more", rest)).format(n=rest)] if rest else []
        if any(isinstance(one, tuple) for one in value):
            return Markup("; ").join((*shown, *more))
        return _listed((*shown, *more))
    if isinstance(value, date):
        return day_mark(value)
    return Markup(str(value)) if isinstance(value, int) else _bdi(value)


def mend_link(mend: Mend, up: str) -> Markup:
    """Write where an open thing is closed; without a forge, the path of the file."""
    if mend.page:
        return html(f'<a href="{written(up)}{written(mend.page)}">{written(words._(mend.words))}</a>')
    if mend.url:
        return html(f'<a href="{written(mend.url)}" rel="noopener noreferrer">{written(words._(mend.words))}</a>')
    return code_mark(mend.path)
