"""No page grows with the hub: what is long is cut into pages, or shows the first and counts the rest."""

from datetime import timedelta

from small_hub import TODAY, circle, claims, hub, meets, note, person, program, ref, skill

from hubgen.content.hub import Action, Hub, Person, Want
from hubgen.site.pages import make_site
from hubgen.site.records import Site
from hubgen.views import circles, directory, newcomers, people, programs, skill_lists, skills, teams
from hubgen.views.circles import circle_list, circle_parts, circle_view, circles_view
from hubgen.views.long_lists import ListView, cut
from hubgen.views.newcomers import newcomers_view
from hubgen.views.people import person_view
from hubgen.views.programs import program_parts, programs_view
from hubgen.views.refs import Refs
from hubgen.views.skill_lists import skill_list, skill_parts, skills_view
from hubgen.views.skills import skill_view
from hubgen.views.teams import team_list, team_parts, team_view


def lists(site: Site, of: str) -> list[ListView[object]]:
    return [view for url in site.records if url.startswith(f"{of}-a-z/") and isinstance(view := site.records[url].view, ListView)]


def html(some: Hub, url: str) -> str:
    site = make_site(some)
    return site.render(site.records[url]).html


def test_a_list_is_cut_by_letter_and_those_of_no_letter_stand_last() -> None:
    parts = cut(["7", "ab", "ac", "ad", "b"], str, str.upper, 2)
    assert [(part.span.slug, part.items) for part in parts] == [("a", ("ab", "ac")), ("a-2", ("ad",)), ("b", ("b",)), ("other", ("7",))]
    assert (parts[1].span.first, parts[1].span.parts, parts[1].span.before, parts[1].span.after) == ("AD", 2, "a", "b")


def test_many_teams_stand_once_each_on_pages_that_can_be_opened() -> None:
    some = hub(*(person(f"p{number:04}", team=f"{'ab'[number % 2]}{number}") for number in range(3 * teams.ON_ONE_PAGE)))
    pages = [[row.slug for row in team_list(some, Refs(some), part).rows] for part in team_parts(some)]
    assert sorted(slug for page in pages for slug in page) == sorted(some.teams)
    assert max(map(len, pages)) <= teams.ON_ONE_PAGE
    site = make_site(some)
    assert 'href="../teams-a-z/b-2/"' in site.render(site.records["teams/"]).html
    assert 'href="../../teams/a0/"' in site.render(site.records["teams-a-z/a/"]).html


def test_of_many_circles_those_that_meet_next_stand_before_the_lists() -> None:
    some = hub(*(circle(f"c{number:03}", meets=meets() if number > 100 else None) for number in range(300)))
    parts = circle_parts(some)
    pages = [[row.slug for row in circle_list(some, Refs(some), part).rows] for part in parts]
    view = circles_view(some, Refs(some), tuple(part.span for part in parts))
    assert sorted(slug for page in pages for slug in page) == sorted(some.circles)
    assert max(map(len, pages)) <= circles.ON_ONE_PAGE
    assert (len(view.circles), view.count, view.circles[0].slug) == (circles.MOST_NEXT, 300, "c101")
    assert 'href="../circles-a-z/c-3/"' in html(some, "circles/")


def test_many_names_of_skills_stand_on_pages_that_can_be_opened() -> None:
    some = hub(*(skill(f"{'ab'[number % 2]}{number:04}", aliases=(f"{'cd'[number % 2]}{number}",)) for number in range(1000)))
    pages = [[entry.name for entry in skill_list(part).rows] for part in skill_parts(some, Refs(some))]
    assert sum(map(len, pages)) == 2000
    assert max(map(len, pages)) <= skill_lists.ON_ONE_PAGE
    assert 'href="../skills-a-z/d-2/"' in html(some, "skills-a-z/")


def test_of_many_skills_each_category_shows_those_that_most_know() -> None:
    known = [skill(f"s{number:04}", category=f"C{number % 10}") for number in range(1000)]
    view = skills_view(some := hub(person("ada", claims=claims("s0999")), *known), Refs(some))
    assert sum(len(category.rows) for category in view.categories) <= skill_lists.MOST_SKILLS
    assert sum(len(category.rows) + category.more for category in view.categories) == 1000
    assert view.categories[9].rows[-1].skill.slug == "s0999"
    assert "data-hub-filter" not in html(some, "skills/")


