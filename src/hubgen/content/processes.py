"""Work becomes its results, on all the processors that this machine lets us have."""

import ctypes
import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from functools import cache
from multiprocessing.connection import Connection
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_WORTH_A_PROCESS = 400
"""Items from which on a second process pays: to split one off costs about 20 ms, and what it finds has to come back."""
_PR_SET_PDEATHSIG = 1


class ProcessFailed(Exception):
    """A process that was split off ended without a result; the message is its traceback."""


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
            done, result = receiver.recv()
        except EOFError:
            done, result = False, f"it was ended by the system (exit code {process.exitcode})"
        receiver.close()
        process.join()
        if not done:
            raise ProcessFailed(result)
        return result  # type: ignore[no-any-return]  # what came through the pipe is what *work* gave

    return wait


def divide(work: Callable[[Sequence[Item]], Result], items: Sequence[Item]) -> list[Result]:
    """Let every processor do *work* on a part of *items*; give the results in the order of the parts.

    A part holds every second (third, …) item, so that each has its share of the large ones. Few items are one part.
    """
    count = processors() if len(items) >= _WORTH_A_PROCESS else 1
    others = [beside(lambda at=at: work(items[at::count])) for at in range(1, count)]  # type: ignore[misc]  # mypy cannot type the default
    return [work(items[::count]), *(wait() for wait in others)]


def _send(sender: Connection, work: Callable[[], object], parent: int) -> None:
    _die_with(parent)
    try:
        found: tuple[bool, object] = (True, work())
    except Exception:
        found = (False, traceback.format_exc())
    sender.send(found)
    sender.close()


def _die_with(parent: int) -> None:
    """End this process when *parent* ends, even if that is killed: nobody waits for what it makes any more."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
