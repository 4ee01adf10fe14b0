"""Each engine gets its own input folder, made from one generated hub, and says how it is called."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from facts import Facts, read_facts
from pages import Address, Writer, addresses_of_files, addresses_of_pages

HERE = Path(__file__).resolve().parent
TODAY = "2026-11-22"
SHELL = "---\ntitle: SHELLTITLE\ndescription: SHELLDESCRIPTION\n---\n\n# SHELLTITLE\n\n## SHELLHEADING\n"
SETTINGS = """\
site_name: Generated hub
site_url: https://hub.example/
docs_dir: {docs}
site_dir: {site}
theme:
  name: material
  font: false
nav:
  - Home: index.md
  - Who knows what: people/index.md
  - Skills: skills/index.md
  - Teams: teams/index.md
  - Circles: circles/index.md
not_in_nav: "*"
plugins:
  - search
"""
"""As bench/mkdocs.yml, for pages that stand on disk: a nav that listed them all would grow with their square."""
HUGO = """\
baseURL = "https://hub.example/"
title = "Generated hub"
disableKinds = ["taxonomy", "term", "RSS", "404"]
{outputs}
[markup.highlight]
codeFences = false
"""
"""Code is left as it is, since the hub's settings switch no highlighting on either."""
SEARCH = '[{{ range $index, $page := .Site.Pages }}{{ if $index }},{{ end }}{{ dict "location" .RelPermalink "title" .Title "text" .Plain | jsonify }}{{ end }}]\n'


@dataclass(frozen=True, slots=True)
class Tools:
    """Where the engines are: *python* has hubgen, MkDocs and Material."""

    python: str
    hugo: str
    zensical: str


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine: *make* writes its input from the hub, *command* builds that into a new folder, in the input as current one.

    *before* runs, untimed, ahead of each run. *codes* are the exit codes that say that the site is there.
    """

    make: Callable[[Path, Path], None]
    command: Callable[[Tools, Path, Path], list[str]]
    before: Callable[[Tools, Path, Path], None] = lambda tools, source, spare: None
    codes: tuple[int, ...] = (0,)


def environment() -> dict[str, str]:
    """The environment of every run: no colours, no advertisement, and this checkout's hubgen if there is no other."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "PYTHONPATH": str(HERE.parents[1] / "src")}


def _make_hub(hub: Path, source: Path) -> None:
    shutil.copytree(hub, source)


def _hubgen(tools: Tools, source: Path, out: Path) -> list[str]:
    return [tools.python, "-m", "hubgen", "build", str(source), "--today", TODAY, "--site-dir", str(out)]


def _without_cache(tools: Tools, source: Path, spare: Path) -> None:
    """Put the last run's cache aside. It is not deleted: files made right after many were deleted are slow to make."""
    if (source / ".cache").exists():
        (source / ".cache").rename(spare)


def _with_cache(tools: Tools, source: Path, spare: Path) -> None:
    """See to it that there is a cache of a run with the same content."""
    if not (source / ".cache").exists():
        subprocess.run(_hubgen(tools, source, spare), env=environment(), capture_output=True, check=False)


@lru_cache(maxsize=1)
def _facts(hub: Path) -> Facts:
    return read_facts(hub)


def _write_pages(hub: Path, folder: Path, address: Address, index: str = "index") -> None:
    folders = set()
    for path, text in Writer(_facts(hub), address).pages():
        file = folder / (path.removesuffix("index") + index if path.endswith("/index") else path)
        if file.parent not in folders:
            file.parent.mkdir(parents=True, exist_ok=True)
            folders.add(file.parent)
        file.with_name(file.name + ".md").write_text(text, "utf-8")


def _make_mkdocs(hub: Path, source: Path) -> None:
    _write_pages(hub, source / "docs", addresses_of_files)
    (source / "mkdocs.yml").write_text(SETTINGS.format(docs="docs", site="site"), "utf-8")


def _mkdocs(tools: Tools, source: Path, out: Path) -> list[str]:
    return [tools.python, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)]


def _zensical(tools: Tools, source: Path, out: Path) -> list[str]:
    """Zensical has no option for the output, which has to stand in the input's folder: a file of settings for each run."""
    settings = source / f"{out.name}.yml"
    settings.write_text(SETTINGS.format(docs="docs", site=out.name), "utf-8")
    return [tools.zensical, "build", "--clean", "--config-file", str(settings)]


def _make_hugo(hub: Path, source: Path, *, search: bool = True) -> None:
    _write_pages(hub, source / "content", addresses_of_pages, "_index")
    (source / "content" / "index.md").rename(source / "content" / "_index.md")
    outputs = '[outputs]\nhome = ["HTML", "JSON"]\nsection = ["HTML"]\n' if search else '[outputs]\nhome = ["HTML"]\nsection = ["HTML"]\n'
    (source / "hugo.toml").write_text(HUGO.format(outputs=outputs), "utf-8")
    layouts = source / "layouts"
    layouts.mkdir()
    shell = _shell(source / "shell", source / "static")
    for name in ("home", "section", "page"):
        (layouts / f"{name}.html").write_text(shell, "utf-8")
    if search:
        (layouts / "home.json").write_text(SEARCH, "utf-8")


def _make_hugo_without_search(hub: Path, source: Path) -> None:
    _make_hugo(hub, source, search=False)


def _hugo(tools: Tools, source: Path, out: Path) -> list[str]:
    return [tools.hugo, "--quiet", "--destination", str(out)]


def _shell(folder: Path, static: Path) -> str:
    """Let Material render one page, keep its assets, and make Hugo's template of the page's text."""
    for page in ("people/shell", "people/index", "skills/index", "teams/index", "circles/index", "index"):
        file = folder / "docs" / f"{page}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(SHELL, "utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS.format(docs="docs", site="site"), "utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True, env=environment())
    shutil.copytree(folder / "site" / "assets", static / "assets")
    text = (folder / "site" / "people" / "shell" / "index.html").read_text("utf-8")
    text = re.sub(r"<h1 id=.*(?=</article>)", "{{ .Content }}\n", text, flags=re.DOTALL)
    text = re.sub(r'<ul class="md-nav__list" data-md-component="toc".*?</ul>', "{{ .TableOfContents }}", text, flags=re.DOTALL)
    text = text.replace("https://hub.example/people/shell/", "{{ .Permalink }}").replace("../../", "/").replace('"../.."', '"/"')
    return text.replace("SHELLTITLE", "{{ .Title }}").replace("SHELLDESCRIPTION", "{{ .Description }}")


ENGINES = {
    "hubgen": Engine(_make_hub, _hubgen, _without_cache, codes=(0, 1)),
    "hubgen-cached": Engine(_make_hub, _hubgen, _with_cache, codes=(0, 1)),
    "hugo": Engine(_make_hugo, _hugo),
    "hugo-without-search": Engine(_make_hugo_without_search, _hugo),
    "mkdocs": Engine(_make_mkdocs, _mkdocs),
    "zensical": Engine(_make_mkdocs, _zensical),
}
