"""The name of a time zone becomes the zone, from the tzdata package, so that every machine knows the same ones."""

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo


@cache
def zone_names() -> frozenset[str]:
    """Give every IANA name."""
    return frozenset(files("tzdata").joinpath("zones").read_text("utf-8").split())


@cache
def find_zone(name: str) -> ZoneInfo:
    """Give the zone called *name*, one of `zone_names()`.

    The machine's own database is passed over: it may be older or younger, and the calendars would differ.
    """
    if name not in zone_names():
        raise KeyError(name)
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)
