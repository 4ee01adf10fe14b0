"""Every figure on the pages of insights is the one that a few plain lines find in the hub."""

from dataclasses import replace
from datetime import date

import pytest
from insight_counts import recounted
from insight_hubs import real_hubs
from insight_page_support import (
    HUBS,
    classed,
    demand,
    grown,
    here,
    holders,
    is_away,
    lead,
    month_names,
    name_in,
    name_of,
    numbers,
    pages_of,
    points,
    real_pages,
    rows_of,
    states,
    table_after,
    text_of,
    unmet,
)
from small_hub import claims, hub, person, program, ref, skill

from hubgen.content.hub import Hub, Person, Status, Want
from hubgen.content.settings import Insights, Settings
from hubgen.reports.insights_text import insights_text
from hubgen.views.insights.overview import overview

# The overview


def needing(made: Hub) -> int:
    counts = recounted(made).hub
    return counts.circles - counts.alive + sum(state in ("needs a check-in", "stalled") for state in states(made).values())


@HUBS
def test_the_overview_begins_with_what_hurts(number: int) -> None:
    made, page = real_hubs()[number], real_pages(number)[""]
    assert lead(page) == [unmet(made), len(points(made)["person"]), needing(made)]
    titles = [numbers(card[0]) for card in table_after(page, "first")]
    assert titles == [[unmet(made)], [len(points(made)["person"])], [needing(made)]]


@HUBS
def test_the_overview_names_the_skill_with_most_wishes_without_a_place(number: int) -> None:
    made = real_hubs()[number]
    card = table_after(real_pages(number)[""], "first")[0]
    waits, seats, unsaid = (demand(made)[name_of(card)][at] for at in (1, 4, 5))
    assert waits - seats - unsaid == max(row[1] - row[4] - row[5] for row in demand(made).values())
    assert numbers(card[1]) == ([waits, seats + unsaid] if seats + unsaid else [waits])


@HUBS
def test_the_dozen_figures_are_those_of_the_hub(number: int) -> None:
    made, page = real_hubs()[number], real_pages(number)[""]
    counts = recounted(made).hub
    whole = {"teachers": counts.people, "no_skill": counts.people, "confirmed": counts.people, "taught": counts.skills, "alive": counts.circles, "on_track": counts.programs}
    shown = {each.get("id", "").removeprefix("figure-"): numbers(*classed(each, "hub-figure__now")) for each in classed(page, "hub-figure")}
    assert len(shown) == 12
    assert shown == {name: [getattr(counts, name), *([whole[name]] if name in whole else [])] for name in shown}


# Wanted and taught


@HUBS
def test_each_skill_has_the_figures_that_one_counts(number: int) -> None:
    made, page = real_hubs()[number], real_pages(number)["wanted/"]
    rows = {name_of(body): [numbers(cell)[0] for cell in next(body.iter("tr"))[1:]] for body in page.iter("tbody")}
    assert rows == {name: list(row[:5]) for name, row in demand(made).items()}
    waiting = [row[1] for row in demand(made).values() if row[1]]
    assert lead(page) == [sum(waiting), len(waiting), unmet(made)]


@HUBS
def test_the_balance_is_said_in_words_and_drawn_to_its_side(number: int) -> None:
    expected = demand(real_hubs()[number])
    for body in real_pages(number)["wanted/"].iter("tbody"):
        _, waits, _, _, seats, unsaid = expected[name_of(body)]
        balance = seats + unsaid - waits
        (words,) = classed(body, "hub-balance")
        assert numbers(words)[0] == balance
        assert numbers(words)[1:] == ([abs(balance)] if balance else []) + ([unsaid] if unsaid else [])
        bars = [(each.get("class"), int(each.get("x", "")) < 48) for each in words.iter("rect")]
        assert bars == ([] if not balance else [("hub-chart__short", True)] if balance < 0 else [("hub-chart__rest", False)])


@HUBS
def test_who_knows_it_is_counted_by_level(number: int) -> None:
    made = real_hubs()[number]
    for body in real_pages(number)["wanted/"].iter("tbody"):
        levels = [claim.level for who in here(made) for claim in who.claims if claim == who.claim(claim.skill.key) and name_in(made, claim.skill.key) == name_of(body)]
        expected = [f"{name}: {levels.count(at)}" for at, name in enumerate(made.settings.levels, 1) if levels.count(at)]
        assert [text_of(each) for each in classed(body, "hub-demand__level")] == expected


