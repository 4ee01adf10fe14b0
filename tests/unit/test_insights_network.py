"""Who is joined to whom is what one finds by looking at every two people; and the picture of it is bounded and always the same."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from insight_hubs import FEW, expected_ties, real_hubs, small_hubs
from small_hub import circle, claims, hub, person, program, ref, skill

from hubgen.content.hub import Hub, Pair, Status, Want
from hubgen.views.insights.facts import gather
from hubgen.views.insights.graph import people_edges
from hubgen.views.insights.layout import SIDE, lay_out
from hubgen.views.insights.network import network
from hubgen.views.insights.parts import components, cut_nodes


def check(made: Hub) -> None:
    edges = people_edges(gather(made)).counted()
    here = sorted(one.slug for one in made.present)
    expected = {(one, other): ties for one, other in combinations(here, 2) if any(ties := expected_ties(made, one, other))}
    assert {(one, other): edges.ties(one, other) for one, others in edges.all().items() for other in others if one < other} == expected
    view = network(gather(made))
    slugs = [node.link.slug for node in view.nodes]
    assert {(slugs[edge.one], slugs[edge.other]): edge.ties for edge in view.edges} == expected
    assert (view.people, view.joined, view.links) == (len(here), len({slug for pair in expected for slug in pair}), len(expected))
    team = {slug: made.people[slug].team for slug in here}
    between = Counter(frozenset((team[one], team[other])) for one, other in expected if team[one] and team[other] and team[one] != team[other])
    assert {frozenset((one.one.name, one.other.name)): one.links for one in view.bridges} == dict(between)
    assert all(0 <= node.x <= SIDE and 0 <= node.y <= SIDE for node in view.nodes)


@FEW
@given(small_hubs())
def test_any_small_hub_is_joined_as_one_finds(made: Hub) -> None:
    check(made)


def test_the_tiny_hub_is_joined_as_one_finds() -> None:
    check(real_hubs()[0])


def neighbours(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def reached(pairs: set[tuple[int, int]], nodes: set[int]) -> list[int]:
    """Give the sizes of the parts into which *nodes* fall, by joining until nothing changes."""
    parts = [{node} for node in nodes]
    for one, other in pairs:
        if one in nodes and other in nodes:
            both = [part for part in parts if one in part or other in part]
            parts = [part for part in parts if part not in both] + [set().union(*both)]
    return sorted(map(len, parts), reverse=True)


@FEW
@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]), max_size=14))
def test_parts_and_the_nodes_that_hold_them_together_are_those_one_finds_by_taking_each_away(pairs: set[tuple[int, int]]) -> None:
    graph = neighbours((str(one), str(other)) for one, other in pairs)
    nodes = {int(node) for node in graph}
    assert [len(part) for part in components(graph)] == reached(pairs, nodes)
    cuts = {}
    for part in components(graph):
        own = set(map(int, part))
        for node in own:
            left = reached(pairs, own - {node})
            if len(left) > 1:
                cuts[str(node)] = tuple(left)
    assert cut_nodes(graph) == cuts


def test_a_long_path_is_walked_to_its_end() -> None:
    graph = neighbours((f"{at:04}", f"{at + 1:04}") for at in range(2_000))
    assert len(cut_nodes(graph)) == 1_999


def test_who_alone_joins_two_groups_is_named_with_the_sizes_of_both() -> None:
    people = [person(slug) for slug in "abcde"]
    one, other = circle("one", members=("a", "b", "c")), circle("other", members=("c", "d", "e"))
    view = network(gather(hub(*people, one, other)))
    assert [(each.person.slug, each.parts) for each in view.connectors] == [("c", (2, 2))]


def test_who_is_joined_to_nobody_is_counted_and_not_shown() -> None:
    view = network(gather(hub(person("a"), person("b"), person("c"), circle("one", members=("a", "b")))))
    assert (view.people, view.joined, [node.link.slug for node in view.nodes]) == (3, 2, ["a", "b"])
    assert [link.slug for island in view.islands for link in island.people] == ["a", "b"]


def test_who_has_left_joins_nobody() -> None:
    gone = person("a", claims=claims("sql", teaches=True), status=Status.FORMER)
    made = hub(gone, person("b", wants=(Want(ref("sql")),)), circle("one", members=("a", "b")), program("p", status="running", pairs=(Pair("a", "b", ref("sql")),)))
    assert not people_edges(gather(made)).neighbours()


def test_in_a_large_circle_everyone_is_joined_to_its_lead_alone() -> None:
    people = [person(f"p{at:02}") for at in range(30)]
    large = circle("all", leads=("p00",), members=tuple(one.slug for one in people))
    graph = people_edges(gather(hub(*people, large))).neighbours()
    assert graph == {f"p{at:02}": {f"p{at:02}" for at in range(1, 30)} if at == 0 else {"p00"} for at in range(30)}


def test_a_skill_that_very_many_teach_and_want_joins_nobody() -> None:
    teachers = [person(f"t{at}", claims=claims("sql", teaches=True)) for at in range(21)]
    learners = [person(f"w{at}", wants=(Want(ref("sql")),)) for at in range(20)]
    view = network(gather(hub(*teachers, *learners, skill("sql"))))
    assert (view.links, view.crowded) == (0, 1)


def test_more_than_500_people_are_gathered_by_team() -> None:
    people = [person(f"p{at:03}", team=f"T{at % 3}") for at in range(501)]
    two = circle("two", members=("p000", "p001", "p003", "p004"))
    view = network(gather(hub(*people, two)))
    assert (view.by_team, [(node.link.name, node.size) for node in view.nodes]) == (True, [("T0", 167), ("T1", 167)])
    assert [(edge.one, edge.other, edge.ties.circles) for edge in view.edges] == [(0, 1, 4)]


def test_the_picture_does_not_depend_on_the_order_of_files() -> None:
    made = real_hubs()[1]
    turned = replace(made, circles=dict(reversed(made.circles.items())), programs=dict(reversed(made.programs.items())))
    assert network(gather(turned)).nodes == network(gather(made)).nodes


def test_those_who_are_joined_lie_nearer_than_others() -> None:
    edges = {(f"a{one}", f"a{other}"): 3 for one, other in combinations(range(6), 2)} | {(f"b{one}", f"b{other}"): 3 for one, other in combinations(range(6), 2)}
    places = lay_out({slug: slug for pair in edges for slug in pair}, edges)

    def apart(pairs: list[tuple[str, str]]) -> float:
        return sum((places[one][0] - places[other][0]) ** 2 + (places[one][1] - places[other][1]) ** 2 for one, other in pairs) / len(pairs)

    assert apart(list(edges)) < apart([(f"a{one}", f"b{other}") for one in range(6) for other in range(6)]) / 2


def test_places_are_the_same_on_every_machine() -> None:
    places = lay_out({"ada": "web", "ben": "web", "cem": "ops", "dee": "ops"}, {("ada", "ben"): 1, ("ben", "cem"): 2})
    assert places == {"ada": (0, 1000), "ben": (339, 516), "cem": (946, 736), "dee": (1000, 0)}


def test_more_nodes_than_can_be_read_are_refused() -> None:
    with pytest.raises(ValueError, match="501 nodes"):
        lay_out({f"n{at}": "" for at in range(501)}, {})
