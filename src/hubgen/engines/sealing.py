"""The pages that MkDocs and the theme have written get the site's Content-Security-Policy."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from hubgen.engines.output import Output
from hubgen.engines.policy import allowed_by, seal, write_policy


def find_policy(folder: str, trusted: Iterable[str], *, besides: Collection[str]) -> str:
    """Write the policy for the pages in *folder*, which hold what docs/ and the theme say, and for *trusted* ones.

    The pages at the paths *besides* also hold what came in by contributions: nothing is allowed for their sake.
    """
    pages = (page for path, page in _pages(folder) if path not in besides)
    return write_policy(frozenset().union(*map(allowed_by, pages), *map(allowed_by, trusted)))


def seal_pages(output: Output, folder: str, policy: str) -> None:
    """Put *policy* into every page in *folder*."""
    if policy:
        for path, page in _pages(folder):
            output.write(path, seal(page, policy).encode())


def is_served(config: MkDocsConfig) -> bool:
    """Say whether this is a build of `mkdocs serve`, which sets the site's address to its own."""
    return urlsplit(config.site_url or "").netloc == str(config.dev_addr)


def _pages(folder: str) -> Iterator[tuple[str, str]]:
    """Give every page in *folder* by its path; a file of docs/ that is no UTF-8 is none that MkDocs rendered."""
    for file in sorted(Path(folder).rglob("*.html")):
        try:
            yield file.relative_to(folder).as_posix(), file.read_bytes().decode()
        except UnicodeDecodeError:
            continue