def test_a_step_leads_to_the_form_filled_in_and_who_is_asked_to_their_page() -> None:
    ada, ben = person("ada", claims=claims("sql", level=3)), [person(f"b{at}", wants=(Want(ref("sql")),)) for at in range(4)]
    page = pages_of(hub(ada, *ben, skill("sql", "SQL")))["wanted/"]
    links = {text_of(each): each.get("href") for each in page.iter("a")}
    assert links["Start with a lunch and learn: SQL"] == "../../start-a-program/?model=lunch-and-learn&skill=sql"
    assert links["Ada"] == "../../people/ada/"
    assert "knows it and has not said that they teach it (helps others)" in text_of(page)


def test_of_hundreds_of_skills_the_first_stand_there_and_the_others_are_counted() -> None:
    wishing = [person(f"p{at}", wants=(Want(ref(f"s{at}")),)) for at in range(203)]
    page = pages_of(hub(*wishing, *(skill(f"s{at}") for at in range(203))))["wanted/"]
    assert len(list(page.iter("tbody"))) == 200
    assert "3 more skills are wanted or taught" in text_of(page)


# What rests on one person


@HUBS
def test_each_point_has_those_who_hold_it_and_who_else_wants_it(number: int) -> None:
    made, page = real_hubs()[number], real_pages(number)["single-points/"]
    expected = points(made)
    assert lead(page) == [len(expected["person"]), recounted(made).hub.skills, len(expected["away"]), len(expected["team"])]
    for kind, rows in expected.items():
        shown = list(table_after(page, kind)) if rows else []
        assert sorted(name_of(each) for each in shown) == sorted(name_in(made, key) for key in rows)
        for each in shown:
            key = next(key for key in rows if name_in(made, key) == name_of(each))
            wishing = [one.slug for one in here(made) if key in [want.skill.key for want in one.wants] and one.slug not in rows[key]]
            (sentence,) = classed(each, "hub-point")
            names = [text_of(bdi) for bdi in sentence.iter("bdi")][1:]
            teams = {made.people[slug].team for slug in rows[key]} - {""}
            assert names == [*teams] if kind == "team" else names == [*(made.people[slug].name for slug in rows[key]), *(teams if kind == "person" else ())]
            assert numbers(sentence) == ([len(rows[key])] if kind == "team" else []) + ([len(wishing)] if wishing else [])


@HUBS
def test_the_points_of_a_team_are_those_that_rest_on_one_of_it_or_on_all_of_it(number: int) -> None:
    made, page = real_hubs()[number], real_pages(number)["single-points/"]
    expected: dict[str, int] = {}
    for kind, rows in points(made).items():
        for held in rows.values():
            team = made.people[held[0]].team
            if team and (kind == "team" or len(held) == 1):
                expected[team] = expected.get(team, 0) + 1
    rows = rows_of(table_after(page, "teams")) if expected else []
    assert {name_of(row[0]): numbers(row[1]) for row in rows} == {team: [count] for team, count in expected.items()}


@HUBS
def test_the_points_of_a_circle_are_its_skills_that_one_who_comes_to_it_holds(number: int) -> None:
    made, page = real_hubs()[number], real_pages(number)["single-points/"]
    expected: dict[str, list[int]] = {}
    for one in made.circles.values():
        held = holders(made, set(one.people))
        at_risk = [key for key in {each.key for each in one.skills} if held.get(key) and (len(held[key]) == 1 or all(is_away(made, slug) for slug in held[key]))]
        if one.status == "active" and at_risk:
            everyone = holders(made, set(made.people))
            expected[one.name] = sorted(len(everyone[key]) - len(held[key]) for key in at_risk if len(everyone[key]) > len(held[key]))
    rows = list(table_after(page, "circles")) if expected else []
    assert {name_of(row): sorted(numbers(row)) for row in rows} == expected


