"""Bytes become files of the built site, and of nothing else."""

import os
import re
from pathlib import Path

MARKER = ".hubgen-site"
"""The file by which a folder is known as a built site, which the next build may replace."""

MARKER_TEXT = (
    b"hubgen made this folder. The next build replaces it as a whole, so keep nothing of your own here.\n"
)

_REFUSED = re.compile(r"[\\:\x00-\x1f]|(?:^|/)\.{0,2}(?:/|$)")
"""Signs that lead elsewhere on some system, and segments of a path that are empty, `.` or `..`."""

_BINARY = getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
# Not through a symbolic link: what is linked would not be the site's own file.
_OWN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _BINARY


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
        if _REFUSED.search(path):
            raise ValueError(f"{path!r} is no path inside the site")
        target = f"{self._folder}/{path}"
        parent = target[: target.rindex("/")]
        if parent not in self._made:
            _make(parent)
            self._made.add(parent)
        if self._previous is None or not _link(f"{self._previous}/{path}", target, data):
            _create(target, data)


# There are ten thousand of each of these: Path and Python's own files take three times as long.


def _make(folder: str) -> None:
    try:
        os.mkdir(folder)  # noqa: PTH102
    except OSError:  # it is there, or the one above it is not
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def _create(target: str, data: bytes) -> None:
    """Write a new file. One that stands there is removed, not opened: readers may see it."""
    try:
        handle = os.open(target, _NEW, 0o666)
    except FileExistsError:
        os.unlink(target)  # noqa: PTH108
        handle = os.open(target, _NEW, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
    finally:
        os.close(handle)


def _link(old: str, new: str, data: bytes) -> bool:
    try:
        handle = os.open(old, _OWN)
        try:
            # What is read short is written anew.
            if os.fstat(handle).st_size != len(data) or os.read(handle, len(data)) != data:
                return False
        finally:
            os.close(handle)
        os.link(old, new)
    except OSError:  # no such file, or a file system without links
        return False
    return True
