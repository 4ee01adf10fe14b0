"""Insights become lines for a person at a terminal."""

from collections.abc import Iterator

from hubgen.reports.insights_words import COUNTS_ONLY, Section, sections, title
from hubgen.reports.matches_text import wrapped
from hubgen.reports.text import printable
from hubgen.views.changes.values import Sentence
from hubgen.views.insights.overview import Overview
from hubgen.views.proposals import is_right_to_left


def insights_text(view: Overview) -> str:
    """Write each section with its first lines: below each what to do, or who is nearest."""
    lines = [*wrapped(_said(title(view)), "", "  "), COUNTS_ONLY]
    for section in sections(view):
        lines += ["", *_section(section)]
    return "".join(f"{line}\n" for line in lines)


def _section(section: Section) -> Iterator[str]:
    yield from wrapped(f"{section.title}. {section.intro}", "", "  ")
    for item in section.items:
        yield from wrapped(_said(item.said), "  ", "    ")
        for detail in item.details:
            yield from wrapped(_said(detail), "    > ", "      ")
    if section.more:
        yield f"  … and {section.more:,} more: --format csv has all."


def _said(sentence: Sentence) -> str:
    return "".join(_value(part) if at % 2 else part for at, part in enumerate(sentence.parts))


def _value(text: str) -> str:
    """Show what somebody wrote so that a terminal obeys none of it, and two names from right to left keep their places."""
    shown = printable(text)
    return f"\u2068{shown}\u2069" if is_right_to_left(text) else shown
