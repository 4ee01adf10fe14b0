"""Records through MkDocs: real builds with real themes of a made-up site."""

import logging
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import pytest
from engine_support import (
    BUILT_IN,
    MKDOCS_YML,
    NASTY,
    Said,
    a_person,
    load,
    make_hub,
    make_site,
    render,
    run_mkdocs,
    tree,
)
from mkdocs.commands.build import build
from mkdocs.exceptions import ConfigurationError

from hubgen.engines.output import Output
from hubgen.engines.stamp import fill, stamp
from hubgen.problems import Place, Problem, Severity
from hubgen.site.records import Record

UPPER = (
    '{% extends "base.html" %}{% block htmltitle %}<title>{{ page.title | upper }}</title>{% endblock %}\n'
)
WITH_OVERRIDE = MKDOCS_YML.replace("  name: material", "  name: material\n  custom_dir: theme")
READ_THE_DOCS = BUILT_IN.replace("theme: mkdocs", "theme: readthedocs")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_hub(tmp_path_factory.mktemp("material"))


@pytest.fixture(scope="module")
def website(hub: Path) -> Path:
    with Said() as said:
        site = run_mkdocs(hub, hub / "site")
    assert said.messages == []
    return site


def parsed(page: Path | str):
    text = page.read_text(encoding="utf-8") if isinstance(page, Path) else page
    return html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)


def text_of(element) -> str:
    return " ".join("".join(element.itertext()).split())


