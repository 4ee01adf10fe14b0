"""The short cut for plain paragraphs gives what the Markdown parser gives."""

from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from hubgen.site import markdown

LINES = st.text(alphabet="aBé漢שд 09.,;:!?'\"()-–…%/+@$1\u0301", max_size=30).map(lambda text: "x" + text)
PARAGRAPHS = st.lists(st.lists(LINES, min_size=1, max_size=3).map("\n".join), min_size=1, max_size=4)

PARSER = markdown._parser()
SANITISER = markdown._Sanitiser({})


@settings(max_examples=300, deadline=None)
@given(PARAGRAPHS, st.sampled_from(["\n\n", "\n\n\n"]))
def test_plain_paragraphs_look_as_the_parser_makes_them(paragraphs: list[str], gap: str) -> None:
    text = gap.join(paragraphs)
    if not markdown._is_plain(text):
        return

    assert markdown._paragraphs(text) == Markup(SANITISER.clean(PARSER.reset().convert(text), "a.md", "a/", ""))
