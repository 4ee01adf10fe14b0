"""Pairs are put into a program's file, and every other character of it stays."""

from typing import Any

import pytest
from small_hub import program, ref

from hubgen.content.hub import Pair
from hubgen.edits.changes import CannotEdit
from hubgen.edits.pair import pair_people

BEN = Pair("ada", "ben", ref("sql"))
CEM = Pair("ada", "cem", ref("sql"))
ROW = "  - teacher: ada\n    learner: ben\n    skill: sql\n"


def written(text: str, *pairs: Pair, **words: Any) -> str:
    """Give the front matter after *pairs* were put in."""
    one = program("pilot", **words)
    edit = pair_people(one, f"---\n{text}---\nBody.\n".encode(), pairs or (BEN,))
    made = (edit.texts[one.path] or b"").decode()
    assert made.startswith("---\n")
    assert made.endswith("---\nBody.\n")
    return made[4:-10]


def test_a_new_list_stands_below_the_people() -> None:
    text = "name: X\npeople: [ada, ben] # both said yes\nseats: 4\nstatus: draft\n"
    assert written(text, people=("ada", "ben")) == f"name: X\npeople: [ada, ben] # both said yes\npairs:\n{ROW}seats: 4\nstatus: draft\n"


def test_people_who_are_missing_are_added_in_the_list_s_own_style() -> None:
    assert written("people: [ada]\nstatus: draft\n", people=("ada",)).startswith("people: [ada, ben]\npairs:\n")
    assert written("people:\n  - ada # leads\nstatus: draft\n", people=("ada",)).startswith("people:\n  - ada # leads\n  - ben\npairs:\n")


def test_a_program_without_people_gets_them_below_what_comes_before() -> None:
    assert written("name: X\nweeks: 6\n# how it stands\nstatus: draft\n") == (
        f"name: X\nweeks: 6\npeople: [ada, ben]\npairs:\n{ROW}# how it stands\nstatus: draft\n"
    )


@pytest.mark.parametrize("empty", ["", " []", " ~", " null", " [ ]"])
@pytest.mark.parametrize("comment", ["", " # to come"])
def test_an_empty_list_is_filled_and_its_comment_stays(empty: str, comment: str) -> None:
    text = f"people: [ada, ben]\npairs:{empty}{comment}\nstatus: draft\n"
    assert written(text, people=("ada", "ben")) == f"people: [ada, ben]\npairs:{comment}\n{ROW}status: draft\n"


def test_a_list_of_blocks_goes_on_as_it_is_indented() -> None:
    text = "people: [ada, ben, cem]\npairs:\n- teacher: ada # first\n  learner: ben\n  skill: sql\n\n# the end\nstatus: draft\n"
    made = written(text, BEN, CEM, people=("ada", "ben", "cem"), pairs=(BEN,))
    assert made == (
        "people: [ada, ben, cem]\npairs:\n- teacher: ada # first\n  learner: ben\n  skill: sql\n"
        "- teacher: ada\n  learner: cem\n  skill: sql\n\n# the end\nstatus: draft\n"
    )


def test_a_list_in_brackets_goes_on_in_brackets() -> None:
    text = "people: [ada, ben, cem]\npairs: [{teacher: ada, learner: ben, skill: sql}] # one\n"
    made = written(text, CEM, people=("ada", "ben", "cem"), pairs=(BEN,))
    assert made.splitlines()[1] == "pairs: [{teacher: ada, learner: ben, skill: sql}, {teacher: ada, learner: cem, skill: sql}] # one"


def test_a_comment_within_empty_brackets_stays() -> None:
    assert "# nobody yet" in written("people: [ada, ben]\npairs: [\n  # nobody yet\n]\n", people=("ada", "ben"))


def test_line_ends_stay_as_they_are() -> None:
    one = program("pilot", people=("ada", "ben"))
    made = pair_people(one, b"---\r\npeople: [ada, ben]\r\nstatus: draft\r\n---\r\n", [BEN]).texts[one.path] or b""
    assert b"\n" not in made.replace(b"\r\n", b"")


def test_what_stands_there_already_is_no_change() -> None:
    assert pair_people(program("pilot", pairs=(BEN,)), b"never read", [BEN]).texts == {}


def test_a_file_that_cannot_be_followed_is_left_alone() -> None:
    with pytest.raises(CannotEdit):
        pair_people(program("pilot"), b"---\n{name: X, status: draft}\n---\n", [BEN])
