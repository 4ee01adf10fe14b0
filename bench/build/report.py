"""Figures become Markdown: a table for each size, and one of the growth."""

import os
import platform
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from engines import Tools
from measure import Run

COMPARED_WITH = "hugo"


@dataclass(frozen=True, slots=True)
class Weight:
    """What was written: files, folders, megabytes, the kilobytes of the page in the middle, and the largest file."""

    files: int = 0
    folders: int = 0
    megabytes: float = 0.0
    page: float = 0.0
    largest: str = ""
    largest_megabytes: float = 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """All runs of one engine at one size; none, if it did not end in time."""

    size: int
    engine: str
    runs: list[Run]
    weight: Weight

    def timed(self) -> list[Run]:
        return [run for run in self.runs if run.together is None]

    def wall(self) -> float | None:
        walls = [run.wall for run in self.timed()]
        return median(walls) if walls else None


def weigh(site: Path) -> Weight:
    """Look through a site that was built."""
    everything = list(site.rglob("*"))
    sizes = {path: path.stat().st_size for path in everything if path.is_file()}
    pages = [size for path, size in sizes.items() if path.suffix == ".html"]
    largest = max(sizes, key=lambda path: sizes[path])
    return Weight(
        files=len(sizes),
        folders=len(everything) - len(sizes),
        megabytes=sum(sizes.values()) / 1e6,
        page=median(pages or [0]) / 1e3,
        largest=largest.relative_to(site).as_posix(),
        largest_megabytes=sizes[largest] / 1e6,
    )


def write_report(figures: Sequence[Figures], tools: Tools, command: str) -> str:
    """Write everything: what was run, on what, and the tables."""
    parts = [f"`{command}`\n", f"{', '.join(versions(tools))}. {_machine()}\n"]
    sizes = sorted({figure.size for figure in figures})
    parts += (_table(size, [figure for figure in figures if figure.size == size]) for size in sizes)
    if len(sizes) > 1:
        parts.append(_growth(figures, sizes))
    parts.append(_scale(figures))
    return "\n".join(parts)


def versions(tools: Tools) -> list[str]:
    """Name what was measured, with its version."""
    ask = "import sys; from importlib.metadata import version; print(sys.version.split()[0], *map(version, sys.argv[1:]))"
    python, *packages = _say(tools.python, "-c", ask, "hubgen", "mkdocs", "mkdocs-material").split()
    commit = _say("git", "-C", str(Path(__file__).parent), "rev-parse", "--short", "HEAD")
    names = ("MkDocs", "Material for MkDocs")
    others = (("Hugo", _say(tools.hugo, "version").partition("-")[0].removeprefix("hugo v")), ("Zensical", _say(tools.zensical, "--version")))
    known = [(name, version) for name, version in (*zip(names, packages[1:], strict=False), *others) if version]
    return [f"hubgen {' '.join(packages[:1])} ({commit})", *(f"{name} {version}" for name, version in known), f"Python {python}"]


def _say(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def _machine() -> str:
    model = next((line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.processor())
    return f"{os.cpu_count()} cores ({model}), {platform.system()}; at the end {os.getloadavg()[2]:.1f} jobs at once."


def _lines(path: str) -> list[str]:
    return Path(path).read_text("utf-8").splitlines() if Path(path).is_file() else []


def _table(size: int, figures: Sequence[Figures]) -> str:
    head = ("engine", "seconds, median (least to most)", "runs", f"of {COMPARED_WITH}'s", "processor seconds", "peak MB, largest process", "all together", "files", "MB written", "kB of the median page")
    base = next((figure.wall() for figure in figures if figure.engine == COMPARED_WITH), None)
    return f"## {size:,} people\n\n" + _markdown(head, (_row(figure, base) for figure in figures))


def _row(figure: Figures, base: float | None) -> tuple[str, ...]:
    wall, timed, weight = figure.wall(), figure.timed(), figure.weight
    if wall is None:
        return (figure.engine, "did not end in time", *[""] * 8)
    watched = [run.together for run in figure.runs if run.together is not None]
    return (
        figure.engine,
        f"{wall:.2f} ({min(run.wall for run in timed):.2f} to {max(run.wall for run in timed):.2f})",
        str(len(timed)),
        f"{wall / base:.2f}" if base else "–",
        f"{median(run.cpu for run in timed):.1f}",
        f"{median(run.largest for run in timed):.0f}",
        f"{max(watched):.0f}" if watched else "the same",
        f"{weight.files:,}",
        f"{weight.megabytes:.0f}",
        f"{weight.page:.1f}",
    )


def _growth(figures: Sequence[Figures], sizes: Sequence[int]) -> str:
    """Write the seconds for each 1,000 people, and how the last compares with the first: 1.00 is linear."""
    head = ("seconds for each 1,000 people", *(f"{size:,}" for size in sizes), "last to first")
    rows = []
    for name in dict.fromkeys(figure.engine for figure in figures):
        shares = {figure.size: wall / figure.size * 1000 for figure in figures if figure.engine == name and (wall := figure.wall())}
        if len(shares) > 1:
            known = list(shares.values())
            rows.append((name, *(f"{shares[size]:.2f}" if size in shares else "–" for size in sizes), f"{known[-1] / known[0]:.2f}"))
    return "## Growth\n\n" + _markdown(head, rows)


def _scale(figures: Sequence[Figures]) -> str:
    """Write what hubgen's sites take on a host: the table of docs/dev/scale.md."""
    cached = {figure.size: wall for figure in figures if figure.engine == "hubgen-cached" and (wall := figure.wall())}
    head = ("people", "files", "files and folders", "MB", "largest file", "seconds, cold", "seconds, cached", "peak MB while building")
    rows = []
    for figure in figures:
        if figure.engine == "hubgen" and (wall := figure.wall()):
            weight, again = figure.weight, cached.get(figure.size)
            largest = f"{weight.largest_megabytes:.1f} MB, `{weight.largest}`"
            memory = max(max(run.largest, run.together or 0) for run in figure.runs)
            rows.append((f"{figure.size:,}", f"{weight.files:,}", f"{weight.files + weight.folders:,}", f"{weight.megabytes:.0f}", largest, f"{wall:.1f}", f"{again:.1f}" if again else "–", f"{memory:.0f}"))
    return "## What a hub takes\n\n" + _markdown(head, rows)


def _markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)
