"""A folder of files becomes a hub: resolved, sorted, whole but for what is broken."""

from datetime import date, time
from pathlib import Path

import pytest

from hubgen.content.hub import Hub, SkillRef, Status
from hubgen.content.load import load, load_pictures
from tiny_hub import TINY, TODAY, HubOf

SKILLS = {
    "skills/go.yml": "name: Go\naliases: [golang]\n",
    "skills/kubernetes.yml": "name: Kubernetes\naliases: [k8s, go]\n",
    "skills/c-plus-plus.yml": "name: C++\n",
}


@pytest.fixture(scope="module")
def hub() -> Hub:
    return load(TINY, TODAY)[0]


@pytest.mark.parametrize(
    ("text", "slug"),
    [("go", "go"), ("GoLang", "go"), ("K8S", "kubernetes"), ("c++", "c-plus-plus"), ("C Plus Plus", "c-plus-plus"), ("c", None)],
)
def test_a_skill_is_found_by_slug_then_name_then_alias(text: str, slug: str | None, hub_of: HubOf) -> None:
    found, _ = hub_of({**SKILLS, "people/ada.yml": f"name: Ada\nskills: [{{skill: {text}}}]\n"})
    assert found.people["ada"].claims[0].skill == SkillRef(slug, text)


def test_an_undeclared_skill_is_kept_as_it_was_written(hub_of: HubOf) -> None:
    found, problems = hub_of({"people/ada.yml": "name: Ada\nskills: [{skill: Bee Keeping}]\n"})
    assert list(found.claims) == ["=beekeeping"]
    assert [problem.code for problem in problems] == ["unknown-skill"]


def test_two_spellings_of_an_undeclared_skill_are_one(hub_of: HubOf) -> None:
    files = {"people/a.yml": "name: A\nskills: [{skill: Bee keeping}]\n", "people/b.yml": "name: B\nskills: [{skill: bee-keeping}]\n"}
    found, _ = hub_of(files)
    assert [len(claims) for claims in found.claims.values()] == [2]


@pytest.mark.parametrize(("closed", "severity"), [("true", "error"), ("false", "warning")])
def test_the_owner_says_how_bad_an_undeclared_skill_is(closed: str, severity: str, hub_of: HubOf) -> None:
    settings = f"site_name: X\nextra:\n  hub:\n    closed_skills: {closed}\n"
    _, problems = hub_of({"mkdocs.yml": settings, "people/ada.yml": "name: Ada\nwants: [{skill: bees}]\n"})
    assert [problem.severity.value for problem in problems] == [severity]


def test_people_are_sorted_by_name(hub: Hub) -> None:
    assert list(hub.people) == ["ada-ng", "bruno-sa", "chidi-okafor", "eleni-markou", "mori-haruto"]


def test_notes_are_newest_first(hub: Hub) -> None:
    assert [note.date for note in hub.circles["python-circle"].notes] == [date(2026, 11, 10), date(2026, 10, 27)]


def test_a_level_is_a_number_whatever_was_written(hub: Hub) -> None:
    assert [claim.level for claim in hub.people["ada-ng"].claims] == [4, 3]


def test_leads_are_members_too(hub: Hub) -> None:
    assert hub.circles["python-circle"].members[0] == "ada-ng"


def test_a_circle_says_when_it_meets_as_a_rule(hub: Hub) -> None:
    meets = hub.circles["python-circle"].meets
    assert meets is not None
    assert (meets.rule, meets.at, meets.words) == ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", time(12, 30), "every 2 weeks on Tuesday")


def test_private_values_are_laid_over_a_profile_and_kept_apart(hub: Hub) -> None:
    ada = hub.people["ada-ng"]
    assert ada.private is not None
    assert [claim.skill.key for claim in ada.claims] == ["python", "sql"]
    assert [claim.skill.key for claim in ada.private.claims] == ["python", "sql", "kubernetes"]
    assert (ada.contact.chat, ada.private.contact.chat) == ("", "https://chat.tern.example/ada-private")


def test_who_has_left_is_known_and_not_counted(hub: Hub) -> None:
    assert hub.people["chidi-okafor"].status is Status.FORMER
    assert "docker-swarm" not in hub.claims


def test_the_other_way_of_a_reference_is_a_question(hub: Hub) -> None:
    assert [circle.slug for circle in hub.circles_by_person["ada-ng"]] == ["python-circle", "writing-circle"]
    assert [program.slug for program in hub.programs_by_skill["sql"]] == ["first-pairs"]
    assert [note.slug for note in hub.notes_by_presenter["ada-ng"]] == ["2026-10-27-generators"]


def test_teams_are_made_of_those_who_are_here(hub: Hub) -> None:
    assert {slug: team.people for slug, team in hub.teams.items()} == {
        "marketing": ("bruno-sa", "mori-haruto"),
        "payments": ("ada-ng", "eleni-markou"),
    }


def test_who_must_not_be_paired_is_read(hub: Hub) -> None:
    assert hub.do_not_pair == {frozenset({"ada-ng", "mori-haruto"})}


def test_a_broken_file_is_left_out_and_the_rest_is_whole(hub_of: HubOf) -> None:
    found, problems = hub_of({"people/ada.yml": "nam: Ada\n", "people/ben.yml": "name: Ben\nmanager: ada\n"})
    assert (list(found.people), found.broken) == (["ben"], frozenset({"people/ada.yml"}))
    assert {problem.place.path for problem in problems} == {"people/ada.yml"}


def test_a_rule_nobody_understands_leaves_a_circle_without_meetings(hub_of: HubOf) -> None:
    meets = "meets: {rule: whenever, at: '9:00', timezone: UTC, starts: 2026-01-01}"
    found, problems = hub_of({"circles/c/index.md": f"---\nname: C\npurpose: P\n{meets}\n---\n"})
    assert found.circles["c"].meets is None
    assert [problem.code for problem in problems] == ["bad-rule"]


def test_readme_and_hidden_files_are_passed_over(hub_of: HubOf) -> None:
    _, problems = hub_of({"people/README.md": "Hello", "skills/.gitkeep": "", "circles/LICENSE": "MIT"})
    assert problems == []


def test_what_the_owner_did_not_say_is_filled_in(hub_of: HubOf) -> None:
    found, _ = hub_of({"mkdocs.yml": "site_name: X\nextra:\n  hub:\n    forge: {url: https://gitlab.example/people/hub.git}\n"})
    forge = found.settings.forge
    assert (forge.url, forge.kind, forge.branch, found.settings.stale_days) == ("https://gitlab.example/people/hub", "gitlab", "main", 365)


def test_broken_settings_leave_the_defaults_and_one_problem(hub_of: HubOf) -> None:
    found, problems = hub_of({"mkdocs.yml": "site_name: X\nextra:\n  hub:\n    audience: everyone\n"})
    assert found.settings.audience == "internal"
    assert [(problem.place.line, problem.code) for problem in problems] == [(4, "unknown-value")]


def test_only_pictures_that_a_text_shows_are_read(hub_of: HubOf, tmp_path: Path) -> None:
    shown = "---\nname: C\npurpose: P\n---\n\n![a](a.png)\n"
    found, problems = hub_of({"circles/c/index.md": shown, "circles/c/a.png": "x", "circles/c/b.png": "x"})
    assert problems == []
    assert load_pictures(tmp_path / "small", found) == {"circles/c/a.png": b"x"}
