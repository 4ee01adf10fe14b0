"""What several tests need: the tiny hub, a copy of it to spoil, and expected files that `--bless` rewrites."""

import difflib
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from hubgen.build import read_hub
from hubgen.content.hub import Hub
from hubgen.problems import Problem
from tiny_hub import EXPECTED, TINY, TODAY, Golden, HubOf, Read, Write


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="rewrite the golden files, and delete those that nothing makes")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a copy of the tiny hub that a test may spoil."""
    target = tmp_path / "hub"
    shutil.copytree(TINY, target, ignore=shutil.ignore_patterns("_expected", "__pycache__"))
    return target


@pytest.fixture
def write(root: Path) -> Write:
    """Put a file into the copy."""

    def put(path: str, content: str | bytes) -> Path:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return put


@pytest.fixture
def read(root: Path) -> Read:
    """Read and check the copy on the day of the tests."""
    return lambda: read_hub(root, TODAY)


@pytest.fixture
def hub_of(tmp_path: Path) -> HubOf:
    """Read and check a hub of a few files, by path."""

    def make(files: Mapping[str, str]) -> tuple[Hub, list[Problem]]:
        for path, text in files.items():
            (tmp_path / "small" / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "small" / path).write_text(text, encoding="utf-8")
        return read_hub(tmp_path / "small", TODAY)

    return make


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare files, by path, with those expected in a folder of `golden/tiny/_expected/`."""
    bless = request.config.getoption("--bless")

    def compare(folder: str, made: Mapping[str, bytes]) -> None:
        base = EXPECTED / folder
        known = {file.relative_to(base).as_posix(): file for file in base.rglob("*") if file.is_file()}
        if bless:
            for path in known.keys() - made.keys():
                known[path].unlink()
            for path, content in made.items():
                (base / path).parent.mkdir(parents=True, exist_ok=True)
                (base / path).write_bytes(content)
            return
        expected = {path: file.read_bytes() for path, file in known.items()}
        wrong = sorted(path for path in made.keys() | expected.keys() if made.get(path) != expected.get(path))
        if wrong:
            diff = _diff(expected.get(wrong[0], b""), made.get(wrong[0], b""))
            pytest.fail(
                f"differs from {base.name}/: {', '.join(wrong)}\n{diff}\n"
                "If this is what it should be now, run `pytest --bless tests/golden` and read the diff before you commit it.",
                pytrace=False,
            )

    return compare


def _diff(expected: bytes, made: bytes) -> str:
    old, new = (text.decode(errors="replace").splitlines() for text in (expected, made))
    return "\n".join(list(difflib.unified_diff(old, new, "expected", "made", lineterm="", n=1))[:60])
