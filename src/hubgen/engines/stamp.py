"""A page rendered with sentinel words becomes a shell, through which records of its shape are stamped.

A *filling* is everything of one page that differs from its neighbours. Its *slots* are those texts in a fixed
order; its *shape* is what a theme can branch on. A shell is cut from a page whose slots are sentinels, and is
used only when stamping gives exactly what the theme itself renders, for an awkward example and for a record.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import count
from typing import NamedTuple, TypeAlias

from hubgen.site.escaping import written
from hubgen.site.records import Content, Heading, Record

Outline: TypeAlias = "tuple[Outline, ...]"
"""The tree of a table of contents without its words."""

_H1_ID = re.compile(r'<h1\b[^>]*\bid="([^"]*)"')


class Filling(NamedTuple):
    """What is written into the theme's page: plain text, but for *content*, which is HTML.

    *url* holds the segments of the page's URL. *top_level* is the heading level of the first entries of
    *toc*.
    """

    url: tuple[str, ...]
    title: str
    description: str
    edit_url: str
    content: str
    toc: tuple[Heading, ...] = ()
    top_level: int = 1
    head: str = ""


class Shape(NamedTuple):
    """What a theme can branch on: two fillings of one shape differ only in their words.

    *section* is the first segment of a URL of two or more, which decides the relative links to its
    neighbours.
    """

    depth: int
    section: str
    title: bool
    description: bool
    edit_url: bool
    heading: bool
    top_level: int
    toc: Outline
    head: bool = False


class Shell(NamedTuple):
    """A page cut at its slots: literals and slots in turn; *slots* are positions in a filling's texts.

    It is cut from bytes: what all pages have in common is then encoded once, and it is most of a page.
    """

    pieces: tuple[bytes, ...]
    slots: tuple[int, ...]


def fill(record: Record, content: Content) -> Filling:
    """Say what the theme is given for *record*; blanks are collapsed, as themes do in some places only."""
    return Filling(
        url=tuple(record.url.rstrip("/").split("/")) if record.url else (),
        title=_one_line(record.title),
        description=_one_line(record.description),
        edit_url=record.edit_url or "",
        content=content.html,
        toc=_plain(content.toc),
        top_level=_top_level(content),
        head=content.head,
    )


def shape_of(filling: Filling) -> Shape:
    """Give the shape of *filling*."""
    return Shape(
        depth=len(filling.url),
        section=filling.url[0] if len(filling.url) > 1 else "",
        title=bool(filling.title),
        description=bool(filling.description),
        edit_url=bool(filling.edit_url),
        heading="<h1" in filling.content,
        top_level=filling.top_level,
        toc=_outline(filling.toc),
        head=bool(filling.head),
    )


def sentinels(shape: Shape) -> Filling:
    """Fill *shape* with words that stand nowhere else and that no filter can change unnoticed."""
    words = count(1)
    return _filled(shape, lambda _: f"Hub{next(words):05d}Zq")


def example(shape: Shape) -> Filling:
    """Fill *shape* with words in which escaping, cutting, quoting or replacing would show.

    Where a sentinel is short, the example is long, and its content holds what those of records hold: so a theme that
    counts, or looks for something, shows it.
    """
    return _filled(shape, lambda slot: _AWKWARD[slot], body=_BODY)


def cut(page: str, filling: Filling) -> Shell:
    """Cut *page*, which was rendered from the sentinels in *filling*, where they stand."""
    slots = {text: slot for slot, text in enumerate(_texts(filling)) if text}
    # The content's sentinel stands inside markup: the longest is tried first.
    pattern = "|".join(re.escape(text) for text in sorted(slots, key=len, reverse=True))
    pieces = re.split(f"({pattern})", page)
    return Shell(tuple(map(encoded, pieces)), tuple(slots[text] for text in pieces[1::2]))


def stamp(shell: Shell, filling: Filling) -> bytes:
    """Write *filling* into *shell*: every text that is not HTML is escaped, for text and attributes alike."""
    content, head, *texts = _texts(filling)
    values = [encoded(content), encoded(head), *map(_escaped, texts)]
    pieces = list(shell.pieces)
    pieces[1::2] = [values[slot] for slot in shell.slots]
    return b"".join(pieces)


def encoded(text: str) -> bytes:
    """Give the bytes of a file that says *text*; of halves of characters, which no file can hold, their number."""
    return text.encode("utf-8", errors="xmlcharrefreplace")


@lru_cache(4096, typed=True)
def _escaped(text: str) -> bytes:
    """Give *text* as HTML says it: pages of a kind have most of their headings in common. A `Markup` is HTML already."""
    return encoded(written(text))


_AWKWARD = {
    "url": "2026-11-17-example_of-1-rather-long-segment-of-an-address-that-no-theme-shows-whole",
    "title": "R&D <b>\"plain\"</b> \\ '50% off' &amp; É, edit | re-do_it:"
    + " a name that is longer than most" * 4,
    "description": "Knows <i>C++</i> & \"SQL\"; 100 % 'sure' \\n"
    + ", and more than fits on one line of a card" * 6,
    "edit_url": "https://forge.example/blob/edit/main/people/x.yml?a=1&b='2'",
    "content": "One &amp; two",
    "head": '<script type="application/ld+json">{"name":"R\\u0026D \\ufdd0 \\"x\\""}</script>',
    "id": "exämple-<&>_1",
    "heading": 'Levels <em>3</em> & "4": what they mean, and for whom they are not meant at all',
}

_BODY = (
    '<h2 id="a">A</h2><h3 id="b">B</h3><h4>C</h4><nav><a class="md-button" href="../">x</a></nav><section><form>'
    '<button type="button">x</button><label><input type="checkbox"></label></form></section><hr><br><svg></svg>'
    "<ul><li>x</li></ul><ol><li>x</li></ol><dl><dt>x</dt><dd>x</dd></dl><blockquote>x</blockquote><time>x</time>"
    '<table><thead><tr><th>x</th></tr></thead><tbody><tr><td>x</td></tr></tbody></table><img src="x.png" alt="x">'
    '<div class="highlight"><pre><span></span><code>x = 1</code></pre></div><details><summary>x</summary></details>'
    '<div class="admonition note"><p class="admonition-title">x</p></div><ul class="task-list"><li>x</li></ul>'
    '<sup><a class="footnote-ref" href="#fn:1">1</a></sup><div class="footnote"></div><p><em>x</em> <strong>x</strong>'
    "</p>" + "<p>As long as the longest of notes, for those who count words or minutes.</p>" * 500
)


def _filled(shape: Shape, word: Callable[[str], str], *, body: str = "") -> Filling:
    own = [word("url") for _ in range(shape.depth - bool(shape.section))]
    content = word("content")
    return Filling(
        url=(shape.section, *own) if shape.section else tuple(own),
        title=word("title") if shape.title else "",
        description=word("description") if shape.description else "",
        edit_url=word("edit_url") if shape.edit_url else "",
        content=(f"<h1>{content}</h1>" if shape.heading else f"<p>{content}</p>") + body,
        toc=tuple(_heading(outline, word) for outline in shape.toc),
        top_level=shape.top_level,
        head=word("head") if shape.head else "",
    )


def _heading(outline: Outline, word: Callable[[str], str]) -> Heading:
    return Heading(word("id"), word("heading"), tuple(_heading(child, word) for child in outline))


def _texts(filling: Filling) -> list[str]:
    own = filling.url[1:] if len(filling.url) > 1 else filling.url
    texts = [filling.content, filling.head, filling.title, filling.description, filling.edit_url, *own]
    _add(texts, filling.toc)
    return texts


def _add(texts: list[str], headings: tuple[Heading, ...]) -> None:
    for heading in headings:
        texts += (heading.id, heading.title)
        if heading.children:
            _add(texts, heading.children)


def _outline(headings: tuple[Heading, ...]) -> Outline:
    return tuple([_outline(heading.children) if heading.children else () for heading in headings])


def _plain(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Collapse the blanks of *headings*; nearly all have none to collapse, and stay themselves."""
    if all(map(_is_plain, headings)):
        return headings
    return tuple(Heading(each.id, _one_line(each.title), _plain(each.children)) for each in headings)


def _is_plain(heading: Heading) -> bool:
    return _is_line(heading.title) and all(map(_is_plain, heading.children))


@lru_cache(4096)
def _is_line(text: str) -> bool:
    """Say whether *text* has no blanks to collapse. The only printable blank is the space."""
    return text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " "


def _one_line(text: str) -> str:
    return text if _is_line(text) else " ".join(text.split())


def _top_level(content: Content) -> int:
    if not content.toc:
        return 1
    title = _H1_ID.search(content.html)
    return 1 if title and title[1] == content.toc[0].id else 2
