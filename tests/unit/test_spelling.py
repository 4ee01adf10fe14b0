"""A machine mends a word only where it cannot be wrong."""

import pytest

from hubgen.content.spelling import sure_key, sure_name, sure_value

KEYS = ("name", "team", "timezone", "skills", "hours", "days", "replaced_by")
NAMES = ("kubernetes", "python", "react", "nextjs", "postgresql", "c++", "python3", "planning")


@pytest.mark.parametrize(
    ("text", "key"),
    [("naem", "name"), ("nam", "name"), ("timezpne", "timezone"), ("Skills", "skills"), ("replaced-by", "replaced_by"), ("day", "days")],
)
def test_a_key_one_slip_away_is_that_key(text: str, key: str) -> None:
    assert sure_key(text, KEYS) == key


@pytest.mark.parametrize("text", ["tm", "title", "tiemzoen", "", "hays"])
def test_a_key_further_away_or_between_two_is_none(text: str) -> None:
    assert sure_key(text, (*KEYS, "ways")) == ""


@pytest.mark.parametrize(("text", "name"), [("kubernets", "kubernetes"), ("kubernettes", "kubernetes"), ("pyhton", "python")])
def test_a_long_name_with_a_letter_too_few_or_too_many_or_swapped_is_that_name(text: str, name: str) -> None:
    assert sure_name(text, NAMES) == name


@pytest.mark.parametrize("text", ["preact", "nestjs", "c+", "python2", "pytho", "lanning", "kubernetez", "posgresq"])
def test_a_name_that_may_be_another_thing_is_left_alone(text: str) -> None:
    assert sure_name(text, NAMES) == ""


def test_a_name_between_two_is_left_alone() -> None:
    assert sure_name("modelling", ("modeling", "modellings", "python")) == ""


def test_a_value_in_other_capitals_and_signs_is_that_value() -> None:
    assert sure_value("Peer Coaching", ("peer-coaching", "quick-help")) == "peer-coaching"
    assert sure_value("peer-couching", ("peer-coaching", "quick-help")) == ""
