"""What was found becomes text, Markdown and CSV in which what people wrote does nothing."""

import csv
import io
from datetime import date
from html.parser import HTMLParser

import markdown
import pytest
from match_hub import a_hub
from small_hub import claims, hub, person, ref, skill

from hubgen.content.hub import Hub, Teaching, Want
from hubgen.reports.matches_csv import matches_csv
from hubgen.reports.matches_markdown import matches_markdown
from hubgen.reports.matches_text import WIDTH, cells, matches_text
from hubgen.views.matching.values import ANYTHING
from hubgen.views.proposals import find, isolated

EVIL = "=cmd @all [x](https://evil.example) <img src=x> *b* `c` | \x1b[2J\u202e"
KINDS = ("pairs", "swaps", "groups")


def hostile(text: str = EVIL) -> Hub:
    """A hub in which every name is *text*; there are pairs, a swap, a pilot, a circle, a talk, and who is left out."""
    both = (skill("sql", text), skill("go", text), skill("seo", text))
    knows = {"teaching": Teaching(3), "team": text, "languages": (text,), "confirmed": date(2026, 11, 1)}
    ada = person("ada", text, claims=claims("sql", level=3, teaches=True), wants=(Want(ref("go")),), **knows)
    ben = person("ben", text, claims=claims("go", level=2, teaches=True), wants=(Want(ref("sql")),), **knows)
    more = [person(f"p{at}", text, wants=(Want(ref("sql")), Want(ref("seo"))), **knows) for at in range(4)]
    return hub(ada, ben, *more, *both)


class Elements(HTMLParser):
    """Notes which elements there are."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)


@pytest.mark.parametrize("kind", KINDS)
def test_markdown_is_lists_and_headings_whatever_people_are_called(kind: str) -> None:
    some = hostile()
    html = markdown.markdown(matches_markdown(some, find(some, ANYTHING, kind=kind)))
    assert Elements(html).names <= {"p", "h2", "h3", "ul", "li", "code", "strong"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_terminal_obeys_nothing(kind: str) -> None:
    some = hostile()
    text = matches_text(some, find(some, ANYTHING, kind=kind))
    assert [sign for sign in text if not sign.isprintable() and sign != "\n"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_line_is_wider_than_a_terminal(kind: str) -> None:
    some = hostile("Wolfeschlegelsteinhausen ऋतु 合田 みのり van den Berghe")
    lines = matches_text(some, find(some, ANYTHING, kind=kind)).splitlines()
    assert [line for line in lines if cells(line) > WIDTH] == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_spreadsheet_finds_no_formula(kind: str, sign: str) -> None:
    some = hostile(f"{sign}1+1")
    rows = list(csv.reader(io.StringIO(matches_csv(some, find(some, ANYTHING, kind=kind)), newline="")))
    assert len(rows) > 1
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert any(cell == f"'{sign}1+1" for row in rows for cell in row)


def test_csv_lines_end_as_the_standard_says() -> None:
    some = a_hub()
    text = matches_csv(some, find(some, ANYTHING))
    assert text.count("\r\n") == text.count("\n") == 3


def test_names_from_right_to_left_stand_in_isolates() -> None:
    noa = person("noa", "נועה")
    assert isolated(hub(noa), "נועה, level 2", ["noa"]) == "\u2068נועה\u2069, level 2"
    assert isolated(a_hub(), "Ada Ng, level 2", ["ada"]) == "Ada Ng, level 2"


def test_a_swap_names_each_pair_with_its_skill() -> None:
    some = hostile("X")
    assert "X learns from X: X" in matches_text(some, find(some, ANYTHING, kind="swaps"))


def test_groups_are_pilots_circles_and_talks() -> None:
    some = hostile("X")
    found = find(some, ANYTHING, kind="groups", size=4)
    assert {len(group.people) for group in found.pilots} == {4}
    assert [len(group.learners) for group in found.circles] == [4]
    assert matches_text(some, found).splitlines()[-1] == "1 pilot, 1 circle, 1 talk"
