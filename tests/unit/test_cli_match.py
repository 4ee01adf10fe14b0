"""`hubgen match`: what it asks for, what it answers, and what it writes into a program's file."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from match_hub import PROGRAM, write_hub

from hubgen.build import read_hub
from hubgen.cli import main
from hubgen.problems import Severity
from tiny_hub import TODAY


def run(root: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["match", str(root), "--today", "2026-11-22", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_hub(tmp_path)


# What is asked


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "--program SLUG, --skill SKILL or --everyone"),
        (("--skill", "sqll"), "did you mean 'sql'?"),
        (("--program", "pilt"), "did you mean 'pilot'?"),
        (("--everyone", "--exclude", "adda"), "did you mean 'ada'?"),
        (("--everyone", "--skill", "sql"), "neither --program nor --skill"),
        (("--everyone", "--write"), "say which with --program"),
        (("--everyone", "--size", "4"), "it needs --groups or --swap"),
        (("--everyone", "--swap", "--size", "5"), "2 to 4 people"),
        (("--everyone", "--swap", "--groups"), "one at a time"),
        (("--program", "pilot", "--groups", "--write"), "--write writes pairs"),
        (("--explain", "ada", "nobody"), "no profile called 'nobody'"),
        (("--explain", "ada", "ben", "--format", "csv"), "text or json"),
    ],
)
def test_what_cannot_be_answered_is_wrong_use(small: Path, options: tuple[str, ...], said: str) -> None:
    result = run(small, *options)
    assert (result.exit_code, said in " ".join(result.stderr.split())) == (2, True)


@pytest.mark.parametrize("word", ["sql", "SQL", "Postgres"])
def test_a_skill_goes_by_any_of_its_names(small: Path, word: str) -> None:
    assert "learns from Ada Ng" in run(small, "--skill", word).stdout


def test_nothing_to_pair_is_no_error(tmp_path: Path) -> None:
    root = write_hub(tmp_path, **{"people/ben.yml": "name: Ben\n", "people/cem.yml": "name: Cem\n"})
    result = run(root, "--everyone")
    assert (result.exit_code, "nobody here says that they want to learn this" in result.stdout) == (0, True)


def test_a_program_that_is_over_gets_no_pairs(tmp_path: Path) -> None:
    text = "---\nname: Pilot\nmodel: peer-coaching\nstatus: finished\n---\n"
    result = run(write_hub(tmp_path, **{PROGRAM: text}), "--program", "pilot", "--write")
    assert (result.exit_code, "is finished" in result.stdout, (tmp_path / PROGRAM).read_text()) == (0, True, text)


# What is answered


def test_text_says_who_why_what_is_weak_and_who_is_left_out(small: Path) -> None:
    lines = run(small, "--everyone").stdout.splitlines()
    assert "SQL" in lines
    assert any(line.endswith("learns from Ada Ng") for line in lines)
    assert any(line.startswith("       + ") for line in lines)
    assert any(line.startswith("       - ") for line in lines)
    assert any(line.startswith("    > Dee Roy, level 2, has not said that they teach") for line in lines)
    assert lines[-1].startswith("1 pair, ")
    assert lines[-1].endswith("; 1 wish of 1 person found nobody")


@pytest.mark.parametrize("form", ["text", "markdown", "json", "csv"])
@pytest.mark.parametrize("kind", [(), ("--swap",), ("--groups",)])
def test_the_same_hub_gives_the_same_answer_in_each_format(small: Path, form: str, kind: tuple[str, ...]) -> None:
    first, second = (run(small, "--everyone", *kind, "--format", form) for _ in range(2))
    assert (first.exit_code, first.stdout) == (0, second.stdout)


def test_the_solver_says_nothing_on_the_standard_output(small: Path) -> None:
    """What it prints itself goes past Python, so this has to be a process of its own."""
    command = [sys.executable, "-m", "hubgen", "match", str(small), "--today", "2026-11-22", "--everyone", "--format", "json"]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert json.loads(ran.stdout)["pairs"]


def test_json_has_the_keys_that_were_promised(small: Path) -> None:
    answer = json.loads(run(small, "--everyone", "--format", "json").stdout)
    assert list(answer) == ["version", "today", "kind", "asked", "points", "pairs", "left_out", "swaps", "pilots", "circles", "talks"]
    pair = answer["pairs"][0]
    assert list(pair) == ["learner", "teacher", "skill", "points", "terms"]
    assert pair["points"] == sum(term["points"] for term in pair["terms"])
    assert answer["left_out"][0]["advice"]["who"] == "dee"


def test_csv_has_a_row_for_each_pair_and_each_wish_that_found_nobody(small: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run(small, "--everyone", "--format", "csv").stdout)))
    assert [(row["kind"], row["teacher"]) for row in rows] == [("pair", "ada"), ("left-out", "")]


def test_who_knows_it_is_a_teacher_too_if_one_asks_for_it(small: Path) -> None:
    assert run(small, "--everyone", "--anyone").stdout.splitlines()[-1].startswith("2 pairs, ")


def test_who_is_excluded_is_proposed_to_nobody(small: Path) -> None:
    assert "Ada" not in run(small, "--everyone", "--exclude", "ada").stdout


# What is between two


def test_explain_lists_every_term_with_its_points_of_most(small: Path) -> None:
    lines = run(small, "--explain", "ben", "ada").stdout.splitlines()
    assert lines[0].startswith("SQL: Ben Ode learns from Ada Ng, ")
    assert len([line for line in lines if " of " in line[:12]]) == 8


@pytest.mark.parametrize(
    ("two", "said"),
    [
        (("cem", "dee"), "Cem Ay from Dee Roy, SQL: Dee Roy has not said that they teach it"),
        (("ben", "cem"), "Ben Ode from Cem Ay, SQL: Cem Ay has not said that they teach it"),
    ],
)
def test_explain_says_what_is_between_two(small: Path, two: tuple[str, str], said: str) -> None:
    assert said in run(small, "--explain", *two).stdout


def test_of_two_who_must_not_be_paired_it_says_what_it_says_of_any_who_are_left_out(small: Path) -> None:
    apart = run(small, "--explain", "ada", "dee").stdout
    excluded = run(small, "--explain", "ada", "ben", "--exclude", "ben").stdout
    assert apart == "Ada Ng and Dee Roy are not among the pairs that can be proposed.\n"
    assert excluded == "Ada Ng and Ben Ode are not among the pairs that can be proposed.\n"


# What is written


def test_write_adds_the_pair_and_its_people_and_nothing_else(small: Path) -> None:
    before = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    result = run(small, "--program", "pilot", "--write")
    after = {path: path.read_bytes() for path in small.rglob("*") if path.is_file()}
    assert [path.relative_to(small).as_posix() for path in after if after[path] != before.get(path)] == [PROGRAM]
    assert "wrote 1 pair into programs/pilot/index.md" in result.stdout
    assert "ask both" in result.stdout


def test_a_second_run_adds_nothing(small: Path) -> None:
    run(small, "--program", "pilot", "--write")
    written = (small / PROGRAM).read_bytes()
    result = run(small, "--program", "pilot", "--write")
    assert ("Nothing to add" in result.stdout, (small / PROGRAM).read_bytes()) == (True, written)


def test_the_hub_has_no_problem_after_it(small: Path) -> None:
    run(small, "--program", "pilot", "--write")
    assert [problem for problem in read_hub(small, TODAY)[1] if problem.severity is not Severity.NOTICE] == []


def test_what_a_program_reads_is_not_mixed_with_what_was_written(small: Path) -> None:
    result = run(small, "--program", "pilot", "--write", "--format", "json")
    assert json.loads(result.stdout)["kind"] == "pairs"
    assert "wrote 1 pair" in result.stderr
