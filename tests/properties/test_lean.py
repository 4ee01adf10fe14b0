"""A parser that leaves out what a text has no sign for gives what the whole parser gives."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from hubgen.site import markdown
from hubgen.site.colours import Colours

ROOT = Path(__file__).parents[2]
PIECES = st.sampled_from(
    [
        *("word", "two words", "Term", "[TOC]", "T", "a:b", "1", "é", "\u05e9", "\u00a0", "!!! note", '??? tip "a"', "```", "~~~", "``` python"),
        *(" ", "  ", "    ", "\t", "\n", "\n\n", "\n\n", "  \n", "\n    ", "\n- ", "\n1. ", "\n* ", "\n> ", "\n# ", "\n## ", "\n: ", "\n:   "),
        *("*", "**", "_", "~~", "`", "``", "\\", "&", "&amp;", "&copy", "&#8238;", "<", ">", "<b>", "</b>", "<div>", "</div>", "<!-- ", "-->"),
        *("[", "]", "![", "](a.md)", "[^1]", "\n[^1]: ", "\n[a]: ", "[a]", "<https://a.b>", "<a@b.c>", "|", "\n|---|---|\n", "\n---\n", "\n===\n"),
        *("- [ ] ", "- [x] ", "#", "+", "=", "-", ".", '"', "'", "(", ")", "\x02", "\x03", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03"),
    ]
)
TEXTS = st.lists(PIECES, max_size=25).map("".join)

LEAN = markdown._parser()
WHOLE = Markdown(
    extensions=[*markdown._EXTENSIONS, "toc", Colours(use_pygments=True, pygments_style=(), anchor_linenums=False, auto_title=False), markdown._Tame()],
    extension_configs={**markdown._CONFIG, "toc": {"permalink": True, "toc_depth": "2-3"}},
    output_format="html",
)


def converted(parser: Markdown, text: str) -> tuple[str, object]:
    return parser.reset().convert(text), getattr(parser, "toc_tokens")  # noqa: B009  # the extension adds it


@settings(max_examples=600, deadline=None)
@given(TEXTS)
@example("# A\n\n[TOC]\n\n## B")
@example("    ```\n    a *b* `c`\n    ```\n\n> 1. a")
def test_a_text_looks_as_the_whole_parser_makes_it(text: str) -> None:
    assert converted(LEAN, text) == converted(WHOLE, text)


@pytest.mark.parametrize("folder", ["circles", "programs", "docs"])
def test_pages_of_the_sample_hub_look_as_the_whole_parser_makes_them(folder: str) -> None:
    for path in sorted((ROOT / folder).rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert converted(LEAN, text) == converted(WHOLE, text), path
