"""A hub with one hostile file becomes a verdict, in a process of its own that may use five seconds and 300 MB; one line of JSON each."""

import json
import os
import resource
import shutil
import sys
import tempfile
from pathlib import Path

from corpus import HOSTILE, Hostile

from hubgen.cli import main
from tiny_hub import TINY, TODAY

SECONDS = 5
MEGABYTES = 300
FROM = 40_000
"""Smaller files cost nothing to speak of: how many bytes make one worth a process."""


def measure(hostile: Hostile, folder: Path) -> dict[str, object]:
    """Check a hub with *hostile* in it, in a child, and say how that ended and what it took."""
    root, said = folder / "hub", folder / "said"
    shutil.copytree(TINY, root, ignore=shutil.ignore_patterns("_expected", "__pycache__"))
    (root / hostile.at).parent.mkdir(parents=True, exist_ok=True)
    (root / hostile.at).write_bytes(hostile.content)
    child = os.fork()
    if child == 0:
        check(root, said)
    _, status, usage = os.wait4(child, 0)
    text = said.read_text("utf-8", errors="replace")
    return {
        "name": hostile.name,
        "exit": os.waitstatus_to_exitcode(status),  # below zero: a signal
        "traceback": "Traceback" in text,
        "megabytes": usage.ru_maxrss // 1024,
    }


def check(root: Path, said: Path) -> None:
    """Be `hubgen check`, and end."""
    out = os.open(said, os.O_WRONLY | os.O_CREAT)
    os.dup2(out, 1)
    os.dup2(out, 2)
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS + int(sum(os.times()[:2])), -1))
    resource.setrlimit(resource.RLIMIT_AS, (4 * MEGABYTES * 1024 * 1024, -1))
    try:
        main(["check", str(root), "--today", str(TODAY)], standalone_mode=False)
    except SystemExit as end:
        os._exit(int(end.code or 0))
    except BaseException:
        import traceback

        traceback.print_exc()
        sys.stderr.flush()
        os._exit(70)
    os._exit(71)


if __name__ == "__main__":
    for each in HOSTILE:
        if len(each.content) >= FROM or each.name.startswith("counts/"):
            with tempfile.TemporaryDirectory() as folder:
                print(json.dumps(measure(each, Path(folder))), flush=True)
