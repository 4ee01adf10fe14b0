"""Whom to ask now about a skill, as plain values."""

from datetime import date, time

from small_hub import claims, hub, person, program, ref, session, skill

from hubgen.content.hub import Contact, Hub, Pair, Person, Program, Status, Teaching
from hubgen.views.people import Clock
from hubgen.views.quick_help import MOST_LISTED, QuickHelp, asked_lately, quick_help
from hubgen.views.refs import Refs


def helped(*things: Person | Program) -> QuickHelp | None:
    some: Hub = hub(skill("sql"), *things)
    return quick_help(some, Refs(some), some.skills["sql"], asked_lately(some))


def asked(*things: Person | Program) -> list[str]:
    found = helped(*things)
    return [helper.person.slug for helper in found.helpers] if found else []


def teacher(slug: str, **words: object) -> Person:
    return person(slug, claims=claims("sql", level=2, teaches=True), **words)


def taught(slug: str, *days: str, **words: object) -> Program:
    notes = tuple(session(f"p-{slug}", f"{day}-x", pair=(slug, "learner")) for day in days)
    return program(f"p-{slug}", notes=notes, **words)


def test_whoever_taught_least_lately_is_asked_first() -> None:
    often, once, long_ago = taught("ada", "2026-11-03", "2026-11-10"), taught("ben", "2026-11-10"), taught("chi", "2026-09-01", "2026-09-08")
    assert asked(teacher("ada"), teacher("ben"), teacher("chi"), often, once, long_ago) == ["chi", "ben", "ada"]


def test_a_pair_that_somebody_teaches_now_counts() -> None:
    busy = program("now", status="running", pairs=(Pair("ada", "x", ref("go")),))
    assert asked(teacher("ada"), teacher("ben"), busy) == ["ben", "ada"]


def test_what_a_note_says_of_the_days_to_come_or_of_a_check_in_counts_nothing() -> None:
    notes = (session("p", "2026-11-30-x", pair=("ada", "b")), session("p", "2026-11-10-y", pair=("ada", "b"), kind="check-in"))
    assert dict(asked_lately(hub(program("p", notes=notes)))) == {}


def test_whoever_knows_it_well_is_asked_where_nobody_teaches_it() -> None:
    people = [person(slug, claims=claims("sql", level=level)) for slug, level in (("ada", 2), ("ben", 3), ("chi", None))]
    found = helped(*people)
    assert found is not None
    assert (found.teach, [helper.person.slug for helper in found.helpers]) == (False, ["ben"])


def test_who_knows_it_is_not_asked_where_somebody_teaches_it() -> None:
    assert asked(teacher("ada"), person("ben", claims=claims("sql", level=4))) == ["ada"]


def test_nobody_away_or_paused_is_asked() -> None:
    paused = Teaching(paused_until=date(2026, 12, 1))
    assert asked(teacher("ada", status=Status.AWAY), teacher("ben", teaching=paused), teacher("gone", status=Status.FORMER)) == []


def test_of_many_six_are_listed_and_other_zones_have_a_place() -> None:
    here = [teacher(f"p{number:02}", timezone="Europe/Lisbon") for number in range(20)]
    listed = asked(*here, teacher("far", timezone="Asia/Tokyo"))
    assert len(listed) == MOST_LISTED
    assert "far" in listed


def test_a_helper_has_a_clock_and_a_way_to_be_reached() -> None:
    contact = Contact(email="ada@x.example", chat="https://chat.example/ada")
    found = helped(teacher("ada", timezone="America/New_York", hours=(time(9), time(17)), days=("mon",), contact=contact))
    assert found is not None
    helper = found.helpers[0]
    assert helper.clock == Clock("America/New_York", "New York", "09:00-17:00", ("mon",))
    assert (helper.chat.url, helper.email) == ("https://chat.example/ada", "ada@x.example")