def test_who_could_carry_it_next_is_said_with_the_reason() -> None:
    ada, ben = person("ada", claims=claims("sql", level=4)), person("ben", wants=(Want(ref("sql")),))
    page = pages_of(hub(ada, ben, skill("sql", "SQL")))["single-points/"]
    assert "SQL rests on Ada alone; 1 other wants to learn it." in text_of(page)
    assert "Nearest to sharing it: Ben wants to learn it" in text_of(page)


def test_a_skill_that_others_begin_to_learn_rests_on_the_team_that_holds_it() -> None:
    people = [person("ada", team="Web", claims=claims("sql", level=3)), person("ben", team="Web", claims=claims("sql", level=2)), person("cem", team="Data", claims=claims("sql", level=1))]
    assert "SQL rests on Web alone, where 2 people hold it." in text_of(pages_of(hub(*people, skill("sql", "SQL")))["single-points/"])


def test_of_one_team_alone_it_is_not_said_that_nothing_rests_on_it() -> None:
    alone, two = (text_of(pages_of(hub(person("ada", team="Web", claims=claims("sql")), *more))["single-points/"]) for more in ((), (person("ben", team="Data"),)))
    assert ("0 on people who are all away." in alone, "0 on people who are all away, 0 on one team." in two) == (True, True)


@pytest.mark.parametrize(
    ("has_teacher", "said"),
    [(True, "There is no free place now: look for a course"), (False, "Nobody here could be asked to teach it now: look for a course")],
    ids=["taken", "nobody"],
)
def test_who_waits_for_a_teacher_without_a_place_is_not_told_that_there_is_none(has_teacher: bool, said: str) -> None:
    ada = replace(person("ada", claims=claims("sql", level=4, teaches=has_teacher)), status=Status.AWAY)
    ben = person("ben", wants=(Want(ref("sql")),))
    made = hub(ada, ben, skill("sql", "SQL"))
    assert said in text_of(pages_of(made)["wanted/"])
    assert said in insights_text(overview(made)).replace("\n     ", "")


def test_who_holds_no_skill_yet_is_said_by_the_hubs_own_word_and_where_levels_count() -> None:
    own, hidden = (Settings(levels=("new", "knows", "helps", "leads"), insights=Insights(levels=levels)) for levels in (True, False))
    told = [text_of(pages_of(hub(person("ada", claims=claims("sql")), skill("sql"), settings=each))["single-points/"]) for each in (own, hidden)]
    assert ["at the first level only (new) does not hold it yet" in each for each in told] == [True, False]
    assert ["first level" in each for each in told] == [True, False]


# Where there is nothing yet


def test_where_nobody_named_a_skill_nothing_is_said_of_any() -> None:
    pages = pages_of(hub(person("ada")))
    overview, points = text_of(pages[""]), text_of(pages["single-points/"])
    assert "Nobody waits for anything now." in overview
    assert "Nobody has said yet what they know." in overview
    assert "There is no circle and no running program now." in overview
    assert "Nobody has named a skill yet." in points
    assert "a second" not in overview + points


def test_where_there_is_no_circle_none_is_alive() -> None:
    assert "claims were confirmed within 365 days." in text_of(pages_of(hub(person("ada")))["freshness/"])


def test_one_person_is_not_spoken_of_as_several() -> None:
    assert "There is 1 person, of whom 1 teaches something." in text_of(pages_of(hub(person("ada", claims=claims("sql", teaches=True)), skill("sql")))["trends/"])


# Fresh and alive


def confirmed(made: Hub, one: Person) -> list[str]:
    """Give the months in which what somebody claims was last confirmed."""
    firsts = [one.claim(key) for key in dict.fromkeys(claim.skill.key for claim in one.claims)]
    return [str(max(filter(None, (one.confirmed, claim.confirmed)), default=""))[:7] for claim in firsts if claim]


def last_year(today: date) -> list[str]:
    return sorted(f"{today.year - (month > today.month)}-{month:02}" for month in range(1, 13))


@HUBS
def test_freshness_begins_with_what_was_confirmed_and_what_lives(number: int) -> None:
    made, page = real_hubs()[number], real_pages(number)["freshness/"]
    counts = recounted(made).hub
    assert lead(page) == [counts.confirmed, counts.people, counts.claims_confirmed, counts.claims, made.settings.stale_days, counts.alive, counts.circles, *([counts.on_track, counts.programs] if counts.programs else [])]


