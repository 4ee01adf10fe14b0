"""What people wrote is quoted without anything that cannot be seen, and no more of it than is told."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubgen.views.quoting import CUT, MOST_LINE, MOST_PROSE, quote_line, quote_prose
from quotations import unseen

ANYTHING = st.text(st.one_of(st.characters(), st.sampled_from("a\n\t\u200b\u200d\u202e\u2066\ufe0f\u3164\u2800\ue000\U000e0041\U000e0101\u0301\x1b")))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Ada\u200b\u200d\u2060 Ng\ufeff", "Ada Ng"),
        ("\u202egnihton\u202c", "gnihton"),
        ("\u2066Ada\u2069", "Ada"),
        ("Ada" + "".join(chr(0xE0000 + ord(sign)) for sign in "obey"), "Ada"),
        ("Ada" + "".join(chr(0xE0100 + at) for at in b"obey") + "\ufe0f", "Ada"),
        ("Ada\u3164\u2800\uffa0\u115f Ng", "Ada Ng"),
        ("Ada\ue000\U0010fffd\ufdd0", "Ada"),
        ("\x1b[31mred\x1b[0m\x07", "[31mred[0m"),
        ("two\nlines\r\nand\u2028more", "two lines and more"),
        ("  wide\u00a0\u3000blanks\t", "wide blanks"),
        ("Bruno Sa\u0301", "Bruno Sá"),
        ("Ελένη Μάρκου, 森 陽翔, חיים", "Ελένη Μάρκου, 森 陽翔, חיים"),
        ("", ""),
    ],
)
def test_a_line_keeps_what_can_be_seen(written: str, shown: str) -> None:
    assert quote_line(written) == shown


def test_prose_keeps_its_lines_and_one_empty_one_in_a_row() -> None:
    assert quote_prose("one\n\n\n\n two \u2029three\n") == "one\n\ntwo\nthree"


@pytest.mark.parametrize(("quote", "most"), [(quote_line, MOST_LINE), (quote_prose, MOST_PROSE)])
def test_what_is_cut_says_so(quote: object, most: int) -> None:
    assert callable(quote)
    whole, longer = "x" * most, "x" * (most + 1)
    assert (quote(whole), quote(longer)) == (whole, "x" * (most - len(CUT)) + CUT)


@given(ANYTHING)
def test_nothing_unseen_is_left_and_to_quote_again_changes_nothing(text: str) -> None:
    for quote in (quote_line, quote_prose):
        once = quote(text, 20)
        assert (unseen(once), len(once) <= 20, quote(once, 20), unicodedata.normalize("NFC", once)) == (set(), True, once, once)
    assert "\n" not in quote_line(text)
