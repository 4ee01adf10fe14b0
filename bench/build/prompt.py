"""The commands that a person waits for at a prompt, each as a whole process: `python bench/build/prompt.py WORK`."""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import median

from engines import TODAY, environment
from measure import Run, run_once

HERE = Path(__file__).resolve().parent
WHO = "index budget mentor lisbon"
SETTINGS = "site_name: Empty hub\nsite_url: https://hub.example/\ntheme:\n  name: material\n  font: false\nhooks:\n  - hooks/pages.py\nextra:\n  hub:\n    organisation: Empty hub\n"


def main() -> None:
    options = _options()
    options.work.mkdir(parents=True, exist_ok=True)
    hubs = Hubs(options.work.resolve())
    rows = commands(hubs, options.size, options.build)
    known: dict[str, list[Run]] = {name: [] for name, _, _ in rows}
    for _ in range(options.runs):
        for name, folder, words in rows:
            if not options.cached:
                hubs.put_cache_aside(folder)
            command = [options.python, "-m", "hubgen", *words()]
            if run := run_once(command, folder, environment(), codes=(0, 1), limit=options.limit):
                known[name].append(run)
    hubs.delete()
    print("| command | seconds, median (least to most) | processor seconds | peak MB |\n| --- | --- | --- | --- |")
    for name, runs in known.items():
        print(_row(name, runs))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path, help="a folder for the hubs; those that are there are used again")
    parser.add_argument("--size", type=int, default=10000, help="people in the hub that the questions are about")
    parser.add_argument("--build", type=int, default=1000, help="people in the hub that is built")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=float, default=600)
    parser.add_argument("--cached", action="store_true", help="let commands find what the last one kept in .cache")
    parser.add_argument("--python", default=sys.executable)
    return parser.parse_args()


class Hubs:
    """Hubs in the folder *work*, made where they are not yet."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.spent: list[Path] = []

    def with_history(self, size: int) -> Path:
        """Give a hub in a repository, whose last commit changed one profile."""
        hub = self.generated(size)
        if not (hub / ".git").exists():
            _git(hub, "init", "--quiet")
            _git(hub, "add", "--all")
            _git(hub, "commit", "--quiet", "--message", "The hub")
            profile = sorted((hub / "people").glob("*.yml"))[size // 2]
            profile.write_text(profile.read_text("utf-8").replace("role: ", "role: Chief "), "utf-8")
            _git(hub, "commit", "--quiet", "--all", "--message", "One profile")
        return hub

    def generated(self, size: int) -> Path:
        hub = self.work / f"hub-{size}"
        if not hub.is_dir():
            subprocess.run([sys.executable, str(HERE.parent / "generate.py"), str(size), str(hub)], check=True)
        return hub

    def empty(self) -> Path:
        """Give a hub of nobody: settings, the hook, and a home page."""
        hub = self.work / "hub-empty"
        if not hub.is_dir():
            (hub / "docs").mkdir(parents=True)
            (hub / "docs" / "index.md").write_text("Welcome.\n", "utf-8")
            (hub / "mkdocs.yml").write_text(SETTINGS, "utf-8")
            shutil.copytree(HERE.parents[1] / "hooks", hub / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
        return hub

    def site(self, name: str) -> str:
        """Name a folder that is not there: files made where as many were just deleted are slow to make."""
        number = next(number for number in count() if not (self.work / f"{name}-{number}").exists())
        self.spent.append(self.work / f"{name}-{number}")
        return str(self.spent[-1])

    def put_cache_aside(self, hub: Path) -> None:
        if (hub / ".cache").exists():
            (hub / ".cache").rename(self.site("cache"))

    def delete(self) -> None:
        for folder in self.spent:
            shutil.rmtree(folder, ignore_errors=True)


def commands(hubs: Hubs, size: int, built: int) -> list[tuple[str, Path, Callable[[], list[str]]]]:
    """Name each command, the folder it is run in, and gives its words anew for each run."""
    asked, small, empty = hubs.with_history(size), hubs.generated(built), hubs.empty()
    day = ["--today", TODAY]
    return [
        ("`hubgen --help`", asked, lambda: ["--help"]),
        (f"`hubgen check`, {size:,} people", asked, lambda: ["check", *day]),
        ("`hubgen check --base HEAD~1`", asked, lambda: ["check", "--base", "HEAD~1", *day]),
        ("`hubgen diff --base HEAD~1`", asked, lambda: ["diff", "--base", "HEAD~1", *day]),
        (f'`hubgen who "{WHO}"`', asked, lambda: ["who", WHO, *day]),
        ("`hubgen build`, an empty hub", empty, lambda: ["build", "--site-dir", hubs.site("site-empty"), *day]),
        (f"`hubgen build`, {built:,} people", small, lambda: ["build", "--site-dir", hubs.site(f"site-{built}"), *day]),
    ]


def _git(hub: Path, *words: str) -> None:
    who = ["-c", "user.name=bench", "-c", "user.email=bench@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=hub, check=True)


def _row(name: str, runs: list[Run]) -> str:
    if not runs:
        return f"| {name} | did not end in time | | |"
    walls = [run.wall for run in runs]
    cpu, memory = median(run.cpu for run in runs), median(run.largest for run in runs)
    return f"| {name} | {median(walls):.2f} ({min(walls):.2f} to {max(walls):.2f}) | {cpu:.2f} | {memory:.0f} |"


if __name__ == "__main__":
    main()
