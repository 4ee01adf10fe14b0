"""Every item of a checklist that the hub answers is ticked where it is done, and open where it is not."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from small_hub import FORGE, TODAY, claims, hub, person, program, ref, session, skill

from hubgen.content.hub import Cadence, Claim, Goal, Hub, Pair, Program, ProgramNote, Want
from hubgen.content.settings import Settings
from hubgen.site.marks import said_mark
from hubgen.site.pages import make_site
from hubgen.views.checklist import CHECKLIST, START, checklist_view, start_view
from hubgen.views.checklist.shape import Fact, Said, State

STARTS = date(2026, 10, 20)
DAYS = ("2026-10-20", "2026-10-27", "2026-11-03", "2026-11-10", "2026-11-17")
OFFICE: dict[str, Any] = {"hours": (time(9), time(17)), "timezone": "Europe/Lisbon", "languages": ("English",)}
ADA = person("ada", claims=claims("go", level=3), **OFFICE)
BEN = person("ben", claims=claims("go", level=2, teaches=True), confirmed=TODAY, **OFFICE)
CHI, DAN = person("chi", **OFFICE), person("dan", **OFFICE)
GOAL = Goal(("ben",), ref("go"), ("ada",), date(2026, 12, 1), "Ben ships 2 services", "two services run", True, "two run")
PAIR = Pair("ada", "ben", ref("go"))


def held(*days: str, **words: Any) -> tuple[ProgramNote, ...]:
    """Sessions of Ada and Ben, and with `kind` check-ins."""
    given: dict[str, Any] = {"pair": ("ada", "ben"), "goal": "One handler", "next": "Its test", **words}
    return tuple(session("pilot", f"{day}-ben", **given) for day in days)


def checked(*days: str) -> tuple[ProgramNote, ...]:
    return tuple(session("pilot", f"{day}-all", kind="check-in") for day in days)


SESSIONS = held(*DAYS)
CHECK_INS = checked("2026-11-03", "2026-11-16")


def pilot(**words: Any) -> Program:
    """A program of which all is done that can be before its end."""
    given: dict[str, Any] = {
        "status": "running", "starts": STARTS, "weeks": 6, "goal": GOAL, "facilitator": "dan", "pairs": (PAIR,),
        "people": ("ada", "ben", "chi", "dan"), "session": Cadence(on="tue"), "notes": (*SESSIONS, *CHECK_INS), **words,
    }
    return program("pilot", **given)


def goal(**words: Any) -> Program:
    return pilot(goal=replace(GOAL, **words))


def among(one: Program, *people: Any, **settings: Any) -> Hub:
    """The hub of a program, in which *people* take the place of those of their name."""
    everyone = {each.slug: each for each in (ADA, BEN, CHI, DAN, *people)}
    return hub(one, skill("go"), *everyone.values(), settings=Settings(forge=FORGE, **settings))


def fact(slug: str, one: Program, *people: Any) -> Fact:
    """What the checklist says for an item."""
    view = checklist_view(among(one, *people), one)
    found = {row.slug: row.fact for part in view.parts for row in part.rows}[slug]
    assert found is not None
    return found


OVER: dict[str, Any] = {"weeks": 4, "status": "finished"}
Case = tuple[Program, tuple[Any, ...]]
ROWS: dict[str, tuple[Case, Case]] = {
    "facilitator": ((pilot(), ()), (pilot(facilitator=None), ())),
    "goal-whole": ((pilot(), ()), (goal(by=None), ())),
    "one-skill": ((pilot(), ()), (pilot(pairs=(PAIR, Pair("ada", "chi", ref("sql")))), ())),
    "outcome-seen": ((pilot(), ()), (goal(outcome="get better at Go", measure=""), ())),
    "measure": ((pilot(), ()), (goal(outcome="Ben ships", measure=""), ())),
    "four-to-six": ((pilot(), ()), (pilot(people=()), ())),
    "step-ahead": ((pilot(), ()), (pilot(), (replace(ADA, claims=claims("go", level=2)),))),
    "no-manager": ((pilot(), ()), (pilot(), (replace(BEN, manager="ada"),))),
    "time": ((pilot(), ()), (pilot(), (replace(BEN, timezone="Asia/Tokyo"),))),
    "profiles": ((pilot(), ()), (pilot(people=("ada", "ben", "nobody")), ())),
    "dates": ((pilot(), ()), (pilot(weeks=None), ())),
    "pairs": ((pilot(), ()), (pilot(pairs=()), ())),
    "all-met": ((pilot(), ()), (pilot(notes=()), ())),
    "next-goal": ((pilot(), ()), (pilot(notes=held(DAYS[0], next="")), ())),
    "running": ((pilot(), ()), (pilot(status="draft"), ())),
    "session-goals": ((pilot(), ()), (pilot(notes=held(DAYS[0], goal="")), ())),
    "new-dates": ((pilot(), ()), (pilot(notes=held(*DAYS[:2])), ())),
    "check-in": ((pilot(), ()), (pilot(notes=checked("2026-11-03")), ())),
    "half": ((pilot(), ()), (pilot(notes=(*held(DAYS[0]), *CHECK_INS)), ())),
    "goal-met": ((pilot(), ()), (pilot(goal=replace(GOAL, met=None), **OVER), ())),
    "result": ((pilot(), ()), (pilot(goal=replace(GOAL, result=""), **OVER), ())),
    "confirmed": ((pilot(**OVER), ()), (pilot(**OVER), (replace(BEN, confirmed=STARTS),))),
    "closed": ((pilot(**OVER), ()), (pilot(weeks=4), ())),
    "learner-teaches": ((pilot(**OVER), ()), (pilot(**OVER), (replace(BEN, claims=claims("go", level=2)),))),
}
"""Of each item: the program (and the people) that tick it, and those that do not."""


def test_no_item_that_the_hub_answers_lacks_a_row() -> None:
    answered = {item.slug for section in CHECKLIST for item in section.items if item.asks}
    assert answered == set(ROWS)


@pytest.mark.parametrize("slug", ROWS)
def test_what_is_done_is_ticked(slug: str) -> None:
    one, people = ROWS[slug][0]
    assert fact(slug, one, *people).state is State.DONE


@pytest.mark.parametrize("slug", ROWS)
def test_what_is_not_done_is_open_and_says_where_it_is_mended(slug: str) -> None:
    one, people = ROWS[slug][1]
    found = fact(slug, one, *people)
    assert found.state is State.OPEN
    assert found.mend is not None
    assert found.mend.page or found.mend.url


LEARNERS = [person(f"l{number}", wants=(Want(ref("go")),)) for number in range(3)]
TEACHER = person("t", claims=(Claim(ref("go"), 3, True),))
READY = hub(skill("go"), *LEARNERS, TEACHER, pilot(facilitator="t"))
START_ROWS = {
    "wanted": (READY, hub(skill("go"), *LEARNERS)),
    "facilitator": (READY, hub(pilot(facilitator=None))),
    "four-to-six": (READY, hub(skill("go"), LEARNERS[0], TEACHER)),
    "program": (READY, hub(pilot(status="finished"))),
}


def started(some: Hub, slug: str) -> Fact | None:
    return {row.slug: row.fact for part in start_view(some).parts for row in part.rows}[slug]


def test_no_item_of_the_start_that_the_hub_answers_lacks_a_row() -> None:
    assert {item.slug for section in START for item in section.items if item.asks_hub} == set(START_ROWS)


@pytest.mark.parametrize("slug", START_ROWS)
def test_the_start_is_ticked_where_the_hub_is_ready_and_open_where_it_is_not(slug: str) -> None:
    ready, bare = (started(some, slug) for some in START_ROWS[slug])
    assert ready and ready.state is State.DONE
    assert bare and bare.state is State.OPEN
    assert bare.mend is not None


@pytest.mark.parametrize("slug", ["all-met", "running", "session-goals", "new-dates", "check-in", "half", "goal-met", "closed"])
def test_before_its_time_an_item_is_neither_ticked_nor_open(slug: str) -> None:
    coming = pilot(status="draft", starts=date(2027, 1, 12), notes=(), goal=replace(GOAL, met=None))
    assert fact(slug, coming).state is State.LATER


def test_in_the_first_week_nobody_is_late_to_meet() -> None:
    assert fact("all-met", pilot(starts=date(2026, 11, 19), notes=())).state is State.LATER


def test_who_has_not_met_is_named() -> None:
    two = pilot(pairs=(PAIR, Pair("ada", "chi", ref("go"))))
    assert str(said_mark(fact("all-met", two).said)) == "1 of 2; not yet by the notes: <bdi>Ada</bdi> and <bdi>Chi</bdi>"


def test_a_late_check_in_says_how_late_and_leads_to_its_form() -> None:
    late = fact("check-in", pilot(notes=checked("2026-11-03")))
    assert said_mark(late.said) == "the last was 19 days ago"
    assert late.mend and late.mend.page == "add-a-session/?program=pilot&kind=check-in"


def test_a_missed_session_with_a_new_date_is_not_lost() -> None:
    moved = [replace(note, next_on=date(2026, 11, 12)) if note.date == date(2026, 11, 3) else note for note in SESSIONS]
    kept = tuple(note for note in moved if note.date != date(2026, 11, 10))
    assert fact("new-dates", pilot(notes=kept)).done


def test_a_program_that_was_stopped_did_what_was_agreed() -> None:
    assert fact("half", pilot(status="stopped", notes=())).done


def test_what_does_not_fit_the_model_is_left_out() -> None:
    lunch = pilot(model="lunch-and-learn", pairs=())
    slugs = {row.slug for part in checklist_view(among(lunch), lunch).parts for row in part.rows}
    assert not slugs & {"pairs", "all-met", "step-ahead", "four-to-six", "one-skill", "time"}


def test_the_slugs_of_a_checklist_are_unique() -> None:
    for sections in (CHECKLIST, START):
        slugs = [item.slug for section in sections for item in section.items]
        assert len(slugs) == len(set(slugs))


def test_who_must_not_be_paired_shows_nowhere() -> None:
    some = among(pilot())
    secret = replace(some, do_not_pair=frozenset({frozenset({"ada", "ben"})}))
    assert checklist_view(secret, pilot()) == checklist_view(some, pilot())
    assert start_view(secret) == start_view(some)


def test_for_anybody_the_hub_answers_only_what_anybody_may_see() -> None:
    view = checklist_view(among(pilot(), audience="public"), pilot())
    answered = {row.slug for part in view.parts for row in part.rows if row.fact}
    assert answered == {"outcome-seen", "measure", "dates", "running", "goal-met", "result", "closed"}


def test_a_sentence_keeps_what_people_wrote_as_text() -> None:
    assert str(said_mark(Said("{who}", (("who", ("<b>",)),)))) == "<bdi>&lt;b&gt;</bdi>"


def test_without_a_forge_an_open_item_names_the_file() -> None:
    bare = hub(pilot(facilitator=None))
    assert "<code>programs/pilot/index.md</code>" in make_site(bare).render(make_site(bare).records["programs/pilot/checklist/"]).html
