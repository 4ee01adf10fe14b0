"""Profiles, the directory and teams, as plain values."""

from datetime import date, time, timedelta

import pytest
from small_hub import TODAY, circle, claims, hub, person, program, ref, skill

from hubgen.content.hub import Claim, Contact, Hub, Pair, SkillRef, Status, Teaching, Want
from hubgen.content.settings import Forge, Settings
from hubgen.views.availability import availability
from hubgen.views.directory import ON_A_LIST, directory_view, people_list, people_parts
from hubgen.views.people import PersonView, Still, person_view
from hubgen.views.refs import Link, Refs, address, letter, sort_name
from hubgen.views.teams import team_view


def view(hub: Hub, slug: str) -> PersonView:
    return person_view(hub, Refs(hub), hub.people[slug])


def test_skills_are_grouped_by_level_the_highest_first_and_the_unsaid_last() -> None:
    ada = person("ada", claims=(*claims("sql"), *claims("go", level=2), *claims("python", level=4)))
    levels = [group.level for group in view(hub(ada, skill("sql")), "ada").levels]
    assert levels == [4, 2, None]


def test_levels_carry_the_words_of_the_settings() -> None:
    ada = person("ada", claims=claims("go", level=2))
    settings = Settings(levels=("new", "able", "helper", "expert"))
    assert view(hub(ada, settings=settings), "ada").levels[0].name == "able"


def test_an_undeclared_skill_has_no_page() -> None:
    ada = person("ada", claims=(Claim(SkillRef(None, "Sword swallowing")),))
    assert view(hub(ada), "ada").levels[0].claims[0].skill == Link("Sword swallowing")


def test_free_seats_are_the_seats_without_the_learners_of_running_programs() -> None:
    pair = Pair("ada", "ben", ref("go"))
    ada = person("ada", teaching=Teaching(seats=2))
    running = program("one", status="running", pairs=(pair,))
    finished = program("two", status="finished", pairs=(pair,))
    assert availability(hub(ada, running, finished), ada).free == 1


def test_a_pause_that_is_over_is_none() -> None:
    ada = person("ada", teaching=Teaching(paused_until=TODAY))
    assert availability(hub(ada), ada).paused_until is None


def test_who_has_left_keeps_a_name_and_the_notes_alone() -> None:
    gone = person("gone", status=Status.FORMER, role="Captain", contact=Contact(email="g@x.example"))
    shown = view(hub(gone), "gone")
    assert (shown.role, shown.reach, shown.edit_url) == ("", None, None)


def test_who_has_left_is_not_in_the_directory() -> None:
    some = hub(person("ada"), person("gone", status=Status.FORMER))
    names = [row.person.slug for group in directory_view(some, Refs(some)).groups for row in group.rows]
    assert names == ["ada"]


def test_a_hidden_manager_is_not_named() -> None:
    ada = person("ada", manager="boss")
    assert view(hub(ada, hidden=frozenset({"boss"})), "ada").manager is None


def test_a_manager_without_a_file_is_named_by_the_slug() -> None:
    assert view(hub(person("ada", manager="boss")), "ada").manager == Link("boss")


def test_a_closed_circle_is_not_on_a_profile() -> None:
    some = hub(person("ada"), circle("old", members=("ada",), status="closed"), circle("new", leads=("ada",)))
    assert [(row.slug, row.leads) for row in view(some, "ada").circles] == [("new", True)]


def test_a_first_message_is_about_a_skill_they_teach() -> None:
    taught = Claim(ref("sql"), level=2, teaches=True)
    ada = person("ada", claims=(*claims("go", level=4), taught), contact=Contact(email="a@x.example"))
    reach = view(hub(ada, skill("sql", "SQL"), skill("go")), "ada").reach
    assert reach is not None
    assert reach.about_skill == "SQL"


def test_an_account_leads_to_the_host_of_the_forge() -> None:
    settings = Settings(forge=Forge("https://forge.example/acme/hub"))
    ada = person("ada", contact=Contact(forge="ada-l"))
    reach = view(hub(ada, settings=settings), "ada").reach
    assert reach is not None
    assert reach.forge.url == "https://forge.example/ada-l"


