"""One run of a whole process becomes figures: seconds, processor seconds, peak memory of the largest process and of all together."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread, Timer

EVERY_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Run:
    """What one process and its children took. *together* is None where memory was not watched.

    *wall* and *cpu* (user and system) are seconds; *largest* is the peak of the largest process and *together* the
    highest sum seen of all processes (shared pages counted once), in MB; *processes* is how many there were at a time.
    """

    wall: float
    cpu: float
    largest: float
    together: float | None
    processes: int


def run_once(command: list[str], folder: Path, environment: dict[str, str], *, codes: tuple[int, ...], limit: float, watch: bool = False) -> Run | None:
    """Run *command* in *folder*, its words into a file beside; None where it takes longer than *limit* seconds.

    With *watch*, the memory of all its processes is looked at now and then, which costs time: do not count its seconds.
    """
    log = folder.with_name(f"{folder.name}.log")
    os.sync()
    with log.open("wb") as words:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=words, stderr=words, start_new_session=True)
        watcher = _Watcher(process.pid, watch)
        timer = Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    timer.cancel()
    watcher.stop()
    process.returncode = os.waitstatus_to_exitcode(status)
    if wall >= limit:
        return None
    if process.returncode not in codes:
        raise RuntimeError(f"{command} ended with {process.returncode}; what it said is in {log}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, watcher.most if watch else None, watcher.processes)


class _Watcher(Thread):
    """Counts a process and its children every moment, and with *memory* adds up what they hold."""

    def __init__(self, root: int, memory: bool) -> None:
        super().__init__(daemon=True)
        self.root, self.memory = root, memory
        self.most, self.processes = 0.0, 1
        self.over = Event()
        self.start()

    def run(self) -> None:
        while not self.over.wait(EVERY_SECONDS):
            found = list(_family(self.root))
            self.processes = max(self.processes, len(found))
            if self.memory:
                self.most = max(self.most, sum(map(_share, found)))

    def stop(self) -> None:
        self.over.set()
        self.join()


def _family(root: int) -> Iterator[int]:
    """Give a process and all that it began, as Linux tells; elsewhere, the process alone."""
    yield root
    for task in Path(f"/proc/{root}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _share(process: int) -> float:
    """Give the megabytes that a process holds, those that it shares divided among all that share them."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)
