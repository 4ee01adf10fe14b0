"""A text is known to be too dense by counting, and most are known not to be at a glance."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hubgen.content.density import FEW, densities, find_density

PIECES = ("<", "[", "[^1]", "]: ", "```\n", "~~~\n", "# a\n", "- \n", "=\n", "<b>", "    a\nb\n", "> ", "* ", "1. ", "\u0663. ", "\t", "    ", "*", "`", "| ", "word ", "\n", "\n\n")
GROWN = st.tuples(st.sampled_from(PIECES), st.sampled_from((1, 7, 24, 25, 30, 40, 400, 1_600))).map(lambda pair: pair[0] * pair[1])


@settings(max_examples=300, deadline=None)
@given(st.lists(GROWN, max_size=4).map("".join))
def test_no_text_that_passes_a_limit_is_taken_for_a_light_one(text: str) -> None:
    whole = text + "x" * FEW
    assert find_density(whole) == next(densities(whole), None)
