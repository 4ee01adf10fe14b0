"""`check` tells what a change brings from old debt, and reports to forges: in a repository of git, from the front door."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from git_support import commit, git
from hubgen.cli import main
from hubgen.content.history import find_renames
from tiny_hub import TINY

OLD_ERRORS = 200
OLDER = f"{OLD_ERRORS + 1} older problems in the hub were there before; they are not yours."  # and the tiny hub's own notice


def check(root: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["check", str(root), "--today", "2026-11-22", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a hub, to read only, which had 200 errors in 50 files, and to which a branch brought one."""
    hub = tmp_path_factory.mktemp("base") / "hub"
    shutil.copytree(TINY, hub, ignore=shutil.ignore_patterns("_expected", "__pycache__"))
    for number in range(OLD_ERRORS // 4):
        lines = "".join(f"  - {{skill: python, level: {level}}}\n" for level in range(6, 10))
        (hub / "people" / f"old-{number:03}.yml").write_text(f"name: Old {number}\nskills:\n{lines}")
    git(hub, "init", "--quiet", "--initial-branch=main")
    commit(hub, "as it was")
    git(hub, "checkout", "--quiet", "-b", "kim")
    (hub / "people" / "kim.yml").write_text("name: Kim\ntimezone: Lisbon\n")
    commit(hub, "I am Kim")
    return hub


@pytest.fixture
def indebted(changed: Path, tmp_path: Path) -> Path:
    """Give the hub as it was before the branch, for a test to change."""
    git(tmp_path, "clone", "--quiet", "--shared", "--branch=main", str(changed), "hub")
    return tmp_path / "hub"


def test_the_hub_of_these_tests_has_200_errors(indebted: Path) -> None:
    assert check(indebted).stdout.endswith("\nFound 200 errors, 1 notice.\n")


def test_a_change_that_brings_one_error_to_a_hub_with_200_is_told_of_one(changed: Path) -> None:
    result = check(changed, "--base", "main")
    assert result.exit_code == 1
    assert result.stdout == (
        "people/kim.yml:2:11: error: there is no time zone called `Lisbon` [unknown-zone]\n"
        "    |\n"
        "  2 | timezone: Lisbon\n"
        "    |           ^\n"
        "  did you mean `Europe/Lisbon`?\n"
        "\n"
        "unknown-zone: https://learn.tern.example/reference/checks/#unknown-zone\n"
        "\n"
        f"Found 1 error. {OLDER}\n"
    )


def test_a_change_that_brings_nothing_passes(indebted: Path) -> None:
    (indebted / "people" / "kim.yml").write_text("name: Kim\n")
    result = check(indebted, "--base", "main", "--strict")
    assert (result.exit_code, result.stdout) == (0, f"No new problems. {OLDER}\n")


def test_an_old_problem_stays_old_when_its_file_is_edited_or_renamed(indebted: Path) -> None:
    edited = indebted / "people" / "old-001.yml"
    edited.write_text("# A word first.\n\nteam: Ships\n" + edited.read_text())
    git(indebted, "mv", "people/old-002.yml", "people/renamed.yml")
    assert check(indebted, "--base", "main").stdout == f"No new problems. {OLDER}\n"


def test_a_problem_that_a_change_causes_in_another_file_is_the_change_s(indebted: Path) -> None:
    (indebted / "skills" / "kubernetes.yml").unlink()
    problems = json.loads(check(indebted, "--base", "main", "--format", "json").stdout)["problems"]
    assert {problem["code"] for problem in problems} >= {"unknown-skill"}
    assert "skills/kubernetes.yml" not in {problem["path"] for problem in problems}
    assert not any(problem["path"].startswith("people/old-") for problem in problems)


@pytest.mark.parametrize("form", ["github", "gitlab", "sarif", "junit", "json"])
def test_every_format_names_the_new_problem_and_no_old_one(form: str, changed: Path) -> None:
    result = check(changed, "--base", "main", "--format", form)
    assert (result.exit_code, "unknown-zone" in result.stdout, "people/old-" in result.stdout) == (1, True, False)
    assert OLDER in (result.stdout if form == "github" else result.stderr)


def test_the_summary_of_a_job_gets_the_list_after_what_it_has(changed: Path, tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_text("# Before\n\n")
    result = check(changed, "--base", "main", "--format", "github", "--summary", str(file))
    assert result.stdout.startswith("::error file=people/kim.yml,line=2,col=11,title=unknown-zone::")
    assert file.read_text().startswith(f"# Before\n\n### hubgen check\n\nFound 1 error. {OLDER}\n\n#### `people/kim.yml`\n\n- **error**, line 2: ")


def test_a_summary_that_has_no_room_left_stays_as_it_is(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "summary.md"
    file.write_bytes(b"x" * (1024 * 1024 - 50))
    check(root, "--summary", str(file))
    assert file.stat().st_size == 1024 * 1024 - 50


@pytest.mark.parametrize("revision", ["no-such-branch", "", "--output=x"])
def test_a_base_that_is_none_is_wrong_use(revision: str, changed: Path) -> None:
    result = check(changed, f"--base={revision}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--base" in result.stderr


def test_git_s_renames_are_known_by_their_new_path_in_a_folder_too(indebted: Path, tmp_path: Path) -> None:
    hub = indebted
    (hub / ".git").rename(tmp_path / "old")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "hub")
    git(tmp_path, "commit", "--quiet", "--message=moved")
    git(hub, "mv", "people/ada-ng.yml", "people/a d\na.yml")
    assert find_renames(hub, "HEAD") == {"people/a d\na.yml": "people/ada-ng.yml"}
