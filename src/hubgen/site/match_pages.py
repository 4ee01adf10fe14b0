"""Who could learn from whom becomes a record, for colleagues alone."""

from collections.abc import Iterator

from hubgen.content.hub import Hub
from hubgen.site.records import Record
from hubgen.site.words import _
from hubgen.views.matches import matches_view
from hubgen.views.refs import Refs

URL = "matches/"


def match_records(hub: Hub, refs: Refs) -> Iterator[Record]:
    """Make the page of proposals. A site for the public has none: it is about people who have agreed to nothing yet."""
    if hub.settings.audience != "internal":
        return
    yield Record(
        kind="matches",
        url=URL,
        title=_("Who could learn from whom"),
        description=_("Pairs, swaps and groups that could start, with the reasons, and what would help whoever is left out."),
        view=matches_view(hub, refs),
        listed=True,
    )
