"""A site that is built for the public holds nothing that is not."""

import gzip
import html
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from html_checks import dead_links, read_site
from sample_support import ROOT, SITE_URL

from hubgen.engines.leaks.search import find_leaks, read_hub
from hubgen.engines.leaks.values import find_secrets, tidy
from hubgen.engines.mkdocs import without
from hubgen.problems import Problem
from hubgen.reports.text import report_text
from hubgen.site.index_format import FOLDER, read_index, write_index
from hubgen.views.cells import csv_text, line

SECRET = "Ada, née O'Hara & “Söhne” \N{CLAPPER BOARD}+1"
ADA = f"name: Ada\nvisibility: public\nprivate:\n  contact:\n    chat: https://chat.example/ada\n  location: |\n    {SECRET}\n"
THEME = Path(str(files("material") / "templates"))


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hub of one person who lets colleagues know what the public may not."""
    root = tmp_path_factory.mktemp("hub")
    (root / "people").mkdir()
    (root / "people/ada.yml").write_text(ADA, "utf-8")
    return root


@pytest.fixture
def leaks(hub: Path, tmp_path: Path) -> Callable[[], list[Problem]]:
    """Look through the folder of the test as if it were the hub's site."""
    return lambda: find_leaks(tmp_path, hub, docs=hub / "docs", themes=[])


# The repository's own hub


def test_no_file_holds_what_stands_in_no_public_field(public_site: Path) -> None:
    assert find_leaks(public_site, ROOT, docs=ROOT / "docs", themes=[THEME]) == []


def test_nobody_is_proposed_to_anybody(public_site: Path) -> None:
    assert not (public_site / "matches").exists()
    assert 'href="matches/"' not in (public_site / "index.html").read_text("utf-8")


def test_a_page_that_only_colleagues_have_is_taken_out_of_the_navigation() -> None:
    nav = [{"Programs": ["a.md", {"Pairs": "b.md"}]}, {"More": [{"Pairs": "b.md"}]}, "b.md"]
    assert without(nav, frozenset({"b.md"})) == [{"Programs": ["a.md"]}]


def test_every_internal_person_is_looked_for_by_name_and_address() -> None:
    written = read_hub(ROOT)
    looked_for = find_secrets(written)
    people = [file for file in written if file.path.startswith("people/") and not file.public]
    names = [leaf.text for file in people for leaf in file.leaves if leaf.route == ("name",)]
    assert len(people) == len(names) > 40
    assert [text for text in (*names, *(file.slug for file in people)) if text not in looked_for] == []


def test_private_values_of_public_people_are_looked_for() -> None:
    written = read_hub(ROOT)
    private = [leaf for file in written if file.public for leaf in file.leaves if leaf.route[0] == "private"]
    assert private
    looked_for = find_secrets(written)
    assert [leaf.field for leaf in private if tidy(leaf.text) not in looked_for and len(leaf.text) > 20] == []


def test_an_internal_site_holds_what_is_looked_for(sample_site: Path, tmp_path: Path) -> None:
    internal = next(file for file in read_hub(ROOT) if file.path.startswith("people/") and not file.public)
    shutil.copytree(sample_site / "people" / internal.slug, tmp_path / "people" / internal.slug)
    leaks = find_leaks(tmp_path, ROOT, docs=ROOT / "docs", themes=[THEME])
    assert {"name", "contact.email"} <= {leak.message.split("`")[1] for leak in leaks if leak.place.path == internal.path}


# Every kind of output

Write = Callable[[str], bytes]
KINDS: dict[str, tuple[str, Write]] = {
    "a page": ("a/index.html", lambda text: f"<p>{html.escape(text)}</p>".encode()),
    "a page in numbers": ("a/index.html", lambda text: "".join(f"&#{ord(sign)};" for sign in text).encode()),
    "a page with marks in it": ("a/index.html", lambda text: html.escape(text).replace("née", "<b>n</b>ée").encode()),
    "a page over lines": ("a/index.html", lambda text: html.escape(text).replace(" ", "\n   ").encode()),
    "an attribute": ("a/index.html", lambda text: f'<meta content="{html.escape(text)}">'.encode()),
    "a comment": ("a/index.html", lambda text: f"<!-- {text} -->".encode()),
    "an address": ("a/index.html", lambda text: f'<a href="mailto:?body={quote(text)}">'.encode()),
    "a form's address": ("a/index.html", lambda text: f'<a href="?q={quote_plus(text)}">'.encode()),
    "JSON in a page": ("a/index.html", lambda text: f"<script type='application/json'>{json.dumps(text)}</script>".encode()),
    "linked data": ("a/index.html", lambda text: f"<script type='application/ld+json'>{json.dumps(text)}</script>".encode().replace(b"&", b"\\u0026")),
    "JSON": ("api/people.json", lambda text: json.dumps({"people": [{"location": text}]}).encode()),
    "a key of JSON": ("api/people.json", lambda text: json.dumps({text: 1}, ensure_ascii=False).encode()),
    "JSON that is broken": ("api/people.json", lambda text: json.dumps({"a": text})[:-1].encode()),
    "the theme's search": ("search/search_index.json", lambda text: json.dumps({"docs": [{"text": f"<p>{html.escape(text)}</p>"}]}).encode()),
    "the sitemap": ("sitemap.xml", lambda text: f"<loc>{html.escape(text)}</loc>".encode()),
    "the packed sitemap": ("sitemap.xml.gz", lambda text: gzip.compress(html.escape(text).encode())),
    "packed twice": ("a.html.gz", lambda text: gzip.compress(gzip.compress(html.escape(text).encode()))),
    "a calendar": ("a.ics", lambda text: f"SUMMARY:{text[:9]}\r\n {text[9:]}".replace(",", "\\,").encode()),
    "a contact": ("a.vcf", lambda text: f"NOTE:{text[:9]}\r\n {text[9:]}".replace(",", "\\,").encode()),
    "a table": ("a.csv", lambda text: f'"a ""b""","{text}"\r\n'.encode()),
    "a feed": ("feed.xml", lambda text: f"<title><![CDATA[{text}]]></title>".encode()),
    "headers": ("_headers", lambda text: f"/*\n  X-Note: {text}\n".encode()),
    "a style sheet": ("a.css", lambda text: f'b::after {{ content: "{text}" }}'.encode()),
    "a script": ("a.js", lambda text: f"const a={json.dumps(text)};b(a)".encode()),
    "a script in UTF-8": ("a.js", lambda text: f"const a=`{text}`;b(a)".encode()),
    "a file without an ending": ("CNAME", str.encode),
    "a file of an unknown kind": ("a.dat", lambda text: b"\x01\x02" + text.encode() + b"\x00\x03"),
    "a file in UTF-16": ("a.dat", lambda text: text.encode("utf-16")),
    "a drawing": ("a.svg", lambda text: f"<svg><title>{html.escape(text)}</title></svg>".encode()),
    "letters in two parts": ("a.txt", lambda text: text.replace("é", "e\u0301").encode()),
    "a name of a picture": (f"{SECRET}.png", lambda text: b"\x89PNG"),
    "a name of a folder": (f"{SECRET}/index.html", lambda text: b""),
    "bytes where the index stands": (f"{FOLDER}other.bin", str.encode),
}
"""How a value may stand in a site: the file, and its bytes."""


