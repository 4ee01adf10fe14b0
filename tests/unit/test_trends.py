"""Counts of months become series, with what a month and a year have changed."""

from datetime import date

import pytest
from small_hub import skill

from hubgen.views.insights.measures import HubCounts, Measures, SkillCounts, TeamCounts
from hubgen.views.insights.trends import MonthCounts, Series, trends


def counts(people: int = 0, teams: dict[str, int] | None = None, skills: dict[str, int] | None = None) -> MonthCounts:
    """A month with so many *people*, in *teams*, of whom so many know *skills*."""
    hub = HubCounts._make([people, *[0] * (len(HubCounts._fields) - 1)])
    rows = {slug: TeamCounts(number, 0, 0, 0, 0, 0) for slug, number in (teams or {}).items()}
    return MonthCounts(Measures(hub, rows, {key: SkillCounts(0, 0, number, 0, 0, 0, 0) for key, number in (skills or {}).items()}))


def test_a_figure_is_given_for_each_month() -> None:
    found = trends({date(2025, 12, 31): counts(5), date(2026, 1, 31): counts(7), date(2026, 2, 22): counts(6)}, ())
    assert found.days == (date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 22))
    assert found.of_hub("people") == Series((5, 7, 6))


def test_a_month_of_which_nothing_is_known_has_no_figure_and_the_others_keep_their_places() -> None:
    found = trends({date(2026, 1, 31): counts(5), date(2026, 4, 3): counts(7)}, ())
    assert found.days == (date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31), date(2026, 4, 3))
    assert found.of_hub("people").values == (5, None, None, 7)


def test_without_months_there_is_nothing() -> None:
    assert (trends({}, ()).days, trends({}, ()).of_hub("people"), trends({}, ()).of_hub("people").now) == ((), Series(()), None)


@pytest.mark.parametrize(
    ("values", "month", "year"),
    [
        ((), None, None),
        ((4,), None, None),
        ((4, 6), 2, None),
        ((9, *[0] * 10, 4, 3), -1, -6),
        ((9, *[0] * 10, None, 3), None, -6),
        ((None, *[0] * 10, 3, 3), 0, None),
        ((1, *[0] * 11, None), None, None),
    ],
)
def test_changes_are_since_a_month_and_since_twelve(values: tuple[int | None, ...], month: int | None, year: int | None) -> None:
    assert (Series(values).month_change, Series(values).year_change) == (month, year)


def test_a_team_or_skill_of_which_a_month_says_nothing_counts_zero() -> None:
    found = trends({date(2026, 1, 31): counts(), date(2026, 2, 22): counts(3, {"ships": 2}, {"sql": 1})}, [skill("sql")])
    assert found.of_team("ships", "people").values == (0, 2)
    assert found.of_skill("sql", "knows").values == (0, 1)


def test_a_skill_goes_on_under_the_names_that_it_has_today() -> None:
    go = skill("go", "Go", aliases=("golang", "Go lang", "googles-go"))
    months = {
        date(2026, 1, 31): counts(0, {}, {"=golang": 1, "rust": 9}),
        date(2026, 2, 28): counts(0, {}, {"golang": 2, "googles-go": 4}),
        date(2026, 3, 31): counts(0, {}, {"go": 8, "=other": 9}),
    }
    assert trends(months, [go, skill("rust")]).of_skill("go", "knows").values == (1, 6, 8)


def test_a_skill_is_never_taken_for_another_that_is_there_today() -> None:
    months = {date(2026, 1, 31): counts(0, {}, {"sql": 1, "database": 2})}
    found = trends(months, [skill("sql", aliases=("database",)), skill("database")])
    assert (found.of_skill("sql", "knows").values, found.of_skill("database", "knows").values) == ((1,), (2,))


def test_a_skill_whose_name_is_a_sign_goes_on_too() -> None:
    months = {date(2026, 1, 31): counts(0, {}, {"=~": 1}), date(2026, 2, 28): counts(0, {}, {"tilde": 2})}
    assert trends(months, [skill("tilde", "~")]).of_skill("tilde", "knows").values == (1, 2)


def test_a_figure_that_there_is_not_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="index"):
        trends({date(2026, 1, 31): counts()}, ()).of_hub("happiness")
