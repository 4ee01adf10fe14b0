"""A question in plain words finds the colleagues who can help, best first, with the reason."""

import pytest

from hubgen.content.audience import seen_by
from hubgen.content.hub import Hub
from hubgen.content.load import load
from hubgen.views.who import find_people, read_question
from tiny_hub import TINY, TODAY, HubOf


@pytest.fixture(scope="module")
def hub() -> Hub:
    return seen_by(load(TINY, TODAY)[0], "internal")


def slugs(hub: Hub, query: str, limit: int = 10) -> list[str]:
    return [answer.slug for answer in find_people(hub, query, limit)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("python", ["ada-ng"]),
        ("PY", ["ada-ng"]),
        ("plain writing", ["bruno-sa"]),
        ("plain-writing", ["bruno-sa"]),
        ("kubernetes", ["eleni-markou", "ada-ng"]),
        ("k8s athens", ["eleni-markou"]),
        ("sql python", ["ada-ng"]),
        ("postgres 東京", ["mori-haruto"]),
        ("porto", ["bruno-sa"]),
        ("sa", ["bruno-sa"]),
        ("Μαρκου", ["eleni-markou"]),
        ("森", ["mori-haruto"]),
        ("greek", ["eleni-markou"]),
        ("who knows about python?", ["ada-ng"]),
        ("python tokyo", []),
        ("juggling", []),
        ("docker swarm", []),
        ("", []),
        ("the who and", []),
        ("?!", []),
    ],
)
def test_a_question_finds_those_who_fit_every_word(query: str, found: list[str], hub: Hub) -> None:
    assert slugs(hub, query) == found


def test_who_teaches_comes_before_who_only_knows(hub: Hub) -> None:
    assert slugs(hub, "postgresql") == ["eleni-markou", "mori-haruto"]


def test_a_mentor_teaches_what_was_asked_for(hub: Hub) -> None:
    assert slugs(hub, "postgresql mentor") == []
    assert slugs(hub, "kubernetes mentor") == ["eleni-markou"]


def test_a_wish_finds_those_who_want_to_learn(hub: Hub) -> None:
    assert slugs(hub, "who wants plain writing") == ["ada-ng", "eleni-markou"]


def test_the_reason_says_why(hub: Hub) -> None:
    reasons = {answer.slug: answer.reason for answer in find_people(hub, "python")}
    assert reasons == {"ada-ng": "Python, others come to them, teaches · 1 seat free"}


def test_a_language_that_was_asked_for_is_a_reason(hub: Hub) -> None:
    assert find_people(hub, "python portuguese")[0].reason.endswith("speaks Portuguese")


def test_who_is_away_comes_last_and_says_so(hub_of: HubOf) -> None:
    files = {
        "skills/sql.yml": "name: SQL\n",
        "people/a.yml": "name: A\nstatus: away\nskills: [{skill: sql, level: 4, teaches: true}]\n",
        "people/b.yml": "name: B\nskills: [{skill: sql, level: 1}]\n",
    }
    answers = find_people(hub_of(files)[0], "sql")
    assert [answer.slug for answer in answers] == ["b", "a"]
    assert answers[1].reason.endswith("away")


def test_a_free_seat_comes_before_a_full_or_paused_one(hub_of: HubOf) -> None:
    claim = "skills: [{skill: sql, level: 4, teaches: true}]"
    files = {
        "skills/sql.yml": "name: SQL\n",
        "people/a.yml": f"name: A\n{claim}\nteaching: {{seats: 0}}\n",
        "people/b.yml": f"name: B\n{claim}\nteaching: {{seats: 3, paused_until: 2027-01-01}}\n",
        "people/c.yml": f"name: C\n{claim}\n",
        "people/d.yml": f"name: D\n{claim.replace('4', '3')}\nteaching: {{seats: 1}}\n",
    }
    answers = find_people(hub_of(files)[0], "sql")
    assert [answer.slug for answer in answers] == ["d", "c", "a", "b"]
    assert [answer.reason.rpartition(" · ")[2] for answer in answers] == [
        "1 seat free",
        "SQL, others come to them, teaches",
        "no seat free",
        "takes nobody new before 2027-01-01",
    ]


def test_an_undeclared_skill_is_found_too(hub_of: HubOf) -> None:
    found, _ = hub_of({"people/a.yml": "name: A\nskills: [{skill: Bee Keeping}]\n"})
    assert slugs(found, "bee-keeping") == ["a"]


def test_the_longest_name_of_a_skill_wins(hub_of: HubOf) -> None:
    files = {"skills/data.yml": "name: Data\n", "skills/data-science.yml": "name: Data science\n"}
    assert read_question(hub_of(files)[0], "data science paris").skills == ("data-science",)


def test_a_skill_named_twice_counts_once(hub: Hub) -> None:
    assert read_question(hub, "k8s kubernetes").skills == ("kubernetes",)


def test_no_more_answers_than_asked_for(hub: Hub) -> None:
    assert slugs(hub, "kubernetes", 1) == ["eleni-markou"]
