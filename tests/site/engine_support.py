"""A tiny hub and a made-up site, for the tests of the engines: real MkDocs, real themes, no corridor."""

import logging
import os
import shutil
from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from pathlib import Path

os.environ["NO_MKDOCS_2_WARNING"] = "1"

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from hubgen.content.settings import Forge, Settings
from hubgen.engines.additions import Handed
from hubgen.engines.mkdocs import HANDED
from hubgen.problems import Problem
from hubgen.site.records import Content, Heading, Record, Site

TODAY = date(2026, 11, 22)
HOOK = Path(__file__).parents[2] / "hooks" / "pages.py"
ASSETS = {"api/people.json": b"[]", "assets/hub/hub.css": b"", "assets/hub/hub.js": b"", "circles/sql/calendar.ics": b"BEGIN\r\n"}
NASTY = "Ada </title><script>alert(1)</script> & \"Ng\" 'x' &lt;b&gt; \\"

MKDOCS_YML = """\
site_name: Saltmarsh
site_url: https://hub.example/base/
hooks: [hooks/pages.py]
markdown_extensions:
  - toc: {permalink: true}
  - pymdownx.superfences
theme:
  name: material
  font: false
  features: [content.action.edit, navigation.tabs]
plugins: [search]
nav:
  - index.md
  - People: people/index.md
  - Circles: circles/index.md
  - Playbooks: playbooks/start.md
"""

BUILT_IN = MKDOCS_YML.split("theme:")[0] + "theme: mkdocs\nnav:\n  - index.md\n  - People: people/index.md\n"

START = """\
# Start & go

[Ada](../../people/ada.yml#skills), [circle](../../circles/sql/index.md),
[note](../../circles/sql/2026-11-17-joins.md),
[everyone](../people/index.md), [spreadsheet](https://sheets.example/people/ada.yml).

```markdown
[Ada](../../people/ada.yml)
```
"""


def make_hub(root: Path, *, yml: str = MKDOCS_YML, files: Mapping[str, str] | None = None) -> Path:
    """Write a hub of settings, the hook and docs/ to *root*; *files* are added to it."""
    texts = {"mkdocs.yml": yml, "docs/index.md": "Welcome, *you*.\n", "docs/playbooks/start.md": START}
    for path, text in {**texts, **(files or {})}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    (root / "hooks").mkdir(exist_ok=True)
    shutil.copy(HOOK, root / "hooks")
    for name in ("people", "skills", "circles", "programs"):
        (root / name).mkdir(exist_ok=True)
    return root


def a_person(slug: str, title: str, description: str = "", **more: object) -> Record:
    edit = f"https://forge.example/o/r/edit/main/people/{slug}.yml?a=1&b=2"
    given = {"edit_url": edit, "search_text": f"{title} knows SQL", **more}
    return Record("person", f"people/{slug}/", title, description, ("skills", "wants"), **given)  # type: ignore[arg-type]


def make_site(
    records: Iterable[Record] = (),
    *,
    assets: Mapping[str, bytes] | None = None,
    also_listed: Iterable[str] = (),
) -> Site:
    """Make a site of a home, two indexes, five people, a circle, notes and *records*."""
    listed = [
        Record("home", "", "Welcome & hello", "The hub's <home>", ("new",), search_text="front door"),
        Record("people", "people/", "People", "Everyone", ("a-z",), search_text="everyone a to z"),
        Record("circles", "circles/", "Circles", "", (), "https://forge.example/x"),
    ]
    people = [
        a_person(slug, slug.title(), f'{slug} <knows> & "does"') for slug in ("ben", "cem", "dee", "eve")
    ]
    notes = [
        Record("note", f"circles/sql/2026-11-{day}-joins/", f"Joins {day}", "", ("agenda",))
        for day in (10, 17, 24)
    ]
    circle = Record("circle", "circles/sql/", "SQL circle", "Ask about joins", ())
    every = [*listed, a_person("ada", NASTY, NASTY), *people, circle, *notes, *records]
    return Site(
        {record.url: record for record in sorted(every, key=lambda record: record.url)},
        dict(
            sorted((assets or ASSETS).items())
        ),
        (*(record.url for record in listed), *also_listed),
        tuple(record.url for record in every if record.search_text),
        render,
    )


def render(record: Record) -> Content:
    """Write a record's sections; every link is relative to the record, as a real renderer's are."""
    sections = [section for section in record.view if isinstance(section, str)]  # type: ignore[attr-defined]
    body = "".join(f'<h2 id="{name}">About {name}</h2>\n<p>&lt;{name}&gt;</p>\n' for name in sections)
    intro = "<!--hub:intro-->\n" if record.kind == "home" else ""
    up = "../" * record.url.count("/")
    html = (
        f'<h1 id="top">{escape(record.title)}</h1>\n{intro}{body}<p><a href="{up}people/ada/">Ada</a></p>\n'
    )
    children = tuple(Heading(name, f"About <{name}>") for name in sections)
    return Content(html, (Heading("top", record.title, children),))


def settings(audience: str = "public") -> Settings:
    return Settings(audience=audience, forge=Forge("https://forge.example/o/r", "main", "github"))


def load(
    root: Path,
    site_dir: Path,
    *,
    site: Site | None = None,
    audience: str = "public",
    problems: tuple[Problem, ...] = (),
) -> MkDocsConfig:
    """Load the hub's configuration with *site* handed over."""
    config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(site_dir))
    config.extra[HANDED] = Handed(site or make_site(), settings(audience), problems)
    return config


def run_mkdocs(root: Path, site_dir: Path, **more: object) -> Path:
    """Build with MkDocs alone, as `mkdocs build` does, and give the folder of the site."""
    build(load(root, site_dir, **more))  # type: ignore[arg-type]
    return site_dir


def tree(folder: Path) -> dict[str, bytes]:
    """Give every file below *folder* by its path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


class Said(logging.Handler):
    """Collects what is logged below `mkdocs` while the block runs."""

    def __init__(self, level: int = logging.WARNING) -> None:
        super().__init__(level)
        self.messages: list[str] = []
        self._logger = logging.getLogger("mkdocs")

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.levelname} {record.getMessage()}")

    def __enter__(self) -> "Said":
        self._before = self._logger.level
        self._logger.addHandler(self)
        self._logger.setLevel(min(self.level, logging.INFO))
        return self

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)
        self._logger.setLevel(self._before)
