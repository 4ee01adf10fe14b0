"""Runs become Markdown tables: medians, and how often the right answer came first."""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from draws import Query
from measure import Run


@dataclass(frozen=True)
class Figures:
    """Everything measured of one engine at one size: its runs by how much the processor was slowed, and the labels."""

    size: str
    engine: str
    built_seconds: str
    runs: Mapping[int, Sequence[Run]]
    tuning: Sequence[Query]
    held_out: Sequence[Query]

    def answered(self) -> list[tuple[Query, tuple[str, ...]]]:
        """Pair every query with the answers to it; empty where the engine never got that far."""
        answers = next((run.answers for run in self.runs[1] if run.answers), ())
        return list(zip((*self.tuning, *self.held_out), answers, strict=True)) if answers else []

    def print_misses(self) -> None:
        """Name the misses of the half to tune by. The other half's stay unseen: only their number is told."""
        for query, answers in self.answered()[: len(self.tuning)]:
            if not is_right(query, answers):
                print(
                    f"{self.engine} {self.size}: {query.kind}: {query.query!r} gave {answers[:1]}, not {query.accept_first[:2]}",
                    file=sys.stderr,
                )


def is_right(query: Query, answers: Sequence[str]) -> bool:
    """Say whether the right answer came first: one of the most helpful people, or nobody where nobody fits."""
    return not answers if query.must_be_empty else bool(answers) and answers[0] in query.accept_first


def fits(query: Query, answers: Sequence[str]) -> bool:
    """Say whether the first answer is at least somebody who fits the question."""
    return not answers if query.must_be_empty else bool(answers) and answers[0] in query.fits


def print_report(figures: Sequence[Figures], versions: Mapping[str, str], remark: str) -> str:
    """Write a table of figures for each size, and one of right answers by kind."""
    parts = ["Versions: " + ", ".join(f"{name} {version}" for name, version in versions.items()) + f". {remark}.\n"]
    for size in dict.fromkeys(figure.size for figure in figures):
        chosen = [figure for figure in figures if figure.size == size]
        parts += [
            f"\n## {'The real people' if size == 'real' else f'{int(size):,} people'}\n\n",
            _table(chosen),
            "\n",
            _kinds(chosen),
        ]
    return "".join(parts)


def _table(figures: Sequence[Figures]) -> str:
    head = (
        "engine", "index built, s", "kB before the first answer (requests)", "ready, s, 1× / 4×", "first answer, s, 1× / 4×",
        "a key, ms, p50 / p95, 1×", "a key, ms, p50 / p95, 4×", "right answer first, tuning", "held out", "first answer fits, both",
    )  # fmt: skip
    return _markdown(head, (_row(figure) for figure in figures))


def _row(figure: Figures) -> tuple[str, ...]:
    first = figure.runs[1] or figure.runs[4]
    pairs = figure.answered()
    cut = len(figure.tuning)
    return (
        figure.engine,
        figure.built_seconds,
        f"{median(run.sent for run in first) / 1000:,.0f} ({median(run.requests for run in first):.0f})"
        if first
        else "–",
        " / ".join(_seconds(run.ready for run in figure.runs[rate]) for rate in (1, 4)),
        " / ".join(_seconds(run.answered for run in figure.runs[rate]) for rate in (1, 4)),
        _keys(figure.runs[1]),
        _keys(figure.runs[4]),
        _share(is_right(*pair) for pair in pairs[:cut]),
        _share(is_right(*pair) for pair in pairs[cut:]),
        _share(fits(*pair) for pair in pairs),
    )


def _kinds(figures: Sequence[Figures]) -> str:
    """Say how often the right answer came first, by kind, both halves together."""
    counts = {
        figure.engine: Counter(query.kind for query, answers in figure.answered() if is_right(query, answers))
        for figure in figures
        if figure.answered()
    }
    asked = Counter(query.kind for figure in figures[:1] for query in (*figure.tuning, *figure.held_out))
    rows = (
        (kind, str(number), *(str(count[kind]) for count in counts.values()))
        for kind, number in asked.items()
    )
    return _markdown(("right answer first, by kind", "asked", *counts), rows)


def _seconds(times: Iterable[float]) -> str:
    known = list(times)
    return f"{median(known) / 1000:.2f}" if known else "–"


def _keys(runs: Sequence[Run]) -> str:
    """Give the median over the runs of each run's own p50 and p95."""
    typed = [run.keys for run in runs if len(run.keys) > 1]
    if not typed:
        return "–"
    middle, slow = median(median(keys) for keys in typed), median(quantiles(keys, n=20)[18] for keys in typed)
    return f"{middle:.1f} / {slow:.1f}" + (" (cut)" if any(run.cut for run in runs) else "")


def _share(right: Iterable[bool]) -> str:
    every = list(right)
    return f"{sum(every)} of {len(every)} ({100 * sum(every) / len(every):.0f} %)" if every else "–"


def _markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)
