"""What the Markdown parser made is kept for the next run, and whatever lies there can do no harm."""

import json
import os
from pathlib import Path

import pytest

from hubgen.engines.body_cache import FOLDER, load, save
from hubgen.site.markdown import Bodies, Body
from hubgen.site.records import Heading
from hubgen.site.rendered import Rendered, from_json, key_of, recipe, to_json

TEXT = "## What we saw\n\n### More & more\n\n- [Ada](../../people/ada-ng.yml) said *so*\n\n```python\nimport os\n```\n"
TARGETS = {"people/ada-ng.yml": "people/ada-ng/"}


def render(bodies: Bodies, text: str = TEXT) -> Body:
    return bodies.render(text, source="circles/sql/2026-01-01-x.md", url="circles/sql/x/", prefix="n-")


@pytest.fixture
def fresh() -> Bodies:
    bodies = Bodies(TARGETS)
    render(bodies)
    return bodies


def poisoned(html: str, toc: list[object] | None = None) -> dict[str, Rendered]:
    return from_json(json.dumps({"made_by": recipe(), "bodies": {key_of(TEXT): [html, toc or []]}}))


def test_a_known_body_looks_as_a_new_one(fresh: Bodies, tmp_path: Path) -> None:
    save(tmp_path, fresh.kept, known={})
    again = Bodies(TARGETS, load(tmp_path))
    assert (render(again), again.made, again.kept) == (render(fresh), {}, fresh.kept)


def test_what_is_known_is_not_parsed() -> None:
    assert render(Bodies({}, {key_of(TEXT): Rendered("<p>from the last run</p>")})).html == "<p>from the last run</p>"


def test_what_stands_in_no_file_any_more_is_not_kept(fresh: Bodies) -> None:
    known = {**fresh.made, key_of("*gone*"): Rendered("<p><em>gone</em></p>")}
    again = Bodies(TARGETS, known)
    render(again)
    render(again, "*new*")
    assert set(again.kept) == {key_of(TEXT), key_of("*new*")}


def test_what_two_processes_made_is_kept_together(fresh: Bodies) -> None:
    other = Bodies(TARGETS)
    render(other, "*new*")
    fresh.made |= other.made
    assert set(fresh.kept) == {key_of(TEXT), key_of("*new*")}


@pytest.mark.parametrize("text", ["Plain words.", "", "[" * 2_000], ids=["plain", "empty", "dense"])
def test_what_costs_nothing_is_not_kept(text: str) -> None:
    bodies = Bodies({})
    render(bodies, text)
    assert bodies.kept == {}


def test_the_same_bodies_are_not_written_again(fresh: Bodies, tmp_path: Path) -> None:
    save(tmp_path, fresh.kept, known=fresh.kept)
    assert not (tmp_path / ".cache").exists()


def test_the_same_bodies_make_the_same_bytes(fresh: Bodies) -> None:
    render(fresh, "*new*")
    assert to_json(dict(reversed(fresh.kept.items()))) == to_json(fresh.kept)


# What somebody else may have put there


@pytest.mark.parametrize(
    "html",
    ["<script>x</script>", "<p onclick=x>a</p>", "<a href='javascript:x'>a</a>", "<img src='https://x.example/p.png'>", "<iframe src=x>", "<p id=reach>a</p>", "&#8238;\u202ea"],
)
def test_a_poisoned_body_is_sanitised_as_a_note_is(html: str) -> None:
    shown = render(Bodies({}, poisoned(html))).html
    assert not any(word in shown for word in ("script", "onclick", "x.example", "iframe", 'id="reach"', "\u202e"))


def test_a_poisoned_heading_leads_to_no_id_of_the_page() -> None:
    toc = render(Bodies({}, poisoned("<p>a</p>", [["reach\u202e", "R\u202e", []]]))).toc
    assert toc == (Heading("text-n-reach", "R"),)


@pytest.mark.parametrize(
    "value",
    [None, 1, "x", [], ["x"], ["x", None], [1, []], ["\ud800", []], ["x", [["a"]]], ["x", [["a", 1, []]]], ["x", [["a", "\udfff", []]]], ["x", [["a", "b", [["c", "d", [["e", "f", []]]]]]]]],
    ids=str,
)
def test_a_body_of_another_shape_is_as_if_absent(value: object) -> None:
    data = json.dumps({"made_by": recipe(), "bodies": {"a": value, "b": ["<p>b</p>", []]}})
    assert {key: body for key, body in from_json(data).items() if not body.toc} == {"b": Rendered("<p>b</p>")}


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"\xff\xfe\x00", b"[" * 100_000, b'{"made_by": "somebody", "bodies": {"a": ["x", []]}}', b'{"bodies": {}}', b'{"made_by": 1' + b"0" * 9_000 + b"}"],
    ids=range(9),
)
def test_a_file_that_is_not_ours_is_as_if_absent(data: bytes, tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "bodies.json").write_bytes(data)
    assert load(tmp_path) == {}


@pytest.mark.parametrize("part", [".cache", ".cache/hubgen", ".cache/hubgen/bodies.json"])
def test_no_link_is_followed(part: str, fresh: Bodies, tmp_path: Path) -> None:
    hub, elsewhere = tmp_path / "hub", tmp_path / "elsewhere"
    save(elsewhere, fresh.kept, known={})
    (hub / part).parent.mkdir(parents=True)
    (hub / part).symlink_to(elsewhere / part)
    before = (elsewhere / FOLDER / "bodies.json").read_bytes()
    assert load(hub) == {}
    save(hub, {"a": Rendered("b")}, known={})
    assert (elsewhere / FOLDER / "bodies.json").read_bytes() == before


@pytest.mark.parametrize("odd", ["folder", "pipe", "file in the way"])
def test_what_cannot_be_read_or_written_fails_nothing(odd: str, fresh: Bodies, tmp_path: Path) -> None:
    file = tmp_path / FOLDER / "bodies.json"
    if odd == "file in the way":
        (tmp_path / ".cache").write_text("mine")
    else:
        file.parent.mkdir(parents=True)
        file.mkdir() if odd == "folder" else os.mkfifo(file)
    assert load(tmp_path) == {}
    save(tmp_path, fresh.kept, known={})
    assert odd == "file in the way" or [path.name for path in file.parent.iterdir()] == ["bodies.json"]


def test_what_is_too_large_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: Bodies) -> None:
    monkeypatch.setattr("hubgen.engines.body_cache._MOST", 100)
    save(tmp_path, fresh.kept, known={})
    assert load(tmp_path) == {}
