"""The leak check reads whatever stands in a hub and in a site, and finds a value however it is written."""

import html
import json
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from hubgen.engines.leaks.finder import Finder
from hubgen.engines.leaks.readings import read_texts
from hubgen.engines.leaks.values import find_public, find_secrets, tidy
from hubgen.engines.leaks.written import read_written

PATHS = st.sampled_from(["people/ada.yml", "circles/sql/index.md", "programs/do-not-pair.yml"])
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).map(tidy).filter(str.strip)


@given(PATHS, st.binary() | st.text().map(str.encode))
def test_any_bytes_are_read_as_a_file_of_the_hub(path: str, data: bytes) -> None:
    written = [read_written(path, "ada", data)]
    find_secrets(written)
    list(find_public(written))


@given(st.sampled_from(["a.html", "a.json", "a.ics", "a.xml.gz", "a", "assets/hub/index/a.bin"]), st.binary() | st.text().map(str.encode))
def test_any_bytes_are_read_as_a_file_of_the_site(path: str, data: bytes) -> None:
    assert all(text == " ".join(text.split()) for text in read_texts(path, data, set()))


@given(TEXTS)
def test_any_text_is_found_however_it_is_written(text: str) -> None:
    finder = Finder([text])
    for path, written in (
        ("a.html", f"<p>{html.escape(text)}</p>"),
        ("a.html", f'<a href="?{quote(text)}">'),
        ("a.json", json.dumps([text])),
        ("a.json", json.dumps({"html": html.escape(text)}, ensure_ascii=False)),
    ):
        assert any(finder.found_in(reading) for reading in read_texts(path, written.encode(), set())), path
