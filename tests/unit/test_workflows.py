"""The workflows of a new hub do what they say, played with real git, and take no code from a change."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

import hubgen
from hubgen.edits.scaffold import new_hub
from hubgen.engines.body_cache import FOLDER
from tiny_hub import TINY, TODAY

REPOSITORY = Path(__file__).parents[2]
HUB = new_hub(name="Acme", requirement="hubgen", schemas={}, today=TODAY, forge_url="https://github.com/acme/hub")
WORKFLOWS = sorted(path for path in HUB if path.startswith(".github/workflows/"))
TRAP = "import os, pathlib\npathlib.Path(os.environ['TRAP']).write_text('taken')\n\n\ndef on_config(config):\n    return config\n"

GH = """#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$LOG"
for word in "$@"; do case "$word" in body=@*) cp -- "${word#body=@}" "$LOG.body";; esac; done
case "$*" in *--jq*) cat "$ANSWER";; esac
"""
"""Stands in for the forge: writes down what it is asked, keeps the body it is given, and gives one answer."""


def git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), "-c", "user.name=T", "-c", "user.email=t@example.com", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def commit(root: Path, files: Mapping[str, str | None]) -> str:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            shutil.rmtree(root / path)
        else:
            (root / path).write_text(text, "utf-8")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=change")
    return git(root, "rev-parse", "HEAD")


def script(workflow: str, step: str) -> str:
    jobs = yaml.safe_load(HUB[f".github/workflows/{workflow}.yml"])["jobs"]
    (found,) = [each["run"] for job in jobs.values() for each in job["steps"] if each.get("name") == step]
    return str(found)


@dataclass(frozen=True)
class Runner:
    """A machine of the forge, as far as the steps know it."""

    work: Path
    temp: Path
    environment: Mapping[str, str]

    def run(self, workflow: str, step: str, **given: str) -> str:
        """Run a step's own script with the forge's shell, then what it set for the steps after it; give what it wrote."""
        environment = {**os.environ, **self.environment, **self.set("GITHUB_ENV"), **given}
        command = ["bash", "-e", "-c", script(workflow, step)]
        done = subprocess.run(command, cwd=self.work, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def set(self, name: str) -> dict[str, str]:
        lines = Path(self.environment[name]).read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)

    def asked(self) -> str:
        return Path(self.environment["LOG"]).read_text()


@dataclass(frozen=True)
class Round:
    """A forge with a hub, and a change from a fork as pull request 1: its last commit, and the merge with the hub."""

    forge: Path
    base: str
    head: str


@pytest.fixture(scope="module")
def round_(tmp_path_factory: pytest.TempPathFactory) -> Round:
    """Play a colleague's fork: a profile of their own, a circle taken out, and traps wherever code could be taken."""
    root = tmp_path_factory.mktemp("round")
    shutil.copytree(TINY, root / "hub", ignore=shutil.ignore_patterns("_expected", "__pycache__"))
    hub, fork = root / "hub", root / "fork"
    git(root, "init", "--quiet", "--bare", "forge.git")
    git(hub, "init", "--quiet", "--initial-branch=main")
    commit(hub, {"requirements.txt": "hubgen\n"})
    git(root, "clone", "--quiet", str(hub), str(fork))
    base = commit(hub, {"people/meanwhile.yml": "name: Meanwhile\n"})
    settings = (hub / "mkdocs.yml").read_text("utf-8")
    head = commit(
        fork,
        {
            "people/mallory.yml": "name: Mallory\nwants:\n  - skill: python\n    why: '@everyone [x](https://evil.example)'\n",
            "people/ada-ng.yml": "name: Ada Ng\ncontact:\n  email: mallory@evil.example\n",
            "circles/writing-circle": None,
            "people/.gitattributes": "*.yml filter=evil\n",
            "hooks/pages.py": TRAP,
            "hooks/more.py": TRAP,
            "mkdocs.yml": settings.replace("hooks:", "hooks:\n  - hooks/more.py"),
            "requirements.txt": "evil\n",
        },
    )
    git(hub, "fetch", "--quiet", str(fork), "HEAD")
    git(hub, "checkout", "--quiet", "--detach", base)
    git(hub, "merge", "--quiet", "--no-ff", "--message=merge", "FETCH_HEAD")
    git(hub, "push", "--quiet", str(root / "forge.git"), "main", "HEAD:refs/pull/1/merge", f"{head}:refs/pull/1/head")
    return Round(root / "forge.git", base, head)