class Links(HTMLParser):
    """Every `href` and `src` of a page, and its anchors."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for key, value in attrs if key in ("href", "src") and value and tag != "form"]
        self.ids |= {value for key, value in attrs if key == "id" and value}


def broken_links(site: Path) -> Iterator[str]:
    pages = {path.relative_to(site).as_posix(): Links(path) for path in site.rglob("*.html")}
    for name, page in pages.items():
        for link in page.links:
            target = urlsplit(urljoin(f"https://site.example/{name}", link))
            if target.netloc != "site.example" or name == "404.html":
                continue
            path = unquote(target.path).lstrip("/")
            path += "index.html" if path.endswith("/") or not path else ""
            missing = target.fragment and path in pages and target.fragment not in pages[path].ids
            if missing or not (site / path).exists():
                yield f"{name}: {link}"


# What stamping promises


@pytest.mark.parametrize("yml", [MKDOCS_YML, BUILT_IN], ids=["material", "built-in"])
def test_a_stamped_record_is_byte_for_byte_what_the_theme_renders(tmp_path: Path, yml: str):
    root = make_hub(tmp_path, yml=yml)
    config = load(root, root / "site")
    build(config)
    press = config.plugins["hubgen"].press(config)
    for url in make_site().records.keys() - make_site().listed:
        record = make_site().records[url]
        filling = fill(record, render(record))
        page = press.render(filling)
        shell = press.shell(filling, page)
        assert shell is not None
        assert stamp(shell, filling).decode() == page


def test_a_stamped_record_is_byte_for_byte_the_page_that_mkdocs_makes_of_it(tmp_path: Path):
    skills = [
        Record("skill", f"skills/{slug}/", f"{slug} & more", "About <it>", ("people", "notes"))
        for slug in ("css", "git", "sql")
    ]
    root = make_hub(tmp_path)
    stamped = tree(run_mkdocs(root, root / "stamped", site=make_site(skills)))
    listed = tree(run_mkdocs(root, root / "listed", site=make_site(skills, also_listed=[r.url for r in skills])))
    assert {r.url: stamped[f"{r.url}index.html"] for r in skills} == {
        r.url: listed[f"{r.url}index.html"] for r in skills
    }


def test_a_theme_that_changes_titles_gets_every_record_rendered(tmp_path: Path):
    root = make_hub(tmp_path, yml=WITH_OVERRIDE, files={"theme/main.html": UPPER})
    with Said(logging.INFO) as said:
        run_mkdocs(root, root / "site")
    assert parsed(root / "site/people/eve/index.html").find(".//title").text == "EVE"
    assert [message for message in said.messages if "one by one" in message] == [
        "INFO The theme changes what it is given, so 6 records were rendered one by one"
    ]


@pytest.mark.parametrize(
    ("yml", "files"),
    [(READ_THE_DOCS, {}), (WITH_OVERRIDE, {"theme/main.html": UPPER})],
    ids=["readthedocs", "override"],
)
def test_a_record_rendered_one_by_one_shows_its_words_as_text(
    tmp_path: Path, yml: str, files: dict[str, str]
):
    people = [a_person(slug, NASTY, NASTY) for slug in ("fay", "gil")]
    root = make_hub(tmp_path, yml=yml, files=files)
    page = parsed(run_mkdocs(root, root / "site", site=make_site(people)) / "people/gil/index.html")
    assert page.find(".//h1").text == NASTY
    assert NASTY.upper() in page.find(".//title").text.upper()
    assert not [script for script in page.iter("script") if script.text == "alert(1)"]


# What a reader of one page sees


@pytest.mark.parametrize("path", [".//title", ".//h1", ".//*[@data-md-component='header-topic']"])
def test_a_title_is_text_wherever_the_theme_prints_it(website: Path, path: str):
    assert " ".join(NASTY.split()) in text_of(parsed(website / "people/ada/index.html").find(path))


def test_a_description_is_text(website: Path):
    page = parsed(website / "people/ada/index.html")
    assert page.find(".//meta[@name='description']").get("content") == NASTY


def test_a_heading_is_text_in_the_table_of_contents(website: Path):
    entries = parsed(website / "people/ada/index.html").findall(".//*[@data-md-component='toc']/li/a")
    assert [(entry.get("href"), text_of(entry)) for entry in entries] == [
        ("#skills", "About <skills>"),
        ("#wants", "About <wants>"),
    ]


def test_no_word_of_a_record_becomes_markup(website: Path):
    for page in website.rglob("*.html"):
        assert "<script>alert" not in page.read_text(encoding="utf-8"), page


def test_the_skip_link_leads_to_the_title(website: Path):
    assert parsed(website / "people/eve/index.html").find(".//a[@class='md-skip']").get("href") == "#top"


def test_a_record_without_a_description_has_none(website: Path):
    page = parsed(website / "circles/sql/2026-11-24-joins/index.html")
    assert page.find(".//meta[@name='description']") is None


def test_a_record_has_its_own_address(website: Path):
    page = parsed(website / "circles/sql/2026-11-24-joins/index.html")
    assert (
        page.find(".//link[@rel='canonical']").get("href")
        == "https://hub.example/base/circles/sql/2026-11-24-joins/"
    )


def test_every_link_leads_somewhere_at_every_depth(website: Path):
    assert list(broken_links(website)) == []


def test_a_record_is_edited_in_its_own_file(website: Path):
    page = parsed(website / "people/eve/index.html")
    assert (
        page.find(".//a[@rel='edit']").get("href")
        == "https://forge.example/o/r/edit/main/people/eve.yml?a=1&b=2"
    )


def test_a_record_without_a_file_has_no_edit_link(website: Path):
    assert parsed(website / "circles/sql/index.html").find(".//a[@rel='edit']") is None


def test_a_page_of_docs_is_edited_in_docs(website: Path):
    page = parsed(website / "playbooks/start/index.html")
    assert (
        page.find(".//a[@rel='edit']").get("href")
        == "https://forge.example/o/r/edit/main/docs/playbooks/start.md"
    )


def test_a_record_shows_where_it_belongs_in_the_navigation(website: Path):
    tabs = parsed(website / "people/eve/index.html").findall(
        ".//li[@class='md-tabs__item md-tabs__item--active']"
    )
    assert [text_of(tab) for tab in tabs] == ["People"]


def test_a_shell_leaves_the_navigation_as_it_was(website: Path):
    tabs = parsed(website / "circles/sql/index.html").findall(
        ".//li[@class='md-tabs__item md-tabs__item--active']"
    )
    assert [text_of(tab) for tab in tabs] == ["Circles"]


# Listed records and the pages of docs/


def test_a_listed_record_is_the_page_that_the_navigation_names(website: Path):
    page = parsed(website / "people/index.html")
    assert "People" in text_of(page.find(".//a[@class='md-nav__link md-nav__link--active']"))


@pytest.mark.parametrize("path", ["index.html", "people/ada/index.html", "playbooks/start/index.html", "404.html"])
def test_every_page_loads_our_style_and_script_before_those_of_the_owner(tmp_path: Path, path: str):
    hub = make_hub(tmp_path, yml=f"{MKDOCS_YML}extra_css: [own.css]\nextra_javascript: [own.js]\n")
    page = (run_mkdocs(hub, tmp_path / "site") / path).read_text("utf-8")
    found = re.findall(r'(?:<link rel="stylesheet"|<script)[^>]*"[^"]*?((?:hub|own)\.(?:css|js))"([^>]*)', page)
    assert [name for name, _ in found] == ["hub.css", "own.css", "hub.js", "own.js"]
    assert 'type="module"' in found[2][1]


def test_what_the_owner_names_too_is_loaded_once(tmp_path: Path):
    named = "extra_css: [own.css, assets/hub/hub.css]\nextra_javascript: [{path: assets/hub/hub.js, type: module}]\n"
    page = (run_mkdocs(make_hub(tmp_path, yml=MKDOCS_YML + named), tmp_path / "site") / "index.html").read_text("utf-8")
    assert (page.count("hub.css"), page.count("hub.js")) == (1, 1)


def test_the_home_record_takes_in_what_docs_say_there(website: Path):
    assert '<p>Welcome, <em>you</em>.</p>\n<h2 id="new">' in (website / "index.html").read_text(
        encoding="utf-8"
    )


def test_a_hub_without_a_page_for_home_has_the_record_alone(tmp_path: Path):
    root = make_hub(tmp_path)
    (root / "docs/index.md").unlink()
    page = (run_mkdocs(root, root / "site") / "index.html").read_text(encoding="utf-8")
    assert "Welcome &amp; hello</h1>" in page
    assert "hub:intro" not in page


def test_a_navigation_made_by_mkdocs_starts_at_home(tmp_path: Path):
    root = make_hub(tmp_path, yml=MKDOCS_YML.split("nav:")[0])
    (root / "docs/index.md").unlink()
    tab = parsed(run_mkdocs(root, root / "site") / "index.html").find(".//a[@class='md-tabs__link']")
    assert tab.get("href") == "."


def test_text_that_a_listed_record_has_no_place_for_is_a_warning(tmp_path: Path):
    root = make_hub(tmp_path, files={"docs/people/index.md": "Lost words.\n"})
    with Said() as said:
        run_mkdocs(root, root / "site")
    assert said.messages == ["WARNING people/index.md is not shown: the hub makes the page at /people/"]


def test_a_page_of_docs_at_the_address_of_a_record_wins_with_a_warning(tmp_path: Path):
    root = make_hub(tmp_path, files={"docs/people/ada.md": "# Mine\n"})
    with Said() as said:
        site = run_mkdocs(root, root / "site")
    assert "Mine" in text_of(parsed(site / "people/ada/index.html").find(".//h1"))
    assert said.messages == [
        "WARNING people/ada/index.html is left out: people/ada.md is published at the same address"
    ]


def test_a_link_from_docs_to_a_source_leads_to_its_page(website: Path):
    links = parsed(website / "playbooks/start/index.html").findall(".//article/p/a")
    assert [link.get("href") for link in links] == [
        "../../people/ada/#skills",
        "../../circles/sql/",
        "../../circles/sql/2026-11-17-joins/",
        "../../people/",
        "https://sheets.example/people/ada.yml",
    ]


def test_a_link_in_a_code_block_of_docs_stays_as_written(website: Path):
    assert (
        text_of(parsed(website / "playbooks/start/index.html").find(".//pre"))
        == "[Ada](../../people/ada.yml)"
    )


def test_a_link_from_docs_to_a_source_that_is_not_there_is_a_warning(tmp_path: Path):
    root = make_hub(tmp_path, files={"docs/a.md": "[x](../people/nobody.yml)\n\n[y](//[)\n"})
    with Said() as said, pytest.raises(ValueError, match="IPv6"):  # MkDocs' own, on the second link
        run_mkdocs(root, root / "site")
    assert any("../people/nobody.yml" in message for message in said.messages)


# What else the site is made of


def test_an_asset_is_written_as_it_is(website: Path):
    assert (website / "circles/sql/calendar.ics").read_bytes() == b"BEGIN\r\n"


def test_an_asset_does_not_replace_a_file_of_docs(tmp_path: Path):
    root = make_hub(tmp_path, files={"docs/Note.txt": "mine"})
    with Said() as said:
        site = run_mkdocs(root, root / "site", site=make_site(assets={"note.txt": b"yours"}))
    assert [path.name for path in site.glob("?ote.txt")] == ["Note.txt"]
    assert said.messages == ["WARNING note.txt is left out: Note.txt is published at the same address"]


@pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a\\..\\x", "c:x", "a//x", ""])
def test_nothing_is_written_outside_the_site(tmp_path: Path, path: str):
    with pytest.raises(ValueError, match="no path inside the site"):
        Output(tmp_path / "site").write(path, b"")


@pytest.mark.parametrize(
    "page", ["index.html", "people/eve/index.html", "playbooks/start/index.html", "404.html"]
)
def test_every_page_of_an_internal_site_keeps_search_engines_out(tmp_path_factory, page: str):
    root = make_hub(tmp_path_factory.getbasetemp() / "internal")
    site = root / "site" if (root / "site").exists() else run_mkdocs(root, root / "site", audience="internal")
    assert parsed(site / page).find(".//head/meta[@name='robots']").get("content") == "noindex, nofollow"


def test_a_public_site_may_be_found(website: Path):
    assert parsed(website / "people/eve/index.html").find(".//meta[@name='robots']") is None


# Building


def test_problems_are_told_by_their_weight(tmp_path: Path):
    root = make_hub(tmp_path)
    problems = tuple(
        Problem(Place("people/ada.yml", 3, 1), "some-code", str(severity), "mend it", severity)
        for severity in Severity
    )
    with Said(logging.INFO) as said:
        run_mkdocs(root, root / "site", problems=problems)
    assert [message for message in said.messages if "some-code" in message] == [
        "WARNING people/ada.yml:3:1: error (mend it) [some-code]",
        "WARNING people/ada.yml:3:1: warning (mend it) [some-code]",
        "INFO people/ada.yml:3:1: notice (mend it) [some-code]",
    ]


def test_a_site_without_folders_in_its_addresses_is_refused(tmp_path: Path):
    root = make_hub(tmp_path, yml=MKDOCS_YML + "use_directory_urls: false\n")
    with pytest.raises(ConfigurationError, match="use_directory_urls"):
        run_mkdocs(root, root / "site")


def test_a_change_in_the_hub_reloads_a_served_site(hub: Path):
    config = load(hub, hub / "other")
    config.plugins.on_config(config)
    assert [Path(path).name for path in config.watch] == ["people", "skills", "circles", "programs"]


def test_a_second_build_in_the_same_process_gives_the_same_site(hub: Path, website: Path):
    assert tree(run_mkdocs(hub, hub / "again")) == tree(website)


def test_an_edit_address_of_the_hubs_own_is_kept(tmp_path: Path):
    root = make_hub(tmp_path, yml=MKDOCS_YML + "edit_uri_template: https://wiki.example/{path}\n")
    page = parsed(run_mkdocs(root, root / "site") / "playbooks/start/index.html")
    assert page.find(".//a[@rel='edit']").get("href") == "https://wiki.example/playbooks/start.md"
