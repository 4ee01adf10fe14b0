"""Measure pairs beside others and write a table: `python bench/matching/run.py --python VENV/bin/python --sizes 500,5000`."""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def measure(python: str, engine: str, size: int, edges: Path, limit: int) -> dict[str, float] | None:
    """Run one engine once, in a process of its own; None where it takes longer than *limit* seconds."""
    command = [python, str(HERE / "measure.py"), engine, str(size), str(edges)]
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return None
    line: dict[str, float] = json.loads(done.stdout)
    return line


def row(engine: str, size: int, runs: list[dict[str, float] | None]) -> str:
    """Write a line of the table: medians over the runs."""
    known = [run for run in runs if run is not None]
    if not known:
        return f"| {engine} | {size} | did not end in time | | | |"
    cells = (statistics.median(run[name] for run in known) for name in ("pairs", "points", "seconds", "MB"))
    return f"| {engine} | {size} | " + " | ".join(f"{cell:g}" for cell in cells) + " |"


def versions(other: str) -> list[str]:
    """Name what was measured, with its version."""
    ask = "import sys; from importlib.metadata import version; print(*(f'{name} {version(name)}' for name in sys.argv[1:]), sep='\\n')"
    asked = ((sys.executable, ("hubgen", "highspy", "numpy")), (other, ("scipy", "mentor-match")))
    texts = (subprocess.run([python, "-c", ask, *names], check=True, capture_output=True, text=True).stdout for python, names in asked)
    return [f"Python {sys.version.split()[0]}", *(line for text in texts for line in text.splitlines())]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", required=True, help="a Python with scipy and mentor-match")
    parser.add_argument("--sizes", default="500,5000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--limit", type=int, default=600, help="seconds for one run")
    options = parser.parse_args()
    lines = [f"`{' '.join(['python', 'bench/matching/run.py', *sys.argv[1:]])}`", "", ", ".join(versions(options.python)), "", "| engine | size | pairs | points | seconds | MB |", "|---|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, options.sizes.split(",")):
            edges = Path(folder) / f"{size}.json"
            measure(sys.executable, "rows", size, edges, options.limit)
            for engine, python in (("hubgen", sys.executable), ("scipy", options.python), ("mentor-match", options.python)):
                times = options.runs if engine != "mentor-match" else 1
                runs = [measure(python, engine, size, edges, options.limit) for _ in range(times)]
                lines.append(row(engine, size, runs))
        lines.append(row("hubgen swaps", 1000, [measure(sys.executable, "swaps", 1000, Path("-"), options.limit) for _ in range(options.runs)]))
    (HERE / "RESULTS.md").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
