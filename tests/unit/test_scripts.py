"""Modules of browser code, joined into the files that a page loads."""

import shutil
import subprocess
from pathlib import Path

import pytest

from hubgen.site.scripts import join_scripts

MODULES = {
    "hub.js": 'import { twice as double } from "./lib/twice.js";\nimport { base } from "./search.js";\nexport const six = double(base);\n',
    "lib/twice.js": 'import { add } from "./add.js";\n\nconst UNUSED = "/* no comment */";\nexport function twice(one) {\n  return add(one, one) + UNUSED.length * 0;\n}\n',
    "lib/add.js": "/** Adds. */\nconst UNUSED = 1;\nexport const add = (one, other) => one + other * UNUSED; // and no more\n",
    "search.js": 'export { three as base } from "./lib/three.js";\n',
    "lib/three.js": "export const three = 3;\n",
}


def told_by_node(folder: Path, code: str) -> str:
    node = shutil.which("node")
    assert node, "the tests of the browser code need Node 20 or newer"
    (folder / "ask.mjs").write_text(code)
    return subprocess.run([node, "ask.mjs"], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def test_joined_modules_say_what_they_said_apart(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"type": "module"}')
    for name, code in join_scripts(MODULES).items():
        (tmp_path / name).write_bytes(code)
    assert told_by_node(tmp_path, 'import { six } from "./hub.js"; console.log(six);') == "6"


def test_only_entries_become_files() -> None:
    assert sorted(join_scripts(MODULES)) == ["hub.js", "search.js"]


def test_comments_are_not_published() -> None:
    assert b"and no more" not in join_scripts(MODULES)["hub.js"]


def test_a_text_that_looks_like_a_comment_is_published() -> None:
    assert b"/* no comment */" in join_scripts(MODULES)["hub.js"]


def test_what_another_entry_holds_is_not_there_twice() -> None:
    assert b"three" not in join_scripts(MODULES)["hub.js"]


@pytest.mark.parametrize("line", ["export default 1;", 'import all from "./x.js";', 'import * as all from "./x.js";', "export { a };"])
def test_a_form_that_cannot_be_joined_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="by name only"):
        join_scripts({"hub.js": f"{line}\n", "x.js": ""})


def test_modules_that_import_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match="imports itself"):
        join_scripts({"hub.js": 'import { a } from "./a.js";\n', "a.js": 'import { b } from "./b.js";\n', "b.js": 'import { a } from "./a.js";\n'})


LOADED_LATER = {
    "search.js": 'export { first } from "./search/first.js";\nexport { later } from "./search/later.js";\n',
    "search/first.js": 'import { count } from "./count.js";\nexport const first = () => count();\n',
    "search/later.js": 'export const later = () => import("../further.js");\n',
    "search/count.js": "let told = 0;\nexport function count() {\n  return ++told;\n}\n",
    "further.js": 'export { second } from "./search/second.js";\n',
    "search/second.js": 'import { count } from "./count.js";\nexport const second = () => count();\n',
}


def test_what_is_loaded_later_shares_the_modules_of_what_loads_it(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"type": "module"}')
    for name, code in join_scripts(LOADED_LATER).items():
        (tmp_path / name).write_bytes(code)
    ask = 'import { first, later } from "./search.js"; first(); console.log((await later()).second());'
    assert told_by_node(tmp_path, ask) == "2"
