"""The commands that write files: what they write is sound, and what stands there stays."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hubgen.cli import main

FIXTURES = Path(__file__).parent.parent / "fixtures"


def run(*arguments: str | Path, said: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=said, env={"SOURCE_DATE_EPOCH": "1795305600"})


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    folder = tmp_path / "our-hub"
    assert run("init", folder).exit_code == 0
    return folder


def test_a_new_hub_is_clean(hub: Path) -> None:
    assert run("check", hub, "--strict").exit_code == 0


def test_a_new_hub_says_where_its_workflows_install_hubgen_from(tmp_path: Path) -> None:
    run("init", tmp_path / "hub", "--hubgen", "git+https://forge.example/acme/hubgen@v9")

    assert "git+https://forge.example/acme/hubgen@v9" in (tmp_path / "hub" / "requirements.txt").read_text()


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    result = run("init", tmp_path)

    assert (result.exit_code, sorted(path.name for path in tmp_path.iterdir())) == (2, ["notes.txt"])


def test_a_fresh_clone_of_an_empty_repository_can_become_a_hub(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()

    assert run("init", tmp_path).exit_code == 0


def test_a_new_profile_is_read_back(hub: Path) -> None:
    result = run("new", "person", "--root", hub, "--name", "Łucja Żak", "--team", "Care: nights", "--knows", "sql")

    assert (result.exit_code, result.output) == (0, "people/lucja-zak.yml\n")
    assert "Łucja Żak" in run("who", "sql", "--root", hub).output


def test_what_is_not_given_is_asked(hub: Path) -> None:
    result = run("new", "skill", "--root", hub, said="Knots\n")

    assert (result.exit_code, (hub / "skills" / "knots.yml").is_file()) == (0, True)


def test_nothing_is_overwritten(hub: Path) -> None:
    before = (hub / "people" / "kim-sample.yml").read_bytes()

    result = run("new", "person", "--root", hub, "--name", "Kim Sample")

    assert (result.exit_code, (hub / "people" / "kim-sample.yml").read_bytes()) == (2, before)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("person", "--name", "Ada Ng", "--timezone", "Europe/Lisbn"), "did you mean `Europe/Lisbon`?"),
        (("circle", "--name", "Knots", "--purpose", "Tie them.", "--rule", "every Tusday"), "`every Tuesday`"),
        (("note", "--circle", "nowhere", "--title", "Joins"), "there is no circle 'nowhere'"),
        (("session", "--program", "../people", "--pair", "a", "b"), "there is no program '../people'"),
    ],
)
def test_what_would_be_a_problem_is_not_written(hub: Path, arguments: tuple[str, ...], words: str) -> None:
    before = sorted(hub.rglob("*"))

    result = run("new", *arguments, "--root", hub)

    assert result.exit_code == 2
    assert words in result.output
    assert sorted(hub.rglob("*")) == before


def test_a_note_is_dated_by_the_circles_last_meeting(hub: Path) -> None:
    (hub / "circles" / "knots").mkdir()
    rule = "meets:\n  rule: every Tuesday\n  at: 12:30\n  timezone: Europe/Lisbon\n  starts: 2026-01-06\n"
    (hub / "circles" / "knots" / "index.md").write_text(f"---\nname: Knots\npurpose: Tie them.\n{rule}---\n")

    result = run("new", "note", "--root", hub, "--circle", "knots", "--title", "The bowline")

    assert result.output == "circles/knots/2026-11-17-the-bowline.md\n"


def test_a_program_and_its_session_are_read_back(hub: Path) -> None:
    run("new", "program", "--root", hub, "--name", "Knots pilot", "--model", "peer-coaching", "--who", "kim-sample", "--from", "robin-sample")
    result = run("new", "session", "--root", hub, "--program", "knots-pilot", "--pair", "robin-sample", "kim-sample", "--goal", "A bowline")

    assert result.output == "programs/knots-pilot/2026-11-22-kim-sample.md\n"
    assert run("check", hub).exit_code == 0


def test_an_import_writes_what_it_can_place_and_says_what_it_cannot(hub: Path) -> None:
    run("import", "skills", FIXTURES / "topics.jsonl", "--map", FIXTURES / "maps" / "topics.yml", "--into", hub)
    result = run("import", "people", FIXTURES / "people.jsonl", "--map", FIXTURES / "maps" / "people.yml", "--into", hub)

    assert result.exit_code == 0
    assert "[unknown-skill]" in result.output
    assert "uses of skills" in result.output
    assert run("check", hub).exit_code == 0


def test_a_second_import_changes_nothing(hub: Path) -> None:
    arguments = ("import", "people", FIXTURES / "people.jsonl", "--map", FIXTURES / "maps" / "people.yml", "--into", hub)
    run(*arguments)
    before = {path: path.read_bytes() for path in (hub / "people").iterdir()}

    result = run(*arguments)

    assert "Added 0 profiles, changed 0." in result.output
    assert {path: path.read_bytes() for path in (hub / "people").iterdir()} == before


def test_a_map_that_cannot_be_read_is_wrong_use(hub: Path, tmp_path: Path) -> None:
    (tmp_path / "map.yml").write_text("feilds:\n  name: who\n")

    result = run("import", "people", FIXTURES / "people.jsonl", "--map", tmp_path / "map.yml", "--into", hub)

    assert (result.exit_code, "did you mean `fields`?" in result.output) == (2, True)
