"""Every page of the sample stands under one Content-Security-Policy, which lets run what the theme brings and nothing more."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from html_checks import read_site

NO_DATA = {"", "module", "text/javascript"}


class Active(HTMLParser):
    """The policies of a page in the order in which they stand, its inline scripts, and what runs or styles otherwise."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.policies: list[str] = []
        self.scripts: list[str] = []
        self.other: list[str] = []
        self._open = False
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if given.get("http-equiv") == "Content-Security-Policy":
            assert not self.scripts
            self.policies.append(given["content"])
        self._open = tag == "script" and "src" not in given and given.get("type", "") in NO_DATA
        self.other += [name for name in given if name.startswith("on") or name == "style"] + ["style"] * (tag == "style")

    def handle_endtag(self, tag: str) -> None:
        self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.scripts.append(data)


@pytest.fixture(scope="module")
def pages(sample_site: Path) -> dict[str, Active]:
    """Every page of the sample by its path."""
    return {page: Active((sample_site / page).read_text("utf-8")) for page in read_site(sample_site)}


def test_every_page_has_the_same_policy_once(pages: dict[str, Active]) -> None:
    assert len({tuple(page.policies) for page in pages.values()}) == 1
    assert len(next(iter(pages.values())).policies) == 1


def test_headers_say_the_same_and_forbid_to_be_framed(sample_site: Path, pages: dict[str, Active]) -> None:
    policy = next(iter(pages.values())).policies[0]
    lines = (sample_site / "_headers").read_text("utf-8").splitlines()
    assert lines == [
        "/*",
        f"  Content-Security-Policy: {policy}; frame-ancestors 'none'",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: same-origin",
        "  X-Robots-Tag: noindex, nofollow",
    ]


def test_the_policy_lets_run_each_inline_script_and_no_other(pages: dict[str, Active]) -> None:
    policy = next(iter(pages.values())).policies[0]
    scripts = {script for page in pages.values() for script in page.scripts}
    hashes = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts}
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == hashes
    assert "unsafe" not in policy
    assert "http" not in policy


def test_no_page_has_an_inline_style_or_handler(pages: dict[str, Active]) -> None:
    assert {name: page.other for name, page in pages.items() if page.other} == {}


def test_the_charset_stands_where_browsers_look_for_it(sample_site: Path) -> None:
    late = [page for page in read_site(sample_site) if b"<meta charset" not in (sample_site / page).read_bytes()[:1024]]
    assert late == []


def test_robots_are_kept_out_of_an_internal_site(sample_site: Path) -> None:
    assert (sample_site / "robots.txt").read_text("utf-8") == "User-agent: *\nDisallow: /\n"
