"""People are asked about skills that they do not claim, with what they did, and never told a level."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from small_hub import FORGE, circle, claims, hub, note, person, program, ref, session, skill

from git_support import commit, git
from hubgen.cli import main
from hubgen.content.commits import read_commits
from hubgen.content.history import NoRevision
from hubgen.content.hub import Contact, Hub, Pair, Slot, Status, Want
from hubgen.content.settings import Settings
from hubgen.reports.unclaimed import NOTHING, unclaimed_json, unclaimed_markdown, unclaimed_text
from hubgen.views.file_skills import words_of
from hubgen.views.unclaimed import AT_MOST, FEWEST_COMMITS, Work, unclaimed

ADA = Contact(email="ada@example.com", forge="ada-ng")
PYTHON = skill("python", "Python", aliases=("py",))
TALK = note("python", "2026-10-06-typing", presenters=("ada",), attendees=("ada", "kim"), skills=(ref("python"),))
EVIL = "@all [x](https://evil.example) <img src=x>\n# no | {0}\x1b[2J"


def with_talk(*people: object, **words: object) -> Hub:
    return hub(*people, PYTHON, circle("python", notes=(TALK,)), **words)  # type: ignore[arg-type]


def found(what: Hub, works: dict[str, list[Work]] | None = None) -> list[tuple[str, str]]:
    return [(proposal.to.slug, one.skill) for proposal in unclaimed(what, works or {}) for one in proposal.skills]


def works(count: int, *files: str, email: str = "ada@example.com") -> list[Work]:
    return [Work(email, date(2026, 1, 1 + number), files) for number in range(count)]


# From notes


def test_who_spoke_is_asked_and_who_listened_is_not() -> None:
    assert found(with_talk(person("ada"), person("kim"))) == [("ada", "python")]


def test_the_question_names_the_meeting_the_day_and_the_note() -> None:
    evidence = unclaimed(with_talk(person("ada")))[0].skills[0].evidence
    assert [(one.say(), one.path) for one in evidence] == [
        ("it came up at Python on 2026-10-06, where you spoke: “Typing”", "circles/python/2026-10-06-typing.md")
    ]


@pytest.mark.parametrize(
    "ada",
    [
        person("ada", claims=claims("python")),
        person("ada", wants=(Want(ref("python")),)),
        person("ada", private=person("ada", claims=claims("python"))),
        person("ada", status=Status.AWAY),
        person("ada", status=Status.FORMER),
    ],
    ids=["claimed", "wanted", "claimed in private", "away", "former"],
)
def test_who_claims_or_wants_it_or_is_not_here_is_not_asked(ada: object) -> None:
    assert found(with_talk(ada)) == []


def test_a_skill_that_no_file_declares_or_that_is_given_up_is_not_proposed() -> None:
    talk = note("python", "2026-10-06-typing", presenters=("ada",), skills=(ref("cobol"), ref("perl")))
    assert found(hub(person("ada"), skill("perl", deprecated=True), circle("python", notes=(talk,)))) == []


def test_a_note_dated_ahead_says_nothing_yet() -> None:
    talk = note("python", "2026-12-06-typing", presenters=("ada",), skills=(ref("python"),))
    assert found(hub(person("ada"), PYTHON, circle("python", notes=(talk,)))) == []


def test_who_gave_a_meeting_by_the_rota_is_asked_once_it_is_over() -> None:
    rota = (Slot(date(2026, 11, 3), "ada", "Py"), Slot(date(2026, 12, 1), "kim", "Py"))
    assert found(hub(person("ada"), person("kim"), PYTHON, circle("python", rota=rota))) == [("ada", "python")]


def test_sessions_of_a_pair_speak_for_who_taught_and_for_who_wrote_down_what_they_learned() -> None:
    notes = (
        session("spring", "2026-03-10-kim", pair=("ada", "kim"), learned="how to type a function"),
        session("spring", "2026-03-03-kim", pair=("ada", "kim")),
    )
    spring = program("spring", pairs=(Pair("ada", "kim", ref("python")),), notes=notes)
    said = {proposal.to.slug: proposal.skills[0].evidence[0].say() for proposal in unclaimed(hub(person("ada"), person("kim"), PYTHON, spring))}
    assert said == {
        "ada": "you taught it in Spring: 2 sessions, the last on 2026-03-10",
        "kim": "you wrote down what you learned of it in Spring: 1 session, the last on 2026-03-10",
    }


def test_a_pair_that_never_met_says_nothing() -> None:
    assert found(hub(person("ada"), person("kim"), PYTHON, program("spring", pairs=(Pair("ada", "kim", ref("python")),)))) == []


def test_a_person_is_asked_about_few_skills_and_the_newest_come_first() -> None:
    skills = [skill(f"s{number}") for number in range(8)]
    notes = tuple(note("c", f"2026-10-0{9 - number}-x", presenters=("ada",), skills=(ref(f"s{number}"),)) for number in range(8))
    proposal = unclaimed(hub(person("ada"), *skills, circle("c", notes=notes)))[0]
    assert ([one.skill for one in proposal.skills], proposal.more) == ([f"s{number}" for number in range(AT_MOST)], 8 - AT_MOST)


# From commits


@pytest.mark.parametrize("email", ["ADA@example.com", "ada-ng@users.noreply.github.com", "583231+ada-ng@users.noreply.github.com", "7-ada-ng@users.noreply.gitlab.com"])
def test_an_author_is_known_by_address_or_account(email: str) -> None:
    assert found(hub(person("ada", contact=ADA), PYTHON), {"api": works(FEWEST_COMMITS, "api/a.py", email=email)}) == [("ada", "python")]


def test_an_address_that_two_share_is_nobodys() -> None:
    two = (person("ada", contact=ADA), person("kim", contact=Contact(email="ada@example.com")))
    assert found(hub(*two, PYTHON), {"api": works(9, "a.py")}) == []


def test_commits_are_counted_by_repository_with_the_day_of_the_last() -> None:
    what = hub(person("ada", contact=ADA), PYTHON)
    evidence = unclaimed(what, {"web": works(6, "b.py"), "api": works(7, "a.py", "c.py")})[0].skills[0].evidence
    assert [one.say() for one in evidence] == [
        "7 of your commits to api are about it, the last of 2026-01-07",
        "6 of your commits to web are about it, the last of 2026-01-06",
    ]


def test_a_few_commits_or_a_great_one_say_nothing() -> None:
    what = hub(person("ada", contact=ADA), PYTHON)
    great = [f"{number}.py" for number in range(201)]
    assert found(what, {"api": works(FEWEST_COMMITS - 1, "a.py"), "web": works(20, *great)}) == []


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("src/app.PY", ("python",)),
        ("deploy/Dockerfile", ("docker",)),
        (".github/workflows/ci.yml", ("github actions",)),
        ("web/node_modules/x/index.js", ()),
        ("static/jquery.min.js", ()),
        ("README", ()),
    ],
)
def test_a_path_says_what_a_file_is_written_in(path: str, words: tuple[str, ...]) -> None:
    assert words_of(path) == words


def test_history_is_read_with_the_mailmap_and_without_merges(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "-b", "main")
    (tmp_path / ".mailmap").write_text("Ada Ng <ada@example.com> <t@example.com>\n")
    (tmp_path / "früh\nspät.py").write_text("1")
    commit(tmp_path, "First")
    git(tmp_path, "switch", "--quiet", "-c", "side")
    (tmp_path / "b.py").write_text("2")
    commit(tmp_path, "Second")
    git(tmp_path, "switch", "--quiet", "main")
    git(tmp_path, "merge", "--quiet", "--no-ff", "-m", "Merge", "side")
    read = sorted((one.email, one.files) for one in read_commits(tmp_path))
    assert read == [("ada@example.com", (".mailmap", "früh\nspät.py")), ("ada@example.com", ("b.py",))]


def test_a_repository_that_names_programs_to_run_runs_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "-b", "main")
    (tmp_path / "a.py").write_text("1")
    commit(tmp_path, "First")
    for key, value in (("log.showSignature", "true"), ("gpg.program", f"touch {tmp_path}/ran"), ("core.fsmonitor", f"touch {tmp_path}/ran")):
        git(tmp_path, "config", key, value)
    assert (len(read_commits(tmp_path)), (tmp_path / "ran").exists()) == (1, False)


def test_a_folder_that_is_no_repository_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(NoRevision, match="not a git repository"):
        read_commits(tmp_path)


# What is said


def test_no_report_proposes_a_level() -> None:
    proposals = unclaimed(with_talk(person("ada")))
    block = unclaimed_markdown(proposals).split("```yaml\n")[1].split("```")[0]
    assert yaml.safe_load(block) == {"skills": [{"skill": "python"}]}
    assert json.loads(unclaimed_json(proposals))["people"][0]["skills"][0]["add"] == "skills:\n  - skill: python\n"


def test_the_text_says_where_to_add_it_and_that_nothing_was_written() -> None:
    proposals = unclaimed(with_talk(person("ada", "Ada Ng"), settings=Settings(forge=FORGE)))
    assert unclaimed_text(proposals) == (
        "Ada Ng (ada)\n  Python\n    it came up at Python on 2026-10-06, where you spoke: “Typing”\n    to add: - skill: python\n"
        "  in https://forge.example/acme/hub/edit/main/people/ada.yml\n\nOne skill for one person to decide on. Nothing was written.\n"
    )


def test_where_the_sites_address_is_known_a_form_opens_with_all_of_it() -> None:
    notes = (TALK, note("python", "2026-10-07-x", presenters=("ada",), skills=(ref("c++"),)))
    site = Settings(forge=FORGE, site_url="https://learn.example/hub/")
    proposals = unclaimed(hub(person("ada"), PYTHON, skill("c++"), circle("python", notes=notes), settings=site))
    form = "https://learn.example/hub/profile/?person=ada&skill=c%2B%2B&skill=python"
    assert f"  or in a form, filled in: {form}\n" in unclaimed_text(proposals)
    assert f"[open your profile with all of it filled in](<{form}>)" in unclaimed_markdown(proposals)
    assert [one["form"] for one in json.loads(unclaimed_json(proposals))["people"]] == [form]


def test_what_people_wrote_does_nothing_in_a_report() -> None:
    talk = note("c", "2026-10-06-x", title=EVIL, presenters=("ada",), skills=(ref("python"),))
    proposals = unclaimed(hub(person("ada", EVIL), PYTHON, circle("c", name=EVIL, notes=(talk,))))
    assert "\x1b" not in unclaimed_text(proposals)
    assert "](https://evil" not in unclaimed_markdown(proposals)
    assert "\n# no" not in unclaimed_markdown(proposals)


def test_where_there_is_nothing_to_propose_it_is_said() -> None:
    assert unclaimed_text(unclaimed(hub())) == f"{NOTHING}\n"


def hub_and_repository(root: Path, email: str = "t@example.com") -> tuple[Path, Path]:
    for path, text in {"hub/people/ada.yml": f"name: Ada\ncontact:\n  email: {email}\n", "hub/skills/python.yml": "name: Python\n"}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text)
    repository = root / "api"
    repository.mkdir()
    git(repository, "init", "--quiet")
    for number in range(FEWEST_COMMITS):
        (repository / "a.py").write_text(str(number))
        commit(repository, f"Step {number}")
    return root / "hub", repository


def suggest(root: Path, repository: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["suggest", "skills", "--root", str(root), "--repository", str(repository), *options])


def test_the_command_reads_a_hub_and_the_repositories_that_are_named(tmp_path: Path) -> None:
    root, repository = hub_and_repository(tmp_path)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    result = suggest(root, repository, "--format", "json")
    assert [one["skill"] for person in json.loads(result.output)["people"] for one in person["skills"]] == ["python"]
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
    assert suggest(root, repository, "--person", "nobody").exit_code == 2


def test_that_nobody_in_the_hub_wrote_a_repository_is_said(tmp_path: Path) -> None:
    root, repository = hub_and_repository(tmp_path, "ada@example.com")
    assert "is by somebody in the hub" in suggest(root, repository).output


def test_a_clone_that_lacks_older_commits_is_said(tmp_path: Path) -> None:
    root, repository = hub_and_repository(tmp_path)
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "shallow")
    assert "git fetch --unshallow" in suggest(root, tmp_path / "shallow").output
    assert "shallow" not in suggest(root, repository).output


def test_a_repository_is_called_by_its_folder(tmp_path: Path) -> None:
    root, repository = hub_and_repository(tmp_path)
    assert "5 of your commits to api are about it" in suggest(root, repository / ".git").output


def test_a_repository_without_a_commit_is_said(tmp_path: Path) -> None:
    root, _ = hub_and_repository(tmp_path)
    git(tmp_path, "init", "--quiet", "new")
    assert "it has no commit yet" in suggest(root, tmp_path / "new").output