@pytest.mark.parametrize("kind", KINDS)
def test_a_leak_is_found_however_it_is_written(tmp_path: Path, leaks: Callable[[], list[Problem]], kind: str) -> None:
    path, write = KINDS[kind]
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_bytes(write(SECRET))
    found = leaks()
    assert [(str(leak.place), leak.code) for leak in found] == [("people/ada.yml:6:13", "leaked-value")]
    named = path.replace(SECRET, "…")
    assert found[0].message == f"`private.location` is not public, and stands in `{named}` of the public site"


@pytest.mark.parametrize("text", ['say "hello" to nobody', "=1+1 and more of it", "first;=1+1", "-- the first\n-- the second"])
def test_a_leak_is_found_that_a_table_had_to_write_otherwise(tmp_path: Path, text: str) -> None:
    (tmp_path / "hub/people").mkdir(parents=True)
    (tmp_path / "hub/people/ada.yml").write_text(f"name: Ada\nvisibility: public\nprivate:\n  location: {json.dumps(text)}\n", "utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/a.csv").write_bytes(csv_text(["where"], [line(text)]).encode())
    found = find_leaks(tmp_path / "site", tmp_path / "hub", docs=tmp_path / "docs", themes=[])
    assert [leak.message.split("`")[1] for leak in found] == ["private.location"]


def test_a_leak_is_found_in_the_packed_index(public_site: Path, tmp_path: Path, leaks: Callable[[], list[Problem]]) -> None:
    packed = {path.relative_to(public_site).as_posix(): path.read_bytes() for path in public_site.glob(f"{FOLDER}*.bin")}
    columns = read_index(packed)
    names = (*columns.people.names[:-1], SECRET)
    for path, data in write_index(replace(columns, people=replace(columns.people, names=names))).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    assert [leak.message.split("`")[3] for leak in leaks()] == [FOLDER]


def test_an_index_that_cannot_be_read_does_not_pass(tmp_path: Path, leaks: Callable[[], list[Problem]]) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "boot.bin").write_bytes(gzip.compress(b"HUBI\x01\x01\x00"))
    with pytest.raises(ValueError, match="not whole"):
        leaks()


def test_a_report_of_a_leak_does_not_show_the_value(tmp_path: Path, leaks: Callable[[], list[Problem]]) -> None:
    (tmp_path / f"{SECRET}.txt").write_text("https://chat.example/ada", "utf-8")
    report = report_text(leaks(), {})
    assert "private.location" in report
    assert "private.contact.chat" in report
    assert SECRET not in report
    assert "chat.example" not in report


@pytest.mark.parametrize("text", ["Database, metadata", "https://chat.example/adams", "née O'Hara & Söhne"])
def test_a_part_of_a_word_or_of_a_value_is_no_leak(tmp_path: Path, leaks: Callable[[], list[Problem]], text: str) -> None:
    (tmp_path / "index.html").write_text(html.escape(text), "utf-8")
    assert leaks() == []


# What anybody may read


def test_what_a_published_page_of_docs_says_is_public(hub: Path, tmp_path: Path) -> None:
    site, docs = tmp_path / "site", tmp_path / "docs"
    (docs / "dev").mkdir(parents=True)
    site.mkdir()
    (site / "index.html").write_text("https://chat.example/ada")
    (docs / "dev/notes.md").write_text("Write to https://chat.example/ada")
    assert len(find_leaks(site, hub, docs=docs, themes=[])) == 1
    (docs / "index.md").write_text("Write to https://chat.example/ada")
    assert find_leaks(site, hub, docs=docs, themes=[]) == []


def test_every_link_of_a_public_site_leads_to_a_file_and_an_anchor(public_site: Path) -> None:
    assert dead_links(public_site, SITE_URL) == []


def test_search_engines_may_find_a_public_site(public_site: Path) -> None:
    kept_out = [page for page, document in read_site(public_site).items() if document.robots]
    assert kept_out == []
    assert (public_site / "robots.txt").read_text("utf-8") == f"User-agent: *\nAllow: /\nSitemap: {SITE_URL}sitemap.xml\n"
    assert "Robots" not in (public_site / "_headers").read_text("utf-8")
