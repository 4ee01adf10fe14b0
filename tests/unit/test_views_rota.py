"""Who gives what next, who could, and when who gave last, as plain values."""

from datetime import date, time

import pytest
from small_hub import FORGE, circle, claims, hub, meets, note, person, program, ref, session

from hubgen.content.hub import Cadence, Circle, Claim, Hub, Program, Slot, Status, Teaching, Want
from hubgen.content.settings import Settings
from hubgen.content.sources import Source, read_front_matter
from hubgen.views.refs import Refs
from hubgen.views.rota import RotaView, circle_rota, program_rota

TUESDAY = date(2026, 11, 24)


def rota(some: Hub, slug: str = "go") -> RotaView:
    thing = some.circles.get(slug) or some.programs[slug]
    refs = Refs(some)
    view = circle_rota(some, refs, thing) if isinstance(thing, Circle) else program_rota(some, refs, thing)
    assert view is not None
    return view


def lunches(**words: object) -> Program:
    given: dict[str, object] = {
        "model": "lunch-and-learn",
        "starts": date(2026, 11, 26),
        "weeks": 6,
        "session": Cadence(7, "thu", time(12, 0), "Europe/Lisbon", skip=(date(2026, 12, 3),)),
        "skills": (ref("sql"),),
        **words,
    }
    return program("lunch", **given)


def knows(skill: str, level: int | None = 3, *, teaches: bool = False) -> tuple[Claim, ...]:
    return claims(skill, level=level, teaches=teaches)


def wants(skill: str) -> tuple[Want, ...]:
    return (Want(ref(skill)),)


# Which days


def test_the_next_four_days_without_anybody_are_free() -> None:
    taken = (Slot(TUESDAY, "ada", "joins"), Slot(date(2026, 12, 8), None, "locks"))
    view = rota(hub(circle("go", meets=meets(), rota=taken), person("ada")))
    assert [(slot.day.isoformat(), slot.about) for slot in view.free] == [
        ("2026-12-01", ""),
        ("2026-12-08", "locks"),
        ("2026-12-15", ""),
        ("2026-12-22", ""),
    ]
    assert [(slot.day, slot.who.name, slot.about) for slot in view.taken] == [(TUESDAY, "Ada", "joins")]


def test_a_day_that_is_skipped_is_not_free() -> None:
    some = hub(lunches())
    assert [slot.day.isoformat() for slot in rota(some, "lunch").free] == ["2026-11-26", "2026-12-10", "2026-12-17", "2026-12-24"]


def test_the_public_is_not_offered_days_that_may_be_somebodys() -> None:
    some = hub(circle("go", meets=meets(), rota=(Slot(date(2026, 12, 1)),)), hidden=frozenset({"ghost"}))
    assert [slot.day.isoformat() for slot in rota(some).free] == ["2026-12-01"]


@pytest.mark.parametrize(
    "one", [circle("go"), circle("go", meets=meets(), status="paused"), circle("go", meets=meets(rule="FREQ=DAILY"))], ids=["no-rule", "paused", "daily"]
)
def test_a_circle_that_does_not_meet_or_meets_daily_has_no_rota(one: Circle) -> None:
    some = hub(one)
    assert circle_rota(some, Refs(some), one) is None


def test_a_circle_that_meets_daily_and_wrote_a_rota_has_it() -> None:
    some = hub(circle("go", meets=meets(rule="FREQ=DAILY"), rota=(Slot(TUESDAY, "ada"),)), person("ada"))
    assert rota(some).free[0].day == date(2026, 11, 22)


@pytest.mark.parametrize("words", [{"model": "peer-coaching"}, {"status": "finished"}, {"starts": date(2026, 1, 1)}])
def test_a_program_that_needs_no_rota_has_none(words: dict[str, object]) -> None:
    some = hub(lunches(**words))
    assert program_rota(some, Refs(some), some.programs["lunch"]) is None


# What to paste


@pytest.mark.parametrize("stands", [True, False])
def test_the_lines_make_a_slot_whether_or_not_there_is_a_rota(stands: bool) -> None:
    begun = "---\nname: Go\npurpose: Go.\n" + ("rota:\n  - on: 2026-11-24\n    who: ada\n" if stands else "")
    one, _ = read_front_matter("circles/go/index.md", f"{begun}---\n".encode())
    assert one
    go = Circle("go", one, name="Go", purpose="Go.", meets=meets(), rota=(Slot(TUESDAY, "ada"),) if stands else ())
    view = rota(hub(go, person("ada"), settings=Settings(forge=FORGE)))
    assert view.stands is stands
    assert view.edit_url == "https://forge.example/acme/hub/edit/main/circles/go/index.md"
    pasted = begun + ("" if stands else "rota:\n") + view.free[0].lines + "\n---\n"
    after, problems = read_front_matter("circles/go/index.md", pasted.encode())
    assert problems == []
    assert isinstance(after, Source)
    written = after.data["rota"]
    assert isinstance(written, list)
    assert written[-1] == {"on": str(view.free[0].day), "who": "your-name", "about": "What it is about"}


