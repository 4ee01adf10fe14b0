"""What pairs are stuck on, and who could help them."""

from datetime import date
from typing import Any

import pytest
from small_hub import circle, claims, hub, note, person, program, ref, session, skill

from hubgen.content.hub import Pair, Person, Program, ProgramNote, Skill, Status, Teaching
from hubgen.views.refs import Refs
from hubgen.views.stuck import Stuck, named_skills, says_something, stuck

GO, SQL = skill("go"), skill("sql", "SQL", aliases=("window functions",))
ADA, BEN = person("ada", claims=claims("go", level=3, teaches=True)), person("ben", claims=claims("go", level=2))


def said(day: str, text: str, **words: Any) -> ProgramNote:
    return session("pilot", f"{day}-ben", **{"pair": ("ada", "ben"), "skill": ref("go"), "stuck": text, **words})


def plan(*notes: ProgramNote, **words: Any) -> Program:
    return program("pilot", status="running", pairs=(Pair("ada", "ben", ref("go")),), notes=notes, **words)


def stuck_in(what: Program, *others: Person | Skill, **words: Any) -> tuple[Stuck, ...]:
    some = hub(what, GO, SQL, ADA, BEN, *others, **words)
    return stuck(some, Refs(some), what)


def helpers(*others: Person, text: str = "Channels", **words: Any) -> list[str]:
    (found,) = stuck_in(plan(said("2026-11-17", text), **words), *others)
    return [helper.person.slug for helper in found.helpers]


def test_the_newest_of_a_pair_is_what_it_is_stuck_on() -> None:
    found = stuck_in(plan(said("2026-11-17", "Channels"), said("2026-11-10", "Loops")))
    assert [row.text for row in found] == ["Channels"]


def test_a_later_note_without_such_a_line_is_the_answer() -> None:
    assert stuck_in(plan(said("2026-11-17", ""), said("2026-11-10", "Loops"))) == ()


def test_what_is_older_than_four_weeks_is_not_shown() -> None:
    assert stuck_in(plan(said("2026-10-24", "Loops"))) == ()
    assert len(stuck_in(plan(said("2026-10-25", "Loops")))) == 1


@pytest.mark.parametrize("text", ["Nothing.", "nothing this week", "None", "-", "–", "No, all clear", "n/a"])
def test_nothing_is_nothing(text: str) -> None:
    assert not says_something(text)


@pytest.mark.parametrize("text", ["Nothing works on Mondays", "No idea how to start", "Loops"])
def test_something_is_something(text: str) -> None:
    assert says_something(text)


def test_who_knows_it_one_level_better_than_the_learner_could_help() -> None:
    same, above = person("cy", claims=claims("go", level=2)), person("di", claims=claims("go", level=3))
    assert helpers(same, above) == ["di"]


def test_who_teaches_comes_first_with_the_reason() -> None:
    expert, teacher = person("cy", claims=claims("go", level=4)), person("di", claims=claims("go", level=3, teaches=True))
    (found,) = stuck_in(plan(said("2026-11-17", "Channels")), expert, teacher)
    assert [(row.person.slug, row.skill.name, row.level, row.teaches) for row in found.helpers] == [
        ("di", "Go", 3, True),
        ("cy", "Go", 4, False),
    ]


def test_at_most_three_are_named() -> None:
    many = [person(f"p{number}", claims=claims("go", level=4)) for number in range(6)]
    assert len(helpers(*many)) == 3


@pytest.mark.parametrize(
    "words",
    [
        {"status": Status.AWAY},
        {"status": Status.FORMER},
        {"teaching": Teaching(seats=0)},
        {"teaching": Teaching(paused_until=date(2026, 12, 24))},
    ],
)
def test_who_has_no_time_is_not_named(words: dict[str, Any]) -> None:
    assert helpers(person("cy", claims=claims("go", level=4, teaches=True), **words)) == []


def test_neither_the_pair_nor_the_facilitator_is_named() -> None:
    assert helpers(person("cy", claims=claims("go", level=4)), facilitator="cy") == []


def test_who_knows_a_skill_that_the_text_names_could_help() -> None:
    assert helpers(person("cy", claims=claims("sql", level=3)), text="Window functions, and why they sort") == ["cy"]


def test_who_spoke_about_a_skill_that_the_text_names_could_help() -> None:
    talk = note("data", "2026-11-02-sql", presenters=("cy",), skills=(ref("sql"),))
    what = plan(said("2026-11-17", "How does SQL sort?"))
    some = hub(what, GO, SQL, ADA, BEN, person("cy"), circle("data", notes=(talk,)))
    assert [helper.note for helper in stuck(some, Refs(some), what)[0].helpers] == ["circles/data/2026-11-02-sql/"]


def test_a_name_of_two_letters_is_taken_for_no_skill() -> None:
    names = Refs(hub(GO, SQL)).skill_names
    assert named_skills("Where do I go with my SQL?", names) == ("sql",)


def test_somebody_who_may_not_be_seen_is_not_named() -> None:
    (found,) = stuck_in(plan(said("2026-11-17", "Channels", pair=("ghost", "ben"))), hidden=frozenset({"ghost"}))
    assert [link.slug for link in found.pair] == ["ben"]
