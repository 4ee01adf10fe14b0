"""Plain people become each engine's index: what its browser code will load."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from hubs import make_hub
from oracle import tier
from people import Everyone, Known, Someone
from vocabulary import Topic

from hubgen.content.audience import seen_by
from hubgen.site.index_format import FOLDER, first_files, write_index
from hubgen.site.markdown import Bodies
from hubgen.site.pages import own_files
from hubgen.site.people_pages import people_sections
from hubgen.site.render import TemplateRenderer
from hubgen.views.refs import Refs
from hubgen.views.search.derive import derive_columns

HERE = Path(__file__).resolve().parent
LEVELS = ("learning the ropes", "works alone", "helps others", "others come to them")


class Tools(NamedTuple):
    """Where the rivals' own files are: npm's folder, and the folder of Python packages."""

    npm: Path
    python: Path


class Page(NamedTuple):
    """What a site would say about one person, for the engines that search pages."""

    location: str
    title: str
    text: str
    tags: list[str]


def build_minisearch(everyone: Everyone, out: Path, tools: Tools) -> None:
    """Write the people as compact JSON: the index itself is built in the browser."""
    number = {skill.slug: at for at, skill in enumerate(everyone.skills)}
    people = [
        [
            person.slug,
            person.name,
            person.role,
            person.team,
            person.place,
            " ".join(person.languages),
            [[number[claim.skill], claim.level or 0, _offer(person, claim)] for claim in person.known],
            person.about,
        ]
        for person in _here(everyone)
    ]
    skills = [[skill.name, *skill.aliases] for skill in everyone.skills]
    _write(out / "people.json", {"skills": skills, "people": people})


def _offer(person: Someone, claim: Known) -> int:
    """Say 0 for who does not teach the skill, 1 for who does, 2 for who has a free seat as well."""
    return 2 if tier(person, [claim.skill]) == 0 else int(claim.teaches)


def build_material(everyone: Everyone, out: Path, tools: Tools) -> None:
    """Write the search_index.json that MkDocs' search plugin writes for one page a person; skills are its tags."""
    config = {
        "lang": ["en"],
        "separator": "[\\s\\-]+",
        "pipeline": ["stopWordFilter"],
        "fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "tags": {"boost": 1000000.0}},
    }
    docs = [page._asdict() for page in _pages(everyone)]
    _write(out / "search_index.json", {"config": config, "docs": docs})
    shutil.copy(
        _worker("material/templates/assets/javascripts/workers", Path(_package("material"))),
        out / "worker.js",
    )


def build_zensical(everyone: Everyone, out: Path, tools: Tools) -> None:
    """Write the search.json that Zensical writes for one page a person; skills are its tags."""
    config = {"lang": ["en"], "separator": '[\\s\\-_,:!=\\[\\]()\\\\"`/]+|\\.(?!\\d)'}
    items = [{**page._asdict(), "level": 1, "path": [page.title]} for page in _pages(everyone)]
    _write(out / "search.json", {"config": config, "items": items})
    shutil.copy(_worker("zensical/templates/assets/javascripts/workers", tools.python), out / "worker.js")


def build_pagefind(everyone: Everyone, out: Path, tools: Tools) -> None:
    """Give Pagefind a page for each person, heavier where they teach, with a filter for each facet."""
    command = ["node", str(HERE / "rivals" / "pagefind_index.mjs"), str(tools.npm), str(out)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, encoding="utf-8"
    ) as indexer:
        assert indexer.stdin
        for url, content in _weighted_pages(everyone):
            indexer.stdin.write(json.dumps({"url": url, "content": content}) + "\n")
        indexer.stdin.close()
        if indexer.wait():
            sys.exit("Pagefind could not build its index")


def build_hubgen(everyone: Everyone, out: Path, tools: Tools) -> None:
    """Write hubgen's index and its scripts."""
    hub = seen_by(make_hub(everyone), "internal")
    write_files(out, {**write_index(derive_columns(hub)), **own_files()})


def write_directory(everyone: Everyone, out: Path) -> None:
    """Write hubgen's directory as it stands in a page without a theme."""
    hub = seen_by(make_hub(everyone), "internal")
    index = {path.relative_to(out).as_posix(): b"" for path in sorted(out.glob(f"{FOLDER}*"))}
    directory = next(iter(next(people_sections(hub, Refs(hub), lambda: first_files(index))).plan()))
    record = directory.make()
    page = _BARE_PAGE.format(TemplateRenderer(Bodies({}))(record).html)
    write_files(out, {"people/index.html": page.encode()})


