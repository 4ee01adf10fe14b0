"""A site that is built for the public holds nothing that is not."""

import gzip
import html
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from html_checks import dead_links, read_site
from leaks import Value, leaks, read_hub, secrets
from sample_support import ROOT, SITE_URL

SECRET = Value("Ada, née O'Hara & “Söhne”", "people/ada.yml")


@pytest.fixture(scope="module")
def hidden() -> list[Value]:
    """What stands in no public field of the repository's hub."""
    return secrets(ROOT)


def test_no_file_holds_what_stands_in_no_public_field(public_site: Path, hidden: list[Value]) -> None:
    assert leaks(public_site, hidden) == []


def test_every_internal_person_is_looked_for_by_name_and_address(hidden: list[Value]) -> None:
    people = [file for file in read_hub(ROOT) if file.path.startswith("people/") and not file.public]
    looked_for = {value.text for value in hidden}
    assert len(people) > 40
    assert [file.path for file in people if file.fields["name"] not in looked_for] == []
    assert [file.path for file in people if file.slug not in looked_for] == []


def test_private_values_of_public_people_are_looked_for(hidden: list[Value]) -> None:
    people = [file for file in read_hub(ROOT) if file.path.startswith("people/") and "private" in file.fields]
    assert any(file.public for file in people)
    looked_for = {value.path for value in hidden}
    assert {file.path for file in people if file.public} <= looked_for


def test_an_internal_site_holds_what_is_looked_for(sample_site: Path, hidden: list[Value]) -> None:
    folder = sample_site / "people" / next(value.text for value in hidden if value.path == f"people/{value.text}.yml")
    assert any("contact" in leak or "@" in leak for leak in leaks(folder, hidden))


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("page.html", lambda text: f"<p>{html.escape(text)}</p>".encode()),
        ("numbered.html", lambda text: "".join(f"&#{ord(sign)};" for sign in text).encode()),
        ("marked.html", lambda text: text.replace("née", "<b>née</b>").replace("&", "&amp;").encode()),
        ("address.html", lambda text: f'<a href="mailto:?body={quote(text)}">'.encode()),
        ("index.json", lambda text: json.dumps({"docs": [{"text": text}]}).encode()),
        ("calendar.ics", lambda text: f"SUMMARY:{text[:9]}\r\n {text[9:]}".replace(",", "\\,").encode()),
        ("sitemap.xml.gz", lambda text: gzip.compress(html.escape(text).encode())),
        ("lines.txt", lambda text: text.replace(" ", "\n").encode()),
    ],
)
def test_a_leak_is_found_however_it_is_written(tmp_path: Path, name: str, write: Callable[[str], bytes]) -> None:
    (tmp_path / name).write_bytes(write(SECRET.text))
    assert leaks(tmp_path, [SECRET]) == [f"{name}: {SECRET.text!r} of {SECRET.path}"]


def test_a_name_in_the_packed_index_is_a_leak(sample_site: Path, tmp_path: Path, hidden: list[Value]) -> None:
    shutil.copytree(sample_site / "assets/hub/index", tmp_path / "assets/hub/index")
    names = {value for value in hidden if value.path.startswith("people/") and " " in value.text}
    assert any("boot.bin" in leak for leak in leaks(tmp_path, names))


def test_a_leak_is_found_in_a_path(tmp_path: Path) -> None:
    (tmp_path / "people/ada-ohara").mkdir(parents=True)
    (tmp_path / "people/ada-ohara/index.html").write_text("")
    assert leaks(tmp_path, [Value("ada-ohara", "people/ada-ohara.yml")]) != []


def test_a_part_of_a_word_is_no_leak(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>Database, metadata</p>")
    assert leaks(tmp_path, [Value("Data", "people/ada.yml"), Value("data", "people/ada.yml")]) == []


def test_every_link_of_a_public_site_leads_to_a_file_and_an_anchor(public_site: Path) -> None:
    assert dead_links(public_site, SITE_URL) == []


def test_search_engines_may_find_a_public_site(public_site: Path) -> None:
    kept_out = [page for page, document in read_site(public_site).items() if document.robots]
    assert kept_out == []
