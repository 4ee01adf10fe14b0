"""A hub becomes, for each person, the few small things that would help others most if they mended them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from hubgen.content.hub import Hub, Person, Status
from hubgen.views.nudge_groups import late_check_ins, overdue_actions, silent_circles, silent_pairs
from hubgen.views.nudge_profiles import (
    deprecated_skills,
    no_contact,
    no_skills,
    no_time_zone,
    no_wishes,
    stale,
    unconfirmed,
    unknown_skills,
    unsaid_levels,
    unsaid_seats,
)
from hubgen.views.nudge_words import Nudge, Told

AT_MOST = 3
"""How many things a person is told at a time: a longer list is put off, and a short one is done."""

SOURCES: tuple[Callable[[Hub], Iterator[Told]], ...] = (
    overdue_actions,
    late_check_ins,
    silent_pairs,
    silent_circles,
    no_contact,
    stale,
    unsaid_seats,
    unknown_skills,
    deprecated_skills,
    no_skills,
    unsaid_levels,
    no_time_zone,
    no_wishes,
    unconfirmed,
)
"""What helps others most comes first: what they wait for, then whether they can reach, trust and find the person."""


class Recipient(NamedTuple):
    """Whom a message goes to, by what their profile shows to all who may read it; each but the first two may be empty."""

    slug: str
    name: str
    email: str
    forge: str
    chat: str


@dataclass(frozen=True, slots=True)
class Message:
    """What one person is told; *more* counts what is left for another time."""

    to: Recipient
    nudges: tuple[Nudge, ...]
    more: int = 0


def messages(hub: Hub, *, limit: int = AT_MOST, only: str = "") -> tuple[Message, ...]:
    """Derive everyone's message, in the hub's order, of at most *limit* nudges; *only* is the slug of the one to look at.

    Give the whole hub, as read. Who is away is left alone until they are back, who has left for good; who has nothing
    to mend gets no message. What stands under `private:` counts as said, and is never named.
    """
    told: defaultdict[str, list[Nudge]] = defaultdict(list)
    for source in SOURCES:
        for slug, nudge in source(hub):
            told[slug].append(nudge)
    found = []
    for person in hub.present:
        nudges = _mixed(told.get(person.slug, []))
        is_away = (person.private or person).status is Status.AWAY
        if nudges and not is_away and only in ("", person.slug):
            found.append(Message(_recipient(person), tuple(nudges[:limit]), len(nudges[limit:])))
    return tuple(found)


def _mixed(nudges: list[Nudge]) -> list[Nudge]:
    """Put one of each kind first: five late actions must not hide that nobody can reach the person."""
    seen: Counter[str] = Counter()
    turns = []
    for nudge in nudges:
        turns.append((seen[nudge.code], nudge))
        seen[nudge.code] += 1
    return [nudge for _, nudge in sorted(turns, key=lambda turn: turn[0])]


def _recipient(person: Person) -> Recipient:
    contact = person.contact
    return Recipient(person.slug, person.name, contact.email, contact.forge, contact.chat)
