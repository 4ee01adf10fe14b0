"""Whatever is typed into a form, the browser writes YAML that reads back as that, and says of it what the check says."""

import json
import subprocess
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_yamlout_properties import TEXT, TRICKY

from hubgen.content.schema import NoteFile, PersonFile
from hubgen.content.slugs import normalise
from hubgen.content.sources import read_front_matter, read_yaml
from hubgen.content.typed import read_as
from hubgen.content.yamltext import FORBIDDEN
from hubgen.site.form_files import rules_file

BROWSER_CODE = Path(__file__).parents[1] / "browser_code"
Ask = Callable[[dict[str, Any]], Any]

TYPED = (TEXT | TRICKY | st.sampled_from(["no", "~", "null", "- a", "a: b", "a #b", "#", "12", "1e5", "שלום", "👩‍🚀", '"', "a\u200bb", "\ud800", "x\n\ty", "e\u0301"]))
WORDS = TYPED.map(lambda text: " ".join(text.split()) or "x")


def asker(*arguments: str) -> Iterator[Ask]:
    """Ask a module of the browser code one question after the other."""
    with subprocess.Popen(["node", *arguments], cwd=BROWSER_CODE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as node:
        assert node.stdin
        assert node.stdout

        def ask(question: dict[str, Any]) -> Any:
            assert node.stdin
            assert node.stdout
            print(json.dumps(question), file=node.stdin, flush=True)
            return json.loads(node.stdout.readline())

        yield ask
        node.stdin.close()


def assigned(text: str) -> str:
    """Leave out characters that only one of the two languages knows yet."""
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cn")


@pytest.fixture(scope="module")
def write() -> Iterator[Ask]:
    yield from asker("write-yaml.mjs")


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    file = tmp_path_factory.mktemp("form") / "rules.json"
    file.write_bytes(rules_file())
    yield from asker("check-form.mjs", str(file))


def cleaned(text: str) -> str:
    """What a form takes a typed text for."""
    kept = FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", "".join(sign for sign in kept if sign not in "\ufffe\uffff")).strip()


@settings(max_examples=40, deadline=None)
@given(TYPED)
def test_a_form_takes_out_what_no_file_may_hold(check: Ask, text: str) -> None:
    assert check({"clean": text}) == cleaned(text)


@settings(max_examples=80, deadline=None)
@given(WORDS, TYPED, st.lists(WORDS, min_size=1, max_size=4))
@example("No", "a: b\n\n  c\n- d", ["no", "yes"])
@example("x", 'quote "\n\u0303', ["a, b", "[c]"])
@example("x\u0338", "n\u0303", ["~"])
def test_a_profile_that_was_typed_reads_back_as_itself(write: Ask, line: str, text: str, words: list[str]) -> None:
    line, text, words = cleaned(line) or "x", cleaned(text) or "x", [cleaned(word) or "x" for word in words]
    values = {
        "name": line, "languages": words, "about": text, "contact": {"forge": "ada"},
        "skills": [{"skill": word, "level": 3, "teaches": True, "note": text} for word in words], "wants": [{"skill": line, "why": text}],
    }  # fmt: skip
    written = write({"values": values})
    source, problems = read_yaml("people/x.yml", written.encode())
    assert problems == [], written
    assert source
    person, problems = read_as(PersonFile, source)
    assert problems == [], written
    assert person
    assert (person.name, person.languages, person.about) == (line, tuple(words), text)
    assert [(claim.skill, claim.level, claim.teaches, claim.note) for claim in person.skills] == [(word, 3, True, text) for word in words]
    assert [(want.skill, want.why) for want in person.wants] == [(line, text)]


@settings(max_examples=30, deadline=None)
@given(WORDS, TYPED)
def test_a_note_that_was_typed_reads_back_as_itself(write: Ask, line: str, body: str) -> None:
    line, body = cleaned(line) or "x", cleaned(body)
    values = {"title": line, "decisions": [body or "x", line], "actions": [{"who": "ada", "what": line, "due": "2026-12-01"}]}
    source, problems = read_front_matter("circles/x/2026-11-22-x.md", write({"values": values, "body": body}).encode())
    assert problems == []
    assert source
    note, problems = read_as(NoteFile, source)
    assert problems == []
    assert note
    assert (note.title, note.decisions, source.body.strip()) == (line, ((body or "x"), line), body)
    assert [(action.who, action.what) for action in note.actions] == [("ada", line)]


ADDRESSES = (
    *("https://e.example", "http://e.example/a?b#c", "HTTPS://E.example", "https://", "https:e.example", "ftp://e.example", "javascript:alert(1)", "https://u@e.example"),
    *("https://e.example/<", "https://[::1]/", "https://[::1", "https://e]x/", "https://:80/", "https://e.example:port", "//e.example", "https://\u2100.example", "https://e.example/a b"),
    *("https://" + "e" * 1_992, "https://" + "e" * 1_993, "https://e.example/'", "https://é.example", "https://?x", "https://#", "https://a\\b", "x" * 90),
)  # fmt: skip
MAILS = ("a@b.c", "a@b", "@b.c", "a@b.c, d@e.f", "a b@c.d", "é@ü.example", "a@b.c?cc=d", "a@b..c", f"{'a' * 249}@b.cc", f"{'a' * 250}@b.cc", "a+b@c.d")
ACCOUNTS = ("ada", "@ada", "a" * 64, "a" * 65, "ada/lovelace", "-ada", "a.b_c-d", "ädа", "@")
ZONES = ("Europe/Lisbon", "lisbon", "Lisbon", "UTC", "Mars/Base", "new york", "x" * 120, "europe/lisbon")
HOURS = ("09:00-17:00", "9:00 – 17:00", "09:00-9:00", "9-5", "25:00-26:00", "09:00-24:00", " 08:30-12:00 ", "09:00-17:00-18:00", "١٢:٠٠-13:00")
DAYS = ("2026-11-22", "2026-02-30", "2024-02-29", "1899-01-01", "3000-01-01", "22.11.2026", "2026-1-2", "2026-13-01", "2026-00-10")
COUNTS = ("0", "2", "1000", "1001", "-1", "two", "2.5", "999999999", "9999999999")
LINES = ("x", "x" * 200, "x" * 201, "👩" * 200, "👩" * 201, "a\nb")


def asked() -> Iterator[dict[str, Any]]:
    for address in ADDRESSES:
        yield {"contact": {"chat": address}}
        yield {"skills": [{"skill": "go", "evidence": address}]}
    yield from ({"contact": {"email": text}} for text in MAILS)
    yield from ({"contact": {"forge": text}} for text in ACCOUNTS)
    yield from ({"timezone": text} for text in ZONES)
    yield from ({"hours": text} for text in HOURS)
    yield from ({"teaching": {"paused_until": text}} for text in DAYS)
    yield from ({"teaching": {"seats": text}} for text in COUNTS)
    yield from ({"role": text} for text in LINES)
    yield from ({"languages": ["English", text]} for text in LINES)
    yield from ({"visibility": text} for text in ("internal", "public", "secret"))
    yield from ({"days": [text]} for text in ("mon", "sunday"))
    yield {"wants": [{"why": "no skill"}], "name": "x" * 300}


def quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def verdict_of_the_form(check: Ask, values: dict[str, Any]) -> list[str]:
    return sorted(problem["message"] for problem in check({"values": values}))


def verdict_of_the_check(values: dict[str, Any]) -> list[str]:
    source, problems = read_yaml("people/x.yml", quoted(values).encode())
    assert problems == []
    assert source
    return sorted(problem.message for problem in read_as(PersonFile, source)[1])


def test_the_form_says_of_a_value_what_the_check_says(check: Ask) -> None:
    for more in asked():
        values = {"name": "Ada", **more}
        assert verdict_of_the_form(check, values) == verdict_of_the_check(values), more


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["email", "chat", "forge"]), TYPED | st.from_regex(r"https?://[^\s]{0,12}", fullmatch=True) | st.from_regex(r"[a-z@.é,]{1,12}", fullmatch=True))
def test_the_form_takes_a_way_to_reach_somebody_where_the_check_does(check: Ask, key: str, text: str) -> None:
    values = {"name": "Ada", "contact": {key: cleaned(text) or "x"}}
    assert verdict_of_the_form(check, values) == verdict_of_the_check(values)


@settings(max_examples=40, deadline=None)
@given(TYPED.map(assigned))
@example("Straße ΣΑΣ C# C++ .NET a_b")
def test_the_form_compares_skills_as_the_check_does(check: Ask, text: str) -> None:
    assert check({"fold": text}) == normalise(text)
