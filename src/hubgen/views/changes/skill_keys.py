"""Two hubs become one key for each skill, also where only one of them declares it."""

from collections.abc import Callable

from hubgen.content.hub import Hub, SkillRef
from hubgen.content.names import skill_index
from hubgen.content.slugs import normalise


def skill_keys(before: Hub, after: Hub) -> Callable[[SkillRef], str]:
    """Give the function that tells whether two references mean the same skill: then it gives the same key."""
    index = {**skill_index(before.skills.values()), **skill_index(after.skills.values())}

    def key(ref: SkillRef) -> str:
        return ref.slug or index.get(normalise(ref.text)) or ref.key

    return key
