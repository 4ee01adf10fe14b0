"""A value in Markdown shows itself and does nothing else."""

from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubgen.reports.markdown import inert
from hubgen.reports.text import printable

HOSTILE = (
    "@everyone",
    "#12 and !34 and acme/hub#5",
    "[a link](https://evil.example)",
    "![a picture](https://evil.example/x.png)",
    "https://evil.example www.evil.example someone@evil.example",
    "<img src=x onerror=alert(1)> &lt; &#64;all",
    "*so* _so_ **so** ~~so~~",
    "a | b \\| c ` d",
    "` | `` | ```",
    "``` and `",
    "\\",
    "# a heading\n- a list\r\n\n> a quote",
    "/close",
    "1. a list",
    "---",
    "\u202egnp.x\u2028\u200b",
    ":tada: $x$ $`x`$",
)


class Reader(HTMLParser):
    """Notes which elements there are, and the text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_shown_as_written_and_does_nothing(value: str) -> None:
    page = Reader(markdown.markdown(f"Hello {inert(value)}!"))
    assert page.elements <= {"p", "code"}
    assert page.text.strip() == f"Hello {printable(value)}!"


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_stays_in_its_cell_of_a_table(value: str) -> None:
    page = Reader(markdown.markdown(f"| a | b |\n|---|---|\n| {inert(value)} | end |", extensions=["tables"]))
    assert page.elements <= {"table", "thead", "tbody", "tr", "th", "td", "code"}
    assert page.text.split()[-1] == "end"
    assert printable(value).strip() in page.text


@pytest.mark.parametrize("value", [value for value in HOSTILE if not value[0].isalpha()])
def test_a_value_begins_no_block_at_the_start_of_a_line(value: str) -> None:
    assert Reader(markdown.markdown(inert(value), extensions=["fenced_code"])).elements == {"p", "code"}


@pytest.mark.parametrize("name", ["Ada Ng", "Łukasz Nowak", "O'Brien", "Anne-Marie", "佐々木美加子", "שירה אלמוג"])
def test_a_plain_name_stays_plain(name: str) -> None:
    assert inert(name) == name


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_stands_in_one_line_in_a_span_or_is_plain_words(text: str) -> None:
    written = inert(text)
    assert written.splitlines() == [written]
    assert written == printable(text) or (written[0], written[-1]) in {("`", "`"), ("<", ">")}
