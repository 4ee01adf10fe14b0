"""Bytes become files of the built site, and of nothing else."""

import os
import re
from pathlib import Path

MARKER = ".hubgen-site"
"""The file by which a folder is known as a built site, which the next build may replace."""

MARKER_TEXT = (
    b"hubgen made this folder. The next build replaces it as a whole, so keep nothing of your own here.\n"
)

_REFUSED = re.compile(r"[\\:\x00-\x1f]")


class Output:
    """The folder that a site is written to; a file that is the same in *previous* is linked, not written.

    Creating files right after as many were deleted is the slowest thing a build can do, and a linked file
    keeps its date. A linked file is shared with the site that readers see: it is never opened for writing
    again.
    """

    def __init__(self, folder: Path, previous: Path | None = None) -> None:
        self._folder, self._previous = str(folder), str(previous) if previous else None
        self._made: set[str] = set()

    def read(self, path: str) -> str | None:
        """Give the text at *path*, or None if the build has made no such file."""
        file = Path(self._folder, path)
        return file.read_text(encoding="utf-8") if file.is_file() else None

    def write(self, path: str, data: bytes) -> None:
        """Write *data* to *path*, which is relative to the folder and stays inside it (else ValueError)."""
        parts = path.split("/")
        if _REFUSED.search(path) or not all(parts) or "." in parts or ".." in parts:
            raise ValueError(f"{path!r} is no path inside the site")
        target = os.path.join(self._folder, *parts)  # noqa: PTH118 - ten thousand of these: Path takes three times as long
        parent = os.path.dirname(target)  # noqa: PTH120 - as above
        if parent not in self._made:
            os.makedirs(parent, exist_ok=True)  # noqa: PTH103 - as above
            self._made.add(parent)
        if self._previous is None or not _link(os.path.join(self._previous, *parts), target, data):  # noqa: PTH118 - as above
            _create(target, data)


def _create(target: str, data: bytes) -> None:
    """Write a new file. One that stands there is removed, not opened: readers may see it."""
    try:
        file = open(target, "xb")  # noqa: PTH123, SIM115 - as above; closed below
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108 - as above
        file = open(target, "xb")  # noqa: PTH123, SIM115 - as above; closed below
    with file:
        file.write(data)


def _link(old: str, new: str, data: bytes) -> bool:
    try:
        # Not through a symbolic link: what is linked would not be the site's own file.
        handle = os.open(old, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if os.fstat(handle).st_size != len(data) or file.read() != data:
                return False
        os.link(old, new)
    except OSError:  # no such file, or a file system without links
        return False
    return True
