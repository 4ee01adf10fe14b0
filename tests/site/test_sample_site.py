"""The repository's own hub is a website in which every link leads somewhere and every page is sound HTML."""

import gzip
import html
import json
import re
import shutil
import subprocess
from collections import Counter
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
from html_checks import around, content_of, dead_links, read_site, target_of, theme_files
from sample_support import KINDS, ROOT, SITE_URL, TODAY, page_of

from hubgen.build import BuildOptions, Built, build
from hubgen.site.index_format import FOLDER, read_index

BROWSER_CODE = ROOT / "tests/browser_code"
BARE_CONTENT = '<article class="md-content__inner md-typeset"><h1>Bare</h1></article>'
SEARCHED = {"circles": "circle", "notes": "note", "programs": "program", "teams": "team"}


@pytest.fixture(scope="module")
def built() -> Built:
    """What the corridor hands to the engine: the records that the pages are made from."""
    return build(ROOT, BuildOptions(date.fromisoformat(TODAY)))


# Links


def test_a_dead_link_is_found_wherever_it_stands(tmp_path: Path) -> None:
    links = """<a href="there/#id">sound</a> <a href="https://elsewhere.example/x/">elsewhere</a>
    <a href="gone/">1</a> <a href="there/#lost">2</a> <a href="https://hub.example/base/lost/">3</a>
    <img src="lost.png" alt="" srcset="there/index.html 1x, wide.png 2x"> <form action="search/?q=a"></form>
    <svg><use href="#icon"/></svg>"""
    (tmp_path / "there").mkdir()
    (tmp_path / "there/index.html").write_text('<p id="id"><a href="..">up</a><a href="../#no">7</a>', "utf-8")
    (tmp_path / "index.html").write_text(links, "utf-8")
    found = [each.partition(">: ")[0].partition("=")[2] for each in dead_links(tmp_path, "https://hub.example/base/")]
    dead = ["gone/", "there/#lost", "https://hub.example/base/lost/", "lost.png", "wide.png", "search/?q=a", "#icon", "../#no"]
    assert sorted(found) == sorted(f"'{address}'" for address in dead)


def test_every_link_leads_to_a_file_and_an_anchor(sample_site: Path) -> None:
    assert dead_links(sample_site, SITE_URL) == []


def test_every_file_that_the_theme_loads_is_there(sample_site: Path) -> None:
    files = {path for page, document in read_site(sample_site).items() for path in theme_files(page, document)}
    assert "search/search_index.json" in files
    assert sorted(path for path in files if not (sample_site / path).is_file()) == []


def test_every_file_that_a_stylesheet_names_is_there(sample_site: Path) -> None:
    missing = []
    for sheet in sorted(sample_site.rglob("*.css")):
        for address in re.findall(r"url\(\s*[\"']?([^)\"']+)", sheet.read_text("utf-8")):
            if not address.startswith("data:") and not (sheet.parent / address.partition("#")[0]).is_file():
                missing.append((sheet.name, address))
    assert missing == []


def test_no_page_loads_anything_from_another_host(sample_site: Path) -> None:
    far = re.compile(r"(https?:)?//", re.I)
    loaded = [(page, url) for page, each in read_site(sample_site).items() for url in each.loaded if far.match(url)]
    assert loaded == []


# Lists


def test_the_sitemap_names_every_page_once(sample_site: Path) -> None:
    text = (sample_site / "sitemap.xml").read_text("utf-8")
    pages = {page.removesuffix("index.html") for page in read_site(sample_site) if page != "404.html"}
    named = Counter(map(html.unescape, re.findall(r"<loc>(.*?)</loc>", text)))
    assert named == Counter(urljoin(SITE_URL, page) for page in pages)


