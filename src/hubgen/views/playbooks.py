"""A model becomes what its playbook recommends: a rhythm, and what a session is for."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Playbook(NamedTuple):
    """A rhythm: for so many *weeks*, every so many days, so many *minutes*; and a check-in every so many days.

    *roles* is `pairs`, `group` (some teach the others together) or `everyone` (all learn from all). *small_goal* says
    what the goal of one session is about.
    """

    weeks: int
    every_days: int
    minutes: int
    check_in_days: int
    roles: str
    small_goal: str


PLAYBOOKS: Mapping[str, Playbook] = MappingProxyType(
    {
        "peer-coaching": Playbook(6, 7, 60, 14, "pairs", "one thing the learner can do at the end of the hour"),
        "collaborative-project": Playbook(6, 7, 90, 14, "group", "one part that works at the end, and who builds it"),
        "knowledge-sharing-circle": Playbook(14, 14, 45, 28, "group", "one case, and who brings it"),
        "new-hire-mentoring": Playbook(13, 7, 30, 14, "pairs", "one task of the new colleague's own, done together"),
        "lunch-and-learn": Playbook(12, 14, 40, 42, "group", "who speaks, and what one can do with it afterwards"),
        "skill-swap": Playbook(6, 7, 60, 14, "pairs", "whose turn it is to learn, and what they can do at the end"),
        "peer-review": Playbook(6, 7, 60, 14, "everyone", "two pieces of work, and what their authors ask"),
        "quick-help": Playbook(4, 7, 15, 14, "group", "one question from each, and where its answer stands"),
    }
)
"""By model. The numbers are those of its page under docs/playbooks/."""


def playbook_page(model: str) -> str:
    """Give the address on the site of the model's playbook."""
    return f"playbooks/{model}/"
