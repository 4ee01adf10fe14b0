"""A hub of an earlier revision can be read as it was."""

from pathlib import Path

import pytest

from git_support import commit, git
from hubgen.build import read_hub
from hubgen.checks import run_checks
from hubgen.content.earlier import earlier_hub
from hubgen.content.history import NoRevision, find_base, hub_at
from hubgen.content.load import Reader
from tiny_hub import TODAY, Write


@pytest.fixture
def committed(root: Path) -> str:
    git(root, "init", "--quiet", "--initial-branch=main")
    return commit(root, "first")


def test_a_hub_of_a_commit_is_read_as_it_was(root: Path, committed: str, write: Write) -> None:
    before = read_hub(root, TODAY)
    write("people/newcomer.yml", "name: Newcomer\n")
    (root / "people" / "ada-ng.yml").unlink()
    with hub_at(root, committed) as folder:
        assert read_hub(folder, TODAY) == before


def test_a_hub_in_a_folder_of_the_repository_is_found(root: Path, committed: str, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    (root / ".git").rename(root / "old")
    root.rename(outer / "hub")
    git(outer, "init", "--quiet")
    git(outer, "add", "--all")
    git(outer, "commit", "--quiet", "--message=moved")
    with hub_at(outer / "hub", "HEAD") as folder:
        assert read_hub(folder, TODAY) == read_hub(outer / "hub", TODAY)


def test_attributes_of_the_repository_hide_nothing(root: Path, committed: str, write: Write) -> None:
    write(".gitattributes", "people/** export-ignore\nskills/** text eol=crlf\n")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=hide")
    with hub_at(root, "HEAD") as folder:
        assert read_hub(folder, TODAY) == read_hub(root, TODAY)


def test_a_link_in_a_commit_reads_no_file_of_the_machine(root: Path, committed: str) -> None:
    (root / "people" / "passwd.yml").symlink_to("/etc/passwd")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=link")
    with hub_at(root, "HEAD") as folder:
        assert not (folder / "people" / "passwd.yml").exists()
        assert read_hub(folder, TODAY)[1] == read_hub(root, TODAY)[1]


def test_of_a_commit_only_what_differs_is_read(root: Path, committed: str) -> None:
    profile = root / "people" / "ada-ng.yml"
    before = read_hub(root, TODAY)
    profile.write_bytes(profile.read_bytes() + b"pronouns: she/her\n")
    listing = [line.split() for line in git(root, "ls-tree", "-r", committed).splitlines()]
    blobs = {name for _, _, name, path in listing if path != "people/ada-ng.yml"}
    assert len(blobs) > 10
    for name in blobs:  # who reads another one finds nothing
        (root / ".git" / "objects" / name[:2] / name[2:]).unlink()
    reader = Reader(root)
    hub, problems = earlier_hub(root, committed, reader, reader.read(TODAY)[0])
    assert (hub, sorted(problems + run_checks(hub, problems))) == before


def test_the_base_is_where_a_branch_set_out(root: Path, committed: str, write: Write) -> None:
    git(root, "checkout", "--quiet", "-b", "mine")
    git(root, "commit", "--quiet", "--allow-empty", "--message=mine")
    git(root, "checkout", "--quiet", "main")
    git(root, "commit", "--quiet", "--allow-empty", "--message=theirs")
    git(root, "checkout", "--quiet", "mine")
    assert find_base(root, "main") == committed


@pytest.mark.parametrize("revision", ["no-such-branch", "--output=x", "", "HEAD:people"])
def test_a_revision_that_is_none_is_said(root: Path, committed: str, revision: str) -> None:
    with pytest.raises(NoRevision):
        find_base(root, revision)


def test_a_folder_that_is_in_no_repository_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    with pytest.raises(NoRevision, match="repository"):
        find_base(root, "HEAD")
