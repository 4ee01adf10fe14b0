"""What is kept of a month is read for the same files, day, settings and audience, and can do no harm."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hubgen.content.months import Month
from hubgen.content.settings import Forge, Insights, Settings
from hubgen.engines.month_cache import drop_before, load_month, save_month
from hubgen.views.insights.measures import HubCounts, Measures, SkillCounts, TeamCounts
from hubgen.views.insights.trends import MonthCounts

MARCH = Month(date(2026, 3, 31), "c" * 40, ("a" * 40, "b" * 40, "", "", ""))
TEAMS = {"ships": TeamCounts(3, 1, 2, 0, 5, 4), "x-1a2b3c4d": TeamCounts(1, 0, 0, 0, 0, 0)}
SKILLS = {"sql": SkillCounts(1, 2, 3, 4, 5, 6, 7), "=c++": SkillCounts(1, 0, 0, 0, 0, 0, 0), "=漢字": SkillCounts(0, 0, 1, 0, 0, 0, 0)}
COUNTS = MonthCounts(Measures(HubCounts(*range(16)), TEAMS, SKILLS), 2)
FILE = ".cache/hubgen/months/internal/2026-03.json"
PUBLIC = Settings(audience="public")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    save_month(tmp_path, MARCH, Settings(), COUNTS)
    return tmp_path


def test_what_is_kept_is_what_was_counted(kept: Path) -> None:
    assert load_month(kept, MARCH, Settings()) == COUNTS


def test_the_commit_does_not_matter_where_the_files_are_the_same(kept: Path) -> None:
    assert load_month(kept, MARCH._replace(commit="d" * 40), Settings()) == COUNTS


@pytest.mark.parametrize(
    ("month", "settings"),
    [
        (MARCH._replace(day=date(2026, 3, 30)), Settings()),
        (MARCH._replace(parts=("a" * 40, "c" * 40, "", "", "")), Settings()),
        (MARCH._replace(parts=("a" * 40, "", "b" * 40, "", "")), Settings()),
        (MARCH, Settings(stale_days=30)),
        (MARCH, PUBLIC),
        (MARCH, Settings(insights=Insights(levels=False))),
    ],
    ids=["another day", "other people", "another folder", "another limit", "the public", "without levels"],
)
def test_another_question_is_counted_anew(month: Month, settings: Settings, kept: Path) -> None:
    assert load_month(kept, month, settings) is None


@pytest.mark.parametrize(
    "settings",
    [
        Settings(organisation="Saltmarsh"),
        Settings(levels=("new", "knows", "helps", "leads")),
        Settings(insights=Insights(pages=False)),
        Settings(forge=Forge("https://git.example"), site_url="https://learn.example/", api=False, private_hosting=True),
    ],
    ids=["another name", "other words for levels", "no pages", "another place"],
)
def test_a_setting_that_changes_no_count_counts_nothing_anew(settings: Settings, kept: Path) -> None:
    assert load_month(kept, MARCH, settings) == COUNTS


def test_another_way_to_count_is_counted_anew(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hubgen.engines.month_cache.VERSION", 1_000)
    assert load_month(kept, MARCH, Settings()) is None


def test_the_public_never_reads_what_was_counted_for_colleagues(kept: Path) -> None:
    public = kept / FILE.replace("internal", "public")
    public.parent.mkdir()
    (kept / FILE).rename(public)
    assert load_month(kept, MARCH, PUBLIC) is None


# What somebody else may have put there


def spoil(file: Path, change: Callable[[dict[str, object]], object]) -> None:
    data = json.loads(file.read_bytes())
    change(data)
    file.write_text(json.dumps(data))


ROW = [0] * 7


@pytest.mark.parametrize(
    "value",
    [
        {"hub": [0] * 15},
        {"hub": [True] * 16},
        {"hub": [-1] * 16},
        {"hub": [1.0] * 16},
        {"hub": [10**12] * 16},
        {"hub": None},
        {"unread": "2"},
        {"unread": -1},
        {"teams": []},
        {"teams": {"<script>": [0] * 6}},
        {"teams": {"../x": [0] * 6}},
        {"teams": {"": [0] * 6}},
        {"teams": {"ships": [0] * 5}},
        {"skills": {"sql": None}},
        {"skills": {"SQL": ROW}},
        {"skills": {"=": ROW}},
        {"skills": {"": ROW}},
        {"skills": {"=<b>": ROW}},
        {"skills": {"=two words": ROW}},
        {"skills": {"=\u202ex": ROW}},
        {"skills": {"=\ud800": ROW}},
        {"key": 1},
    ],
    ids=str,
)
def test_what_is_not_as_it_was_written_is_counted_anew(value: dict[str, object], kept: Path) -> None:
    spoil(kept / FILE, lambda data: data.update(value))
    assert load_month(kept, MARCH, Settings()) is None


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 100_000, b'{"key": 1' + b"0" * 9_000 + b"}"],
    ids=range(7),
)
def test_a_month_that_is_not_ours_is_counted_anew(data: bytes, kept: Path) -> None:
    (kept / FILE).write_bytes(data)
    assert load_month(kept, MARCH, Settings()) is None


@pytest.mark.parametrize("size", range(0, 200, 7))
def test_a_month_that_was_half_written_is_counted_anew(size: int, kept: Path) -> None:
    (kept / FILE).write_bytes((kept / FILE).read_bytes()[:size])
    assert load_month(kept, MARCH, Settings()) is None


def test_what_is_too_large_is_neither_kept_nor_read(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hubgen.engines.month_cache._MOST", 100)
    save_month(kept, MARCH, PUBLIC, COUNTS)
    assert load_month(kept, MARCH, Settings()) is None
    assert not (kept / FILE.replace("internal", "public")).exists()


@pytest.mark.parametrize("part", [".cache", ".cache/hubgen", ".cache/hubgen/months", ".cache/hubgen/months/internal", FILE])
def test_no_link_on_the_way_to_a_month_is_followed(part: str, kept: Path, tmp_path: Path) -> None:
    hub = tmp_path / "hub"
    (hub / part).parent.mkdir(parents=True)
    (hub / part).symlink_to(kept / part)
    before = (kept / FILE).read_bytes()
    assert load_month(hub, MARCH, Settings()) is None
    save_month(hub, MARCH, Settings(), replace_unread(9))
    drop_before(hub, date(2027, 1, 1), Settings())
    assert (kept / FILE).read_bytes() == before


def replace_unread(unread: int) -> MonthCounts:
    return COUNTS._replace(unread=unread)


@pytest.mark.parametrize("odd", ["folder", "pipe", "file in the way"])
def test_a_month_that_cannot_be_read_or_kept_fails_nothing(odd: str, tmp_path: Path) -> None:
    if odd == "file in the way":
        (tmp_path / ".cache").write_text("mine")
    else:
        (tmp_path / FILE).parent.mkdir(parents=True)
        (tmp_path / FILE).mkdir() if odd == "folder" else os.mkfifo(tmp_path / FILE)
    assert load_month(tmp_path, MARCH, Settings()) is None
    save_month(tmp_path, MARCH, Settings(), COUNTS)
    drop_before(tmp_path, date(2027, 1, 1), Settings())


# What is old


def test_what_is_older_than_asked_is_deleted_and_nothing_else(kept: Path) -> None:
    for month in (1, 2, 4):
        save_month(kept, MARCH._replace(day=date(2026, month, 28)), Settings(), COUNTS)
    save_month(kept, MARCH._replace(day=date(2025, 12, 31)), PUBLIC, COUNTS)
    (kept / FILE).with_name("mine.txt").write_text("")
    drop_before(kept, date(2026, 3, 31), replace(Settings(), stale_days=9))
    found = sorted(path.relative_to(kept / ".cache/hubgen/months").as_posix() for path in kept.rglob("*.*") if path.is_file())
    assert found == ["internal/2026-03.json", "internal/2026-04.json", "internal/mine.txt", "public/2025-12.json"]
