"""Links follow their files, in every form in which Markdown writes them."""

import pytest

from hubgen.edits.links import Moves, relink

MOVES = Moves({"people/ada.yml": "people/eve.yml"}, "https://hub.example/h/")


@pytest.mark.parametrize(
    "link",
    [
        "[A](../../people/{}.yml)",
        "[A](<../../people/{}.yml>)",
        '[A](../../people/{}.yml#skills "her page")',
        "[![A](a.png)](../../people/{}.yml)",
        "[A][a]\n\n[a]: ../../people/{}.yml\n",
        '<a href="../../people/{}.yml">A</a>',
        "[A](../../circles/../people/{}.yml)",
        "[A](https://hub.example/h/people/{}/#skills)",
    ],
)
def test_a_link_follows_its_file(link: str) -> None:
    assert relink(link.format("ada"), "circles/x/index.md", MOVES) == link.format("eve")


@pytest.mark.parametrize(
    "text",
    [
        "`[A](../../people/ada.yml)`",
        "```\n[A](../../people/ada.yml)\n```\n",
        "[A](../people/ada.yml)",
        "[A](https://example.com/people/ada.yml)",
        "../../people/ada.yml",
    ],
)
def test_what_is_no_link_to_the_file_stays(text: str) -> None:
    assert relink(text, "circles/x/index.md", MOVES) == text


def test_of_a_link_to_a_file_that_is_gone_the_words_stay() -> None:
    assert relink("Ask [Ada *N*](../../people/ada.yml) and [Bo](bo.md).", "circles/x/index.md", Moves({"people/ada.yml": None})) == "Ask Ada *N* and [Bo](bo.md)."
