"""A value becomes Markdown that shows it character for character and does nothing else."""

import re

from hubgen.reports.text import printable

_WORD = r"[^\W\d_]+"
_PLAIN = re.compile(rf"{_WORD}(?:[ '’-]{_WORD})*|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}")
_MARK = re.compile(r"[^\w ]|_")


def inert(text: str) -> str:
    """Write *text* so that no mention, reference, link, picture, HTML, emphasis or cell of a table can come of it.

    Plain words and dates stay as they are, all else stands in a code span: forges look for no `@name`, `#1` or address in one.
    What a span cannot hold (a bar ends the cell of a table even in there) is written as HTML of character references.
    Everything is in one line. Two of these need something between them.
    """
    shown = printable(text)
    if _PLAIN.fullmatch(shown):
        return shown
    if "|" in shown:
        return f"<code>{_MARK.sub(lambda mark: f'&#{ord(mark[0])};', shown)}</code>"
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    # A space at both ends is taken away again, and a backtick at an end would join the fence.
    pad = " " if shown.strip() and (shown[0] in "` " or shown[-1] in "` ") else ""
    return f"{fence}{pad}{shown or ' '}{pad}{fence}"
