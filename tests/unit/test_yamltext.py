"""YAML becomes text values, whatever YAML makes of them elsewhere."""

import pytest

from hubgen.content.yamltext import MAX_DEPTH, read_tree


def data_of(text: str) -> object:
    tree, faults = read_tree(text)
    assert faults == []
    assert tree is not None
    return tree.data


def fault_of(text: str) -> tuple[str, tuple[int, int]]:
    tree, faults = read_tree(text)
    assert tree is None
    return faults[0].code, faults[0].mark


@pytest.mark.parametrize("value", ["No", "yes", "on", "true", "12:30", "1e3", "0x1F", "010", "2026-02-30", "2014", ".inf", "=", "Null", "NULL"])
def test_a_plain_value_stays_text(value: str) -> None:
    assert data_of(f"a: {value}") == {"a": value}


@pytest.mark.parametrize("value", ["", "~", "null"])
def test_an_empty_value_is_nothing(value: str) -> None:
    assert data_of(f"a: {value}") == {"a": None}


@pytest.mark.parametrize("value", ["''", '""', "'~'", "'null'"])
def test_a_quoted_value_is_never_nothing(value: str) -> None:
    assert data_of(f"a: {value}") == {"a": value.strip("'\"")}


def test_lists_and_maps_nest() -> None:
    assert data_of("a: [x, {b: c}]\nd:\n  - e: f") == {"a": ["x", {"b": "c"}], "d": [{"e": "f"}]}


def test_keys_are_text_too() -> None:
    assert data_of("1: a\ntrue: b\n~: c") == {"1": "a", "true": "b", "null": "c"}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment", "---\n..."])
def test_a_text_that_says_nothing_is_no_tree_and_no_fault(text: str) -> None:
    tree, faults = read_tree(text)
    assert faults == []
    assert tree is None or tree.data is None


@pytest.mark.parametrize(
    ("text", "code", "mark"),
    [
        ("a: b: c", "yaml-syntax", (0, 4)),
        ("a: [b", "yaml-syntax", (0, 3)),
        ("a: 'b\nc: d", "yaml-syntax", (0, 3)),
        ("a:\n\tb: c", "yaml-syntax", (1, 0)),
        ("a: @b", "yaml-syntax", (0, 3)),
        ("[a]: b", "yaml-syntax", (0, 0)),
        ("a: b\na: c", "duplicate-key", (1, 0)),
        ("a: {b: c, b: d}", "duplicate-key", (0, 10)),
        ("a: &x b", "yaml-alias", (0, 3)),
        ("a: *x", "yaml-alias", (0, 3)),
        ("a: !x b", "yaml-tag", (0, 3)),
        ("a: b\n---\nc: d", "several-documents", (1, 0)),
        ('a: "\\u202e"', "forbidden-character", (0, 3)),
        ("a: " + "[" * MAX_DEPTH, "too-deep", (0, 3 + MAX_DEPTH - 1)),
        ("a: " + "b" * 20_001, "too-large", (0, 3)),
    ],
)
def test_what_a_hub_does_without_is_a_fault_at_its_place(text: str, code: str, mark: tuple[int, int]) -> None:
    assert fault_of(text) == (code, mark)


def test_a_duplicate_key_says_where_it_stood_first() -> None:
    _, faults = read_tree("a: b\nc: d\na: e")
    assert faults[0].first == (0, 0)


def test_every_duplicate_key_is_named() -> None:
    _, faults = read_tree("a: 1\na: 2\nb: 3\nb: 4")
    assert [fault.mark for fault in faults] == [(1, 0), (3, 0)]


@pytest.mark.parametrize("text", ["a: !ENV [HOME, b]", "a: !!python/name:os.system ''", "a: &x {b: c}\nd: *x", "a: !relative b"])
def test_the_owners_settings_may_hold_tags_and_aliases(text: str) -> None:
    tree, faults = read_tree(text, trusted=True)
    assert faults == []
    assert tree is not None


def test_a_child_that_is_not_there_is_nothing() -> None:
    tree, _ = read_tree("a: [b]")
    assert tree is not None
    assert tree.root.child("c") is None
    assert tree.root.child(0) is None
