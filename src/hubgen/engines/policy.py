"""What the site's own pages run and load becomes the one Content-Security-Policy under which every page stands.

One policy for the whole site, since instant navigation brings the next page into the document of the first: a page
with a policy of its own would add it to the one that is in force, and both would have to allow the next script.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape, unescape
from typing import TypeAlias
from urllib.parse import urlsplit

Allowed: TypeAlias = frozenset[tuple[str, str]]
"""Pairs of a directive and a source that it allows: `("script-src", "'sha256-…'")`."""

_ALWAYS = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("img-src", "data:"),  # the theme's own style sheets hold their small pictures so
    ("font-src", "'self'"),
    ("media-src", "'self'"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("object-src", "'none'"),
    ("base-uri", "'none'"),
    ("form-action", "'self'"),
)
"""What every site allows, in the order in which it is written: more is allowed only where its own pages ask for it."""

_LOADS = {
    "img": "img-src",
    "audio": "media-src",
    "video": "media-src",
    "source": "media-src",
    "iframe": "frame-src",
    "script": "script-src",
}
"""Which directive is asked for the `src` of an element."""

_LINKS = {"stylesheet": "style-src", "icon": "img-src", "preconnect": "font-src"}
"""The same for the `href` of a link; themes name by `preconnect` the host that a style sheet brings its fonts from."""

_TAG = re.compile(r"<([a-z][a-z0-9]*)\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>", re.I)
_ATTRIBUTE = re.compile(r"([^\s=\"'<>/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_CHARSET = re.compile(r"<head\b[^>]*>(?:\s*<meta charset=[^>]*>)?", re.I)
_DATA = re.compile(r"(application|text)/(?!javascript|ecmascript)")


def allowed_by(page: str) -> Allowed:
    """Give what *page* runs and loads. It must hold nothing that came in by a contribution: all of it is allowed."""
    return frozenset(_asked(page))


def write_policy(allowed: Iterable[tuple[str, str]]) -> str:
    """Write the policy, as a `meta` element may hold it."""
    parts: dict[str, list[str]] = {}
    for directive, source in (*_ALWAYS, *sorted(set(allowed) - set(_ALWAYS))):
        parts.setdefault(directive, []).append(source)
    return "; ".join(" ".join((directive, *sources)) for directive, sources in parts.items())


def seal(page: str, policy: str) -> str:
    """Put *policy* into *page*: before anything that could run, but after the charset, which browsers look for at the very top."""
    if not policy:
        return page
    # Quotes of our own kind need no escape, so that the policy can be read in the page.
    text = escape(policy, quote=False).replace('"', "&quot;")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{text}">'
    return _CHARSET.sub(lambda found: found[0] + meta, page, count=1)


def write_headers(policy: str, *, public: bool) -> str:
    """Write the `_headers` file that Netlify, Cloudflare Pages and others read: only a header can forbid to be framed."""
    lines = ["/*"]
    if policy:
        lines.append(f"  Content-Security-Policy: {policy}; frame-ancestors 'none'")
    lines += ["  X-Content-Type-Options: nosniff", "  Referrer-Policy: same-origin"]
    if not public:
        lines.append("  X-Robots-Tag: noindex, nofollow")
    return "\n".join(lines) + "\n"


def write_robots(site_url: str | None, *, public: bool) -> str:
    """Write `robots.txt`: search engines may read what anybody may see, and nothing else."""
    if not public:
        return "User-agent: *\nDisallow: /\n"
    sitemap = f"Sitemap: {site_url.rstrip('/')}/sitemap.xml\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def _asked(page: str) -> Iterator[tuple[str, str]]:
    for tag in _TAG.finditer(page):
        name = tag[1].lower()
        given = {
            each[1].lower(): unescape(each[2] or each[3] or each[4] or "")
            for each in _ATTRIBUTE.finditer(tag[2])
        }
        if "style" in given:
            yield "style-src", "'unsafe-hashes'"
            yield "style-src", _hash(given["style"])
        if name == "link":
            directive = next((_LINKS[word] for word in given.get("rel", "").split() if word in _LINKS), "")
            yield from _from_elsewhere(directive, given.get("href", ""))
        elif name in _LOADS:
            yield from _from_elsewhere(_LOADS[name], given.get("src", ""))
        if name == "style" or (
            name == "script" and "src" not in given and not _DATA.match(given.get("type", ""))
        ):
            inside = re.compile(rf"(.*?)</{name}\b", re.I | re.S).match(page, tag.end())
            if inside and inside[1]:
                yield f"{name}-src", _hash(inside[1])


def _from_elsewhere(directive: str, address: str) -> Iterator[tuple[str, str]]:
    parts = urlsplit(address)
    if directive and parts.netloc and re.fullmatch(r"[\w.:-]+", parts.netloc):
        yield directive, f"{parts.scheme or 'https'}://{parts.netloc}"


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
