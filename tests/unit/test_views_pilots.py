"""A skill becomes four to six people who could begin, and a plan becomes days on which people work."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from small_hub import TODAY, claims, hub, person, program, ref, skill

from hubgen.content.hub import Hub, Pair, Person, Status, Teaching, Want
from hubgen.views.agendas import first_day, last_day, plan_sessions
from hubgen.views.matching.pairs import possible_edges
from hubgen.views.matching.pool import make_pool
from hubgen.views.matching.values import Question
from hubgen.views.pilots import MOST_POSSIBLE, Suggestion, in_demand, pair_up, suggest_people

SQL = skill("sql", "SQL")


def learner(slug: str, **words: object) -> Person:
    return person(slug, wants=(Want(ref("sql")),), **words)


def teacher(slug: str, level: int = 3, **words: object) -> Person:
    return person(slug, claims=claims("sql", level=level, teaches=True), **words)


def suggested(found: Hub) -> Suggestion:
    return suggest_people(found, ["sql"]).get("sql", Suggestion())


def of(*things: object, **words: object) -> Hub:
    return replace(hub(SQL, *things), **words)  # type: ignore[arg-type]


def test_a_pilot_is_two_who_teach_and_four_who_learn_at_most() -> None:
    everyone = [teacher(f"t{n}", teaching=Teaching(seats=2)) for n in range(4)] + [learner(f"l{n}") for n in range(9)]
    found = suggested(of(*everyone))
    assert (found.teachers, found.learners) == (("t0", "t1"), ("l0", "l1", "l2", "l3"))
    assert found.why[-1] == "L0, L1, L2 and L3 want to learn it."


def test_the_order_in_which_people_come_changes_nothing() -> None:
    everyone = [teacher("t0"), teacher("t1", 2), learner("l0"), learner("l1"), learner("l2")]
    assert suggested(of(*everyone)) == suggested(of(*reversed(everyone)))


def test_one_teaches_alone_where_they_have_room_for_all() -> None:
    found = suggested(of(teacher("t0", teaching=Teaching(seats=3)), teacher("t1"), *(learner(f"l{n}") for n in range(3))))
    assert found.teachers == ("t0",)


@pytest.mark.parametrize(
    ("teaches", "learns"),
    [
        ({"status": Status.AWAY}, {}),
        ({"status": Status.FORMER}, {}),
        ({"teaching": Teaching(seats=0)}, {}),
        ({"teaching": Teaching(paused_until=TODAY + timedelta(days=1))}, {}),
        ({"manager": "l"}, {}),
        ({"level": 2}, {"claims": claims("sql", level=2)}),
        ({"languages": ("Greek",)}, {"languages": ("Danish", "English")}),
        ({}, {"manager": "t"}),
        ({}, {"status": Status.AWAY}),
        ({}, {"status": Status.FORMER}),
    ],
)
def test_nobody_is_suggested_who_is_away_full_paused_the_other_s_manager_or_no_further(teaches: dict[str, object], learns: dict[str, object]) -> None:
    assert suggested(of(teacher("t"), learner("l"))).pairs == (("t", "l"),)
    assert suggested(of(teacher("t", **teaches), learner("l", **learns))).pairs == ()  # type: ignore[arg-type]


def test_who_must_not_be_paired_is_not_and_no_reason_names_them() -> None:
    found = suggested(of(teacher("t"), learner("l"), do_not_pair=frozenset({frozenset({"t", "l"})})))
    assert found == ((), (), (), ())


def test_seats_and_wishes_that_programs_to_come_have_taken_are_taken() -> None:
    planned = program("next", pairs=(Pair("t", "a", ref("sql")),), status="draft")
    crowd = (teacher("t", teaching=Teaching(seats=2)), learner("a"), learner("b"), learner("c"))
    assert suggested(of(planned, *crowd)).pairs == (("t", "b"),)


def test_people_who_were_chosen_are_paired_whatever_their_levels_as_far_as_seats_go() -> None:
    crowd = (teacher("t", 4, teaching=Teaching(seats=1)), teacher("u", 1), person("v"), learner("a"), learner("b"), learner("c"), learner("d"))
    assert pair_up(of(*crowd), "sql", ["t", "u", "v"], ["a", "b", "c", "d", "nobody"]) == (("t", "a"), ("u", "b"), ("u", "c"))


def test_a_skill_is_in_demand_where_two_want_it_and_somebody_teaches_it() -> None:
    assert in_demand(of(teacher("t"), learner("a"), learner("b")), "sql")
    assert not in_demand(of(teacher("t"), learner("a")), "sql")
    assert not in_demand(of(person("t", claims=claims("sql")), learner("a"), learner("b")), "sql")


def test_the_first_day_is_two_weeks_ahead_and_not_one_that_is_skipped() -> None:
    assert first_day(date(2026, 11, 22), 1, []) == date(2026, 12, 8)
    assert first_day(date(2026, 11, 22), 1, [date(2026, 12, 8)]) == date(2026, 12, 15)


def test_sessions_leave_out_skipped_days_and_check_ins_stand_at_the_last_one_before_they_are_due() -> None:
    starts = date(2026, 12, 8)
    sessions = plan_sessions(starts, 6, 7, 14, [date(2026, 12, 22)])
    assert [(session.day.day, session.has_check_in) for session in sessions] == [(8, False), (15, True), (29, True), (5, False), (12, True)]
    assert plan_sessions(starts, 2, 7, 14, [date(2026, 12, 15)]) == ((starts, False),)


def test_the_goal_s_day_is_one_on_which_people_work() -> None:
    assert last_day(date(2026, 12, 7), 6, [date(2027, 1, 15)]) == date(2027, 1, 14)


def test_of_very_many_people_lots_are_drawn_and_a_pilot_is_found_all_the_same() -> None:
    crowd = of(*(teacher(f"t{n:03}") for n in range(100)), *(learner(f"l{n:03}") for n in range(300)))
    pool = make_pool(crowd, Question(skills=frozenset({"sql"}))).share(MOST_POSSIBLE)
    assert 0.9 * MOST_POSSIBLE <= pool.possible <= MOST_POSSIBLE
    assert len(possible_edges(pool)) == pool.possible
    found = suggested(crowd)
    assert (len(found.teachers), len(found.learners)) == (2, 2)


def test_lots_are_drawn_only_where_there_are_too_many() -> None:
    pool = make_pool(of(*(teacher(f"t{n}") for n in range(9)), *(learner(f"l{n}") for n in range(9))), Question())
    assert pool.share(81) == pool
