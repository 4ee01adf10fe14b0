"""The code of templates, once compiled, is kept beside hubgen's own for the next start, as Python keeps that of modules."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from importlib.util import MAGIC_NUMBER, cache_from_source
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, FileSystemBytecodeCache
from mkdocs.theme import Theme

from hubgen.site import compiling, render, words

FOLDER = Path(cache_from_source(__file__)).parent

_SETTINGS = (
    *(
        "block_start_string",
        "block_end_string",
        "variable_start_string",
        "variable_end_string",
        "comment_start_string",
    ),
    *("comment_end_string", "line_statement_prefix", "line_comment_prefix", "trim_blocks", "lstrip_blocks"),
    *(
        "newline_sequence",
        "keep_trailing_newline",
        "autoescape",
        "finalize",
        "optimized",
        "is_async",
        "policies",
    ),
    "newstyle_gettext",
)
"""The settings of Jinja that the code of a template hangs on."""

_KNOWN = ("jinja2.", "hubgen.")
"""Where what compiles templates comes from. What else has a part in it may change without our seeing it."""


def keep_templates(theme: Theme) -> None:
    """Let a build find the code of templates that an earlier one compiled, those of *theme* and our own."""
    own = render.environment()
    own.bytecode_cache = KeptCode(own)
    make: Callable[[], jinja2.Environment] = theme.get_env

    def get_env() -> jinja2.Environment:
        env = make()
        env.loader = _Shown(theme.dirs)
        env.code_generator_class, env.optimized = compiling.Unfolded, False
        env.bytecode_cache = KeptCode(env, besides=theme.custom_dir)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]  # MkDocs asks no plugin before it lists the theme's files


class _Shown(jinja2.FileSystemLoader):
    """Leaves hidden folders out when it lists a theme's files. MkDocs does so later: Material's hold 14,000 icons."""

    def list_templates(self) -> list[str]:
        found = set[str]()
        for folder in self.searchpath:
            for path, folders, names in os.walk(folder):
                folders[:] = [name for name in folders if name[0] != "."]
                found.update(Path(path, name).relative_to(folder).as_posix() for name in names)
        return sorted(found)


class KeptCode(FileSystemBytecodeCache):
    """The code of the templates of *env*, in a *folder*: the one in which Python keeps the code of this module.

    Whoever can write there can write another hubgen as well. So it is never a folder of a hub, which a pull request
    could bring along; and where nobody can write, nothing is kept. Templates in the folder *besides* are left out.
    """

    def __init__(self, env: jinja2.Environment, *, besides: str | None = None, folder: Path = FOLDER) -> None:
        super().__init__(str(folder), f"template-%s.{sys.implementation.cache_tag}.bin")
        self._env, self._besides = env, besides

    @cached_property
    def _means(self) -> bytes:
        """Name what compiles: settings, and modules by their size and time, as Python knows them. Empty if that is not enough.

        It is found out with the first template: until then, plugins may change the environment.
        """
        env = self._env
        parts = (type(env), env.code_generator_class, *map(type, env.extensions.values()))
        modules = {part.__module__ for part in parts}
        if not all(name.startswith(_KNOWN) for name in modules):
            return b""
        files = [
            *Path(jinja2.__file__).parent.glob("*.py"),
            *(Path(str(sys.modules[name].__file__)) for name in modules),
        ]
        calls = [
            (name, str(getattr(call, "jinja_pass_arg", "")))
            for name, call in (*env.filters.items(), *env.tests.items())
        ]
        return repr(
            (
                MAGIC_NUMBER,
                sorted((str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files),
                [getattr(env, name, None) for name in _SETTINGS],
                sorted(part.__qualname__ for part in parts),
                sorted(calls),
                words.TRANSLATIONS.info(),
            )
        ).encode()

    def get_bucket(
        self, environment: jinja2.Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Give the code that was made of *source* by what would make it now; without a key, if none is to be kept."""
        own = filename is None or (self._besides is not None and Path(filename).is_relative_to(self._besides))
        key = "" if own or not self._means else self.get_cache_key(name, filename)
        bucket = Bucket(environment, key, sha256(self._means + source.encode()).hexdigest())
        if key:
            self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read the file for *bucket*. One that is damaged is as if it were absent."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # whatever reading half a pickle may raise
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the file for *bucket*, where Python would write one too."""
        if bucket.key and not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)
