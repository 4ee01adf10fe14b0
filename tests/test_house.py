"""The house stands as DESIGN says: layers, purity, and every check, command and field documented."""

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest
from pydantic.fields import FieldInfo

from hubgen.checks import CHECKS, Check
from hubgen.cli import main
from hubgen.content import schema
from hubgen.content.codes import FILES, VALUES
from hubgen.importers.codes import IMPORTS
from hubgen.reports.reference import code_of

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SOURCE = ROOT / "src" / "hubgen"
MODULES = sorted(SOURCE.rglob("*.py"))

TOUCHES_THE_WORLD = ("cli/", "engines/", "build.py", "content/load.py", "content/folder.py", "content/history.py", "content/commits.py", "content/months.py", "content/processes.py", "client.py")
"""What may read the disk, the clock and the environment. The client reads what others have published, from elsewhere."""
READS_ITS_OWN_DATA = ("content/fields.py", "content/zones.py", "site/", "edits/scaffold.py", "importers/")
"""What may read files of the package itself, through `importlib.resources`."""

WORLDLY_MODULES = frozenset({"subprocess", "socket", "ssl", "http", "shutil", "tempfile", "time", "random", "secrets", "ctypes"})
DISK = frozenset(
    {"open", "read_text", "read_bytes", "iterdir", "glob", "rglob", "scandir", "listdir", "walk", "stat", "is_file", "is_dir", "exists"}
)
WRITES = frozenset({"write_text", "write_bytes", "mkdir", "unlink", "rmdir", "rename", "symlink_to", "touch", "makedirs", "remove"})
CLOCK = frozenset({"now", "utcnow", "today"})
ENVIRONMENT = frozenset({"environ", "getenv", "putenv", "system", "popen"})

LONG = frozenset({"content/hub.py"})
"""Files over 350 lines: one file shows everything that is known of a hub."""

OBVIOUS = frozenset({"organisation", "forge", "url", "branch", "kind", "levels", "closed_skills", "stale_after", "audience", "private_hosting"})
"""Names of settings that need no description: mkdocs.yml of a new hub explains each in a comment."""


def name_of(module: Path) -> str:
    return module.relative_to(SOURCE).as_posix()


def tree_of(module: Path) -> ast.Module:
    return ast.parse(module.read_text("utf-8"))


# Layers and purity


def test_imports_go_down(capfd: pytest.CaptureFixture[str]) -> None:
    from importlinter.cli import lint_imports

    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert status == 0, capfd.readouterr().out


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_only_the_outer_rooms_touch_disk_clock_and_environment(module: Path) -> None:
    if name_of(module).startswith(TOUCHES_THE_WORLD):
        return
    own_data = name_of(module).startswith(READS_ITS_OWN_DATA)
    assert list(worldly(tree_of(module), own_data=own_data)) == []


def worldly(tree: ast.Module, *, own_data: bool) -> Iterator[str]:
    """Give every use of the world outside, with its line."""
    forbidden = CLOCK | WRITES | (frozenset() if own_data else DISK)
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            yield from (f"{node.lineno}: import {name}" for name in names if name.split(".")[0] in WORLDLY_MODULES)
            if "importlib.resources" in names and not own_data:
                yield f"{node.lineno}: import importlib.resources"
        elif isinstance(node, ast.Attribute) and node.attr in ENVIRONMENT:
            yield f"{node.lineno}: .{node.attr}"
        elif isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in forbidden or (called == "open" and isinstance(node.func, ast.Name)):
                yield f"{node.lineno}: {called}()"


@pytest.mark.parametrize(
    "text",
    ["open('x')", "Path('x').read_text()", "import subprocess", "from os import environ\nos.environ['X']", "date.today()", "datetime.now(UTC)"],
)
def test_the_test_above_sees_what_it_looks_for(text: str) -> None:
    assert list(worldly(ast.parse(text), own_data=False)) != []


# Modules


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_opens_with_one_sentence(module: Path) -> None:
    opening = (ast.get_docstring(tree_of(module)) or "").split("\n\n")[0]
    assert opening.endswith((".", "?")), f"{name_of(module)} begins with no sentence"
    assert not re.search(r"[.!?]\s+[A-Z]", opening), f"{name_of(module)} begins with more than one sentence"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_can_be_read_in_one_go(module: Path) -> None:
    assert name_of(module) in LONG or len(module.read_text("utf-8").splitlines()) <= 350


# Checks and codes

CHECKED = {code_of(check) for check in CHECKS}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_check_says_what_is_bad_and_what_is_good(check: Check) -> None:
    text = check.__doc__ or ""
    assert re.search(r"^ +Bad:\n", text, re.MULTILINE)
    assert re.search(r"^ +Good:\n", text, re.MULTILINE)
    assert text.split("\n")[0].endswith(".")


