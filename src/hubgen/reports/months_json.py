"""Counted months become JSON for programs."""

import json
from collections.abc import Iterable
from datetime import date

from hubgen.views.insights.trends import Trends


def months_json(trends: Trends, commits: Iterable[str | None], *, audience: str, shallow_since: date | None) -> str:
    """Write the figures of the whole hub for each month, oldest first, under the names of `HubCounts`.

    *commits* are those that the months ended with; a month of which nothing is known is left out.
    """
    months = [
        {"month": day.isoformat()[:7], "day": day.isoformat(), "commit": commit, "unread": one.unread, **one.measures.hub._asdict()}
        for day, one, commit in zip(trends.days, trends.counts, commits, strict=True)
        if one
    ]
    since = shallow_since.isoformat() if shallow_since else None
    return json.dumps({"audience": audience, "shallow_since": since, "months": months}, indent=2) + "\n"
