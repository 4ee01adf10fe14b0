"""Problems become marks by which a forge knows one again in the next report."""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from hubgen.problems import Problem, identity


def number_equals(problems: Sequence[Problem]) -> list[int]:
    """Count, for each problem, how many equal ones of its file have come with it: 1 for the first."""
    seen: Counter[tuple[str, str, str]] = Counter()
    numbers: list[int] = []
    for problem in problems:
        seen[identity(problem)] += 1
        numbers.append(seen[identity(problem)])
    return numbers


def make_fingerprints(problems: Sequence[Problem]) -> list[str]:
    """Give each problem a mark that no other has, and that stays when its lines move."""
    return [
        sha256("\0".join((*identity(problem), str(number))).encode("utf-8", "surrogatepass")).hexdigest()
        for problem, number in zip(problems, number_equals(problems), strict=True)
    ]
