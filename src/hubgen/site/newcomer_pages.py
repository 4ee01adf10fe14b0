"""Newcomers become a record."""

from collections.abc import Iterator
from functools import partial

from hubgen.content.hub import Hub
from hubgen.site.records import Planned, Record, Section
from hubgen.site.words import _
from hubgen.views.newcomers import newcomers_view
from hubgen.views.refs import Refs


def newcomer_sections(hub: Hub, refs: Refs, keep_apart: frozenset[frozenset[str]]) -> Iterator[Section]:
    """Plan the page of newcomers; those of *keep_apart* are not brought together on it."""
    page = Planned("newcomers/", partial(_newcomers, hub, refs, keep_apart), listed=True)
    yield Section("newcomers", lambda: [page])


def _newcomers(hub: Hub, refs: Refs, keep_apart: frozenset[frozenset[str]]) -> Record:
    return Record(
        kind="newcomers",
        url="newcomers/",
        title=_("Newcomers"),
        description=_("Who joined in the last 90 days, who shows them around, and whom they should know."),
        view=newcomers_view(hub, refs, keep_apart),
    )
