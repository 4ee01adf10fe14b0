"""A query is read into the chips that a person would read it into."""

from datetime import date
from pathlib import Path

import pytest

from hubgen.build import read_hub
from hubgen.content.audience import seen_by
from hubgen.views.search.chips import Chip
from hubgen.views.search.derive import derive_columns
from hubgen.views.search.matching import Engine
from hubgen.views.search.question import read_question
from hubgen.views.search.suggestions import suggest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def engine() -> Engine:
    hub, _ = read_hub(ROOT, date(2026, 11, 22))
    return Engine(derive_columns(seen_by(hub, "internal")))


def chips(engine: Engine, query: str) -> tuple[Chip, ...]:
    return read_question(engine.columns, engine.vocabulary, query).chips


def read(engine: Engine, query: str) -> list[str]:
    return [f"{'-' if chip.negated else ''}{chip.kind} {chip.label}" for chip in chips(engine, query)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (
            "k8s german mentor lisbon",
            ["skill Kubernetes", "language German", "teaches teaches", "place Lisbon"],
        ),
        ("machine learning", ["skill Machine learning"]),
        ("learning python", ["wants wants", "skill Python"]),
        ("who can teach me python?", ["teaches teaches", "skill Python"]),
        ("i want to learn python", ["teaches teaches", "skill Python"]),
        ("python not Payments", ["skill Python", "-team Payments"]),
        ("python -payments", ["skill Python", "-team Payments"]),
        ("expert sql in Athens", ["level 3", "skill SQL", "place Athens"]),
        ("sql level:3 python level:2", ["skill SQL", "level 3", "skill Python", "level 2"]),
        ("data team", ["team Data"]),
        ("team:data", ["team Data"]),
        ("category:data", ["category Data"]),
        ("python circle", ["circle Python circle"]),
        ("post gres", ["skill PostgreSQL"]),
        ("public s", ["skill Public speaking"]),
        ("jp teles", ["person João Pedro Teles"]),
        ("mc", ["person Maëlle Comeau"]),
        ("婉寧", ["person 許婉寧"]),
        ("wierzbicki lukasz", ["person Łukasz Wierzbicki"]),
        ("python or go", ["skill Python or Go"]),
        ("kubernetes seat free now", ["skill Kubernetes", "seat seat", "awake awake"]),
        ("ci/cd", ["skill CI/CD"]),
        ("cicd", ["skill CI/CD"]),
        ("k", []),
        ("", []),
    ],
)
def test_a_query_is_read_as_meant(engine: Engine, query: str, expected: list[str]) -> None:
    assert read(engine, query) == expected


@pytest.mark.parametrize("query", ["kuberntes", "kubernets", "kubrenetes", "kubernetess", "kuberntse"])
def test_a_typo_is_corrected_and_said_to_be(engine: Engine, query: str) -> None:
    (chip,) = chips(engine, query)
    assert (chip.label, chip.text, chip.corrected) == ("Kubernetes", query, True)


def test_a_short_word_bears_no_typo(engine: Engine) -> None:
    (chip,) = chips(engine, "sqk")
    assert chip.kind == "word"


def test_what_is_typed_exactly_is_never_corrected(engine: Engine) -> None:
    assert not any(
        chip.corrected for skill in engine.columns.lists.skills for chip in chips(engine, skill.name)
    )


def test_every_skill_is_found_by_each_of_its_names(engine: Engine) -> None:
    for id, skill in enumerate(engine.columns.lists.skills):
        for name in (skill.name, *skill.aliases):
            assert id in chips(engine, f'skill:"{name}"')[0].ids, name


def test_what_a_chip_says_means_the_same_chip(engine: Engine) -> None:
    for query in (
        "k8s",
        "lisbon",
        "german",
        "data",
        "python circle",
        "teles joao",
        "expert",
        "mentor",
        "python or go",
        "maelle",
    ):
        (chip,) = chips(engine, query)
        (again,) = chips(engine, chip.typed)
        assert (again.kind, again.ids, again.level, again.label) == (
            chip.kind,
            chip.ids,
            chip.level,
            chip.label,
        ), query


def test_other_ways_to_read_a_word_are_offered(engine: Engine) -> None:
    (chip,) = chips(engine, "data")
    assert ("category", "Data", 'category:"Data"') in chip.alternatives


def test_a_level_belongs_to_the_skill_before_it(engine: Engine) -> None:
    assert [chip.of for chip in chips(engine, "sql level:3 python level:2")] == [-1, 0, -1, 2]


def test_one_letter_asks_for_suggestions(engine: Engine) -> None:
    assert read_question(engine.columns, engine.vocabulary, "k").vague
    assert not read_question(engine.columns, engine.vocabulary, "ku").vague


@pytest.mark.parametrize(
    ("query", "label", "words"),
    [
        ("k", "Kubernetes", 1),
        ("python in lis", "Lisbon", 1),
        ("machine le", "Machine learning", 2),
        ("kuberntes", "Kubernetes", 1),
        ("joao te", "João Pedro Teles", 2),
    ],
)
def test_the_last_words_of_a_query_are_suggested_on(
    engine: Engine, query: str, label: str, words: int
) -> None:
    first = suggest(engine.columns, engine.vocabulary, query)[0]
    assert (first.label, first.words) == (label, words)


def test_nothing_is_suggested_after_a_space(engine: Engine) -> None:
    assert suggest(engine.columns, engine.vocabulary, "python ") == ()
