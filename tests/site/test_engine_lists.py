"""The lists that MkDocs writes, of addresses and of what search finds, hold the records too."""

import gzip
import json
import re
from pathlib import Path

import pytest
from engine_support import BUILT_IN, NASTY, make_hub, make_site, run_mkdocs


@pytest.fixture(scope="module")
def website(tmp_path_factory: pytest.TempPathFactory) -> Path:
    hub = make_hub(tmp_path_factory.mktemp("lists"))
    return run_mkdocs(hub, hub / "site")


def test_the_sitemap_holds_every_record_once(website: Path):
    text = (website / "sitemap.xml").read_text(encoding="utf-8")
    found = re.findall("<loc>https://hub.example/base/(.*?)</loc>", text)
    assert sorted(found) == sorted([*make_site().records, "playbooks/start/"])


def test_every_entry_of_the_sitemap_has_the_same_date(website: Path):
    assert (
        len(
            set(re.findall("<lastmod>(.*?)</lastmod>", (website / "sitemap.xml").read_text(encoding="utf-8")))
        )
        == 1
    )


def test_the_compressed_sitemap_says_the_same(website: Path):
    assert (
        gzip.decompress((website / "sitemap.xml.gz").read_bytes()) == (website / "sitemap.xml").read_bytes()
    )


def test_the_search_finds_records_that_have_a_text_for_it(website: Path):
    docs = json.loads((website / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    found = {entry["location"]: entry for entry in docs}
    assert found["people/eve/"] == {"location": "people/eve/", "title": "Eve", "text": "Eve knows SQL"}
    assert found["people/"]["text"] == "everyone a to z"
    assert "circles/sql/" not in found


def test_the_search_shows_a_title_as_text(website: Path):
    docs = json.loads((website / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    assert not [entry for entry in docs if "<script" in entry["title"] + entry["text"]]


def test_no_list_names_a_shell(website: Path):
    lists = [website / "sitemap.xml", website / "search/search_index.json"]
    assert not [
        path.name for path in lists if re.search(r"Hub\d{5}Zq|example-with", path.read_text(encoding="utf-8"))
    ]


def test_the_search_of_the_built_in_theme_escapes_for_itself(tmp_path: Path):
    root = make_hub(tmp_path, yml=BUILT_IN)
    index = json.loads(
        (run_mkdocs(root, root / "site") / "search/search_index.json").read_text(encoding="utf-8")
    )
    assert NASTY in [entry["title"] for entry in index["docs"]]
