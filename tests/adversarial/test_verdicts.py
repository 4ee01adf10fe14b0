"""A verdict on any hostile file takes less than five seconds and 300 MB, and never a signal or a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.mark.skipif(not hasattr(os, "fork"), reason="limits of a process are POSIX")
def test_a_heavy_file_has_its_verdict_within_the_limits() -> None:
    done = subprocess.run(
        [sys.executable, str(HERE / "verdicts.py")],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parent), *sys.path])},
        capture_output=True,
        text=True,
        check=True,
    )
    verdicts = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(verdicts) > 20
    assert [each for each in verdicts if each["exit"] not in (0, 1) or each["traceback"] or each["megabytes"] >= 300] == []
