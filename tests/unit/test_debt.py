"""What a change brings is told from what was there before it."""

from dataclasses import replace

import pytest

from hubgen.checks.debt import find_brought
from hubgen.problems import Place, Problem, Severity

BEES = Problem(Place("people/kim.yml", 4, 7), "unknown-skill", "no skill is called `bees`", severity=Severity.WARNING)


def at(line: int, problem: Problem = BEES) -> Problem:
    return replace(problem, place=replace(problem.place, line=line))


def test_a_problem_is_older_wherever_it_stands_in_its_file_now() -> None:
    assert find_brought([BEES], [at(40)], {}) == ([], 1)


def test_a_problem_is_older_though_its_message_names_a_line_that_moved() -> None:
    one, other = (Problem(Place("a.yml", 9), "duplicate-key", f"`name` is written twice, first on line {line}") for line in (1, 4))
    assert find_brought([one], [other], {}) == ([], 1)


@pytest.mark.parametrize(
    "other",
    [
        replace(BEES, place=replace(BEES.place, path="people/robin.yml")),
        replace(BEES, code="deprecated-skill"),
        replace(BEES, message="no skill is called `wasps`"),
        replace(BEES, severity=Severity.ERROR),
    ],
    ids=["another file", "another code", "another value", "worse than before"],
)
def test_another_problem_is_new(other: Problem) -> None:
    assert find_brought([BEES], [other], {}) == ([other], 0)


def test_a_problem_that_became_milder_is_older() -> None:
    assert find_brought([replace(BEES, severity=Severity.ERROR)], [BEES], {}) == ([], 1)


@pytest.mark.parametrize(("after", "new"), [([at(2), at(4)], [at(2)]), ([at(4), at(9)], [at(9)]), ([at(6), at(11)], [at(11)])])
def test_of_equal_problems_the_one_at_a_new_place_is_new(after: list[Problem], new: list[Problem]) -> None:
    assert find_brought([BEES], after, {}) == (new, 1)


def test_a_problem_goes_with_its_file_when_that_is_renamed() -> None:
    moved = replace(BEES, place=replace(BEES.place, path="people/kim-sample.yml"))
    assert find_brought([BEES], [moved], {"people/kim-sample.yml": "people/kim.yml"}) == ([], 1)


def test_a_problem_that_was_mended_is_neither_new_nor_older() -> None:
    assert find_brought([BEES], [], {}) == ([], 0)
