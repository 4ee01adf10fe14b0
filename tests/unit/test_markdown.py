"""Contributed Markdown becomes HTML: what it may hold, what it loses, and that nothing of it lingers."""

import pytest

from hubgen.site.markdown import Bodies, Body
from hubgen.site.records import Heading

TARGETS = {"people/ada-ng.yml": "people/ada-ng/", "circles/sql/board.png": "circles/sql/board.png"}


@pytest.fixture(scope="module")
def bodies() -> Bodies:
    return Bodies(TARGETS)


def render(bodies: Bodies, text: str, prefix: str = "") -> Body:
    return bodies.render(text, source="circles/sql/index.md", url="circles/sql/", prefix=prefix)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**a** and *b* and ~~c~~", "<p><strong>a</strong> and <em>b</em> and <del>c</del></p>"),
        ("`a < b`", "<p><code>a &lt; b</code></p>"),
        ("- [ ] a", '<li class="task-list-item"><input type="checkbox" disabled=""> a</li>'),
        ("- [x] a", '<li class="task-list-item"><input type="checkbox" disabled="" checked=""> a</li>'),
        ("a\n: b", "<dt>a</dt>\n<dd>b</dd>"),
        ("!!! note\n    a", '<div class="admonition note">\n<p class="admonition-title">Note</p>'),
        ("??? tip \"More\"\n    a", '<details class="tip">\n<summary>More</summary>'),
        ("|a|\n|--:|\n|1|", '<td class="hub-align-right">1</td>'),
        ("[a](../../people/ada-ng.yml)", '<a href="../../people/ada-ng/" rel="noopener noreferrer">a</a>'),
        ("![a board](board.png)", '<img alt="a board" src="board.png">'),
        ("<kbd>Ctrl</kbd> H<sub>2</sub>O", "<kbd>Ctrl</kbd> H<sub>2</sub>O"),
        ("a[^1]\n\n[^1]: b", 'href="#text-fn:1"'),
    ],
)
def test_a_body_may_hold(text: str, html: str, bodies: Bodies) -> None:
    assert html in render(bodies, text).html


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("<script>x</script>", "script"),
        ("<b onclick=x>a</b>", "onclick"),
        ("<p style='color:red'>a</p>", "style"),
        ("<p class='md-nav hub-panel'>a</p>", "class"),
        ("[a](javascript:x)", "href"),
        ("[a](gone.md)", "href"),
        ("![a](gone.png)", "<img"),
        ("<img src='https://x.example/pixel.png'>", "<img"),
        ("<input type=password>", "password"),
        ("<h1>a</h1>", "<h1"),
        ("# a {: #__config }", 'id="__config'),
        ("<a name=x target=_blank>a</a>", "target"),
        ("&#8238;a", "\u202e"),
    ],
)
def test_a_body_loses(text: str, gone: str, bodies: Bodies) -> None:
    assert gone not in render(bodies, text).html


def test_a_picture_from_elsewhere_becomes_a_link(bodies: Bodies) -> None:
    html = render(bodies, "![a cat](https://x.example/cat.png)").html
    assert html == '<p><a href="https://x.example/cat.png" rel="noopener noreferrer">a cat</a></p>'


@pytest.mark.parametrize(("text", "tags"), [("# a\n\n## b", ["h2", "h3"]), ("### a\n\n# b", ["h4", "h2"]), ("###### a", ["h2"]), ("a\n=\n", ["h2"])])
def test_headings_begin_below_the_title_of_the_page(text: str, tags: list[str], bodies: Bodies) -> None:
    html = render(bodies, text).html
    assert [html[place + 1 : place + 3] for place in range(len(html)) if html[place : place + 2] == "<h"] == tags


def test_headings_make_a_table_of_contents(bodies: Bodies) -> None:
    body = render(bodies, "# a & b\n\n## c\n\n### d\n\n# e", prefix="n-")
    assert body.toc == (Heading("text-n-a-b", "a & b", (Heading("text-n-c", "c"),)), Heading("text-n-e", "e"))
    assert 'id="text-n-a-b"' in body.html


@pytest.mark.parametrize("text", ["", "  \n\n", "\t"])
def test_an_empty_body_is_nothing(text: str, bodies: Bodies) -> None:
    assert render(bodies, text) == Body(bodies.render("", source="x", url="y").html)
    assert render(bodies, text).html == ""


def test_code_is_coloured_by_class(bodies: Bodies) -> None:
    html = render(bodies, "```python\nimport os\n```").html
    assert '<div class="highlight">' in html
    assert '<span class="kn">import</span>' in html
    assert "style=" not in html


def test_long_code_stays_plain(bodies: Bodies) -> None:
    html = render(bodies, "```python\n" + "import os\n" * 600 + "```").html
    assert '<div class="highlight">' in html
    assert 'class="kn"' not in html


@pytest.mark.parametrize("code", ["```autoit\na" + " " * 2_500 + "\n```", "```python\na" + "\n" * 500 + "b\n```"], ids=["language", "blanks"])
def test_code_that_is_slow_to_colour_stays_plain(code: str, bodies: Bodies) -> None:
    html = render(bodies, code).html
    assert '<div class="highlight">' in html
    assert '<span class="n' not in html


@pytest.mark.parametrize(
    "text",
    ["[" * 2_000, "- " * 5_000 + "a", "# a\n\n" * 600, "<b id=x>a\n\n" * 1_100, ("|" * 300 + "\n") * 300, "```\n\n" * 500],
    ids=["brackets", "nesting", "headings", "tags", "cells", "fences"],
)
def test_a_text_that_no_parser_should_meet_is_shown_as_it_was_written(text: str, bodies: Bodies) -> None:
    assert str(render(bodies, text).html).startswith('<pre class="hub-as-written">')


def test_a_text_as_written_is_escaped(bodies: Bodies) -> None:
    assert "<script>" not in render(bodies, "<script>" * 2_000).html


def test_a_text_that_stops_the_parser_leaves_nothing_behind(bodies: Bodies) -> None:
    deep = "\n".join("    " * depth + "- a" for depth in range(150))
    render(bodies, deep)
    assert render(bodies, "a\n\nb").html == "<p>a</p>\n<p>b</p>"


def test_the_same_body_is_the_same_html_every_time(bodies: Bodies) -> None:
    text = "# a\n\n# a\n\n- [ ] b[^1]\n- [x] c\n\n[^1]: d\n"
    assert len({str(render(bodies, text).html) for _ in range(20)}) == 1


@pytest.mark.parametrize("text", ["# a\n\n# a", "a[^1] b[^1]\n\n[^1]: c"])
def test_no_two_elements_share_an_id(text: str, bodies: Bodies) -> None:
    ids = [part.partition('"')[0] for part in render(bodies, text).html.split(' id="')[1:]]
    assert len(ids) == len(set(ids)) > 1
