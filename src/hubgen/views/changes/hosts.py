"""Two hubs become the hosts that something leads to now, and nothing did before."""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from hubgen.content.hub import Hub, Written
from hubgen.content.sources import Source
from hubgen.content.yamltext import Data
from hubgen.views.changes.values import Change, Group, say

# Also without a scheme, as browsers read it. What ends a host for some reader of links ends it here.
_HOST = re.compile(r"(https?:)?//([^\s/?#\\<>\"'`()\[\]{}|^,;]+)", re.IGNORECASE)


def new_hosts(before: Hub, after: Hub, author: str) -> Iterator[Change]:
    """Name each host once, with the first file that leads to it."""
    before_by_path = {source.path: source for source in _sources(before)}
    changed = [source for source in _sources(after) if before_by_path.get(source.path) is not source]
    named = [(source.path, host) for source in changed for text in _texts(source) for host in hosts(text)]
    if not named:
        return
    known = {host for source in before_by_path.values() for text in _texts(source) for host in hosts(text)}
    known |= {host for address in (before.settings.site_url, before.settings.forge.url) for host in hosts(address)}
    for path, host in named:
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


def _sources(hub: Hub) -> list[Source]:
    circles, programs = hub.circles.values(), hub.programs.values()
    every: list[Written] = [*hub.people.values(), *hub.skills.values(), *circles, *programs]
    every += [note for circle in circles for note in circle.notes]
    every += [note for program in programs for note in program.notes]
    return sorted((thing.source for thing in every), key=lambda source: source.path)


def _texts(source: Source) -> Iterator[str]:
    yield source.body
    yield from _values(source.data.values())


def _values(data: Iterable[Data]) -> Iterator[str]:
    for value in data:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from _values(value)
        elif isinstance(value, dict):
            yield from _values(value.values())
