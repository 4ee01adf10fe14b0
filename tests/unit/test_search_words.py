"""Words, keys, edits and clocks: what the search is made of."""

import json
import subprocess
from pathlib import Path

import pytest

from hubgen.views.search.columns import Schedule, ZoneEntry
from hubgen.views.search.fold import fold, stem, tie_hash, words_of
from hubgen.views.search.keys import HINTS_AFTER, HINTS_BEFORE, KEYS, TYPED
from hubgen.views.search.times import is_at_work, offset_at, say_time
from hubgen.views.search.typos import allowed_edits, edits

ASSETS = Path(__file__).parent.parent.parent / "src" / "hubgen" / "site" / "assets" / "search"
MONDAY = 20_780 * 1440
"""Midnight before Monday, 23 November 2026."""


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łukasz", "lukasz"),
        ("Søren", "soren"),
        ("Straße", "strasse"),
        ("Đặng", "dang"),
        ("ＴＹＰＥ", "type"),
        ("ΠΑΎΛΟΣ", "παυλοσ"),
        ("İstanbul", "istanbul"),
        ("김", "김"),
    ],
)
def test_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


def test_words_keep_plus_and_sharp() -> None:
    assert words_of("C++, C# & Node.js/CI") == ["c++", "c#", "node", "js", "ci"]


def test_a_plural_has_the_stem_of_its_singular() -> None:
    assert [stem(word) for word in ("locks", "lock", "class", "gas")] == ["lock", "lock", "class", "gas"]


@pytest.mark.parametrize(
    ("typed", "word", "whole", "beginning"),
    [
        ("kuberntes", "kubernetes", 1, 1),
        ("pyhton", "python", 1, 1),
        ("kuberx", "kubernetes", 5, 1),
        ("", "abc", 3, 0),
        ("ca", "abc", 3, 1),
    ],
)
def test_edits_are_counted_with_swaps(typed: str, word: str, whole: int, beginning: int) -> None:
    assert edits(typed, word) == (whole, beginning)


def test_a_longer_word_bears_more_typos() -> None:
    assert [allowed_edits(word) for word in ("sql", "dart", "kuberne", "kubernet")] == [0, 1, 1, 2]


def test_the_hash_is_the_same_for_ever() -> None:
    assert tie_hash("ada-ng|20780") == 293_104_975


def test_the_time_there_is_said() -> None:
    nine_to_five = Schedule(540, 1020, 0)
    assert say_time(nine_to_five, MONDAY + 845) == "14:05 there, at work until 17:00"
    assert say_time(nine_to_five, MONDAY + 1080) == "18:00 there, back at 09:00 tomorrow"
    assert say_time(Schedule(-1, -1, 0), MONDAY) == "00:00 there"
    assert say_time(Schedule(-1, -1, 0b10), MONDAY) == "00:00 there, back tomorrow"
    assert is_at_work(Schedule(1320, 360, 0), MONDAY + 1440 + 60)
    assert not is_at_work(Schedule(1320, 360, 0), MONDAY + 60)


def test_summer_time_is_read_from_the_table() -> None:
    zone = ZoneEntry("Europe/Lisbon", ((100, 0), (500, 60)))
    assert [offset_at(zone, minute) for minute in (0, 100, 499, 500, 9_999)] == [0, 0, 0, 60, 60]


def test_both_engines_know_the_same_keys() -> None:
    script = (
        f'import * as k from "{(ASSETS / "keys.js").as_uri()}";'
        "console.log(JSON.stringify([[...k.KEYS], [...k.HINTS_BEFORE], [...k.HINTS_AFTER], [...k.TYPED], k.LONGEST_KEY]))"
    )
    run = subprocess.run(
        ["node", "--input-type=module", "-e", script],
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    keys, before, after, typed, longest = json.loads(run.stdout)
    assert keys == [[" ".join(words), {"name": key.name, "level": key.level}] for words, key in KEYS.items()]
    assert before == [[word, kinds[0]] for word, kinds in HINTS_BEFORE.items()]
    assert after == [[word, kinds[0]] for word, kinds in HINTS_AFTER.items()]
    assert dict(typed) == TYPED
    assert longest == max(map(len, KEYS))
