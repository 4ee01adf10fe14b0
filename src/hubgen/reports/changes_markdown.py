"""What a change does becomes Markdown for a comment on a pull request."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from hubgen.reports.changes_words import HEADINGS, NOTHING, cut
from hubgen.reports.summary import code_span
from hubgen.reports.text import printable
from hubgen.views.changes.values import Change, Changes

MARKER = "<!-- hubgen diff -->"
"""The first line, by which a workflow finds the comment that it wrote before."""
LONGEST = 60_000
"""How many characters there are at most: forges refuse a comment of more than 65,536."""

_FRAME = 2_000
_MORE = 80
"""Room for the headings, and for the line that says how many of a kind are left out."""


def report_changes_markdown(changes: Changes) -> str:
    """Write the groups as lists, every value as code, which no forge reads as a mention, a link or HTML.

    Of very many changes some are left out, of each kind as many as of any other, and it is said how many.
    """
    lines = {change: f"- {_sentence(change)}" for change in changes.changes}
    shown = _shown(lines, LONGEST - _FRAME)
    written = [MARKER, "## What this change does for the hub"]
    written += [] if changes.touches_content else [NOTHING]
    for group, heading in HEADINGS.items():
        found = changes.of(group)
        if found:
            written += [f"### {heading}", "\n".join(_list(found, lines, shown))]
    return "\n\n".join(written) + "\n"


def _list(found: Sequence[Change], lines: dict[Change, str], shown: frozenset[Change]) -> list[str]:
    """List what is shown, and how many more of each kind there are."""
    hidden = Counter(change.code for change in found if change not in shown)
    return [lines[change] for change in found if change in shown] + [f"- … and {count} more: {code}" for code, count in hidden.items()]


def _shown(lines: dict[Change, str], room: int) -> frozenset[Change]:
    """Take the first of each kind, then the second of each, for as long as there is room."""
    kinds: defaultdict[str, int] = defaultdict(int)
    ranked = []
    for order, change in enumerate(lines):
        ranked.append((kinds[change.code], order, change))
        kinds[change.code] += 1
    left = room - _MORE * len(kinds)
    shown = set()
    for _, _, change in sorted(ranked, key=lambda entry: entry[:2]):
        left -= len(lines[change]) + 1
        if left < 0:
            break
        shown.add(change)
    return frozenset(shown)


def _sentence(change: Change) -> str:
    return "".join(code(part) if at % 2 else part for at, part in enumerate(change.said.parts))


def code(value: str) -> str:
    """Write *value* as inline code, on one line and cut."""
    text = cut(printable(" ".join(value.split())))
    return code_span(text) if text else "(nothing)"
