"""A program's model and the length of its sessions become how the time of one is divided."""

from hubgen.site.words import _

LEARNED = "What I learned since last time, from memory"
GOAL = "Goal for this week: one thing to be able to do at the end"
BACK = "The learner explains back what was done and why"
STUCK = "What I’m stuck on, the next date, the lines of the note"

_COACHING = ((5, LEARNED), (5, GOAL), (35, "Work on the real task; the learner does it"), (10, BACK), (5, STUCK))
_PLANS = {
    "peer-coaching": _COACHING,
    "new-hire-mentoring": _COACHING,
    "skill-swap": (
        (5, LEARNED),
        (5, GOAL),
        (35, "The learner works, the other asks and shows"),
        (10, BACK),
        (5, "What I’m stuck on; what the next teacher brings for their turn"),
    ),
    "collaborative-project": (
        (15, "Round: what I learned, one thing each, shown on the screen"),
        (10, "Goal for this week, one a person, where all can see it"),
        (15, "What I’m stuck on: longest stuck first"),
        (45, "Work in twos, across parts"),
        (5, "Who meets whom before next week; the note"),
    ),
    "knowledge-sharing-circle": (
        (5, "The open actions from last time"),
        (10, "The case: what happened, what we tried, where we stand"),
        (15, "Questions only; nobody advises yet"),
        (10, "Advice, one piece each, the newest person first"),
        (5, "What we take from it, and who brings the next case"),
    ),
    "lunch-and-learn": (
        (2, "Who it is, and what you will have seen"),
        (3, "What the problem was"),
        (15, "Show it, on the real thing"),
        (15, "Questions"),
        (5, "Who wants to learn this properly? Who shows something next time?"),
    ),
    "peer-review": (
        (2, "Who it is for, how finished it is, and one question"),
        (4, "Each: what I understood; no judgement yet"),
        (6, "Each: one thing that works, and why"),
        (10, "Each: one place where I stumbled, and what I would try"),
        (5, "The author answers: what I will change, what not"),
        (3, "Notes: learned, stuck on, goal for this week"),
    ),
    "quick-help": (
        (2, "The goal, and the thing itself"),
        (3, "What did you expect, and what did you try?"),
        (8, "The asker tries, the helper points"),
        (2, "Say back what it was"),
    ),
}
"""The agenda of each model's playbook: minutes, and what they are for."""


def timing(model: str, minutes: int) -> tuple[tuple[int, str], ...]:
    """Divide *minutes* as the model's playbook does, each part at least a minute; the longest one takes what is left.

    A session that is too short for that many parts is not divided.
    """
    plan = _PLANS.get(model, _COACHING)
    whole = sum(part for part, _text in plan)
    parts = [max(1, round(part * minutes / whole)) for part, _text in plan]
    longest = max(range(len(plan)), key=lambda at: plan[at][0])
    parts[longest] += minutes - sum(parts)
    if parts[longest] < 1:
        return ()
    return tuple((part, _(text)) for part, (_whole, text) in zip(parts, plan, strict=True))
