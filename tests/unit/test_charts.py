"""Values become points, bars and marks that stand where they should."""

import pytest

from hubgen.views.charts import (
    HALF,
    HEIGHT,
    SMALL_HEIGHT,
    SMALL_WIDTH,
    WIDTH,
    Chart,
    balance_bar,
    bar_chart,
    line_chart,
    share_bar,
    small_line,
)


def heights(chart: Chart) -> list[int]:
    return [point.y for run in chart.runs for point in run]


def test_time_goes_from_left_to_right_and_more_is_higher() -> None:
    (run,) = line_chart([1, 2, 4]).runs
    assert [point.x for point in run] == sorted({point.x for point in run})
    assert run[0].y > run[1].y > run[2].y


def test_a_line_begins_at_zero_and_keeps_proportions() -> None:
    chart = line_chart([0, 50, 100])
    zero, half, top = heights(chart)
    assert (zero, top) == (chart.ticks[0].y, chart.ticks[-1].y)
    assert half == (zero + top) // 2


def test_what_is_not_known_is_a_gap() -> None:
    chart = line_chart([3, 4, None, None, 5])
    assert [len(run) for run in chart.runs] == [2, 1]
    assert chart.range == (0, 4, 3, 5, 2)


def test_months_before_and_after_what_is_known_have_room_too() -> None:
    chart = small_line([None, 2, 3, None])
    ((first, second),) = chart.runs
    assert (first.x, second.x, chart.end) == (33, 63, second)
    assert chart.range == (1, 2, 2, 3, 0)


@pytest.mark.parametrize("values", [[], [None, None]])
def test_where_nothing_is_known_nothing_is_drawn(values: list[int | None]) -> None:
    for chart in (line_chart(values), small_line(values)):
        assert (chart.runs, chart.end, chart.range) == ((), None, None)


def test_a_single_value_stands_at_the_end() -> None:
    chart = line_chart([7])
    assert chart.runs == ((chart.end,),)
    assert [(mark.at, mark.anchor) for mark in chart.marks] == [(0, "end")]


@pytest.mark.parametrize(
    ("most", "ticks"),
    [(0, [0, 1]), (1, [0, 1]), (3, [0, 1, 2, 3]), (4, [0, 1, 2, 3, 4]), (5, [0, 2, 4, 6]), (58, [0, 20, 40, 60]), (278, [0, 100, 200, 300]), (10_000, [0, 5000, 10_000])],
)
def test_the_lines_across_are_round_and_few(most: int, ticks: list[int]) -> None:
    assert [tick.value for tick in line_chart([most]).ticks] == ticks
    assert [tick.value for tick in bar_chart([most]).ticks] == ticks


def test_first_middle_and_last_are_named() -> None:
    assert [(mark.at, mark.anchor) for mark in line_chart([1] * 37).marks] == [(0, "start"), (18, "middle"), (36, "end")]
    assert [mark.at for mark in line_chart([1, 2]).marks] == [0, 1]


@pytest.mark.parametrize("values", [[0], [5, 0, 3], list(range(12)), [10**9] * 36])
def test_everything_is_within_the_drawing_in_whole_numbers(values: list[int]) -> None:
    for chart, width, height in ((line_chart(values), WIDTH, HEIGHT), (small_line(values), SMALL_WIDTH, SMALL_HEIGHT)):
        points = [point for run in chart.runs for point in run]
        assert all(type(part) is int and part >= 0 for point in points for part in point)
        assert all(x <= width and y <= height for x, y in points)
    for bar in bar_chart(values).bars:
        assert (bar.x >= 0, bar.x + bar.width <= WIDTH, bar.y >= 0, bar.height > 0) == (True,) * 4


def test_bars_stand_on_the_same_line_and_zero_has_none() -> None:
    chart = bar_chart([2, 0, 4])
    assert [bar.at for bar in chart.bars] == [0, 2]
    assert {bar.y + bar.height for bar in chart.bars} == {chart.ticks[0].y}
    assert chart.bars[1].height == 2 * chart.bars[0].height


@pytest.mark.parametrize(("value", "most", "x", "width"), [(-4, 4, 0, HALF), (4, 4, HALF, HALF), (-1, 4, 36, 12), (1, 4, HALF, 12), (0, 4, HALF, 0), (0, 0, HALF, 0), (1, 10_000, HALF, 2)])
def test_a_balance_reaches_to_the_left_or_to_the_right_of_the_middle(value: int, most: int, x: int, width: int) -> None:
    assert balance_bar(value, most)[:3:2] == (x, width)


@pytest.mark.parametrize(("some", "whole", "width"), [(0, 0, 0), (0, 5, 0), (5, 5, SMALL_WIDTH), (1, 2, SMALL_WIDTH // 2), (1, 10_000, 2)])
def test_a_share_is_as_wide_as_it_is_much_and_is_seen_if_it_is_anything(some: int, whole: int, width: int) -> None:
    assert share_bar(some, whole).width == width


def test_values_stand_above_bars_only_where_they_do_not_touch() -> None:
    assert (bar_chart([999]).has_room, bar_chart([1000]).has_room) == (True, False)
