"""Two hubs become the new names of skills that look like one that was there before."""

from collections.abc import Iterator

from hubgen.content.hub import Hub
from hubgen.content.names import skill_index
from hubgen.content.slugs import did_you_mean, normalise
from hubgen.views.changes.values import Change, Group, say
from hubgen.views.skill_lists import undeclared

_LIKENESS = 0.8
_MOST = 20
"""How many new names are compared with all others: each costs up to half a second in a hub of two thousand skills."""


def look_alikes(before: Hub, after: Hub, author: str) -> Iterator[Change]:
    """Compare the names of new skills, declared or not, with all that the hub knew."""
    known = dict(skill_index(before.skills.values()))
    texts = undeclared(before)
    known |= {normalise(text): key for key, text in texts.items() if normalise(text) not in known}
    for path, name in list(_new_names(before, after))[:_MOST]:
        same = known.get(normalise(name))
        if same and not (path and same in after.skills):
            continue  # a word that was there before, and is declared now or no longer
        if near := did_you_mean(normalise(name), known, likeness=_LIKENESS):
            key = known[near]
            other = before.skills[key].name if key in before.skills else texts[key]
            said = say("The new skill {} looks like {}, which the hub knows already.", name, other)
            yield Change(Group.LOOK, "skill-looks-alike", path, said)


def _new_names(before: Hub, after: Hub) -> Iterator[tuple[str, str]]:
    for slug in sorted(after.skills.keys() - before.skills.keys()):
        skill = after.skills[slug]
        if skill.path not in before.broken:
            yield skill.path, skill.name
    known = undeclared(before)
    for key, text in sorted(undeclared(after).items()):
        if key not in known:
            yield "", text
