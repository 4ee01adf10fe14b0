"""What is looked for on a public site, and what of a hub is public, by the leak check's own reading."""

import pytest

from hubgen.engines.leaks.finder import Finder
from hubgen.engines.leaks.values import find_public, find_secrets
from hubgen.engines.leaks.written import Leaf, read_written

PUBLIC = "visibility: public\n"


def secrets_of(*files: tuple[str, str]) -> list[str]:
    """Give what is looked for, written as `path:line field text`, and nothing that is public anyway."""
    written = [read_written(path, path.rpartition("/")[2].partition(".")[0], text.encode()) for path, text in files]
    known = Finder(found := find_secrets(written))
    public = {value for text in find_public(written) for value in known.found_in(text)}
    return [f"{place} {field} {text}" for text, (place, field) in found.items() if text not in public]


# Reading


def test_every_text_of_a_file_is_read_with_its_way_and_its_place() -> None:
    text = "name: Ada\nskills:\n  - {skill: sql, level: 2}\n  - skill: git\nabout: |\n  One\n  two\n"
    assert read_written("people/ada.yml", "ada", text.encode()).leaves == (
        Leaf(("name",), "Ada", 1, 7),
        Leaf(("skills", 0, "skill"), "sql", 3, 13),
        Leaf(("skills", 0, "level"), "2", 3, 25),
        Leaf(("skills", 1, "skill"), "git", 4, 12),
        Leaf(("about",), "One\ntwo\n", 5, 8),
    )


def test_the_text_below_a_front_matter_begins_on_its_own_line() -> None:
    note = read_written("circles/sql/index.md", "sql", b"\xef\xbb\xbf---\r\nname: SQL\r\nvisibility: public\r\n---\r\nHello\r\n")
    assert (note.leaves[0].line, note.leaves[-1]) == (2, Leaf(("text",), "Hello\n", 5))
    assert note.public


@pytest.mark.parametrize(
    "text",
    [
        "name: [Ada\n",
        "name: &a Ada\nrole: *a\n",
        "? [a, b]\n: c\n",
        "name: Ada\nabout: x\u2028visibility: public\n",
        "name: Ada\nvisibility: public\nvisibility: internal\n",
        f"name: {'[' * 30_000}\n",
        "name: Ada\x00\n",
    ],
)
def test_a_file_that_is_not_what_it_looks_like_is_not_public(text: str) -> None:
    written = read_written("people/ada.yml", "ada", f"{PUBLIC if 'visibility' not in text else ''}{text}".encode())
    assert not written.public
    assert any("Ada" in leaf.text or "[[" in leaf.text or leaf.text == "c" for leaf in written.leaves)


# What is looked for


def test_all_that_an_internal_person_says_is_looked_for() -> None:
    text = "name: Rosa Lopes\ncontact: {email: rosa@x.example}\nstatus: away\njoined: 2020-03-01\nhours: 09:00-17:00\n"
    assert secrets_of(("people/rosa.yml", text)) == [
        "people/rosa.yml the file's name rosa",
        "people/rosa.yml:1:7 name Rosa Lopes",
        "people/rosa.yml:2:18 contact.email rosa@x.example",
    ]


def test_only_what_is_private_of_a_public_person_is_looked_for() -> None:
    text = f"{PUBLIC}name: Rosa Lopes\nprivate:\n  name: Rosa Maria Lopes\n  contact: {{email: rosa@x.example}}\n  phone: +351 912 345 678\n"
    assert secrets_of(("people/rosa.yml", text)) == [
        "people/rosa.yml:4:9 private.name Rosa Maria Lopes",
        "people/rosa.yml:5:20 private.contact.email rosa@x.example",
        "people/rosa.yml:6:10 private.phone +351 912 345 678",
    ]


def test_a_value_that_somebody_else_makes_public_is_not_looked_for() -> None:
    assert secrets_of(("people/ro.yml", "name: Ro\nteam: Payments\n"), ("people/ada.yml", f"{PUBLIC}team: Core Payments\n")) == []


def test_a_public_circle_does_not_make_its_internal_members_public() -> None:
    circle = f"---\n{PUBLIC}name: SQL\nleads: [rosa]\nactions:\n  - who: rosa\n    what: Bring the old index\n---\nWith [Rosa](../../people/rosa.yml)\n"
    assert secrets_of(("people/rosa.yml", "name: Rosa Lopes\n"), ("circles/sql/index.md", circle)) == [
        "people/rosa.yml the file's name rosa",
        "people/rosa.yml:1:7 name Rosa Lopes",
        "circles/sql/index.md:7:11 actions.what Bring the old index",
    ]


def test_a_note_is_only_as_public_as_its_circle() -> None:
    note = f"---\n{PUBLIC}title: Joins by example\n---\nA line that is long enough to tell\n"
    inside = ("circles/sql/index.md", "---\nname: SQL circle\n---\n"), ("circles/sql/2026-11-10-joins.md", note)
    assert "circles/sql/2026-11-10-joins.md:3:8 title Joins by example" in secrets_of(*inside)


def test_a_session_with_an_internal_person_is_internal() -> None:
    program = ("programs/pilot/index.md", f"---\n{PUBLIC}name: Pilot\n---\n")
    session = ("programs/pilot/2026-11-10-a.md", f"---\n{PUBLIC}pair: [ada, rosa]\nlearned: How to ask\n---\n")
    found = secrets_of(("people/rosa.yml", "name: Rosa\n"), ("people/ada.yml", PUBLIC), program, session)
    assert "programs/pilot/2026-11-10-a.md:4:10 learned How to ask" in found


def test_a_line_is_looked_for_as_it_is_shown() -> None:
    note = "---\ntitle: Joins\n---\nShort\n\n- We met **Rosa** at the [old harbour](https://x.example)\n"
    found = [each.partition(" text ")[2] for each in secrets_of(("circles/sql/index.md", note))]
    assert "We met Rosa at the old harbour" in found
    assert "Short" not in found


# Finding


@pytest.mark.parametrize(
    ("text", "where", "stands"),
    [
        ("Data", "Database", False),
        ("Data", "(Data)", True),
        ("René", "Renée", False),
        ("김철수", "김철수님", True),
        ("ada@x.example", "to:ada@x.example.", True),
        ("x" * 40, "x" * 40 + " y", True),
        ("x" * 40, "x" * 41, False),
    ],
)
def test_a_text_is_found_as_a_whole_word_where_words_have_blanks_between(text: str, where: str, stands: bool) -> None:
    assert Finder([text, "other"]).found_in(where) == ({text} if stands else set())


def test_texts_that_begin_alike_are_all_found() -> None:
    texts = ["the quick brown fox jumps over the lazy " + end for end in ("dog", "cat")]
    assert Finder(texts).found_in(" and ".join(texts)) == set(texts)


def test_nothing_is_found_where_nothing_is_looked_for() -> None:
    assert Finder([]).found_in("anything") == set()
