"""A revision of the repository becomes the hub as it was then: a folder of its files, or of those that differ, or some people's profiles."""

import os
import subprocess
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from hashlib import sha1, sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hubgen.content.folder import whole_thing
from hubgen.content.processes import divide
from hubgen.content.slugs import is_slug

HUB_PATHS = ("mkdocs.yml", "people", "skills", "circles", "programs")
_LINK, _MODULE = b"120000", b"160000"


class NoRevision(ValueError):
    """The folder is in no repository, or the revision is not in it; the text says so to whoever asked."""


class _Entry(NamedTuple):
    mode: bytes
    name: bytes
    path: str


def find_base(root: Path, revision: str, head: str = "HEAD") -> str:
    """Give the commit from which *head* set out towards *revision*: where the two last had the same past.

    Without a common past (a shallow clone), it is *revision* itself. Raises NoRevision.
    """
    commit = find_commit(root, revision)
    try:
        return run_git(root, "merge-base", commit, head).decode().strip() or commit
    except NoRevision:
        return commit


def find_commit(root: Path, revision: str) -> str:
    """Give the commit that *revision* names. Raises NoRevision."""
    return run_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").decode().strip()


def changed_files(root: Path, base: str, head: str | None = None) -> tuple[str, ...]:
    """List the files that differ between two commits, sorted; without *head*, those of *base* and the files as they are.

    Paths are relative to *root*; a file outside of it, in the same repository, begins with `/`. Raises NoRevision.
    """
    prefix = run_git(root, "rev-parse", "--show-prefix").rstrip(b"\n").decode(errors="replace")
    plain = ("--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none", "--no-relative")
    raw = run_git(root, "diff", *plain, base, *([head] if head else []), "--")
    if not head:
        raw += run_git(root, "ls-files", "-z", "--full-name", "--others", "--exclude-standard")
    paths = {path.decode(errors="replace") for path in raw.split(b"\0") if path}
    return tuple(sorted(path.removeprefix(prefix) if path.startswith(prefix) else f"/{path}" for path in paths))


@contextmanager
def hub_at(root: Path, commit: str) -> Iterator[Path]:
    """Give, for as long as the context lasts, a folder with the hub's files as *commit* has them.

    Blobs are written as they are: no attribute of the repository (`export-ignore`, filters, line ends) changes them,
    and a link becomes a link that leads nowhere. Costs two runs of git, and a file written for each file of the hub.
    Raises NoRevision.
    """
    entries = list(_entries(root, commit))
    with TemporaryDirectory(prefix="hubgen-", ignore_cleanup_errors=True) as name:
        for entry, content in zip(entries, _blobs(root, entries), strict=True):
            _write(Path(name), entry, content)
        yield Path(name)


@contextmanager
def differing_at(root: Path, commit: str) -> Iterator[tuple[Path, frozenset[str]]]:
    """Give the same as `hub_at`, with nothing in it but the settings and what differs now; and what that is.

    It is told by things (`whole_thing`), since what a file of a circle means hangs on the others: one that differs is
    whole in the folder. What is the same is found by hashing the files as they lie there, since git by itself takes
    files for the same that some attribute makes differ. Costs two runs of git, a look at each file of the hub, and
    one blob for each file that differs. Raises NoRevision.
    """
    entries = list(_entries(root, commit))
    present = {path: is_file for top in HUB_PATHS for path, is_file in _present(root, top)}
    same = frozenset[str]().union(*divide(partial(_same, root), [entry for entry in entries if present.get(entry.path)]))
    paths = {entry.path for entry in entries}
    things = frozenset(map(whole_thing, (paths | present.keys()) - same)) | {HUB_PATHS[0]}
    wanted = [entry for entry in entries if whole_thing(entry.path) in things]
    gone = [entry for entry in wanted if entry.path not in same]
    with TemporaryDirectory(prefix="hubgen-", ignore_cleanup_errors=True) as name:
        for entry, content in zip(gone, _blobs(root, gone), strict=True):
            _write(Path(name), entry, content)
        for entry in wanted:
            if entry.path in same:
                _write(Path(name), entry, (root / entry.path).read_bytes())
        yield Path(name), things


def people_at(root: Path, wanted: Mapping[date, Collection[str]]) -> Mapping[date, Mapping[str, bytes]]:
    """Give the profiles of the people *wanted* of each day, by slug, as HEAD's last commit of that day or before has them.

    The day is one in UTC. Who had no file then is left out, and so is a day that the history does not reach back to (a
    shallow clone), and every day where there is no repository. Only HEAD's own line counts: what was in a branch on
    that day was not yet in the hub. Costs two runs of git, whatever the size of the hub.
    """
    try:
        commits = line_of_head(root)
    except NoRevision:
        return {}
    asked = []
    for day, slugs in sorted(wanted.items()):
        over = datetime.combine(day + timedelta(days=1), time(), UTC).timestamp()
        commit = next((name for seconds, name in commits if seconds < over), None)
        asked += [(day, slug, f"{commit}:./people/{slug}.yml") for slug in sorted(slugs) if commit and is_slug(slug)]
    found: dict[date, dict[str, bytes]] = {day: {} for day, _, _ in asked}
    for (day, slug, _), content in zip(asked, _files(root, [name for _, _, name in asked]), strict=True):
        if content is not None:
            found[day][slug] = content
    return found


