"""What can be chosen, what each is worth and what limits it become the best choice, exactly.

One linear model serves pairs, groups and swaps. HiGHS solves it: Huangfu & Hall, *Parallelizing the dual revised simplex
method*, Mathematical Programming Computation 10 (2018).
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2s
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from highspy import HighsLp
    from numpy import bool_, double, int64
    from numpy.typing import NDArray

MOST_TIES = 1 / 4
"""What deciding between equals may add up to: less than half a point, so that it never costs one."""
SIFTED = 20_000
"""A network of more items is begun with the best few of each limit."""
_BEST = 4
_GAIN = 1e-7
"""Less than this is nothing, as the solver has it."""


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


class _Model(NamedTuple):
    """Maximise *worth*; a limit's entries (its *rows*, their *columns* and *signs*) sum to *least* to *most*."""

    worth: "NDArray[double]"
    rows: "NDArray[int64]"
    columns: "NDArray[int64]"
    signs: "NDArray[double]"
    least: "NDArray[double]"
    most: "NDArray[double]"


def choose(
    weights: Sequence[int], limits: Sequence[Limit], *, names: Sequence[str], seed: int = 0, many: bool = False, network: bool = False
) -> tuple[int, ...] | None:
    """Choose the items of greatest total weight that keep all *limits*: give their places, or None if nothing does.

    *names* are one for each item; with the *seed* they decide between equals. *many* first chooses as many items as can
    be. *network* says that each item stands in limits as an edge does in a flow: then the linear relaxation is whole by
    itself (Dantzig 1951; the matrix is totally unimodular), and is solved without branching. Takes about 10 µs an item
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
    return _solve(worth, limits, network=network, start=most)


def _share(name: str, seed: int) -> float:
    """Give a number from 0 to 1 that a name has by chance, the same everywhere."""
    return int.from_bytes(blake2s(f"{seed}|{name}".encode(), digest_size=4).digest()) / 2**32


def _solve(worth: Sequence[float], limits: Sequence[Limit], *, network: bool, start: Sequence[int] = ()) -> tuple[int, ...] | None:
    """Solve it. *start* are items with which every limit can be kept."""
    try:
        import numpy
    except ImportError as error:
        raise NoSolver(_MISSING) from error

    model = _model(worth, limits)
    weighed = numpy.ones(len(worth), dtype=bool)
    if network and len(worth) > SIFTED:
        weighed = _best_of_each(model)
        weighed[list(start)] = True
    values = _sift(model, weighed) if network else _run(model, weighed, whole=True)
    if values is not None and ((values > 1e-6) & (values < 1 - 1e-6)).any():
        values = _run(model, weighed, whole=True)  # equals that the solver has mixed; branching parts them
    return None if values is None else tuple(numpy.flatnonzero(values > 0.5).tolist())


def _model(worth: Sequence[float], limits: Sequence[Limit]) -> _Model:
    import numpy

    places = numpy.fromiter((place for limit in limits for place in limit.items), dtype=numpy.int64)
    return _Model(
        worth=numpy.array(worth, dtype=numpy.double),
        rows=numpy.repeat(numpy.arange(len(limits)), [len(limit.items) for limit in limits]),
        columns=numpy.where(places < 0, ~places, places),
        signs=numpy.where(places < 0, -1.0, 1.0),
        least=numpy.array([-numpy.inf if limit.least is None else limit.least for limit in limits], dtype=numpy.double),
        most=numpy.array([limit.most for limit in limits], dtype=numpy.double),
    )


def _best_of_each(model: _Model) -> "NDArray[bool_]":
    """Mark the items that are among the best few of a limit."""
    import numpy

    order = numpy.lexsort((-model.worth[model.columns], model.rows))
    rows = model.rows[order]
    rank = numpy.arange(len(rows)) - numpy.searchsorted(rows, rows)
    best = numpy.zeros(len(model.worth), dtype=bool)
    best[model.columns[order[rank < _BEST]]] = True
    return best


def _sift(model: _Model, weighed: "NDArray[bool_]") -> "NDArray[double] | None":
    """Solve it for the items *weighed*, add those which the limits' prices say would gain, and so on until none would.

    What is found is the best of all items (Bixby et al., *Very large-scale linear programming*, Operations Research 40,
    1992). *weighed* holds then what was needed.
    """
    import numpy

    while True:
        prices = numpy.zeros(len(model.most))
        values = _run(model, weighed, prices=prices)
        gains = model.worth - numpy.bincount(model.columns, model.signs * prices[model.rows], len(model.worth))
        more = ~weighed & (gains > _GAIN) if values is not None else ~weighed
        if not more.any():
            return values
        weighed |= more


def _run(model: _Model, weighed: "NDArray[bool_]", *, whole: bool = False, prices: "NDArray[double] | None" = None) -> "NDArray[double] | None":
    """Solve it for the items *weighed*, and write the limits' *prices*. Give how much of each is chosen, or None."""
    # Imported here, since it takes 0.3 s with numpy, and most commands choose nothing.
    try:
        import highspy
        import numpy
    except ImportError as error:
        raise NoSolver(_MISSING) from error

    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # typed but for its beginning
    for option, value in _options():
        solver.setOptionValue(option, value)
    solver.passModel(_program(model, weighed, whole=whole))
    solver.run()
    status = solver.getModelStatus()
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return None
    if status != highspy.HighsModelStatus.kOptimal:
        raise Unsolved(solver.modelStatusToString(status))
    solution = solver.getSolution()
    if prices is not None:
        prices[:] = solution.row_dual
    values = numpy.zeros(len(model.worth))
    values[weighed] = solution.col_value
    return values


def _program(model: _Model, weighed: "NDArray[bool_]", *, whole: bool) -> "HighsLp":
    """Write the model down for HiGHS, with the items *weighed* alone."""
    import highspy
    import numpy

    named = weighed[model.columns]
    lengths = numpy.bincount(model.rows[named], minlength=len(model.most))
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = int(weighed.sum()), len(model.most)
    program.sense_ = highspy.ObjSense.kMaximize
    program.col_cost_ = model.worth[weighed]
    program.col_lower_, program.col_upper_ = numpy.zeros(program.num_col_), numpy.ones(program.num_col_)
    program.row_lower_, program.row_upper_ = model.least, model.most
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.start_ = numpy.concatenate(([0], numpy.cumsum(lengths))).astype(numpy.int32)
    program.a_matrix_.index_ = (numpy.cumsum(weighed) - 1)[model.columns[named]].astype(numpy.int32)
    program.a_matrix_.value_ = model.signs[named]
    if whole:
        program.integrality_ = [highspy.HighsVarType.kInteger] * program.num_col_
    return program


def _options() -> Iterable[tuple[str, str | int | float | bool]]:
    """Settings under which the same model has the same solution on every run, and none but the best is taken."""
    yield "output_flag", False
    yield "threads", 1
    yield "random_seed", 0
    yield "mip_rel_gap", 0.0
    yield "mip_abs_gap", 1e-9


_MISSING = "pairs are chosen by HiGHS, which cannot be loaded here: install the package `highspy` for this Python"
