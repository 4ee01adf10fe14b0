"""Builds are killed, and what they leave is told: a program, so that it may become the parent of what they leave running.

Everything that a build needs is imported once, then every build is a fork. A build is killed either after a time, or by
itself at one of its own touches of the disk, which can be hit exactly: just before the swap it asks for `renameat2`.
"""

import ctypes
import json
import os
import random
import shutil
import signal
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from engine_support import tree

from hubgen.cli import main
from hubgen.content import processes

TINY = Path(__file__).parents[1] / "golden" / "tiny"
SEED = 20261122
KILLS = 20
TOUCHES = ("open", "os.", "shutil.", "ctypes.")
_PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True)
class Moment:
    """When a build is killed: after a part of the time that one takes, or at a touch of the disk, counted from the swap or the start."""

    part: float = 0.0
    touch: int = -1
    from_swap: bool = False


@dataclass(frozen=True)
class Outcome:
    """What a killed build left: *site* is `old`, `new` or the first file that is neither's.

    *still* says that no file has changed since it was dead, which the processes that it had begun could do. *after* is what the next build left beside its hub, and whether its site is a cold one's; empty if the next build is
    killed too.
    """

    moment: Moment
    site: str
    still: bool
    after: str


@dataclass(frozen=True)
class Version:
    """A hub, before or after an edit, and every file of its site, built where there was none."""

    hub: Path
    site: dict[str, bytes]


def start(hub: Path, target: Path, moment: Moment = Moment()) -> int:
    """Fork a build of *hub*, which kills itself at *moment* if that is a touch of the disk."""
    process = os.fork()
    # Both say so, since nobody knows who is first, and a group that is not there yet cannot be killed.
    os.setpgid(process, 0)
    if process:
        return process
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    own, seen, swapped = os.getpid(), 0, False

    def strike(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen, swapped
        if not event.startswith(TOUCHES) or os.getpid() != own:
            return
        if event == "ctypes.dlsym" and arguments[1] == "renameat2":
            seen, swapped = (0 if moment.from_swap else seen), True
        seen += 1
        if seen == moment.touch + 1 and swapped >= moment.from_swap:
            os.kill(own, signal.SIGKILL)  # a touch itself

    if moment.touch >= 0:
        sys.addaudithook(strike)
    try:
        os._exit(run_build(hub, target))
    finally:
        os._exit(99)


def run_build(hub: Path, target: Path) -> int:
    """Build in this process."""
    try:
        main(["build", str(hub), "--site-dir", str(target), "--today", "2026-11-22"])
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def build(hub: Path, target: Path) -> None:
    """Build to the end."""
    status = os.waitstatus_to_exitcode(os.waitpid(start(hub, target), 0)[1])
    if status:
        raise RuntimeError(f"a build that nobody killed ended with {status}")


def kill(version: Version, target: Path, moment: Moment, *, took: float, group: bool) -> bool:
    """Kill a build at *moment*, alone or with its whole group; False if it ended before."""
    process = start(version.hub, target, moment)
    if moment.touch < 0:
        time.sleep(moment.part * took)
        os.killpg(process, signal.SIGKILL) if group else os.kill(process, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == -signal.SIGKILL


def others() -> list[int]:
    """Wait for the processes that a killed build had begun, which are ours now, and say how each ended."""
    ended = []
    while True:
        try:
            ended.append(os.waitstatus_to_exitcode(os.waitpid(-1, 0)[1]))
        except ChildProcessError:
            return ended


def traces(folder: Path) -> dict[Path, tuple[int, int]]:
    """Say how large every file below *folder* is, and when it was written, the hidden ones too."""
    found = {path: path.stat() for path in folder.rglob("*") if path.is_file()}
    return {path: (state.st_size, state.st_mtime_ns) for path, state in found.items()}


def judge(found: dict[str, bytes], old: Version, new: Version) -> str:
    if found == new.site:
        return "new"
    if found == old.site:
        return "old"
    return min((path for path in found if found[path] not in (old.site.get(path), new.site.get(path))), default="a file is missing or left over")


def prepare(folder: Path) -> tuple[Version, Version]:
    """Make a hub before and after an edit, and the site of each. The first is built here, so that all is imported."""
    versions = []
    for name in ("before", "after"):
        hub, site = folder / name, folder / f"{name}-site"
        shutil.copytree(TINY, hub, ignore=shutil.ignore_patterns("_expected", "__pycache__"))
        settings = (hub / "mkdocs.yml").read_text("utf-8").replace("name: material", "name: mkdocs")
        if name == "after":
            settings = settings.replace("Tern Island", "Skua Island")  # on every page
            (hub / "people/zoe-ng.yml").write_text("name: Zoe Ng\n", "utf-8")
        (hub / "mkdocs.yml").write_text(settings, "utf-8")
        run_build(hub, site)
        versions.append(Version(hub, tree(site)))
    if versions[0].site == versions[1].site or not versions[0].site:
        raise RuntimeError("the two versions are one")
    return versions[0], versions[1]


def moments() -> list[Moment]:
    """Choose when to kill: spread over the whole build, and five times as near to the swap as can be."""
    chance = random.Random(SEED)
    at_swap = [Moment(touch=count, from_swap=True) for count in (0, 1, 2, 3, 20)]
    by_touch = [Moment(touch=chance.randrange(600)) for _ in range(5)]
    by_time = [Moment(part=chance.random()) for _ in range(KILLS - 10)]
    chosen = at_swap + by_touch + by_time
    chance.shuffle(chosen)
    return chosen


def run(folder: Path) -> list[Outcome]:
    """Kill builds, and begin every second one among what the killed one before it left."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)
    processes._WORTH_A_PROCESS = 2  # so that a tiny hub is divided as a large one is
    before, after = prepare(folder)
    target = folder / "out" / "site"
    build(before.hub, target)
    began = time.monotonic()
    build(after.hub, target)
    took = time.monotonic() - began
    outcomes: list[Outcome] = []
    for moment in moments():
        group = len(outcomes) % 2 == 0
        while True:
            old, new = (before, after) if tree(target) == before.site else (after, before)
            killed = kill(new, target, moment, took=took, group=group)
            at_once = traces(target.parent)
            others()
            still, site = at_once == traces(target.parent), judge(tree(target), old, new)
            if killed:
                break
            moment = replace(moment, part=moment.part * 0.8, touch=moment.touch // 2)
        again = ""
        if not group or site not in ("old", "new"):
            build(new.hub, target)
            again = f"{judge(tree(target), old, new)}, {[each.name for each in target.parent.iterdir()]}"
        outcomes.append(Outcome(moment, site, still, again))
    return outcomes


def run_beside() -> list[int]:
    """Kill a process, and only it, while work is done beside it that never ends by itself; say how that ended."""
    reader, writer = os.pipe()
    process = os.fork()
    if not process:
        processes.beside(lambda: (os.write(writer, b"begun"), time.sleep(20)))
        time.sleep(20)
    os.read(reader, 5)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return others()


if __name__ == "__main__":
    place = Path(sys.argv[1])
    told = {"outcomes": [asdict(outcome) for outcome in run(place)], "beside": run_beside()}
    (place / "told.json").write_text(json.dumps(told, indent=1))
