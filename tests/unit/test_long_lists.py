"""No page grows with the hub: what is long is cut into pages, or shows the first and counts the rest."""

from small_hub import circle, claims, hub, meets, person, skill

from hubgen.content.hub import Hub
from hubgen.site.pages import make_site
from hubgen.site.records import Site
from hubgen.views import circles, directory, skill_lists, teams
from hubgen.views.circles import circle_list, circle_parts, circles_view
from hubgen.views.long_lists import ListView, cut
from hubgen.views.refs import Refs
from hubgen.views.skill_lists import skill_list, skill_parts, skills_view
from hubgen.views.teams import team_list, team_parts


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
    assert 'href="../teams-a-z/b-2/"' in html(some, "teams/")
    assert 'href="../../teams/a0/"' in html(some, "teams-a-z/a/")


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
    skills = [skill(f"s{number:04}", category=f"C{number % 10}") for number in range(1000)]
    view = skills_view(some := hub(person("ada", claims=claims("s0999")), *skills), Refs(some))
    assert sum(len(category.rows) for category in view.categories) <= skill_lists.MOST_SKILLS
    assert sum(len(category.rows) + category.more for category in view.categories) == 1000
    assert view.categories[9].rows[-1].skill.slug == "s0999"
    assert "data-hub-filter" not in html(some, "skills/")


def test_every_page_of_a_long_directory_is_a_record() -> None:
    some = hub(*(person(f"{'ab'[number % 2]}{number:04}") for number in range(5 * directory.ON_A_LIST)))
    assert sum(len(view.rows) for view in lists(make_site(some), "people")) == len(some.people)
    assert 'href="../../people/a0000/"' in html(some, "people-a-z/a/")
