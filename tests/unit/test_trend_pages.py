"""Every figure of the page of months is the one that a few plain lines find in the hub as it was."""

import re
from datetime import date, timedelta

import pytest
from insight_counts import recounted
from insight_page_support import (
    classed,
    grown,
    lead,
    month_names,
    name_in,
    name_of,
    numbers,
    pages_of,
    past,
    real_pages,
    rows_of,
    table_after,
    text_of,
)
from small_hub import TODAY, hub, person

from hubgen.views.insights.measures import HubCounts
from hubgen.views.insights.trends import MonthCounts


def ends() -> list[str]:
    """Give the months from the first one known to that of today."""
    return ["2025-10", "2025-11", "2025-12", *(f"2026-{month:02}" for month in range(1, 12))]


def test_every_figure_has_its_value_at_the_end_of_each_month() -> None:
    made, pages = grown()
    known = {str(day)[:7]: recounted(then).hub for day, then in (*past(), (made.today, made))}
    for name in HubCounts._fields:
        values = {month: getattr(counts, name) for month, counts in known.items()}
        table = table_after(pages["trends/"], name)
        assert [(text_of(row[0]), text_of(row[1])) for row in rows_of(table)] == list(zip(month_names(ends()), [str(values.get(month, "not known")) for month in ends()], strict=True))


def test_a_month_of_which_nothing_is_known_is_a_gap_in_the_line() -> None:
    chart = next(each for each in grown()[1]["trends/"].iter("svg") if each.get("aria-labelledby", "").startswith("line-people"))
    runs = [each.get("d", "") for each in chart.iter("path") if each.get("class") == "hub-chart__line"]
    assert [len(re.findall("[ML]", run)) for run in runs] == [2, 3]


def test_every_figure_says_what_changed_in_a_month_and_a_year() -> None:
    made, pages = grown()
    month, year, now = (recounted(then).hub for then in (past()[3][1], past()[1][1], made))

    def change(name: str) -> list[int]:
        if name in ("notes", "sessions"):
            return [getattr(month, name)]
        return [abs(getattr(now, name) - getattr(then, name)) for then in (month, year) if getattr(now, name) != getattr(then, name)]

    sections = {section[0].get("id"): section for section in pages["trends/"].iter("section")}
    assert {name: numbers(section[2]) for name, section in sections.items()} == {name: change(name) for name in HubCounts._fields}
    cards = {each.get("id", "").removeprefix("figure-"): each for each in classed(pages[""], "hub-figure")}
    assert {name: numbers(card[-1]) for name, card in cards.items()} == {name: change(name) for name in cards}


def test_trends_begin_with_people_and_teachers_now_and_a_year_ago() -> None:
    made, pages = grown()
    now, then = recounted(made).hub, recounted(past()[1][1]).hub
    assert lead(pages["trends/"]) == [now.people, now.teachers, 2025, then.people, then.teachers]


def test_the_skills_that_changed_are_all_that_did_most_first() -> None:
    made, pages = grown()
    now, then = recounted(made).skills, recounted(past()[1][1]).skills
    used = [key for key in now if not (key in made.skills and made.skills[key].deprecated)]
    moved = {name_in(made, key): tuple(getattr(now[key], part) - (getattr(then[key], part) if key in then else 0) for part in ("wants", "teaches")) for key in used}
    shown = rows_of(table_after(pages["trends/"], "changed"))
    found = {name_of(row[0]): [numbers(cell) for cell in row[1:]] for row in shown}
    counts = {name_in(made, key): (now[key].wants, now[key].teaches) for key in used}
    assert found == {name: [[count, *([abs(more)] if more else [])] for count, more in zip(counts[name], both, strict=True)] for name, both in moved.items() if any(both)}
    sizes = [sum(map(abs, moved[name])) for name in found]
    assert sizes == sorted(sizes, reverse=True)


def test_each_team_has_its_figures_of_today_and_a_line_to_them() -> None:
    made, pages = grown()
    teams = recounted(made).teams
    rows = {name_of(row[0]): row for row in rows_of(table_after(pages["trends/"], "teams"))}
    assert {name: [numbers(cell)[0] for cell in row[1:]] for name, row in rows.items()} == {made.teams[slug].name: [one.people, one.teachers, one.confirmed] for slug, one in teams.items()}
    for slug, team in made.teams.items():
        label = next(rows[team.name][1].iter("svg")).get("aria-label", "")
        first = next(iter(recounted(past()[0][1]).teams.get(slug, [0])))
        assert label.startswith(f"People: From {first} in Oct 2025 to {teams[slug].people} in Nov 2026.")


def test_the_month_of_today_is_one_point_and_todays() -> None:
    made = hub(person("ada"), person("ben"))
    older = {date(2026, 10, 31): MonthCounts(recounted(hub())), date(2026, 11, 20): MonthCounts(recounted(hub(person("ada"))))}
    table = table_after(pages_of(made, older)["trends/"], "people")
    assert [text_of(row[1]) for row in rows_of(table)] == ["0", "2"]


def test_months_with_files_that_could_not_be_read_are_said() -> None:
    months = {TODAY - timedelta(days=40): MonthCounts(recounted(hub()), 3)}
    assert "In 1 month some files could not be read, and are not counted." in text_of(pages_of(hub(person("ada")), months)["trends/"])


@pytest.mark.parametrize("url", ["", "trends/"])
def test_without_a_past_it_is_said_how_to_get_one(url: str) -> None:
    assert "hubgen history counts it from git" in text_of(real_pages(1)[url])
    assert "hubgen history" not in text_of(grown()[1][url])