def test_every_page_of_a_long_directory_is_a_record() -> None:
    some = hub(*(person(f"{'ab'[number % 2]}{number:04}") for number in range(5 * directory.ON_A_LIST)))
    assert sum(len(view.rows) for view in lists(make_site(some), "people")) == len(some.people)
    assert 'href="../../people/a0000/"' in html(some, "people-a-z/a/")


def crowd(count: int) -> list[Person]:
    """So many people of one team who know and want the same."""
    wants = (Want(ref("go")),)
    return [person(f"p{number:04}", team="Sea", claims=claims("sql", level=1 + number % 4, teaches=number % 3 == 0), wants=wants) for number in range(count)]


def test_the_page_of_a_skill_that_three_thousand_know_shows_those_who_can_help_first() -> None:
    some = hub(*crowd(3000), skill("sql"), *(circle(f"c{number}", skills=(ref("sql"),)) for number in range(200)))
    view = skill_view(some, Refs(some), {}, {}, some.skills["sql"])
    assert (view.know_count, view.teacher_count, view.circle_count) == (3000, 1000, 200)
    assert (len(view.teachers), sum(len(group.people) for group in view.knows)) == (skills.MOST_PEOPLE, skills.MOST_PEOPLE)
    assert len(view.circles) == skills.MOST_LINKS
    assert 'href="../../people/?find=Sql"' in html(some, "skills/sql/")


def test_the_page_of_a_team_of_three_thousand_leads_to_the_directory() -> None:
    some = hub(*crowd(3000), skill("sql"))
    view = team_view(some, Refs(some), some.teams["sea"])
    assert (view.count, len(view.people)) == (3000, teams.MOST_PEOPLE)
    assert 'href="../../people/?find=Sea"' in html(some, "teams/sea/")


def test_a_circle_of_five_hundred_notes_shows_the_newest_and_leads_to_the_next() -> None:
    said = {"decisions": ("Yes.", "No."), "actions": (Action("p0001", "Write it down"),)}
    notes = tuple(note("sea", f"{TODAY - timedelta(days=number)}-n{number}", **said) for number in range(500))
    some = hub(*crowd(900), circle("sea", members=tuple(f"p{number:04}" for number in range(900)), notes=notes))
    view = circle_view(some, Refs(some), some.circles["sea"])
    assert (len(view.notes), len(view.decisions), len(view.actions), len(view.members)) == (100, 30, 30, 200)
    assert (view.note_count, view.decision_count, view.action_count, view.member_count) == (500, 1000, 500, 900)
    assert view.older is not None
    assert view.older.title == "N100"
    assert "400 older notes" in html(some, "circles/sea/")


def test_the_profile_of_somebody_who_gave_five_hundred_notes_counts_the_older_ones() -> None:
    notes = tuple(note("sea", f"{TODAY - timedelta(days=number)}-n{number}", presenters=("ada",)) for number in range(500))
    some = hub(person("ada"), circle("sea", notes=notes))
    view = person_view(some, Refs(some), some.people["ada"])
    assert (len(view.notes), view.note_count) == (people.MOST_ROWS, 500)


def test_of_very_many_newcomers_the_largest_teams_are_named_and_all_are_counted() -> None:
    joined = TODAY - timedelta(days=7)
    some = hub(*(person(f"p{number:04}", team=f"T{number % 200}", joined=joined) for number in range(1000)))
    view = newcomers_view(some, Refs(some))
    assert (len(view.shown), len(view.others)) == (newcomers.MOST_SHOWN, newcomers.MOST_GROUPS)
    assert len(view.shown) + sum(group.total for group in view.others) + view.more == view.count == 1000


def test_of_many_programs_those_that_run_stand_before_the_lists() -> None:
    some = hub(*(program(f"p{number:03}", status="running" if number % 2 else "finished") for number in range(200)))
    parts = program_parts(some)
    view = programs_view(some, Refs(some), {}, tuple(part.span for part in parts))
    assert {card.pulse.slug[-1] in "13579" for card in view.programs} == {True}
    assert (len(view.programs), view.count, sum(len(part.items) for part in parts)) == (programs.MOST_FIRST, 200, 200)
    assert 'href="../../programs/p000/"' in html(some, "programs-a-z/p/")
