"""Make a hub with a past and count its months: `python bench/history.py 10000 /tmp/past`. A past that is there is used again."""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from generate import TODAY, generate

MONTHS = 36
COMMITS_A_MONTH = 20
FIRST, JOIN, LEAVE, EDIT = 0.6, 0.012, 0.004, 0.04
"""Of all people: who is there at first, and who joins, leaves and edits their profile in a month. So in every month all references are resolved anew, as in a company."""


def main() -> None:
    options = _options()
    root: Path = options.root
    if not (root / ".git").is_dir():
        make_past(options.size, root)
    count = git(root, "rev-list", "--count", "HEAD").decode().strip()
    print(f"{options.size:,} people, {count} commits, {MONTHS} months")
    command = [options.python, "-m", "hubgen", "history", str(root), "--today", TODAY.isoformat(), "--months", str(MONTHS)]
    for name in ("everything", "nothing new"):
        begun, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        seconds, all_used = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = all_used.ru_utime + all_used.ru_stime - used.ru_utime - used.ru_stime
        peak = all_used.ru_maxrss / 1024
        print(f"{name}: {seconds:.1f} s, {cpu:.1f} s of processor, {peak:.0f} MB in the largest process; {done.stderr.splitlines()[0]}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("size", type=int, help="people in the hub, today")
    parser.add_argument("root", type=Path, help="a folder for the repository")
    parser.add_argument("--python", default=sys.executable)
    return parser.parse_args()


def make_past(size: int, root: Path) -> None:
    """Make a repository in *root* with a hub of *size* people, and how it came to be."""
    root.mkdir(parents=True)
    git(root, "init", "--quiet", "--initial-branch=main")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "hub"
        generate(size, folder)
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    stream = b"".join(part for commit in commits(files) for part in commit)
    subprocess.run(["git", "-C", str(root), "fast-import", "--quiet"], input=stream, check=True)
    git(root, "reset", "--quiet", "--hard")


def commits(files: dict[str, bytes]) -> Iterator[list[bytes]]:
    """Give each commit as fast-import reads it: the hub of the first month, then what changed, one day after the other."""
    rng = random.Random(42)
    people = [path for path in files if path.startswith("people/")]
    skills = [path for path in files if path.startswith("skills/")]
    here = people[: int(len(people) * FIRST)]
    later = iter(people[len(here) :])
    yield commit(day_of(0, 0), {path: text for path, text in files.items() if not path.startswith("people/") or path in set(here)})
    for month in range(1, MONTHS):
        changes = [(path, files[path]) for path, _ in zip(later, range(int(len(people) * JOIN)), strict=False)]
        here += [path for path, _ in changes]
        changes += [(path, _edited(files[path], day_of(month, 0))) for path in rng.sample(here, int(len(people) * EDIT))]
        gone = rng.sample(here, int(len(people) * LEAVE))
        here = sorted(set(here) - set(gone))
        changes += [(path, b"") for path in gone]
        changes += [(path, files[path] + f"# Looked through on {day_of(month, 0)}.\n".encode()) for path in rng.sample(skills, 5)]
        for at in range(COMMITS_A_MONTH):
            yield commit(day_of(month, at), dict(changes[at::COMMITS_A_MONTH]))


def day_of(month: int, at: int) -> date:
    first = date(2023 + (11 + month) // 12, (11 + month) % 12 + 1, 1)
    return first + timedelta(days=at)


def _edited(text: bytes, day: date) -> bytes:
    lines = [line for line in text.splitlines() if not line.startswith(b"confirmed:")]
    return b"\n".join([*lines, f"confirmed: {day}".encode()]) + b"\n"


def commit(day: date, changes: dict[str, bytes]) -> list[bytes]:
    seconds = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
    parts = [f"commit refs/heads/main\ncommitter bench <bench@example.com> {seconds} +0000\ndata 0\n".encode()]
    for path, text in changes.items():
        parts.append(f"M 100644 inline {path}\ndata {len(text)}\n".encode() + text + b"\n" if text else f"D {path}\n".encode())
    return [*parts, b"\n"]


def git(root: Path, *words: str) -> bytes:
    return subprocess.run(["git", "-C", str(root), *words], check=True, capture_output=True).stdout


if __name__ == "__main__":
    main()
