"""The hook that hubs name in their `.pre-commit-config.yaml` runs the check when something in the hub changed."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tiny_hub import Write

ROOT = Path(__file__).parents[2]
HOOK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]


def run_entry(root: Path) -> subprocess.CompletedProcess[str]:
    """Run the hook as pre-commit does: its entry, in the repository, without names of files."""
    command, *arguments = shlex.split(HOOK["entry"])
    assert (command, HOOK["pass_filenames"]) == ("hubgen", False)
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": "1795305600"}  # 22 November 2026
    return subprocess.run([sys.executable, "-m", "hubgen", *arguments], cwd=root, env=environment, capture_output=True, text=True)


def test_a_hub_with_an_error_cannot_be_committed(root: Path, write: Write) -> None:
    write("people/kim.yml", "nam: Kim\n")
    done = run_entry(root)
    assert (done.returncode, "there is no field called `nam`" in done.stdout) == (1, True)


@pytest.mark.parametrize(
    ("path", "runs"),
    [
        ("people/ada-ng.yml", True),
        ("circles/python-circle/2026-11-10-tests.md", True),
        ("mkdocs.yml", True),
        ("docs/index.md", False),
        ("old-people/ada-ng.yml", False),
    ],
)
def test_the_hook_runs_for_files_of_the_hub(path: str, runs: bool) -> None:
    assert bool(re.search(HOOK["files"], path)) is runs


def test_the_hook_is_installed_from_this_repository() -> None:
    assert (HOOK["id"], HOOK["language"]) == ("hubgen-check", "python")
