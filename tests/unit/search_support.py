"""What the tests of the search share: asking both engines the same."""

import json
import subprocess
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hubgen.site.index_format import FOLDER
from hubgen.views.search.answers import Found, find
from hubgen.views.search.columns import Columns
from hubgen.views.search.matching import Asker, Engine
from hubgen.views.search.suggestions import suggest

FACTS = ("role", "team", "place", "languages", "skills", "teaches", "away", "seats", "time")
ASK = Path(__file__).parent.parent / "browser_code" / "ask.mjs"


def told(columns: Columns, found: Found) -> dict[str, Any]:
    """Give what was found as plain JSON, in the names that the browser uses."""
    lists, people = columns.lists, columns.people
    plain = json.loads(json.dumps(asdict(found)))
    plain["answers"] = [
        {
            "slug": answer.slug,
            "name": answer.name,
            "points": answer.points,
            "reasons": [part._asdict() for part in answer.reasons],
        }
        for answer in found.answers
    ]
    plain["facets"] = [
        {"kind": facet.kind, "values": [value._asdict() for value in facet.values]} for facet in found.facets
    ]
    for place, chip in enumerate(found.question.chips):
        plain["question"]["chips"][place]["alternatives"] = [one._asdict() for one in chip.alternatives]
    if found.instead:
        plain["instead"] = {
            "loosen": [one._asdict() for one in found.instead.loosen],
            "learning": [
                {"slug": people.slugs[id], "name": people.names[id]} for id in found.instead.learning
            ],
            "circles": [
                {"slug": lists.circles[id].slug, "name": lists.circles[id].name}
                for id in found.instead.circles
            ],
            "related": [
                {"name": lists.skills[id].name, "slug": lists.skills[id].slug} for id in found.instead.related
            ],
        }
    plain["pending"] = []
    listed: dict[str, Any] = json.loads(json.dumps(plain))
    return listed


def ask_python(
    engine: Engine, asks: Sequence[tuple[str, Asker, str]], limit: int = 20
) -> list[dict[str, Any]]:
    found = [
        told(engine.columns, find(engine, query, asker, sort=sort, limit=limit))
        for query, asker, sort in asks
    ]
    for one, (query, _, _) in zip(found, asks, strict=True):
        one["suggestions"] = [each._asdict() for each in suggest(engine.columns, engine.vocabulary, query)]
    return found


def ask_browser(
    folder: Path, files: dict[str, bytes], asks: Sequence[tuple[str, Asker, str]], limit: int = 20
) -> list[dict[str, Any]]:
    """Ask the browser's engine; what only the page needs is left out."""
    return [_shared(found) for found in ask_page(folder, files, asks, limit)]


def ask_page(
    folder: Path, files: dict[str, bytes], asks: Sequence[tuple[str, Asker, str]], limit: int = 20
) -> list[dict[str, Any]]:
    """Write the index into *folder* and ask the browser's engine."""
    for path, content in files.items():
        (folder / path.removeprefix(FOLDER)).write_bytes(content)
    lines = [
        json.dumps(
            {
                "query": query,
                "asker": {**asker._asdict(), "languages": list(asker.languages)},
                "sort": sort,
                "limit": limit,
            }
        )
        for query, asker, sort in asks
    ]
    run = subprocess.run(
        ["node", str(ASK), str(folder)],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return [json.loads(line) for line in run.stdout.splitlines()]


def _shared(found: dict[str, Any]) -> dict[str, Any]:
    """Keep what both engines say; the onward queries and what is on a card have tests of their own."""
    for answer in found["answers"]:
        for fact in FACTS:
            del answer[fact]
    for suggestion in found["suggestions"]:
        del suggestion["slug"]
    if found["instead"]:
        del found["instead"]["asked"]
        for row in (*found["instead"]["loosen"], *found["instead"]["related"]):
            del row["query"]
    return found
