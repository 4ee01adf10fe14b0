"""A Markdown parser leaves out, text by text, what the text has no sign for.

Python-Markdown asks each of its patterns and processors about each piece of a text. Most notes hold a list, a link and
a piece of code: no table, no footnote, no HTML. What is left out here could have found nothing, which the tests hold
it to; what is not named here always stays.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, TypeVar
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.toc import TocExtension, TocTreeprocessor
from markdown.inlinepatterns import Pattern
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, Registry

_BLOCKS = {
    "admonition": "!!!",
    "details": "???",
    "indent": "    ",
    "defindent": "    ",
    "code": "    ",
    "table": "|",
    "hashheader": "#",
    "deflist": ": ",
    "quote": ">",
    "footnote": "[^",
    "reference": "]:",
}
_INLINE = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[^",
    "reference": "[",
    "link": "[",
    "image_link": "![",
    "image_reference": "![",
    "short_reference": "[",
    "short_image_ref": "![",
    "autolink": "<",
    "automail": "<",
    "html": "<",
    "entity": "&",
}
"""What must stand in a text for a processor, by the name that Python-Markdown knows it by, to find anything."""
_ANY_INLINE = re.compile(r"[`\\\[<&*_~]|  \n")

Each = TypeVar("Each", BlockProcessor, Pattern)


class Lean(Extension):
    """The extension for it. It stands first in the list, so that it is the first to be reset."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Take the places of processors in *md*."""
        md.registerExtension(self)
        self._needed = _Needed(md)
        md.preprocessors.register(self._needed, "hub-needed", 28)  # tabs are spaces by then (30), code stands in it (25)
        md.preprocessors.register(_HtmlBlocks(md), "html_block", 20)
        md.treeprocessors.register(_Plain(md), "hub-plain", 21)  # just before inline (20)

    def reset(self) -> None:
        """Let the parser have all it had."""
        self._needed.restore()


class _Needed(Preprocessor):
    """Gives the parser what this text may need."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._blocks = md.parser.blockprocessors
        self._patterns = md.inlinePatterns

    def restore(self) -> None:
        """Give it all again, as the extensions expect that look for one another."""
        self._use(self._blocks, self._patterns)

    @cached_property
    def _signed(self) -> tuple[list[tuple[BlockProcessor, str]], list[tuple[Pattern, str]]]:
        """Give the processors in their order, each with its sign: when a text is parsed, all have been registered."""
        return _with_signs(self._blocks, _BLOCKS), _with_signs(self._patterns, _INLINE)

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        blocks, patterns = self._signed
        self._use([each for each, sign in blocks if sign in text], [each for each, sign in patterns if sign in text])
        return lines

    def _use(self, blocks: Iterable[BlockProcessor], patterns: Iterable[Pattern]) -> None:
        # They are registries by their type, but the parser only goes through them.
        setattr(self.md.parser, "blockprocessors", blocks)  # noqa: B010
        setattr(self.md.treeprocessors["inline"], "inlinePatterns", patterns)  # noqa: B010


def _with_signs(registry: Registry[Each], signs: Mapping[str, str]) -> list[tuple[Each, str]]:
    sign_of = {registry[name]: sign for name, sign in signs.items() if name in registry}
    return [(each, sign_of.get(each, "")) for each in registry]


class _HtmlBlocks(HtmlBlockPreprocessor):
    """Looks for HTML where there may be some."""

    def run(self, lines: list[str]) -> list[str]:
        return super().run(lines) if any("<" in line or "&" in line for line in lines) else lines


class _Plain(Treeprocessor):
    """Says of texts without a sign that no pattern has to look at them."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not _ANY_INLINE.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not _ANY_INLINE.search(element.tail):
                element.tail = AtomicString(element.tail)


class _Contents(TocTreeprocessor):
    """Gives ids to headings, and makes the list of them where it is asked for."""

    def _is_asked(self) -> bool:
        return any("TOC" in line for line in self.md.lines)  # type: ignore[attr-defined]  # the stubs leave it out

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        return super().build_toc_div(toc_list) if self._is_asked() else Element("div")

    def replace_marker(self, root: Element, elem: Element) -> None:
        if self._is_asked():
            super().replace_marker(root, elem)


class Contents(TocExtension):
    """The extension `toc`, which makes no list that nobody sees."""

    TreeProcessorClass = _Contents
