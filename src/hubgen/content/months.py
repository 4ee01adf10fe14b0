"""The history of a repository becomes its hub as each month left it."""

import os
import re
import subprocess
from bisect import bisect_left
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hubgen.content.folder import FOLDERS, PICTURES
from hubgen.content.history import HUB_PATHS, NoRevision, is_shallow, line_of_head, run_git
from hubgen.content.hub import Hub
from hubgen.content.load import Reader

MOST_BYTES = 1 << 20
"""As much of a file as is read: what is larger is too large for a hub, whatever else it says."""
_AT_ONCE = 100
"""Names that are asked for before the first answer is read: they fit into a pipe, so that nobody waits for the other."""

_GONE, _LINK, _MODULE = b"000000", b"120000", b"160000"


class Month(NamedTuple):
    """One month of a hub: *day* is its last one, or today in the month that is not over.

    *commit* is what HEAD's own line had reached by then. *parts* are git's names for what the hub was made of, in the
    order of HUB_PATHS, empty for what was not there: where they are the same, the hub was.
    """

    day: date
    commit: str
    parts: tuple[str, ...]


class History(NamedTuple):
    """The *months* in which there was a hub, oldest first; *cut* is the day before which a shallow clone knows nothing.

    *cut* is None where the history reaches back as far as was asked.
    """

    months: tuple[Month, ...]
    cut: date | None = None


class Reading(NamedTuple):
    """The hub of a *month*, and how many *files* had to be read for it."""

    month: Month
    hub: Hub
    files: int


class _Change(NamedTuple):
    """A file that came (`A`), went (`D`) or is another one, as git lists it."""

    mode: bytes
    name: bytes
    status: bytes
    path: str


def find_months(root: Path, today: date, count: int) -> History:
    """Find the last *count* months of the hub in *root*, up to the one of *today*.

    A month ends, in UTC, with the last commit on HEAD's own line (first parents) that was committed before the next
    one began. What was in a branch by then was not yet in the hub. A date that goes back counts as the one before it,
    and a commit that is dated after *today* is left out: what it did is in the next one. Months in which nothing of a
    hub was there are left out. Costs three runs of git and a look at every commit of the line. Raises NoRevision.
    """
    days = month_ends(today, count)
    line = [(seconds, name) for seconds, name in reversed(line_of_head(root)) if seconds < _over(today)]
    reached = list(accumulate((seconds for seconds, _ in line), max))
    ends = [(day, line[at - 1][1]) for day in days if (at := bisect_left(reached, _over(day)))]
    parts = _parts(root, list(dict.fromkeys(commit for _, commit in ends)))
    months = tuple(Month(day, commit, parts[commit]) for day, commit in ends if commit in parts)
    is_short = not ends or ends[0][0] != days[0]
    return History(months, _cut(root, line) if is_short else None)


def month_ends(today: date, count: int) -> list[date]:
    """Give the last day of each of *count* months, oldest first: today for its own."""
    days = [today]
    while len(days) < count:
        days.append(days[-1].replace(day=1) - timedelta(days=1))
    return days[::-1]


def read_months(root: Path, months: Iterable[Month]) -> Generator[Reading, None, None]:
    """Read the hub as each of *months* left it, in the order in which they are given, with everything internal in it.

    It is what `load` gives for that commit, checked out, on that day; only pictures are taken to be empty. The settings
    are those of then. The first month costs what `load` costs, each further one the files that differ from the month
    before. Who may stop half way closes it, so that the folder goes with it. Raises NoRevision.
    """
    with TemporaryDirectory(prefix="hubgen-", ignore_cleanup_errors=True) as name, _blobs(root) as blobs:
        folder, reader = Path(name), Reader(Path(name), with_problems=False)
        before = run_git(root, "hash-object", "-t", "tree", "--stdin").decode().strip()  # the tree of nothing
        for month in months:
            changes = list(_changes(root, before, month.commit))
            files = _follow(folder, changes, blobs)
            hub, _ = reader.read(month.day, changed=[change.path for change in changes])
            before = month.commit
            yield Reading(month, hub, files)


def _over(day: date) -> int:
    """Give the first second after *day*, in UTC, since 1970."""
    return int(datetime.combine(day + timedelta(days=1), time(), UTC).timestamp())


