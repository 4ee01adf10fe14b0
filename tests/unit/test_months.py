"""The months of a repository, and the hub as each of them left it."""

import subprocess
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from month_support import TODAY, Files, make_past, three_years

from git_support import git
from hubgen.content.audience import seen_by
from hubgen.content.history import NoRevision
from hubgen.content.hub import Hub
from hubgen.content.load import load, load_settings
from hubgen.content.months import find_months, read_months
from hubgen.engines.months import count_months
from hubgen.views.insights.measures import Measures, measure

ADA, BEN = {"people/ada.yml": "name: Ada\n"}, {"people/ben.yml": "name: Ben\n"}


def ends(root: Path, count: int = 4, today: date = TODAY) -> dict[str, str]:
    """Give the commit of each month."""
    return {month.day.isoformat(): month.commit for month in find_months(root, today, count).months}


# Which commit


def test_a_month_ends_with_its_last_commit_in_utc_and_the_current_one_today(tmp_path: Path) -> None:
    first, second, third = make_past(tmp_path, [("2026-09-30T23:59:59", ADA), ("2026-10-01T00:00", BEN), ("2026-11-22T23:00", {"x": ""})])
    assert ends(tmp_path, 3) == {"2026-09-30": first, "2026-10-31": second, "2026-11-22": third}


def test_a_month_without_a_commit_has_the_one_before(tmp_path: Path) -> None:
    (first,) = make_past(tmp_path, [("2026-08-05T12:00", ADA)])
    assert set(ends(tmp_path, 4).values()) == {first}


def test_months_before_there_was_a_hub_are_left_out(tmp_path: Path) -> None:
    *_, third = make_past(tmp_path, [("2026-08-05T12:00", {"README.md": "x"}), ("2026-09-05T12:00", {"mkdocs.yml": "x: y\n"}), ("2026-10-05T12:00", ADA)])
    assert ends(tmp_path) == {"2026-10-31": third, "2026-11-22": third}


def test_a_month_in_which_the_hub_was_gone_is_left_out(tmp_path: Path) -> None:
    commits: list[tuple[str, Files]] = [("2026-09-05T12:00", ADA), ("2026-10-05T12:00", {"people": None}), ("2026-11-05T12:00", ADA)]
    make_past(tmp_path, commits)
    assert list(ends(tmp_path)) == ["2026-09-30", "2026-11-22"]


def test_a_date_that_goes_back_counts_as_the_one_before(tmp_path: Path) -> None:
    _, second, third = make_past(tmp_path, [("2026-09-05T12:00", ADA), ("1970-01-02T00:00", BEN), ("2026-10-05T12:00", {"x": ""})])
    assert ends(tmp_path, 4) == {"2026-09-30": second, "2026-10-31": third, "2026-11-22": third}


def test_a_commit_from_the_future_is_told_by_the_next_one(tmp_path: Path) -> None:
    first, _, third = make_past(tmp_path, [("2026-09-05T12:00", ADA), ("2038-01-01T00:00", BEN), ("2026-11-05T12:00", {"x": ""})])
    assert ends(tmp_path, 3) == {"2026-09-30": first, "2026-10-31": first, "2026-11-22": third}


def test_author_dates_say_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_past(tmp_path, [("2026-10-05T12:00", ADA)])
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-11-05T12:00Z")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--date=2026-10-06T12:00Z", "--message=x")
    assert ends(tmp_path, 2) == {"2026-10-31": git(tmp_path, "rev-parse", "HEAD~1"), "2026-11-22": git(tmp_path, "rev-parse", "HEAD")}


def test_what_was_in_a_branch_was_not_in_the_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (first,) = make_past(tmp_path, [("2026-09-05T12:00", ADA)])
    for moment, words in (
        ("2026-10-05T12:00Z", ("commit", "--quiet", "--allow-empty", "--message=x")),
        ("2026-11-05T12:00Z", ("merge", "--quiet", "--no-ff", "--no-edit", "mine")),
    ):
        monkeypatch.setenv("GIT_COMMITTER_DATE", moment)
        git(tmp_path, "checkout", "--quiet", *(("-b", "mine") if words[0] == "commit" else ("main",)))
        git(tmp_path, *words)
    assert ends(tmp_path, 3) == {"2026-09-30": first, "2026-10-31": first, "2026-11-22": git(tmp_path, "rev-parse", "main")}


# What is not there


def test_a_shallow_clone_says_where_it_begins(tmp_path: Path) -> None:
    make_past(tmp_path / "whole", [(f"2026-{month:02}-05T12:00", {"people/ada.yml": f"name: Ada {month}\n"}) for month in range(6, 12)])
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{tmp_path}/whole", "shallow")
    assert find_months(tmp_path / "whole", TODAY, 36).cut is None
    assert find_months(tmp_path / "shallow", TODAY, 36).cut == date(2026, 10, 5)
    assert find_months(tmp_path / "shallow", TODAY, 2).cut is None
    assert list(ends(tmp_path / "shallow")) == ["2026-10-31", "2026-11-22"]


def test_no_repository_and_no_commit_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoRevision, match="repository"):
        find_months(tmp_path, TODAY, 36)
    git(tmp_path, "init", "--quiet")
    with pytest.raises(NoRevision, match="nothing is committed yet"):
        find_months(tmp_path, TODAY, 36)


def test_without_git_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoRevision, match="git is not installed"):
        find_months(tmp_path, TODAY, 36)


