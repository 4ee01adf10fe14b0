"""The history of a repository becomes its commits: whose, when, and which files."""

import os
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import NamedTuple

from hubgen.content.history import NoRevision

MOST_COMMITS = 20_000
"""How far back a history is read. The newest count."""
_HEAD = re.compile(rb"([^\x01\x02]*)\x02(\d{4}-\d{2}-\d{2})")
_SAFE = ("-c", "log.showSignature=false", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
"""A repository's own settings may name programs to run; none is."""


class Commit(NamedTuple):
    """*email* is the author's, as `.mailmap` has it; *files* are paths in the repository."""

    email: str
    day: date
    files: tuple[str, ...]


def read_commits(root: Path) -> tuple[Commit, ...]:
    """Read the commits that HEAD is made of, newest first, without merges.

    One run of git; nothing is fetched, even where a clone is partial. Raises NoRevision.
    """
    asked = ("log", "--no-merges", f"--max-count={MOST_COMMITS}", "--no-ext-diff", "--no-textconv", "--no-renames", "--name-only", "-z")
    command = ["git", "-C", str(root), *_SAFE, *asked, "--format=%x01%aE%x02%as", "HEAD", "--"]
    environment = {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(command, capture_output=True, check=True, env=environment)
    except FileNotFoundError:
        raise NoRevision("git is not installed, or not on the path") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise NoRevision("it has no commit yet" if "'HEAD'" in said else said) from None
    return tuple(commit for part in done.stdout.split(b"\x01") if (commit := _commit(part)))


def _commit(part: bytes) -> Commit | None:
    head, *names = part.split(b"\0")
    found = _HEAD.fullmatch(head.strip())
    if found is None:
        return None
    try:
        day = date.fromisoformat(found[2].decode())
    except ValueError:
        return None
    files = tuple(name.strip(b"\n").decode(errors="replace") for name in names if name.strip(b"\n"))
    return Commit(found[1].decode(errors="replace"), day, files)
