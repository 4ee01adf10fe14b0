"""What the site says that is not written in a template: names of days, months, models, and how dates read."""

from datetime import date, datetime
from functools import lru_cache
from gettext import NullTranslations
from urllib.parse import quote

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
_STARTS = frozenset(
    ("A", "All", "An", "Any", "At", "Both", "By", "Each", "Every", "Everybody", "Everyone", "In", "It", "No", "Nobody")
    + ("None", "On", "One", "Our", "People", "Somebody", "Someone", "The", "Their", "They", "This", "Those", "Two", "We")
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


def weekday_name(key: str) -> str:
    """Give the name of `mon` to `sun`; anything else comes back as it is."""
    return _(_DAYS[key]) if key in _DAYS else key


def model_name(key: str) -> str:
    """Give the name of a program's model."""
    return _(_MODELS[key]) if key in _MODELS else key


def style_name(key: str) -> str:
    """Give the words for a way of teaching."""
    return _(_STYLES[key]) if key in _STYLES else key


def mid_sentence(text: str) -> str:
    """Begin *text* with a small letter where that is certain to be right: it may begin with a name."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    return text[:1].lower() + text[1:] if first in _STARTS else text


def session_title(kind: str, when: date, names: tuple[str, ...]) -> str:
    """Write the heading of a session or check-in of a program."""
    what = _("Check-in") if kind == "check-in" else _("Session")
    title = f"{what}, {day(when)}"
    return f"{title}: {', '.join(names)}" if names else title


def first_message(name: str, skill: str) -> tuple[str, str]:
    """Write the subject and the text of a first message: fifteen minutes, one question, an easy no."""
    if skill:
        subject = _("15 minutes about {skill}?").format(skill=skill)
        opening = _("I am working on … and I am stuck with {skill}.").format(skill=skill)
    else:
        subject = _("15 minutes for a question?")
        opening = _("I am working on … and I am stuck.")
    text = _(
        "Hello {name},\n\n{opening} My question is: …\n\nI have tried … so far. Would you have 15 minutes "
        "for it this week? If it is a bad time, just say so, or tell me whom else to ask.\n\nThank you!"
    )
    return subject, text.format(name=name, opening=opening)


def mailto(email: str, subject: str, text: str) -> str:
    """Write the address that opens a mail program with everything filled in (RFC 6068: lines end in CRLF)."""
    body = quote(text.replace("\n", "\r\n"), safe="")
    return f"mailto:{quote(email, safe='@')}?subject={quote(subject, safe='')}&body={body}"