def raised_codes(*rooms: str) -> set[str]:
    """Give every code that the source of *rooms* names: in `Problem(…)`, `Fault(…)`, `refuse(…)` and `say(…)`."""
    codes: set[object] = set()
    for module in sorted(module for room in rooms for module in (SOURCE / room).rglob("*.py")):
        for node in ast.walk(tree_of(module)):
            called = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and called in ("Problem", "Fault", "refuse", "say"):
                given = node.args[0 if called == "refuse" else 1]
                codes |= {given.value} if isinstance(given, ast.Constant) else set()
            elif isinstance(node, ast.For) and isinstance(node.target, ast.Tuple) and isinstance(node.iter, ast.Tuple):
                rows = [row for row in node.iter.elts if isinstance(row, ast.Tuple)]
                codes |= {row.elts[0].value for row in rows if isinstance(row.elts[0], ast.Constant)}
    return {code for code in codes if isinstance(code, str)}


def test_every_code_has_a_bad_file() -> None:
    texts = "\n".join(file.read_text("utf-8") for file in (TESTS / "checks" / "bad").iterdir())
    tests = "\n".join(file.read_text("utf-8") for file in (TESTS / "checks" / "test_bytes.py", TESTS / "unit" / "test_checks.py"))
    shown = set(re.findall(r"# expect: \d+ ([a-z0-9-]+)", texts)) | set(re.findall(r'"([a-z0-9-]+)"', tests))
    assert sorted((raised_codes("content") | CHECKED) - shown) == []


def test_every_code_is_explained() -> None:
    raised = raised_codes("content", "importers")
    explained = {*FILES, *VALUES, *IMPORTS}
    assert sorted(raised - explained - CHECKED) == [], "say what it means in content/codes.py, or importers/codes.py"
    assert sorted(explained - raised) == [], "nothing gives this code"


def test_a_code_is_words_with_hyphens() -> None:
    assert [code for code in raised_codes("content", "importers") | CHECKED if not re.fullmatch(r"[a-z]+[a-z0-9]*(-[a-z0-9]+)*", code)] == []


# Commands and fields


def commands() -> list[tuple[str, click.Command]]:
    found: list[tuple[str, click.Command]] = [("hubgen", main)]
    for name, command in found:
        if isinstance(command, click.Group):
            context = click.Context(command)
            inner = {each: command.get_command(context, each) for each in command.list_commands(context)}
            found += [(f"{name} {each}", one) for each, one in inner.items() if one]
    return found


@pytest.mark.parametrize(("name", "command"), commands(), ids=[name for name, _ in commands()])
def test_a_command_and_its_options_say_what_they_do(name: str, command: click.Command) -> None:
    assert command.help, f"`{name}` has no help"
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []


def fields() -> list[tuple[str, FieldInfo]]:
    parts = [part for part in vars(schema).values() if isinstance(part, type) and issubclass(part, schema.Part)]
    return [(f"{part.__name__}.{name}", field) for part in parts for name, field in part.model_fields.items()]


def test_a_field_is_described_for_who_rests_the_pointer_on_it() -> None:
    undescribed = {name for name, field in fields() if not field.description}
    assert sorted(name for name in undescribed if not (name.startswith(("SettingsPart", "ForgePart")) and name.partition(".")[2] in OBVIOUS)) == []


@pytest.mark.parametrize("kind", schema.KINDS)
def test_a_kind_of_file_is_described(kind: str) -> None:
    assert (schema.KINDS[kind].__doc__ or "").startswith("One ")


# The threat model


def test_every_test_that_the_threat_model_names_exists() -> None:
    named = re.findall(r"`(test_\w+\.py)(?:::(test_\w+))?`", (ROOT / "docs" / "dev" / "threat-model.md").read_text("utf-8"))
    texts = {file.name: file.read_text("utf-8") for file in TESTS.rglob("test_*.py")}
    assert named
    assert [(file, test) for file, test in named if f"def {test}(" not in texts.get(file, "") and (test or file not in texts)] == []


# Benchmarks


def borrowed(script: Path) -> Iterator[tuple[str, str]]:
    """Give the names that a script takes from hubgen, each with its module."""
    for node in ast.walk(tree_of(script)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("hubgen"):
            yield from ((node.module or "", alias.name) for alias in node.names)


def is_there(module: str, name: str) -> bool:
    """Say whether a module has something of that name, or a package a module."""
    return hasattr(import_module(module), name) or (SOURCE.parent / module.replace(".", "/") / f"{name}.py").is_file()


@pytest.mark.parametrize("script", sorted((ROOT / "bench").rglob("*.py")), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_benchmark_uses_what_hubgen_still_has(script: Path) -> None:
    assert [f"{module}.{name}" for module, name in borrowed(script) if not is_there(module, name)] == []
