"""The paths of files that differ become what a human has to know of those that are no content."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from hubgen.content.folder import PICTURES
from hubgen.views.changes.values import Change, Group, say

CONTENT = frozenset({"people", "skills", "circles", "programs"})
_SETTINGS = "mkdocs.yml"
_HARMLESS = frozenset({"README.md", "CHANGELOG.md", "LICENSE", "LICENSE.md"})


def file_changes(paths: Sequence[str]) -> Iterator[Change]:
    """List what runs, or is published as it stands: none of it goes through the checks on content."""
    for path in sorted(set(paths), key=lambda path: (_rank(path), path)):
        parts = PurePosixPath(path).parts
        if parts[0] in CONTENT and not any(part.startswith(".") for part in parts):
            if PurePosixPath(path).suffix.lower() in PICTURES:
                group = Group.PROGRAMS if parts[0] == "programs" else Group.CIRCLES
                yield Change(group, "picture-changed", path, say("The picture {} changes.", path))
        elif path == _SETTINGS:
            yield Change(Group.LOOK, "settings-changed", path, say("The settings in {} change: who may see what, and what runs when the site is built.", path))
        elif parts[0] == "docs":
            yield Change(Group.LOOK, "page-changed", path, say("The page or file {} changes: what stands in docs/ is published as it is, scripts too.", path))
        elif path not in _HARMLESS:
            yield Change(Group.LOOK, "code-changed", path, say("The file {} changes: it is no content, and may run when the hub is checked or built.", path))


def _rank(path: str) -> int:
    return 0 if path == _SETTINGS else 2 if path.startswith("docs/") else 1
