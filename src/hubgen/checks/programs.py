"""Programs become findings."""

import re
from collections.abc import Iterator

from hubgen.content.hub import Hub, Program
from hubgen.problems import Finding, Severity
from hubgen.views.goals import FRAME, missing_parts, wish
from hubgen.views.momentum import momentum

MOST_IN_A_PILOT = 6
"""So many take part in a pilot at most, by the playbook."""


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
        missing = missing_parts(program.goal, program.model)
        if missing:
            listed = ", ".join(f"`{word}`" for word in missing)
            yield Finding(program.place("goal"), f"the goal does not say {listed}", f"fill in the sentence: {FRAME}", Severity.WARNING)
        if wished := wish(program.goal):
            message = f"nobody can see or count whether the outcome came true: it says `{wished}`"
            hint = f"say what they will do that others can see, or how you will know, as `measure`: {FRAME}"
            yield Finding(program.place("goal", "outcome"), message, hint, Severity.WARNING)


def large_pilot(hub: Hub) -> Iterator[Finding]:
    """A pilot is four to six people, whoever runs it not counted.

    Bad:
        name: SEO pilot
        people: [ada-ng, bo-li, eva-roe, ian-sa, kim-oh, max-day, noor-aziz]
    Good:
        name: SEO pilot
        people: [ada-ng, bo-li, eva-roe, ian-sa]
    """
    for program in _pilots(hub):
        people = [slug for slug in program.everyone if slug != program.facilitator]
        if len(people) > MOST_IN_A_PILOT:
            message = f"the pilot has {len(people)} people"
            hint = "begin with four to six, and take the others into the next round"
            yield Finding(program.place("people"), message, hint, Severity.NOTICE)


def wide_pilot(hub: Hub) -> Iterator[Finding]:
    """A pilot is about one skill, so that its pairs can help each other.

    Bad:
        name: SEO pilot
        pairs:
          - {teacher: ada-ng, learner: bruno-sa, skill: seo}
          - {teacher: chidi-okafor, learner: eleni-markou, skill: sql}
    Good:
        name: SEO pilot
        pairs:
          - {teacher: ada-ng, learner: bruno-sa, skill: seo}
          - {teacher: chidi-okafor, learner: eleni-markou, skill: seo}
    """
    for program in _pilots(hub):
        refs = [*([program.goal.learns] if program.goal.learns else []), *(pair.skill for pair in program.pairs)]
        taught = {ref.key: ref.text for ref in refs}
        if len(taught) > 1:
            listed = ", ".join(f"`{text}`" for text in taught.values())
            message = f"the pilot teaches {len(taught)} skills: {listed}"
            yield Finding(program.place("pairs"), message, "choose one for the pilot, and keep the rest for the next round", Severity.NOTICE)


def _pilots(hub: Hub) -> list[Program]:
    """Give the programs to come, or under way, that call themselves pilots: no model is one by itself."""
    running = (program for program in hub.programs.values() if program.status in ("draft", "running"))
    return [program for program in running if "pilot" in program.slug.split("-") or re.search(r"\bpilot\b", program.name, re.IGNORECASE)]


def late_check_in(hub: Hub) -> Iterator[Finding]:
    """A program that runs has a check-in as often as it promised.

    Bad:
        check_in_every: 2 weeks     # the last check-in note is a month old
    Good:
        check_in_every: 4 weeks     # or a note with `kind: check-in` from last week
    """
    for program in hub.programs.values():
        late = momentum(hub, program).check_in_late
        if late:
            message = f"a check-in was promised every {program.check_in_days} days, and is {late} day{'' if late == 1 else 's'} late"
            hint = "ask how it goes, and write it down in a note with `kind: check-in`; or end the program by its `status`"
            yield Finding(program.place("check_in_every"), message, hint, Severity.NOTICE)
