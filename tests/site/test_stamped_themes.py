"""A stamped record is the page that MkDocs itself would have made of it, whatever the theme, or it is not stamped."""

import logging
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest
from engine_support import Said, load, make_hub
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from oracle_support import differing_records
from sample_support import MIDNIGHT, ROOT, TODAY

from hubgen.build import BuildOptions, build
from hubgen.engines.shell import Press
from hubgen.engines.stamp import fill, shape_of
from hubgen.site.records import Content, Record, Site

SAMPLE_THEME = "theme:" + (ROOT / "mkdocs.yml").read_text("utf-8").partition("\ntheme:")[2].partition("\nnav:")[0]
SITE = """\
site_name: Saltmarsh learns
site_url: https://learn.saltmarsh.example/base/
hooks: [hooks/pages.py]
nav:
  - index.md
  - Who knows what: people/index.md
  - Skills: [skills/index.md, skills-a-z/index.md]
  - Circles: circles/index.md
  - Programs: [programs/index.md, playbooks/start.md]
"""
DOCS = {"docs/playbooks/start.md": "---\ntags: [begin]\n---\n# Start\n"}

OVERRIDES = """\
{% extends "base.html" %}
{% block extrahead %}{% if page %}
  <meta property="og:title" content="{{ page.meta.title or page.title }}">
  <meta property="og:description" content="{{ page.meta.description | default(config.site_description, true) }}">
  <meta property="og:url" content="{{ page.canonical_url }}">
  {% if page.meta.image %}<meta property="og:image" content="{{ page.meta.image }}">{% endif %}
{% endif %}{% endblock %}
{% block announce %}<a href="{{ 'circles/' | url }}">{{ config.site_name }} meets</a>{% endblock %}
{% block content %}{% if page %}
  <ol>{% for each in page.ancestors | reverse %}<li>{{ each.title }}</li>{% endfor %}<li>{{ page.title }}</li></ol>
  {{ super() }}
  <p>{{ page.url }} {{ page.abs_url }} {{ page.file.src_uri }} {% if page.is_homepage %}home{% endif %}</p>
  <ul>{% for each in page.toc %}{% for part in each.children %}<li><a href="{{ part.url }}">{{ part.title }}</a></li>
  {% endfor %}{% endfor %}</ul>
{% endif %}{% endblock %}
{% block footer %}{{ super() }}{% if page %}
  <footer><a href="{{ page.edit_url }}">Mend {{ page.title }}</a> {{ build_date_utc }} {{ page.update_date }}</footer>
{% endif %}{% endblock %}
"""
THEMES = {
    "overrides, in German, with tags": """
theme:
  name: material
  custom_dir: theme
  language: de
  features: [content.action.edit, navigation.indexes, navigation.sections, navigation.path, navigation.footer]
plugins: [search, tags]
""",
    "from right to left, with instant navigation, pruned, offline": """
theme:
  name: material
  language: ar
  direction: rtl
  features: [navigation.instant, navigation.instant.prefetch, navigation.tracking, navigation.prune, navigation.tabs]
plugins: [search, offline]
""",
    "Japanese, the table of contents inside the navigation, no search": """
theme: {name: material, language: ja, features: [toc.integrate, navigation.expand]}
plugins: []
""",
    "the theme of MkDocs": "theme: mkdocs\n",
}

CHANGES = {
    "capitals": "{{ page.title | upper }}",
    "capitals of words": "{{ page.title | title }}",
    "without hyphens": "{{ page.title | replace('-', ' ') }}",
    "the first word": "{{ page.title.split()[0] }}",
    "its length": "{{ page.title | length }}",
    "coded for an address": "{{ page.title | urlencode }}",
    "a description cut short": "{{ page.meta.description | default('', true) | truncate(60) }}",
    "a description left out where it is long": "{{ page.meta.description if page.meta.description | length < 90 }}",
    "words of content": "{{ page.content | striptags | wordcount }}",
    "minutes of reading": "{{ (page.content | striptags | wordcount / 200) | round | int }}",
    "its beginning": "{{ page.content | striptags | truncate(80) }}",
    "for pages with code": "{% if 'class=\"highlight\"' in page.content %}code{% endif %}",
    "for pages with a table": "{% if '<table' in page.content %}table{% endif %}",
    "for pages with sections": "{% if '<h3' in page.content %}sections{% endif %}",
    "for short titles": "{% if page.title | length < 30 %}short{% endif %}",
    "for one kind of file": "{% if page.edit_url and page.edit_url.endswith('.md') %}note{% endif %}",
    "the day in the address": "{{ page.url.split('/')[-2:][0][:10] }}",
    "a count of pages": "{% set _ = config.extra.counter.append(1) %}{{ config.extra.counter | length }}",
}
KEPT = {
    "escaped": "<meta content='{{ page.title | e }}'>",
    "without tags": "{{ page.title | striptags }}",
    "entries of the table of contents": "{{ page.toc | length }}",
    "an address to share": "https://share.example/?u={{ page.canonical_url | urlencode }}",
    "a place in the site": "{% if 'people' in page.url %}person{% endif %}{{ page.url.count('/') }}",
    "the day of the build": "{{ build_date_utc }} {{ page.update_date }}",
}
SWITCH = (
    '{% extends "base.html" %}{% block extrahead %}{% if page %}'
    + "".join(f"{{% if config.extra.change == '{name}' %}}{text}{{% endif %}}" for name, text in (CHANGES | KEPT).items())
    + "{% if config.extra.rare and config.extra.rare in page.url %}rare{% endif %}{% endif %}{% endblock %}\n"
)