@pytest.fixture
def runner(tmp_path: Path, round_: Round) -> Runner:
    """Give a fresh machine whose `gh` is a stand-in."""
    tools, work, temp = (tmp_path / name for name in ("tools", "work", "temp"))
    for folder in (tools, work, temp):
        folder.mkdir()
    (tools / "gh").write_text(GH)
    (tools / "hubgen").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m hubgen "$@"\n')
    (tools / "python").symlink_to(sys.executable)
    for tool in ("gh", "hubgen"):
        (tools / tool).chmod(0o755)
    environment = {
        "PATH": f"{tools}:{os.environ['PATH']}",
        "PYTHONPATH": str(Path(hubgen.__file__).parents[1]),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1795305600",
        "RUNNER_TEMP": str(temp),
        "GITHUB_WORKSPACE": str(work),
        "TRAP": str(temp / "trap"),
        "ANSWER": str(temp / "answer"),
        "LOG": str(temp / "log"),
        "GITHUB_ENV": str(temp / "env"),
        "GITHUB_OUTPUT": str(temp / "output"),
        "GITHUB_STEP_SUMMARY": str(temp / "summary.md"),
    }
    for name in ("ANSWER", "LOG", "GITHUB_ENV", "GITHUB_OUTPUT"):
        Path(environment[name]).touch()
    git(work, "init", "--quiet")
    git(work, "remote", "add", "origin", round_.forge.as_uri())
    return Runner(work, temp, environment)


def fetch(runner: Runner, ref: str, depth: int) -> None:
    """Do what actions/checkout does."""
    git(runner.work, "fetch", "--quiet", "--no-tags", f"--depth={depth}", "origin", ref)
    git(runner.work, "checkout", "--quiet", "--detach", "FETCH_HEAD")


# What tools say of them


