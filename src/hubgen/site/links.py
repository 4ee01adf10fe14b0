"""A link as somebody wrote it becomes one that works on the page it stands on."""

import posixpath
from collections.abc import Mapping
from urllib.parse import quote, unquote, urlsplit

ANCHOR = "text-"
"""What ids made from contributed text begin with, so that none can be one of the theme's or of ours."""

SCHEMES = frozenset({"http", "https", "mailto"})


def relative(url: str, target: str) -> str:
    """Give the link from the page at *url* to *target*, both relative to the site's root; `#…` in *target* stays.

    A page's URL ends in a slash; the home page's is empty.
    """
    path, sign, fragment = target.partition("#")
    if path == url and sign:
        return f"#{fragment}"
    way = posixpath.relpath(f"/{path}", f"/{url}") if path or url else "."
    way = "./" if way == "." else f"{way}/" if not path or path.endswith("/") else way
    return way + sign + fragment


def resolve(href: str, *, source: str, url: str, targets: Mapping[str, str], prefix: str = "") -> str | None:
    """Give the link for *href*, written in the file *source* and shown on the page *url*, or None if it may not stand.

    Addresses on the web stay. A path to a file of the hub (or a page in docs/) leads to its page; any other path,
    scheme or host does not stand. *prefix* is what the ids of this text begin with.
    """
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return None
    if parts.scheme or parts.netloc:
        return href.strip() if _may_leave(parts.scheme, parts.netloc, parts.username) else None
    anchor = f"#{ANCHOR}{prefix}{parts.fragment}" if parts.fragment else ""
    if not parts.path:
        return anchor or None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(source), unquote(parts.path)))
    target = targets.get(path) or _docs_page(path)
    if target is None:
        return None
    ours = anchor if path in targets and "#" not in target else f"#{parts.fragment}" if parts.fragment and "#" not in target else ""
    return quote(relative(url, target + ours), safe="/#.-_~")


def _may_leave(scheme: str, host: str, user: str | None) -> bool:
    if scheme == "mailto":
        return not host
    return scheme in SCHEMES and bool(host) and user is None


def _docs_page(path: str) -> str | None:
    """Give the address of a hand-written page, as MkDocs makes it."""
    if not path.startswith("docs/") or not path.endswith(".md"):
        return None
    stem = path.removeprefix("docs/").removesuffix(".md")
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else f"{stem}/"
