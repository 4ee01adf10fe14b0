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
    elsewhere: list[tuple[Problem, Problem]] = []
    older = 0
    for problem in after:
        once = _as_before(problem, renames)
        same = known[identity(once)]
        if once in same:
            same.pop(same.index(once))
            older += 1
        else:
            elsewhere.append((problem, once))
    brought = [problem for problem, once in elsewhere if not _take(known[identity(once)], once)]
    return Brought(brought, older + len(elsewhere) - len(brought))


def _take(same: list[Problem], problem: Problem) -> bool:
    """Take out of *same* one that is no milder than *problem*, and say whether there was one."""
    for index, each in enumerate(same):
        if _RANK[each.severity] <= _RANK[problem.severity]:
            same.pop(index)
            return True
    return False


def _as_before(problem: Problem, renames: Mapping[str, str]) -> Problem:
    path = problem.place.path
    return replace(problem, place=replace(problem.place, path=renames.get(path, path)))
