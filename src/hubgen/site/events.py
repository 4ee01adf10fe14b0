"""What a calendar shows of one meeting."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting as a calendar shows it.

    The texts are plain text, the first occurrence is the first that the rule (RRULE text) gives on or after *starts*;
    without a rule it takes place once, on *starts*. *at* is the time on the wall in *timezone* (IANA name). A *url*
    that is not a web address is left out. *uid* must stay the same for as long as the meeting does.
    """

    uid: str
    summary: str
    starts: date
    at: time
    timezone: str
    minutes: int
    rrule: str | None = None
    skip: tuple[date, ...] = ()
    description: str = ""
    location: str = ""
    url: str = ""
