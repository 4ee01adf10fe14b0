"""Work becomes its results, on all the processors that this machine lets us have."""

import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from functools import cache, partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Protocol, TypeAlias, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
_Helpers: TypeAlias = dict[Connection, BaseProcess]
"""The processes that help, by what their results come through."""

_WORTH_A_PROCESS = 400
"""Items from which on a second process pays: to split one off costs about 20 ms, and what it finds has to come back."""
_LEAST_ITEMS, _MOST_PARTS = 16, 256
_PIPE_BYTES = 1 << 20
"""As much as Linux lets a pipe hold: who helps shall not wait with a result until somebody has time for it."""
_PR_SET_PDEATHSIG = 1


class Start(Protocol):
    """Gives what waits for the result of some work: done by another process (`InTurn.add`), or here, when it is asked for (`cache`)."""

    def __call__(self, work: Callable[[], Result], /) -> Callable[[], Result]: ...


class ProcessFailed(Exception):
    """A process that was split off ended without a result; the message is its traceback, or what ended it."""


def processors() -> int:
    """Say how many processes can work side by side: 1 where a process cannot be split off with all that it knows.

    One that was split off itself works alone: the others are busy already.
    """
    if sys.platform != "linux" or multiprocessing.current_process().daemon:
        return 1
    return len(os.sched_getaffinity(0))


