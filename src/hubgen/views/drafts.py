"""A circle, a pair or a newcomer becomes the text that a new file begins with."""

import json
from collections.abc import Iterable
from datetime import date

from hubgen.content.hub import Circle, Pair, Program, SkillRef

PERSON = """\
name: Your Name
role: What you do
team: Your team
location: Where you are
timezone: Europe/Lisbon
languages: [English]
skills:
  - skill: a skill you have
    level: 2
    teaches: false
wants:
  - skill: a skill you would like to learn
"""
"""What a new profile may look like."""

WISH = """\
name: Your Name
team: Your team
wants:
  - skill: THE-SKILL
"""
"""A new profile of somebody who found nobody: what they want to learn is put in by the browser."""

PROGRAM = """\
---
name: What it is called
model: peer-coaching
# Over the next N weeks, WHO will learn WHAT from WHOM, so that OUTCOME.
# WHO and WHOM are file names of profiles, without .yml. OUTCOME is something one can see or count.
goal:
  who: [who-learns]
  learns: one skill
  from: [who-teaches]
  # by: 2027-01-29
  outcome: What they will do that others can see
  measure: How everyone will know, as a number
facilitator: who-keeps-it-going
# starts: 2026-12-15
weeks: 6
session:
  every: 1 week
  on: tuesday
  minutes: 60
check_in_every: 2 weeks
people: [who-teaches, who-learns]
status: draft
---

Why this, why now.
"""


def note_path(circle: Circle, day: date) -> str:
    return f"circles/{circle.slug}/{day:%Y-%m-%d}-topic.md"


def note_text(circle: Circle) -> str:
    """Write the beginning of a note: the members are named, so that whoever writes only strikes out who was not there."""
    return "\n".join(
        (
            "---",
            "title: What it was about",
            f"presenters: [{', '.join(circle.leads[:1])}]",
            *_block("attendees", circle.people),
            *_block("skills", map(_skill, circle.skills)),
            "decisions: []",
            "actions: []",
            "# One action is three lines:",
            "#   - who: your-name",
            "#     what: What you said you would do",
            "#     due: 2027-01-31",
            "---",
            "",
            "What was said, in a few sentences.",
            "",
        )
    )


def skill_path(slug: str) -> str:
    return f"skills/{slug}.yml"


def skill_text(name: str) -> str:
    """Write the beginning of a skill's file."""
    return f"name: {json.dumps(name, ensure_ascii=False)}\ndescription: What it is, in a sentence or two.\n"


def session_path(program: Program, day: date, who: str) -> str:
    return f"programs/{program.slug}/{day:%Y-%m-%d}-{who}.md"


def session_text(pair: Pair) -> str:
    """Write the beginning of a session note of *pair*."""
    return "\n".join(
        (
            "---",
            "kind: session",
            f"pair: [{pair.teacher}, {pair.learner}]",
            f"skill: {_skill(pair.skill)}",
            *_QUESTIONS,
        )
    )


def program_note_text(kind: str) -> str:
    """Write the beginning of a note that is no pair's; *kind* is `session` or `check-in`."""
    return "\n".join(("---", f"kind: {kind}", *_QUESTIONS))


_QUESTIONS = (
    "goal: |",
    "  The goal for this time.",
    "learned: |",
    "  What I learned.",
    "stuck: |",
    "  What I'm stuck on.",
    "next: |",
    "  One small goal for the next time.",
    "---",
    "",
)


def _block(key: str, values: Iterable[str]) -> tuple[str, ...]:
    items = tuple(f"  - {value}" for value in values)
    return (f"{key}:", *items) if items else (f"{key}: []",)


def _skill(ref: SkillRef) -> str:
    # A JSON string is a YAML string: what a person wrote cannot become anything else.
    return ref.slug or json.dumps(ref.text, ensure_ascii=False)
