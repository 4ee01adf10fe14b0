"""Who could learn from whom becomes a record, for colleagues alone."""

from collections.abc import Callable, Iterator
from functools import partial

from hubgen.site.records import Planned, Record, Section
from hubgen.site.words import _
from hubgen.views.matches import MatchesView

URL = "matches/"


def match_sections(derive: Callable[[], MatchesView]) -> Iterator[Section]:
    """Plan the page of proposals, which *derive* gives."""
    yield Section("matches", lambda: [Planned(URL, partial(_matches, derive), listed=True)])


def _matches(derive: Callable[[], MatchesView]) -> Record:
    return Record(
        kind="matches",
        url=URL,
        title=_("Who could learn from whom"),
        description=_("Pairs, swaps and groups that could start, with the reasons, and what would help whoever is left out."),
        view=derive(),
    )
