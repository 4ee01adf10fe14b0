"""A build killed at any moment leaves the old site or the new one, whole, and nothing that the next build would stumble over."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from sample_support import made_once, run_python

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux gives a parent what its children leave running")

HELPER = Path(__file__).with_name("killed_support.py")


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What twenty killed builds left."""
    return json.loads((made_once(tmp_path_factory, "killed", kill_builds) / "told.json").read_text("utf-8"))


def kill_builds(folder: Path) -> Path:
    folder.mkdir(parents=True)
    done = run_python(str(HELPER), str(folder))
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return folder


def test_the_site_is_the_old_one_or_the_new_one_to_the_last_byte(told: dict[str, Any]) -> None:
    assert len(told["outcomes"]) == 20
    assert [each for each in told["outcomes"] if each["site"] not in ("old", "new")] == []


def test_builds_were_killed_on_both_sides_of_the_swap(told: dict[str, Any]) -> None:
    assert {each["site"] for each in told["outcomes"]} == {"old", "new"}


def test_the_next_build_gives_a_cold_ones_site_and_leaves_nothing_else(told: dict[str, Any]) -> None:
    after = [each["after"] for each in told["outcomes"] if each["after"]]
    assert after == ["new, ['site']"] * 10


def test_nothing_that_a_killed_build_had_begun_goes_on(told: dict[str, Any]) -> None:
    assert [each for each in told["outcomes"] if not each["still"]] == []


def test_what_is_done_beside_a_killed_process_dies_with_it(told: dict[str, Any]) -> None:
    assert told["beside"] == [-9]
