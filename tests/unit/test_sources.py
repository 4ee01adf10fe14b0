"""Bytes become a source that knows its values, its body and every place."""

import pytest

from hubgen.content.sources import MAX_BYTES, Source, read_front_matter, read_list, read_settings, read_yaml
from hubgen.problems import Place, Problem

PERSON = b"name: Ada\nskills:\n  - skill: python\n    level: 4\n  - skill: sql\n"
NOTE = b"---\ntitle: Joins\n---\n\n# Text\n"


def person() -> Source:
    source, problems = read_yaml("people/ada.yml", PERSON)
    assert problems == []
    assert source is not None
    return source


def problem_of(result: tuple[Source | None, list[Problem]]) -> Problem:
    source, problems = result
    assert source is None
    assert len(problems) == 1
    return problems[0]


@pytest.mark.parametrize(
    ("route", "line", "column"),
    [
        (("name",), 1, 7),
        (("skills",), 3, 3),
        (("skills", 0), 3, 5),
        (("skills", 0, "level"), 4, 12),
        (("skills", 1, "skill"), 5, 12),
        ((), 1, 1),
    ],
)
def test_a_value_is_found_at_its_place(route: tuple[str | int, ...], line: int, column: int) -> None:
    assert person().place(*route) == Place("people/ada.yml", line, column)


def test_a_key_is_found_at_its_place() -> None:
    assert person().place("skills", 0, "level", key=True) == Place("people/ada.yml", 4, 5)


def test_a_value_that_is_missing_stands_where_the_map_that_lacks_it_begins() -> None:
    assert person().place("skills", 1, "level") == Place("people/ada.yml", 5, 5)


def test_front_matter_is_parted_from_the_body() -> None:
    source, _ = read_front_matter("circles/x/index.md", NOTE)
    assert source is not None
    assert (source.data, source.body, source.body_line) == ({"title": "Joins"}, "\n# Text\n", 4)


def test_places_in_front_matter_count_the_fence() -> None:
    source, _ = read_front_matter("circles/x/index.md", NOTE)
    assert source is not None
    assert source.place("title") == Place("circles/x/index.md", 2, 8)


@pytest.mark.parametrize("sign", [b"\r\n", b"\r"])
def test_line_ends_of_other_systems_are_line_ends(sign: bytes) -> None:
    source, _ = read_front_matter("x.md", NOTE.replace(b"\n", sign))
    assert source is not None
    assert (source.data, source.body) == ({"title": "Joins"}, "\n# Text\n")


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read_front_matter("x.md", b"\xef\xbb\xbf" + NOTE)[1] == []


def test_letters_are_put_together() -> None:
    source, _ = read_yaml("x.yml", "name: Ame\u0301lie".encode())
    assert source is not None
    assert source.data == {"name": "Amélie"}


@pytest.mark.parametrize("raw", [b"----\ntitle: a\n----\n", b" ---\ntitle: a\n---\n", b"\n---\ntitle: a\n---\n", b"--- \ntitle: a\n---\n", b"text"])
def test_front_matter_begins_with_exactly_three_dashes(raw: bytes) -> None:
    assert problem_of(read_front_matter("x.md", raw)).code == "missing-front-matter"


@pytest.mark.parametrize("raw", [b"---\ntitle: a\n", b"---\ntitle: a\n ---\n", b"---\ntitle: a\n---- \n"])
def test_front_matter_that_never_ends_says_so(raw: bytes) -> None:
    assert problem_of(read_front_matter("x.md", raw)).code == "unclosed-front-matter"


def test_the_first_byte_that_is_not_utf8_is_named_with_its_place() -> None:
    problem = problem_of(read_yaml("x.yml", b"name: a\nrole: \xe9"))
    assert (problem.place, problem.message) == (Place("x.yml", 2, 7), "byte 0xe9 is not UTF-8 text")


def test_a_hidden_character_is_named_with_its_place() -> None:
    problem = problem_of(read_yaml("x.yml", "name: a\nrole: b\u200bc".encode()))
    assert (problem.place, problem.code) == (Place("x.yml", 2, 8), "forbidden-character")
    assert "U+200B" in problem.message


@pytest.mark.parametrize("sign", ["\u200c", "\u200d", "\u200e", "\u200f", "\ufe0f"])
def test_joiners_and_direction_marks_may_stay(sign: str) -> None:
    assert read_yaml("x.yml", f"name: a{sign}b".encode())[1] == []


def test_a_duplicate_key_in_front_matter_is_counted_from_the_files_first_line() -> None:
    problem = problem_of(read_front_matter("x.md", b"---\ntitle: a\ntitle: b\n---\n"))
    assert (problem.place.line, problem.message) == (3, "`title` is written twice, first on line 2")


def test_one_byte_too_many_is_too_many() -> None:
    assert problem_of(read_yaml("x.yml", b"#" * (MAX_BYTES + 1))).code == "too-large"


def test_a_list_knows_the_places_of_its_entries() -> None:
    entries, source, problems = read_list("x.yml", b"- [a, b]\n- [c, d]\n")
    assert (entries, problems) == ([["a", "b"], ["c", "d"]], [])
    assert source is not None
    assert source.place(1).line == 2


def test_an_empty_list_file_is_an_empty_list() -> None:
    assert read_list("x.yml", b"# none yet\n") == ([], None, [])


@pytest.mark.parametrize("raw", [b"a: !ENV [X, y]\n", b"\xff\xfe: b\n", b"a: {b: {c: {d: {e: {f: {g: {h: {i: j}}}}}}}}\n"])
def test_settings_are_read_as_the_owner_wrote_them(raw: bytes) -> None:
    assert read_settings("mkdocs.yml", raw)[1] == []
