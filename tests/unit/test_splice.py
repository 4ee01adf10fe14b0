"""One change to a YAML text changes the characters it is about, and no other."""

import pytest

from hubgen.content.yamltext import read_tree
from hubgen.edits.changes import Append, CannotEdit, Change, Drop, Put, Rename
from hubgen.edits.splice import splice

PROFILE = """\
# the first line
name:   "Ada Ng"   # two names
role: 'it''s hers'
team:  # not yet
skills:
- skill: k8s   # since the move
  level: 2

# the next one
- {skill: sql , level: 3}
languages: [ English,  Greek , ]
about: >-
  folded
  text

confirmed: 2026-10-01
"""


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        (Put(("name",), "Ada Okafor"), '"Ada Ng"', '"Ada Okafor"'),
        (Put(("role",), "she's in"), "'it''s hers'", "'she''s in'"),
        (Put(("team",), "Payments"), "team:  #", "team: Payments  #"),
        (Put(("skills", 0, "skill"), "kubernetes"), "k8s ", "kubernetes "),
        (Put(("skills", 1, "skill"), "a, b"), "sql ", "'a, b' "),
        (Put(("languages", 1), "Modern Greek"), " Greek ", " Modern Greek "),
        (Put(("about",), "short"), ">-\n  folded\n  text", "short"),
        (Put(("status",), "former"), "2026-10-01\n", "2026-10-01\nstatus: former\n"),
        (Put(("skills", 0, "since"), 2019), "level: 2\n", "level: 2\n  since: 2019\n"),
        (Put(("skills", 1, "since"), "2019"), "level: 3}", "level: 3, since: '2019'}"),
        (Rename(("skills", 0, "level"), "lvl"), "  level: 2", "  lvl: 2"),
        (Drop(("skills", 0)), "- skill: k8s   # since the move\n  level: 2\n", ""),
        (Drop(("skills", 0, "skill")), "skill: k8s   # since the move\n  level", "level"),
        (Drop(("skills", 1)), "- {skill: sql , level: 3}\n", ""),
        (Drop(("languages", 0)), "English,  Greek", "Greek"),
        (Drop(("languages", 1)), "English,  Greek ,", "English ,"),
        (Drop(("about",)), "about: >-\n  folded\n  text\n", ""),
        (Append(("languages",), ("Twi", "x, y")), "Greek ,", "Greek, Twi, 'x, y' ,"),
        (Append(("skills",), ("go",)), "level: 3}\n", "level: 3}\n- go\n"),
        (Append(("team",), ("a", "b")), "team:  #", "team: [a, b]  #"),
        (Append(("style",), ("patient",)), "2026-10-01\n", "2026-10-01\nstyle: [patient]\n"),
    ],
    ids=repr,
)
@pytest.mark.parametrize("feed", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_change_touches_what_it_is_about(change: Change, before: str, after: str, feed: str) -> None:
    assert PROFILE.count(before) == 1
    assert splice(PROFILE.replace("\n", feed), change) == PROFILE.replace(before, after).replace("\n", feed)


def test_a_last_line_without_an_end_stays_one() -> None:
    assert splice("a: 1\nb: 2", Put(("c",), "x")) == "a: 1\nb: 2\nc: x"
    assert splice("a: 1\nb: 2", Drop(("b",))) == "a: 1"


@pytest.mark.parametrize("word", ["no", "12", "a: b", "- a", "# x", "é", "'", '"', "{", "null", "🦊", "tab\there"])
@pytest.mark.parametrize("text", ["k: old", "k: 'old'", 'k: "old"', "k: |\n  old\n", "{k: old}"])
def test_a_word_is_quoted_where_it_would_mean_something_else(word: str, text: str) -> None:
    tree, _ = read_tree(splice(text, Put(("k",), word)))
    assert tree is not None
    assert tree.data == {"k": word}


@pytest.mark.parametrize(
    "change",
    [Put(("skills", 9, "skill"), "x"), Put(("skills",), "x"), Drop(("nothing",)), Rename(("nothing",), "x"), Append(("name",), ("x",)), Put(("skills", 1, "x"), ["a: b"])],
    ids=repr,
)
def test_a_change_that_cannot_be_made_is_refused(change: Change) -> None:
    with pytest.raises(CannotEdit):
        splice(PROFILE, change)
