"""Programs become findings."""

from collections.abc import Iterator

from hubgen.content.hub import Hub
from hubgen.problems import Finding, Severity

OPEN_MODELS = frozenset({"knowledge-sharing-circle", "lunch-and-learn", "quick-help"})
"""Models in which everyone learns what comes up, so that no one skill and no teachers need be named."""

FRAME = "over the next N weeks, WHO will learn WHAT from WHOM, so that OUTCOME"


def vague_goal(hub: Hub) -> Iterator[Finding]:
    """A program that runs has a goal one can see: who, what, from whom, by when, and the outcome.

    Bad:
        goal:
          outcome: get better at search
    Good:
        goal:
          who: [ada-ng]
          learns: seo
          from: [bruno-sa]
          by: 2026-12-01
          outcome: Ada writes blog outlines on her own
    """
    for program in hub.programs.values():
        if program.status != "running":
            continue
        goal = program.goal
        parts = (("who", goal.who), ("learns", goal.learns), ("from", goal.teachers), ("by", goal.by), ("outcome", goal.outcome))
        spared = {"learns", "from"} if program.model in OPEN_MODELS else set()
        missing = [word for word, value in parts if not value and word not in spared]
        if missing:
            listed = ", ".join(f"`{word}`" for word in missing)
            yield Finding(program.place("goal"), f"the goal does not say {listed}", f"fill in the sentence: {FRAME}", Severity.WARNING)


def same_person_paired(hub: Hub) -> Iterator[Finding]:
    """A pair is two people.

    Bad:
        pairs:
          - teacher: ada-ng
            learner: ada-ng
            skill: seo
    Good:
        pairs:
          - teacher: bruno-sa
            learner: ada-ng
            skill: seo
    """
    for program in hub.programs.values():
        for index, pair in enumerate(program.pairs):
            if pair.teacher == pair.learner:
                yield Finding(program.place("pairs", index, "learner"), f"`{pair.learner}` is paired with themselves", "name another learner")
