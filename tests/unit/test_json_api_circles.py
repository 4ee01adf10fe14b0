"""The JSON of a hub says who was there, what was decided and is to do, and who gives what next."""

from datetime import date
from typing import Any

import pytest
from api_support import told
from small_hub import circle, hub, meets, note, person, program, session

from hubgen.content.audience import seen_by
from hubgen.content.hub import Action, Slot, Visibility


def test_a_note_says_who_was_there_what_was_decided_and_what_is_to_do() -> None:
    actions = (Action("bo", "Write it down", date(2026, 11, 29)), Action("nobody", "Ask", done=True))
    tides = note("sea", "2026-11-03-tides", presenters=("ada",), attendees=("ada", "bo"), decisions=("We go by tide.",), actions=actions)
    made = told(hub(person("ada"), person("bo"), circle("sea", notes=(tides,))), "circles/sea")["notes"][0]
    bo = {"slug": "bo", "name": "Bo"}
    assert (made["attendees"], made["decisions"]) == ([bo], ["We go by tide."])
    assert made["actions"] == [
        {"who": bo, "what": "Write it down", "due": "2026-11-29", "done": False},
        {"who": {"slug": None, "name": "nobody"}, "what": "Ask", "due": None, "done": True},
    ]


ROTA = (Slot(date(2026, 11, 17), "ada", "Past"), Slot(date(2026, 11, 24), "ada", "Tides"), Slot(date(2026, 12, 1), about="Winds"), Slot(date(2026, 12, 8), "bo"))


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ({"meets": meets()}, ["2026-11-24", "2026-12-01", "2026-12-08"]),
        ({"meets": meets(), "status": "paused"}, []),
        ({}, []),
    ],
)
def test_a_circle_that_meets_says_who_gives_what_from_today_on(words: dict[str, Any], days: list[str]) -> None:
    assert [slot["date"] for slot in told(hub(circle("sea", rota=ROTA, **words)), "circles/sea")["rota"]] == days


def test_a_day_that_nobody_has_taken_is_nobodys() -> None:
    made = told(hub(person("ada"), circle("sea", meets=meets(), rota=ROTA)), "circles/sea")["rota"]
    assert made[:2] == [
        {"date": "2026-11-24", "who": {"slug": "ada", "name": "Ada"}, "about": "Tides"},
        {"date": "2026-12-01", "who": None, "about": "Winds"},
    ]


def test_a_day_of_somebody_internal_is_no_free_day_to_the_public() -> None:
    public = {"visibility": Visibility.PUBLIC}
    of = seen_by(hub(person("ada", **public), person("bo"), circle("sea", meets=meets(), rota=ROTA, **public)), "public")
    assert [slot["date"] for slot in told(of, "circles/sea")["rota"]] == ["2026-11-24", "2026-12-01"]


@pytest.mark.parametrize(("model", "status", "count"), [("lunch-and-learn", "running", 3), ("lunch-and-learn", "finished", 0), ("peer-coaching", "running", 0)])
def test_a_program_in_which_one_speaks_to_all_says_who_gives_what(model: str, status: str, count: int) -> None:
    assert len(told(hub(program("p", model=model, status=status, rota=ROTA)), "programs/p")["rota"]) == count


def test_a_session_says_what_was_learned_what_is_stuck_and_what_comes_next() -> None:
    held = session("p", "2026-11-17-bo", goal="Join two tables", learned="Joins", stuck="Why is it slow?", next="Read a plan")
    made = told(hub(program("p", notes=(held,))), "programs/p")["notes"][0]
    assert [made[name] for name in ("goal", "learned", "stuck", "next", "summary")] == ["Join two tables", "Joins", "Why is it slow?", "Read a plan", "Joins"]