def write_files(out: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


_BARE_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>People</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="../assets/hub/hub.css"><script type="module" src="../assets/hub/hub.js"></script>
</head><body><main class="md-typeset">{}</main></body></html>
"""


def build_nothing(everyone: Everyone, out: Path, tools: Tools) -> None:
    """Write nothing: the engine that knows nobody shows what the page, the browser and the machine take."""
    write_files(out, {"nothing.txt": b""})


BUILDERS: dict[str, Callable[[Everyone, Path, Tools], None]] = {
    "hubgen": build_hubgen,
    "minisearch": build_minisearch,
    "pagefind": build_pagefind,
    "material": build_material,
    "zensical": build_zensical,
    "nothing": build_nothing,
}
STARTS_WITH = {
    "hubgen": "assets/hub/search.js",
    "minisearch": "people.json",
    "pagefind": "pagefind.js",
    "material": "worker.js",
    "zensical": "worker.js",
    "nothing": "nothing.txt",
}
"""A file without which an engine was not built and is left out."""


def files_ahead(engine: str, folder: Path) -> list[str]:
    """Name the files that a page of *engine* would ask for in its head; addresses below *folder*, or whole ones."""
    if engine == "minisearch":
        return ["/npm/minisearch.min.js", "people.json"]
    if engine == "hubgen":
        index = {path.relative_to(folder).as_posix(): b"" for path in sorted(folder.glob(f"{FOLDER}*"))}
        return ["assets/hub/search.js", *first_files(index)]
    return []  # these fetch all they need at once, or know its names only from their first file


def _here(everyone: Everyone) -> Iterator[Someone]:
    return (person for person in everyone.people if person.status != "former")


def _pages(everyone: Everyone) -> Iterator[Page]:
    topics = {skill.slug: skill for skill in everyone.skills}
    for person in _here(everyone):
        facts = " · ".join(
            filter(None, (person.role, person.team, person.place, ", ".join(person.languages)))
        )
        claims = "".join(f"<li>{escape(_claim(topics[claim.skill], claim))}</li>" for claim in person.known)
        wants = "".join(
            f"<li>wants {escape(topics[skill].name)}</li>" for skill in person.wants if skill in topics
        )
        text = f"<p>{escape(facts)}</p><p>{escape(person.about)}</p><ul>{claims}{wants}</ul>"
        yield Page(
            f"people/{person.slug}/", person.name, text, [topics[claim.skill].name for claim in person.known]
        )


def _claim(skill: Topic, claim: Known) -> str:
    """Say a claim as a profile does, with the words that people search by."""
    called = f"{skill.name} ({', '.join(skill.aliases)})" if skill.aliases else skill.name
    level = f"level {claim.level}, {LEVELS[claim.level - 1]}" if claim.level else ""
    senior = "expert, senior" if claim.level and claim.level > 2 else ""
    return ", ".join(filter(None, (called, level, senior, "teaches, mentor, coach" if claim.teaches else "")))


def _weighted_pages(everyone: Everyone) -> Iterator[tuple[str, str]]:
    topics = {skill.slug: skill for skill in everyone.skills}
    for person in _here(everyone):
        facets = {"team": [person.team], "place": [person.place], "language": person.languages}
        skills = {
            "skill": [topics[claim.skill].name for claim in person.known],
            "teaches": ["yes"] if any(claim.teaches for claim in person.known) else [],
        }
        filters = "".join(
            f'<p data-pagefind-filter="{kind}">{escape(value)}</p>'
            for kind, values in {**facets, **skills}.items()
            for value in values
            if value
        )
        claims = "".join(
            f'<p data-pagefind-weight="{_weight(person, claim)}">{escape(_claim(topics[claim.skill], claim))}</p>'
            for claim in person.known
        )
        body = f"<h1>{escape(person.name)}</h1><p>{escape(person.role)}</p>{claims}<p>{escape(person.about)}</p>{filters}"
        yield (
            f"/people/{person.slug}/",
            f"<!doctype html><html lang=en><body data-pagefind-body>{body}</body></html>",
        )


def _weight(person: Someone, claim: Known) -> int:
    return (1, 5, 9)[_offer(person, claim)] if claim.teaches else min(claim.level or 1, 3)


def _package(name: str) -> str:
    """Find the folder that holds an installed package."""
    module = __import__(name)
    return str(Path(str(module.__path__[0])).parent)


def _worker(folder: str, packages: Path) -> Path:
    return next((packages / folder).glob("search.*.min.js"))


def _write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), "utf-8")
