"""Filling the theme's page: cutting it at the sentinels, and what is escaped where."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from hubgen.engines.stamp import Filling, cut, example, fill, sentinels, shape_of, stamp
from hubgen.site.records import Content, Heading, Record

TOC = (
    Heading("top", "Ada", (Heading("skills", "Skills", (Heading("sql", "SQL"),)), Heading("wants", "Wants"))),
)


def a_filling(**words: object) -> Filling:
    given = {
        "url": ("people", "ada"),
        "title": "Ada",
        "description": "Knows SQL",
        "edit_url": "https://forge.example/x",
        "content": '<h1 id="top">Ada</h1>',
        "toc": TOC,
        "head": '<script type="application/ld+json">{"name":"Ada"}</script>',
        **words,
    }
    return Filling(**given)  # type: ignore[arg-type]


def a_page(filling: Filling) -> str:
    """A theme that prints some things twice, some in attributes and some not at all."""
    title, description = escape(filling.title), escape(filling.description)
    entries = "".join(f'<a href="#{escape(h.id)}">{escape(h.title)}</a>' for h in filling.toc[0].children)
    return (
        f'<title>{title}</title><meta content="{description}"><link href="/{"/".join(filling.url)}/">'
        f"{filling.head}<nav>{entries}</nav><main>{filling.content}</main><footer>{title}</footer>"
    )


def a_shell(filling: Filling):
    marked = sentinels(shape_of(filling))
    return cut(a_page(marked), marked)


def test_a_stamped_page_is_the_page_that_the_theme_renders():
    filling = a_filling()
    assert stamp(a_shell(filling), filling).decode() == a_page(filling)


def test_a_stamped_example_is_the_page_that_the_theme_renders():
    filling = example(shape_of(a_filling()))
    assert stamp(a_shell(filling), filling).decode() == a_page(filling)


@given(st.text(min_size=1))
def test_any_title_comes_back_as_the_text_it_was(title: str):
    page = stamp(a_shell(a_filling()), a_filling(title=title)).decode()
    assert unescape(page.split("<title>")[1].split("</title>")[0]) == unescape(str(escape(title)))
    assert page.count("<") == a_page(a_filling()).count("<")


def test_a_word_of_one_slot_never_fills_another():
    words = sentinels(shape_of(a_filling(title="Hub00001Zq")))
    page = stamp(a_shell(a_filling()), a_filling(title=words.description, description=words.title)).decode()
    assert f"<title>{words.description}</title>" in page


def test_the_first_segment_of_a_url_stays_what_it_is():
    assert sentinels(shape_of(a_filling())).url[0] == "people"


def test_the_only_segment_of_a_url_is_a_slot():
    assert sentinels(shape_of(a_filling(url=("about",)))).url != ("about",)


@pytest.mark.parametrize(
    "other",
    [
        {"description": ""},
        {"edit_url": ""},
        {"url": ("circles", "ada")},
        {"url": ("people", "ada", "x")},
        {"toc": ()},
        {"toc": (Heading("top", "Ada", TOC[0].children[:1]),)},
        {"content": "<p>No heading</p>"},
        {"top_level": 2},
        {"head": ""},
    ],
    ids=str,
)
def test_what_a_theme_can_branch_on_changes_the_shape(other: dict[str, object]):
    assert shape_of(a_filling(**other)) != shape_of(a_filling())


def test_other_words_do_not_change_the_shape():
    toc = (Heading("t", "B", (Heading("s", "S", (Heading("x", "X"),)), Heading("w", "W"))),)
    other = a_filling(url=("people", "ben"), title="Ben", description="Paints", content="<h1>B</h1>", toc=toc, head="<meta>")
    assert shape_of(other) == shape_of(a_filling())


def test_blanks_in_a_title_are_collapsed():
    record = Record("person", "people/ada/", "Ada \n\t Ng", "", None)
    assert fill(record, Content("")).title == "Ada Ng"


def test_a_table_of_contents_that_begins_with_the_title_begins_at_level_one():
    record = Record("person", "people/ada/", "Ada", "", None)
    content = Content('<p>x</p><h1 class="name" id="top">Ada</h1>', TOC)
    assert fill(record, content).top_level == 1


def test_a_table_of_contents_without_the_title_begins_at_level_two():
    record = Record("person", "people/ada/", "Ada", "", None)
    content = Content('<h1>Ada</h1><h2 id="skills">Skills</h2>', TOC[0].children)
    assert fill(record, content).top_level == 2


def test_the_home_page_has_no_url_to_fill_in():
    assert fill(Record("home", "", "Home", "", None), Content("")).url == ()
