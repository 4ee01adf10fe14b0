"""What the page is told besides what the terminal is: facts for cards, and queries reworded, on the sample hub."""

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from search_support import ask_page
from test_search_engines import MINUTE, make_queries

from hubgen.build import read_hub
from hubgen.content.audience import seen_by
from hubgen.content.hub import Hub, Person, Status
from hubgen.site.index_format import FOLDER, write_index
from hubgen.views.availability import availability
from hubgen.views.search.columns import Columns
from hubgen.views.search.derive import derive_columns
from hubgen.views.search.matching import Asker

ROOT = Path(__file__).parent.parent.parent
REWORD = ROOT / "tests" / "browser_code" / "reword.mjs"


@pytest.fixture(scope="module")
def hub() -> Hub:
    return seen_by(read_hub(ROOT, date(2026, 11, 22))[0], "internal")


@pytest.fixture(scope="module")
def columns(hub: Hub) -> Columns:
    return derive_columns(hub)


def test_a_card_says_what_the_file_of_the_person_says(hub: Hub, columns: Columns, tmp_path: Path) -> None:
    (found,) = ask_page(tmp_path, write_index(columns), [("", Asker(MINUTE), "name")], limit=1000)
    assert len(found["answers"]) == len(hub.present)
    for answer in found["answers"]:
        person = hub.people[answer["slug"]]
        assert {key: answer[key] for key in _card(hub, person)} == _card(hub, person)
        known = {(claim.skill.text, claim.level or 0, claim.teaches) for claim in person.claims}
        assert len(answer["skills"]) == min(5, len(known))
        levels = [skill["level"] for skill in answer["skills"]]
        assert levels == sorted((level for _, level, _ in known), reverse=True)[:5]


def _card(hub: Hub, person: Person) -> dict[str, Any]:
    room = availability(hub, person)
    return {
        "role": person.role,
        "team": person.team,
        "place": person.location,
        "languages": list(person.languages),
        "teaches": any(claim.teaches for claim in person.claims),
        "away": person.status is Status.AWAY,
        "seats": 0 if room.paused_until and room.free is not None else room.free,
    }


def test_whatever_is_taken_away_or_added_the_rest_reads_as_before(columns: Columns, tmp_path: Path) -> None:
    for path, content in write_index(columns).items():
        (tmp_path / path.removeprefix(FOLDER)).write_bytes(content)
    asker = {"minute": MINUTE, "offset": 0, "languages": []}
    lines = [json.dumps({"query": query, "asker": asker}) for query in make_queries(columns, 150, 6)]
    run = subprocess.run(
        ["node", str(REWORD), str(tmp_path)],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert run.stdout.splitlines() == []
