"""A sitemap that holds too much becomes an index of several."""

import re
from xml.etree import ElementTree

import pytest

from hubgen.engines.indexes import extend_sitemap, split_sitemap

BASE = "https://hub.example/base/"
EMPTY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    f"    <url>\n         <loc>{BASE}</loc>\n         <lastmod>2026-11-22</lastmod>\n    </url>\n</urlset>"
)
ADDRESSES = [f"{BASE}people/ä-&-{number}/" for number in range(9)]
SITEMAP = extend_sitemap(EMPTY, ADDRESSES, changed="2026-11-22")
NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def split(**limits: int) -> dict[str, str]:
    return split_sitemap(SITEMAP, base=BASE, changed="2026-11-22", **limits)


def locations(text: str) -> list[str]:
    return [each.text or "" for each in ElementTree.fromstring(text).iter(f"{NAMESPACE}loc")]


def test_a_sitemap_with_room_stays_as_it_is() -> None:
    assert split(most=10) == {"sitemap.xml": SITEMAP}


@pytest.mark.parametrize(("most", "files"), [(9, 2), (5, 2), (4, 3), (1, 10)])
def test_no_file_names_more_addresses_than_it_may(most: int, files: int) -> None:
    _, *parts = split(most=most).values()
    assert len(parts) == files
    assert max(len(locations(part)) for part in parts) == most


def test_no_file_is_longer_than_it_may_be() -> None:
    _, *parts = split(longest=500).values()
    assert len(parts) > 2
    assert max(len(part.encode()) for part in parts) <= 500


@pytest.mark.parametrize("limits", [{"most": 4}, {"longest": 500}])
def test_every_address_stands_in_one_of_the_files_in_its_order(limits: dict[str, int]) -> None:
    _, *parts = split(**limits).values()
    assert [address for part in parts for address in locations(part)] == [BASE, *ADDRESSES]


def test_the_index_names_every_file_by_its_address() -> None:
    files = split(most=4)
    assert locations(files["sitemap.xml"]) == [f"{BASE}{name}" for name in files if name != "sitemap.xml"]
    assert ElementTree.fromstring(files["sitemap.xml"]).tag == f"{NAMESPACE}sitemapindex"


def test_every_file_is_dated() -> None:
    assert all(len(re.findall("<lastmod>2026-11-22</lastmod>", text)) == len(locations(text)) for text in split(most=4).values())
