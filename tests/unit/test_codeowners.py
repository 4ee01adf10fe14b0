"""Everyone owns their profile, and nobody owns the code but those who look after it."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from small_hub import circle, hub, person, program

from hubgen.cli import main
from hubgen.content.hub import Contact, Status
from hubgen.content.settings import Settings
from hubgen.edits.codeowners import write_codeowners

SETTINGS = Settings(maintainers=("root", "acme/hub-team"))
HUB = hub(
    person("ada", contact=Contact(forge="ada-ng")),
    person("bo"),
    person("cy", contact=Contact(forge="cy"), status=Status.FORMER),
    person("di", private=person("di", contact=Contact(forge="di"))),
    circle("python", leads=("ada", "bo", "di", "nobody")),
    circle("quiet", leads=("bo",)),
    program("seo", facilitator="ada"),
    settings=SETTINGS,
)


def owners(path: str) -> str:
    """Ask as the forge does: the last line that fits counts."""
    found = ""
    for line in write_codeowners(HUB).splitlines():
        pattern, _, names = line.partition(" ")
        if line and not line.startswith("#") and (pattern == "*" or path == pattern[1:] or (pattern.endswith("/") and f"/{path}".startswith(pattern))):
            found = names
    return found


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("people/ada.yml", "@ada-ng"),
        ("people/bo.yml", "@root @acme/hub-team"),
        ("people/cy.yml", "@root @acme/hub-team"),
        ("people/di.yml", "@di"),
        ("people/new.yml", "@root @acme/hub-team"),
        ("circles/python/2026-11-03-types.md", "@ada-ng @di"),
        ("circles/quiet/index.md", "@root @acme/hub-team"),
        ("programs/seo/index.md", "@ada-ng"),
        ("programs/do-not-pair.yml", "@root @acme/hub-team"),
        ("mkdocs.yml", "@root @acme/hub-team"),
        ("hooks/pages.py", "@root @acme/hub-team"),
        (".github/CODEOWNERS", "@root @acme/hub-team"),
    ],
)
def test_a_file_belongs_to_those_it_is_about(path: str, expected: str) -> None:
    assert owners(path) == expected


def test_the_first_line_gives_everything_to_the_maintainers() -> None:
    lines = [line for line in write_codeowners(HUB).splitlines() if line and not line.startswith("#")]
    assert lines[0] == "* @root @acme/hub-team"


@pytest.fixture
def written(tmp_path: Path) -> Path:
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "ada.yml").write_text("name: Ada\ncontact:\n  forge: '@ada'\n")
    (tmp_path / "mkdocs.yml").write_text("extra:\n  hub:\n    maintainers: ['@root']\n    forge:\n      url: https://gitlab.example/acme/hub\n")
    return tmp_path


def test_the_file_is_written_where_the_forge_looks(written: Path) -> None:
    assert CliRunner().invoke(main, ["codeowners", str(written), "--write"]).output == ".gitlab/CODEOWNERS\n"
    assert "/people/ada.yml @ada\n" in (written / ".gitlab" / "CODEOWNERS").read_text()


def test_a_file_that_is_out_of_date_is_told(written: Path) -> None:
    def check() -> int:
        return CliRunner().invoke(main, ["codeowners", str(written), "--check"]).exit_code

    codes = [check()]
    CliRunner().invoke(main, ["codeowners", str(written), "--write"])
    codes.append(check())
    (written / "people" / "bo.yml").write_text("name: Bo\ncontact:\n  forge: bo\n")
    assert [*codes, check()] == [0, 0, 1]


@pytest.mark.parametrize("name", ["root *", "a/b/", "-x", "@", "x\n* @mallory"])
def test_a_maintainer_is_an_account_or_a_team(written: Path, name: str) -> None:
    (written / "mkdocs.yml").write_text(f"extra:\n  hub:\n    maintainers: [{name!r}]\n")
    result = CliRunner().invoke(main, ["codeowners", str(written)])
    assert (result.exit_code, "mkdocs.yml names nobody" in result.output) == (2, True)
