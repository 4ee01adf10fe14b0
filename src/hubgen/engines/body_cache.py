"""Bodies that were rendered become a file for the next run, which does without whenever anything about it is odd."""

from collections.abc import Mapping
from pathlib import Path

from hubgen.engines.cache_folder import FOLDER, read_kept, write_kept
from hubgen.site.rendered import Rendered, from_json, to_json

__all__ = ["FOLDER", "load", "save"]

_FILE = "bodies.json"
_MOST = 1 << 26
"""Bytes that are read or written: a hub of a hundred thousand people has half of that."""


def load(root: Path) -> dict[str, Rendered]:
    """Read what the last run in *root* kept; nothing, if it cannot be read or somebody else made it."""
    try:
        return from_json(read_kept(root, _FILE, _MOST))
    except OSError:
        return {}


def save(root: Path, bodies: Mapping[str, Rendered], *, known: Mapping[str, Rendered]) -> None:
    """Keep *bodies* in *root* for the next run, unless they are the *known* ones. That it cannot be done is no failure."""
    if bodies.keys() == known.keys():
        return
    data = to_json(bodies).encode()
    if len(data) > _MOST:
        return
    try:
        write_kept(root, _FILE, data)
    except OSError:
        return