def test_a_damaged_repository_is_said(tmp_path: Path) -> None:
    make_past(tmp_path, [("2026-10-05T12:00", ADA)])
    blob = git(tmp_path, "rev-parse", "HEAD:people/ada.yml")
    (tmp_path / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(NoRevision, match=f"git lacks {blob}: the clone is partial .* or damaged"):
        list(read_months(tmp_path, find_months(tmp_path, TODAY, 1).months))


# What is read


def test_only_what_changed_is_read_for_each_further_month(tmp_path: Path) -> None:
    commits = [("2026-09-05T12:00", ADA | BEN), ("2026-10-05T12:00", {"people/cy.yml": "name: Cy\n", "docs/x.md": "x"})]
    make_past(tmp_path, commits)
    assert [reading.files for reading in read_months(tmp_path, find_months(tmp_path, TODAY, 3).months)] == [2, 1, 0]


def test_a_repository_with_sha256_is_read(tmp_path: Path) -> None:
    make_past(tmp_path, [("2026-10-05T12:00", ADA), ("2026-11-05T12:00", BEN)], "--object-format=sha256")
    assert [len(reading.hub.people) for reading in read_months(tmp_path, find_months(tmp_path, TODAY, 2).months)] == [1, 2]


def test_settings_of_the_same_size_are_read_again(tmp_path: Path) -> None:
    settings = "site_name: Hub\nextra: {hub: {levels: [a, b, c, d]}}\n"
    person = {"people/ada.yml": "name: Ada\nskills: [{skill: sql, level: b}]\n"}
    make_past(tmp_path, [("2026-10-05T12:00", person | {"mkdocs.yml": settings}), ("2026-11-05T12:00", {"mkdocs.yml": settings.replace("b", "x")})])
    assert [len(reading.hub.people) for reading in read_months(tmp_path, find_months(tmp_path, TODAY, 2).months)] == [1, 0]


def test_a_file_too_large_for_a_hub_is_not_held(tmp_path: Path) -> None:
    make_past(tmp_path, [("2026-10-05T12:00", {**ADA, "people/large.yml": "#" * 3_000_000, "people/zoe.yml": "name: Zoe\n"})])
    (reading,) = read_months(tmp_path, find_months(tmp_path, TODAY, 1).months)
    assert (set(reading.hub.people), reading.hub.broken) == ({"ada", "zoe"}, {"people/large.yml"})


def test_a_path_that_leads_out_of_the_hub_is_not_followed(tmp_path: Path) -> None:
    make_past(tmp_path, [("2026-10-05T12:00", {**ADA, "evil.yml": "name: Evil\n"})])

    def tree(*entries: tuple[str, str, str]) -> str:
        raw = b"".join(f"{mode} {name}".encode() + b"\0" + bytes.fromhex(git(tmp_path, "rev-parse", which)) for mode, name, which in entries)
        written = subprocess.run(["git", "-C", str(tmp_path), "hash-object", "-t", "tree", "-w", "--literally", "--stdin"], input=raw, check=True, capture_output=True)
        return written.stdout.decode().strip()

    out = tree(("100644", "evil.yml", "HEAD:evil.yml"))
    people = tree(("40000", "..", tree(("40000", "..", out))), ("100644", "ada.yml", "HEAD:people/ada.yml"), ("120000", "ben.yml", "HEAD:evil.yml"))
    commit = git(tmp_path, "commit-tree", "-m", "x", tree(("40000", "people", people)))
    months = [month._replace(commit=commit) for month in find_months(tmp_path, TODAY, 1).months]
    (reading,) = read_months(tmp_path, months)
    assert (set(reading.hub.people), reading.hub.broken, reading.files) == ({"ada"}, {"people/ben.yml"}, 1)


# Done when


def test_the_counts_of_36_months_are_those_of_each_months_checkout(tmp_path: Path) -> None:
    past, commits = tmp_path / "past", list(three_years("hub/"))
    names = make_past(past, commits)
    settings, _ = load_settings(past / "hub")
    git(tmp_path, "clone", "--quiet", str(past), "checkout")
    hubs: dict[date, Hub] = {}
    expected: dict[str, dict[date, tuple[Measures, int]]] = {"internal": {}, "public": {}}
    for day in days():
        last = max(at for at, (moment, _) in enumerate(commits) if moment[:10] <= day.isoformat())
        git(tmp_path / "checkout", "checkout", "--quiet", "--force", names[last])
        hub, _ = load(tmp_path / "checkout" / "hub", day)
        hubs[day] = hub
        for audience, counts in expected.items():
            whole = replace(hub, settings=replace(settings, audience=audience))
            counts[day] = measure(seen_by(whole, audience)), len(hub.broken)
    months = find_months(past / "hub", TODAY, 36).months
    assert {reading.month.day: reading.hub for reading in read_months(past / "hub", months)} == hubs
    for audience, counts in expected.items():
        found = count_months(past / "hub", months, replace(settings, audience=audience), lambda each: None)
        assert {each.month.day: (each.counts.measures, each.counts.unread) for each in found} == counts
        assert len({measures.hub for measures, _ in counts.values()}) > 30
        assert max(unread for _, unread in counts.values()) > 3


def days() -> list[date]:
    firsts = [date(2024 + number // 12, number % 12 + 1, 1) for number in range(35)]
    return [*(first - timedelta(days=1) for first in firsts), TODAY]
