"""The built sample site, for every test that looks at it."""

from pathlib import Path

import pytest
from sample_support import built_public, built_sample


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own hub as its colleagues see it."""
    return built_sample(tmp_path_factory)


@pytest.fixture(scope="session")
def public_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own hub as anybody may see it."""
    return built_public(tmp_path_factory)
