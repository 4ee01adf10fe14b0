"""A hub and a skill that it gives up become the skill's file, which says so."""

from hubgen.content.hub import Hub
from hubgen.edits.changes import Put
from hubgen.edits.plan import Edit, Files, Plan, WrongName
from hubgen.edits.rename import known_skill


def deprecate_skill(hub: Hub, files: Files, slug: str, *, replaced_by: str = "") -> Edit:
    """Mark the skill *slug* as no longer in use; *replaced_by* is the slug of the one to learn instead.

    Raises WrongName and CannotEdit.
    """
    skill = known_skill(hub, slug)
    if replaced_by:
        _refuse_successor(hub, slug, replaced_by)
    if skill.deprecated and (skill.replaced_by or "") == (replaced_by or skill.replaced_by or ""):
        raise WrongName(f"'{slug}' is deprecated already")
    plan = Plan(hub, files)
    if not skill.deprecated:
        plan.change(skill.path, Put(("status",), "deprecated"))
    if replaced_by and skill.replaced_by != replaced_by:
        plan.change(skill.path, Put(("replaced_by",), replaced_by))
    people = len(hub.claims.get(slug, ()))
    if people:
        move = f"; `hubgen merge skill {slug} {replaced_by}` would move them over" if replaced_by else ""
        plan.said.append(f"{people} {'person claims' if people == 1 else 'people claim'} it, and will get a notice{move}")
    return plan.finish()


def _refuse_successor(hub: Hub, slug: str, replaced_by: str) -> None:
    after, seen = known_skill(hub, replaced_by), {slug}
    while after.slug not in seen and after.replaced_by and after.replaced_by in hub.skills:
        seen.add(after.slug)
        after = hub.skills[after.replaced_by]
    if after.slug in seen:
        raise WrongName(f"'{replaced_by}' cannot replace '{slug}': it would be replaced by itself in the end")
    if hub.skills[replaced_by].deprecated:
        raise WrongName(f"'{replaced_by}' is deprecated itself; name a skill that is in use")
