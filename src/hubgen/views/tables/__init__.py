"""A hub becomes tables, one for each kind of thing that it knows of."""

from collections.abc import Mapping

from hubgen.views.tables.people import claims, people, teams, wishes
from hubgen.views.tables.shape import Desk, Table, Tabulate
from hubgen.views.tables.things import circles, meetings, notes, pairs, programs, skills

__all__ = ["TABLES", "Desk", "Table"]

TABLES: Mapping[str, Tabulate] = {
    "people": people,
    "claims": claims,
    "wishes": wishes,
    "teams": teams,
    "skills": skills,
    "circles": circles,
    "meetings": meetings,
    "notes": notes,
    "programs": programs,
    "pairs": pairs,
}
"""The tables of what people wrote, by the name of their file."""
