"""Trends become a table for a terminal: a line for each month, then what a month and a year have changed."""

from collections.abc import Iterable

from hubgen.views.insights.trends import Trends

NOTHING = "No hub was there yet at the end of any of these months, nor is it now: commit it first."
_COLUMNS = {
    "people": "people",
    "teachers": "teach",
    "confirmed": "confirmed",
    "claims": "claims",
    "skills": "skills",
    "taught": "taught",
    "single_points": "held by one",
    "notes": "notes",
}
_MONTH = len("in a month")


def months_text(trends: Trends) -> str:
    """Write the figures of the whole hub. A month of which nothing is known has no figures."""
    if not trends.days:
        return f"{NOTHING}\n"
    series = [trends.of_hub(name) for name in _COLUMNS]
    lines = [_line("", _COLUMNS.values())]
    for at, day in enumerate(trends.days):
        lines.append(_line(day.isoformat()[:7], ("" if (value := one.values[at]) is None else f"{value:,}" for one in series)))
    lines.append("")
    lines.append(_line("in a month", (_change(one.month_change) for one in series)))
    lines.append(_line("in a year", (_change(one.year_change) for one in series)))
    return "\n".join(lines) + "\n"


def month_line(month: str, people: int, claims: int, unread: int) -> str:
    """Say that a *month* is counted, and what was left out of it."""
    without = f", without {unread:,} {'file' if unread == 1 else 'files'} that cannot be read" if unread else ""
    return f"{month}: {people:,} {'person' if people == 1 else 'people'}, {claims:,} {'claim' if claims == 1 else 'claims'}{without}"


def _line(first: str, cells: Iterable[str]) -> str:
    widths = (max(6, len(title)) for title in _COLUMNS.values())
    return (first.ljust(_MONTH) + "".join(f"  {cell:>{width}}" for cell, width in zip(cells, widths, strict=True))).rstrip()


def _change(value: int | None) -> str:
    return "" if value is None else "=" if not value else f"{value:+,}"
