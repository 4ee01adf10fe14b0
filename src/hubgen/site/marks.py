"""The small things that pages show thousands of times become HTML: links to people and skills, levels, dates.

Templates could write them as macros, at ten times the cost.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from markupsafe import Markup, escape

from hubgen.site import words
from hubgen.views.checklist.shape import Mend, Said, Value
from hubgen.views.refs import Address, Link

_MANY = 1 << 16
NAMED = 6
"""So many names stand in a sentence at most."""


@lru_cache(_MANY)
def person_link(link: Link, up: str) -> Markup:
    """Write the name of a person, which leads to their profile if they have one."""
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
    names = [person_link(link, up) for link in links]
    return _listed(names)


def _listed(names: Sequence[Markup]) -> Markup:
    if len(names) < 2:
        return names[0] if names else Markup("")
    return Markup("{} {} {}").format(Markup(", ").join(names[:-1]), words._("and"), names[-1])


@lru_cache(_MANY)
def level_mark(number: int, name: str) -> Markup:
    """Write a level in words, beside a shape that shows it."""
    return Markup(
        '<span class="hub-level"><span class="hub-dots" data-level="{}" aria-hidden="true"></span>{}</span>'
    ).format(number, name)


@lru_cache(_MANY)
def day_mark(value: date) -> Markup:
    """Write a date."""
    return Markup('<time datetime="{}">{}</time>').format(value.isoformat(), words.day(value))


@lru_cache(_MANY)
def moment_mark(value: datetime, city: str) -> Markup:
    """Write a point in time, which a script turns into the reader's own."""
    return Markup('<time datetime="{}" data-hub-time>{} {}</time>').format(
        value.isoformat(), words.moment(value), city
    )


@lru_cache(_MANY)
def address_mark(place: Address) -> Markup:
    """Write a place, which leads there if it is a web address."""
    if not place.url:
        return _bdi(place.text)
    return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(place.url, place.text)


@lru_cache(_MANY)
def heading_mark(level: int, anchor: str, title: str) -> Markup:
    """Write a heading with a link to itself."""
    return Markup(
        '<h{level} id="{anchor}">{title}<a class="headerlink" href="#{anchor}" title="{words}">&para;</a></h{level}>'
    ).format(level=level, anchor=anchor, title=title, words=words._("Permanent link"))


def _link(link: Link, folder: str) -> Markup:
    if not link.slug:
        return _bdi(link.name)
    return Markup('<a href="{}{}/"><bdi>{}</bdi></a>').format(folder, link.slug, link.name)


def _bdi(text: str) -> Markup:
    return Markup("<bdi>{}</bdi>").format(text)


def code_mark(text: str) -> Markup:
    """Write something that one types."""
    return Markup("<code>{}</code>").format(text)


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
        return Markup('<a href="{}{}">{}</a>').format(up, mend.page, words._(mend.words))
    if mend.url:
        return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(mend.url, words._(mend.words))
    return Markup("<code>{}</code>").format(mend.path)
