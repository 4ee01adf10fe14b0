"""One command: hubs are made, engines build them side by side, and tables and a picture of the growth are written."""

import argparse
import json
import shutil
import subprocess
import sys
from collections import defaultdict
from dataclasses import asdict
from itertools import count
from pathlib import Path

from curves import draw_curves
from engines import ENGINES, Tools, environment
from measure import Run, run_once
from report import Figures, Weight, weigh, write_report

HERE = Path(__file__).resolve().parent
SIZES = "1000,2000,5000,10000,20000,50000"
UP_TO = "hubgen-cached=10000,hugo-without-search=10000,mkdocs=10000,zensical=5000"
"""Of 10,000 people Zensical makes more than 110,000 sections to search, and then refuses one of more than 8,192 words: all skills."""
LONG = 60
"""An engine whose run takes more seconds than this is run once."""


def main() -> None:
    options = _options()
    tools = Tools(options.python, options.hugo, options.zensical)
    bench = Bench(options.work.resolve(), tools, options.limit)
    if not options.keep:
        bench.log.unlink(missing_ok=True)
    most = dict(pair.split("=") for pair in options.up_to.split(",") if pair)
    for size in map(int, options.sizes.split(",")):
        names = [name for name in options.engines.split(",") if size <= int(most.get(name, size))]
        bench.make_inputs(size, names)
        bench.measure(size, names, options.runs)
    if not options.keep_sites:
        bench.delete_sites()
    figures = bench.figures()
    command = " ".join(["python", "bench/build/run.py", *sys.argv[1:]])
    options.out.write_text(write_report(figures, tools, command), "utf-8")
    if options.picture:
        options.picture.write_text(draw_curves(figures), "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path, help="a folder for everything that is made; hubs and inputs that are there are used again")
    parser.add_argument("--sizes", default=SIZES, help="numbers of people")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--up-to", default=UP_TO, help="the largest size that an engine is given")
    parser.add_argument("--runs", type=int, default=3, help=f"of each engine at each size; what takes over {LONG} seconds is run once")
    parser.add_argument("--limit", type=float, default=1200, help="seconds for one run")
    parser.add_argument("--python", default=sys.executable, help="a Python with hubgen, MkDocs and Material")
    parser.add_argument("--hugo", default=shutil.which("hugo") or "hugo", help="Hugo's own binary")
    parser.add_argument("--zensical", default=shutil.which("zensical") or "zensical")
    parser.add_argument("--keep", action="store_true", help="add to the runs that WORK/runs.jsonl holds")
    parser.add_argument("--keep-sites", action="store_true", help="do not delete what was built")
    parser.add_argument("--out", type=Path, default=HERE / "RESULTS.md")
    parser.add_argument("--picture", type=Path, help="an SVG file to draw the growth into")
    return parser.parse_args()


class Bench:
    """The folder *work*: hubs, the engines' inputs with the sites built in them, and a log of the runs."""

    def __init__(self, work: Path, tools: Tools, limit: float) -> None:
        self.work, self.tools, self.limit = work, tools, limit
        self.log = work / "runs.jsonl"

    def make_inputs(self, size: int, names: list[str]) -> None:
        """Make the hub of *size* people and each engine's input, where they are not yet."""
        hub = self.work / "hubs" / str(size)
        if not hub.is_dir():
            command = [sys.executable, str(HERE.parent / "generate.py"), str(size)]
            _in_one_go(hub, lambda folder: subprocess.run([*command, str(folder)], check=True))
        for name in names:
            _in_one_go(self._source(size, name), lambda folder, name=name: ENGINES[name].make(hub, folder))

    def measure(self, size: int, names: list[str], runs: int) -> None:
        """Run the engines in turn, *runs* times, and once more for the memory of those that are several processes."""
        known: defaultdict[str, list[Run]] = defaultdict(list)
        for turn in range(runs):
            for name in names:
                if turn and (not known[name] or known[name][0].wall > LONG):
                    continue
                if run := self._run(size, name):
                    known[name].append(run)
        for name in names:
            if any(run.processes > 1 for run in known[name]):
                self._run(size, name, watch=True)

    def _run(self, size: int, name: str, *, watch: bool = False) -> Run | None:
        engine, source = ENGINES[name], self._source(size, name)
        out = self._new(source, "site")
        engine.before(self.tools, source, self._new(source, "spare"))
        command = engine.command(self.tools, source, out)
        run = run_once(command, source, environment(), codes=engine.codes, limit=self.limit, watch=watch)
        weight = weigh(out) if run else Weight()
        row = {"size": size, "engine": name, "run": run and asdict(run), "weight": asdict(weight)}
        with self.log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
        print(f"{size:6} {name:20} {f'{run.wall:8.2f} s' if run else 'not in time'}{' (watched)' * watch}", file=sys.stderr)
        return run

    def _source(self, size: int, name: str) -> Path:
        return self.work / "inputs" / str(size) / name

    def _new(self, source: Path, kind: str) -> Path:
        """Name a folder that is not there: files made where as many were just deleted are slow to make."""
        return next(out for number in count() if not (out := source / f"{kind}-{number}").exists())

    def delete_sites(self) -> None:
        """Delete what was built, by runs that were broken off too."""
        for kind in ("site", "spare"):
            for folder in self.work.glob(f"inputs/*/*/{kind}-*/"):
                shutil.rmtree(folder, ignore_errors=True)

    def figures(self) -> list[Figures]:
        """Give the runs of the log by size and engine."""
        groups: dict[tuple[int, str], Figures] = {}
        for row in map(json.loads, self.log.read_text("utf-8").splitlines()):
            figures = groups.setdefault((row["size"], row["engine"]), Figures(row["size"], row["engine"], [], Weight(**row["weight"])))
            if row["run"]:
                figures.runs.append(Run(**row["run"]))
        return sorted(groups.values(), key=lambda figures: (figures.size, list(ENGINES).index(figures.engine)))


def _in_one_go(folder: Path, make) -> None:  # type: ignore[no-untyped-def]
    """Make *folder* whole or not at all, unless it is there."""
    if not folder.is_dir():
        half = folder.with_name(f".{folder.name}")
        shutil.rmtree(half, ignore_errors=True)
        half.parent.mkdir(parents=True, exist_ok=True)
        make(half)
        half.rename(folder)


if __name__ == "__main__":
    main()