def test_a_free_day_that_is_written_gets_the_name_alone() -> None:
    slot = rota(hub(circle("go", meets=meets(), rota=(Slot(TUESDAY, None, "locks"),)))).free[0]
    assert (slot.below, slot.lines) == ("- on: 2026-11-24", "    who: your-name")


# Who could


def test_whoever_gave_longest_ago_is_asked_before_whoever_gave_lately() -> None:
    people = [person(slug, claims=knows("sql")) for slug in ("ada", "ben", "chi")]
    notes = (note("go", "2026-11-10-x", presenters=("ada",)), note("go", "2026-06-02-y", presenters=("ben",)))
    go = circle("go", meets=meets(), members=("ada", "ben", "chi"), skills=(ref("sql"),), notes=notes)
    could = rota(hub(go, *people, person("dov", wants=wants("sql")))).could
    assert [(row.who.slug, row.last) for row in could] == [("chi", None), ("ben", date(2026, 6, 2)), ("ada", date(2026, 11, 10))]
    assert {(row.skill.name, row.level, row.wanted) for row in could} == {("sql", 3, 1)}


def test_the_skill_that_most_want_comes_first_and_each_skill_has_a_turn() -> None:
    people = [person("ada", claims=knows("sql")), person("ben", claims=knows("sql")), person("chi", claims=knows("go"))]
    asking = [person(f"w{n}", wants=wants("sql" if n else "go")) for n in range(3)]
    both = circle("go", meets=meets(), members=("ada", "ben", "chi"), skills=(ref("go"), ref("sql")))
    assert [row.skill.name for row in rota(hub(both, *people, *asking)).could] == ["sql", "go", "sql"]


def test_what_members_want_counts_where_nobody_wants_what_the_circle_is_about() -> None:
    people = [person("ada", claims=knows("sql")), person("ben", wants=wants("sql"))]
    go = circle("go", meets=meets(), members=("ada", "ben"), skills=(ref("chess"),))
    assert [(row.who.slug, row.skill.name) for row in rota(hub(go, *people)).could] == [("ada", "sql")]


def test_nobody_away_paused_new_to_it_or_down_for_a_day_is_suggested() -> None:
    people = [
        person("away", claims=knows("sql"), status=Status.AWAY),
        person("busy", claims=knows("sql")),
        person("new", claims=knows("sql", 1)),
        person("paused", claims=knows("sql"), teaching=Teaching(paused_until=date(2027, 1, 1))),
        person("yes", claims=knows("sql", None, teaches=True)),
    ]
    some = hub(lunches(rota=(Slot(date(2026, 11, 26), "busy"),)), *people)
    assert [row.who.slug for row in rota(some, "lunch").could] == ["yes"]


def test_for_a_lunch_anyone_may_be_asked_and_in_a_circle_its_members() -> None:
    ada = person("ada", claims=knows("sql"))
    some = hub(lunches(), circle("go", meets=meets(), skills=(ref("sql"),)), ada)
    assert [row.who.slug for row in rota(some, "lunch").could] == ["ada"]
    assert rota(some).could == ()


# Who gave


def test_the_last_time_of_the_last_year_counts() -> None:
    notes = tuple(note("go", slug, presenters=("ada",)) for slug in ("2026-10-06-new", "2026-03-03-old"))
    long_ago = note("go", "2025-10-07-long-ago", presenters=("ben",))
    slots = (Slot(date(2026, 11, 3), "chi", "a slot"),)
    some = hub(circle("go", meets=meets(), notes=(*notes, long_ago), rota=slots), *map(person, ("ada", "ben", "chi")))
    assert [(row.who.slug, row.about, row.url) for row in rota(some).gave] == [
        ("chi", "a slot", ""),
        ("ada", "New", "circles/go/2026-10-06-new/"),
    ]


def test_in_a_program_whoever_stands_first_in_a_session_gave_it() -> None:
    held = session("lunch", "2026-11-19-ada", pair=("ada", "ben"))
    some = hub(lunches(starts=date(2026, 11, 19), notes=(held,)), person("ada"), person("ben"))
    assert [(row.who.slug, row.day) for row in rota(some, "lunch").gave] == [("ada", date(2026, 11, 19))]


def test_somebody_who_may_not_be_seen_is_in_no_list() -> None:
    notes = (note("go", "2026-10-06-new", presenters=("ghost",)),)
    some = hub(circle("go", meets=meets(), notes=notes, rota=(Slot(date(2026, 12, 1)),)), hidden=frozenset({"ghost"}))
    assert rota(some).gave == ()
