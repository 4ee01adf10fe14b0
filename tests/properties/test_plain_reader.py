"""What the reader of plain YAML gives, the reader of all of YAML gives too."""

import re
from collections.abc import Iterator
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from hubgen.content.plainplaces import find_plain
from hubgen.content.plainyaml import is_plain, read_plain
from hubgen.content.yamltext import Node, read_tree

ROOT = Path(__file__).parents[2]
FOLDERS = ("people", "skills", "circles", "programs", "tests/checks", "tests/adversarial/hostile", "tests/golden/tiny", "tests/fixtures")
PIECES = (
    *("a", "key", "b c", "é", "日本", "12:30", "1", "No", "~", "null", "true", "2026-02-30", "http://x.y/?z#q", "null ", "~ # c"),
    *(": ", ":", "- ", "-", "?", "? ", ", ", ",", "[", "]", "[a, b]", "[]", "{", "}", "{a: b}", "#", " #", "# x", "&a", "*a", "!t", "|", "|-", ">", "|+", "|2"),
    *("'", '"', "''", '""', "'a'", '"b"', "\\", "\\n", "%", "@", "`", "<<", "=", "---", "...", "\t", "\r", "\u00a0", "\u2003", "\u0085", "\u200b", "\ufeff"),
    *("\n", "\n\n", "\n ", "\n  ", "\n   ", "\n    ", "\n- ", "\n  - ", "\nkey: ", "\n  key: ", "\nb:", "\n  b: |\n    ", "\n# ", " ", "  "),
)
LINES = st.lists(
    st.builds(
        lambda indent, dash, key, value: f"{' ' * indent}{dash}{key}{value}",
        st.sampled_from([0, 0, 0, 1, 2, 2, 2, 3, 4, 4, 6]),
        st.sampled_from(["", "", "", "- ", "-   ", "-"]),
        st.sampled_from(["", "a:", "b: ", "c:  ", "a: ", "1: ", "long-key_2: ", "d:", "e :", "é: ", "'q': "]),
        st.sampled_from(["", "x", "a b", "12:30", "No", "~", "null", "'x'", "'null'", '"y z"', "''", '"a # b"', "[a, b]", "[ a,b ,~ ]", "[]", "[,]", "[-a]", "|", "|-", "> ", "x # c", "x#c", "# c", " ", "a: b", "x:", "'it''s'", '"\\t"', "[a]b", "'x' y", "[a, b] # c", "- x", "é"]),
    ),
    max_size=9,
).map("\n".join)
PARTS = (
    *("a: x", "b:\n  c: y\n  d: 'z'", "e:\n  - f\n  - g: h\n    i: j", "k:\n- l\n- m: n\n  o: p", "q: |\n  r: s\n\n    t # u\n  - v", "w: [x, y z]"),
    *("# note", "", "  # note", "a1:", "b1:  # note", "c1: |-\n   x\n   \n", "d1:\n    e1:\n      - f1: [x]\n        g1: y\n      - z", "h1: 'null'\ni1: null"),
    *("j1: x   # note", 'k1: "a: b"', "l1: a:b#c", "m1:\n  - |\n    x", "n1:\n  - o1: |\n      x\n    p1: y", "q1:\n\n  # note\n  r1: []", "s1: é 日本"),
)
SOUND = st.lists(st.sampled_from(PARTS), unique=True, min_size=1, max_size=6).map("\n".join)
MANY = settings(max_examples=400, deadline=None)


def yaml_of(file: Path) -> str:
    text = file.read_bytes().decode("utf-8", errors="replace")
    return re.split(r"^---\n", text, flags=re.MULTILINE)[1] if file.suffix == ".md" and text.startswith("---\n") else text


TEXTS = sorted({yaml_of(file) for folder in FOLDERS for file in (ROOT / folder).rglob("*") if file.suffix in (".yml", ".md")})
REAL = [text for text in TEXTS if len(text) < 3_000]


def places(node: Node, *route: str | int) -> Iterator[tuple[tuple[str | int, ...], bool, tuple[int, int]]]:
    """Give every route through a tree, to a value or to a key, and where it leads."""
    yield route, False, node.mark
    if isinstance(node.value, dict):
        for step, child in node.value.items():
            yield (*route, step), True, node.keys[step]
            yield from places(child, *route, step)
    if isinstance(node.value, list):
        for index, child in enumerate(node.value):
            yield from places(child, *route, index)


def agree(text: str) -> bool:
    """Say whether the plain reader read *text*, and hold the full one to it."""
    data = read_plain(text) if is_plain(text) else None
    if data is None:
        return False
    tree, faults = read_tree(text)
    assert faults == []
    assert tree is not None
    assert tree.data == data
    for route, key, mark in places(tree.root):
        assert find_plain(text, route, key=key) == mark
        for step in ("missing", 7, "a", 0):
            assert find_plain(text, (*route, step)) == tree.find((*route, step))
    return True


def test_the_two_readers_agree_on_every_file_at_hand() -> None:
    assert sum(agree(text) for text in TEXTS) > len(TEXTS) / 2


def test_every_file_of_the_sample_hub_is_plain() -> None:
    files = [file for folder in FOLDERS[:4] for file in (ROOT / folder).rglob("*") if file.suffix in (".yml", ".md")]
    assert [file.name for file in files if read_plain(yaml_of(file)) is None] == []


@MANY
@given(LINES)
@example("a:\n- b\n- c: d\n  e: f\ng: h")
@example("a: |\n  x\n\n   y\n  \nb: 'null'\nc: null")
@example("a: |\n    x\n  y")
@example("a: |-\n  x\n\n")
@example("a:\n  b: c\n d: e")
@example("- a\n- [b, c]\n- d: |\n    x\n  e: y")
@example("a: b\n  c: d")
def test_the_two_readers_agree_on_lines(text: str) -> None:
    agree(text)


@MANY
@given(SOUND, st.integers(0, 200), st.sampled_from(["", "", *PIECES]))
def test_the_two_readers_agree_on_sound_parts_with_one_piece_put_in(text: str, at: int, piece: str) -> None:
    agree(text[:at] + piece + text[at:])


@MANY
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_the_two_readers_agree_on_any_pieces(text: str) -> None:
    agree(text)


@MANY
@given(st.data())
def test_the_two_readers_agree_on_files_that_somebody_spoilt(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(REAL))
    for _ in range(data.draw(st.integers(1, 3))):
        at, to = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
        cut, piece = data.draw(st.sampled_from([at, at + 1, at + 5, to])), data.draw(st.sampled_from(["", *PIECES]))
        text = text[:at] + piece + text[cut:]
    agree(text)


def test_a_tab_another_blank_and_what_nobody_sees_are_not_plain() -> None:
    assert not any(is_plain(f"a{sign}b") for sign in "\t\r\x0b\x85\xa0\u2003\u2028\u200b\u202e\ufeff\ue000\ud800\U000e0041")
    assert is_plain("Zoë\n日本 🚢")
