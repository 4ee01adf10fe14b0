"""Say where the time of one build goes: `python bench/phases.py HUB`, with the default day of the generated hubs."""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from hubgen.checks import run_checks
from hubgen.content.audience import seen_by
from hubgen.content.load import load
from hubgen.engines.publish import build_website
from hubgen.site.pages import make_site

TODAY = date(2026, 11, 22)
seconds: dict[str, float] = {}


@contextmanager
def phase(name: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds[name] = time.perf_counter() - start


def main(root: Path) -> None:
    with phase("read and resolve"):
        hub, problems = load(root, TODAY)
    with phase("check"):
        problems += run_checks(hub, problems)
    with phase("derive"):
        site = make_site(seen_by(hub, "internal"))
    with phase("render the insides of the records (in the next line too)"):
        for record in site.records.values():
            site.render(record)
    with tempfile.TemporaryDirectory() as folder, phase("MkDocs, render, stamp and write"):
        build_website(
            root, site=site, settings=hub.settings, problems=[], site_dir=Path(folder) / "site", strict=False, today=TODAY
        )
    for name, spent in seconds.items():
        print(f"{spent:8.2f} s  {name}")
    print(f"{len(site.records):8d} records, {len(problems)} problems")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
