"""The front door: what goes in, what comes out, and with which exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hubgen import __version__
from hubgen.cli import main
from hubgen.content.schema import KINDS
from tiny_hub import Write

TODAY = ("--today", "2026-11-22")


def run(*arguments: str, text: str = "", environment: dict[str, str] | None = None) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=text, env=environment)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


# check


def test_a_clean_hub_passes(root: Path) -> None:
    result = run("check", str(root), *TODAY)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "Found 1 notice.")


def test_an_error_fails(root: Path, write: Write) -> None:
    write("people/kim.yml", "nam: Kim\n")
    result = run("check", str(root), *TODAY)
    assert result.exit_code == 1
    assert "people/kim.yml:1:1: error: there is no field called `nam` [unknown-field]\n" in result.stdout
    assert "  did you mean `name`?\n" in result.stdout


@pytest.mark.parametrize(("options", "code"), [((), 0), (("--strict",), 1)])
def test_a_warning_fails_a_strict_check_only(options: tuple[str, ...], code: int, root: Path, write: Write) -> None:
    write("people/kim.yml", "name: Kim\nskills: [{skill: bees}]\n")
    assert run("check", str(root), *TODAY, *options).exit_code == code


def test_a_notice_fails_nothing(root: Path) -> None:
    assert run("check", str(root), "--strict", *TODAY).exit_code == 0


def test_json_is_problems_with_the_keys_that_were_promised(root: Path, write: Write) -> None:
    write("people/kim.yml", "name: Kim\ntimezone: Lisbon\n")
    result = run("check", str(root), "--format", "json", *TODAY)
    answer = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (list(answer), answer["version"], answer["older"]) == (["version", "problems", "older"], 1, 0)
    assert answer["problems"][0] == {
        "path": "people/kim.yml",
        "line": 2,
        "column": 11,
        "code": "unknown-zone",
        "severity": "error",
        "message": "there is no time zone called `Lisbon`",
        "hint": "did you mean `Europe/Lisbon`?",
        "suggestion": None,
        "help": "https://learn.tern.example/reference/checks/#unknown-zone",
    }


@pytest.mark.parametrize("entry", ["[ada-ng, nobody-here]", "[*ada-ng, bruno-sa]", "{ada-ng: 1, ada-ng: 2}", "[ada-ng]"])
def test_a_report_does_not_show_who_must_not_be_paired(entry: str, root: Path) -> None:
    (root / "programs" / "do-not-pair.yml").write_text(f"- {entry}\n")
    result = run("check", str(root), *TODAY)
    assert "programs/do-not-pair.yml:1:" in result.stdout
    assert "nobody-here" not in result.stdout
    assert "ada-ng" not in result.stdout


def test_the_day_decides_what_is_stale(root: Path) -> None:
    later = run("check", str(root), "--today", "2028-11-22").stdout
    assert later.count("[stale-profile]") == 4


def test_the_day_may_come_from_the_environment(root: Path) -> None:
    result = run("check", str(root), environment={"SOURCE_DATE_EPOCH": "1606003200"})  # 22 November 2020
    assert "[stale-profile]" not in result.stdout


def test_a_file_that_is_no_text_is_reported_all_the_same(root: Path, write: Write) -> None:
    write("people/kim.yml", b"name: \xff\n")
    result = run("check", str(root), *TODAY)
    assert result.exit_code == 1
    assert "people/kim.yml:1:7: error: byte 0xff is not UTF-8 text [not-utf8]" in result.stdout


def test_a_file_name_that_is_no_text_is_reported_all_the_same(root: Path) -> None:
    (root / "people" / "ki\udcffm.yml").write_text("name: Kim\n")
    for options in ((), ("--format", "json")):
        assert run("check", str(root), *options, *TODAY).exit_code == 1


# Wrong use


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "gone"), "there is no folder 'gone'"),
        (("check", "."), "is no hub"),
        (("check", ".", "--today", "tomorrow"), "write it as year-month-day"),
        (("check", ".", "--format", "xml"), "xml"),
        (("check", "--nonsense"), "--nonsense"),
        (("who", "python", "--root", "gone"), "there is no folder 'gone'"),
        (("who", "python", "--limit", "0"), "0"),
        (("schema", "cat"), "cat"),
        (("nonsense",), "nonsense"),
    ],
)
def test_wrong_use_ends_with_2_and_says_why(arguments: tuple[str, ...], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


def test_the_hub_is_this_folder_if_none_is_given(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert run("check", *TODAY).exit_code == 0


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_is_help(option: str) -> None:
    result = run(option)
    assert result.exit_code == 0
    assert "Exit codes: 0 clean, 1 problems, 2 wrong use." in result.stdout


def test_the_version_is_said() -> None:
    assert run("--version").stdout == f"hubgen, version {__version__}\n"


# who


def test_who_says_who_and_why(root: Path) -> None:
    result = run("who", "python", "--root", str(root), *TODAY)
    assert result.stdout == (
        "Read as: skill Python\n"
        "Ada Ng (ada-ng): Backend engineer, Payments, Lisbon\n"
        "  Python, others come to them, teaches, 1 seat free · 12:00 there, back at 09:00 tomorrow\n"
    )


def test_who_knows_what_is_private_to_colleagues(root: Path) -> None:
    assert "Ada Ng" in run("who", "k8s", "--root", str(root), *TODAY).stdout


def test_who_finds_nobody_and_says_so(root: Path) -> None:
    result = run("who", "juggling", "--root", str(root), *TODAY)
    assert result.exit_code == 0
    assert result.stdout == (
        "Nobody here fits “juggling”. Try fewer words; the hub knows 6 skills and 4 people.\n"
        "Read as: the word “juggling”\n"
    )


def test_who_answers_in_json(root: Path) -> None:
    answer = json.loads(run("who", "plain writing porto", "--format", "json", "--root", str(root), *TODAY).stdout)
    assert answer == {
        "query": "plain writing porto",
        "read_as": "skill Plain writing · place Porto",
        "total": 1,
        "instead": [],
        "people": [
            {
                "slug": "bruno-sa",
                "name": "Bruno Sá",
                "role": "Writer",
                "team": "Marketing",
                "location": "Porto",
                "reason": "Plain writing, others come to them, teaches, no seat free · in Porto · 12:00 there, back at 10:00 tomorrow",
            }
        ],
    }


def test_who_reads_a_question_a_line(root: Path) -> None:
    result = run("who", "-", "--format", "json", "--root", str(root), *TODAY, text="python\n\n  k8s athens \n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(answer["query"], [person["slug"] for person in answer["people"]]) for answer in answers] == [
        ("python", ["ada-ng"]),
        ("k8s athens", ["eleni-markou"]),
    ]


def test_who_titles_the_answers_to_several_questions(root: Path) -> None:
    result = run("who", "-", "--root", str(root), *TODAY, text="python\njuggling\n")
    assert [line for line in result.stdout.splitlines() if not line.startswith((" ", "Nobody", "Ada", "Read as"))] == ["python", "juggling"]


def test_who_stops_at_the_limit(root: Path) -> None:
    result = run("who", "kubernetes", "--limit", "1", "--format", "json", "--root", str(root), *TODAY)
    assert len(json.loads(result.stdout)["people"]) == 1


def test_who_answers_in_a_hub_with_problems(root: Path, write: Write) -> None:
    write("people/kim.yml", "nam: Kim\n")
    result = run("who", "python", "--root", str(root), *TODAY)
    assert (result.exit_code, "Ada Ng (ada-ng)" in result.stdout) == (0, True)


# nudge


def test_each_person_is_told_what_to_mend_and_where(root: Path) -> None:
    result = run("nudge", str(root), *TODAY)
    assert result.exit_code == 0
    assert result.stdout.startswith("Ada Ng (ada-ng): ada.ng@tern.example, ada-ng on the forge\n  You and Bruno Sá have written nothing down")
    assert result.stdout.splitlines()[-1] == "6 things for 3 people."


def test_one_person_is_told_one_thing(root: Path) -> None:
    result = run("nudge", str(root), "--person", "eleni-markou", "--limit", "1", "--format", "json", *TODAY)
    answer = json.loads(result.stdout)
    assert (list(answer), answer["version"]) == (["version", "people"], 1)
    assert [(each["person"], len(each["items"]), each["more"]) for each in answer["people"]] == [("eleni-markou", 1, 2)]


def test_a_person_whom_the_hub_does_not_know_is_wrong_use(root: Path) -> None:
    result = run("nudge", str(root), "--person", "nobody", *TODAY)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there is no profile called 'nobody'" in result.stderr


def test_a_profile_that_cannot_be_read_is_said_beside_the_nudges(root: Path, write: Write) -> None:
    write("people/kim.yml", "name: [\n")
    result = run("nudge", str(root), *TODAY)
    assert (result.exit_code, result.stderr) == (0, "1 profile could not be read: `hubgen check` says why.\n")


# schema


@pytest.mark.parametrize("kind", KINDS)
def test_schema_prints_a_json_schema(kind: str) -> None:
    schema = json.loads(run("schema", kind).stdout)
    assert (schema["$schema"], schema["title"]) == ("http://json-schema.org/draft-07/schema#", f"hubgen {kind}")


# what a command loads

SLOW_TO_LOAD = ("pydantic", "yaml", "jinja2", "markdown", "icalendar", "mkdocs", "numpy", "highspy", "hubgen.edits")


@pytest.mark.parametrize(("command", "needed"), [("--help", ()), ("check", ("pydantic", "yaml")), ("who", ("pydantic", "yaml"))])
def test_a_command_loads_what_it_needs(command: str, needed: tuple[str, ...], root: Path) -> None:
    arguments = {"--help": ["--help"], "check": ["check", str(root)], "who": ["who", "python", "--root", str(root)]}[command]
    script = f"import sys\nfrom hubgen.cli import main\ntry:\n    main({arguments})\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False).stderr.split()
    assert tuple(name for name in SLOW_TO_LOAD if name in loaded) == needed


# the end of a command


def test_a_command_that_ends_at_once_has_said_everything(root: Path) -> None:
    (root / "people/ada.yml").write_text("name: Ada\nshoe_size: 38\n")
    ended = subprocess.run([sys.executable, "-m", "hubgen", "check", str(root), "--format", "json"], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (1, "")
    assert any("shoe_size" in problem["message"] for problem in json.loads(ended.stdout)["problems"])
