"""`hubgen diff` compares what git holds with what is there."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from hubgen.cli import main
from tiny_hub import Write


def git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), "-c", "user.name=T", "-c", "user.email=t@example.com", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def base(root: Path) -> str:
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=first")
    return git(root, "rev-parse", "HEAD")


def diff(root: Path, *options: str) -> str:
    result = CliRunner().invoke(main, ["diff", str(root), "--today", "2026-11-22", *options])
    assert result.exit_code == 0, result.output
    return result.output


def test_the_files_as_they_are_are_compared_with_a_commit(root: Path, base: str, write: Write) -> None:
    write("people/newcomer.yml", "name: Newcomer\n")
    write("hooks/new.py", "")
    rows = json.loads(diff(root, "--base", "main", "--format", "json"))["changes"]
    assert [(row["code"], row["path"]) for row in rows] == [("code-changed", "hooks/new.py"), ("person-added", "people/newcomer.yml")]


def test_a_commit_is_compared_without_being_checked_out(root: Path, base: str, write: Write) -> None:
    write("people/newcomer.yml", "name: Newcomer\n")
    git(root, "checkout", "--quiet", "-b", "theirs")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=theirs")
    git(root, "checkout", "--quiet", "main")
    output = diff(root, "--base", "main", "--head", "theirs")
    assert ("“Newcomer” joins" in output, (root / "people" / "newcomer.yml").exists()) == (True, False)


def test_what_others_did_meanwhile_is_not_part_of_the_change(root: Path, base: str, write: Write) -> None:
    git(root, "checkout", "--quiet", "-b", "theirs")
    git(root, "checkout", "--quiet", "main")
    write("people/newcomer.yml", "name: Newcomer\n")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=mine")
    assert diff(root, "--base", "main", "--head", "theirs") == "This change does not touch the hub's content.\n"


def test_a_name_that_is_no_text_is_shown_all_the_same(root: Path, base: str) -> None:
    (Path(str(root)) / "hooks" / b"\xff\n.py".decode(errors="surrogateescape")).write_text("")
    assert "hooks/" in diff(root, "--base", "main", "--format", "json")


def test_a_revision_that_is_none_is_wrong_use(root: Path, base: str) -> None:
    result = CliRunner().invoke(main, ["diff", str(root), "--base", "nowhere"])
    assert (result.exit_code, "nowhere" in result.output) == (2, True)