def test_the_compressed_sitemap_is_the_same(sample_site: Path) -> None:
    packed = (sample_site / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == (sample_site / "sitemap.xml").read_bytes()


@pytest.mark.parametrize("kind", SEARCHED.values(), ids=SEARCHED)
def test_the_themes_search_knows_every_record_that_is_no_person_and_no_skill(sample_site: Path, built: Built, kind: str) -> None:
    index = json.loads((sample_site / "search/search_index.json").read_text("utf-8"))
    known = {entry["location"] for entry in index["docs"]}
    records = {record.url for record in built.site.records.values() if record.kind == kind}
    assert records
    assert sorted(records - known) == []


def test_people_and_skills_stand_in_the_directorys_index_and_not_in_the_themes(sample_site: Path, built: Built) -> None:
    index = json.loads((sample_site / "search/search_index.json").read_text("utf-8"))
    known = [entry["location"] for entry in index["docs"]]
    assert [url for url in known if re.match(r"(people|skills)/.", url)] == []
    files = {path.relative_to(sample_site).as_posix(): path.read_bytes() for path in sample_site.glob(f"{FOLDER}*")}
    columns = read_index(files)
    assert set(columns.people.slugs) == {person.slug for person in built.hub.present}
    assert {skill.slug for skill in columns.lists.skills} >= set(built.hub.skills)


def test_every_entry_of_the_search_leads_to_a_place_on_a_page(sample_site: Path) -> None:
    index = json.loads((sample_site / "search/search_index.json").read_text("utf-8"))
    targets = [target_of("index.html", entry["location"] or ".", "") for entry in index["docs"]]
    pages = read_site(sample_site)
    lost = [each for each in targets if not each or each[0] not in pages or each[1] not in ("", *pages[each[0]].ids)]
    assert lost == []


# Pages


def test_no_page_has_an_id_twice(sample_site: Path) -> None:
    twice = {
        page: [name for name, count in Counter(document.ids).items() if count > 1]
        for page, document in read_site(sample_site).items()
    }
    assert {page: names for page, names in twice.items() if names} == {}


def test_every_page_has_one_title_at_its_head(sample_site: Path) -> None:
    heads = {page: document.headings for page, document in read_site(sample_site).items()}
    assert {page: head for page, head in heads.items() if len(head) != 1 or not head[0].strip()} == {}


def test_the_way_past_the_navigation_leads_to_the_title(sample_site: Path) -> None:
    pages = {page: document for page, document in read_site(sample_site).items() if page != "404.html"}
    wrong = {page: each.skips for page, each in pages.items() if each.skips != [f"#{name}" for name in each.head_ids]}
    assert wrong == {}


def test_every_page_of_a_record_has_its_title(sample_site: Path, built: Built) -> None:
    pages = read_site(sample_site)
    titles = {record.url: " ".join(record.title.split()) for record in built.site.records.values()}
    wrong = {
        url: pages[f"{url}index.html"].title
        for url, title in titles.items()
        if not pages[f"{url}index.html"].title.startswith(title)
    }
    assert wrong == {}


def test_every_page_of_a_record_has_its_description(sample_site: Path, built: Built) -> None:
    pages = read_site(sample_site)
    records = [record for record in built.site.records.values() if record.description]
    wrong = {
        record.url: pages[f"{record.url}index.html"].description
        for record in records
        if pages[f"{record.url}index.html"].description != " ".join(record.description.split())
    }
    assert records
    assert wrong == {}


def test_every_page_of_an_internal_site_keeps_search_engines_out(sample_site: Path) -> None:
    indexed = [page for page, document in read_site(sample_site).items() if "noindex" not in document.robots]
    assert indexed == []


# HTML


def test_no_content_holds_a_style_a_handler_or_a_script(sample_site: Path) -> None:
    active = {page: document.active for page, document in read_site(sample_site).items() if document.active}
    assert active == {}


def test_our_html_adds_no_error_to_those_of_the_theme(sample_site: Path, tmp_path: Path) -> None:
    pages = {kind: page_of(sample_site, kind) for kind in KINDS}
    for kind, page in pages.items():
        shutil.copy(page, tmp_path / f"{kind}.html")
    docs_page = (sample_site / "playbooks/questions/index.html").read_text("utf-8")
    bare = around(docs_page).replace("</main>", f"{BARE_CONTENT}</main>")
    (tmp_path / "bare.html").write_text(bare, "utf-8")
    errors = validate(tmp_path)
    ours = {kind: sorted(found - errors["bare"]) for kind, found in errors.items()}
    assert {kind: found for kind, found in ours.items() if found} == {}


def test_the_validator_finds_an_error_in_content(sample_site: Path, tmp_path: Path) -> None:
    page = (sample_site / "people/index.html").read_text("utf-8")
    content = content_of(page)
    (tmp_path / "wrong.html").write_text(page.replace(content, f"{content}<ul><p>no item</p></ul>"), "utf-8")
    assert any(rule == "element-permitted-content" for rule, _ in validate(tmp_path)["wrong"])


def validate(folder: Path) -> dict[str, set[tuple[str, str]]]:
    """Give rule and message of every error that html-validate finds in the pages of *folder*, by their stems."""
    program = BROWSER_CODE / "node_modules/html-validate/bin/html-validate.mjs"
    if not program.is_file():
        pytest.fail("html-validate is missing: run `npm install` in tests/browser_code, or `make test`")
    (folder / ".htmlvalidate.json").write_text('{"root": true, "extends": ["html-validate:standard"]}', "utf-8")
    names = sorted(path.name for path in folder.glob("*.html"))
    done = subprocess.run(
        # To a file: what does not fit into a pipe is lost when the program ends.
        ["node", str(program), "--formatter", "json=errors.json", *names],
        cwd=folder,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode in (0, 1), done.stderr
    errors: dict[str, set[tuple[str, str]]] = {Path(name).stem: set() for name in names}
    for file in json.loads((folder / "errors.json").read_text("utf-8")):
        errors[Path(file["filePath"]).stem] |= {(each["ruleId"], each["message"]) for each in file["messages"]}
    return errors
