"""How a program is started at a terminal and by options: a clear goal, people, days and an agenda, or nothing at all."""

import os
import pty
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_hub import TODAY

from hubgen.build import read_hub
from hubgen.cli import main
from hubgen.problems import Severity

NOW = {"SOURCE_DATE_EPOCH": "1795305600"}
GOAL = ("--learns", "SQL", "--outcome", "Support answers 8 of 10 questions itself")
PEOPLE = ("--who", "maya", "--who", "wei", "--from", "priya")

FILES = {
    "mkdocs.yml": "site_name: Ours\nsite_url: https://learn.example/\n",
    "skills/sql.yml": "name: SQL\n",
    "people/maya.yml": "name: Maya Okafor\nwants:\n  - skill: sql\n",
    "people/wei.yml": "name: Wei Zhang\nwants:\n  - skill: sql\n",
    "people/priya.yml": "name: Priya Raman\ntimezone: Europe/Madrid\nskills:\n  - skill: sql\n    level: 3\n    teaches: true\nteaching:\n  seats: 2\n",
    "circles/knots/index.md": (
        "---\nname: Knots\npurpose: Tie them.\nleads: [priya]\nmeets:\n  rule: every Thursday\n  at: 12:30\n  timezone: Europe/Madrid\n"
        "  starts: 2026-11-05\n  skip: [2026-12-24, 2026-12-31]\n---\n"
    ),
}


def start(hub: Path, *arguments: str) -> Result:
    named = ("--name", "SQL pilot", "--model", "peer-coaching")
    return CliRunner().invoke(main, ["new", "program", "--root", str(hub), *named, *arguments], env=NOW)


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def file_of(hub: Path, slug: str = "sql-pilot") -> str:
    return (hub / "programs" / slug / "index.md").read_text("utf-8")


def test_a_program_given_by_options_passes_the_strict_check_and_plans_every_session(hub: Path) -> None:
    result = start(hub, *GOAL, *PEOPLE, "--on", "thursday", "--at", "12:30", "--timezone", "Europe/Lisbon", "--skip", "2026-12-24", "--facilitator", "wei")

    assert result.exit_code == 0
    assert [problem.message for problem in read_hub(hub, TODAY)[1] if problem.severity is not Severity.NOTICE] == []
    text = file_of(hub)
    assert "starts: 2026-12-10\n" in text
    assert "  by: 2027-01-20\n" in text
    assert "1. **Thursday 10 December 2026**: agree on how you work" in text
    assert "24 December" not in text
    assert "5. **Thursday 14 January 2027**: show what you can do" in text
    assert "Knots does not meet on Thursday 31 December 2026: add --skip 2026-12-31" in result.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--outcome", "They get better at SQL"), "over the next N weeks, WHO will learn WHAT from WHOM, so that OUTCOME"),
        (("--outcome", "They get better at SQL"), "it says `get better`"),
        (("--who", "mayo"), "did you mean 'maya'?"),
        (("--starts", "2026-12-12"), "Saturday 12 December 2026 is on a weekend"),
        (("--starts", "2026-12-10", "--on", "friday"), "Thursday 10 December 2026 is no Friday"),
        (("--at", "noon"), "`noon` is not a time of day"),
        (("--at", "12:30", "--timezone", "Lisbon"), "did you mean `Europe/Lisbon`?"),
    ],
)
def test_a_vague_goal_and_what_cannot_be_are_refused(hub: Path, arguments: tuple[str, ...], words: str) -> None:
    result = start(hub, *arguments)

    assert result.exit_code == 2
    assert words in " ".join(result.output.split())
    assert not (hub / "programs" / "sql-pilot").exists()


def test_a_measure_makes_a_wish_count(hub: Path) -> None:
    assert start(hub, "--outcome", "They get better at SQL", "--measure", "four requests a week").exit_code == 0


def test_what_nobody_said_stays_a_comment_but_the_playbook_s_rhythm_is_written(hub: Path) -> None:
    result = start(hub)

    assert result.exit_code == 0
    text = file_of(hub)
    assert "#   outcome: " in text
    assert "weeks: 6\n" in text
    assert "  every: 1 week\n" in text


def test_a_program_that_is_there_stays_as_it_is(hub: Path) -> None:
    start(hub)
    before = file_of(hub)

    assert start(hub, *GOAL).exit_code == 2
    assert file_of(hub) == before


ANSWERS = (
    *("", "SQL", "they get better at SQL", "", "support answers 8 of 10 questions itself"),  # weeks, skill, outcome twice
    "y",  # the people
    *("", "thursday", "", "y", "y", "12:30", "", "", ""),  # every, weekday, first day, two days that others skip, time, zone, minutes, check-ins
    *("", "", "y"),  # who keeps it going, when to stop, and write it
)


def test_at_a_terminal_a_vague_goal_is_asked_again_people_are_proposed_and_nothing_is_written_unseen(
    hub: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ours, theirs = pty.openpty()
    os.write(ours, "".join(f"{answer}\n" for answer in ANSWERS).encode())
    monkeypatch.setenv(*next(iter(NOW.items())))
    with os.fdopen(theirs, encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        main.main(["new", "program", "--root", str(hub), "--name", "SQL pilot", "--model", "peer-coaching"], standalone_mode=False)
    os.close(ours)
    said = capsys.readouterr().out
    for words in ("Its playbook: https://learn.example/playbooks/peer-coaching/", "it says `get better`", "For example: Over the next 6 weeks", "Priya Raman teaches it at level 3 (helps others) and has 2 free seats."):
        assert words in said
    text = file_of(hub)
    assert text in said
    assert "  from: [priya]\n" in text
    assert "  - teacher: priya\n    learner: maya\n    skill: sql\n" in text
    assert "  skip: ['2026-12-24', '2026-12-31']\n" in text or "  skip: [2026-12-24, 2026-12-31]\n" in text
    assert "We stop early if fewer than half" in text
