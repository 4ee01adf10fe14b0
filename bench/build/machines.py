"""What the pages of insights and the files for programs add to a build: `python bench/build/machines.py HUB WORK`."""

import argparse
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median

import yaml
from engines import TODAY, Tools, environment
from measure import Run, run_once
from report import versions

NEITHER = "neither"
VARIANTS = {
    NEITHER: {"insights": False, "api": False},
    "without insights": {"insights": False},
    "without the API": {"api": False},
    "everything": {},
}
"""What `extra.hub` in mkdocs.yml says more than the hub's own does, by the name of the build."""


EARLIER = "an earlier version"


def main() -> None:
    options = _options()
    hubs = {name: _copy(options.hub.resolve(), options.work.resolve() / f"hub-{at}", more) for at, (name, more) in enumerate(VARIANTS.items())}
    for hub in hubs.values():
        if (hub / ".git").exists():
            subprocess.run([options.python, "-m", "hubgen", "history", str(hub), "--today", TODAY], env=environment(), check=True, stdout=subprocess.DEVNULL)
    builds = {name: partial(_build, options.python, environment(), hub) for name, hub in hubs.items()}
    if options.earlier:
        builds[EARLIER] = _of_earlier(options, options.work.resolve() / "hub-earlier")
    sites = (options.work.resolve() / f"site-{number}" for number in count())
    for build in builds.values():
        build(next(sites))  # not counted: it compiles templates and warms the disk
    rounds = [{name: build(next(sites)) for name, build in builds.items()} for _ in range(options.runs)]
    watched = {name: build(next(sites), watch=True) for name, build in builds.items()}
    shutil.rmtree(options.work)
    print(f"{', '.join(versions(Tools(options.python, '', '')))}.\n")
    print("\n".join(_table(rounds, watched)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("hub", type=Path, help="a generated hub, of which copies are made; with trends, where bench/history.py gave it a past")
    parser.add_argument("work", type=Path, help="a folder that is not there; it is deleted at the end")
    parser.add_argument("--runs", type=int, default=5, help="of each build")
    parser.add_argument("--earlier", type=Path, help="the checkout of another version, which builds the same hub with the settings of its own bench/")
    parser.add_argument("--python", default=sys.executable, help="a Python with hubgen, MkDocs and Material")
    return parser.parse_args()


def _copy(hub: Path, folder: Path, more: dict[str, bool]) -> Path:
    """Copy *hub* without what runs have kept, and let its settings say *more*."""
    shutil.copytree(hub, folder, ignore=shutil.ignore_patterns(".cache", "site"))
    settings = folder / "mkdocs.yml"
    data = yaml.safe_load(settings.read_text("utf-8"))
    data["extra"]["hub"].update(more)
    settings.write_text(yaml.safe_dump(data, sort_keys=False), "utf-8")
    return folder


def _of_earlier(options: argparse.Namespace, hub: Path) -> Callable[..., Run]:
    """Let another version build the same: settings that have come since then would be mistakes to it."""
    checkout = options.earlier.resolve()
    _copy(options.hub.resolve(), hub, {})
    shutil.copy(checkout / "bench" / "mkdocs.yml", hub)
    return partial(_build, options.python, {**environment(), "PYTHONPATH": str(checkout / "src")}, hub)


def _build(python: str, environment: dict[str, str], hub: Path, site: Path, *, watch: bool = False) -> Run:
    """Build into a new folder. What the last run kept of bodies is put aside, what was kept of months is not."""
    for kept in hub.glob(".cache/hubgen/*"):
        if kept.name != "months":
            kept.rename(site.with_name(f"{site.name}-{kept.name}"))
    command = [python, "-m", "hubgen", "build", str(hub), "--today", TODAY, "--site-dir", str(site)]
    run = run_once(command, hub, environment, codes=(0, 1), limit=1200, watch=watch)
    if run is None:
        raise SystemExit(f"{hub} was not built in 20 minutes")
    return run


def _table(rounds: list[dict[str, Run]], watched: dict[str, Run]) -> Iterator[str]:
    """Give one row for each build. The builds of one round are compared with each other, as they ran one after the other."""
    yield f"| build, {len(rounds)} rounds | seconds, median (least to most) | of neither's, median | processor seconds, median (least to most) | of neither's, median | peak MB, largest process | all together |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for name, most in watched.items():
        row = [_spread(rounds, name, figure) + f" | {median(figure(each[name]) / figure(each[NEITHER]) for each in rounds):.2f}" for figure in (_wall, _cpu)]
        yield f"| {name} | {' | '.join(row)} | {most.largest:.0f} | {most.together or 0:.0f} |"


def _spread(rounds: list[dict[str, Run]], name: str, figure: Callable[[Run], float]) -> str:
    found = [figure(each[name]) for each in rounds]
    return f"{median(found):.2f} ({min(found):.2f} to {max(found):.2f})"


def _wall(run: Run) -> float:
    return run.wall


def _cpu(run: Run) -> float:
    return run.cpu


if __name__ == "__main__":
    main()
