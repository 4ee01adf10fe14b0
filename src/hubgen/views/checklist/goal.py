"""A program's goal becomes facts: whether it is a whole sentence, about one skill, and can be seen."""

from hubgen.content.hub import Hub, Program
from hubgen.views.checklist.shape import Fact, done, edit, still_open
from hubgen.views.goals import is_counted, missing_parts, wish

MANY_SKILLS = frozenset({"skill-swap", "new-hire-mentoring"})
"""Models in which each pair may have a skill of its own, so that only the goal's own is asked for."""


def goal_is_whole(hub: Hub, program: Program) -> Fact:
    """Ask for all parts of the sentence that its model needs."""
    missing = missing_parts(program.goal, program.model)
    if missing:
        return still_open(edit(hub, program), "the goal does not say: {parts}", parts=missing)
    return done("it has all its parts")


def names_one_skill(hub: Hub, program: Program) -> Fact:
    """Ask for the skill, and that the pairs of a pilot learn no other."""
    goal = program.goal.learns
    if goal is None:
        return still_open(edit(hub, program), "the goal names no skill yet")
    others = () if program.model in MANY_SKILLS else tuple(pair.skill for pair in program.pairs)
    taught = {ref.key: hub.skill_name(ref) for ref in (goal, *others)}
    if len(taught) > 1:
        return still_open(edit(hub, program), "its pairs learn {n} skills: {skills}", n=len(taught), skills=tuple(taught.values()))
    return done("{skill}", skill=hub.skill_name(goal))


def outcome_can_be_seen(hub: Hub, program: Program) -> Fact:
    """Ask for an outcome that is more than a wish."""
    wished = wish(program.goal)
    if not program.goal.outcome:
        return still_open(edit(hub, program), "the goal has no outcome yet")
    if wished:
        return still_open(edit(hub, program), "it says “{words}”, which nobody can see or count", words=wished)
    return done("the goal says what others will see")


def outcome_is_counted(hub: Hub, program: Program) -> Fact:
    """Ask for a measure, or a number in the outcome."""
    if is_counted(program.goal):
        return done("the goal says how you will know")
    return still_open(edit(hub, program), "the goal has no measure and no number yet")
