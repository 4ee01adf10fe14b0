"""The code of templates is found again when nothing that it hangs on has changed, and never in a hub."""

from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
from mkdocs.config.base import load_config
from mkdocs.structure.files import Files

from hubgen.engines.templates import KeptCode, keep_templates
from hubgen.site.compiling import Unfolded


class Theme:
    """A folder of templates, and the code that is kept of them."""

    def __init__(self, folder: Path) -> None:
        self.templates, self.kept = folder / "templates", folder / "kept"
        self.templates.mkdir()
        self.kept.mkdir()
        self.write("Hello {{ name }}")

    def write(self, text: str) -> None:
        (self.templates / "main.html").write_text(text, encoding="utf-8")

    def env(self, *, besides: str | None = None, **settings: bool) -> jinja2.Environment:
        env = jinja2.Environment(loader=jinja2.FileSystemLoader(self.templates), optimized=False, **settings)
        env.code_generator_class = Unfolded
        env.bytecode_cache = KeptCode(env, besides=besides, folder=self.kept)
        return env

    @property
    def files(self) -> list[Path]:
        return sorted(self.kept.iterdir())


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Theme:
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return Theme(tmp_path)


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of templates that are compiled from now on."""
    names: list[str] = []
    compile_template: Callable[..., object] = jinja2.Environment.compile

    def told(env: jinja2.Environment, source: str, name: str, *rest: object) -> object:
        names.append(name)
        return compile_template(env, source, name, *rest)

    monkeypatch.setattr(jinja2.Environment, "compile", told)
    return names


def page(env: jinja2.Environment) -> str:
    return env.get_template("main.html").render(name="Ada")


def test_a_template_is_compiled_once(theme: Theme, compiled: list[str]) -> None:
    assert page(theme.env()) == page(theme.env()) == "Hello Ada"
    assert compiled == ["main.html"]


def test_another_text_is_compiled_anew(theme: Theme) -> None:
    page(theme.env())
    theme.write("Bye {{ name }}")
    assert page(theme.env()) == "Bye Ada"


def test_other_settings_compile_anew(theme: Theme, compiled: list[str]) -> None:
    page(theme.env())
    page(theme.env(autoescape=True))
    assert compiled == ["main.html", "main.html"]


def test_a_filter_that_is_called_otherwise_compiles_anew(theme: Theme) -> None:
    theme.write("{{ name | loud }}")
    first, second = theme.env(), theme.env()
    first.filters["loud"] = str.upper
    second.filters["loud"] = jinja2.pass_context(lambda context, text: f"{text}, {context['name']}!")
    assert page(first) == "ADA"
    assert page(second) == "Ada, Ada!"


def test_what_a_filter_makes_of_a_constant_is_not_kept(theme: Theme) -> None:
    theme.write("{{ 'a' | loud }} {% set both = 'a' | loud ~ 'b' %}{{ both }}")
    first, second = theme.env(), theme.env()
    first.filters["loud"] = str.upper
    second.filters["loud"] = lambda text: f"{text}!"
    assert page(first) == "A Ab"
    assert page(second) == "a! a!b"


def test_what_an_extension_from_elsewhere_compiles_is_not_kept(theme: Theme) -> None:
    class Shouting(jinja2.ext.Extension):
        def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
            return source.upper()

    env = theme.env()
    env.add_extension(Shouting)
    assert page(env) == "HELLO "
    assert theme.files == []


def test_templates_of_a_hub_are_not_kept(theme: Theme) -> None:
    page(theme.env(besides=str(theme.templates)))
    assert theme.files == []


def test_a_damaged_file_counts_as_absent(theme: Theme) -> None:
    page(theme.env())
    (file,) = theme.files
    whole = file.read_bytes()
    for damaged in (b"", b"x", whole[:20], whole[:60], whole[:-9], whole[:20] + b"\xff" * 40):
        file.write_bytes(damaged)
        assert page(theme.env()) == "Hello Ada"
        assert file.read_bytes() == whole


def test_nothing_is_kept_where_nothing_can_be_written(theme: Theme) -> None:
    theme.kept.rmdir()
    assert page(theme.env()) == "Hello Ada"


def test_nothing_is_kept_where_python_keeps_nothing(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    page(theme.env())
    assert theme.files == []


def test_readers_get_the_same_files_of_the_theme(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: material\nplugins: []\n", encoding="utf-8")
    config = load_config(config_file=str(tmp_path / "mkdocs.yml"))
    lists = []
    for _ in range(2):
        files = Files([])
        files.add_files_from_theme(config.theme.get_env(), config)
        lists.append([file.src_uri for file in files])
        keep_templates(config.theme)
    assert lists[0] == lists[1] != []
