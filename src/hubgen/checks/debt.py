"""The problems before and after a change become those that the change brings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from hubgen.problems import Problem, Severity, identity

_RANK = {severity: rank for rank, severity in enumerate(Severity)}


class Brought(NamedTuple):
    """What a change brings, and how many problems were there before it."""

    problems: list[Problem]
    older: int


def find_brought(before: Iterable[Problem], after: Iterable[Problem], renames: Mapping[str, str]) -> Brought:
    """Tell what a change brings from old debt. *renames* maps new paths of files to those they had before.

    A problem is old if it was there before, at any line of the file, and was no milder. Of several equal ones in a
    file those at the places of old ones are old, then the first.
    """
    known: defaultdict[tuple[str, str, str], list[Problem]] = defaultdict(list)
    for problem in before:
        known[identity(problem)].append(problem)
    older = 0
    moved: list[tuple[Problem, Problem]] = []
    for problem in after:
        once = _as_before(problem, renames)
        if once in known[identity(once)]:
            known[identity(once)].remove(once)
            older += 1
        else:
            moved.append((problem, once))
    brought: list[Problem] = []
    for problem, once in moved:
        same = known[identity(once)]
        match = next((each for each in same if _RANK[each.severity] <= _RANK[once.severity]), None)
        if match:
            same.remove(match)
            older += 1
        else:
            brought.append(problem)
    return Brought(brought, older)


def _as_before(problem: Problem, renames: Mapping[str, str]) -> Problem:
    path = problem.place.path
    return replace(problem, place=replace(problem.place, path=renames.get(path, path)))
