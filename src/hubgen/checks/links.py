"""Links in what people wrote become findings."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from hubgen.checks.texts import Text, groups, texts
from hubgen.content.folder import PICTURES
from hubgen.content.hub import Hub, Written
from hubgen.problems import Finding, Place, Severity

_FENCED = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?(^\1[`~]*\s*$|\Z)", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(?<!`)(`++)[^\n]*?(?<!`)\1(?!`)")
_LINKS = re.compile(
    r"\]\(\s*(?:<([^<>\n]+)>|([^)\s<>]+))"  # [words](target "title")
    r"|^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?([^\s<>]+)"  # [name]: target
    r"|<(https?://[^\s<>]+)>"
    r"|<a\s[^<>]*?\bhref\s*=\s*[\"']?([^\"'\s<>]+)",
    re.MULTILINE | re.IGNORECASE,
)
_KINDS = ("people", "skills", "circles", "programs")


def broken_link(hub: Hub) -> Iterator[Finding]:
    """A link to another file of the hub, or in full to its page on the site, leads somewhere.

    Bad:
        See [Ada](../../people/ada.yml).       # there is no such file
    Good:
        See [Ada](../../people/ada-ng.yml).
    """
    known = frozenset(thing.path for thing in _things(hub))
    pages = _pages(hub)
    for text in texts(hub):
        for start, target in _targets(text.markdown):
            path = _path(text.written.path, target)
            page = _page(target, hub.settings.site_url)
            if (not path or _is_file(path, known, hub.broken)) and (not page or _is_page(page, pages, hub.broken)):
                continue
            hint = "link to a file of the hub, such as `../../people/<slug>.yml`"
            yield Finding(_place(text, start, target), f"the link `{target}` leads nowhere", hint, Severity.WARNING)


def _things(hub: Hub) -> Iterator[Written]:
    yield from hub.people.values()
    yield from hub.skills.values()
    for group in groups(hub):
        yield group
        yield from group.notes


def _pages(hub: Hub) -> frozenset[str]:
    """Give the path, below the site's address, of every page that a file of the hub has to itself."""
    paths = (thing.path.removesuffix(".yml").removesuffix(".md") for thing in _things(hub))
    return frozenset(path.removesuffix("/index") for path in paths)


def _targets(markdown: str) -> Iterator[tuple[int, str]]:
    """Give where each link's target stands, and the target, code left out."""
    if "](" not in markdown and "]:" not in markdown and "<" not in markdown:
        return
    prose = without_code(markdown)
    for match in _LINKS.finditer(prose):
        yield match.start(match.lastindex or 0), match[match.lastindex or 0]


def _path(source: str, target: str) -> str:
    """Give the path in the hub of *target*, written in *source*; an empty one if it leaves the hub."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(parts.path)))


def _page(target: str, site_url: str) -> str:
    """Give the path below *site_url* of the record that *target* asks for in full; an empty one for any other page."""
    if not site_url or not target.startswith(site_url):
        return ""
    below = unquote(re.split("[?#]", target.removeprefix(site_url))[0]).strip("/")
    kind, _, slug = below.partition("/")
    return below if slug and kind in _KINDS and "." not in slug else ""


def _is_file(path: str, known: frozenset[str], broken: frozenset[str]) -> bool:
    if path.startswith("docs/") or posixpath.splitext(path)[1].lower() in PICTURES:
        return True
    group = f"{posixpath.dirname(path)}/index.md"  # with a circle that cannot be read, its notes are left out too
    return path in known or path in broken or group in broken


def _is_page(page: str, pages: frozenset[str], broken: frozenset[str]) -> bool:
    lost = (f"{page}.yml", f"{page}.md", f"{page}/index.md", f"{posixpath.dirname(page)}/index.md")
    return page in pages or not broken.isdisjoint(lost)


def _place(text: Text, start: int, target: str) -> Place:
    before = text.markdown[:start]
    if not text.route:
        return Place(text.written.path, text.written.source.body_line + before.count("\n"), start - (before.rfind("\n") + 1) + 1)
    # The value may be folded or indented in its file: look for the target from where the value begins.
    value, lines = text.written.place(*text.route), text.written.source.yaml.split("\n")
    for line in range(value.line - text.written.source.first_line, len(lines)):
        if (column := lines[line].find(target)) >= 0:
            return Place(text.written.path, line + text.written.source.first_line, column + 1)
    return value


def without_code(markdown: str) -> str:
    """Replace code by spaces, so that places stay true."""
    return _CODE.sub(_blank, _FENCED.sub(_blank, markdown))


def _blank(match: re.Match[str]) -> str:
    """Replace what was matched by spaces, so that places stay true."""
    return re.sub(r"[^\n]", " ", match[0])
