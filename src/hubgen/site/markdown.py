"""Markdown that somebody contributed becomes HTML that cannot harm whoever reads it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from hubgen.content.density import find_density
from hubgen.content.yamltext import FORBIDDEN
from hubgen.site.colours import Colours
from hubgen.site.escaping import html
from hubgen.site.lean import Contents, Lean
from hubgen.site.links import ANCHOR, resolve
from hubgen.site.records import Heading
from hubgen.site.rendered import NOTHING, Rendered, key_of

# A fixed list, not the site's: an extension that the owner adds for docs/ (snippets read files, attr_list writes
# attributes, macros run code) must not become a power of everyone who can send a note. All of these exist in
# Zensical too.
_EXTENSIONS: tuple[str, ...] = (
    "admonition",
    "def_list",
    "footnotes",
    "sane_lists",
    "tables",
    "pymdownx.betterem",
    "pymdownx.details",
    "pymdownx.superfences",
    "pymdownx.tasklist",
    "pymdownx.tilde",
)
_CONFIG: dict[str, dict[str, Any]] = {
    "tables": {"use_align_attribute": True},
    "pymdownx.superfences": {"disable_indented_code_blocks": False, "custom_fences": []},
    "pymdownx.tilde": {"subscript": False},
}

_TAG_NAMES = (
    "a abbr b blockquote br caption code col colgroup dd del details div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i "
    "img input ins kbd label li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead "
    "tr u ul var"
)
_TAGS = frozenset(_TAG_NAMES.split())
_ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "id", "title", "lang", "dir"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "details": {"open"},
    "input": {"checked"},
}
_CLASS = re.compile(
    r"highlight|linenodiv|linenos|language-[\w+-]{1,30}|admonition|admonition-title|note|abstract|info|tip|success|"
    r"question|warning|failure|danger|bug|example|quote|footnote|footnote-ref|footnote-backref|headerlink|task-list|"
    r"task-list-item|task-list-control|task-list-indicator|hub-align-(?:left|center|right)"
)
_TOKEN_CLASS = re.compile(r"[a-z]{1,3}[0-9]?")
_ID = re.compile(r"[^\s\"'<>]{1,120}")
_BOX = re.compile(r'<input(?:\s[\w-]+="[^"]*")*\s*>')
_CHECKED = ' checked=""'
_PICTURE_GONE = re.compile(r'<img(?:\s(?!src=)[\w-]+="[^"]*")*\s*>')


class Body(NamedTuple):
    """Contributed text as HTML, ready for a template, and its headings (of levels 2 and 3)."""

    html: Markup
    toc: tuple[Heading, ...] = ()


class Bodies:
    """Renders contributed Markdown. *targets* maps the paths of source files and pictures to site addresses; *known*
    is what an earlier run made of texts, by their key.

    One parser serves every body: building one costs as much as rendering a short note.
    """

    def __init__(self, targets: Mapping[str, str], known: Mapping[str, Rendered] = NOTHING) -> None:
        self._sanitiser = _Sanitiser(targets)
        self.known = known
        self._markdown: Markdown | None = None
        self.used: set[str] = set()
        """The keys of those *known* texts that were asked for."""
        self.made: dict[str, Rendered] = {}
        """What the parser made of texts that were not known, by their key."""

    @property
    def kept(self) -> dict[str, Rendered]:
        """Give what the next run should know: what this one asked for."""
        return {**{key: self.known[key] for key in self.used}, **self.made}

    def render(self, text: str, *, source: str, url: str, prefix: str = "") -> Body:
        """Render *text*, which stands in the file *source* and is shown on the page *url*.

        Headings begin at level 2. Ids and links to them begin with *prefix*, for pages that show several bodies. A
        text that the parser cannot take is shown as it was written.
        """
        if not text.strip():
            return Body(Markup(""))
        if _is_plain(text):
            return Body(_paragraphs(text))
        rendered = self._find(text)
        if rendered is None:
            return _as_written(text)
        clean = self._sanitiser.clean(rendered.html, source, url, prefix)
        return Body(html(clean), _prefixed(rendered.toc, f"{ANCHOR}{prefix}"))

    def _find(self, text: str) -> Rendered | None:
        """Give what the parser makes of *text*, from this run or the last one if they know it, or None if it cannot."""
        key = key_of(text)
        if key in self.known:
            self.used.add(key)
            return self.known[key]
        if key not in self.made:
            rendered = self._parse(text)
            if rendered is None:
                return None
            self.made[key] = rendered
        return self.made[key]

    def _parse(self, text: str) -> Rendered | None:
        if find_density(text) is not None:
            return None
        parser = self._markdown = self._markdown or _parser()
        parser.reset()
        try:
            rendered = parser.convert(text)
        except Exception:  # a parser of other people's making meets text of strangers' making: show the text instead
            self._markdown = None  # it stopped inside a list or a quote, and would go on there
            return None
        return Rendered(rendered, _headings(getattr(parser, "toc_tokens", [])))


_SIGNIFICANT = b"\\`*_[]<>#|~&{}^=" + bytes(code for code in range(32) if chr(code) != "\n")
"""What may mean something to Markdown inside a line, or be written differently by the sanitiser; and so may U+00A0."""


def _is_plain(text: str) -> bool:
    """Say whether *text* is paragraphs and nothing else: most profiles' are, and the parser takes 50 times as long."""
    if " \n" in text or text.endswith(" ") or "\u00a0" in text:
        return False
    data = text.encode()
    if len(data.translate(None, _SIGNIFICANT)) != len(data):  # an expression that looks for them takes 20 times as long
        return False
    return all(not line or line[0].isalpha() for line in text.split("\n"))


