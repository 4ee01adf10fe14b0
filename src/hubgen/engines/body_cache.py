"""Bodies that were rendered become a file for the next run, which does without whenever anything about it is odd."""

import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

from hubgen.site.rendered import Rendered, from_json, to_json

FOLDER = ".cache/hubgen"
"""Where the file lies in a hub: out of git, and kept between the runs of a forge."""

_FILE = "bodies.json"
_MOST = 1 << 26
"""Bytes that are read or written: a hub of a hundred thousand people has half of that."""


def load(root: Path) -> dict[str, Rendered]:
    """Read what the last run in *root* kept; nothing, if it cannot be read or somebody else made it."""
    try:
        return from_json(_read(_folder(root) / _FILE))
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
        _write(_folder(root), data)
    except OSError:
        return


def _folder(root: Path) -> Path:
    """Give the folder; OSError if any part of the way is a link, which could lead anywhere."""
    folder = root
    for part in FOLDER.split("/"):
        folder = folder / part
        if folder.is_symlink():
            raise OSError(f"{folder} is a link")
    return folder


def _read(path: Path) -> bytes:
    # A pipe must not hold up the build either.
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    with os.fdopen(os.open(path, flags), "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode) or about.st_size > _MOST:
            raise OSError(f"{path} is no file of ours")
        return file.read(_MOST)


def _write(folder: Path, data: bytes) -> None:
    """Put *data* into place at once: two builds may run, and a reader sees one whole file or the other."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=f"{_FILE}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(folder / _FILE)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
