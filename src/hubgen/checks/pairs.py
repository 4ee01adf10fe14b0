"""The pairs of programs become findings."""

from collections import Counter
from collections.abc import Iterator

from hubgen.checks.skills import some_are_broken
from hubgen.content.hub import Hub, Person, Program, SkillRef
from hubgen.problems import Finding, Severity


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


def unskilled_teacher(hub: Hub) -> Iterator[Finding]:
    """Whoever teaches in a pair has the skill in their profile, or a part of it.

    Bad:
        pairs:
          - teacher: ada-ng     # people/ada-ng.yml names no `seo`
            learner: bruno-sa
            skill: seo
    Good:
        pairs:
          - teacher: chidi-okafor
            learner: bruno-sa
            skill: seo
    """
    for program in () if some_are_broken(hub) else _open_programs(hub):
        for index, pair in enumerate(program.pairs):
            teacher = hub.people.get(pair.teacher)
            if teacher and not _knows(hub, teacher, pair.skill):
                message = f"`{pair.teacher}` is to teach `{pair.skill.text}`, which their profile does not name"
                hint = "name another teacher, or ask them to add the skill to their profile"
                yield Finding(program.place("pairs", index, "teacher"), message, hint, Severity.WARNING)


def _knows(hub: Hub, person: Person, skill: SkillRef) -> bool:
    """Say whether *person* claims *skill* or something that is a part of it."""
    for claim in (person.private or person).claims:
        seen: set[str] = set()
        key: str | None = claim.skill.key
        while key and key not in seen:
            if key == skill.key:
                return True
            seen.add(key)
            key = hub.skills[key].parent if key in hub.skills else None
    return False


def no_free_seat(hub: Hub) -> Iterator[Finding]:
    """Nobody is given more learners than they have seats for.

    Bad:
        pairs:                  # people/ada-ng.yml says `teaching: {seats: 1}`
          - teacher: ada-ng
            learner: bruno-sa
            skill: seo
          - teacher: ada-ng
            learner: chidi-okafor
            skill: seo
    Good:
        pairs:
          - teacher: ada-ng
            learner: bruno-sa
            skill: seo
          - teacher: eleni-markou
            learner: chidi-okafor
            skill: seo
    """
    taken: Counter[str] = Counter()
    for program in _open_programs(hub):
        for index, pair in enumerate(program.pairs):
            taken[pair.teacher] += 1
            teacher = hub.people.get(pair.teacher)
            seats = (teacher.private or teacher).teaching.seats if teacher else None
            if seats is not None and taken[pair.teacher] > seats:
                takes = f"takes {seats} learner{'' if seats == 1 else 's'} at a time"
                message = f"`{pair.teacher}` {takes}, and this is number {taken[pair.teacher]}"
                yield Finding(program.place("pairs", index, "teacher"), message, "name another teacher, or ask them whether there is room", Severity.WARNING)


def _open_programs(hub: Hub) -> list[Program]:
    """Give the programs that run, then those that are planned: seats go to whoever has them already."""
    ordered = sorted(hub.programs.values(), key=lambda program: program.status != "running")
    return [program for program in ordered if program.status in ("running", "draft")]
