"""Two hubs become the hosts that something leads to now, and nothing did before."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from hubgen.content.hub import Hub, Written
from hubgen.content.yamltext import Data
from hubgen.views.changes.values import Change, Group, say

# Also without a scheme, as browsers read it. What ends a host for some reader of links ends it here.
_HOST = re.compile(r"(https?:)?//([^\s/?#\\<>\"'`()\[\]{}|^,;]+)", re.IGNORECASE)


def new_hosts(before: Hub, after: Hub, author: str) -> Iterator[Change]:
    """Name each host once, with the first file that leads to it."""
    known = {host for _, text in _texts(before) for host in hosts(text)}
    known |= {host for address in (before.settings.site_url, before.settings.forge.url) for host in hosts(address)}
    for path, text in _texts(after):
        for host in hosts(text):
            if host not in known:
                known.add(host)
                yield Change(Group.LOOK, "new-host", path, say("A link in {} leads to {}, where nothing in the hub led before.", path, host))


def hosts(text: str) -> Iterator[str]:
    """Give the hosts of all addresses in *text*, in its order, without account and port."""
    plain = unescape(text) if "&" in text else text
    for scheme, found in _HOST.findall(plain) if "//" in plain else ():
        host = found.rpartition("@")[2].partition(":")[0].rstrip(".!*_~").casefold()
        if host and (scheme or "." in host):
            yield host


def _texts(hub: Hub) -> Iterator[tuple[str, str]]:
    circles, programs = hub.circles.values(), hub.programs.values()
    every: list[Written] = [*hub.people.values(), *hub.skills.values(), *circles, *programs]
    every += [note for circle in circles for note in circle.notes]
    every += [note for program in programs for note in program.notes]
    for source in sorted((thing.source for thing in every), key=lambda source: source.path):
        yield source.path, source.body
        for text in _values(source.data.values()):
            yield source.path, text


def _values(data: Iterable[Data]) -> Iterator[str]:
    for value in data:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from _values(value)
        elif isinstance(value, dict):
            yield from _values(value.values())
