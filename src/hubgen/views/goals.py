"""A program's goal becomes what it does not say yet, in the sentence that every goal is."""

import re

from hubgen.content.hub import Goal

OPEN_MODELS = frozenset({"knowledge-sharing-circle", "lunch-and-learn", "quick-help"})
"""Models in which everyone learns what comes up, so that no one skill and no teachers need be named."""

FRAME = "over the next N weeks, WHO will learn WHAT from WHOM, so that OUTCOME"

WISHES = (
    r"(?:get|gets|getting|be|become|becomes) (?:\w+ )?(?:better|good|stronger|familiar|comfortable|confident|aware|proficient)",
    r"(?:learn|learns|learning)",
    r"(?:understand|understands|understanding)",
    r"(?:improve|improves|improving|improved)",
    r"(?:know|knows) (?:\w+ )?(?:more|about|better)",
    r"(?:have|has|gain|gains) (?:a )?(?:better|deeper|more) (?:\w+ )?(?:understanding|knowledge|grasp)",
    r"(?:explore|explores|deepen|deepens)",
)
"""Words that only wish: regular expressions, which the form in the browser reads too."""

_WISH = re.compile(rf"(?:\S+\s+){{0,4}}?({'|'.join(WISHES)})\b", re.IGNORECASE)
"""A wish at the head of a sentence, after who wishes it. Further on, it stands beside something that one can see."""


def missing_parts(goal: Goal, model: str) -> tuple[str, ...]:
    """Give the keys of the goal that say nothing and that the program's model needs."""
    parts = (("who", goal.who), ("learns", goal.learns), ("from", goal.teachers), ("by", goal.by), ("outcome", goal.outcome))
    spared = {"learns", "from"} if model in OPEN_MODELS else set()
    return tuple(word for word, value in parts if not value and word not in spared)


def is_counted(goal: Goal) -> bool:
    """Say whether the goal says how one will know: by a measure, or a number in its outcome."""
    return bool(goal.measure or re.search(r"\d", goal.outcome))


def wish(goal: Goal) -> str:
    """Give the words of the outcome that only wish; an empty text where a number or a measure makes it count."""
    if is_counted(goal):
        return ""
    match = _WISH.match(goal.outcome.strip())
    return match[1] if match else ""
