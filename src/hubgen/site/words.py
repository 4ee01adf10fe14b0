"""What the site says that is not written in a template: names of days, months, models, and how dates read."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from gettext import NullTranslations
from urllib.parse import quote

from hubgen.views.proposals import TERM_NAMES

TRANSLATIONS = NullTranslations()
"""The one place where another language is put in."""

_ = TRANSLATIONS.gettext
ngettext = TRANSLATIONS.ngettext

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SHORT_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
_MODELS = {
    "peer-coaching": "Peer coaching",
    "collaborative-project": "Collaborative project",
    "knowledge-sharing-circle": "Knowledge-sharing circle",
    "new-hire-mentoring": "New-hire mentoring",
    "lunch-and-learn": "Lunch and learn",
    "skill-swap": "Skill swap",
    "peer-review": "Peer review",
    "quick-help": "Quick help",
}
_FIGURES = {
    "people": "People",
    "teachers": "People who teach something",
    "confirmed": "Profiles confirmed lately",
    "no_skill": "Profiles that name no skill",
    "claims": "Skills that people say they have",
    "claims_confirmed": "Of these, confirmed lately",
    "skills": "Skills",
    "taught": "Skills that somebody teaches",
    "untaught": "Skills that are wanted and nobody teaches",
    "single_points": "Skills that one person holds",
    "circles": "Active circles",
    "alive": "Circles that are alive",
    "notes": "Notes of circles in the month",
    "sessions": "Sessions of programs in the month",
    "programs": "Programs that run",
    "on_track": "Programs on track",
}
_STARTS = frozenset(
    {
        *("A", "All", "An", "Any", "At", "Both", "By", "Each", "Every", "Everybody", "Everyone", "In", "It", "No"),
        *("Nobody", "None", "On", "One", "Our", "People", "Somebody", "Someone", "The", "Their", "They", "This"),
        *("Those", "Two", "We"),
    }
)
_STYLES = {
    "asks-many-questions": "asks many questions",
    "patient": "patient",
    "methodical": "methodical",
    "hands-on": "hands-on",
}


@lru_cache(maxsize=4096)
def day(value: date) -> str:
    """Write a date: 22 Nov 2026."""
    return f"{value.day} {_(_MONTHS[value.month - 1])} {value.year}"


@lru_cache(maxsize=4096)
def short_day(value: date) -> str:
    """Write a date near by: Tue 24 Nov."""
    return f"{_(_SHORT_DAYS[value.weekday()])} {value.day} {_(_MONTHS[value.month - 1])}"


def moment(value: datetime) -> str:
    """Write a point in time: Tue 24 Nov 2026, 12:30."""
    return f"{_(_SHORT_DAYS[value.weekday()])} {day(value.date())}, {value:%H:%M}"


def month(value: str) -> str:
    """Write a month that is `2026-11`: Nov 2026."""
    year, number = value.split("-")
    return f"{_(_MONTHS[int(number) - 1])} {int(year)}"


def figure_name(key: str) -> str:
    """Give the words for a figure of the hub, by its name in `HubCounts`."""
    return _(_FIGURES[key])


def weekday_name(key: str) -> str:
    """Give the name of `mon` to `sun`; anything else comes back as it is."""
    return _(_DAYS[key]) if key in _DAYS else key


def model_name(key: str) -> str:
    """Give the name of a program's model."""
    return _(_MODELS[key]) if key in _MODELS else key


@lru_cache(maxsize=4096)
def styles(keys: tuple[str, ...]) -> str:
    """Give the words for ways of teaching."""
    return ", ".join(_(_STYLES[key]) if key in _STYLES else key for key in keys)


def term_name(key: str) -> str:
    """Give the words for a reason for a pair."""
    return _(TERM_NAMES[key]) if key in TERM_NAMES else key


def mid_sentence(text: str) -> str:
    """Begin *text* with a small letter where that is certain to be right: it may begin with a name."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return text[:1].lower() + text[1:] if first in _STARTS else text


def joined(texts: Iterable[str], between: str) -> str:
    """Write *texts* in a row."""
    return between.join(texts)


def session_title(kind: str, when: date, names: tuple[str, ...]) -> str:
    """Write the heading of a session or check-in of a program."""
    what = _("Check-in") if kind == "check-in" else _("Session")
    title = f"{what}, {day(when)}"
    return f"{title}: {', '.join(names)}" if names else title


_MESSAGE = (
    "Hello {name},\n\n{opening} My question is: …\n\nI have tried … so far. Would you have 15 minutes "
    "for it this week? If it is a bad time, just say so, or tell me whom else to ask.\n\nThank you!"
)
_ABOUT = ("15 minutes about {skill}?", "I am working on … and I am stuck with {skill}.")
_ABOUT_ANYTHING = ("15 minutes for a question?", "I am working on … and I am stuck.")


def first_message(name: str, skill: str) -> str:
    """Write a first message: fifteen minutes, one question, an easy no."""
    before, after = _message(skill)
    return f"{before}{name}{after}"


@lru_cache(maxsize=4096)
def _message(skill: str) -> tuple[str, str]:
    """Write what stands before the name in the first message about a skill, and what stands after it."""
    opening = _(_ABOUT[1]).format(skill=skill) if skill else _(_ABOUT_ANYTHING[1])
    before, after = _(_MESSAGE).split("{name}")
    return before.format(opening=opening), after.format(opening=opening)


def mailto(email: str, name: str, skill: str) -> str:
    """Write the address that opens a mail program with the first message filled in (RFC 6068)."""
    subject, before, after = _quoted_message(skill)
    return f"mailto:{mail_address(email)}?subject={subject}&body={before}{_quoted(name)}{after}"


@lru_cache(maxsize=4096)
def mail_address(email: str) -> str:
    """Write an e-mail address as it stands after `mailto:`."""
    return quote(email, safe="@")


@lru_cache(maxsize=4096)
def _quoted_message(skill: str) -> tuple[str, str, str]:
    """Quote the first message about a skill: its subject, and what stands before the name in it and after it."""
    said = {"skill": _quoted(skill)}
    subject, opening = (_quoted_form(_(text)).format_map(said) for text in (_ABOUT if skill else _ABOUT_ANYTHING))
    before, after = _quoted_form(_(_MESSAGE)).split("{name}")
    return subject, before.format(opening=opening), after.format(opening=opening)


def _quoted(text: str) -> str:
    return quote(text, safe="")


@lru_cache(maxsize=16)
def _quoted_form(text: str) -> str:
    """Quote a text that is to be filled in: most of it is the same for everyone, and quoting is slow."""
    return quote(text.replace("\n", "\r\n"), safe="{}")
