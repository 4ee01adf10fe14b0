"""The counts of a month become a file for the next run, which counts anew whenever anything about it is odd."""

import json
from datetime import date
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import TypeVar

import hubgen
from hubgen.content.months import Month
from hubgen.content.settings import Settings
from hubgen.content.slugs import is_slug, normalise
from hubgen.engines.cache_folder import kept_folder, read_kept, write_kept
from hubgen.views.insights.measures import VERSION, HubCounts, Measures, SkillCounts, TeamCounts, yardstick
from hubgen.views.insights.trends import MonthCounts

_MOST = 1 << 25
"""Bytes that are read or written: a hub of a hundred thousand people has a tenth of that in a month."""
_MOST_COUNTED = 1_000_000_000

Counts = TypeVar("Counts", TeamCounts, SkillCounts)


def load_month(root: Path, month: Month, settings: Settings) -> MonthCounts | None:
    """Give what a run in *root* kept of *month*, counted for the audience and by the rules that *settings* name.

    None if it kept nothing, if it was about other files, another day or audience, or if it is not as it was written.
    """
    try:
        data = json.loads(read_kept(root, _name(month.day, settings), _MOST))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("key") != _key(month, settings):
        return None
    hub, unread = _row(data.get("hub"), len(HubCounts._fields)), _row([data.get("unread")], 1)
    teams, skills = _rows(data.get("teams"), TeamCounts), _rows(data.get("skills"), SkillCounts)
    if hub is None or unread is None or teams is None or skills is None or not all(map(is_slug, teams)) or not all(map(_is_key, skills)):
        return None
    return MonthCounts(Measures(HubCounts(*hub), teams, skills), unread[0])


def save_month(root: Path, month: Month, settings: Settings, counts: MonthCounts) -> None:
    """Keep the *counts* of *month* for the next run. That it cannot be done is no failure."""
    measures = counts.measures
    data = {"key": _key(month, settings), "unread": counts.unread, "hub": measures.hub, "teams": measures.teams, "skills": measures.skills}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    if len(text) > _MOST:
        return
    try:
        write_kept(root, _name(month.day, settings), text)
    except OSError:
        return


def drop_before(root: Path, day: date, settings: Settings) -> None:
    """Delete what was kept of the months before that of *day*. That it cannot be done is no failure."""
    oldest = _name(day, settings)
    try:
        folder = kept_folder(root, oldest)
        for path in folder.glob("[0-9][0-9][0-9][0-9]-[0-9][0-9].json"):
            if path.name < oldest.rpartition("/")[2]:
                path.unlink()
    except OSError:
        return


def _name(day: date, settings: Settings) -> str:
    """Name the file of a month: each audience has its own, so that no public build ever opens one for colleagues."""
    return f"months/{'public' if settings.audience == 'public' else 'internal'}/{day.isoformat()[:7]}.json"


def _key(month: Month, settings: Settings) -> str:
    """Say what was counted, and how: git's names of the files, the day, the yardstick, and the program that did it."""
    about = (hubgen.__version__, VERSION, yardstick(settings), month.day.isoformat(), month.parts)
    return blake2b(repr(about).encode(), digest_size=20).hexdigest()


def _rows(value: object, kind: type[Counts]) -> dict[str, Counts] | None:
    if not isinstance(value, dict):
        return None
    rows: list[list[object]] = [row for row in value.values() if isinstance(row, list) and len(row) == len(kind._fields)]
    if len(rows) != len(value) or not _are_counts([*chain.from_iterable(rows)]):
        return None
    return {key: kind(*row) for key, row in value.items()}


def _row(value: object, size: int) -> list[int] | None:
    """Give *value* if it is a list of so many counts."""
    return value if isinstance(value, list) and len(value) == size and _are_counts(value) else None


def _are_counts(values: list[object]) -> bool:
    """Say so of many at once: the months of a large hub hold a million."""
    counts = [each for each in values if type(each) is int]  # True is no count
    return len(counts) == len(values) and (not counts or (min(counts) >= 0 and max(counts) <= _MOST_COUNTED))


def _is_key(key: str) -> bool:
    """Say whether *key* is one of a skill: its slug, or `=` and what a reference to it is compared by."""
    word = key.removeprefix("=")
    return is_slug(key) or (word not in ("", key) and normalise(word) == word and word.encode(errors="ignore").decode() == word)
