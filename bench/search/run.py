"""One command: people, queries and indexes are made, engines measured side by side, and a Markdown table printed."""

import argparse
import importlib.metadata
import json
import os
import random
import shutil
import subprocess
import sys
from collections import defaultdict
from dataclasses import asdict
from pathlib import Path
from time import perf_counter

from builders import BUILDERS, STARTS_WITH, Tools, files_ahead
from draws import Query
from hubs import read_hub_folder
from measure import Run, measure
from people import SEED, read_plain, write_plain
from playwright.sync_api import Browser, sync_playwright
from queries import write_queries
from report import Figures, print_report
from serve import Server

HERE = Path(__file__).resolve().parent
RATES = (1, 4)
TYPED_OF_EACH_KIND = 2
REAL = "real"
Job = tuple[str, str, int]
"""A size, an engine, and how many times the processor is slowed."""


def main() -> None:
    options = _options()
    tools = set_up(options.work / "tools")
    sizes = options.sizes.split(",")
    engines = [name for name in BUILDERS if name in options.engines.split(",")]
    for size in sizes:
        make_data(options.work / size, size, options.data, tools, options.seed)
        make_indexes(options.work / size, engines, tools, rebuild=options.rebuild)
    figures = run_all(options, sizes, engines, tools)
    busy = f"{os.getloadavg()[2]:.1f} jobs at once on {os.cpu_count()} cores"
    remark = f"{options.repetitions} repetitions; the machine at the end: {busy}"
    text = print_report(figures, versions(options.chromium, tools), remark)
    print(text)
    if options.out:
        options.out.write_text(text, "utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="the folder of topics.jsonl and people.jsonl")
    parser.add_argument(
        "work", type=Path, help="a folder for everything that is made; what is there is used again"
    )
    parser.add_argument("--sizes", default="1000,10000", help="numbers of made-up people, or `real`")
    parser.add_argument("--engines", default=",".join(BUILDERS))
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("--budget", type=float, default=20, help="seconds of typing in one page")
    parser.add_argument("--chromium", default=shutil.which("chromium") or "")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--rebuild", action="store_true", help="build the indexes again")
    parser.add_argument("--keep", action="store_true", help="go on from the runs that WORK/runs.jsonl holds")
    parser.add_argument("--misses", action="store_true", help="name the misses, of the half to tune by only")
    parser.add_argument("--out", type=Path, help="a Markdown file to write the tables to")
    return parser.parse_args()


def set_up(folder: Path) -> Tools:
    """Install the rivals where they are not yet."""
    tools = Tools(folder / "npm", folder / "python")
    if not (tools.npm / "node_modules").is_dir():
        tools.npm.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "rivals" / "package.json", tools.npm)
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund"], cwd=tools.npm, check=True)
        # As everybody ships it: without comments, in short names.
        minify = ["--minify", "--format=esm", "--outfile=node_modules/minisearch.min.js"]
        command = ["npx", "--no-install", "esbuild", "node_modules/minisearch/dist/es/index.js", *minify]
        subprocess.run(command, cwd=tools.npm, check=True, stderr=subprocess.DEVNULL)
    if not tools.python.is_dir():
        wanted = ["-r", str(HERE / "requirements.txt"), "--target", str(tools.python)]
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", *wanted], check=True)
    return tools


