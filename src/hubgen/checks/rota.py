"""Rotas become findings."""

from collections.abc import Iterator
from datetime import date

from hubgen.content.hub import Circle, Hub, Meets, Program
from hubgen.problems import Finding, Severity
from hubgen.views.occurrences import occurrences
from hubgen.views.schedule import session_days


def slot_off_schedule(hub: Hub) -> Iterator[Finding]:
    """Who gives a meeting or session to come gives it on a day on which there is one.

    Bad:
        meets: {rule: every Tuesday, at: 12:30, timezone: Europe/Lisbon, starts: 2026-03-03}
        rota:
          - on: 2026-12-02        # a Wednesday
            who: ada-ng
    Good:
        meets: {rule: every Tuesday, at: 12:30, timezone: Europe/Lisbon, starts: 2026-03-03}
        rota:
          - on: 2026-12-01
            who: ada-ng
    """
    for thing, day, what in _stray(hub):
        hint = "write the day of a meeting or session, or change when it meets"
        yield Finding(thing.place("rota", _entry(thing, day), "on"), f"{what} on {day}, a {day:%A}", hint, Severity.NOTICE)


def _stray(hub: Hub) -> Iterator[tuple[Circle | Program, date, str]]:
    for circle in hub.circles.values():
        if circle.meets and circle.status == "active":
            yield from ((circle, day, "the circle does not meet") for day in _days(hub, circle) if not _meets_on(circle.meets, day))
    for program in hub.programs.values():
        planned = session_days(program) if program.status in ("draft", "running") else ()
        if planned:
            held = set(planned) - set(program.session.skip)
            yield from ((program, day, "the program has no session") for day in _days(hub, program) if day not in held)


def _days(hub: Hub, thing: Circle | Program) -> list[date]:
    return sorted({slot.on for slot in thing.rota if slot.on >= hub.today})


def _meets_on(meets: Meets, day: date) -> bool:
    return bool(occurrences(meets.rule, meets.at, meets.timezone, meets.minutes, meets.starts, meets.skip, day, day, limit=1))


def _entry(thing: Circle | Program, day: date) -> int:
    """Give the number of the first entry of that day, as written."""
    listed = thing.source.data.get("rota")
    entries = listed if isinstance(listed, list) else []
    return next((at for at, entry in enumerate(entries) if isinstance(entry, dict) and str(entry.get("on")).strip() == str(day)), 0)
