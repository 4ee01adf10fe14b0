"""The months of a hub's history become their counts: those that an earlier run kept, and the others anew."""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias

from hubgen.content.audience import seen_by
from hubgen.content.history import NoRevision
from hubgen.content.hub import Hub
from hubgen.content.months import Month, find_months, read_months
from hubgen.content.processes import beside, processors
from hubgen.content.settings import Settings
from hubgen.engines.cache_folder import FOLDER
from hubgen.engines.month_cache import load_month, save_month
from hubgen.views.insights.measures import measure, yardstick
from hubgen.views.insights.trends import MonthCounts

MONTHS = 36
"""As many months are shown, and kept, unless somebody asks for more or fewer."""
_MOST_PROCESSES, _LEAST_MONTHS = 4, 4
"""Each process holds a hub (250 MB for 10,000 people), and reads its first month from the beginning."""


class Counted(NamedTuple):
    """The *counts* of a *month*; *files* were read for it, None if an earlier run had kept them."""

    month: Month
    counts: MonthCounts
    files: int | None = None


Say: TypeAlias = Callable[[Counted], None]


def count_months(root: Path, months: Iterable[Month], settings: Settings, say: Say) -> list[Counted]:
    """Count the hub in *root* as it was at the end of each of *months*, for the audience that *settings* name.

    The yardstick is today's: *settings* hold for every month, and only the names of levels are those that its files
    were written with. A month is kept as soon as it is counted, and told to *say*, perhaps by another process. Files
    that cannot be read (any more) are not in the counts. Costs as much as to read the hub for the first month, and
    about a quarter of that for each other; several processes share the months. Raises NoRevision.
    """
    found = [Counted(month, counts) if (counts := load_month(root, month, settings)) else month for month in months]
    missing = [each for each in found if isinstance(each, Month)]
    others = [beside(partial(_count_beside, root, run, settings, say)) for run in _runs(missing)[1:]]
    try:
        anew = _count(root, _runs(missing)[0], settings, say)
    except BaseException:
        for wait in others:  # what they count is kept, and what they wrote goes with them
            with suppress(Exception):
                wait()
        raise
    anew += (each for wait in others for each in wait())
    return sorted((each for each in (*found, *anew) if isinstance(each, Counted)), key=lambda each: each.month.day)


def kept_months(root: Path, today: date, settings: Settings, count: int = MONTHS) -> Mapping[date, MonthCounts]:
    """Give what `count_months` kept of the last *count* months, by their last day: nothing is counted anew.

    Without a repository, or if nothing was kept, it is nothing. Costs three runs of git, and a file for each month.
    """
    if not (root / FOLDER / "months").is_dir():
        return {}
    try:
        months = find_months(root, today, count).months
    except NoRevision:
        return {}
    return {month.day: counts for month in months if (counts := load_month(root, month, settings))}


def count_hub(hub: Hub, settings: Settings) -> MonthCounts:
    """Count *hub*, with everything internal in it, by the yardstick of *settings* and for the audience that they name."""
    measures = measure(seen_by(replace(hub, settings=yardstick(settings)), settings.audience))
    return MonthCounts(measures, len(hub.broken))


def _runs(months: Sequence[Month]) -> list[Sequence[Month]]:
    """Cut *months* into one run for each process: months that follow each other have most files in common."""
    count = max(1, min(processors(), _MOST_PROCESSES, len(months) // _LEAST_MONTHS))
    return [months[at * len(months) // count : (at + 1) * len(months) // count] for at in range(count)]


def _count(root: Path, months: Sequence[Month], settings: Settings, say: Say) -> list[Counted]:
    counted: list[Counted] = []
    if not months:
        return counted
    with closing(read_months(root, months)) as readings:
        for reading in readings:
            counts = count_hub(reading.hub, settings)
            save_month(root, reading.month, settings, counts)
            counted.append(Counted(reading.month, counts, reading.files))
            say(counted[-1])
    return counted


def _count_beside(root: Path, months: Sequence[Month], settings: Settings, say: Say) -> list[Counted]:
    try:
        return _count(root, months, settings, say)
    except KeyboardInterrupt:
        sys.exit(1)  # quietly: the process that was interrupted with this one says so