@pytest.fixture(scope="module")
def sample() -> Site:
    """The records of the sample hub, each rendered once."""
    site = build(ROOT, BuildOptions(date.fromisoformat(TODAY))).site
    contents: dict[str, Content] = {}

    def render(record: Record) -> Content:
        return contents.setdefault(record.url, contents.get(record.url) or site.render(record))

    return Site(dict(site.records.items()), {}, site.listed, (), render)


@pytest.fixture(scope="module")
def some(sample: Site) -> Site:
    """Four records of each kind and shape: the first two, of which one is rendered, the emptiest, the fullest."""
    own = [record for url, record in sample.records.items() if url not in sample.listed]
    own.sort(key=lambda record: (record.kind, shape(sample, record), len(sample.render(record).html)))
    chosen = {url: sample.records[url] for url in sample.listed}
    for _, found in groupby(own, key=lambda record: (record.kind, shape(sample, record))):
        emptiest, *others = found
        chosen |= {record.url: record for record in (*others[:2], emptiest, *others[-1:])}
    return Site(chosen, {}, sample.listed, (), sample.render)


@pytest.fixture(scope="module")
def few(some: Site) -> Site:
    """Of those, people and notes alone, which is enough to see what a theme does."""
    kept = {url: record for url, record in some.records.items() if record.kind in ("person", "note")}
    return Site(kept, {}, (), (), some.render)


def shape(site: Site, record: Record):
    return shape_of(fill(record, site.render(record)))


@pytest.fixture(autouse=True)
def dated(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let two builds have one moment, as those of `hubgen build` have."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MIDNIGHT)


# What stamping promises


def test_every_record_of_the_sample_is_the_page_that_mkdocs_makes_of_it(tmp_path: Path, sample: Site) -> None:
    root = make_hub(tmp_path, yml=SITE + SAMPLE_THEME, files=DOCS)
    with Said(logging.INFO) as said:
        assert differing_records(root, sample) == []
    assert not [message for message in said.messages if "one by one" in message]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_records_are_the_pages_that_mkdocs_makes_of_them_with_any_theme(tmp_path: Path, some: Site, theme: str) -> None:
    root = make_hub(tmp_path, yml=SITE + theme, files={**DOCS, "theme/main.html": OVERRIDES})
    with Said(logging.INFO) as said:
        assert differing_records(root, some) == []
    assert not [message for message in said.messages if "one by one" in message]


# What is found out


@pytest.fixture(scope="module")
def switched(tmp_path_factory: pytest.TempPathFactory) -> MkDocsConfig:
    """A built hub whose theme does, with what it is given, what `extra.change` says."""
    theme = "theme: {name: material, custom_dir: theme}\nextra: {counter: []}\n"
    root = make_hub(tmp_path_factory.mktemp("switched"), yml=SITE + theme, files={**DOCS, "theme/main.html": SWITCH})
    config = load(root, root / "site")
    mkdocs_build(config)
    return config


def printed(config: MkDocsConfig, site: Site, **extra: str) -> tuple[int, list[str]]:
    """Print all records, and give how many were rendered one by one, and which are not as the theme renders them."""
    config.extra |= {"change": "", "rare": "", **extra}
    press: Press = config.plugins["hubgen"].press(config)
    own = list(site.records.values())
    pages = {record.url: press.print(record, site.render(record)).decode() for record in own}
    # The theme that counts its pages is another one each time it is asked.
    again = [] if extra.get("change") == "a count of pages" else own
    return press.unstamped, [r.url for r in again if press.render(fill(r, site.render(r))) != pages[r.url]]


@pytest.mark.parametrize("change", CHANGES)
def test_a_theme_that_changes_what_it_is_given_is_not_stamped(switched: MkDocsConfig, few: Site, change: str) -> None:
    unstamped, wrong = printed(switched, few, change=change)
    assert unstamped
    assert wrong == []


@pytest.mark.parametrize("use", KEPT)
def test_a_theme_that_prints_what_it_is_given_is_stamped(switched: MkDocsConfig, few: Site, use: str) -> None:
    assert printed(switched, few, change=use) == (0, [])


def test_a_theme_that_looks_for_a_word_of_few_records_is_not_found_out(switched: MkDocsConfig, few: Site) -> None:
    """The limit of the two proofs: the word stands neither in the example nor in the first record that gets a shell."""
    last = [record.url for record in few.records.values() if record.kind == "person"][-1]
    assert printed(switched, few, rare=last) == (0, [last])
