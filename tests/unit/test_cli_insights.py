"""`hubgen insights` answers what is asked of a hub, and says what it does not know."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hubgen.cli import main
from hubgen.content.load import load
from tiny_hub import TINY, TODAY, HubOf


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["insights", str(root), "--today", str(TODAY), *arguments])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--team", "Marketting"], "there is no team 'Marketting'; did you mean 'Marketing'?"),
        (["--team", "zzzz"], "there is no team 'zzzz'"),
        (["--skill", "pyton"], "there is no skill 'pyton'; did you mean 'python'?"),
        (["--team", "marketing", "--team", "engineering", "--skill", "sql"], "give --team twice, or --team and --skill"),
        (["--team", "marketing", "--team", "Marketing"], "give --team twice, with two names"),
    ],
)
def test_wrong_use_is_said_with_what_was_meant(arguments: list[str], said: str) -> None:
    result = run(TINY, *arguments)
    assert (result.exit_code, said in " ".join(result.stderr.split())) == (2, True)


def test_a_skill_is_found_by_any_of_its_names() -> None:
    alias = next(name for one in load(TINY, TODAY)[0].skills.values() for name in one.aliases)
    assert run(TINY, "--skill", alias.upper()).exit_code == 0


def test_a_team_is_found_by_its_name_in_any_letters() -> None:
    assert json.loads(run(TINY, "--team", "MARKETING", "--format", "json").stdout)["team"]["slug"] == "marketing"


def test_the_same_hub_gives_the_same_answer() -> None:
    assert run(TINY, "--format", "json").stdout == run(TINY, "--format", "json").stdout


def test_what_is_private_to_colleagues_counts_for_colleagues(hub_of: HubOf, tmp_path: Path) -> None:
    hub_of({"people/ada.yml": "name: Ada\nprivate:\n  team: Web\n", "mkdocs.yml": "extra:\n  hub:\n    audience: public\n"})
    assert run(tmp_path / "small", "--team", "web").exit_code == 0


def test_files_that_cannot_be_read_are_counted(hub_of: HubOf, tmp_path: Path) -> None:
    hub_of({"people/ada.yml": "name: Ada\n", "people/ben.yml": "name: [\n"})
    assert "1 file could not be read" in run(tmp_path / "small").stderr


@pytest.mark.parametrize(
    ("text", "pages", "levels"),
    [("", True, True), ("insights: false", False, True), ("insights:\n      levels: false", True, False), ("insights: true", True, True)],
)
def test_the_setting_is_read(hub_of: HubOf, text: str, pages: bool, levels: bool) -> None:
    hub, problems = hub_of({"mkdocs.yml": f"extra:\n  hub:\n    organisation: Acme\n    {text}\n"})
    assert (problems, hub.settings.insights.pages, hub.settings.insights.levels) == ([], pages, levels)


def test_a_wrong_setting_is_named_where_it_stands(hub_of: HubOf) -> None:
    _, problems = hub_of({"mkdocs.yml": "extra:\n  hub:\n    insights: perhaps\n"})
    assert [(problem.place.line, problem.message) for problem in problems] == [(3, "`perhaps` is neither true nor false")]
