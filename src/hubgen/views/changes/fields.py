"""Two versions of a thing become the words for what differs between them."""

from collections.abc import Mapping

from hubgen.content.hub import Written
from hubgen.views.changes.values import Sentence

PERSON_WORDS = {
    "pronouns": "pronouns",
    "role": "role",
    "team": "team",
    "location": "city",
    "timezone": "time zone",
    "languages": "languages",
    "manager": "manager",
    "joined": "first day",
    "hours": "hours",
    "days": "days",
    "style": "style",
}
"""What the plain facts of a profile are called, by the field's name."""


def edited(old: Written, new: Written) -> bool:
    """Say whether the thing's own file says something else now.

    What a thing means can change without it: a profile's skill is another one as soon as a file declares it.
    """
    if old.source is new.source:  # as of nearly every file: what did not change is read once for both hubs
        return False
    return old != new and (old.source.data, old.source.body) != (new.source.data, new.source.body)


def changed_fields(old: Written, new: Written, words: Mapping[str, str]) -> Sentence | None:
    """Name the fields that differ, by *words* (ours, by the field's name); None if none of them does."""
    names = [word for name, word in words.items() if getattr(old, name) != getattr(new, name)]
    return Sentence(f"changes {', '.join(names)}") if names else None
