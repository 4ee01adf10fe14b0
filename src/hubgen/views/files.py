"""A hub becomes the addresses of the files that programs read, each relative to the site's root, and empty where there is none."""

from hubgen.content.hub import Circle, Hub, Person, Team

MOST_CARDS = 2_000
"""Of up to so many people each has a file with their contact; of more, only teams have."""
MOST_IN_A_TEAM = 200
"""A team of more is no list of people that anybody wants among their own contacts."""


def feed_path(hub: Hub, name: str) -> str:
    """Give the feed *name* of the whole hub; without an address of the site, its links would lead nowhere."""
    return f"feeds/{name}.xml" if _has_feeds(hub) else ""


def circle_feed_path(hub: Hub, circle: Circle) -> str:
    return f"circles/{circle.slug}/feed.xml" if _has_feeds(hub) else ""


def card_path(hub: Hub, person: Person) -> str:
    """Give the contact of somebody who is here."""
    has_card = hub.settings.api and person.is_here and len(hub.present) <= MOST_CARDS
    return f"people/{person.slug}/contact.vcf" if has_card else ""


def cards_path(hub: Hub, team: Team) -> str:
    """Give the contacts of a team."""
    return f"teams/{team.slug}/contacts.vcf" if hub.settings.api and len(team.people) <= MOST_IN_A_TEAM else ""


def badge_path(hub: Hub, team: Team) -> str:
    """Give the badge of a team."""
    return f"teams/{team.slug}/badge.svg" if hub.settings.api else ""


def offered_table(hub: Hub, name: str) -> str:
    """Give a table of what people wrote."""
    return table_path(name) if hub.settings.api else ""


def table_path(name: str) -> str:
    return f"api/tables/{name}.csv"


def _has_feeds(hub: Hub) -> bool:
    return hub.settings.api and bool(hub.settings.site_url)
