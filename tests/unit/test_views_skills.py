"""Skills and their lists, as plain values."""

from small_hub import TODAY, claims, hub, person, program, ref, skill

from hubgen.content.hub import Claim, Hub, Pair, Resource, SkillRef, Status, Teaching, Want
from hubgen.views.home import home_view
from hubgen.views.quick_help import asked_lately
from hubgen.views.refs import Refs
from hubgen.views.skill_lists import skills_az_view, skills_view
from hubgen.views.skills import MOST_PEOPLE, OwnClaim, SkillView, children_by_skill, skill_view


def view(hub: Hub, slug: str) -> SkillView:
    return skill_view(hub, Refs(hub), children_by_skill(hub), asked_lately(hub), hub.skills[slug])


def test_whoever_has_a_free_seat_comes_before_an_expert_who_has_none() -> None:
    free = person("free", claims=claims("go", level=2, teaches=True), teaching=Teaching(seats=1))
    full = person("full", claims=claims("go", level=4, teaches=True), teaching=Teaching(seats=1))
    unsaid = person("unsaid", claims=claims("go", level=4, teaches=True))
    away = person("away", claims=claims("go", level=4, teaches=True), status=Status.AWAY)
    pilot = program("pilot", status="running", pairs=(Pair("full", "ben", ref("go")),))
    shown = view(hub(away, free, full, unsaid, pilot, skill("go")), "go")
    assert [row.person.slug for row in shown.teachers] == ["free", "unsaid", "full", "away"]


def test_a_long_list_is_cut_and_the_counts_stay_true() -> None:
    many = [person(f"p{n:03}", claims=claims("go", level=1 + n % 4)) for n in range(MOST_PEOPLE + 5)]
    shown = view(hub(*many, skill("go")), "go")
    listed = sum(len(group.people) for group in shown.knows)
    assert (listed, shown.shown, shown.know_count) == (MOST_PEOPLE, MOST_PEOPLE, MOST_PEOPLE + 5)


def test_who_has_left_knows_nothing_here() -> None:
    gone = person("gone", status=Status.FORMER, claims=claims("go", teaches=True))
    shown = view(hub(gone, skill("go")), "go")
    assert (shown.know_count, shown.teacher_count) == (0, 0)


def test_a_skill_names_its_children() -> None:
    some = hub(skill("go"), skill("goroutines", parent="go"))
    assert [link.slug for link in view(some, "go").children] == ["goroutines"]


def test_a_resource_that_is_no_web_address_is_left_out() -> None:
    some = hub(skill("go", resources=(Resource("Bad", "javascript:x"), Resource("Good", "https://go.dev/x"))))
    assert [row.host for row in view(some, "go").resources] == ["go.dev"]


def test_skills_without_a_category_come_last() -> None:
    some = hub(skill("a"), skill("b", category="Zoology"))
    assert [category.name for category in skills_view(some, Refs(some)).categories] == ["Zoology", ""]


def test_the_a_to_z_leads_from_an_alias_to_its_skill() -> None:
    some = hub(skill("kubernetes", aliases=("k8s", "Kubernetes!")))
    entries = [entry for group in skills_az_view(some, Refs(some)).groups for entry in group.entries]
    assert [(entry.name, entry.of) for entry in entries] == [("k8s", "Kubernetes"), ("Kubernetes", "")]


def test_the_a_to_z_lists_undeclared_skills_without_a_link() -> None:
    odd = SkillRef(None, "Sword swallowing")
    some = hub(person("ada", claims=(Claim(odd),)), person("ben", wants=(Want(odd),)))
    (group,) = skills_az_view(some, Refs(some)).groups
    assert [(entry.skill.slug, entry.know, entry.want) for entry in group.entries] == [("", 1, 1)]


def test_what_somebody_teaches_is_not_wanted_in_vain() -> None:
    ada = person("ada", claims=claims("go", teaches=True))
    ben = person("ben", wants=(Want(ref("go")), Want(ref("sql"))))
    cy = person("cy", claims=claims("sql"), wants=(Want(ref("rust")), Want(ref("sql"))))
    some = hub(ada, ben, cy, skill("go"), skill("sql"), skill("rust"))
    wanted = home_view(some, Refs(some)).wanted
    assert [(row.skill.slug, row.want, row.know) for row in wanted] == [("sql", 2, 1), ("rust", 1, 0)]


def test_nobody_is_new_whose_first_day_is_yet_to_come() -> None:
    some = hub(person("ada", joined=TODAY), person("ben", joined=TODAY.replace(year=2027)))
    assert [news.url for news in home_view(some, Refs(some)).news] == ["people/ada/"]


def test_old_hands_are_no_news() -> None:
    some = hub(person("ada", joined=TODAY.replace(year=2019)))
    assert home_view(some, Refs(some)).news == ()


def test_where_somebody_knows_a_skill_its_page_can_ask_whether_that_is_still_so() -> None:
    some = hub(person("ada", claims=claims("go")), skill("go"), skill("sql"))
    assert view(some, "go").own == OwnClaim("confirmed: 2026-11-22", "people/YOUR-SLUG.yml", edit_url="")
    assert view(some, "sql").own is None
