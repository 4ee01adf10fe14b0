"""A skill is at risk where one person, one team, or only people who are away hold it; and who is nearest is said with a reason."""

import pytest
from hypothesis import given
from insight_hubs import FEW, real_hubs, small_hubs
from small_hub import circle, claims, hub, person, program, ref, skill

from hubgen.content.hub import Goal, Hub, Pair, Status, Want
from hubgen.views.insights.facts import gather
from hubgen.views.insights.single_points import circle_points, single_points, skill_point, team_points


def held_by(made: Hub, key: str) -> list[str]:
    here = [one for one in made.people.values() if one.status is not Status.FORMER]
    known = [(one.slug, one.claim(key)) for one in here if one.claim(key)]
    return [slug for slug, claim in known if claim.teaches or claim.level != 1]


def is_away(made: Hub, slug: str) -> bool:
    paused = made.people[slug].teaching.paused_until
    return made.people[slug].status is Status.AWAY or bool(paused and paused > made.today)


def check(made: Hub) -> None:
    keys = {claim.skill.key for one in made.people.values() for claim in one.claims} | set(made.skills)
    expected = {}
    for key in keys:
        held = held_by(made, key)
        teams = {made.people[slug].team for slug in held}
        if not held or (key in made.skills and made.skills[key].deprecated):
            continue
        if len(held) == 1:
            expected[key] = "person"
        elif all(is_away(made, slug) for slug in held):
            expected[key] = "away"
        elif len(teams) == 1 and teams != {""} and len(made.teams) > 1:
            expected[key] = "team"
    found = single_points(gather(made))
    assert {point.key: point.kind for point in found} == expected
    for point in found:
        held = held_by(made, point.key)
        assert (point.held, point.away, point.elsewhere) == (len(held), all(is_away(made, slug) for slug in held), 0)
        assert [link.slug for link in point.people] == held[:6]
        wishing = {one.slug for one in made.present for want in one.wants if want.skill.key == point.key}
        assert point.want == len(wishing - set(held))
        assert not any(one.person.slug in held or is_away(made, one.person.slug) for one in point.nearest)


@pytest.mark.parametrize("number", [0, 1], ids=["tiny", "sample"])
def test_a_real_hub_has_the_single_points_that_one_finds(number: int) -> None:
    check(real_hubs()[number])


@FEW
@given(small_hubs())
def test_any_small_hub_has_the_single_points_that_one_finds(made: Hub) -> None:
    check(made)


def test_who_is_nearest_is_said_by_the_closest_reason() -> None:
    ada = person("ada", claims=claims("sql", level=4), team="Web")
    made = hub(
        ada,
        person("ben", wants=(Want(ref("sql")),)),
        person("cem", claims=claims("sql", level=1), wants=(Want(ref("sql")),)),
        person("dee", wants=(Want(ref("sql")),)),
        program("now", status="running", pairs=(Pair("ada", "dee", ref("sql")),)),
        skill("sql"),
    )
    (point,) = single_points(gather(made))
    assert [(one.person.slug, one.reason) for one in point.nearest] == [("dee", "learns"), ("cem", "begun"), ("ben", "wants")]


def test_a_colleague_who_learned_it_or_knows_something_near_is_near() -> None:
    ada, ben = person("ada", claims=claims("sql"), team="Web"), person("ben", claims=claims("dbt"), team="Web")
    others = person("cem", claims=claims("dbt"), team="Ops"), person("dee", claims=claims("dbt"), team="Web", status=Status.AWAY)
    done = program("spring", status="finished", goal=Goal(("eli",), ref("sql")))
    made = hub(ada, ben, *others, person("eli"), done, skill("sql", related=("dbt",)), skill("dbt"))
    point = skill_point(gather(made), "sql")
    assert point and [(one.person.slug, one.reason, one.of.slug) for one in point.nearest if one.of] == [("eli", "learned", "spring"), ("ben", "near", "dbt")]


def test_nobody_of_the_same_team_makes_a_team_s_own_skill_safer() -> None:
    web = [person(slug, claims=claims("sql", level=3), team="Web") for slug in ("ada", "ben")]
    more = [person("cem", wants=(Want(ref("sql")),), team="Web"), person("dee", wants=(Want(ref("sql")),), team="Ops")]
    (point,) = single_points(gather(hub(*web, *more, skill("sql"))))
    assert (point.kind, point.team and point.team.name, [one.person.slug for one in point.nearest]) == ("team", "Web", ["dee"])


def test_a_skill_whose_only_holder_is_away_comes_first() -> None:
    made = hub(person("ada", claims=claims("go")), person("ben", claims=claims("sql"), status=Status.AWAY), skill("go"), skill("sql"))
    assert [(point.key, point.away) for point in single_points(gather(made))] == [("sql", True), ("go", False)]


def test_a_team_s_own_single_points_say_who_could_help_elsewhere() -> None:
    made = hub(person("ada", claims=claims("go", "sql"), team="Web"), person("ben", claims=claims("go"), team="Ops"), skill("go"), skill("sql"))
    points = team_points(gather(made), made.teams["web"])
    assert [(point.key, point.elsewhere) for point in points] == [("sql", 0), ("go", 1)]


def test_a_circle_is_looked_at_for_its_own_skills_and_people() -> None:
    people = [person("ada", claims=claims("go", "sql")), person("ben", claims=claims("go"))]
    guild = circle("guild", members=("ada",), skills=(ref("go"),))
    points = circle_points(gather(hub(*people, guild, skill("go"), skill("sql"))), guild)
    assert [(point.key, point.elsewhere, point.people[0].slug) for point in points] == [("go", 1, "ada")]
