"""Whatever people write, files for other programs say it and nothing else."""

import csv
import io
import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from hubgen.content.settings import Settings
from hubgen.site.badges import MOST_PIXELS, badges
from hubgen.site.feeds import feeds
from hubgen.site.vcards import WIDTH, fold, vcards
from hubgen.views.cells import cell, line

sys.path.insert(0, str(Path(__file__).parents[1] / "unit"))

from small_hub import TODAY, circle, hub, note, person

ANY = st.text(st.characters(exclude_categories=["Cs"]))
AWKWARD = st.text(st.sampled_from("aé陽👩\u200d\u0301\\nN,;:\"' \t\r\n=+-@\N{FULLWIDTH EQUALS SIGN}<>&]\x00\x0b\u2028\ufffe"))
TEXTS = ANY | AWKWARD
ATOM = "{http://www.w3.org/2005/Atom}"


@settings(deadline=None)
@given(TEXTS)
def test_a_folded_line_comes_back_whole(text: str) -> None:
    text = text.replace("\n", "").replace("\r", "")
    parts = fold(text).encode().split(b"\r\n")
    assert all(len(part) <= WIDTH for part in parts)
    assert "".join([parts[0].decode(), *(part.decode()[1:] for part in parts[1:])]) == text


@settings(deadline=None)
@given(TEXTS)
def test_a_library_reads_of_a_card_what_was_written(text: str) -> None:
    one = hub(person("ada", f"A{text}Z", role=text))
    raw = dict(vcards(one, "", None))["people/ada/contact.vcf"]().decode()
    (card,) = vobject.readComponents(raw)
    assert [child.name for child in card.getChildren()].count("FN") == 1
    heard = card.fn.value
    said = "".join(sign for sign in heard if sign.isalnum())
    assert said == "".join(sign for sign in f"A{text}Z" if sign.isalnum())


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=5))
def test_a_row_has_as_many_cells_as_were_given_and_none_is_a_formula(texts: list[str]) -> None:
    (row,) = csv.reader(io.StringIO(line(*texts) + "\r\n", newline=""), strict=True)
    assert [value.replace("'", "") for value in row] == [text.replace("'", "") for text in texts]
    assert not any(value.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}")) for value in row)


@settings(deadline=None)
@given(st.integers())
def test_a_number_stays_one(number: int) -> None:
    assert int(cell(number)) == number


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_a_feed_is_well_formed_and_both_of_them_say_the_same(title: str, name: str) -> None:
    written = note("sea", "2026-11-17-x", title=title, presenters=("ada",), body=name)
    one = hub(circle("sea", name=name, notes=(written,)), person("ada", name, joined=TODAY), settings=Settings(site_url="https://hub.example/"))
    made = {path: make() for path, make in feeds(one, "https://hub.example/", None)}
    entries = ElementTree.fromstring(made["feeds/all.xml"]).findall(f"{ATOM}entry")
    items = json.loads(made["feeds/all.json"])["items"]
    tidy = [[" ".join((entry.findtext(f"{ATOM}{tag}") or "").split()) for tag in ("title", "summary")] for entry in entries]
    assert tidy == [[" ".join(item[key].split()) for key in ("title", "content_text")] for item in items]


@settings(deadline=None)
@given(TEXTS)
def test_a_badge_is_well_formed_and_of_bounded_width(text: str) -> None:
    one = hub(person("ada", team=f"T{text}"))
    for _, make in badges(one, "", None):
        assert int(ElementTree.fromstring(make()).attrib["width"]) < MOST_PIXELS + 300
