"""What is wanted and taught is counted as by hand, what hurts most comes first, and whoever is asked has a reason."""

from datetime import timedelta

import pytest
from hypothesis import given
from insight_hubs import FEW, real_hubs, small_hubs
from small_hub import TODAY, circle, claims, hub, note, person, program, ref, skill

from hubgen.content.hub import Goal, Hub, Pair, Person, Status, Teaching, Want
from hubgen.views.insights.facts import gather
from hubgen.views.insights.wanted import Wanted, wanted, wanted_skill


def rows_of(*things: object) -> dict[str, Wanted]:
    return {row.key: row for row in wanted(gather(hub(*things)))}


def wants(slug: str, skill_slug: str = "sql", **words: object) -> Person:
    return person(slug, wants=(Want(ref(skill_slug)),), **words)


def check(made: Hub) -> None:
    """Count each row again, by looking at everyone."""
    here = [one for one in made.people.values() if one.status is not Status.FORMER]
    rows = wanted(gather(made))
    named = {one.skill.key for who in here for one in who.wants} | {one.skill.key for who in here for one in who.claims if who.claim(one.skill.key).teaches}
    assert {row.key for row in rows} == {key for key in named if not (key in made.skills and made.skills[key].deprecated)}
    going = [pair for one in made.programs.values() if one.status not in ("finished", "stopped") for pair in one.pairs]
    for row in rows:
        wishing = [one.slug for one in here if row.key in [want.skill.key for want in one.wants]]
        learning = {pair.learner for pair in going if pair.skill.key == row.key}
        known = [(one, one.claim(row.key)) for one in here if one.claim(row.key)]
        teachers = [one.slug for one, claim in known if claim.teaches]
        assert (row.want, row.waiting) == (len(wishing), len([slug for slug in wishing if slug not in learning]))
        assert (row.know, row.teach) == (len(known), len(teachers))
        assert row.levels == tuple(len([1 for _, claim in known if claim.level == level]) for level in (1, 2, 3, 4))
        assert row.balance == row.seats + row.unsaid - row.waiting
        assert [link.slug for link in row.wanting] == wishing[:12]
        assert [link.slug for link in row.teachers] == teachers[:12]
        assert not {ask.person.slug for ask in row.ask} & {*wishing, *teachers}
        assert bool(row.step.kind) == bool(row.waiting)
    hurts = [(min(0, row.balance), not (row.waiting and row.teach == 0), -row.waiting, row.skill.name.casefold(), row.key) for row in rows]
    assert hurts == sorted(hurts)


@pytest.mark.parametrize("number", [0, 1], ids=["tiny", "sample"])
def test_a_real_hub_has_the_rows_that_one_counts(number: int) -> None:
    check(real_hubs()[number])


@FEW
@given(small_hubs())
def test_any_small_hub_has_the_rows_that_one_counts(made: Hub) -> None:
    check(made)


def test_who_knows_it_well_and_does_not_teach_is_asked() -> None:
    expert, worker = person("ada", claims=claims("sql", level=3)), person("ben", claims=claims("sql", level=2))
    row = rows_of(expert, worker, wants("cem"), skill("sql"))["sql"]
    assert [(ask.person.slug, ask.reason, ask.level) for ask in row.ask] == [("ada", "knows", 3)]


def test_who_learned_it_in_a_finished_program_is_asked() -> None:
    done = program("spring", status="finished", goal=Goal(("ben",), ref("sql")), pairs=(Pair("eli", "cem", ref("sql")),))
    row = rows_of(person("ben"), person("cem"), wants("dee"), person("eli"), skill("sql"), done)["sql"]
    assert sorted((ask.person.slug, ask.reason, ask.where.slug) for ask in row.ask if ask.where) == [("ben", "learned", "spring"), ("cem", "learned", "spring")]


