"""Each cell of teams by skills is what one counts, columns add up to the hub, and two teams can be compared."""

from collections import Counter

import pytest
from hypothesis import given
from insight_hubs import FEW, real_hubs, small_hubs
from small_hub import claims, hub, person, ref, skill

from hubgen.content.hub import Hub, Want
from hubgen.views.insights.coverage import MOST_SKILLS, MOST_TEAMS, cell_people, compare_teams, coverage
from hubgen.views.insights.facts import gather


def check(made: Hub) -> None:
    facts = gather(made)
    table = coverage(facts)
    totals = Counter(key for one in made.present for key in {claim.skill.key for claim in one.claims})
    wished = Counter(key for one in made.present for key in {want.skill.key for want in one.wants})
    used = [key for key in {*totals, *wished} if not (key in made.skills and made.skills[key].deprecated)]
    assert len(table.columns) + table.more == len(used)
    ranks = [-totals[column.key] - wished[column.key] for column in table.columns]
    assert ranks == sorted(ranks)
    assert sum(row.people for row in table.rows) == len(made.present)
    for at, column in enumerate(table.columns):
        assert sum(row.cells[at].people for row in table.rows) == totals[column.key]
        for row in table.rows:
            if row.kind == "team":
                known = [(slug, made.people[slug].claim(column.key)) for slug in made.teams[row.team.slug].people if made.people[slug].claim(column.key)]
                levels = tuple(sum(claim.level == level for _, claim in known) for level in (1, 2, 3, 4))
                assert row.cells[at] == (len(known), sum(claim.teaches for _, claim in known), levels)
                behind = cell_people(facts, made.teams[row.team.slug], column.key)
                assert ({link.slug for link in (*behind.teachers, *behind.others)}, behind.total) == ({slug for slug, _ in known}, len(known))


@pytest.mark.parametrize("number", [0, 1], ids=["tiny", "sample"])
def test_a_real_hub_has_the_cells_that_one_counts(number: int) -> None:
    check(real_hubs()[number])


@FEW
@given(small_hubs())
def test_any_small_hub_has_the_cells_that_one_counts(made: Hub) -> None:
    check(made)


def test_of_very_many_teams_the_largest_have_rows_and_the_rest_share_one() -> None:
    people = [person(f"p{team}-{at}", team=f"T{team:02}", claims=claims("sql")) for team in range(50) for at in range(1 + (team > 44))]
    table = coverage(gather(hub(*people, skill("sql"))))
    assert [row.kind for row in table.rows] == ["team"] * MOST_TEAMS + ["others"]
    assert {"T45", "T46", "T47", "T48", "T49"} <= {row.team.name for row in table.rows}
    assert (table.rows[-1].teams, table.rows[-1].cells[0].people) == (50 - MOST_TEAMS, 10)


def test_of_very_many_skills_those_that_most_know_or_want_have_columns() -> None:
    slugs = [f"s{at:02}" for at in range(40)]
    made = hub(person("ada", team="Web", claims=claims(*slugs)), person("ben", wants=(Want(ref("s39")),)), *map(skill, slugs))
    table = coverage(gather(made))
    assert (table.columns[0].key, len(table.columns), table.more) == ("s39", MOST_SKILLS, 10)


def test_two_teams_are_compared_skill_by_skill() -> None:
    web = person("ada", team="Web", claims=claims("sql", teaches=True), wants=(Want(ref("go")),))
    ops = person("ben", team="Ops", claims=(*claims("go", teaches=True), *claims("qa")), wants=(Want(ref("sql")),))
    made = hub(web, ops, person("cem", team="Web", claims=claims("qa")), *map(skill, ("go", "qa", "sql")))
    rows = compare_teams(gather(made), made.teams["web"], made.teams["ops"])
    assert [(row.key, row.know, row.teach, row.want, row.offer) for row in rows] == [
        ("go", (0, 1), (0, 1), (1, 0), "second"),
        ("sql", (1, 0), (1, 0), (0, 1), "first"),
        ("qa", (1, 1), (0, 0), (0, 0), ""),
    ]