def test_an_account_that_is_no_name_leads_nowhere() -> None:
    settings = Settings(forge=Forge("https://forge.example/acme/hub"))
    ada = person("ada", contact=Contact(forge="../evil?x"))
    reach = view(hub(ada, settings=settings), "ada").reach
    assert reach is not None
    assert reach.forge.url == ""


def test_the_clock_says_the_hours_as_the_script_reads_them() -> None:
    ada = person("ada", timezone="America/New_York", hours=(time(9), time(17, 30)), days=("mon", "tue"))
    clock = view(hub(ada), "ada").clock
    assert clock is not None
    assert (clock.city, clock.hours, clock.days) == ("New York", "09:00-17:30", ("mon", "tue"))


@pytest.mark.parametrize(
    ("name", "slug", "expected"),
    [("Đặng Thị Hương", "dang-thi-huong", "D"), ("田中 陽子", "tanaka-yoko", "T"), ("田中", "x-0a1b2c3d", "other"), ("7 of 9", "seven", "other")],
)
def test_people_stand_under_the_latin_letter_of_their_name_or_slug(name: str, slug: str, expected: str) -> None:
    assert letter(sort_name(person(slug, name))) == expected


def test_a_short_directory_lists_everyone_itself() -> None:
    some = hub(*(person(f"a{number}") for number in range(3)))
    shown = directory_view(some, Refs(some))
    assert (len(shown.groups[0].rows), shown.lists) == (3, ())


def test_a_long_directory_lists_everyone_once_on_pages_that_can_be_opened() -> None:
    some = hub(*(person(f"{'ab'[number % 2]}{number:04}") for number in range(5 * ON_A_LIST)))
    parts = people_parts(some)
    listed = [[row.person.slug for row in people_list(Refs(some), part).rows] for part in parts]
    assert directory_view(some, Refs(some), tuple(part.span for part in parts)).groups == ()
    assert sorted(slug for page in listed for slug in page) == sorted(some.people)
    assert max(map(len, listed)) <= ON_A_LIST


def test_the_pages_of_a_long_directory_lead_to_one_another() -> None:
    some = hub(*(person(f"a{number:04}") for number in range(2 * ON_A_LIST + 1)))
    spans = [part.span for part in people_parts(some)]
    assert [(span.before, span.slug, span.after) for span in spans] == [("", "a", "a-2"), ("a", "a-2", "a-3"), ("a-2", "a-3", "")]


def test_the_examples_are_questions_that_somebody_here_can_answer() -> None:
    ada = person("ada", claims=claims("sql", "go", teaches=True), location="Lisbon")
    ben = person("ben", claims=claims("sql", teaches=True))
    some = hub(ada, ben, skill("sql", "SQL"), skill("go", "Go"))
    assert directory_view(some, Refs(some)).examples == ("SQL mentor", "Go in Lisbon")


@pytest.mark.parametrize("text", ["javascript:alert(1)", "https://[", "//host/x", "data:text/html,x", "room 5"])
def test_what_is_no_web_address_is_not_followed(text: str) -> None:
    assert address(text).url == ""


def test_a_team_says_which_wishes_it_can_meet_itself() -> None:
    ada = person("ada", team="Sea", claims=claims("sql", teaches=True))
    ben = person("ben", team="Sea", wants=(Want(ref("sql")), Want(ref("go"))))
    some = hub(ada, ben, skill("sql"), skill("go"))
    shown = team_view(some, Refs(some), some.teams["sea"])
    assert ([row.skill.slug for row in shown.wants], [row.skill.slug for row in shown.wants_elsewhere]) == (
        ["sql"],
        ["go"],
    )


def test_an_old_profile_is_said_to_be_stale() -> None:
    ada = person("ada", confirmed=date(2025, 11, 1))
    assert view(hub(ada), "ada").stale


def test_the_line_that_confirms_a_profile_has_the_hubs_day_and_knows_whether_there_was_one() -> None:
    some = hub(person("ada", confirmed=TODAY - timedelta(days=9)), person("ben"))
    assert view(some, "ada").still == Still("confirmed: 2026-11-22", "people/ada.yml", replaces=True)
    assert view(some, "ben").still == Still("confirmed: 2026-11-22", "people/ben.yml", replaces=False)
