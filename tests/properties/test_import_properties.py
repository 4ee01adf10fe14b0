"""Whatever a file to import holds, it is read or said; and an import done again obeys one rule, value by value."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubgen.content.sources import read_yaml
from hubgen.content.yamltext import Data
from hubgen.edits.rewrite import rewrite
from hubgen.edits.yamlout import Value, write_yaml
from hubgen.importers.formats import find_format, read_files, usual_map
from hubgen.importers.people import import_people
from hubgen.importers.tables import Upload
from hubgen.importers.threeway import merge

IMPORTS = Path(__file__).parent.parent / "fixtures" / "imports"
FIXTURES = ("github/users.json", "gitlab/members.json", "CODEOWNERS", "people.ldif", "people.vcf", "outlook.vcf", "survey.csv", "staff.json", "graphql/teams.json")
SPOILS = (b"\0", b"\xff", b'"', b"\\", b":", b"\n ", b"\r\n", b"[", b"{", b"::", b"=", b"\xe2\x80\xae", b"END:VCARD\n", b"dn: ", b"")


@pytest.mark.parametrize("name", FIXTURES)
@given(data=st.data())
@settings(max_examples=8, deadline=None)
def test_a_spoilt_file_is_read_or_said_and_makes_sound_profiles(name: str, data: st.DataObject) -> None:
    raw = (IMPORTS / name).read_bytes()
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(raw)))
        end = min(len(raw), start + data.draw(st.integers(0, 40)))
        raw = raw[:start] + data.draw(st.sampled_from(SPOILS)) + raw[end:]
    file = Upload(Path(name).name, raw)
    form = find_format(file)
    if form == "xlsx":
        return
    table, _ = read_files([file], form)
    imported = import_people(table, usual_map(form, table), resolve=lambda text: None)
    for path, text in imported.files.items():
        source, problems = read_yaml(path, text.encode())
        assert (source is None, problems) == (False, [])


WORDS = st.sampled_from(["Lisbon", "Porto", "it's: \"so\"", "# no", "true", "42", "عدن", "two\nlines"])
LEVELS: dict[str, st.SearchStrategy[Value]] = {"level": st.integers(1, 4), "note": WORDS}
CLAIMS: st.SearchStrategy[list[dict[str, Value]]] = st.lists(
    st.builds(lambda skill, rest: {"skill": skill, **rest}, st.sampled_from(["python", "sql", "go"]), st.fixed_dictionaries({}, optional=LEVELS)),
    min_size=1,
    unique_by=lambda claim: str(claim["skill"]),
)
MAY: dict[str, st.SearchStrategy[Value]] = {
    "team": WORDS.filter(lambda word: "\n" not in word),
    "about": WORDS,
    "contact.email": st.sampled_from(["a@example.com", "b@example.com"]),
    "contact.forge": st.sampled_from(["a", "b"]),
    "languages": st.lists(st.sampled_from(["English", "Português", "中文"]), min_size=1, unique=True),
    "skills": CLAIMS,
}
SAID: st.SearchStrategy[dict[str, Value]] = st.fixed_dictionaries({"name": st.just("Ada")}, optional=MAY).map(dict)
FED = ("name", "team", "about", "contact.email", "contact.forge", "languages", "skills")


def written(said: dict[str, Value]) -> bytes:
    contact = {name.partition(".")[2]: value for name, value in said.items() if name.startswith("contact.")}
    rest = {name: value for name, value in said.items() if not name.startswith("contact.")}
    return ("# Mine.\n" + write_yaml({**rest, **({"contact": contact} if contact else {})})).encode()


def facts(raw: bytes) -> dict[tuple[str, ...], str]:
    """Take a file apart into texts, each under its way; of a list, what is in it."""
    source, problems = read_yaml("people/ada.yml", raw)
    assert source is not None and problems == []
    found: dict[tuple[str, ...], str] = {}

    def look(way: tuple[str, ...], value: Data) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                look((*way, key), inner)
        elif isinstance(value, list):
            for inner in value:
                look((*way, str(inner["skill"]) if isinstance(inner, dict) else str(inner)), inner)
        elif value is not None:
            found[way] = value

    look((), dict(source.data))
    return found


@given(base=SAID, theirs=SAID, ours=SAID)
@settings(max_examples=40, deadline=None)
def test_a_value_is_the_sources_only_where_no_person_differs_from_what_it_said_before(
    base: dict[str, Value], theirs: dict[str, Value], ours: dict[str, Value]
) -> None:
    raw = written(ours)
    source, _ = read_yaml("people/ada.yml", raw)
    assert source is not None
    changes = merge(base, theirs, source.data, fed=FED, resolve=lambda text: None).changes
    made = rewrite("people/ada.yml", raw, changes) if changes else raw
    was, now, here, after = facts(written(base)), facts(written(theirs)), facts(raw), facts(made)
    assert made.startswith(b"# Mine.\n")
    for way in {*was, *now, *here, *after}:
        is_part_of_a_list = way[0] == "skills"
        if not is_part_of_a_list:
            assert after.get(way) == (now.get(way) if here.get(way) == was.get(way) else here.get(way)), way
        elif after.get(way) != here.get(way):
            assert after.get(way) == now.get(way), way


@given(said=SAID)
@settings(max_examples=10, deadline=None)
def test_a_source_that_says_the_same_changes_nothing_whatever_the_file_says(said: dict[str, Value]) -> None:
    source, _ = read_yaml("people/ada.yml", b"name: Eve\nskills: [{skill: python}]\nlanguages: [Latin]\n")
    assert source is not None
    assert merge(said, said, source.data, fed=FED, resolve=lambda text: None).changes == []
