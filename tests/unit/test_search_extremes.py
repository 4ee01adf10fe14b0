"""Odd hubs: nobody, everybody of the same name, one skill for all, thousands of skills, and what the public may not see."""

import gzip
from datetime import date
from pathlib import Path

import pytest
from search_support import ask_browser, ask_python

from hubgen.build import read_hub
from hubgen.content.audience import seen_by
from hubgen.content.hub import Claim, Hub, Person, Skill, SkillRef
from hubgen.content.settings import Settings
from hubgen.content.sources import Source
from hubgen.site.index_format import read_index, write_index
from hubgen.views.search.answers import find
from hubgen.views.search.derive import derive_columns
from hubgen.views.search.matching import Asker, Engine
from tiny_hub import TINY, TODAY

NOWHERE: Source = None  # type: ignore[assignment]  # the search never looks at where a thing was written
ASKER = Asker(29_924_045, 0)
INTERNAL_WORDS = (
    "Ada Ng",
    "ada-ng",
    "Μάρκου",
    "eleni-markou",
    "陽翔",
    "mori-haruto",
    "Chidi",
    "nightfall",
    "ada-private",
    "Payments",
)


def a_hub(people: int, skills: int = 1, name: str = "Ada Ng") -> Hub:
    """Make a hub where everybody is called alike and has the first skill."""
    known = {
        f"skill-{number:04d}": Skill(f"skill-{number:04d}", NOWHERE, name=f"Skill {number}")
        for number in range(skills)
    }
    claims = (Claim(SkillRef("skill-0000", "skill-0000"), 2),) if skills else ()
    slugs = ["ada-ng" if number == 1 else f"ada-ng-{number}" for number in range(1, people + 1)]
    everybody = {slug: Person(slug, NOWHERE, name=name, claims=claims, timezone="Europe/Lisbon") for slug in slugs}
    return Hub(date(2026, 11, 22), Settings(), dict(sorted(everybody.items())), known, {}, {})


HUBS = {
    "nobody": (0, 0),
    "nobody, who knows skills": (0, 3),
    "one person": (1, 0),
    "one person with a skill": (1, 1),
    "one skill that all have": (3000, 1),
    "everybody of the same name": (10_000, 1),
    "thousands of skills": (5, 5000),
}
"""How many people and skills there are."""

QUERIES = ("", "ada ng", "ada", "skill 0", "skil", "nothing at all", "ada -skill", "person:ada-ng-7", "an")

odd_hubs = pytest.mark.parametrize("size", HUBS.values(), ids=HUBS)


@odd_hubs
def test_both_engines_answer_alike(tmp_path: Path, size: tuple[int, int]) -> None:
    columns = derive_columns(a_hub(*size))
    asks = [(query, ASKER, "best") for query in QUERIES]
    asked = ask_browser(tmp_path, write_index(columns), asks, limit=5)
    assert asked == ask_python(Engine(columns), asks, limit=5)


@odd_hubs
def test_the_index_holds_what_went_in(size: tuple[int, int]) -> None:
    columns = derive_columns(a_hub(*size))
    assert read_index(write_index(columns)) == columns


@odd_hubs
def test_the_index_of_the_same_hub_is_the_same_bytes(size: tuple[int, int]) -> None:
    assert write_index(derive_columns(a_hub(*size))) == write_index(derive_columns(a_hub(*size)))


def test_everybody_of_one_name_is_found_by_it() -> None:
    engine = Engine(derive_columns(a_hub(3100)))
    for query in ("ada", "ada ng", "adda", "skill 0"):
        assert find(engine, query, ASKER).total == 3100, query


def test_the_public_index_names_nobody_internal_and_nothing_private() -> None:
    index = write_index(derive_columns(seen_by(read_hub(TINY, TODAY)[0], "public")))
    held = repr(read_index(index)) + "".join(
        gzip.decompress(content).decode("latin-1") for content in index.values()
    )
    assert [word for word in INTERNAL_WORDS if word in held] == []
