"""The skills of two hubs become which are new, gone or described in another way."""

from collections.abc import Iterator

from hubgen.content.hub import Hub
from hubgen.views.changes.fields import changed_fields, edited
from hubgen.views.changes.values import Change, Group, Sentence, joined, say

_FIELDS = {
    "aliases": "its other names",
    "category": "its category",
    "parent": "the broader skill",
    "related": "related skills",
    "description": "its description",
    "resources": "its links",
    "levels": "what its levels mean",
    "replaced_by": "what replaces it",
    "visibility": "its visibility",
}


def skill_changes(before: Hub, after: Hub) -> Iterator[Change]:
    """Compare the skills that files declare."""
    for slug in sorted({*before.skills, *after.skills}):
        old, new = before.skills.get(slug), after.skills.get(slug)
        if old is None and new is not None:
            yield Change(Group.SKILLS, "skill-added", new.path, say("{} is a new skill.", new.name))
        elif new is None and old is not None and old.path not in after.broken:
            yield Change(Group.SKILLS, "skill-removed", old.path, say("The skill {} is taken out.", old.name))
        elif old is not None and new is not None and edited(old, new):
            told: list[Sentence] = []
            if old.name != new.name:
                told.append(say("is now called {}", new.name))
            if old.deprecated != new.deprecated:
                told.append(say("is given up" if new.deprecated else "is in use again"))
            fields = changed_fields(old, new, _FIELDS)
            told += [fields] if fields else []
            told = told or [say("changes details")]
            yield Change(Group.SKILLS, "skill-changed", new.path, say("The skill {} {}.", old.name, joined(told, "; ")))
