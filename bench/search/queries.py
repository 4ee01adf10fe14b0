"""Plain people become labelled queries of sixteen kinds, in two halves: one to tune by, one to keep unseen.

A line is `{"kind", "query", "accept_first", "fits", "must_be_empty"}`: the slugs that may come first (the most helpful
of those who fit, by `oracle.tier`), all that fit, and whether there must be no answer at all.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

from draws import Query
from maker import Maker
from oracle import Vocabulary
from people import SEED, read_plain

EACH = 24
TRIES = 60

KINDS: tuple[Callable[[Maker], Query | None], ...] = (
    Maker.exact, Maker.prefix, Maker.one_typo, Maker.two_typos, Maker.transposition, Maker.alias, Maker.two_skills, Maker.level,
    Maker.teaches, Maker.place, Maker.language, Maker.negation, Maker.name, Maker.name_typo, Maker.scripts, Maker.nothing,
)  # fmt: skip


def make_queries(maker: Maker, each: int = EACH) -> Iterator[Query]:
    """Make *each* queries of every kind that the data has: people without levels cannot be asked for by level."""
    for kind in KINDS:
        made: dict[str, Query] = {}
        for _ in range(each * TRIES):
            if len(made) == each:
                break
            if query := kind(maker):
                made.setdefault(query.query, query)
        yield from made.values()


def split(queries: Sequence[Query], rng: random.Random) -> tuple[list[Query], list[Query]]:
    """Deal each kind out in two halves by chance: to tune by, and held out."""
    halves: tuple[list[Query], list[Query]] = ([], [])
    starts = [
        0,
        *(at for at, (one, two) in enumerate(pairwise(queries), 1) if one.kind != two.kind),
        len(queries),
    ]
    for start, end in pairwise(starts):
        group = list(queries[start:end])
        rng.shuffle(group)
        halves[0].extend(group[: len(group) // 2])
        halves[1].extend(group[len(group) // 2 :])
    return halves


def write_queries(folder: Path, seed: int = SEED) -> None:
    """Write `tuning.jsonl` and `held-out.jsonl` beside the folder's people.json."""
    rng = random.Random(f"{seed}/queries/{folder.name}")
    queries = list(make_queries(Maker(Vocabulary(read_plain(folder / "people.json")), rng)))
    for name, half in zip(("tuning", "held-out"), split(queries, rng), strict=True):
        lines = "".join(json.dumps(asdict(query), ensure_ascii=False) + "\n" for query in half)
        (folder / f"{name}.jsonl").write_text(lines, "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where people.json is, and where the two halves go")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    write_queries(options.folder, options.seed)


if __name__ == "__main__":
    main()
