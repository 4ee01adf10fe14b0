"""The hub of a commit is the same, whether all its files are read or only those that differ from the ones that lie there now."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from git_support import commit, git
from hubgen.content.earlier import earlier_hub
from hubgen.content.history import hub_at
from hubgen.content.load import Reader, load

TODAY = date(2026, 11, 22)
NOTE = "---\ntitle: Types\npresenters: [ada]\n---\nText.\n"
TEXTS = {
    "mkdocs.yml": ("site_name: Hub\n", "extra: {hub: {levels: [a, b, c, d]}}\n", "extra: {hub: {closed_skills: true}}\n", "extra: [\n"),
    "people/ada.yml": ("name: Ada\nskills: [{skill: sql, level: 2}]\n", "name: Ada\nskills: [{skill: Golang, level: b}]\n", "nam: Ada\n"),
    "people/bo.yml": ("name: Bo\nmanager: ada\n", "name: Bo\nmanager: ada\r\n", "<LINK>"),
    "people/Bad Name.yml": ("name: Cy\n",),
    "people/a\x01b.yml": ("name: Cy\n",),
    "people/folder/inner.yml": ("name: Cy\n",),
    "people": ("<LINK>",),
    "skills/sql.yml": ("name: SQL\n", "name: SQL\naliases: [golang]\n", "name: [\n"),
    "skills/go.yml": ("name: Go\naliases: [golang]\n", "name: SQL\n"),
    "circles/py/index.md": ("---\nname: Py\npurpose: We read.\nleads: [ada]\n---\n", "---\nname: Py\n"),
    "circles/py/2026-11-03-types.md": (NOTE, NOTE + "More.\n", "<LINK>"),
    "circles/py/2026-11-04-more.md": (NOTE,),
    "circles/py/2026-13-04-never.md": (NOTE,),
    "circles/empty": ("<FOLDER>",),
    "circles/Bad/index.md": (NOTE,),
    "programs/do-not-pair.yml": ("- [ada, bo]\n", "- [ada]\n- [bo, cy]\n"),
}
TREE = st.fixed_dictionaries({}, optional={path: st.sampled_from(texts) for path, texts in TEXTS.items()})
ATTRIBUTES = st.sampled_from(({}, {"people/.gitattributes": "* working-tree-encoding=UTF-16 text eol=crlf ident\n"}))


def lay(root: Path, files: Mapping[str, str]) -> None:
    """Leave nothing in *root* but git's own and *files*."""
    for entry in root.iterdir():
        if entry.name != ".git":
            shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
    for path, text in files.items():
        place = root / path
        if path == "people" and any(other.startswith("people/") for other in files):
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        if text == "<LINK>":
            place.symlink_to("somewhere-else")
        elif text == "<FOLDER>":
            place.mkdir()
        else:
            place.write_bytes(text.encode())


@settings(max_examples=30, deadline=None)
@given(TREE, TREE, ATTRIBUTES)
def test_a_hub_of_a_commit_is_what_reading_all_of_it_gives(
    then: Mapping[str, str], now: Mapping[str, str], attributes: Mapping[str, str]
) -> None:
    with TemporaryDirectory() as name:
        root = Path(name)
        git(root, "init", "--quiet")
        lay(root, {**then, "README.md": ""})
        made = commit(root, "then")
        lay(root, {**now, **attributes})
        with hub_at(root, made) as folder:
            whole = load(folder, TODAY)
        reader = Reader(root)
        assert earlier_hub(root, made, reader, reader.read(TODAY)[0]) == whole
