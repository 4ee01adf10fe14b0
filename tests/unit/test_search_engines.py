"""The terminal and the page answer alike: same chips, same order, same reasons, same counts."""

import random
import runpy
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from search_support import ask_browser, ask_python

from hubgen.build import read_hub
from hubgen.content.audience import seen_by
from hubgen.site.index_format import write_index
from hubgen.views.search.columns import Columns
from hubgen.views.search.derive import derive_columns
from hubgen.views.search.matching import Asker, Engine

ROOT = Path(__file__).parent.parent.parent
DAY = date(2026, 11, 22)
MINUTE = 29_924_045
WORDS = ['mentor', 'expert', 'now', 'not', 'or', 'learning', 'seats', 'in', 'speaks', 'team', 'circle', 'who', 'level:2', 'teaches:yes', '-', '3', 'awake', 'k', 'jp', 'a', 'without', 'senior', '"open', 'skill:python|sql', 'skill:', 'in:nowhere', '-"data', 'team"', 'person:nobody']


def make_queries(columns: Columns, count: int, seed: int) -> Iterator[str]:
    """Make queries of what the hub knows: whole, begun, misspelt, negated, mixed."""
    rng = random.Random(seed)
    lists = columns.lists
    pools = [
        [skill.name for skill in lists.skills],
        [alias for skill in lists.skills for alias in skill.aliases],
        [f"skill:{skill.slug}" for skill in lists.skills],
        list(columns.people.names),
        [f"person:{slug}" for slug in columns.people.slugs],
        list(lists.teams),
        list(lists.roles),
        list(lists.places),
        list(lists.languages),
        list(lists.categories),
        [circle.name for circle in lists.circles],
        [zone.name for zone in lists.zones],
        list(columns.words)[:300],
        WORDS,
    ]
    for _ in range(count):
        parts = [
            _spoil(rng, rng.choice(rng.choice([pool for pool in pools if pool])))
            for _ in range(rng.choice((1, 1, 2, 2, 3, 4)))
        ]
        yield " ".join(parts)


def _spoil(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    return rng.choice(
        [text] * 5
        + [
            text[:at],
            text[:at] + text[at + 1 :],
            text[:at] + "e" + text[at:],
            f"-{text}",
            text.split()[0],
            text.upper(),
        ]
    )


def _compare(columns: Columns, folder: Path, queries: list[str], seed: int) -> None:
    rng = random.Random(seed)
    asks = [
        (
            query,
            Asker(
                MINUTE + rng.randrange(40_000),
                rng.choice((None, 0, 60, 540, -240)),
                rng.choice(((), ("Portuguese",), ("greek", "English"))),
            ),
            rng.choice(("best", "best", "name", "level", "near")),
        )
        for query in queries
    ]
    expected = ask_python(Engine(columns), asks)
    got = ask_browser(folder, write_index(columns), asks)
    for ask, one, other in zip(asks, expected, got, strict=True):
        assert other == one, ask


def test_both_engines_agree_on_the_sample_hub(tmp_path: Path) -> None:
    hub, _ = read_hub(ROOT, DAY)
    columns = derive_columns(seen_by(hub, "internal"))
    _compare(columns, tmp_path, list(make_queries(columns, 300, 1)), 2)


@pytest.mark.parametrize("size", [1, 120])
def test_both_engines_agree_on_a_generated_hub(tmp_path: Path, size: int) -> None:
    runpy.run_path(str(ROOT / "bench" / "generate.py"))["generate"](size, tmp_path / "hub")
    hub, _ = read_hub(tmp_path / "hub", DAY)
    columns = derive_columns(seen_by(hub, "internal"))
    (tmp_path / "index").mkdir()
    _compare(columns, tmp_path / "index", list(make_queries(columns, 100, size)), 3)


def test_both_engines_agree_on_an_index_in_many_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hubgen.site.index_format.TOGETHER", 10)
    monkeypatch.setattr("hubgen.site.index_format._CLAIMS_BYTES", 60)
    monkeypatch.setattr("hubgen.site.index_format._WORDS_BYTES", 300)
    hub, _ = read_hub(ROOT, DAY)
    columns = derive_columns(seen_by(hub, "internal"))
    assert len(write_index(columns)) > 10
    _compare(columns, tmp_path, list(make_queries(columns, 100, 4)), 5)