def test_who_spoke_about_it_in_a_circle_is_asked_unless_it_is_to_come() -> None:
    talks = circle("talks", notes=(note("talks", "2026-12-01-later", presenters=("cem",), skills=(ref("sql"),)), note("talks", "2026-11-01-sql", presenters=("ben",), skills=(ref("sql"),))))
    row = rows_of(person("ben"), person("cem"), wants("dee"), skill("sql"), talks)["sql"]
    assert [(ask.person.slug, ask.reason) for ask in row.ask] == [("ben", "spoke")]


@pytest.mark.parametrize("words", [{"status": Status.AWAY}, {"teaching": Teaching(paused_until=TODAY + timedelta(days=1))}, {"status": Status.FORMER}])
def test_nobody_who_is_away_pausing_or_gone_is_asked(words: dict[str, object]) -> None:
    assert rows_of(person("ada", claims=claims("sql", level=4), **words), wants("cem"), skill("sql"))["sql"].ask == ()


def test_nobody_is_asked_where_there_are_places_enough() -> None:
    teacher = person("ada", claims=claims("sql", teaches=True), teaching=Teaching(1))
    assert rows_of(teacher, person("ben", claims=claims("sql", level=4)), wants("cem"), skill("sql"))["sql"].ask == ()


def test_those_who_were_asked_least_lately_come_first() -> None:
    people = [person(slug, claims=claims("sql", level=3)) for slug in ("ada", "ben", "cem", "dee")]
    busy = program("p", status="running", pairs=tuple(Pair(slug, "eli", ref("go")) for slug in ("ada", "ben", "cem")))
    row = rows_of(*people, person("eli"), wants("fay"), busy, skill("sql"))["sql"]
    assert (row.ask[0].person.slug, len(row.ask)) == ("dee", 3)


TEACHER = person("ada", claims=claims("sql", teaches=True), teaching=Teaching(1))
FULL = person("ada", claims=claims("sql", teaches=True), teaching=Teaching(0))
EXPERT = person("ada", claims=claims("sql", level=4))
GUILD = circle("guild", skills=(ref("sql"),))
THREE = (wants("u"), wants("v"), wants("w"))


@pytest.mark.parametrize(
    ("things", "kind", "url"),
    [
        ((TEACHER, *THREE[:1]), "pair", "start-a-program/?model=peer-coaching&skill=sql"),
        ((TEACHER, *THREE[:2]), "pilot", "start-a-program/?model=peer-coaching&skill=sql"),
        ((TEACHER, *THREE), "talk", "start-a-program/?model=lunch-and-learn&skill=sql"),
        ((FULL, *THREE), "talk", "start-a-program/?model=lunch-and-learn&skill=sql"),
        ((EXPERT, *THREE), "talk", "start-a-program/?model=lunch-and-learn&skill=sql"),
        ((GUILD, *THREE), "join", "circles/guild/"),
        (THREE, "circle", "start-a-program/?model=knowledge-sharing-circle&skill=sql"),
        ((EXPERT, *THREE[:2]), "ask", ""),
        (THREE[:2], "find", ""),
    ],
)
def test_what_to_start_goes_by_who_waits_and_who_could_teach(things: tuple[object, ...], kind: str, url: str) -> None:
    row = rows_of(*things, skill("sql"))["sql"]
    assert (row.step.kind, row.step.url(row.skill)) == (kind, url)


def test_a_team_sees_what_its_own_people_want() -> None:
    made = hub(wants("ada", team="Web"), wants("ben", "go", team="Data"), person("cem", claims=claims("go", teaches=True)), skill("sql"), skill("go"))
    assert [row.key for row in wanted(gather(made), made.teams["data"])] == ["go"]


def test_a_skill_that_was_given_up_can_still_be_looked_at() -> None:
    facts = gather(hub(wants("ada", "cobol"), skill("cobol", deprecated=True)))
    assert (wanted(facts), wanted_skill(facts, "cobol").want) == ((), 1)
