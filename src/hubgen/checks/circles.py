"""Circles and their notes become findings."""

from collections.abc import Iterator

from hubgen.content.hub import Hub
from hubgen.content.rules import falls
from hubgen.problems import Finding, Severity
from hubgen.views.occurrences import occurrences


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


def note_off_schedule(hub: Hub) -> Iterator[Finding]:
    """A note is dated on a day on which its circle met.

    Bad:
        2026-03-10-indexes.md   # a Tuesday, while the circle meets on Wednesdays
    Good:
        2026-03-11-indexes.md
    """
    for circle in hub.circles.values():
        meets = circle.meets
        if not meets:
            continue
        for note in circle.notes:
            if note.date < meets.starts:
                continue  # from before the rule that the circle has now
            days = occurrences(meets.rule, meets.at, meets.timezone, meets.minutes, meets.starts, meets.skip, note.date, note.date)
            if not days:
                message = f"the circle did not meet on {note.date} by its rule `{meets.words}`"
                yield Finding(note.place(), message, "rename the file if the date is wrong; extra meetings are fine", Severity.NOTICE)
