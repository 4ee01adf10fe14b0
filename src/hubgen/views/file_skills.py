"""The path of a file becomes the words by which a hub may know the skill that it takes."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import PurePosixPath

_ENDINGS: Mapping[str, tuple[str, ...]] = {
    "py": ("python",),
    "pyi": ("python",),
    "ipynb": ("jupyter", "python"),
    "js": ("javascript",),
    "mjs": ("javascript",),
    "cjs": ("javascript",),
    "jsx": ("react", "javascript"),
    "ts": ("typescript",),
    "tsx": ("react", "typescript"),
    "vue": ("vue", "vue.js"),
    "svelte": ("svelte",),
    "go": ("go", "golang"),
    "rs": ("rust",),
    "java": ("java",),
    "kt": ("kotlin",),
    "kts": ("kotlin",),
    "scala": ("scala",),
    "clj": ("clojure",),
    "rb": ("ruby",),
    "erb": ("rails", "ruby"),
    "php": ("php",),
    "cs": ("c#", "csharp"),
    "fs": ("f#", "fsharp"),
    "swift": ("swift",),
    "c": ("c",),
    "cc": ("c++",),
    "cpp": ("c++",),
    "hpp": ("c++",),
    "ex": ("elixir",),
    "exs": ("elixir",),
    "erl": ("erlang",),
    "hs": ("haskell",),
    "ml": ("ocaml",),
    "dart": ("dart", "flutter"),
    "lua": ("lua",),
    "jl": ("julia",),
    "r": ("r",),
    "pl": ("perl",),
    "zig": ("zig",),
    "sh": ("shell", "bash"),
    "bash": ("bash", "shell"),
    "ps1": ("powershell",),
    "sql": ("sql",),
    "tf": ("terraform",),
    "nix": ("nix",),
    "proto": ("protobuf", "protocol buffers"),
    "graphql": ("graphql",),
    "css": ("css",),
    "scss": ("sass", "css"),
    "html": ("html",),
    "tex": ("latex",),
}
_NAMES: Mapping[str, tuple[str, ...]] = {
    "dockerfile": ("docker",),
    "docker-compose.yml": ("docker",),
    "compose.yaml": ("docker",),
    "chart.yaml": ("helm", "kubernetes"),
    "kustomization.yaml": ("kubernetes",),
    "makefile": ("make",),
    "cmakelists.txt": ("cmake",),
    "jenkinsfile": ("jenkins",),
    ".gitlab-ci.yml": ("gitlab ci",),
    "build.gradle": ("gradle",),
    "pom.xml": ("maven",),
    "build.bazel": ("bazel",),
    "dbt_project.yml": ("dbt",),
    "playbook.yml": ("ansible",),
}
_NOT_OURS = frozenset({"node_modules", "vendor", "third_party", "dist", "build", ".git", "site-packages", "fixtures", "generated"})
"""Folders of what others wrote, or a machine did."""


@lru_cache(maxsize=65_536)
def words_of(path: str) -> tuple[str, ...]:
    """Give the words for what a file is written in, the most telling first; none for what no person wrote."""
    file = PurePosixPath(path.casefold())
    if _NOT_OURS.intersection(file.parts[:-1]) or ".min." in file.name:
        return ()
    if file.parts[:2] == (".github", "workflows"):
        return ("github actions",)
    return _NAMES.get(file.name, ()) or _ENDINGS.get(file.suffix.removeprefix("."), ())
