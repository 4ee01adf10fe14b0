"""One engine and one size become a line of JSON: pairs, points, seconds, peak memory. Each runs in a process of its own."""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path


def hubgen(size: int, edges: Path) -> tuple[int, int, float]:
    """Propose as the command does, from the hub to the reasons."""
    from rows import two_sides

    from hubgen.views.matching.pairs import propose

    hub = two_sides(size)
    start = time.perf_counter()
    found = propose(hub)
    return len(found.matches), found.total, time.perf_counter() - start


def rows(size: int, edges: Path) -> tuple[int, int, float]:
    """Write the possible pairs with hubgen's points, for the others."""
    from rows import two_sides

    from hubgen.views.matching.pairs import possible_edges
    from hubgen.views.matching.pool import make_pool
    from hubgen.views.matching.values import ANYTHING

    found = possible_edges(make_pool(two_sides(size), ANYTHING))
    edges.write_text(json.dumps([(int(edge.wish.learner[1:]), int(edge.teacher.slug[1:]), edge.points) for edge in found]), "utf-8")
    return len(found), 0, 0.0


def swaps(size: int, edges: Path) -> tuple[int, int, float]:
    """Find swaps of two and three among *size* people."""
    from rows import one_crowd

    from hubgen.views.matching.swaps import find_swaps

    hub = one_crowd(size)
    start = time.perf_counter()
    found = find_swaps(hub, longest=3)
    return sum(len(swap.people) for swap in found), sum(swap.points for swap in found), time.perf_counter() - start


def scipy(size: int, edges: Path) -> tuple[int, int, float]:
    """Fill a dense table, no pair being worth nothing, and solve it with `linear_sum_assignment`."""
    import numpy
    from scipy.optimize import linear_sum_assignment

    given = json.loads(edges.read_text("utf-8"))
    start = time.perf_counter()
    table = numpy.zeros((size, size))
    for learner, teacher, points in given:
        table[learner, teacher] = points
    chosen = table[linear_sum_assignment(table, maximize=True)]
    return int((chosen > 0).sum()), int(chosen.sum()), time.perf_counter() - start


def mentor_match(size: int, edges: Path) -> tuple[int, int, float]:
    """Give mentor-match one rule, which is worth our points, and one that refuses all other pairs."""
    from matching.mentee import Mentee
    from matching.mentor import Mentor
    from matching.process import process_data
    from matching.rules.rule import Disqualify, Rule

    worth = {(learner, teacher): points for learner, teacher, points in json.loads(edges.read_text("utf-8"))}

    class Points(Rule):
        def evaluate(self, match_object: object) -> bool:
            return True

        def apply(self, match_object) -> int:  # type: ignore[no-untyped-def]
            return worth.get((match_object.mentee.grade, match_object.mentor.grade), 0)

    mentors = [Mentor(grade=number, email=f"t{number}") for number in range(size)]
    mentees = [Mentee(grade=number, email=f"l{number}") for number in range(size)]
    other = Disqualify(lambda match: (match.mentee.grade, match.mentor.grade) not in worth)
    start = time.perf_counter()
    process_data(mentors, mentees, [[Points(), other]])
    pairs = [(mentee.grade, mentor.grade) for mentee in mentees for mentor in mentee.mentors]
    return len(pairs), sum(worth[pair] for pair in pairs), time.perf_counter() - start


ENGINES: dict[str, Callable[[int, Path], tuple[int, int, float]]] = {
    "hubgen": hubgen,
    "rows": rows,
    "swaps": swaps,
    "scipy": scipy,
    "mentor-match": mentor_match,
}

if __name__ == "__main__":
    pairs, points, seconds = ENGINES[sys.argv[1]](int(sys.argv[2]), Path(sys.argv[3]))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"pairs": pairs, "points": points, "seconds": round(seconds, 2), "MB": memory}))
