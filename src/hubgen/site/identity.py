"""A thing of a hub becomes the name by which programs know it again."""

from uuid import UUID, uuid5

from hubgen.content.hub import Hub

_HUBGEN = UUID("5f1a0c4e-7c1b-5b52-9a41-6d3f0e8b2c97")
"""The space of names that all hubs share."""


def urn(hub: Hub, *names: str) -> str:
    """Give the URN of a thing: its kind and its slugs, among those of the organisation.

    It stays the same when the thing gets another name, or the site another address, as long as the slug stays.
    """
    return uuid5(_HUBGEN, "\n".join((hub.settings.organisation, *names))).urn
