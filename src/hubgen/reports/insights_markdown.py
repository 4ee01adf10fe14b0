"""Insights become Markdown to paste, in which nothing that people wrote does anything."""

from collections.abc import Iterator

from hubgen.reports.insights_words import COUNTS_ONLY, Section, sections, title
from hubgen.reports.markdown import inert
from hubgen.views.changes.values import Sentence
from hubgen.views.insights.overview import Overview


def insights_markdown(view: Overview) -> str:
    """Write a heading for each section, and lists; what people wrote stands in code spans where it is more than words."""
    lines = [f"# {_said(title(view))}", "", COUNTS_ONLY]
    for section in sections(view):
        lines += ["", *_section(section)]
    return "".join(f"{line}\n" for line in lines)


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {section.title}", "", section.intro)
    if section.items:
        yield ""
    for item in section.items:
        yield f"- {_said(item.said)}"
        yield from (f"  - {_said(detail)}" for detail in item.details)
    if section.more:
        yield from ("", f"… and {section.more:,} more.")


def _said(sentence: Sentence) -> str:
    return "".join(inert(part) if at % 2 else part for at, part in enumerate(sentence.parts))
