"""What is counted of a month depends on the settings that it is kept under, and on no other."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from insight_hubs import FEW, SAMPLE, TINY, small_hubs
from small_hub import TODAY

from hubgen.content.audience import seen_by
from hubgen.content.hub import Hub
from hubgen.content.load import load
from hubgen.content.settings import Insights, Settings
from hubgen.engines.months import count_hub
from hubgen.views.insights.measures import measure, yardstick

AUDIENCES = ("internal", "public")


def others(value: Any) -> Any:
    """Give another value of the same kind; of settings in settings, each another one."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: others(getattr(value, each.name)) for each in fields(value)})
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 41
    if isinstance(value, str):
        return f"{value}-other"
    if isinstance(value, tuple):
        return tuple(others(each) for each in value) or ("other",)
    if isinstance(value, Mapping):
        return {key: others(each) for key, each in value.items()}
    raise TypeError(f"say here what another {value!r} is")


def leaves(one: Any, other: Any, path: str = "") -> Iterator[str]:
    """Name the settings in which two differ: `insights.levels`."""
    for each in fields(one):
        left, right, name = getattr(one, each.name), getattr(other, each.name), f"{path}{each.name}"
        if is_dataclass(left):
            yield from leaves(left, right, f"{name}.")
        elif left != right:
            yield name


KEPT = set(leaves(Settings(), yardstick(others(Settings()))))
"""Those that a month is kept under: they alone are left of settings that are all others."""


class Watched:
    """Settings that write down which of them anybody reads."""

    def __init__(self, settings: Any, read: set[str], path: str = "") -> None:
        self._settings, self._read, self._path = settings, read, path

    def __getattr__(self, name: str) -> Any:
        value, path = getattr(self._settings, name), f"{self._path}{name}"
        if is_dataclass(value):
            return Watched(value, self._read, f"{path}.")
        self._read.add(path)
        return value


def read_of(settings: Settings, hub: Hub) -> set[str]:
    """Say which of *settings* are read to count *hub*."""
    read = set[str]()
    watched: Any = Watched(settings, read)
    measure(seen_by(replace(hub, settings=watched), settings.audience))
    return read


@pytest.fixture(scope="module", params=[TINY, SAMPLE], ids=["tiny", "sample"])
def whole(request: pytest.FixtureRequest) -> Hub:
    root: Path = request.param
    return load(root, TODAY)[0]


def test_what_counting_reads_of_the_settings_is_what_a_month_is_kept_under(whole: Hub) -> None:
    read = {name for audience in AUDIENCES for name in read_of(Settings(audience=audience), whole)}
    # Fails? A setting that counts belongs into `yardstick`, else what was kept under its old value would be shown.
    assert read == KEPT


@FEW
@given(small_hubs())
def test_no_other_setting_is_read_for_any_hub(made: Hub) -> None:
    for levels in (True, False):
        assert read_of(Settings(insights=Insights(levels=levels)), made) <= KEPT


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("stale_days", [30, 365])
@pytest.mark.parametrize("levels", [True, False])
def test_a_month_counts_the_same_whatever_the_other_settings_say(whole: Hub, audience: str, stale_days: int, levels: bool) -> None:
    plain = Settings(audience=audience, stale_days=stale_days, insights=Insights(levels=levels))
    every = replace(others(Settings()), audience=audience, stale_days=stale_days, insights=Insights(pages=False, levels=levels))
    assert count_hub(whole, every) == count_hub(whole, plain)
    assert count_hub(whole, every).measures == measure(seen_by(replace(whole, settings=every), audience))


def test_each_setting_that_a_month_is_kept_under_changes_a_count(whole: Hub) -> None:
    plain = count_hub(whole, Settings())
    changed = (Settings(audience="public"), Settings(stale_days=30), Settings(insights=Insights(levels=False)))
    assert [count_hub(whole, each) == plain for each in changed] == [False] * len(KEPT)
