"""Work becomes its results, on all the processors that this machine lets us have."""

import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache, partial
from multiprocessing.connection import Connection
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_WORTH_A_PROCESS = 400
"""Items from which on a second process pays: to split one off costs about 20 ms, and what it finds has to come back."""
_PR_SET_PDEATHSIG = 1


class Start(Protocol):
    """Gives what waits for the result of some work: begun at once (`beside`), or done when it is asked for (`cache`)."""

    def __call__(self, work: Callable[[], Result], /) -> Callable[[], Result]: ...


class ProcessFailed(Exception):
    """A process that was split off ended without a result; the message is its traceback, or what ended it."""


def processors() -> int:
    """Say how many processes can work side by side: 1 where a process cannot be split off with all that it knows."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def beside(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin *work* in a process of its own, and give what waits for its result, which must be picklable.

    The process knows everything that this one knows at this moment; what it changes stays its own. It dies with this
    one. Where there is one processor only, *work* runs here, when its result is asked for.
    """
    if processors() == 1:
        return cache(work)
    forking = multiprocessing.get_context("fork")
    receiver, sender = forking.Pipe(duplex=False)
    process = forking.Process(target=_send, args=(sender, work, os.getpid()), daemon=True)
    process.start()
    sender.close()

    @cache
    def wait() -> Result:
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

    return wait


def divide(work: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> list[Result]:
    """Let every processor do *work* on a part of *items*; give the results in the order of the parts.

    A part holds every second (third, …) item, so that each has its share of the large ones. Few items are one part.
    """
    count = processors() if len(items) >= _WORTH_A_PROCESS else 1
    others = [beside(partial(work, items[at::count])) for at in range(1, count)]
    try:
        own = work(items[::count])
    except BaseException:
        for wait in others:  # they may be writing where whoever catches this clears up
            with suppress(Exception):
                wait()
        raise
    return [own, *(wait() for wait in others)]


def _send(sender: Connection, work: Callable[[], object], parent: int) -> None:
    _die_with(parent)
    try:
        fault, result = "", work()
    except Exception as error:
        fault, result = traceback.format_exc(), _if_it_travels(error)
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
