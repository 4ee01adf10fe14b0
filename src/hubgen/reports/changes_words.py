"""What all reports of a change say in the same way."""

from hubgen.views.changes.values import Group

NOTHING = "This change does not touch the hub's content."
HEADINGS = {
    Group.LOOK: "For a human to look at",
    Group.GAIN: "What gets better",
    Group.LOSS: "What is lost",
    Group.PEOPLE: "People",
    Group.SKILLS: "Skills",
    Group.CIRCLES: "Circles and their notes",
    Group.PROGRAMS: "Programs and their sessions",
}
MOST_OF_A_VALUE = 80


def cut(text: str) -> str:
    return text if len(text) <= MOST_OF_A_VALUE else f"{text[: MOST_OF_A_VALUE - 1]}…"
