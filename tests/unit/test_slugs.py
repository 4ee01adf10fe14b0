"""Names become slugs, and two spellings of one name the same word."""

import pytest

from hubgen.content.slugs import did_you_mean, is_slug, normalise, slugify


@pytest.mark.parametrize("text", ["a", "ada-ng", "python-3", "3d", "x" * 64])
def test_small_letters_digits_and_single_hyphens_are_a_slug(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize("text", ["", "-a", "a-", "a--b", "Ada", "ada ng", "ada_ng", "ada.ng", "../a", "é", "a\n", "x" * 65, "٣", "con", "lpt1"])
def test_anything_else_is_no_slug(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Ada Ng", "ada-ng"),
        ("Łukasz Wierzbicki", "lukasz-wierzbicki"),
        ("Søren O'Brien", "soren-o-brien"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("  many   spaces ", "many-spaces"),
        ("Ελένη", "x-"),
        ("CON", "x-"),
        ("word " * 30, "word-word"),
    ],
)
def test_a_name_suggests_a_slug(text: str, slug: str) -> None:
    assert slugify(text).startswith(slug)
    assert is_slug(slugify(text))


def test_names_without_latin_letters_get_slugs_of_their_own() -> None:
    assert slugify("森") == slugify("森") != slugify("林")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Plain writing", "plain-writing"),
        ("Node.js", "nodejs"),
        ("CI/CD", "ci cd"),
        ("STRASSE", "straße"),
        ("ＰＹＴＨＯＮ", "python"),
        ("Cafe\u0301", "café"),
    ],
)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(("one", "other"), [("C", "C++"), ("C", "C#"), ("sql", "nosql"), ("resume", "résumé")])
def test_different_names_stay_different(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


def test_a_near_word_is_suggested() -> None:
    assert did_you_mean("pyhton", ["sql", "python"]) == "python"


def test_a_far_word_is_not_suggested() -> None:
    assert did_you_mean("juggling", ["sql", "python"]) == ""
