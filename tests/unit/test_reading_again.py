"""A folder is read again and again, and only what changed in it."""

import os
import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from hubgen.content.hub import Hub
from hubgen.content.load import Reader, load
from hubgen.problems import Problem
from tiny_hub import TODAY, Write

PERSON, SKILL, NOTE = "people/ada-ng.yml", "skills/python.yml", "circles/python-circle/2026-10-27-generators.md"


@pytest.fixture
def reader(root: Path) -> Reader:
    reader = Reader(root)
    reader.read(TODAY)
    return reader


def everything(found: tuple[Hub, list[Problem]]) -> tuple[object, ...]:
    """Give all of a hub, in order, with the files as written, which are not compared by themselves."""
    hub, problems = found
    groups = [list(group.items()) for group in (hub.people, hub.skills, hub.circles, hub.programs)]
    things = [thing for group in groups for _, thing in group]
    notes = [note for group in (hub.circles, hub.programs) for thing in group.values() for note in thing.notes]
    sources = [(thing.source, getattr(thing, "private", None)) for thing in (*things, *notes)]
    return hub, groups, notes, sources, problems, [problem.suggestion for problem in problems]


def others(hub: Hub, *changed: str) -> dict[str, int]:
    """Say which values everything has that was not *changed*, by its path."""
    notes = [note for group in (hub.circles, hub.programs) for thing in group.values() for note in thing.notes]
    things = (*hub.people.values(), *hub.skills.values(), *hub.circles.values(), *hub.programs.values(), *notes)
    return {thing.path: id(thing) for thing in things if thing.path not in changed}


def test_nothing_is_read_again_when_nothing_changed(reader: Reader) -> None:
    before = reader.read(TODAY)
    assert reader.files_read == 0
    assert others(reader.read(TODAY)[0]) == others(before[0])


def test_a_profile_that_breaks_leaves_all_others_as_they_are(reader: Reader, write: Write) -> None:
    before, _ = reader.read(TODAY)
    write(PERSON, "name: [\n")
    assert others(reader.read(TODAY)[0]) == others(before, PERSON)


@pytest.mark.parametrize(
    ("path", "old", "new", "touched"),
    [
        (PERSON, "name: Ada Ng", "name: Zoe Ng", ()),
        (PERSON, "name: Ada Ng", "name: [", ()),
        (SKILL, "name: Python", "name: Python  # the language", ()),
        (NOTE, "title: ", "title: More of ", ("circles/python-circle/index.md",)),
    ],
)
def test_one_edit_is_one_file_read_and_one_value_made(
    reader: Reader, root: Path, write: Write, path: str, old: str, new: str, touched: tuple[str, ...]
) -> None:
    before, _ = reader.read(TODAY)
    text = (root / path).read_text("utf-8")
    assert old in text
    write(path, text.replace(old, new, 1))
    after = reader.read(TODAY)
    assert reader.files_read == 1
    assert everything(after) == everything(load(root, TODAY))
    if new != "name: [":
        assert others(after[0], path, *touched) == others(before, path, *touched)
        assert others(after[0])[path] != others(before)[path]


@pytest.mark.parametrize("kind", ["skill", "person"])
def test_a_new_name_is_seen_by_those_who_named_it_before(kind: str, reader: Reader, root: Path, write: Write) -> None:
    write("people/new-one.yml", "name: New\nmanager: other-one\nskills:\n  - skill: weaving\n")
    assert any(problem.code.startswith("unknown-") for problem in reader.read(TODAY)[1])
    if kind == "skill":
        write("skills/loom.yml", "name: Loom\naliases: [weaving]\n")
    else:
        write("people/other-one.yml", "name: Other\n")
    assert everything(reader.read(TODAY)) == everything(load(root, TODAY))


def test_what_is_known_to_have_changed_is_read_and_nothing_else_looked_at(reader: Reader, root: Path, write: Write) -> None:
    write(PERSON, "name: Ada Other\n")
    write("people/bruno-sa.yml", "name: Bruno Other\n")
    names = {person.name for person in reader.read(TODAY, changed=[PERSON, "docs/index.md"])[0].people.values()}
    assert reader.files_read == 1
    assert "Ada Other" in names
    assert "Bruno Other" not in names


