"""Say where the time of one build goes, phase by phase and process by process: `python bench/build/phases.py HUB`."""

import argparse
import gc
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import wraps
from importlib import import_module
from pathlib import Path

TODAY = "2026-11-22"
PHASES = (
    ("read and resolve", "hubgen.content.load:load"),
    ("check", "hubgen.checks:run_checks"),
    ("leave out what the audience may not see", "hubgen.content.audience:seen_by"),
    ("ask git how programs began", "hubgen.content.history:people_at"),
    ("plan the site", "hubgen.site.pages:make_site"),
    ("derive the proposals", "hubgen.views.matches:matches_view"),
    ("derive the insights", "hubgen.views.insights.whole:insights_view"),
    ("read the months that were kept", "hubgen.engines.months:kept_months"),
    ("derive the directory", "hubgen.views.search.derive:derive_columns"),
    ("write the directory's index", "hubgen.site.index_format:write_index"),
    ("write the form's files", "hubgen.site.form_files:form_files"),
    ("MkDocs: settings", "mkdocs.config.base:load_config"),
    ("MkDocs: docs/ and what it alone can", "mkdocs.commands.build:build"),
    ("MkDocs: shells", "hubgen.engines.shell:Press.shell"),
    ("add the records", "hubgen.engines.additions:add"),
    ("write a share of the records", "hubgen.engines.additions:_stamp"),
    ("make records", "hubgen.site.records:OnDemand.__getitem__"),
    ("render the insides", "hubgen.site.render:TemplateRenderer.__call__"),
    ("Markdown", "hubgen.site.markdown:Bodies.render"),
    ("stamp", "hubgen.engines.shell:Press.print"),
    ("make assets", "hubgen.site.records:Assets.__getitem__"),
    ("write files", "hubgen.engines.output:Output.write"),
    ("extend the sitemap", "hubgen.engines.additions:Additions.sitemap"),
    ("extend the theme's search", "hubgen.engines.additions:Additions.search"),
    ("look for leaks", "hubgen.engines.mkdocs:look_for_leaks"),
    ("put the site in its place", "hubgen.engines.swap:Workshop.swap"),
    ("tell the problems", "hubgen.reports.text:report_text"),
)
"""What is timed: a name, and the function of the corridor that does it. One that is there no more is named at the end."""


@dataclass(slots=True)
class Spent:
    """What one process spent in one phase, without the phases inside it. *memory* is its peak by then, in MB."""

    depth: int
    calls: int = 0
    wall: float = 0.0
    cpu: float = 0.0
    memory: float = 0.0


@dataclass(slots=True)
class Frame:
    """A phase that is going on: when it began, and what the phases inside it have taken."""

    name: str
    wall: float
    cpu: float
    inside: list[float] = field(default_factory=lambda: [0.0, 0.0])