def find_renames(root: Path, commit: str) -> Mapping[str, str]:
    """Map each file of the hub that git takes for a renamed one of *commit* to the path it had. Raises NoRevision."""
    listing = run_git(root, "diff", "--name-status", "-z", "--diff-filter=R", "--find-renames", "--relative", "--no-ext-diff", commit, "--", *HUB_PATHS)
    fields = [os.fsdecode(field) for field in listing.split(b"\0")[:-1]]  # a score, the old path, the new path, and so on
    return dict(zip(fields[2::3], fields[1::3], strict=True))


def _entries(root: Path, commit: str) -> Iterator[_Entry]:
    """List the hub's files in *commit*; *root* may be a folder of the repository."""
    listing = run_git(root, "ls-tree", "-r", "-z", commit, "--", *HUB_PATHS)
    for line in listing.split(b"\0")[:-1]:
        about, _, raw = line.partition(b"\t")
        mode, _, name = about.split(b" ")
        path = os.fsdecode(raw)
        if mode != _MODULE and ".." not in path.split("/"):
            yield _Entry(mode, name, path)


def _present(root: Path, path: str) -> Iterator[tuple[str, bool]]:
    """Give whatever lies at *path* or below it, and whether it is a file and no link; of folders only those that are empty."""
    place = root / path
    if place.is_symlink() or not place.is_dir():
        yield from [(path, place.is_file() and not place.is_symlink())] if os.path.lexists(place) else []
        return
    entries = list(os.scandir(place))
    for entry in entries:
        inner = f"{path}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _present(root, inner)
        else:
            yield inner, entry.is_file(follow_symlinks=False)
    if not entries:
        yield path, False


def _same(root: Path, entries: Iterable[_Entry]) -> set[str]:
    return {entry.path for entry in entries if _is_same(root, entry)}


def _is_same(root: Path, entry: _Entry) -> bool:
    if entry.mode == _LINK:
        return False
    with open(f"{root}/{entry.path}", "rb", buffering=0) as file:  # noqa: PTH123  # a Path takes as long to make as a file to open
        content = file.readall()
    hashed = sha1 if len(entry.name) == 40 else sha256
    return hashed(b"blob %d\0" % len(content) + content).hexdigest().encode() == entry.name


def _write(folder: Path, entry: _Entry, content: bytes) -> None:
    path = folder / entry.path
    path.parent.mkdir(parents=True, exist_ok=True)
    if entry.mode == _LINK:
        path.symlink_to("nowhere")
    else:
        path.write_bytes(content)


def _blobs(root: Path, entries: list[_Entry]) -> Iterator[bytes]:
    if not entries:
        return
    out = run_git(root, "cat-file", "--batch", given=b"".join(entry.name + b"\n" for entry in entries))
    start = 0
    for _ in entries:
        end = out.index(b"\n", start)
        size = int(out[start:end].split(b" ")[2])
        yield out[end + 1 : end + 1 + size]
        start = end + 1 + size + 1


def line_of_head(root: Path) -> list[tuple[int, str]]:
    """Give HEAD's commits, newest first: when each was made, in seconds since 1970, and its name. Raises NoRevision."""
    try:
        listing = run_git(root, "rev-list", "--first-parent", "--timestamp", "--end-of-options", "HEAD", "--").decode()
    except NoRevision:
        if not run_git(root, "rev-list", "--max-count=1", "--all"):
            raise NoRevision("nothing is committed yet") from None  # git says: bad revision 'HEAD'
        raise
    return [(int(seconds), name) for seconds, name in (line.split(" ") for line in listing.splitlines())]


def _files(root: Path, names: list[str]) -> Iterator[bytes | None]:
    """Give the content of each file, named `commit:path`; None where there is none of that name."""
    if not names:
        return
    out = run_git(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    start = 0
    for _ in names:
        end = out.index(b"\n", start)
        about = out[start:end].rsplit(b" ", 2)
        if len(about) < 3 or not about[2].isdigit():  # `… missing`
            yield None
            start = end + 1
            continue
        size = int(about[2])
        yield out[end + 1 : end + 1 + size] if about[1] == b"blob" else None
        start = end + 1 + size + 1


def is_shallow(root: Path) -> bool:
    """Say whether the older commits of the repository in *root* are missing, as in most workflows. Raises NoRevision."""
    return run_git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"


def run_git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Give what git says in *root*, told what is *given*. Raises NoRevision with git's own words."""
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=True)
    except FileNotFoundError:
        raise NoRevision("git is not installed, or not on the path") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise NoRevision(said or f"git knows no revision '{arguments[-1].removesuffix('^{commit}')}'") from None
    return done.stdout
