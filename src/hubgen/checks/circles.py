"""Circles become findings."""

import posixpath
from collections.abc import Iterator
from datetime import timedelta

from hubgen.content.hub import Hub
from hubgen.content.recurrence import HORIZON, parse_rule
from hubgen.content.rules import falls
from hubgen.problems import Finding, Severity
from hubgen.views.occurrences import occurrences

QUIET_AFTER = 3
"""How many meetings may pass without a note: one is missed easily, two by holidays."""

_DAY = timedelta(days=1)


def former_lead(hub: Hub) -> Iterator[Finding]:
    """An active circle is led by people who are here.

    Bad:
        leads: [ada-ng]         # people/ada-ng.yml says `status: former`
    Good:
        leads: [bruno-sa]
    """
    for circle in hub.circles.values():
        for slug in circle.leads if circle.status == "active" else ():
            if slug in hub.people and not hub.people[slug].is_here:
                yield Finding(circle.place("leads"), f"`{slug}` leads the circle and has left", "name another lead, or write `status: paused`", Severity.WARNING)


def rule_never_falls(hub: Hub) -> Iterator[Finding]:
    """A meeting rule has dates.

    Bad:
        meets:
          rule: FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30
    Good:
        meets:
          rule: monthly on the last Thursday
    """
    for circle in hub.circles.values():
        if circle.meets and not falls(circle.meets.rule, circle.meets.starts):
            message = f"`{circle.meets.words}` has no date on or after {circle.meets.starts}"
            yield Finding(circle.place("meets", "rule"), message, "check the day, the month and `starts`")


def rule_ended(hub: Hub) -> Iterator[Finding]:
    """The meeting rule of an active circle has a date to come.

    Bad:
        meets:
          rule: every Tuesday until 2026-06-30
        status: active          # in July
    Good:
        meets:
          rule: every Tuesday until 2027-06-30
        status: active
    """
    for circle in hub.circles.values():
        meets = circle.meets
        rule = parse_rule(meets.rule) if meets and circle.status == "active" else None
        if not meets or not rule or not (rule.until or rule.count) or not falls(meets.rule, meets.starts):
            continue
        last = max(hub.today, meets.starts) + timedelta(days=HORIZON)
        if not occurrences(meets.rule, meets.at, meets.timezone, meets.minutes, meets.starts, meets.skip, hub.today, last, limit=1):
            message = f"`{meets.words}` is over, and the circle is active"
            yield Finding(circle.place("meets", "rule"), message, "say until when it meets now, or write `status: closed`", Severity.NOTICE)


def quiet_circle(hub: Hub) -> Iterator[Finding]:
    """An active circle writes a note now and then: not three meetings in a row without one.

    Bad:
        circles/python-circle/index.md                    # meets every week; the newest note is two months old
    Good:
        circles/python-circle/2026-11-10-generators.md    # a note of three lines, from last week
    """
    lost = {posixpath.dirname(path) for path in hub.broken}  # a note that cannot be read was written all the same
    for circle in hub.circles.values():
        meets = circle.meets
        if not meets or circle.status != "active" or posixpath.dirname(circle.path) in lost:
            continue
        written = max((note.date for note in circle.notes if note.date <= hub.today), default=None)
        first = max(written + _DAY, meets.starts) if written else meets.starts
        passed = occurrences(
            meets.rule, meets.at, meets.timezone, meets.minutes, meets.starts, meets.skip, first, hub.today - _DAY, limit=QUIET_AFTER
        )
        if len(passed) == QUIET_AFTER:
            since = f"since {written}" if written else f"since it began on {meets.starts}"
            message = f"the circle has no note {since}, and met {QUIET_AFTER} times or more by its rule"
            hint = "add a note, three lines are enough; or write `status: paused`"
            yield Finding(circle.place("meets", "rule"), message, hint, Severity.NOTICE)
