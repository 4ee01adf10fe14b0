"""What people claimed when a program began, from the repository's history."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from small_hub import hub, person, program, skill

from git_support import git
from hubgen.build import BuildOptions, build
from hubgen.content.history import people_at
from hubgen.content.hub import Visibility
from hubgen.content.past import Past, claims_then, days_of
from hubgen.content.settings import Settings

MARCH, APRIL = date(2026, 3, 10), date(2026, 4, 10)
OLD = b"name: Ada\nskills: [{skill: sql, level: 2}]\n"
NEW = b"name: Ada\nskills: [{skill: sql, level: 2}, {skill: golang, level: 1}]\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hub in a folder of a repository: OLD from 5 March, NEW from 10 April, a few minutes before the day ends."""
    root = tmp_path / "hub"
    (root / "people").mkdir(parents=True)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    for moment, content in (("2026-03-05T12:00:00Z", OLD), ("2026-04-10T23:55:00Z", NEW)):
        (root / "people" / "ada.yml").write_bytes(content)
        git(tmp_path, "add", "--all")
        monkeypatch.setenv("GIT_COMMITTER_DATE", moment)
        git(tmp_path, "commit", "--quiet", "--message=change")
    return root


def test_a_profile_is_given_as_the_last_commit_of_the_day_has_it(repository: Path) -> None:
    wanted = {date(2026, 4, 9): ["ada"], APRIL: ["ada"]}
    assert people_at(repository, wanted) == {date(2026, 4, 9): {"ada": OLD}, APRIL: {"ada": NEW}}


def test_who_had_no_profile_then_is_left_out(repository: Path) -> None:
    assert people_at(repository, {MARCH: ["ada", "ben"]}) == {MARCH: {"ada": OLD}}


def test_a_day_before_the_history_is_left_out(repository: Path) -> None:
    assert people_at(repository, {date(2026, 3, 1): ["ada"], MARCH: ["ada"]}) == {MARCH: {"ada": OLD}}


def test_without_a_repository_nothing_is_known(tmp_path: Path) -> None:
    assert people_at(tmp_path, {MARCH: ["ada"]}) == {}


def test_what_was_in_a_branch_on_that_day_was_not_in_the_hub(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-04-01T12:00:00Z")
    git(repository, "checkout", "--quiet", "-b", "mine", "HEAD~1")
    (repository / "people" / "ben.yml").write_bytes(OLD)
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=ben")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-04-12T12:00:00Z")
    git(repository, "checkout", "--quiet", "main")
    git(repository, "merge", "--quiet", "--no-edit", "mine")
    assert people_at(repository, {date(2026, 4, 5): ["ben"], date(2026, 4, 12): ["ben"]}) == {
        date(2026, 4, 5): {},
        date(2026, 4, 12): {"ben": OLD},
    }


@pytest.mark.parametrize("slug", ["../secret", "ada.yml\nHEAD", "--batch-all-objects", "Ada", "", "."])
def test_only_a_slug_is_asked_for(repository: Path, slug: str) -> None:
    assert people_at(repository, {APRIL: [slug]}) == {}


def test_a_link_gives_the_words_of_the_link_and_a_folder_nothing(repository: Path) -> None:
    (repository / "people" / "link.yml").symlink_to("/etc/passwd")
    (repository / "people" / "folder.yml").mkdir()
    (repository / "people" / "folder.yml" / "file").write_text("x")
    git(repository, "add", "--all")
    git(repository, "commit", "--quiet", "--message=traps")
    assert people_at(repository, {APRIL: ["link", "folder"]}) == {APRIL: {"link": b"/etc/passwd"}}


def past_of(raw: bytes, audience: str = "internal") -> Past:
    plan = program("pilot", status="finished", starts=MARCH, weeks=6, people=("ada",))
    some = hub(plan, person("ada"), skill("go", aliases=("golang",)), settings=Settings(audience=audience))
    assert days_of(some) == {MARCH: ("ada",)}
    return claims_then(some, some.skills.values(), {MARCH: {"ada": raw}})


def test_skills_are_found_by_the_names_that_they_have_today() -> None:
    assert [claim.skill.key for claim in past_of(NEW)["pilot"]["ada"]] == ["=sql", "go"]


@pytest.mark.parametrize("raw", [b"/etc/passwd", b"name: [", b"", b"\xff\xfe", b"name: Ada\nskills: [{level: 9}]\n"])
def test_a_profile_that_cannot_be_read_says_nothing(raw: bytes) -> None:
    assert past_of(raw)["pilot"] == {}


PRIVATE = b"name: Ada\nvisibility: public\nskills: [{skill: sql}]\nprivate:\n  skills: [{skill: go}]\n"


def test_what_was_private_then_is_for_colleagues_only() -> None:
    assert [claim.skill.key for claim in past_of(PRIVATE)["pilot"]["ada"]] == ["=sql", "go"]
    assert [claim.skill.key for claim in past_of(PRIVATE, "public")["pilot"]["ada"]] == ["=sql"]


def test_the_public_hears_nothing_of_a_profile_that_was_internal_then() -> None:
    assert past_of(OLD, "public")["pilot"] == {}


def test_a_program_that_has_not_begun_asks_for_nobody() -> None:
    plans = (program("later", starts=date(2027, 1, 1), people=("ada",)), program("undated", status="running", people=("ada",)))
    assert days_of(hub(*plans, person("ada"))) == {}


def test_a_build_says_what_has_grown_since_the_start(repository: Path) -> None:
    index = "name: Pilot\nmodel: peer-coaching\nstarts: 2026-03-10\nweeks: 6\nstatus: finished\npeople: [ada]\nskills: [golang]\n"
    (repository / "programs" / "pilot").mkdir(parents=True)
    (repository / "programs" / "pilot" / "index.md").write_text(f"---\n{index}---\n")
    site = build(repository, BuildOptions(today=date(2026, 11, 22))).site
    page = site.render(site.records["programs/pilot/"]).html
    assert "<dt>New claims</dt><dd><a href=\"../../people/ada/\"><bdi>Ada</bdi></a>: <bdi>golang</bdi> 1</dd>" in page


def test_somebody_hidden_today_is_not_read() -> None:
    plan = program("pilot", status="finished", starts=MARCH, people=("ada",), visibility=Visibility.PUBLIC)
    some = replace(hub(plan, hidden=frozenset({"ada"})), people={})
    assert days_of(some) == {MARCH: ()}
    assert claims_then(some, (), {MARCH: {"ada": OLD}}) == {"pilot": {}}