def test_a_file_of_the_same_size_and_time_is_read_if_it_is_known_to_have_changed(reader: Reader, root: Path, write: Write) -> None:
    now = (root / PERSON).stat()
    text = (root / PERSON).read_text("utf-8")
    write(PERSON, text.replace("Ada Ng", "Bob Ng"))
    os.utime(root / PERSON, ns=(now.st_atime_ns, now.st_mtime_ns))
    assert reader.read(TODAY, changed=[PERSON])[0].people["ada-ng"].name == "Bob Ng"


def test_other_words_for_levels_are_other_words_in_every_profile(reader: Reader, root: Path, write: Write) -> None:
    settings = (root / "mkdocs.yml").read_text("utf-8")
    write("mkdocs.yml", settings.replace("extra:\n  hub:\n", "extra:\n  hub:\n    levels: [one, two, three, four]\n"))
    write(PERSON, "name: Ada\nskills:\n  - skill: python\n    level: three\n")
    hub, problems = reader.read(TODAY, changed=["mkdocs.yml", PERSON])
    assert hub.settings.levels == ("one", "two", "three", "four")
    assert everything((hub, problems)) == everything(load(root, TODAY))


Edit = Callable[[Path, random.Random], Iterable[Path]]


def spoil(file: Path, by: random.Random) -> Iterable[Path]:
    file.write_text(f"{file.read_text('utf-8')}\n\tx: [", encoding="utf-8")
    return [file]


def mend(file: Path, by: random.Random) -> Iterable[Path]:
    file.write_text(file.read_text("utf-8").replace("\n\tx: [", ""), encoding="utf-8")
    return [file]


def swap_words(file: Path, by: random.Random) -> Iterable[Path]:
    words = ("python", "sql", "Python", "ada-ng", "bruno-sa", "nobody", "pythn", "public", "internal", "2026-10-27", "name:", "closed_skills: true")
    file.write_text(file.read_text("utf-8").replace(by.choice(words), by.choice(words), 1), encoding="utf-8")
    return [file]


def copy(file: Path, by: random.Random) -> Iterable[Path]:
    other = file.with_name(f"{file.stem}-{by.randrange(9)}{file.suffix}")
    other.write_bytes(file.read_bytes())
    return [other]


def move(file: Path, by: random.Random) -> Iterable[Path]:
    return [file, file.rename(file.with_name(f"{file.stem[:40]}{by.choice(['-x', '-y', ' z'])}{file.suffix}"))]


def delete(file: Path, by: random.Random) -> Iterable[Path]:
    file.unlink()
    return [file]


EDITS: tuple[Edit, ...] = (spoil, mend, mend, swap_words, swap_words, copy, move, delete)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("is_told", [False, True])
def test_after_any_edits_the_hub_is_what_it_would_be_if_it_were_read_at_once(is_told: bool, seed: int, root: Path, reader: Reader) -> None:
    for paths in edits(root, seed):
        assert everything(reader.read(TODAY, changed=paths if is_told else None)) == everything(load(root, TODAY))


def edits(root: Path, seed: int) -> Iterator[list[str]]:
    """Edit the hub in *root* 25 times, and give the paths of each time."""
    by = random.Random(seed)
    for _ in range(25):
        changed: list[Path] = []
        for _ in range(by.choice([1, 1, 3])):
            files = sorted(file for folder in ("people", "skills", "circles", "programs") for file in (root / folder).rglob("*.*") if file.is_file())
            changed += by.choice(EDITS)(by.choice([*files, root / "mkdocs.yml"] if by.random() < 0.1 else files), by)
        yield [file.relative_to(root).as_posix() for file in changed]


@pytest.mark.parametrize("seed", range(2))
def test_who_asks_for_no_problems_gets_the_same_hub(seed: int, root: Path) -> None:
    reader = Reader(root, with_problems=False)
    for paths in edits(root, seed):
        assert reader.read(TODAY, changed=paths)[0] == load(root, TODAY)[0]
