"""A picture of a network hides nobody: marks lie apart, names meet nothing, and each team has a sign of its own."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from insight_hubs import FEW, real_hubs
from small_hub import circle, hub, person

from hubgen.content.hub import Hub
from hubgen.views.insights.facts import gather
from hubgen.views.insights.labels import ACROSS, DOWN, Field, Label, Spot, apart, evened, place_labels
from hubgen.views.insights.layout import SIDE
from hubgen.views.insights.network import MOST_DRAWN, Network, network
from hubgen.views.insights.picture import Mark, draw
from hubgen.views.insights.signs import signs


def crowd() -> Hub:
    """500 people, each in two circles of 20: far more pairs than lines."""
    slugs = [f"p{at:03}" for at in range(500)]
    people = [person(slug, f"Somebody {slug.title()}", team=f"Team {at % 30}") for at, slug in enumerate(slugs)]
    twice = [*slugs, *Random(7).sample(slugs, 500)]
    return hub(*people, *(circle(f"c{at:02}", members=tuple(twice[20 * at : 20 * at + 20])) for at in range(50)))


def box_of(label: Label, size: int) -> tuple[float, float, float, float]:
    """Give left, top, right and bottom of a name in Latin letters."""
    width = len(label.text) * 0.55 * size
    left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    return left, label.y - 0.75 * size, left + width, label.y + 0.2 * size


def meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.fixture(scope="module")
def crowded() -> Network:
    return network(gather(crowd()))


@pytest.fixture(scope="module")
def marks(crowded: Network) -> tuple[Mark, ...]:
    return draw(crowded).marks


def test_of_500_people_nobody_lies_on_another(marks: tuple[Mark, ...]) -> None:
    spots = [mark.spot for mark in marks]
    near = [(one, other) for one, other in combinations(spots, 2) if abs(one.x - other.x) < 22 and abs(one.y - other.y) < 22]
    assert (len(spots), near) == (500, [])


def test_no_name_lies_on_a_mark_or_on_another_name(marks: tuple[Mark, ...]) -> None:
    boxes = [box_of(mark.label, 10) for mark in marks if mark.label]
    assert len(boxes) > 50
    assert [pair for pair in combinations(boxes, 2) if meet(*pair)] == []
    spots = [(mark.spot.x - 11, mark.spot.y - 11, mark.spot.x + 11, mark.spot.y + 11) for mark in marks]
    assert [box for box in boxes for spot in spots if meet(box, spot)] == []


def test_everything_stands_within_the_picture(marks: tuple[Mark, ...]) -> None:
    boxes = [box_of(mark.label, 10) for mark in marks if mark.label]
    assert all(left >= -ACROSS and right <= SIDE + ACROSS and top >= -DOWN and bottom <= SIDE + DOWN for left, top, right, bottom in boxes)


def test_nobody_who_is_joined_is_without_a_line(crowded: Network) -> None:
    assert (crowded.links > MOST_DRAWN, len(crowded.edges)) == (True, MOST_DRAWN)
    assert {at for edge in crowded.edges for at in edge[:2]} == set(range(len(crowded.nodes)))


def test_the_picture_is_the_same_every_time(crowded: Network) -> None:
    assert draw(crowded) == draw(network(gather(crowd())))


def test_where_there_is_no_room_there_is_no_name() -> None:
    spots = [Spot(x, y, 10) for x in range(0, 101, 25) for y in range(0, 101, 25)]
    labels = place_labels(["A name that is long"] * 25, spots, 10, Field(100, 100))
    assert labels[12] is None


def test_a_name_in_broad_letters_needs_more_room() -> None:
    pair = [Spot(0, 0, 10), Spot(90, 0, 10)]
    narrow, broad = (place_labels([name, ""], pair, 10, Field(1000, 1000))[0] for name in ("abcdefg", "合田みのり森陽"))
    assert narrow is not None
    assert broad is not None
    assert (narrow.anchor, broad.anchor) == ("start", "end")


def test_who_leaves_the_crowd_stays_on_their_side() -> None:
    spots = evened([Spot(500, 500, 5), Spot(501, 499, 5), Spot(502, 498, 5)], Field(1000, 1000))
    assert [(spot.x, spot.y) for spot in spots] == [(250, 750), (500, 499), (751, 249)]


def test_a_mark_that_is_free_stays_where_it_is() -> None:
    assert apart([Spot(10, 10, 5), Spot(10, 10, 5), Spot(900, 900, 5)], Field(1000, 1000)) == [Spot(10, 10, 5), Spot(-2, 10, 5), Spot(900, 900, 5)]


def test_a_sign_says_as_much_of_a_name_as_it_can() -> None:
    names = ("Platform", "Payments", "Data Platform", "Harbour Care", "Team 12", "データ基盤", "C++", "🌊", "🌊🌊")
    found = signs({name: name for name in names})
    assert list(found.values()) == ["PL", "PA", "DP", "HC", "T12", "デー", "C", "1", "2"]


@FEW
@given(st.lists(st.text("ab 1🌊ß", max_size=4), unique=True, max_size=30))
def test_no_two_teams_have_the_same_sign(names: list[str]) -> None:
    found = signs({name: name for name in names})
    assert len(set(found.values())) == len(names)


def few(count: int, name: str = "Ada Ng") -> Hub:
    """Give *count* people, all in one circle."""
    slugs = [f"p{at}" for at in range(count)]
    return hub(*(person(slug, f"{name} {slug}") for slug in slugs), circle("one", members=tuple(slugs)))


def test_a_few_people_are_drawn_on_a_small_part_of_the_page() -> None:
    frames = [draw(network(gather(few(count)))).frame for count in (2, 5, 13, 14, 20)]
    assert [(frame.width, frame.height) for frame in frames] == [(440, 155), (640, 319), (1173, 979), (1240, 1080), (1240, 1080)]


def test_what_is_drawn_small_is_as_wide_as_its_letters_need_and_no_wider() -> None:
    pictures = [draw(network(gather(few(count)))) for count in (2, 13, 14)]
    assert [(picture.pixels, picture.font) for picture in pictures] == [(330, 18), (879, 18), (0, 15)]


@pytest.mark.parametrize("count", range(2, 14))
def test_of_a_few_each_is_named_within_the_picture(count: int) -> None:
    picture = draw(network(gather(few(count, "Maria Leonor de Albuquerque"))))
    boxes = [box_of(mark.label, picture.font) for mark in picture.marks if mark.label]
    left, top, width, height = picture.frame
    assert len(boxes) == count
    assert all(box[0] >= left and box[2] <= left + width and box[1] >= top and box[3] <= top + height for box in boxes)


def test_the_dots_of_a_name_from_right_to_left_that_is_cut_stand_at_its_end() -> None:
    names = [mark.label.text for mark in draw(network(gather(few(2, "نور الهدى عبد الرحمن المصري")))).marks if mark.label]
    assert names[0] == "\u2068نور الهدى عبد الرحمن ال…\u2069"


def test_the_sample_hubs_people_are_nearly_all_named() -> None:
    marks = draw(network(gather(real_hubs()[1]))).marks
    assert sum(mark.label is not None for mark in marks) > 0.8 * len(marks)
