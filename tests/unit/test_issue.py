"""An issue written with the form becomes a profile, whatever somebody writes into it."""

from importlib.resources import files

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hubgen.content.schema import PersonFile
from hubgen.content.settings import LEVELS
from hubgen.content.sources import read_yaml
from hubgen.content.typed import read_as
from hubgen.importers.issue import HEADINGS, MAX_CHARACTERS, profile_from_issue

CONSENT = "- [X] This is about me."


def body(**answers: str) -> str:
    """Write the body as the forge does: every heading, in order, with a note where nothing was said."""
    given = {"name": "Maya Okafor", "consent": CONSENT, **answers}
    return "\r\n\r\n".join(f"### {heading}\r\n\r\n{given.get(key, '_No response_')}" for heading, key in HEADINGS.items())


def read(text: str) -> dict[str, object]:
    file, problems = profile_from_issue("the issue", text, account="maya", levels=LEVELS)
    assert file is not None, problems
    source, _ = read_yaml(file.path, file.text.encode())
    assert source is not None
    return dict(source.data)


def refused(text: str) -> list[str]:
    file, problems = profile_from_issue("the issue", text)
    assert file is None
    return [problem.code for problem in problems]


def test_the_form_asks_what_is_read() -> None:
    form = yaml.safe_load((files("hubgen.edits") / "starter/dot-github/ISSUE_TEMPLATE/add-a-profile.yml").read_text("utf-8"))
    asked = {part["attributes"]["label"]: part["id"] for part in form["body"] if "id" in part}
    assert list(asked.items()) == list(HEADINGS.items())


def test_an_issue_with_a_name_is_a_profile() -> None:
    assert read(body()) == {"name": "Maya Okafor", "contact": {"forge": "maya"}}


def test_every_answer_finds_its_place() -> None:
    text = body(
        team="Support", role="Specialist", location="Madrid", timezone="Europe/Madrid", languages="English, Spanish", wants="- python: take it\n- seo"
    )
    assert read(text) == {
        "name": "Maya Okafor",
        "team": "Support",
        "role": "Specialist",
        "location": "Madrid",
        "timezone": "Europe/Madrid",
        "languages": ["English", "Spanish"],
        "contact": {"forge": "maya"},
        "wants": [{"skill": "python", "why": "take it"}, {"skill": "seo"}],
    }


@pytest.mark.parametrize(
    ("line", "claim"),
    [
        ("sql: 2", {"skill": "sql", "level": "2"}),
        ("- sql: 2, monthly reports: joins", {"skill": "sql", "level": "2", "note": "monthly reports: joins"}),
        ("sql 2", {"skill": "sql", "level": "2"}),
        ("sql (3)", {"skill": "sql", "level": "3"}),
        ("sql: level 4", {"skill": "sql", "level": "4"}),
        ("sql: Helps others", {"skill": "sql", "level": "3"}),
        ("sql: 2 helps others", {"skill": "sql", "level": "2"}),
        ("sql: since 2019", {"skill": "sql", "note": "since 2019"}),
        ("sql: 2.5 years", {"skill": "sql", "note": "2.5 years"}),
        ("C++", {"skill": "C++"}),
        ("1. sql", {"skill": "sql"}),
    ],
)
def test_a_line_is_a_skill_with_its_level(line: str, claim: dict[str, str]) -> None:
    assert read(body(skills=line))["skills"] == [claim]


def test_what_is_taught_joins_what_is_known() -> None:
    text = body(skills="Public speaking: 3", teaches="public-speaking, sql")
    assert read(text)["skills"] == [{"skill": "Public speaking", "level": "3", "teaches": "true"}, {"skill": "sql", "teaches": "true"}]


# Hostile


def test_a_heading_of_ones_own_is_an_answer_and_no_key() -> None:
    text = body(wants="seo\n### Visibility\npublic\n### private\nname: x\n---\nstatus: former")
    assert set(read(text)) == {"name", "contact", "wants"}


def test_a_heading_of_the_form_that_stands_twice_is_refused() -> None:
    assert refused(body(skills="sql\n\n### Team\n\nBoard")) == ["duplicate-key"]


@pytest.mark.parametrize("name", ["x\nvisibility: public", "### Team\nx"])
def test_a_name_is_one_line(name: str) -> None:
    assert refused(body(name=name)) != []


def test_without_a_name_or_a_consent_there_is_no_profile() -> None:
    assert (refused(body(name="")), refused(body(consent="- [ ] This is about me.")), refused("")) == (["missing-field"],) * 3


def test_an_issue_that_is_too_long_is_refused() -> None:
    assert (refused("x" * (MAX_CHARACTERS + 1)), refused(body(skills="sql\n" * 200))) == (["too-large"], ["too-large"])


def test_a_name_cannot_leave_the_folder() -> None:
    file, _ = profile_from_issue("the issue", body(name="../../.github/workflows/x"))
    assert file is not None
    assert file.path == "people/github-workflows-x.yml"


@settings(max_examples=20, deadline=None)
@given(st.fixed_dictionaries({key: st.text(max_size=20) for key in HEADINGS.values()}))
@example({"name": "Ada", "consent": CONSENT, "skills": "a: b\n- !!python/object:x {a: *b}\n'\": 1", "team": "@x", "wants": "- ? : #"})
@example({"name": "Ada", "consent": "\n" * 60_000 + "x"})
def test_whatever_is_written_only_the_forms_keys_come_out(answers: dict[str, str]) -> None:
    answers = {**answers, "name": answers["name"].strip() or "A", "consent": answers["consent"] + f"\n{CONSENT}"}
    file, _ = profile_from_issue("the issue", body(**answers))
    if file is None:
        return
    source, problems = read_yaml(file.path, file.text.encode())
    assert source is None or set(source.data) <= {"name", "team", "role", "location", "timezone", "languages", "skills", "wants"}, problems
    if source is not None:
        read_as(PersonFile, source, levels=LEVELS)