def beside(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin *work* in a process of its own, and give what waits for its result, which must be picklable.

    The process knows everything that this one knows at this moment; what it changes stays its own. It dies with this
    one. Where there is one processor only, *work* runs here, when its result is asked for.
    """
    if processors() == 1:
        return cache(work)
    receiver, process = _split_off(partial(_send, work))

    @cache
    def get() -> Result:
        try:
            fault, result = receiver.recv()
        except EOFError:
            process.join()
            raise ProcessFailed(f"it was ended from outside (exit code {process.exitcode})") from None
        finally:
            receiver.close()
        process.join()
        if fault:
            raise result or ProcessFailed(fault) from ProcessFailed(fault)
        return result  # type: ignore[no-any-return]  # what came through the pipe is what *work* gave

    return get


class EachOnce(Iterable[Item]):
    """*items*, each given once among all processes: those split off from now on take their turns from the same.

    `close` it when nobody is to be split off any more; who was goes on.
    """

    def __init__(self, items: Sequence[Item]) -> None:
        # Who reads a byte of the pipe has the turn of that number: there is no lock to die with.
        size = -(-len(items) // _MOST_PARTS) or 1
        self._parts = [items[at : at + size] for at in range(0, len(items), size)]
        self._turns, end = os.pipe()
        os.write(end, bytes(range(len(self._parts))))
        os.close(end)

    def __iter__(self) -> Iterator[Item]:
        while number := os.read(self._turns, 1):
            yield from self._parts[number[0]]

    def close(self) -> None:
        os.close(self._turns)


class InTurn:
    """Work for as many processes as there are processors, of which each takes the next in turn.

    One process for each work would be faster at nothing, and copy for itself what all of them look at: the whole hub.
    """

    def __init__(self) -> None:
        self._works: list[Callable[[], object]] = []
        self._results: dict[int, object] = {}
        self._helpers: _Helpers = {}

    def add(self, work: Callable[[], Result]) -> Callable[[], Result]:
        """Put *work* behind what was added before, and give what waits for its result, as `beside` does."""
        at = len(self._works)
        self._works.append(work)
        return lambda: self._result(at)  # type: ignore[return-value]  # what is kept at this place is what *work* gave

    def begin(self) -> None:
        """Begin, once all work is added. Where there is one processor only, it is done here, when its result is asked for."""
        if processors() > 1:
            with closing(EachOnce(range(len(self._works)))) as turns:
                for _ in range(min(processors(), len(self._works))):
                    _begin_helper(self._helpers, self._take_turn, turns)

    def _take_turn(self, at: int) -> tuple[int, object]:
        return at, self._works[at]()

    def _result(self, at: int) -> object:
        arriving: Iterator[tuple[int, object]] = _arrived(self._helpers, timeout=None)
        while at not in self._results:
            number, result = next(arriving, None) or self._take_turn(at)
            self._results[number] = result
        return self._results[at]


def divide(work: Callable[[Sequence[Item]], Result], items: Sequence[Item], *, each: int = 1) -> list[Result]:
    """Let every processor do *work* on a part of *items*; give the results in the order of the parts.

    A part holds every second (third, …) item, so that each has its share of the large ones. Few items are one part,
    unless there is much to do for *each*: so many times as much as is usual.
    """
    count = processors() if len(items) * each >= _WORTH_A_PROCESS else 1
    others = [beside(partial(work, items[at::count])) for at in range(1, count)]
    try:
        own = work(items[::count])
    except BaseException:
        for wait in others:  # they may be writing where whoever catches this clears up
            with suppress(Exception):
                wait()
        raise
    return [own, *(wait() for wait in others)]


def share(work: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Let every processor do *work* on small parts of *items*; give the results as they come, in any order.

    Other processes go on while the caller looks at a result; this one does a part itself when there is none to give.
    """
    size = max(_LEAST_ITEMS, -(-len(items) // _MOST_PARTS))
    parts = EachOnce([items[at : at + size] for at in range(0, len(items), size)])
    count = processors() if len(items) >= _WORTH_A_PROCESS else 1
    helpers: _Helpers = {}
    for _ in range(1, count):
        _begin_helper(helpers, work, parts)
    try:
        for part in parts:
            yield from _arrived(helpers, timeout=0)
            yield work(part)
        yield from _arrived(helpers, timeout=None)
    finally:
        parts.close()
        for receiver in helpers:
            receiver.close()  # who still has a result for it finds nobody there, and ends
        for process in helpers.values():
            process.join()


def _begin_helper(helpers: _Helpers, work: Callable[[Item], object], parts: Iterable[Item]) -> None:
    def help_out(sender: Connection) -> None:
        for other in helpers:
            other.close()  # as the one that leads here
        _send_parts(sender, work, parts)

    receiver, process = _split_off(help_out)
    helpers[receiver] = process


def _split_off(work: Callable[[Connection], None]) -> tuple[Connection, BaseProcess]:
    """Begin a process that does *work*, with what it can send through; give what that comes through here, and the process."""
    import fcntl  # as forking, it is not there on every system

    forking = multiprocessing.get_context("fork")
    receiver, sender = forking.Pipe(duplex=False)
    with suppress(OSError):  # somebody with very many pipes has no right to large ones
        fcntl.fcntl(sender.fileno(), fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
    parent = os.getpid()

    def run() -> None:
        _die_with(parent)
        receiver.close()  # so that the parent alone receives, and whoever sends is told when it does no more
        work(sender)

    process = forking.Process(target=run, daemon=True)
    process.start()
    sender.close()
    return receiver, process


def _send_parts(sender: Connection, work: Callable[[Item], object], parts: Iterable[Item]) -> None:
    with suppress(BrokenPipeError):
        try:
            for part in parts:
                sender.send(("", work(part)))
        except BrokenPipeError:
            raise
        except Exception as error:
            sender.send((traceback.format_exc(), _if_it_travels(error)))


def _arrived(helpers: _Helpers, *, timeout: float | None) -> Iterator[Result]:
    """Give the results that are there; without a *timeout*, all that are still to come."""
    while helpers and (ready := wait(helpers, timeout)):
        for receiver in ready:
            assert isinstance(receiver, Connection)
            try:
                fault, result = receiver.recv()
            except EOFError:
                process = helpers.pop(receiver)
                process.join()
                if process.exitcode:
                    raise ProcessFailed(f"it was ended from outside (exit code {process.exitcode})") from None
                continue
            if fault:
                raise result or ProcessFailed(fault) from ProcessFailed(fault)
            yield result


def _send(work: Callable[[], object], sender: Connection) -> None:
    try:
        fault, result = "", work()
    except Exception as error:
        fault, result = traceback.format_exc(), _if_it_travels(error)
    with suppress(BrokenPipeError):  # nobody wants it any more
        sender.send((fault, result))
    sender.close()


def _if_it_travels(error: Exception) -> Exception | None:
    """Give *error* if it can be raised again in another process."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return None
    return error


def _die_with(parent: int) -> None:
    """End this process when *parent* ends, even if that is killed: nobody waits for what it makes any more."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
