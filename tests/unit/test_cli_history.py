"""`history` counts each month once, says what it cannot know, and goes on where it was stopped."""

import json
import os
import shutil
import signal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from month_support import TODAY, make_past, three_years

from git_support import git
from hubgen.cli import main
from hubgen.content.load import load_settings
from hubgen.content.months import find_months
from hubgen.content.settings import Settings
from hubgen.engines.months import Counted, count_months, kept_months

SMALL = [("2026-09-05T12:00", {"people/ada.yml": "name: Ada\nvisibility: public\nskills: [{skill: sql}]\n", "people/ben.yml": "nam: Ben\n"}), ("2026-11-05T12:00", {"people/ben.yml": "name: Ben\n"})]


def history(root: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["history", str(root), "--today", "2026-11-22", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("past") / "hub"
    make_past(root, three_years())
    return root


@pytest.fixture
def small(tmp_path: Path) -> Path:
    make_past(tmp_path / "small", SMALL)
    return tmp_path / "small"


def test_each_month_has_a_line_and_what_has_changed_stands_below(small: Path) -> None:
    result = history(small)
    assert result.exit_code == 0
    assert result.stdout == (
        "            people   teach  confirmed  claims  skills  taught  held by one   notes\n"
        "2026-09          1       0          0       1       1       0            1       0\n"
        "2026-10          1       0          0       1       1       0            1       0\n"
        "2026-11          2       0          0       1       1       0            1       0\n"
        "\n"
        "in a month      +1       =          =       =       =       =            =       =\n"
        "in a year\n"
    )
    assert result.stderr == (
        "Counted 3 months from 3 files; 0 were known.\n"
        "In 2 months some files cannot be read, and are not counted: `--format json` says how many.\n"
    )


def test_programs_get_all_figures_of_the_hub(small: Path) -> None:
    data = json.loads(history(small, "--format", "json").stdout)
    assert (data["audience"], data["shallow_since"]) == ("internal", None)
    rows = [(row["month"], row["day"], row["commit"], row["unread"], row["people"], row["no_skill"]) for row in data["months"]]
    first, second = git(small, "rev-parse", "HEAD~1", "HEAD").split()
    assert rows == [
        ("2026-09", "2026-09-30", first, 1, 1, 0),
        ("2026-10", "2026-10-31", first, 1, 1, 0),
        ("2026-11", "2026-11-22", second, 0, 2, 1),
    ]


def test_a_second_run_reads_nothing_and_says_the_same(past: Path) -> None:
    first, second = history(past), history(past)
    assert second.stdout == first.stdout
    assert second.stderr.startswith("Counted 0 months from 0 files; 36 were known.\n")
    months = find_months(past, TODAY, 36).months
    settings = load_settings(past)[0]
    objects = past / ".git" / "objects"
    objects.rename(past / "aside")  # who reads one finds nothing
    try:
        assert [each.files for each in count_months(past, months, settings, quiet)] == [None] * 36
    finally:
        (past / "aside").rename(objects)


def quiet(each: Counted) -> None:
    """Say nothing."""


def test_what_was_killed_half_way_goes_on_and_finds_the_same(past: Path) -> None:
    months, settings = find_months(past, TODAY, 12).months, Settings(stale_days=30)
    child = os.fork()
    if not child:
        try:
            count_months(past, months, settings, lambda each: os.kill(os.getpid(), signal.SIGKILL) if each.month == months[3] else None)
        finally:
            os._exit(0)  # whatever happens: a second pytest that goes on would hang
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    known = kept_months(past, TODAY, settings)
    assert set(known) >= {month.day for month in months[:4]}
    again = count_months(past, months, settings, quiet)
    assert {each.month.day for each in again if each.files is None} >= set(known)
    shutil.rmtree(past / ".cache")
    anew = count_months(past, months, settings, quiet)
    assert {each.files is None for each in anew} == {False}
    assert [(each.month, each.counts) for each in again] == [(each.month, each.counts) for each in anew]


def test_who_interrupts_it_finds_no_folder_left_behind(past: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(each: Counted) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(KeyboardInterrupt):
        count_months(past, find_months(past, TODAY, 12).months, Settings(stale_days=40), stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("setting", "counted"), [("insights: {levels: false}", 3), ("stale_after: 3 months", 3), ("organisation: Acme", 0)])
def test_a_setting_counts_the_past_anew_only_where_it_counts(setting: str, counted: int, small: Path) -> None:
    history(small)
    (small / "mkdocs.yml").write_text(f"site_name: Hub\nextra:\n  hub:\n    {setting}\n")
    assert history(small).stderr.startswith(f"Counted {counted} month")


def test_one_month_is_not_spoken_of_as_several(small: Path) -> None:
    history(small, "--months", "1")
    assert history(small, "--months", "1").stderr.startswith("Counted 0 months from 0 files; 1 was known.")


def test_the_public_is_counted_for_itself(small: Path) -> None:
    history(small)
    result = history(small, "--audience", "public", "--format", "json")
    assert [row["people"] for row in json.loads(result.stdout)["months"]] == [1, 1, 1]
    assert result.stderr.startswith("Counted 3 months")
    public, internal = kept_months(small, TODAY, Settings(audience="public")), kept_months(small, TODAY, Settings())
    assert [each.measures.hub.people for each in public.values()] == [1, 1, 1]
    assert [each.measures.hub.people for each in internal.values()] == [1, 1, 2]


def test_fewer_months_are_asked_for_and_older_ones_are_forgotten(small: Path) -> None:
    history(small)
    assert history(small, "--months", "2").stdout.count("2026-") == 2
    assert sorted(path.name for path in (small / ".cache/hubgen/months/internal").iterdir()) == ["2026-10.json", "2026-11.json"]


def test_what_is_kept_of_another_past_is_not_read(small: Path) -> None:
    history(small)
    (small / "people" / "ben.yml").unlink()
    git(small, "add", "--all")
    git(small, "commit", "--quiet", "--amend", "--message=x")
    assert [day.isoformat() for day in kept_months(small, TODAY, Settings())] == ["2026-09-30", "2026-10-31"]


def test_where_nothing_can_be_known_nothing_is(tmp_path: Path, small: Path) -> None:
    assert kept_months(small, TODAY, Settings()) == {}
    history(small)
    (small / ".git").rename(tmp_path / "git")
    assert kept_months(small, TODAY, Settings()) == {}


def test_a_shallow_clone_is_told_how_to_be_whole(small: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{small}", "shallow")
    result = history(tmp_path / "shallow")
    assert (result.exit_code, result.stdout.count("2026-")) == (0, 1)
    assert "begins on 2026-11-05" in result.stderr
    assert "fetch-depth: 0" in result.stderr


def test_a_hub_that_nobody_has_committed_says_so(tmp_path: Path) -> None:
    make_past(tmp_path, [("2026-09-05T12:00", {"README.md": "x"})])
    (tmp_path / "people").mkdir()
    result = history(tmp_path)
    assert (result.exit_code, result.stdout) == (0, "No hub was there yet at the end of any of these months, nor is it now: commit it first.\n")


def test_a_folder_that_is_in_no_repository_is_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "people").mkdir()
    result = history(tmp_path)
    assert (result.exit_code, "repository" in result.stderr) == (2, True)