def _paragraphs(text: str) -> Markup:
    paragraphs = "</p>\n<p>".join([lines for part in text.split("\n\n") if (lines := part.strip("\n"))])
    return html(f"<p>{paragraphs}</p>")  # it holds nothing to escape


def _parser() -> Markdown:
    # No style: colours come by class from the theme, and reading a style costs more than colouring a short piece.
    highlight = Colours(use_pygments=True, pygments_style=(), anchor_linenums=False, auto_title=False)
    extensions: list[str | Extension] = [Lean(), *_EXTENSIONS, Contents(permalink=True, toc_depth="2-3"), highlight, _Tame()]
    return Markdown(extensions=extensions, extension_configs=_CONFIG, output_format="html")


def _as_written(text: str) -> Body:
    return Body(Markup('<pre class="hub-as-written">{}</pre>').format(text))


def _headings(tokens: list[dict[str, Any]]) -> tuple[Heading, ...]:
    return tuple(Heading(token["id"], unescape(token["name"]), _headings(token["children"])) for token in tokens)


def _prefixed(headings: tuple[Heading, ...], prefix: str) -> tuple[Heading, ...]:
    return tuple(
        Heading(prefix + FORBIDDEN.sub("", each.id), FORBIDDEN.sub("", each.title), _prefixed(each.children, prefix))
        for each in headings
    )


class _Sanitiser:
    """Lets nothing through but what the lists above name. nh3 is set up once: that takes longer than cleaning a note."""

    def __init__(self, targets: Mapping[str, str]) -> None:
        self._targets = targets
        self._source = self._url = self._prefix = ""
        self._cleaner = nh3.Cleaner(
            tags=set(_TAGS),
            attributes=_ATTRIBUTES,
            attribute_filter=self._attribute,
            url_schemes={"http", "https", "mailto"},
            set_tag_attribute_values={"input": {"type": "checkbox", "disabled": ""}},
            link_rel="noopener noreferrer",
        )

    def clean(self, html: str, source: str, url: str, prefix: str) -> str:
        """Clean *html*, and resolve its links, which stand in the file *source* and are shown on the page *url*."""
        self._source, self._url, self._prefix = source, url, prefix
        clean = self._cleaner.clean(html)
        clean = _PICTURE_GONE.sub("", clean) if "<img" in clean else clean
        clean = _BOX.sub(_box, clean) if "<input" in clean else clean
        return FORBIDDEN.sub("", clean)  # `&#8238;` could bring them in again

    def _attribute(self, tag: str, name: str, value: str) -> str | None:
        match name:
            case "id":
                return f"{ANCHOR}{self._prefix}{value}" if _ID.fullmatch(value) else None
            case "class":
                return _classes(tag, value)
            case "href":
                return resolve(value, source=self._source, url=self._url, targets=self._targets, prefix=self._prefix)
            case "src":
                return _picture(value, self._source, self._url, self._targets)
        return value


def _box(match: re.Match[str]) -> str:
    """Write the box of a task: nh3 sets attributes in an order that changes from run to run."""
    return f'<input type="checkbox" disabled=""{_CHECKED if _CHECKED in match[0] else ""}>'


@lru_cache(4096)
def _classes(tag: str, value: str) -> str | None:
    allowed = (word for word in value.split() if _CLASS.fullmatch(word) or (tag == "span" and _TOKEN_CLASS.fullmatch(word)))
    return " ".join(allowed) or None


def _picture(value: str, source: str, url: str, targets: Mapping[str, str]) -> str | None:
    """A picture comes from the hub itself: one from elsewhere would tell its host who reads the page."""
    if "://" in value or value.startswith("//"):
        return None
    found = resolve(value, source=source, url=url, targets=targets)
    return found if found and not found.endswith("/") else None


class _Tame(Extension):
    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Outline(md), "hub-outline", 9)  # before toc (5) makes the ids
        md.treeprocessors.register(_Dress(md), "hub-dress", -10)


class _Outline(Treeprocessor):
    """Shifts the headings of a body so that the highest is of level 2, below the page's title."""

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if re.fullmatch("h[1-6]", str(element.tag))]
        if not headings:
            return
        shift = 2 - min(int(element.tag[1]) for element in headings)
        for element in headings:
            element.tag = f"h{min(6, int(element.tag[1]) + shift)}"


class _Dress(Treeprocessor):
    """Says alignment by class, since a strict content policy refuses the style and HTML the attribute; and makes a
    link of a picture that stands elsewhere."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if (align := element.attrib.pop("align", None)) is not None:
                element.set("class", f"hub-align-{align}")
            if element.tag == "img" and "://" in element.get("src", ""):
                address = element.get("src", "")
                element.text = element.get("alt") or address
                element.tag = "a"
                element.attrib.clear()
                element.set("href", address)