def _parts(root: Path, commits: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Give what the hub is made of in each of *commits*; a commit without any of its folders is left out."""
    asked = "".join(f"{commit}:./{path}\n" for commit in commits for path in HUB_PATHS)
    answers = iter(run_git(root, "cat-file", "--batch-check", given=asked.encode()).decode(errors="replace").splitlines())
    parts = {}
    for commit in commits:
        found = dict(zip(HUB_PATHS, ([*line.split(" "), ""] for line in answers), strict=False))
        if any(found[folder][1] == "tree" for folder in FOLDERS):
            parts[commit] = tuple("" if kind == "missing" else name for name, kind, *_ in found.values())
    return parts


def _cut(root: Path, line: Sequence[tuple[int, str]]) -> date | None:
    """Give the day on which what a shallow clone knows begins."""
    if not line or not is_shallow(root):
        return None
    return datetime.fromtimestamp(line[0][0], UTC).date()


def _changes(root: Path, before: str, commit: str) -> Iterator[_Change]:
    """List what differs between two commits or trees, below *root*, which may be a folder of the repository."""
    plain = ("-r", "-z", "--raw", "--no-abbrev", "--no-renames", "--relative", "--no-ext-diff", "--no-textconv")
    fields = run_git(root, "diff-tree", *plain, before, commit, "--", *HUB_PATHS).split(b"\0")[:-1]
    for about, raw in zip(fields[::2], fields[1::2], strict=True):
        _, mode, _, name, status = about.split(b" ")
        path = os.fsdecode(raw)
        if ".." not in re.split(r"[/\\]", path):
            yield _Change(mode, name, status, path)


def _follow(folder: Path, changes: Sequence[_Change], blobs: "_Blobs") -> int:
    """Let the files in *folder* follow *changes*, and say how many had to be read."""
    for change in changes:
        if change.status != b"A":
            _delete(folder, folder / change.path)
    wanted = []
    for change in changes:
        path = folder / change.path
        if change.mode in (_GONE, _MODULE):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if change.mode == _LINK:
            path.symlink_to("nowhere")
        elif path.suffix.lower() in PICTURES:
            path.touch()  # that it is there matters, and what it shows does not
        else:
            wanted.append((path, change.name))
    for (path, _), content in zip(wanted, blobs.read([name for _, name in wanted]), strict=True):
        path.write_bytes(content)
    return len(wanted)


def _delete(folder: Path, path: Path) -> None:
    """Delete a file, and the folders in which nothing is left: git knows none that are empty."""
    path.unlink(missing_ok=True)
    with suppress(OSError):
        while (path := path.parent) != folder:
            path.rmdir()


class _Blobs:
    """The content of files, from one process of git."""

    def __init__(self, git: "subprocess.Popen[bytes]") -> None:
        assert git.stdin and git.stdout
        self._asked, self._said = git.stdin, git.stdout

    def read(self, names: Sequence[bytes]) -> Iterator[bytes]:
        """Give up to MOST_BYTES of each blob. Raises NoRevision if one is missing."""
        for at in range(0, len(names), _AT_ONCE):
            some = names[at : at + _AT_ONCE]
            self._asked.write(b"".join(name + b"\n" for name in some))
            self._asked.flush()
            yield from map(self._read, some)

    def _read(self, name: bytes) -> bytes:
        about = self._said.readline().split()
        if about[1:2] != [b"blob"]:
            raise NoRevision(f"git lacks {name.decode()}: the clone is partial (fetch it without --filter) or damaged (`git fsck`)")
        size = int(about[2])
        content = self._said.read(min(size, MOST_BYTES))
        left = size - len(content) + 1  # and the line's end
        while left > 0 and (passed := self._said.read(min(left, MOST_BYTES))):
            left -= len(passed)
        return content


@contextmanager
def _blobs(root: Path) -> Iterator[_Blobs]:
    command = ["git", "-C", str(root), "cat-file", "--batch"]
    # Of a partial clone, git would fetch each file by itself, ten thousand times.
    alone = {**os.environ, "GIT_NO_LAZY_FETCH": "1"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=alone) as git:
        try:
            yield _Blobs(git)
        finally:
            git.kill()
