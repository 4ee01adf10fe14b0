"""A hub becomes facts for who thinks of a program: which skill is wanted, by how many, and what runs already."""

from hubgen.content.hub import Hub, Program
from hubgen.views.checklist.people import FEWEST
from hubgen.views.checklist.shape import Fact, Mend, done, names, still_open

SEVERAL = 2
SHOWN = 3
"""So many skills are named at most."""

_PROGRAMS = Mend("See the programs", page="programs/")


def skill_is_wanted_and_taught(hub: Hub) -> Fact:
    """Look for skills that several want and somebody teaches."""
    found = [key for key in hub.wants if len(_wanting(hub, key)) >= SEVERAL and _teaching(hub, key)]
    if not found:
        return still_open(Mend("Say what you want to learn", page="profile/"), "no skill yet is wanted by two and taught by one")
    found.sort(key=lambda key: (-len(_wanting(hub, key)), key))
    skills = tuple(_name(hub, key) for key in found[:SHOWN])
    return done("{n} skills are, among them {skills}" if len(found) > 1 else "{skills} is", n=len(found), skills=skills)


def four_could_begin(hub: Hub) -> Fact:
    """Look for the skill that most could begin with: who wants it, and who teaches it."""
    counts = {key: (len(_wanting(hub, key)), len(_teaching(hub, key))) for key in hub.wants}
    counts = {key: count for key, count in counts.items() if all(count)}
    if not counts:
        return still_open(Mend("See who wants what", page="skills/"), "no skill is both wanted and taught yet")
    best = min(counts, key=lambda key: (-min(*counts[key]), -sum(counts[key]), key))
    words: dict[str, str | int] = {"skill": _name(hub, best), "want": counts[best][0], "teach": counts[best][1]}
    if sum(counts[best]) >= FEWEST:
        return done("for {skill}: wanted by {want}, taught by {teach}", **words)
    return still_open(Mend("See who wants what", page="skills/"), "closest is {skill}: wanted by {want}, taught by {teach}", **words)


def somebody_facilitates(hub: Hub) -> Fact:
    """Look for the facilitators of programs to come or under way."""
    named = [program.facilitator for program in _open_programs(hub) if program.facilitator]
    if named:
        return done("in programs to come or under way: {who}", who=names(hub, named))
    return still_open(_PROGRAMS, "no program to come or under way names one")


def program_stands_in_the_hub(hub: Hub) -> Fact:
    """Look for programs to come or under way."""
    found = tuple((program.name,) for program in _open_programs(hub))
    if found:
        return done("to come or under way: {programs}", programs=found)
    return still_open(_PROGRAMS, "none is to come or under way")


def _open_programs(hub: Hub) -> list[Program]:
    return [program for program in hub.programs.values() if program.status in ("draft", "running")]


def _wanting(hub: Hub, key: str) -> set[str]:
    return {person.slug for person, _ in hub.wants.get(key, ())}


def _teaching(hub: Hub, key: str) -> set[str]:
    return {person.slug for person, _ in hub.teachers.get(key, ())}


def _name(hub: Hub, key: str) -> str:
    return hub.skill_name(hub.wants[key][0][1].skill)
