"""Each reason gives the share that its sentence promises."""

import json
from pathlib import Path
from typing import Any

import pytest

from hubgen.content.hub import Claim
from hubgen.views.matching.pairs import propose
from hubgen.views.matching.solve import Limit, NoSolver, choose
from hubgen.views.matching.terms import TERMS, Facts, points
from matching_support import person, ref, wants, with_rules


def facts(level: int | None = 3, teacher: dict[str, Any] | None = None, learner: dict[str, Any] | None = None, **words: Any) -> Facts:
    given = {"own": 0, "minutes": None, "languages": None, "age": None, "waited": False, "teams": "other", **words}
    return Facts(person("bo", **(teacher or {})), person("ada", **(learner or {})), Claim(ref("sql"), level, True), **given)


@pytest.mark.parametrize(
    ("term", "known", "share"),
    [
        ("step", facts(2, own=1), 100),
        ("step", facts(3, own=1), 100),
        ("step", facts(3), 50),
        ("step", facts(4), 25),
        ("step", facts(None), 25),
        ("reserve", facts(4), 0),
        ("reserve", facts(4, own=3), 100),
        ("reserve", facts(3), 100),
        ("hours", facts(), 50),
        ("hours", facts(minutes=0), 0),
        ("hours", facts(minutes=600), 50),
        ("hours", facts(minutes=2400), 100),
        ("language", facts(), 50),
        ("language", facts(languages=()), 0),
        ("language", facts(languages=("Greek",)), 100),
        ("team", facts(), 50),
        ("team", facts(teacher={"team": "Web"}, learner={"team": "web"}), 0),
        ("team", facts(teacher={"team": "Web"}, learner={"team": "web"}, teams="same"), 100),
        ("team", facts(teacher={"team": "Web"}, learner={"team": "Data"}), 100),
        ("team", facts(teams="any"), 100),
        ("style", facts(), 50),
        ("style", facts(teacher={"style": ("patient",)}, learner={"style": ("asks-many-questions",)}), 100),
        ("style", facts(teacher={"style": ("patient",)}, learner={"style": ("hands-on",)}), 0),
        ("freshness", facts(), 0),
        ("freshness", facts(age=90), 100),
        ("freshness", facts(age=365), 50),
        ("freshness", facts(age=366), 0),
        ("waiting", facts(), 0),
        ("waiting", facts(waited=True), 100),
    ],
)
def test_a_term_gives_its_share(term: str, known: Facts, share: int) -> None:
    assert TERMS[term](known) == share


def test_a_pair_is_worth_a_point_where_no_reason_counts() -> None:
    assert points(facts(), dict.fromkeys(TERMS, 0)) == 1


def test_without_anybody_there_is_nothing_to_propose() -> None:
    assert propose(with_rules()).matches == ()


def test_two_who_never_work_at_the_same_time_can_be_a_pair_where_none_is_asked_for() -> None:
    ada = person("ada", wants=wants("sql"), timezone="Europe/Lisbon")
    bo = person("bo", claims=(Claim(ref("sql"), 3, True),), timezone="Pacific/Auckland")
    match = propose(with_rules(ada, bo, hours=0)).matches[0]
    assert "no working hour in common" in match.weak


def test_without_the_solver_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "highspy", None)
    with pytest.raises(NoSolver, match="install the package `highspy`"):
        choose([1], [], names=["a"])


def test_pairs_are_chosen_where_one_method_cannot_tell_whether_it_is_at_the_best() -> None:
    case = json.loads((Path(__file__).parents[1] / "fixtures" / "unsure-pairs.json").read_text("utf-8"))
    limits = [Limit(items, most, least) for items, most, least in case["limits"]]
    chosen = choose(case["weights"], limits, names=case["names"], network=True)
    assert chosen == choose(case["weights"], limits, names=case["names"])