def test_zizmor_finds_nothing_in_any_workflow(tmp_path: Path) -> None:
    for path in WORKFLOWS:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(HUB[path])
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [zizmor, "--offline", "--no-progress", "--persona=auditor", str(tmp_path), str(REPOSITORY / ".github" / "workflows")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert all(Path(path).name in done.stderr for path in WORKFLOWS)


def test_only_what_comments_is_exempt_from_a_rule() -> None:
    exempt = [path for path in WORKFLOWS if b"zizmor: ignore" in HUB[path]]
    assert (exempt, HUB[exempt[0]].count(b"zizmor: ignore[dangerous-triggers]")) == ([".github/workflows/comment.yml"], 1)


@pytest.mark.parametrize("path", WORKFLOWS)
def test_a_job_has_an_end_and_a_runner_that_stays_the_same(path: str) -> None:
    jobs = yaml.safe_load(HUB[path])["jobs"].values()
    assert [(job["runs-on"], job["timeout-minutes"] <= 20) for job in jobs] == [("ubuntu-24.04", True)] * len(jobs)


def test_the_comment_waits_for_the_check_by_its_name() -> None:
    # YAML 1.1 reads the key `on` as a truth.
    waits = yaml.safe_load(HUB[".github/workflows/comment.yml"])[True]["workflow_run"]["workflows"]
    assert waits == [yaml.safe_load(HUB[".github/workflows/pr.yml"])["name"]]


@pytest.mark.parametrize("path", WORKFLOWS)
def test_no_step_in_which_hubgen_reads_has_a_token(path: str) -> None:
    steps = [step for job in yaml.safe_load(HUB[path])["jobs"].values() for step in job["steps"]]
    readers = [step for step in steps if re.search(r"^ *(if ! )?hubgen ", step.get("run", ""), re.MULTILINE)]
    assert readers
    assert [step["name"] for step in readers if "github.token" in str(step) or "${{ secrets" in str(step)] == []


# A change from a fork


def test_a_change_brings_what_people_write_and_no_code(runner: Runner, round_: Round) -> None:
    fetch(runner, "refs/pull/1/merge", 2)
    runner.run("pr", "Take only what people wrote from the change")
    assert runner.set("GITHUB_ENV")["BASE"] == round_.base
    differing = git(runner.work, "status", "--porcelain", "--untracked-files=all").splitlines()
    assert sorted({line[2:].strip().partition("/")[0] for line in differing}) == ["circles", "people"]
    assert (runner.work / "people" / "mallory.yml").exists()
    assert not (runner.work / "circles" / "writing-circle").exists()

    runner.run("pr", "Build the site")
    assert (runner.work / "site" / "people" / "mallory" / "index.html").exists()
    assert not (runner.temp / "trap").exists()


def test_the_comment_is_computed_from_the_change_as_data(runner: Runner, round_: Round) -> None:
    fetch(runner, "main", 1)
    (runner.temp / "answer").write_text("number=1\nauthor=mallory\n")
    runner.run("comment", "Find the pull request", REPOSITORY="acme/hub", HEAD_OWNER="m", HEAD_BRANCH="$(touch x)", HEAD_SHA=round_.head)
    found = runner.set("GITHUB_OUTPUT")
    assert (found, "head=m:$(touch x)" in runner.asked()) == ({"number": "1", "author": "mallory"}, True)

    runner.run("comment", "Fetch the change", NUMBER=found["number"], HEAD_SHA=round_.head)
    runner.run("comment", "Say what the change does for the hub", AUTHOR=found["author"], CHANGE=runner.set("GITHUB_OUTPUT")["change"])
    assert git(runner.work, "status", "--porcelain") == ""
    said = (runner.temp / "diff.md").read_text("utf-8")
    marked = ("`hooks/pages.py`", "`mkdocs.yml`", "`requirements.txt`", "`people/.gitattributes`", "The profile of `Ada Ng` is edited")
    assert [text for text in (*marked, "`Mallory` joins") if text not in said] == []
    assert "Meanwhile" not in said

    (runner.temp / "answer").write_text("")
    runner.run("comment", "Write the comment, or bring it up to date", REPOSITORY="acme/hub", NUMBER="1")
    (runner.temp / "answer").write_text("77\n78\n")
    runner.run("comment", "Write the comment, or bring it up to date", REPOSITORY="acme/hub", NUMBER="1")
    new, edited = [line for line in runner.asked().splitlines() if "body=" in line]
    assert ("POST repos/acme/hub/issues/1/comments" in new, "PATCH repos/acme/hub/issues/comments/77 " in edited) == (True, True)
    assert (runner.temp / "log.body").read_bytes() == (runner.temp / "diff.md").read_bytes()


def test_a_change_that_has_gone_on_gets_no_comment_on_what_it_was(runner: Runner, round_: Round) -> None:
    fetch(runner, "main", 1)
    runner.run("comment", "Fetch the change", NUMBER="1", HEAD_SHA=round_.base)
    assert runner.set("GITHUB_OUTPUT") == {}


@pytest.mark.parametrize("answer", ["number=1; rm -rf /", "author=a\nnumber=x", "said=yes"])
def test_an_answer_that_is_no_number_and_account_stops_the_comment(runner: Runner, round_: Round, answer: str) -> None:
    (runner.temp / "answer").write_text(answer + "\n")
    with pytest.raises(AssertionError):
        runner.run("comment", "Find the pull request", REPOSITORY="acme/hub", HEAD_OWNER="m", HEAD_BRANCH="b", HEAD_SHA=round_.head)
    assert runner.set("GITHUB_OUTPUT") == {}


def test_gitlab_takes_what_people_write_and_no_code_either(runner: Runner, round_: Round) -> None:
    fetch(runner, "refs/pull/1/merge", 2)
    taken = yaml.safe_load(HUB[".gitlab-ci.yml"])["check"]["script"][0]
    given = {"CI_COMMIT_SHA": git(runner.work, "rev-parse", "HEAD"), "CI_MERGE_REQUEST_DIFF_BASE_SHA": round_.base}
    subprocess.run(["bash", "-e", "-c", taken], cwd=runner.work, env={**os.environ, **given}, check=True)
    differing = git(runner.work, "status", "--porcelain", "--untracked-files=all").splitlines()
    assert sorted({line[2:].strip().partition("/")[0] for line in differing}) == ["circles", "people"]


# A profile from an issue


def issue(runner: Runner, body: str) -> dict[str, str]:
    """Play the whole job, and give what stands in the answer and in the pull request."""
    (runner.temp / "event.json").write_text(json.dumps({"issue": {"body": body}}))
    fetch(runner, "main", 1)
    runner.run("profile", "Make the profile and check it", GITHUB_EVENT_PATH=str(runner.temp / "event.json"), AUTHOR="maya", ISSUE="7")
    given = {"REPOSITORY": "acme/hub", "ISSUE": "7", "BASE": "main", "BASE_SHA": "0" * 40}
    if path := runner.set("GITHUB_OUTPUT").get("path"):
        (runner.temp / "answer").write_text("This became pull request #8.\n")
        runner.run("profile", "Open the pull request", FILE=path, **given)
    runner.run("profile", "Say under the issue what came of it", **given)
    return {name: file.read_text("utf-8") for name in ("answer.md", "body.md") if (file := runner.temp / name).exists()}


FORM = "### Full name\r\n\r\nMaya Okafor\r\n\r\n### What I want to learn\r\n\r\n{}\r\n\r\n### Consent\r\n\r\n- [X] This is about me.\r\n"


def test_an_issue_becomes_a_pull_request_that_says_what_the_check_says(runner: Runner) -> None:
    said = issue(runner, FORM.format("pyhton: $(touch x) `@everyone`"))
    assert said["answer.md"] == "This became pull request #8.\n"
    assert ("`Maya Okafor` joins" in said["body.md"], "\n    people/maya-okafor.yml:" in said["body.md"]) == (True, True)
    assert "PUT repos/acme/hub/contents/people/maya-okafor.yml" in runner.asked()
    assert (runner.work / "x").exists() is False


def test_an_issue_that_is_no_profile_is_answered_in_code(runner: Runner) -> None:
    said = issue(runner, "### Full name\n\n@everyone\n")
    lines = said["answer.md"].splitlines()
    assert (len(said), lines[0][:10], [line for line in lines[2:] if line and not line.startswith("    ")]) == (1, "No profile", [])


# What is kept between runs


@pytest.mark.parametrize(("workflow", "action"), [("publish", "actions/cache@"), ("pr", "actions/cache/restore@")])
def test_what_was_rendered_is_kept_by_the_run_that_publishes_and_only_read_by_others(workflow: str, action: str) -> None:
    (job,) = [job for job in yaml.safe_load(HUB[f".github/workflows/{workflow}.yml"])["jobs"].values() if "cache" in str(job["steps"])]
    (step,) = [step for step in job["steps"] if step.get("with", {}).get("path") == FOLDER]
    assert step["uses"].startswith(action)
    assert step["with"]["key"].startswith(step["with"]["restore-keys"])


def test_months_are_counted_before_a_site_is_published_and_stop_nothing() -> None:
    (job,) = [job for name, job in yaml.safe_load(HUB[".github/workflows/publish.yml"])["jobs"].items() if name == "build"]
    runs = {str(step.get("run", "")): step.get("continue-on-error") for step in job["steps"]}
    lines = [line for line in runs if "hubgen history" in line or "hubgen build" in line]
    assert [lines[0], runs[lines[0]], len(lines)] == ["hubgen history --audience published", True, 2]
    script = yaml.safe_load(HUB[".gitlab-ci.yml"])["pages"]["script"]
    (at,) = [at for at, line in enumerate(script) if line.startswith("hubgen history --audience published || echo ")]
    assert at < next(at for at, line in enumerate(script) if "hubgen build --audience published" in line)


def test_gitlab_keeps_what_was_rendered() -> None:
    assert [FOLDER] in [each["paths"] for each in yaml.safe_load(HUB[".gitlab-ci.yml"])["default"]["cache"]]


@pytest.mark.parametrize("text", [HUB[".gitignore"].decode(), (REPOSITORY / ".gitignore").read_text("utf-8")], ids=["a new hub", "this one"])
def test_what_was_rendered_stays_out_of_git(text: str) -> None:
    assert f"/{FOLDER.partition('/')[0]}/" in text.splitlines()
