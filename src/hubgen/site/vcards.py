"""People become contact cards (vCard 4.0, RFC 6350): a file for each, and one for each team."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, lru_cache, partial

from hubgen.content.hub import Hub, Team
from hubgen.site.identity import urn
from hubgen.site.words import _
from hubgen.views.files import card_path, cards_path
from hubgen.views.insights.whole import InsightsView
from hubgen.views.refs import Refs, address, profile_url, shared_pages, sort_name

WIDTH = 75
"""In bytes, without the end of the line (RFC 6350, 3.2)."""
_MOST_SKILLS = 12

_HEAD = "BEGIN:VCARD\r\nVERSION:4.0\r\nPRODID:-//hubgen//hubgen//EN"
_ESCAPES = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Controls, and halves of characters."""
_ODD = re.compile(rf"[\\\\,;\n]|{_UNFIT.pattern}")
"""What most texts do not hold."""
_NO_URI = re.compile(r"[\s<>\"]")


def vcards(hub: Hub, site_url: str, insights: Callable[[], InsightsView] | None) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Give the path of every card and what makes it. *site_url* ends in a slash, or is empty."""
    pages, refs = shared_pages(hub), Refs(hub)
    card = cache(lambda slug: _card(hub, refs, slug, site_url and site_url + profile_url(slug, pages)))
    for person in hub.present:
        if path := card_path(hub, person):
            yield path, partial(_write, card, [person.slug])
    for team in hub.teams.values():
        if path := cards_path(hub, team):
            yield path, partial(_team, hub, card, team)


def _team(hub: Hub, card: Callable[[str], bytes], team: Team) -> bytes:
    """Write the cards of a team, in the order of its page."""
    return _write(card, sorted(team.people, key=lambda slug: (sort_name(hub.people[slug]), slug)))


def _write(card: Callable[[str], bytes], slugs: Iterable[str]) -> bytes:
    return b"".join(map(card, slugs))


def _card(hub: Hub, refs: Refs, slug: str, url: str) -> bytes:
    """Write the card of a person: nothing that does not stand on their profile, at *url*."""
    person = hub.people[slug]
    name, contact = _text(person.name), person.contact
    # Nobody can tell which part of a name is the family's, and programs that show N rather than FN show it whole.
    lines = [f"UID:{urn(hub, 'person', slug)}", f"FN:{name}", f"N:;{name};;;", _organisation(hub.settings.organisation, person.team)]
    if person.confirmed:
        lines.append(_revised(person.confirmed))
    if person.pronouns:
        lines.append(f"PRONOUNS:{_text(person.pronouns)}")  # RFC 9554
    if person.role:
        lines.append(f"TITLE:{_text(person.role)}")
    if contact.email:
        lines.append(f"EMAIL;TYPE=work:{_text(contact.email)}")
    if contact.chat and (chat := address(contact.chat).url) and not _NO_URI.search(chat):
        lines.append(f"IMPP:{chat}")
    lines += [f"LANG:{tag}" for language in person.languages if (tag := _tag(language))]
    if person.timezone:
        lines.append(f"TZ:{_text(person.timezone)}")
    if taught := [_escaped(refs.skill(claim.skill).name) for claim in person.claims if claim.teaches]:
        # Not as categories: programs make a group of contacts of each.
        lines.append("NOTE:" + _escaped(_("Teaches {skills}.")).format(skills="\\, ".join(taught[:_MOST_SKILLS])))
    if url:
        lines.append(f"URL:{url}")
    said = "\r\n".join([line if len(line) <= WIDTH and line.isascii() else fold(line) for line in lines])
    return f"{_HEAD}\r\n{said}\r\nEND:VCARD\r\n".encode()


@lru_cache(maxsize=4096)
def _revised(day: date) -> str:
    """Write when somebody last confirmed their profile."""
    return f"REV:{day.isoformat().replace('-', '')}T120000Z"


@lru_cache(maxsize=10_000)
def _organisation(name: str, team: str) -> str:
    """Write what organisation and what unit of it somebody works for; unknown, it may be empty."""
    return f"ORG:{_text(name)};{_text(team)}" if team else f"ORG:{_text(name)}"


def _text(text: str) -> str:
    """Write a text on one line (RFC 6350, 3.4), with the line breaks that it has.

    icalendar's function takes the `\\N` of `C:\\New` for a line break that somebody had escaped.
    """
    return _escaped(text.strip())


@lru_cache(maxsize=10_000)  # colleagues have roles, zones and skills in common
def _escaped(text: str) -> str:
    if not _ODD.search(text):
        return text
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_ESCAPES)


def fold(line: str) -> str:
    """Cut a long line, with a blank before what goes on, and no character in two."""
    data = line.encode()
    if len(data) <= WIDTH:
        return line
    parts = []
    while len(data) > WIDTH:
        end = WIDTH
        while data[end] & 0xC0 == 0x80:  # within a character of several bytes
            end -= 1
        parts.append(data[:end])
        data = b" " + data[end:]
    return b"\r\n".join((*parts, data)).decode()


@lru_cache(maxsize=1000)
def _tag(language: str) -> str:
    """Give the tag of a language (RFC 5646) by its English name, or nothing."""
    return _tags().get(language.casefold(), "")


@cache
def _tags() -> dict[str, str]:
    from babel import Locale  # it takes a while to load: whoever writes files does it

    return {name.casefold(): code for code, name in sorted(Locale("en").languages.items(), reverse=True) if "_" not in code}
