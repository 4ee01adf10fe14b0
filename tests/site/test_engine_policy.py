"""The Content-Security-Policy of a made-up site: what its owner's pages run is allowed, what came in by a record is not."""

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path

import pytest
from engine_support import MKDOCS_YML, load, make_hub, make_site, render, run_mkdocs, settings
from mkdocs.commands.build import build

from hubgen.engines.additions import Handed
from hubgen.engines.mkdocs import HANDED
from hubgen.engines.sealing import is_served
from hubgen.site.records import Content, Record

YML = MKDOCS_YML + "extra_javascript: [https://cdn.example/math.js]\n"
DOCS = {
    "docs/index.md": "<script>intro()</script>\n",
    "docs/playbooks/start.md": '<div style="color: red">\n<script>start()</script>\n</div>\n',
    "docs/slides.html": "<html><head><title>Slides</title></head><script>slides()</script></html>",
    "docs/_headers": "/own\n",
}


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy_of(page: Path) -> str:
    return re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page.read_text("utf-8"))[0]


def with_a_script(record: Record) -> Content:
    """Write a record as if the sanitiser had let a script and a picture from elsewhere pass."""
    content = render(record)
    return content._replace(html=f'{content.html}<script>evil()</script><img src="https://evil.example/a.png">')


@pytest.fixture(scope="module")
def website(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = make_hub(tmp_path_factory.mktemp("policy"), yml=YML, files=DOCS)
    site = make_site()
    return run_mkdocs(root, root / "site", site=replace(site, render=with_a_script))


def test_all_pages_stand_under_one_policy(website: Path):
    assert len({policy_of(page) for page in website.rglob("*.html")}) == 1


@pytest.mark.parametrize("script", ["intro()", "start()", "slides()"])
def test_what_the_owners_own_pages_run_is_allowed(website: Path, script: str):
    assert hash_of(script) in policy_of(website / "people/eve/index.html")


def test_hosts_and_styles_of_the_owners_own_pages_are_allowed(website: Path):
    policy = policy_of(website / "index.html")
    assert re.search(r"script-src [^;]*https://cdn\.example[ ;]", policy)
    assert f"style-src 'self' {hash_of('color: red')} 'unsafe-hashes';" in policy


@pytest.mark.parametrize("page", ["people/eve/index.html", "people/index.html", "circles/sql/index.html"])
def test_what_came_in_by_a_record_is_not_allowed(website: Path, page: str):
    assert "<script>evil()</script>" in (website / page).read_text("utf-8")
    assert hash_of("evil()") not in policy_of(website / page)
    assert "evil.example" not in policy_of(website / page)


def test_headers_of_the_owners_own_are_kept(website: Path):
    assert (website / "_headers").read_text("utf-8") == "/own\n"


def test_an_owner_may_do_without_a_policy(tmp_path: Path):
    root = make_hub(tmp_path)
    config = load(root, root / "site")
    config.extra[HANDED] = Handed(make_site(), replace(settings(), content_security_policy=False))
    build(config)
    files = [*(root / "site").rglob("*.html"), root / "site/_headers"]
    assert [file for file in files if "Content-Security-Policy" in file.read_text("utf-8")] == []


def test_a_served_site_is_known_by_its_address(tmp_path: Path):
    config = load(make_hub(tmp_path), tmp_path / "site")
    assert not is_served(config)
    config.site_url = "http://127.0.0.1:8000/base/"
    assert is_served(config)
