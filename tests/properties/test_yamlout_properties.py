"""Whatever text a person wrote, the YAML made of it reads back as that text."""

import unicodedata
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from hubgen.content.sources import read_yaml
from hubgen.content.yamltext import FORBIDDEN
from hubgen.edits.yamlout import Value, write_yaml

# Without what no hub may hold, escaped or not: the reader refuses it.
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).map(lambda text: FORBIDDEN.sub("", text))
TRICKY = st.text(st.sampled_from(list(" \t\n:#-?,[]{}&*!|>'\"%@`~<=0aé\u0301\u0338\u200d\ufffe🦊")), max_size=20)
TREES = st.recursive(
    TEXT | TRICKY,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(st.from_regex("[a-z_]{1,12}", fullmatch=True), inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


def read(text: str) -> object:
    source, problems = read_yaml("people/x.yml", text.encode())
    assert problems == []
    assert source is not None
    return source.data


def nfc(value: object) -> object:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [nfc(item) for item in value]
    assert isinstance(value, dict)
    return {key: nfc(item) for key, item in value.items()}


@settings(max_examples=200, deadline=None)
@given(TEXT | TRICKY)
@example("")
@example("~")
@example("null")
@example("No")
@example("wrote our library: tests, too # all of them")
@example("\n")
@example("\n two\n\n")
@example("  indented\nless\n")
@example("ends in a space \nand a line")
@example("<<<<<<< ours")
@example("---\n...\n")
def test_any_text_reads_back_as_itself(text: str) -> None:
    assert read(write_yaml({"about": text})) == {"about": nfc(text)}


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.from_regex("[a-z_]{1,12}", fullmatch=True), TREES, min_size=1, max_size=4))
def test_lists_and_maps_of_text_read_back_as_themselves(values: dict[str, Value]) -> None:
    assert read(write_yaml(values)) == nfc(values)


@given(st.integers(), st.booleans(), st.dates())
def test_numbers_truths_and_dates_read_back_as_their_text(number: int, truth: bool, day: date) -> None:
    written = write_yaml({"since": number, "teaches": truth, "joined": day})
    assert read(written) == {"since": str(number), "teaches": str(truth).lower(), "joined": day.isoformat()}
