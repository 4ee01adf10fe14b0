"""Of all hostile files that are not refused, assistants get nothing but quotations: cleaned, shortened and marked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from corpus import HOSTILE

from hubgen.engines.assistant_server import Answerer, ServerOptions
from hubgen.reports.assistant.knowledge import Answer
from hubgen.views.quoting import MOST_PROSE
from quotations import PLAIN, below, outside, unseen
from tiny_hub import TODAY


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> list[Answer]:
    root = tmp_path_factory.mktemp("quoted")
    for hostile in HOSTILE:
        if not hostile.expected:
            (root / hostile.apart).parent.mkdir(parents=True, exist_ok=True)
            (root / hostile.apart).write_bytes(hostile.content)
    (root / "skills").mkdir(exist_ok=True)
    (root / "skills/python.yml").write_text("name: Python\n", encoding="utf-8")
    return list(every(root))


def every(root: Path) -> Iterator[Answer]:
    """Give the answers about everyone and everything there is."""
    server = Answerer(root, ServerOptions(None, TODAY))
    hub = server.hub
    for slug in hub.people:
        yield server.answer("get_person", {"person": slug})
    for slug in hub.skills:
        yield server.answer("get_skill", {"skill": slug, "limit": 50})
    for query in ("python", "teaches", "wants", "mallory", "level 1"):
        yield server.answer("find_people", {"query": query, "limit": 50})
    for slug in hub.circles:
        yield server.answer("next_meetings", {"circle": slug})
    yield from (server.answer(tool, {"limit": 50}) for tool in ("list_gaps", "next_meetings"))
    yield server.answer("suggest_pair", {"skill": "python"})


def test_nothing_hostile_stands_outside_of_quotations(answers: list[Answer]) -> None:
    assert len(answers) > 40
    assert {text for answer in answers for text in outside(answer) if not PLAIN.issuperset(text)} == set()


def test_no_quotation_holds_what_nobody_sees_or_goes_on_for_ever(answers: list[Answer]) -> None:
    texts = {text for answer in answers for text in below(answer)}
    assert [text for text in texts if unseen(text) or len(text) > MOST_PROSE] == []
    assert max(len(str(answer)) for answer in answers) < 200_000
