"""Texts in Markdown become findings."""

from collections.abc import Iterator

from hubgen.checks.texts import Text, texts
from hubgen.content.density import find_density
from hubgen.content.hub import Hub
from hubgen.problems import Finding, Place


def slow_body(hub: Hub) -> Iterator[Finding]:
    """A text can be laid out at once: it does not hold thousands of brackets or marks, or lists 30 deep.

    Bad:
        [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[  # and so on, over 400 in one paragraph
    Good:
        A list of lists is written `[[1, 2], [3, 4]]`.
    """
    for text in texts(hub):
        if (dense := find_density(text.markdown)) is not None:
            message = f"the text would take too long to lay out: it has {dense.what}"
            hint = "shorten it, or divide it by blank lines; until then it is shown as it was written"
            yield Finding(_place(text, dense.line), message, hint)


def _place(text: Text, line: int) -> Place:
    written = text.written
    return written.place(*text.route) if text.route else Place(written.path, written.source.body_line + line, 1)