def make_data(folder: Path, size: str, data: Path, tools: Tools, seed: int) -> None:
    """Make the people and the labelled queries of one size, unless they are there."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "people.json").is_file():
        if size == REAL:
            import_real(folder / "hub", data)
            write_plain(read_hub_folder(folder / "hub"), folder / "people.json")
        else:
            environment = {**os.environ, "PYTHONPATH": str(tools.python)}
            command = [
                sys.executable,
                str(HERE / "people.py"),
                size,
                str(data / "topics.jsonl"),
                str(folder),
                "--seed",
                str(seed),
            ]
            subprocess.run(command, check=True, env=environment)
    if not (folder / "held-out.jsonl").is_file():
        write_queries(folder, seed)


def import_real(hub: Path, data: Path) -> None:
    """Import the skills and the pseudonymous people as anybody would."""
    maps = HERE.parents[1] / "tests" / "fixtures" / "maps"
    hub.mkdir(parents=True, exist_ok=True)
    (hub / "mkdocs.yml").write_text("site_name: Real people\nextra:\n  hub: {}\n", "utf-8")
    for kind, rows in (("skills", "topics"), ("people", "people")):
        arguments = [
            kind,
            str(data / f"{rows}.jsonl"),
            "--map",
            str(maps / f"{rows}.yml"),
            "--into",
            str(hub),
        ]
        # Rows that could not be placed are no failure of this benchmark, so the exit code is not looked at.
        subprocess.run(
            [sys.executable, "-m", "hubgen", "import", *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )


def make_indexes(folder: Path, engines: list[str], tools: Tools, *, rebuild: bool) -> None:
    """Build the indexes that are missing, and write down how long each took."""
    missing = [name for name in engines if rebuild or not (folder / name / STARTS_WITH[name]).is_file()]
    everyone = read_plain(folder / "people.json") if missing else None
    for name in missing:
        out = folder / name
        if everyone is None:
            continue
        shutil.rmtree(out, ignore_errors=True)  # files have names by their content: old ones would stay beside the new
        out.mkdir()
        start = perf_counter()
        BUILDERS[name](everyone, out, tools)
        (folder / f"{name}.seconds").write_text(f"{perf_counter() - start:.2f}\n", "utf-8")


def read_queries(folder: Path, half: str) -> list[Query]:
    rows = map(json.loads, (folder / f"{half}.jsonl").read_text("utf-8").splitlines())
    return [
        Query(**{**row, "accept_first": tuple(row["accept_first"]), "fits": tuple(row["fits"])})
        for row in rows
    ]


def run_all(options: argparse.Namespace, sizes: list[str], engines: list[str], tools: Tools) -> list[Figures]:
    """Run every engine at every size and speed, in an order that chance deals anew for each repetition."""
    folders = {
        "/rivals/": HERE / "rivals",
        "/npm/": tools.npm / "node_modules",
        "/data/": options.work,
        "/": HERE,
    }
    server = Server(folders)
    halves = {
        size: (read_queries(options.work / size, "tuning"), read_queries(options.work / size, "held-out"))
        for size in sizes
    }
    ready = [
        (size, name)
        for size in sizes
        for name in engines
        if (options.work / size / name / STARTS_WITH[name]).is_file()
    ]
    log = options.work / "runs.jsonl"
    if not options.keep:
        log.unlink(missing_ok=True)
    runs = read_runs(log)
    rng = random.Random(options.seed)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=options.chromium or None)
        for repetition in range(1, options.repetitions + 1):
            jobs = [(size, name, rate) for size, name in ready for rate in RATES]
            rng.shuffle(jobs)
            for job in jobs:
                if len(runs[job]) < repetition and (run := _run_once(browser, server, job, halves[job[0]], options.budget, repetition)):
                    runs[job].append(run)
                    with log.open("a", encoding="utf-8") as file:
                        file.write(json.dumps([job, asdict(run)]) + "\n")
        browser.close()
    server.close()
    figures = [
        Figures(
            size,
            name,
            _seconds(options.work / size / f"{name}.seconds"),
            {rate: runs[size, name, rate] for rate in RATES},
            *halves[size],
        )
        for size, name in ready
    ]
    if options.misses:
        for figure in figures:
            figure.print_misses()
    return figures


def read_runs(log: Path) -> defaultdict[Job, list[Run]]:
    """Read the runs that were written down, so that none is lost when the machine stops one of them."""
    runs: defaultdict[Job, list[Run]] = defaultdict(list)
    for line in log.read_text("utf-8").splitlines() if log.is_file() else ():
        (size, name, rate), run = json.loads(line)
        runs[size, name, rate].append(Run(**{**run, "keys": tuple(run["keys"]), "answers": tuple(map(tuple, run["answers"]))}))
    return runs


def _run_once(browser: Browser, server: Server, job: Job, halves: tuple[list[Query], list[Query]], budget: float, repetition: int) -> Run | None:
    size, name, rate = job
    tuning, held_out = halves
    first = next(query.query for query in tuning if query.kind == "exact")
    asked = [query.query for query in (*tuning, *held_out)] if repetition == 1 and rate == 1 else []
    print(f"{repetition}: {name}, {size} people, {rate} times slowed", file=sys.stderr)
    try:
        ahead = files_ahead(name, server.folders["/data/"] / size / name)
        return measure(browser, server.url, name, size, rate, first, typed_queries(tuning), budget, asked, ahead)
    except Exception as error:  # one engine that gives up must not end the others' runs
        print(f"   gave up: {str(error).splitlines()[0]}", file=sys.stderr)
        return None


def typed_queries(tuning: list[Query]) -> list[str]:
    """Take the first queries of each kind, kinds in turn: a run that is cut has then typed some of each."""
    by_kind: defaultdict[str, list[str]] = defaultdict(list)
    for query in tuning:
        by_kind[query.kind].append(query.query)
    return [
        queries[turn]
        for turn in range(TYPED_OF_EACH_KIND)
        for queries in by_kind.values()
        if turn < len(queries)
    ]


def _seconds(path: Path) -> str:
    return path.read_text("utf-8").strip() if path.is_file() else ""


def versions(chromium: str, tools: Tools) -> dict[str, str]:
    """Say what ran."""
    found = {"Python": sys.version.split()[0]}
    for name in ("minisearch", "pagefind"):
        found[name] = json.loads((tools.npm / "node_modules" / name / "package.json").read_text("utf-8"))[
            "version"
        ]
    for package in ("mkdocs", "mkdocs-material", "hubgen"):
        found[package] = importlib.metadata.version(package)
    found["zensical"] = next(
        iter(importlib.metadata.distributions(name="zensical", path=[str(tools.python)]))
    ).version
    if chromium:
        found["Chromium"] = subprocess.run(
            [chromium, "--version"], capture_output=True, text=True, check=True
        ).stdout.split()[1]
    return found


if __name__ == "__main__":
    main()
