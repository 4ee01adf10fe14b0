"""Files that cannot be kept as they are in a repository: too large, not text, no files at all."""

from pathlib import Path

import pytest
from test_fixtures import CLEAN, added, paths_of

from hubgen.build import read_hub
from hubgen.content.sources import MAX_BYTES
from hubgen.problems import Problem
from tiny_hub import TODAY, Read, Write

ADA = "people/ada-ng.yml"
NOTE = "circles/python-circle/2026-11-10-tests-by-example.md"
CONTENTS = {
    "not-utf8": (ADA, b"name: Ada\nteam: Pay\xefments\n", 2, "not-utf8"),
    "utf-16": (ADA, "name: Ada\n".encode("utf-16"), 1, "not-utf8"),
    "not-utf8-note": (NOTE, b"---\ntitle: Tests\n---\n\n\xff", 5, "not-utf8"),
    "too-large": (ADA, b"name: Ada\n" + b"# more\n" * 10_000, 0, "too-large"),
    "too-large-value": (ADA, b"name: Ada\nabout: " + b"word " * 5_000, 2, "too-large"),
    "too-many-values": (ADA, b"name: Ada\nlanguages:\n" + b"  - a\n" * 5_000, 4_998, "too-many-values"),
    "too-deep": (ADA, b"name: Ada\nlanguages: " + b"[" * 60_000, 2, "too-deep"),
    "empty": (ADA, b"", 1, "empty-file"),
    "blank": (ADA, b" \n\t\n", 2, "yaml-syntax"),
    "nul": (ADA, b"name: Ada\nteam: a\x00b\n", 2, "forbidden-character"),
    "empty-note": (NOTE, b"", 1, "missing-front-matter"),
}


def the_one(problems: list[Problem], path: str) -> Problem:
    found = added(problems, path)
    assert [problem.place.path for problem in found] == [path]
    assert found[0].hint
    return found[0]


@pytest.mark.parametrize(("path", "content", "line", "code"), CONTENTS.values(), ids=CONTENTS)
def test_bytes_that_are_no_hub_text_give_one_problem(
    path: str, content: bytes, line: int, code: str, write: Write, read: Read
) -> None:
    write(path, content)
    hub, problems = read()
    problem = the_one(problems, path)
    assert (problem.place.line, problem.code) == (line, code)
    assert paths_of(CLEAN) - paths_of(hub) == {path}


def test_a_file_of_the_largest_size_is_read(write: Write, read: Read) -> None:
    head = b"name: Ada\n#"
    write(ADA, head + b" " * (MAX_BYTES - len(head)))
    assert added(read()[1], ADA) == []


@pytest.mark.parametrize("path", [ADA, NOTE, "people", "circles/python-circle", "circles/python-circle/index.md"])
def test_a_link_is_refused_and_what_it_points_at_not_read(path: str, root: Path, tmp_path: Path, read: Read) -> None:
    target = tmp_path / "elsewhere"
    (root / path).rename(target)
    (root / path).symlink_to(target)
    hub, problems = read()
    problem = the_one([each for each in problems if each.code != "stale-profile" and each.code != "unknown-person"], path)
    assert (problem.place.line, problem.code) == (0, "not-a-file")
    assert [known for known in paths_of(hub) if known == path or known.startswith(f"{path}/")] == []


def test_a_link_out_of_the_hub_publishes_nothing_of_the_machine(root: Path, read: Read) -> None:
    (root / "people" / "passwd.yml").symlink_to("/etc/passwd")
    hub, problems = read()
    assert the_one(problems, "people/passwd.yml").code == "not-a-file"
    assert "passwd" not in hub.people


def test_a_circle_without_its_index_is_missing_it(root: Path, read: Read) -> None:
    (root / "circles/python-circle/index.md").unlink()
    hub, problems = read()
    assert the_one(problems, "circles/python-circle").code == "missing-index"
    assert set(hub.circles) == {"writing-circle"}


def test_a_folder_where_the_index_belongs_is_named(root: Path, read: Read) -> None:
    (root / "circles/new-circle/index.md").mkdir(parents=True)
    _, problems = read()
    found = [(problem.place.path, problem.code) for problem in added(problems, "circles/new-circle")]
    assert found == [("circles/new-circle", "missing-index"), ("circles/new-circle/index.md", "unread-file")]


def test_a_folder_where_the_pairs_belong_is_named(root: Path, read: Read) -> None:
    (root / "programs/do-not-pair.yml").unlink()
    (root / "programs/do-not-pair.yml").mkdir()
    assert {problem.place.path for problem in added(read()[1], "")} == {"programs/do-not-pair.yml"}


def test_a_folder_that_ends_like_a_profile_is_not_read(root: Path, read: Read) -> None:
    (root / "people/folder.yml").mkdir()
    assert the_one(read()[1], "people/folder.yml").code == "unread-file"


def test_a_picture_that_is_too_large_is_refused(write: Write, read: Read) -> None:
    path = "circles/python-circle/board.png"
    write(path, b"x" * (2 * 1024 * 1024 + 1))
    assert the_one(read()[1], path).code == "too-large"


def test_a_name_that_is_not_utf8_is_refused_and_can_be_printed(root: Path, read: Read) -> None:
    (root / "people").joinpath("ad\udcffa.yml").write_text("name: Ada\n")
    problem = the_one(read()[1], "people/ad�a.yml")
    assert problem.code == "bad-file-name"
    assert f"{problem}".encode()


def test_a_line_end_in_a_file_name_is_refused(root: Path, read: Read) -> None:
    (root / "people" / "a\n::error::b.yml").write_text("name: Ada\n")
    assert the_one(read()[1], "people/a�::error::b.yml").code == "bad-file-name"


def test_a_hub_without_any_folder_is_empty(tmp_path: Path) -> None:
    hub, problems = read_hub(tmp_path, TODAY)
    assert (dict(hub.people), problems) == ({}, [])


def test_a_link_to_a_note_of_a_broken_circle_is_no_problem_of_its_own(write: Write, read: Read) -> None:
    write("circles/python-circle/index.md", "---\nname: Python circle\n---\n")
    link = "[the last time](../python-circle/2026-10-27-generators.md)"
    write("circles/writing-circle/2026-10-29-plain-words.md", f"---\ntitle: Plain words\n---\n\n{link}\n")
    assert the_one(read()[1], "circles/python-circle/index.md").code == "missing-field"


@pytest.mark.parametrize("named", ["python", "Python", "py", "Python 3"])
def test_a_name_of_a_broken_skill_is_no_problem_of_its_own(named: str, write: Write, read: Read) -> None:
    write("skills/python.yml", "name: Python\naliases: [py, python3]\nlevel: 3\n")
    write("people/kim.yml", f"name: Kim\nskills:\n  - skill: {named}\n")
    assert the_one(read()[1], "skills/python.yml").code == "unknown-field"


def test_a_missing_settings_file_leaves_the_defaults(root: Path, read: Read) -> None:
    (root / "mkdocs.yml").unlink()
    hub, problems = read()
    assert hub.settings.audience == "internal"
    assert added(problems, "mkdocs.yml") == []
