"""A thing of a hub becomes the name by which programs know it again."""

from hashlib import sha1
from uuid import UUID

from hubgen.content.hub import Hub

_HUBGEN = UUID("5f1a0c4e-7c1b-5b52-9a41-6d3f0e8b2c97").bytes
"""The space of names that all hubs share."""
_VARIANTS = {figure: "89ab"[int(figure, 16) % 4] for figure in "0123456789abcdef"}
"""Two bits of this figure say by which rule it was made (RFC 9562, 4.1)."""


def urn(hub: Hub, *names: str) -> str:
    """Give the URN of a thing: its kind and its slugs, among those of the organisation.

    It stays the same when the thing gets another name, or the site another address, as long as the slug stays.
    """
    # As `uuid5` makes it, which takes three times as long: ten thousand people have one each.
    name = "\n".join((hub.settings.organisation, *names))
    told = sha1(_HUBGEN + name.encode(), usedforsecurity=False).hexdigest()
    return f"urn:uuid:{told[:8]}-{told[8:12]}-5{told[13:16]}-{_VARIANTS[told[16]]}{told[17:20]}-{told[20:32]}"
