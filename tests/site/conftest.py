"""The built sample site, for every test that looks at it."""

from pathlib import Path

import pytest
from sample_support import ROOT, build, made_once

# The other build, with which this one is compared, has other surroundings.
SURROUNDINGS = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own hub as its colleagues see it."""
    return made_once(tmp_path_factory, "sample", lambda folder: build(ROOT, folder, **SURROUNDINGS))


@pytest.fixture(scope="session")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own hub as anybody may see it."""
    return made_once(tmp_path_factory, "public", lambda folder: build(ROOT, folder, "--audience", "public"))
