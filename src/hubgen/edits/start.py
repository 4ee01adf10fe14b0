"""The answers of who starts a program become its file, with the agenda of every session."""

from dataclasses import dataclass
from datetime import date

from hubgen.content.hub import Goal
from hubgen.edits.new import NewFile, new_program
from hubgen.edits.yamlout import Value
from hubgen.views.agendas import last_day, plan_sessions, write_agenda
from hubgen.views.playbooks import PLAYBOOKS

WEEKDAY_WORDS = ("monday", "tuesday", "wednesday", "thursday", "friday")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When the sessions are: *every* and *check_in* count weeks; *at* and *timezone* may be empty."""

    starts: date
    weeks: int
    every: int
    minutes: int
    check_in: int
    at: str = ""
    timezone: str = ""
    skip: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Start:
    """What somebody said of a program to come; what they left open is empty. *stop* is when it ends early."""

    name: str
    model: str
    goal: Goal
    rhythm: Rhythm
    pairs: tuple[tuple[str, str], ...] = ()
    facilitator: str = ""
    stop: str = ""
    slug: str = ""


def start_program(start: Start) -> NewFile:
    """Write the file; what is left open stands in it as an explained comment."""
    rhythm, goal = start.rhythm, start.goal
    skill = goal.learns.slug or goal.learns.text if goal.learns else ""
    by = goal.by or last_day(rhythm.starts, rhythm.weeks, rhythm.skip)
    values: dict[str, Value] = {
        "goal": _kept({"who": goal.who, "learns": skill, "from": goal.teachers, "by": by, "outcome": goal.outcome, "measure": goal.measure}),
        "skills": [skill] if skill else [],
        "facilitator": start.facilitator,
        "starts": rhythm.starts,
        "weeks": rhythm.weeks,
        "session": _session(rhythm),
        "check_in_every": _span(rhythm.check_in),
        "people": list(dict.fromkeys((*goal.teachers, *goal.who))),
        "pairs": [{"teacher": teacher, "learner": learner, "skill": skill} for teacher, learner in start.pairs],
        "status": "draft",
    }
    sessions = plan_sessions(rhythm.starts, rhythm.weeks, rhythm.every * 7, rhythm.check_in * 7, rhythm.skip)
    body = write_agenda(sessions, PLAYBOOKS[start.model].small_goal, start.stop)
    return new_program(start.name, start.model, slug=start.slug, values=_kept(values), body=body)


def _session(rhythm: Rhythm) -> dict[str, Value]:
    return _kept(
        {
            "every": _span(rhythm.every),
            "on": WEEKDAY_WORDS[rhythm.starts.weekday()],
            "at": rhythm.at,
            "timezone": rhythm.timezone,
            "minutes": rhythm.minutes,
            "skip": [day.isoformat() for day in rhythm.skip],
        }
    )


def _span(weeks: int) -> str:
    return "1 week" if weeks == 1 else f"{weeks} weeks"


def _kept(values: dict[str, Value]) -> dict[str, Value]:
    """Leave out what nobody said."""
    return {key: value for key, value in values.items() if value not in ("", [], (), {})}
