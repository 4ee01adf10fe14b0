"""Each file of `bad/` says in its first lines where it stands and what is wrong with it; each of `good/`, where it stands."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from hubgen.build import read_hub
from hubgen.checks import CHECKS
from hubgen.content.codes import FILES, VALUES
from hubgen.content.hub import Hub
from hubgen.problems import Problem
from hubgen.reports.reference import code_of, meaning_of
from tiny_hub import TINY, TODAY, Read, Write

HERE = Path(__file__).parent
BAD = sorted(file for file in (HERE / "bad").iterdir() if file.suffix in (".yml", ".md"))
GOOD = sorted(file for file in (HERE / "good").iterdir() if file.suffix in (".yml", ".md"))
MEANINGS = {**FILES, **VALUES, **{code_of(check): meaning_of(check) for check in CHECKS}}
CLEAN, KNOWN = read_hub(TINY, TODAY)


@dataclass(frozen=True)
class Fixture:
    """*at* is the path in the hub; *expected* are (line, code), sorted."""

    at: str
    expected: list[tuple[int, str]]
    content: bytes


def read_fixture(file: Path) -> Fixture:
    content = file.read_bytes()
    text = content.decode("utf-8-sig")
    at = re.search(r"^# at: (\S+)\s*$", text, re.MULTILINE)
    assert at, f"{file.name} does not say where it stands: `# at: people/ada-ng.yml`"
    expected = re.findall(r"^# expect: (\d+) ([a-z0-9-]+)\s*$", text, re.MULTILINE)
    return Fixture(at[1], sorted((int(line), code) for line, code in expected), content)


def paths_of(hub: Hub) -> set[str]:
    people, circles, programs = hub.people.values(), hub.circles.values(), hub.programs.values()
    sessions = (note for program in programs for note in program.notes)
    return {thing.path for thing in (*people, *hub.skills.values(), *circles, *programs, *hub.notes, *sessions)}


def added(problems: list[Problem], path: str) -> list[Problem]:
    """Give the problems that the clean hub does not have. A profile that is replaced may take a pair's skill with it."""
    here = [problem for problem in problems if problem not in KNOWN or problem.place.path == path]
    return [problem for problem in here if problem.place.path == path or problem.code != "unskilled-teacher"]


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.name)
def test_a_bad_file_gives_the_problems_it_expects_and_no_other(file: Path, write: Write, read: Read) -> None:
    fixture = read_fixture(file)
    write(fixture.at, fixture.content)
    hub, problems = read()
    found = added(problems, fixture.at)
    assert [(problem.place.path, problem.place.line, problem.code) for problem in found] == [
        (fixture.at, line, code) for line, code in fixture.expected
    ]
    assert [problem for problem in found if not problem.hint or not problem.message] == []
    assert [problem for problem in found if problem.severity not in MEANINGS[problem.code].severities] == []
    gone = paths_of(CLEAN) - paths_of(hub)
    assert all(path == fixture.at or path.startswith(f"{fixture.at.removesuffix('index.md')}20") for path in gone)


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.name)
def test_a_bad_file_is_named_after_what_is_wrong_with_it(file: Path) -> None:
    codes = {code for _, code in read_fixture(file).expected}
    assert len(codes) > 1 or any(file.stem == code or file.stem.startswith(f"{code}-") for code in codes)


@pytest.mark.parametrize("file", GOOD, ids=lambda file: file.name)
def test_a_good_file_gives_no_problem(file: Path, write: Write, read: Read) -> None:
    fixture = read_fixture(file)
    write(fixture.at, fixture.content)
    hub, problems = read()
    assert added(problems, fixture.at) == []
    assert fixture.at in paths_of(hub)
