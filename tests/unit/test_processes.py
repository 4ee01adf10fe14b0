"""Work is shared out among processes, and nothing of it is lost."""

import multiprocessing
import os
import time
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from hubgen.content import processes
from hubgen.content.processes import EachOnce, InTurn, ProcessFailed, beside, divide, share


def test_what_a_process_beside_finds_comes_back() -> None:
    assert beside(lambda: sum(range(1000)))() == 499_500


def test_a_result_larger_than_a_pipe_comes_back_whole() -> None:
    assert len(beside(lambda: "x" * 5_000_000)()) == 5_000_000


def test_a_result_can_be_asked_for_twice() -> None:
    wait = beside(lambda: os.getpid())
    assert wait() == wait()


def test_a_fault_beside_is_raised_here_with_its_traceback() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        beside(lambda: 1 // 0)()
    assert "test_processes.py" in str(caught.value.__cause__)


def test_a_fault_that_cannot_travel_is_told_by_its_traceback() -> None:
    class Local(Exception):
        pass

    def fail() -> None:
        raise Local

    with pytest.raises(ProcessFailed, match="Local"):
        beside(fail)()


def test_what_was_split_off_works_alone() -> None:
    assert beside(lambda: divide(len, range(1000)))() == [1000]


def test_few_items_are_divided_if_there_is_much_to_do_for_each() -> None:
    assert len(divide(len, range(10))) == 1
    assert len(divide(len, range(10), each=100)) == processes.processors()


def test_a_fault_here_waits_for_the_others(tmp_path: Path) -> None:
    def work(items: Sequence[int]) -> None:
        if 0 in items:
            raise ValueError
        time.sleep(0.2)
        (tmp_path / "done").touch()

    with pytest.raises(ValueError):
        divide(work, range(1000))
    assert processes.processors() == 1 or (tmp_path / "done").exists()


def test_a_process_that_is_killed_is_no_result() -> None:
    with pytest.raises(ProcessFailed):
        beside(lambda: os.kill(os.getpid(), 9))()


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("size", [0, 1, 399, 400, 401, 1000])
def test_every_item_is_in_one_part(count: int, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: count)
    parts = divide(list, range(size))
    assert sorted(item for part in parts for item in part) == list(range(size))


def test_where_no_process_can_be_split_off_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 1)
    assert divide(lambda items: (os.getpid(), len(items)), range(1000)) == [(os.getpid(), 1000)]


def _double(items: Sequence[int]) -> list[int]:
    return [2 * item for item in items]


@pytest.mark.parametrize("size", [0, 1, 255, 256, 257, 1000])
def test_what_is_given_once_is_given_to_one_process(size: int) -> None:
    with closing(EachOnce(range(size))) as items:
        others = beside(lambda: [*items])
        own = [*items]
    assert sorted(own + others()) == list(range(size))


@pytest.mark.parametrize("count", [0, 1, 399, 400, 401, 5_000])
@pytest.mark.parametrize("processors", [1, 2, 3])
def test_every_item_that_is_shared_out_is_done_once(count: int, processors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: processors)
    shared = [item for part in share(_double, range(count)) for item in part]
    assert sorted(shared) == [2 * item for item in range(count)]


def test_others_go_on_while_one_result_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)
    here = os.getpid()
    results = share(lambda items: os.getpid(), range(1_000))
    first = next(results)
    time.sleep(0.2)
    others = {first, *results} - {here}
    assert len(others) == 1


def test_a_fault_in_a_shared_part_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 3)

    def work(items: Sequence[int]) -> None:
        if 700 in items:
            raise LookupError("700")

    with pytest.raises(LookupError, match="700"):
        list(share(work, range(1_000)))


def test_a_killed_helper_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)
    here = os.getpid()

    def work(items: Sequence[int]) -> None:
        if os.getpid() != here:
            os.kill(os.getpid(), 9)
        time.sleep(0.01)

    with pytest.raises(ProcessFailed, match="exit code -9"):
        list(share(work, range(1_000)))


def test_who_asks_for_no_more_leaves_no_process_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)
    others = multiprocessing.active_children()  # of tests before
    results = share(lambda items: bytes(1 << 21), range(1_000))
    next(results)
    results.close()  # type: ignore[attr-defined]  # it is a generator
    assert set(multiprocessing.active_children()) <= set(others)


@pytest.mark.parametrize("processors", [1, 2, 9])
def test_each_work_in_turn_gives_its_own_result_whatever_is_asked_for_first(processors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: processors)
    turns = InTurn()
    waiting = [turns.add(partial(bytes, size)) for size in (3, 1 << 21, 0, 1 << 21, 5)]
    turns.begin()
    assert [len(wait()) for wait in reversed(waiting)] == [5, 1 << 21, 0, 1 << 21, 3]
    assert len(waiting[0]()) == 3


def test_no_more_processes_work_in_turn_than_there_are_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)
    turns = InTurn()
    waiting = [turns.add(os.getpid) for _ in range(7)]
    turns.begin()
    assert 1 <= len({wait() for wait in waiting} - {os.getpid()}) <= 2


def test_a_fault_of_a_work_in_turn_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)
    turns = InTurn()
    wait = turns.add(lambda: 1 // 0)
    turns.begin()
    with pytest.raises(ZeroDivisionError):
        wait()


def test_who_is_killed_while_working_in_turn_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)
    turns = InTurn()
    wait = turns.add(lambda: os.kill(os.getpid(), 9))
    turns.begin()
    with pytest.raises(ProcessFailed, match="exit code -9"):
        wait()


def test_a_process_whose_result_nobody_wants_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)
    others = multiprocessing.active_children()  # of tests before
    wait = beside(lambda: bytes(1 << 21))
    mine = [process for process in multiprocessing.active_children() if process not in others]
    del wait
    for process in mine:
        process.join(10)
    assert [process.exitcode for process in mine] == [0]
