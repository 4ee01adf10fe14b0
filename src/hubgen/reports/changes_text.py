"""What a change does becomes lines for a person at a terminal."""

from hubgen.reports.changes_words import HEADINGS, NOTHING, cut
from hubgen.reports.text import printable
from hubgen.views.changes.values import Changes


def report_changes_text(changes: Changes) -> str:
    """Write the groups, each with its sentences; what somebody wrote stands in quotes."""
    lines = [] if changes.touches_content else [NOTHING]
    for group, heading in HEADINGS.items():
        found = changes.of(group)
        if found:
            lines += ["", f"{heading}:"] if lines else [f"{heading}:"]
        for change in found:
            parts = change.said.parts
            lines.append("  " + "".join(f"“{cut(printable(part))}”" if at % 2 else part for at, part in enumerate(parts)))
    return "\n".join(lines) + "\n"
