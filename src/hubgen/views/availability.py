"""A person who teaches becomes what somebody who asks needs to know: is there room now?"""

from datetime import date
from typing import NamedTuple

from hubgen.content.hub import Hub, Person, Status


class Availability(NamedTuple):
    """*seats* is None where nobody said; *paused_until* and *away* are set only while they hold."""

    seats: int | None = None
    taken: int = 0
    paused_until: date | None = None
    away: bool = False

    @property
    def free(self) -> int | None:
        """How many learners they could take on now, None where nobody said."""
        return None if self.seats is None else max(0, self.seats - self.taken)

    @property
    def rank(self) -> int:
        """Whom to ask first, counted from 0: free seats, nobody said, no free seat, paused, away."""
        if self.away:
            return 4
        if self.paused_until:
            return 3
        free = self.free
        return 1 if free is None else 0 if free else 2


NOTHING_SAID = Availability()


def availability(hub: Hub, person: Person) -> Availability:
    """Say how much room *person* has for learners on the hub's day."""
    teaching = person.teaching
    paused = teaching.paused_until if teaching.paused_until and teaching.paused_until > hub.today else None
    away = person.status is Status.AWAY
    return Availability(teaching.seats, hub.taught.get(person.slug, 0), paused, away)
