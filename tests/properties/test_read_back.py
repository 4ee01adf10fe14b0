"""Whatever text somebody writes into a field that is not Markdown, the page shows as that text; no bytes stop the check."""

import shutil
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import cycle
from pathlib import Path
from urllib.parse import unquote

import html5lib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from hubgen.build import BuildOptions, build, read_hub
from hubgen.content.schema import PersonFile
from hubgen.content.sources import find_pile
from hubgen.content.yamltext import FORBIDDEN
from hubgen.edits.yamlout import Value, write_yaml
from hubgen.problems import Severity
from hubgen.reports.json import report_json
from hubgen.reports.text import report_text
from tiny_hub import TINY, TODAY

SIGNS = "<>&\"'`\\{}[]()*_~#+-=|!?:;,.@%$^/ \u00a0\u200d\u0301éß漢🦊שA"
PIECES = ["<script>", "</p>", "&amp;", "&#60;", "{{ 7*7 }}", "{% x %}", "[a](b)", "**a**", "`a`", "%s", "\\n", "javascript:x", "<!--", "]]>", "=1+1"]
LINES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=60),
    st.text(st.sampled_from(SIGNS), min_size=1, max_size=30),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join),
)


def accepted(text: str) -> str:
    """Give of *text* what a file may hold, as its reader has it."""
    return unicodedata.normalize("NFC", FORBIDDEN.sub("", text)).strip()


def plain(text: str) -> str:
    return " ".join(text.split())


def words_of(html: str) -> str:
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return plain("".join(tree.itertext()))


