"""Circles that meet become calendar files: one for each, and one for all."""

from collections.abc import Iterator

from hubgen.content.hub import Circle, Hub
from hubgen.site.ical import Event, calendar
from hubgen.site.words import _


def calendars(hub: Hub, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Give the path and the bytes of every calendar. *site_url* ends in a slash, or is empty."""
    events = {slug: _event(circle, site_url) for slug, circle in hub.circles.items()}
    meeting = [event for event in events.values() if event]
    name = _("{organisation}: circles").format(organisation=hub.settings.organisation or _("Hub"))
    yield "calendar.ics", calendar(name, meeting, hub.today)
    for slug, event in events.items():
        if event:
            yield f"circles/{slug}/calendar.ics", calendar(hub.circles[slug].name, [event], hub.today)


def _event(circle: Circle, site_url: str) -> Event | None:
    if circle.meets is None or circle.status != "active":
        return None
    meets = circle.meets
    return Event(
        # A circle keeps its calendar entry when it is renamed or moved to another address, as long as its slug stays.
        uid=f"circle-{circle.slug}@hubgen",
        summary=circle.name,
        starts=meets.starts,
        at=meets.at,
        timezone=meets.timezone,
        minutes=meets.minutes,
        rrule=meets.rule,
        skip=meets.skip,
        description=circle.purpose,
        location=meets.where,
        url=f"{site_url}circles/{circle.slug}/" if site_url else "",
    )
