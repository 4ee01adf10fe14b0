"""A hub's meetings become the days to come on which somebody has said that they do not meet."""

from collections.abc import Mapping
from datetime import date

from hubgen.content.hub import Hub


def closed_days(hub: Hub) -> Mapping[date, str]:
    """Give the days from today on, in order, each with the name of the first circle or running program that skips it."""
    circles = [(circle.name, circle.meets.skip) for circle in hub.circles.values() if circle.meets and circle.status == "active"]
    programs = [(program.name, program.session.skip) for program in hub.programs.values() if program.status == "running"]
    found: dict[date, str] = {}
    for name, days in (*circles, *programs):
        for day in days:
            if day >= hub.today:
                found.setdefault(day, name)
    return dict(sorted(found.items()))