class Clock:
    """Times the phases. Each process writes its own into a file of *folder* whenever its outermost phase ends."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.begun = time.perf_counter()
        self._start_over()

    def _start_over(self) -> None:
        self.process = os.getpid()
        self.frames: list[Frame] = []
        self.spent: dict[str, Spent] = {}

    def timed(self, name: str, function: Callable[..., object]) -> Callable[..., object]:
        """Give *function* with a clock around it."""

        @wraps(function)
        def around(*given: object, **named: object) -> object:
            if os.getpid() != self.process:  # this process was split off from one whose phases it goes on with
                self._start_over()
            spent = self.spent.setdefault(name, Spent(len(self.frames)))
            frame = Frame(name, time.perf_counter(), time.process_time())
            self.frames.append(frame)
            try:
                return function(*given, **named)
            finally:
                self._end(frame, spent)

        return around

    def _end(self, frame: Frame, spent: Spent) -> None:
        self.frames.pop()
        wall, cpu = time.perf_counter() - frame.wall, time.process_time() - frame.cpu
        spent.calls += 1
        spent.wall += wall - frame.inside[0]
        spent.cpu += cpu - frame.inside[1]
        spent.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        if self.frames:
            self.frames[-1].inside[0] += wall
            self.frames[-1].inside[1] += cpu
        else:
            rows = {name: asdict(each) for name, each in self.spent.items()}
            (self.folder / f"{self.process}.json").write_text(json.dumps(rows), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("hub", type=Path)
    parser.add_argument("--today", default=TODAY, help="the day of the generated hubs, if left out")
    parser.add_argument("--cached", action="store_true", help="let the build find what the last one kept in .cache")
    parser.add_argument("--one", action="store_true", help="on one processor: everything in one process")
    parser.add_argument("--deep", action="store_true", help="on one processor, as a tree of functions (with pyinstrument, which slows it down)")
    options = parser.parse_args()
    if options.one or options.deep:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder, _cache(options.hub / ".cache", keep=options.cached):
        if options.deep:
            print(_tree(options, Path(folder)))
        else:
            _print_phases(options, Path(folder))


def _print_phases(options: argparse.Namespace, folder: Path) -> None:
    before = time.perf_counter()
    import_module("hubgen.cli")
    import_module("hubgen.engines.publish")
    clock = Clock(folder)
    missing = [name for name, place in PHASES if not _put_clock(clock, name, place)]
    loaded = time.perf_counter() - before
    start = time.perf_counter()
    clock.timed("(between the phases)", _build)(options, folder)
    wall = time.perf_counter() - start
    print(f"{loaded:.2f} s to load hubgen and MkDocs, then {wall:.2f} s to build; without what stands further in:\n")
    files = sorted(folder.glob("*.json"), key=lambda file: (file.stem != str(os.getpid()), int(file.stem)))
    for number, file in enumerate(files, start=1):
        print(f"process {number}\n    wall     cpu   calls  peak MB")
        for name, row in json.loads(file.read_text("utf-8")).items():
            spent = Spent(**row)
            print(f"{spent.wall:8.2f}{spent.cpu:8.2f}{spent.calls:8}{spent.memory:9.0f}  {'  ' * spent.depth}{name}")
        print()
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    cpu = sum(usage.ru_utime + usage.ru_stime for usage in (own, others))
    print(f"{cpu:.2f} processor seconds in all; peak {own.ru_maxrss / 1024:.0f} MB here, {others.ru_maxrss / 1024:.0f} MB in the largest other process")
    if missing:
        print(f"not timed, since they are elsewhere now: {', '.join(missing)}")


def _build(options: argparse.Namespace, folder: Path) -> None:
    """Build as the command does, and keep its words to itself."""
    gc.disable()  # as the command does when it is entered
    command = import_module("hubgen.cli").main
    words = ["build", str(options.hub), "--site-dir", str(folder / "site"), "--today", options.today]
    with (folder / "words.log").open("w", encoding="utf-8") as log:
        before, sys.stderr = sys.stderr, log
        try:
            command(words, standalone_mode=False)
        except SystemExit as end:
            if end.code not in (None, 0, 1):
                raise
        finally:
            sys.stderr = before


def _put_clock(clock: Clock, name: str, place: str) -> bool:
    """Put the clock around the function at *place*, wherever it has been imported to. Say whether it is there."""
    module_name, _, path = place.partition(":")
    try:
        owner: object = import_module(module_name)
        *classes, last = path.split(".")
        for class_name in classes:
            owner = getattr(owner, class_name)
        function = getattr(owner, last)
    except (ImportError, AttributeError):
        return False
    timed = clock.timed(name, function)
    setattr(owner, last, timed)
    for module in [module for key, module in sys.modules.items() if key.startswith(("hubgen", "mkdocs"))]:
        for key, value in list(vars(module).items()):
            if value is function:
                setattr(module, key, timed)
    return True


def _tree(options: argparse.Namespace, folder: Path) -> str:
    try:
        from pyinstrument import Profiler
    except ImportError:
        sys.exit("--deep needs pyinstrument: pip install pyinstrument")
    profiler = Profiler(interval=0.002)
    with profiler:
        _build(options, folder)
    return str(profiler.output_text(unicode=True))


@contextmanager
def _cache(folder: Path, *, keep: bool) -> Iterator[None]:
    """Put the hub's cache aside for the time of a build, unless it is to be found."""
    aside = folder.with_name(".cache-aside")
    if not keep and folder.exists():
        folder.rename(aside)
    try:
        yield
    finally:
        if aside.exists():
            if folder.exists():
                folder.rename(Path(tempfile.mkdtemp()) / "cache")
            aside.rename(folder)


if __name__ == "__main__":
    main()