def gathered() -> list[str]:
    """Give the texts of one whole run of Hypothesis, so that they are built once."""
    texts: list[str] = []

    @settings(max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(LINES)
    def gather(text: str) -> None:
        if plain(accepted(text)) and find_pile(text) is None and accepted(text) not in ("~", "null"):
            texts.append(accepted(text))

    gather()
    return texts


def files_of(texts: Iterator[str], count: int) -> Iterator[tuple[str, str, dict[str, Value], list[str]]]:
    """Give files whose every free field holds one of *texts*: path, address, fields, and what the page must show."""

    def take() -> str:
        shown.append(next(texts))
        return shown[-1]

    for n in range(count):
        shown: list[str] = []
        claim = {"skill": take(), "note": take(), "level": "3"}
        want = {"skill": take(), "why": take()}
        person: dict[str, Value] = {"name": take(), "pronouns": take(), "role": take(), "team": take(), "location": take()}
        person |= {"languages": [take()], "skills": [claim], "wants": [want]}
        yield f"people/p-{n}.yml", f"people/p-{n}/", person, shown
        shown = []
        own = f" of file {n}"  # so that no other text means this skill
        skill: dict[str, Value] = {"name": take() + own, "aliases": [take() + own], "category": take()}
        skill |= {"resources": [{"title": take(), "url": "https://e.example/"}], "levels": {"1": take(), "4": take()}}
        yield f"skills/s-{n}.yml", f"skills/s-{n}/", skill, shown
        shown = []
        meets = {"rule": "every Tuesday", "at": "12:30", "timezone": "Europe/Lisbon", "starts": "2026-09-01", "where": take()}
        circle: dict[str, Value] = {"name": take(), "purpose": take(), "meets": meets, "skills": [take()]}
        yield f"circles/c-{n}/index.md", f"circles/c-{n}/", circle, shown
        shown = []
        note: dict[str, Value] = {"title": take(), "decisions": [take()], "actions": [{"who": "ada-ng", "what": take()}]}
        yield f"circles/c-{n}/2026-11-10-x.md", f"circles/c-{n}/2026-11-10-x/", note, shown
        shown = []
        goal = {"outcome": take(), "measure": take()}
        program: dict[str, Value] = {"name": take(), "model": "quick-help", "goal": goal}
        yield f"programs/g-{n}/index.md", f"programs/g-{n}/", program, shown
        shown = []
        session: dict[str, Value] = {"kind": "check-in", "goal": take(), "learned": take(), "stuck": take()}
        yield f"programs/g-{n}/2026-11-10-x.md", f"programs/g-{n}/", session, shown


def test_any_text_in_any_field_is_read_back_from_the_page(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "hub", ignore=shutil.ignore_patterns("_expected", "__pycache__"))
    texts = gathered()
    made = list(files_of(cycle(texts), len(texts) // 8))
    write(tmp_path / "hub", {path: fields for path, _, fields, _ in made})
    built = build(tmp_path / "hub", BuildOptions(TODAY))
    site = built.site
    assert [problem for problem in built.problems if problem.severity is Severity.ERROR] == []
    pages = {url: words_of(site.render(site.records[url]).html) for url in sorted({url for _, url, _, _ in made})}
    lost = {(url, text) for _, url, _, shown in made for text in shown if plain(text) not in pages[url]}
    assert lost == set()


ADDRESS_SIGNS = "abzAZ09-._~%:/?#[]@!$&'()*+,;=\"<>{}|^` é漢"
ADDRESSES = st.one_of(
    st.text(st.sampled_from(ADDRESS_SIGNS), max_size=30).map(lambda text: f"https://e.example/{text}"),
    st.text(st.sampled_from(ADDRESS_SIGNS), min_size=1, max_size=20).map(lambda text: f"{text}@e.example"),
)


def gathered_addresses() -> tuple[list[str], list[str]]:
    """Give the web addresses and the e-mail addresses of one run that a profile may hold."""
    found: tuple[list[str], list[str]] = ([], [])

    @settings(max_examples=300, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(ADDRESSES)
    def gather(address: str) -> None:
        is_web = address.startswith("https:")
        with suppress(ValidationError):
            PersonFile.model_validate({"name": "x", "contact": {"chat" if is_web else "email": address}})
            found[not is_web].append(address.strip())

    gather()
    return found


def targets_of(html: str) -> set[str]:
    tree = html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False)
    return {str(element.get("href")) for element in tree.iter("a")}


def test_any_address_is_where_the_link_on_the_page_leads(tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "hub", ignore=shutil.ignore_patterns("_expected", "__pycache__"))
    webs, emails = gathered_addresses()
    assert min(len(webs), len(emails)) > 20
    made = dict(enumerate(zip(webs, cycle(emails), strict=False)))
    files: dict[str, dict[str, Value]] = {
        f"people/p-{n}.yml": {"name": f"P {n}", "contact": {"chat": web, "email": email}, "skills": [{"skill": "sql", "evidence": web}]}
        for n, (web, email) in made.items()
    }
    files |= {f"skills/s-{n}.yml": {"name": f"S {n}", "resources": [{"title": "t", "url": web}]} for n, (web, _) in made.items()}
    write(tmp_path / "hub", files)
    built = build(tmp_path / "hub", BuildOptions(TODAY))
    site = built.site
    assert [problem for problem in built.problems if problem.severity is Severity.ERROR] == []
    for n, (web, email) in made.items():
        person, skill = (targets_of(site.render(site.records[url]).html) for url in (f"people/p-{n}/", f"skills/s-{n}/"))
        assert web in person and web in skill, web
        assert email in {unquote(target.removeprefix("mailto:").split("?")[0]) for target in person}, email


def write(root: Path, files: Mapping[str, dict[str, Value]]) -> None:
    for path, fields in files.items():
        text = write_yaml(fields)
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(f"---\n{text}---\n" if path.endswith(".md") else text, encoding="utf-8")


PLACES = (
    "people/x.yml",
    "skills/x.yml",
    "circles/x/index.md",
    "circles/python-circle/2026-11-03-x.md",
    "programs/x/index.md",
    "programs/first-pairs/2026-11-03-x.md",
    "programs/do-not-pair.yml",
)
BYTES = st.one_of(
    st.binary(max_size=120),
    st.text(st.sampled_from("-:?,[]{}#&*!|>'\"%@`~<= \t\n\rab01é\u2028\x00\\"), max_size=60).map(str.encode),
    st.text(st.sampled_from("-:?,[]{}#&*!|>'\"%@`~<= \t\n\rab01é\\"), max_size=60).map(lambda text: f"---\nname: {text}\n---\n{text}".encode()),
)


def test_any_bytes_in_any_place_leave_the_rest_of_the_hub_whole(tmp_path: Path) -> None:
    root = tmp_path / "hub"
    shutil.copytree(TINY, root, ignore=shutil.ignore_patterns("_expected", "__pycache__"))
    (root / "circles/x").mkdir()
    (root / "programs/x").mkdir()

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(BYTES, min_size=len(PLACES), max_size=len(PLACES)))
    def spoil(contents: list[bytes]) -> None:
        for path, content in zip(PLACES, contents, strict=True):
            (root / path).write_bytes(content)
        hub, problems = read_hub(root, TODAY)
        assert {"ada-ng", "bruno-sa"} <= set(hub.people)
        texts = {path: content.decode(errors="replace") for path, content in zip(PLACES, contents, strict=True)}
        assert report_text(problems, texts).encode()
        assert report_json(problems).encode()

    spoil()
