"""The small things that pages show thousands of times become HTML: links to people and skills, levels, dates.

Templates could write them as macros, at ten times the cost.
"""

from datetime import date, datetime
from functools import lru_cache

from markupsafe import Markup

from hubgen.site import words
from hubgen.views.refs import Address, Link

_MANY = 1 << 16


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
