"""What can be chosen, what each is worth and what limits it become the best choice, exactly.

One linear model serves pairs, groups and swaps. HiGHS solves it: Huangfu & Hall, *Parallelizing the dual revised simplex
method*, Mathematical Programming Computation 10 (2018).
"""

from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import blake2s
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from highspy import Highs, HighsLp

MOST_TIES = 1 / 4
"""What deciding between equals may add up to: less than half a point, so that it never costs one."""
MOST_NODES = 1
"""So often a model that is no network is branched before the best that was found is taken. Counted, not timed: the same
on every machine. Hubs as people write them need none; a crowd drawn at random needs thousands to prove the last 4 %."""
MOST_BY_SIMPLEX = 20_000
"""A network of more items is solved by an interior point method and crossover, which takes two thirds of the time."""


class Limit(NamedTuple):
    """Of the *items* (their places), at least *least* and at most *most* may be chosen; each counts as often as named.

    A negative place takes away: `~place` counts as minus one.
    """

    items: Sequence[int]
    most: int
    least: int | None = None


class Unsolved(RuntimeError):
    """The solver gave up: a bug of ours, since every model here has a solution."""


class NoSolver(RuntimeError):
    """The solver is not there, or cannot be loaded on this machine."""


def choose(
    weights: Sequence[int], limits: Sequence[Limit], *, names: Sequence[str], seed: int = 0, many: bool = False, network: bool = False
) -> tuple[int, ...] | None:
    """Choose the items of greatest total weight that keep all *limits*: give their places, or None if nothing does.

    Exact, but where a model that is no network takes more than `MOST_NODES` branches: then it is the best that was found.

    *names* are one for each item; with the *seed* they decide between equals. *many* first chooses as many items as can
    be. *network* says that each item stands in limits as an edge does in a flow: then the linear relaxation is whole by
    itself (Dantzig 1951; the matrix is totally unimodular), and is solved without branching. Takes about 0.1 ms an item
    as a network; without, the time can grow with the power of their number. Raises `NoSolver` where HiGHS is not there.
    """
    if not weights:
        return () if all((limit.least or 0) <= 0 <= limit.most for limit in limits) else None
    ties = MOST_TIES / len(weights)
    worth = [weight + ties * _share(name, seed) for weight, name in zip(weights, names, strict=True)]
    if not many:
        return _solve(worth, limits, network=network)
    most = _solve([1.0] * len(weights), limits, network=network)
    if most is None:
        return None
    limits = (*limits, Limit(range(len(weights)), len(most), len(most)))
    return _solve(worth, limits, network=network)


def _share(name: str, seed: int) -> float:
    """Give a number from 0 to 1 that a name has by chance, the same everywhere."""
    return int.from_bytes(blake2s(f"{seed}|{name}".encode(), digest_size=4).digest()) / 2**32


def _solve(worth: Sequence[float], limits: Sequence[Limit], *, network: bool) -> tuple[int, ...] | None:
    values = _run(worth, limits, whole=not network)
    if values is None:
        return None
    if any(1e-6 < value < 1 - 1e-6 for value in values):  # equals that the solver has mixed; branching parts them
        values = _run(worth, limits, whole=True)
    return None if values is None else tuple(place for place, value in enumerate(values) if value > 0.5)


def _run(worth: Sequence[float], limits: Sequence[Limit], *, whole: bool) -> list[float] | None:
    # Imported here, since it takes 0.3 s with numpy, and most commands choose nothing.
    try:
        import highspy
    except ImportError as error:
        raise NoSolver(_MISSING) from error

    solver = _quiet_solver()()
    for option, value in _options():
        solver.setOptionValue(option, value)
    solver.passModel(_model(worth, limits, whole=whole))
    for method in ("choose",) if whole else ("simplex", "ipm") if len(worth) <= MOST_BY_SIMPLEX else ("ipm", "simplex"):
        solver.setOptionValue("solver", method)
        solver.run()
        status = solver.getModelStatus()
        # Either may come so near to the best that its tolerances leave open whether it is there.
        if status != highspy.HighsModelStatus.kUnknown:
            break
    found = status == highspy.HighsModelStatus.kSolutionLimit and solver.getInfo().primal_solution_status == highspy.kSolutionStatusFeasible
    if status == highspy.HighsModelStatus.kOptimal or found:
        return list(solver.getSolution().col_value)
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return None
    raise Unsolved(solver.modelStatusToString(status))


@cache
def _quiet_solver() -> "type[Highs]":
    """Make the solver that prints nothing: from 1.16 on it says who it is, on the standard output, while it is made."""
    import highspy

    class Quiet(highspy.Highs):
        def enableCallbacks(self) -> None:  # the first that is called
            self.setOptionValue("output_flag", False)
            super().enableCallbacks()  # type: ignore[no-untyped-call]  # typed but for these

    return Quiet


def _model(worth: Sequence[float], limits: Sequence[Limit], *, whole: bool) -> "HighsLp":
    """Write it down for the solver: a column for each item, a row for each limit."""
    import highspy
    import numpy

    places = numpy.fromiter((place for limit in limits for place in limit.items), dtype=numpy.int32)
    least = [-highspy.kHighsInf if limit.least is None else limit.least for limit in limits]
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(worth), len(limits)
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = numpy.array(worth, dtype=numpy.double)
    model.col_lower_, model.col_upper_ = numpy.zeros(len(worth)), numpy.ones(len(worth))
    model.row_lower_ = numpy.array(least, dtype=numpy.double)
    model.row_upper_ = numpy.array([limit.most for limit in limits], dtype=numpy.double)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = numpy.cumsum([0, *(len(limit.items) for limit in limits)], dtype=numpy.int32)
    model.a_matrix_.index_ = numpy.where(places < 0, ~places, places)
    model.a_matrix_.value_ = numpy.where(places < 0, -1.0, 1.0)
    if whole:
        model.integrality_ = [highspy.HighsVarType.kInteger] * len(worth)
    return model


def _options() -> Iterable[tuple[str, str | int | float | bool]]:
    """Settings under which the same model has the same solution on every run, and none but the best is taken."""
    yield "output_flag", False
    yield "threads", 1
    yield "random_seed", 0
    yield "mip_rel_gap", 0.0
    yield "mip_max_nodes", MOST_NODES
    yield "mip_abs_gap", 0.5  # with what ties add up to, less than a point: proving which equal is best can take minutes


_MISSING = "pairs are chosen by HiGHS, which cannot be loaded here: install the package `highspy` for this Python"
