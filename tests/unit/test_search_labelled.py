"""The terminal and the page agree on all labelled queries of the benchmark, whoever asks and however they sort."""

import json
import random
import sys
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from search_support import ask_browser, ask_python

from hubgen.build import read_hub
from hubgen.content.audience import seen_by
from hubgen.site.index_format import write_index
from hubgen.views.search.derive import derive_columns
from hubgen.views.search.matching import Asker, Engine

ROOT = Path(__file__).parent.parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
DAY = date(2026, 11, 22)
PEOPLE = 1000
LABELLED = 384
ASKED = (
    (Asker(29_924_045, 0, ("Portuguese", "English")), ("best", "name")),
    (Asker(29_951_300, 540, ("Japanese",)), ("near", "level")),
)
"""Who asks, and how they sort: other zones, languages and moments."""


class Told(NamedTuple):
    """What both answered, query by query."""

    queries: list[str]
    terminal: list[dict[str, Any]]
    page: list[dict[str, Any]]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    folder = tmp_path_factory.mktemp("labelled")
    # The benchmark's modules import one another by their plain names.
    sys.path.insert(0, str(ROOT / "bench" / "search"))
    try:
        columns, queries = _made(folder)
    finally:
        sys.path.remove(str(ROOT / "bench" / "search"))
    asks = [(query, asker, sort) for query, (asker, sorts) in product(queries, ASKED) for sort in sorts]
    (folder / "index").mkdir()
    page = ask_browser(folder / "index", write_index(columns), asks, limit=10)
    yield Told([ask[0] for ask in asks], ask_python(Engine(columns), asks, limit=10), page)


def _made(folder: Path) -> tuple[Any, list[str]]:
    import hubs
    import maker
    import oracle
    import people
    import queries

    written = json.loads((FIXTURES / "names.json").read_text("utf-8"))
    names = {
        locale: (tuple(given.split()), tuple(family.split())) for locale, (given, family) in written.items()
    }
    everyone = people.generate(PEOPLE, _topics(folder / "topics.jsonl"), names=names)
    drawn = maker.Maker(oracle.Vocabulary(everyone), random.Random(1))
    columns = derive_columns(seen_by(hubs.make_hub(everyone), "internal"))
    return columns, [query.query for query in queries.make_queries(drawn)]


def _topics(path: Path) -> Path:
    """Write the curated topics at hand, and beside them the skills of the sample hub."""
    skills = read_hub(ROOT, DAY)[0].skills.values()
    rows = [
        {
            "topic": skill.slug,
            "display_name": skill.name,
            "aliases": skill.aliases,
            "related": skill.related,
            "short_description": skill.name,
        }
        for skill in skills
    ]
    own = "".join(f"{json.dumps(row)}\n" for row in rows)
    path.write_text((FIXTURES / "topics.jsonl").read_text("utf-8") + own, "utf-8")
    return path


def _differing(told: Told, part: str) -> list[str]:
    rows = zip(told.queries, told.terminal, told.page, strict=True)
    return [query for query, one, other in rows if _part(one, part) != _part(other, part)]


def _part(found: dict[str, Any], part: str) -> Any:
    if part == "chips":
        return found["question"]["chips"]
    return found["total"] if part == "total" else [answer[part] for answer in found["answers"]]


def test_all_labelled_queries_are_asked(told: Told) -> None:
    assert len(set(told.queries)) == LABELLED


def test_the_same_colleagues_come_in_the_same_order(told: Told) -> None:
    assert _differing(told, "slug") == []


def test_each_colleague_comes_for_the_same_reasons(told: Told) -> None:
    assert _differing(told, "reasons") == []


def test_as_many_colleagues_fit(told: Told) -> None:
    assert _differing(told, "total") == []


def test_each_query_is_read_as_the_same_chips(told: Told) -> None:
    assert _differing(told, "chips") == []
