"""What a page is filled with becomes the theme's own page, rendered as MkDocs renders one."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from urllib.parse import quote

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from hubgen.engines.head import into_head
from hubgen.engines.policy import seal
from hubgen.engines.stamp import (
    Filling,
    Shape,
    Shell,
    cut,
    encoded,
    example,
    fill,
    sentinels,
    shape_of,
    stamp,
)
from hubgen.site.records import Content, Heading, Record

# Themes print titles raw, escape them, or take tags and entities out of them, each in another place. So the
# signs that mean something to HTML travel through the theme as characters that Unicode keeps for a program's
# own use, and come back as entities: escaped exactly once, whatever the theme did.
_SIGNS = dict(zip("&<>\"'", map(chr, range(0xFDD0, 0xFDD5)), strict=True))
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"}
_LOST = str.maketrans(dict.fromkeys(_SIGNS.values(), "\N{REPLACEMENT CHARACTER}"))
_GUARD = _LOST | str.maketrans(_SIGNS)
_BACK = {
    **{guard: _ENTITIES[sign] for sign, guard in _SIGNS.items()},
    **{f"\\u{ord(guard):04x}": f"\\u{ord(sign):04x}" for sign, guard in _SIGNS.items()},
    **{quote(guard): quote(sign, safe="") for sign, guard in _SIGNS.items()},
}
_GUARDED = re.compile("|".join(map(re.escape, _BACK)))


class Press:
    """The theme of one build: renders a filling, and makes a shell for each shape that comes again.

    *owners* are the listed pages by the first segment of their URL: a record's page shows its own in the
    navigation. *policy* is put into each page; an empty one is left out.
    """

    def __init__(
        self,
        *,
        config: MkDocsConfig,
        env: jinja2.Environment,
        nav: Navigation,
        pages: Sequence[File],
        owners: Mapping[str, Page],
        policy: str = "",
    ) -> None:
        self._config, self._env, self._nav, self._pages, self._owners = config, env, nav, pages, owners
        self._policy = policy
        self._first: dict[Shape, tuple[Filling, str]] = {}
        self._shells: dict[Shape, Shell | None] = {}
        self.unstamped = 0
        """How many pages had to be rendered one by one because the theme changes what it is given."""

    def print(self, record: Record, content: Content) -> bytes:
        """Give the whole page of *record*, stamped where that is the same as rendered."""
        filling = fill(record, content)
        shape = shape_of(filling)
        if shape not in self._shells:
            if shape not in self._first:
                self._first[shape] = filling, self.render(filling)
                return encoded(self._first[shape][1])
            self._shells[shape] = self.shell(*self._first.pop(shape))
        shell = self._shells[shape]
        if shell is None:
            self.unstamped += 1
            return encoded(self.render(filling))
        return stamp(shell, filling)

    def shell(self, filling: Filling, page: str) -> Shell | None:
        """Give the shell for the shape of *filling*, or None when stamping would not give what the theme renders.

        *filling*, which was rendered as *page*, is the second proof: a theme may look for words that only real
        records have.
        """
        shape = shape_of(filling)
        marked, awkward = sentinels(shape), example(shape)
        shell = cut(self.render(marked), marked)
        proofs = (filling, page), (awkward, self.render(awkward))
        return shell if all(stamp(shell, proof) == encoded(rendered) for proof, rendered in proofs) else None

    def frames(self, records: Iterable[Record]) -> list[str]:
        """Render a page for each kind of place that *records* have, with nothing of any record in it."""
        bare = Content('<h1 id="top">Top</h1>', (Heading("top", "Top"),))
        shapes = sorted({shape_of(fill(record, bare)) for record in records})
        return [self.render(sentinels(shape)) for shape in shapes]

    def render(self, filling: Filling) -> str:
        """Render *filling* through the theme and the plugins, as MkDocs does for a page of docs/."""
        config, page = self._config, self._page(filling)
        with self._active(page, filling.url):
            context = get_context(self._nav, self._pages, config, page)
            template = self._env.get_template("main.html")
            context = config.plugins.on_page_context(context, page=page, config=config, nav=self._nav)
            output = config.plugins.on_post_page(template.render(context), page=page, config=config)
        page_text = _GUARDED.sub(lambda found: _BACK[found[0]], output or "")
        return seal(into_head(page_text, filling.head), self._policy)

    def _page(self, filling: Filling) -> Page:
        path = "".join(f"{segment}/" for segment in filling.url) + "index.md"
        page = Page(None, File.generated(self._config, path, content=""), self._config)
        title = filling.title.translate(_GUARD)
        page.markdown = ""
        page.content = filling.content.translate(_LOST)
        page.title = title
        # Material takes tags and entities out of a page's title where it prints no `title` of the front
        # matter.
        page.meta = {"title": title, "search": {"exclude": True}}
        if filling.description:
            page.meta["description"] = filling.description.translate(_GUARD)
        page.edit_url = filling.edit_url.translate(_GUARD) or None
        page.toc = contents_table(filling.toc, level=filling.top_level, signs=_GUARD)
        return page

    @contextmanager
    def _active(self, page: Page, url: tuple[str, ...]) -> Iterator[None]:
        owner = self._owners.get(url[0]) if len(url) > 1 else None
        pages = [page] if owner is None else [page, owner]
        for each in pages:
            each.active = True
        try:
            yield
        finally:
            for each in pages:
                each.active = False


def contents_table(
    toc: Sequence[Heading], *, level: int, signs: Mapping[int, str | int | None]
) -> TableOfContents:
    """Make MkDocs' table of contents from *toc*, whose first entries are headings of *level*.

    *signs* says, as `str.translate` takes it, what stands for the signs that mean something to HTML.
    """
    items = [_anchor(heading, level, signs) for heading in toc]
    if items:
        items[0].active = True  # type: ignore[attr-defined]  # MkDocs sets it so, without declaring it
    return TableOfContents(items)


def _anchor(heading: Heading, level: int, signs: Mapping[int, str | int | None]) -> AnchorLink:
    anchor = AnchorLink(heading.title.translate(signs), heading.id.translate(signs), level)
    anchor.children = [_anchor(child, level + 1, signs) for child in heading.children]
    return anchor
