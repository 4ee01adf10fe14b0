"""The repository's own hub becomes a built site, once for all tests, however many workers run them."""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-22"
MIDNIGHT = "1795305600"
"""That day's first second, as `SOURCE_DATE_EPOCH` has it."""

SITE_URL = re.findall(r"^site_url: (\S+)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.M)[0]
"""The site's own absolute address, ending in a slash."""

HUB = ("mkdocs.yml", "docs", "hooks", "people", "skills", "circles", "programs")
KINDS = {
    "home": "index.html",
    "directory": "people/index.html",
    "person": "people/*/index.html",
    "skill": "skills/*/index.html",
    "skills": "skills/index.html",
    "a-to-z": "skills-a-z/index.html",
    "team": "teams/*/index.html",
    "teams": "teams/index.html",
    "circle": "circles/*/index.html",
    "circles": "circles/index.html",
    "note": "circles/*/*/index.html",
    "program": "programs/*/index.html",
    "programs": "programs/index.html",
    "matches": "matches/index.html",
    "insights": "insights/index.html",
    "insights-wanted": "insights/wanted/index.html",
    "insights-single-points": "insights/single-points/index.html",
    "insights-coverage": "insights/coverage/index.html",
    "insights-people": "insights/coverage/team/*/index.html",
    "insights-network": "insights/network/index.html",
    "insights-freshness": "insights/freshness/index.html",
    "insights-trends": "insights/trends/index.html",
    "playbook": "playbooks/new-hire-mentoring/index.html",
    "checklist": "playbooks/checklist/index.html",
    "program-checklist": "programs/*/checklist/index.html",
    "contribute": "contribute/index.html",
}
"""Where the pages of each kind stand."""

SURROUNDINGS = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
"""The build with which the sample is compared has other ones."""

PATIENCE = 300  # seconds that a worker waits for what another one builds


def page_of(site: Path, kind: str) -> Path:
    """Give the page of that *kind* with the most on it."""
    return max(sorted(site.glob(KINDS[kind])), key=lambda file: file.stat().st_size)


def url_of(site: Path, page: Path) -> str:
    """Give the address of a page, relative to the site's root."""
    return page.relative_to(site).as_posix().removesuffix("index.html")


def run_python(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run Python as a reader would run a command: none of the surroundings' dates, and *environment* laid over."""
    own = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return subprocess.run(
        [sys.executable, *arguments],
        env={**own, "NO_MKDOCS_2_WARNING": "1", **environment},
        check=False,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=PATIENCE,
    )


def build(root: Path, site: Path, *options: str, **environment: str) -> Path:
    """Build the hub in *root* with hubgen's own command, and give the folder of its site."""
    done = run_python(
        "-m", "hubgen", "build", str(root), "--site-dir", str(site), "--today", TODAY, *options, **environment
    )
    if done.returncode:
        raise RuntimeError(f"hubgen build ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return site


def copy_hub(folder: Path) -> Path:
    """Copy the repository's hub, without its program, to *folder*."""
    folder.mkdir(parents=True)
    for name in HUB:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)
    return folder


def built_sample(factory: pytest.TempPathFactory) -> Path:
    """Give the site of the repository's own hub as its colleagues see it."""
    return made_once(factory, "sample", lambda folder: build(ROOT, folder, **SURROUNDINGS))


def built_public(factory: pytest.TempPathFactory) -> Path:
    """Give the site of the repository's own hub as anybody may see it."""
    return made_once(factory, "public", lambda folder: build(ROOT, folder, "--audience", "public"))


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Path]) -> Path:
    """Give the folder that *make* fills; of several workers, the first one makes it for all."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return make(factory.mktemp(name) / "site")
    base = factory.getbasetemp().parent
    try:
        (base / f"{name}.lock").mkdir()
    except FileExistsError:
        return _wait(base, name)
    try:
        make(base / f"{name}.part" / "site")
    except Exception as error:
        (base / f"{name}.failed").write_text(str(error), "utf-8")
        raise
    (base / f"{name}.part").rename(base / name)
    return base / name / "site"


def _wait(base: Path, name: str) -> Path:
    for _ in range(PATIENCE * 10):
        if (base / name).is_dir():
            return base / name / "site"
        if (base / f"{name}.failed").is_file():
            pytest.fail((base / f"{name}.failed").read_text("utf-8"))
        time.sleep(0.1)
    pytest.fail(f"the other worker has not made {name} in {PATIENCE} seconds")
