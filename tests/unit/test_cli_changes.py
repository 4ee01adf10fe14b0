"""The commands that change a hub everywhere: all of it or nothing, and a hub without problems has none after it."""

import shutil
from pathlib import Path

import pytest
from click import ClickException
from click.testing import CliRunner, Result

from hubgen.build import read_hub
from hubgen.cli import main
from hubgen.cli.replacing import replace_files
from hubgen.problems import Severity
from tiny_hub import TODAY, Write

REPOSITORY = Path(__file__).parents[2]


def run(root: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, [*arguments, "--root", str(root)] if arguments[0] != "check" else ["check", str(root), *arguments[1:]])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def contents(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


# Skills and people


def test_the_sample_hub_has_no_problem_after_all_verbs(tmp_path: Path) -> None:
    for folder in ("people", "skills", "circles", "programs", "docs"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    shutil.copy(REPOSITORY / "mkdocs.yml", tmp_path)
    for arguments in (
        ("rename", "skill", "kubernetes", "container-orchestration"),
        ("merge", "skill", "dashboards", "dbt"),
        ("deprecate", "skill", "go", "--replaced-by", "python"),
        ("rename", "person", "oleksandr-hnatiuk", "oleks-hnatiuk", "--name", "Oleks Hnatiuk"),
        ("leave", "person", "zoe-thibodeau"),
        ("forget", "person", "gareth-penhallow"),
    ):
        assert (arguments, run(tmp_path, *arguments).exit_code) == (arguments, 0)
    assert [problem for problem in read_hub(tmp_path, TODAY)[1] if problem.severity is not Severity.NOTICE] == []


def test_a_dry_run_shows_the_diff_and_writes_nothing(root: Path) -> None:
    before = contents(root)

    result = run(root, "rename", "person", "ada-ng", "ada-okafor", "--dry-run")

    assert (result.exit_code, contents(root)) == (0, before)
    assert "rename from people/ada-ng.yml\nrename to people/ada-okafor.yml\n" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rename", "person", "nobody", "x"), "there is no profile 'nobody'"),
        (("merge", "skill", "python", "nothing"), "there is no skill 'nothing'"),
        (("deprecate", "skill", "nothing"), "there is no skill 'nothing'"),
        (("leave", "person", "nobody"), "there is no profile 'nobody'"),
        (("forget", "person", "nobody"), "there is no profile 'nobody'"),
    ],
)
def test_a_name_that_names_nothing_is_wrong_use(arguments: tuple[str, ...], said: str, root: Path) -> None:
    before = contents(root)
    result = run(root, *arguments)
    assert (result.exit_code, said in result.stderr, contents(root)) == (2, True, before)


def test_a_page_that_is_a_link_is_left_alone(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.md"
    elsewhere.write_text("[Ada](../people/ada-ng.yml)")
    (root / "docs" / "page.md").symlink_to(elsewhere)

    assert run(root, "rename", "person", "ada-ng", "ada-okafor").exit_code == 0
    assert elsewhere.read_text() == "[Ada](../people/ada-ng.yml)"


def test_files_are_replaced_all_or_none(root: Path) -> None:
    (root / "skills" / "link.yml").symlink_to(root / "mkdocs.yml")
    before = contents(root)

    with pytest.raises(ClickException, match="is a link"):
        replace_files(root, {"people/ada-ng.yml": b"x", "people/bruno-sa.yml": None, "skills/link.yml": b"x"})
    with pytest.raises(ClickException, match="nothing was changed"):
        replace_files(root, {"people/ada-ng.yml": b"x", "people/gone.yml": None})

    assert contents(root) == before


def test_a_replaced_file_keeps_its_permissions(root: Path) -> None:
    (root / "people" / "ada-ng.yml").chmod(0o640)
    replace_files(root, {"people/ada-ng.yml": None, "people/ada-okafor.yml": b"name: Ada\n"})
    assert (root / "people" / "ada-okafor.yml").stat().st_mode & 0o777 == 0o640


def test_forget_says_what_git_still_holds(root: Path) -> None:
    result = run(root, "forget", "person", "ada-ng", "--dry-run")
    assert "git filter-repo --path people/ada-ng.yml --invert-paths" in result.stdout


# check --fix


BROKEN = b"\xef\xbb\xbf# mine\r\nnaem: Kim   # me\r\nvisibility: 'Public'\r\ntimezone: europe/lisbon\r\nskills:\r\n- {skill: pyhton , level: 2}\r\n- skill: sql\r\n- skill: sql\r\nroel: x"
MENDED = b"\xef\xbb\xbf# mine\r\nname: Kim   # me\r\nvisibility: 'public'\r\ntimezone: Europe/Lisbon\r\nskills:\r\n- {skill: python , level: 2}\r\n- skill: sql\r\nrole: x"


def test_fix_mends_what_cannot_be_wrong_and_says_so(root: Path, write: Write) -> None:
    file = write("people/kim.yml", BROKEN)
    result = run(root, "check", "--fix")
    assert file.read_bytes() == MENDED
    assert "people/kim.yml:2:1: `naem` is `name` now\n" in result.stderr
    assert "people/kim.yml" not in result.stdout


def test_a_second_fix_changes_nothing(root: Path, write: Write) -> None:
    write("people/kim.yml", BROKEN)
    run(root, "check", "--fix")
    before = contents(root)
    assert "Nothing here can be mended by machine." in run(root, "check", "--fix").stderr
    assert contents(root) == before


def test_fix_leaves_alone_what_is_not_sure(root: Path, write: Write) -> None:
    unsure = "name: Kim\nrole: x\nrolle: y\nskills:\n  - skill: pythan\n  - skill: sql\n  - skill: sql # twice?\ntimezone: Lisbon\n"
    file = write("people/kim.yml", unsure)
    broken = write("people/lee.yml", "naem: [Lee\n")
    run(root, "check", "--fix")
    assert (file.read_text(), broken.read_text()) == (unsure, "naem: [Lee\n")


def test_fix_mends_one_thing_beside_another_that_it_cannot(root: Path, write: Write) -> None:
    file = write("people/kim.yml", "naem: Kim\njoined: yesterday\n")
    assert run(root, "check", "--fix").exit_code == 1
    assert file.read_text() == "name: Kim\njoined: yesterday\n"


def test_json_is_not_mixed_with_what_was_mended(root: Path, write: Write) -> None:
    write("people/kim.yml", "naem: Kim\n")
    assert run(root, "check", "--fix", "--format", "json").stdout.startswith("{")


def test_fix_takes_away_who_is_named_twice(root: Path, write: Write) -> None:
    file = write("circles/knots/index.md", "---\nname: Knots\npurpose: Tie them.\nleads: [ada-ng, ada-ng]\nmembers:\n- bruno-sa # b\n- ada-ng\n- bruno-sa\n---\n")
    run(root, "check", "--fix")
    assert file.read_text() == "---\nname: Knots\npurpose: Tie them.\nleads: [ada-ng]\nmembers:\n- bruno-sa # b\n- ada-ng\n---\n"