@HUBS
def test_each_month_has_what_was_confirmed_and_written_in_it(number: int) -> None:
    made, page = real_hubs()[number], real_pages(number)["freshness/"]
    days = [note.date for one in made.circles.values() for note in one.notes], [note.date for one in made.programs.values() for note in one.notes if note.kind == "session"]
    notes, sessions = ([str(day)[:7] for day in each if day <= made.today] for each in days)
    found = {
        "Profiles": [str(one.confirmed)[:7] for one in here(made)],
        "Claims": [month for one in here(made) for month in confirmed(made, one)],
        "Notes of circles": notes,
        "Sessions of programs": sessions,
    }
    figures = {text_of(figure[0]): figure for figure in page.iter("figure")}
    assert set(figures) == set(found)
    for name, months in found.items():
        expected = [months.count(month) for month in last_year(made.today)]
        table = next(figures[name].iter("table"))
        assert [text_of(row[0]) for row in rows_of(table)] == month_names(last_year(made.today))
        assert [numbers(row[1]) for row in rows_of(table)] == [[count] for count in expected]
        drawn = list(next(figures[name].iter("svg")))
        bars = [(int(text_of(drawn[at + 1])), int(each.get("height", ""))) for at, each in enumerate(drawn) if each.tag == "rect"]
        assert [value for value, _ in bars] == [count for count in expected if count]
        assert sorted(bars) == sorted(bars, key=lambda bar: bar[1])


@HUBS
def test_each_team_has_what_of_it_is_confirmed(number: int) -> None:
    made, page = real_hubs()[number], real_pages(number)["freshness/"]
    expected = {made.teams[slug].name: [[row.confirmed, row.people], [row.claims_confirmed, row.claims]] for slug, row in recounted(made).teams.items()}
    assert {name_of(row[0]): [numbers(row[1]), numbers(row[2])] for row in rows_of(table_after(page, "teams"))} == expected


@HUBS
def test_each_circle_has_its_last_note_and_each_program_its_state(number: int) -> None:
    made, page = real_hubs()[number], real_pages(number)["freshness/"]
    last = {one.name: max((str(note.date) for note in one.notes if note.date <= made.today), default=None) for one in made.circles.values() if one.status == "active"}
    circles = list(table_after(page, "circles"))
    assert {name_of(row): next((each.get("datetime") for each in row.iter("time")), None) for row in circles} == last
    assert [text_of(classed(row, "hub-tag")[0]) for row in circles].count("alive") == recounted(made).hub.alive
    shown = {name_of(row): text_of(classed(row, "hub-tag")[0]) for row in table_after(page, "programs")} if states(made) else {}
    assert shown == states(made)


# All pages


def test_every_chart_says_what_it_shows() -> None:
    for pages in (real_pages(1), grown()[1]):
        for page in pages.values():
            ids = {each.get("id"): text_of(each) for each in page.iter() if each.get("id")}
            for chart in page.iter("svg"):
                named = [ids[each] for each in chart.get("aria-labelledby", "").split()]
                assert chart.get("aria-hidden") == "true" or chart.get("aria-label") or (len(named) == 2 and all(named))


def test_where_levels_are_hidden_no_page_names_one() -> None:
    made = real_hubs()[1]
    hidden = replace(made, settings=replace(made.settings, insights=Insights(levels=False)))
    words = [text_of(page) for page in pages_of(hidden).values()]
    assert [level for level in made.settings.levels for text in words if f"{level}:" in text or f"({level})" in text] == []


def test_an_empty_hub_says_what_to_do() -> None:
    pages = pages_of(hub())
    assert [url for url in ("", "wanted/", "freshness/") if "../profile/" not in str([each.get("href") for each in pages[url].iter("a")])] == []


def test_a_program_that_waits_for_somebody_has_the_form_for_it() -> None:
    late = program("late", status="running", starts=date(2026, 8, 1), weeks=20)
    page = pages_of(hub(person("ada"), late))["freshness/"]
    assert "../../add-a-session/?program=late&kind=check-in" in [each.get("href") for each in page.iter("a")]
