"""A finished folder takes the place of the published one, whole or not at all.

Everything happens in a *workshop*, a hidden folder beside the published one: `next` is being built, `last`
was just replaced. Whatever a killed build left there is cleared by the next one.
"""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hubgen.engines.output import MARKER


class WrongUse(Exception):
    """The command cannot be carried out as given; the message says what to do instead."""


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; False where the system or the file system cannot."""
    rename = (
        getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    )
    if rename is None:
        return False
    here, exchange_flag = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of <linux/fs.h>
    if rename(here, os.fsencode(one), here, os.fsencode(other), exchange_flag) == 0:
        return True
    error = ctypes.get_errno()
    if error in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(error, os.strerror(error), str(other))


class Workshop:
    """Where the next version of the folder *target* is made."""

    def __init__(self, target: Path, folder: Path, exchange: Callable[[Path, Path], bool] = exchange) -> None:
        self.target, self.next, self._last = target, folder / "next", folder / "last"
        self._exchange = exchange

    @property
    def previous(self) -> Path | None:
        """The published folder, if there is one."""
        return self.target if self.target.is_dir() else None

    def recover(self) -> None:
        """Undo what a killed build left: without an exchange it may have died between two renames."""
        if self._last.exists() and not self.target.exists():
            self._last.rename(self.target)
        for leftover in (self.next, self._last):
            shutil.rmtree(leftover, ignore_errors=True)

    def swap(self) -> None:
        """Publish `next`."""
        try:
            if self.target.exists() and self._exchange(self.next, self.target):
                return
            if self.target.exists():
                self.target.rename(self._last)
            self.next.rename(self.target)
        except OSError as error:
            if self._last.exists() and not self.target.exists():
                self._last.rename(self.target)
            if error.errno in (errno.EBUSY, errno.EXDEV):
                raise WrongUse(
                    f"{self.target} cannot be replaced as a whole: name a folder inside it"
                ) from error
            raise


@contextmanager
def workshop(target: Path) -> Iterator[Workshop]:
    """Open the workshop for *target*; WrongUse if another build has it or *target* is no built site."""
    target = target.resolve()
    folder = target.parent / f".{target.name}.hubgen"
    with _alone(folder):
        shop = Workshop(target, folder)
        shop.recover()
        _refuse_foreign(target)
        yield shop


def _refuse_foreign(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise WrongUse(f"{target} is a file: name a folder for the site")
    if any(target.iterdir()) and not (target / MARKER).is_file():
        raise WrongUse(
            f"{target} holds files that hubgen did not make, and a build replaces the whole folder: "
            "empty it or name another"
        )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold *folder* while the block runs; the lock dies with the process."""
    lock = _acquire(folder)
    try:
        yield
    finally:
        if sys.platform == "win32":
            os.close(lock)  # an open file cannot be removed there
            shutil.rmtree(folder, ignore_errors=True)
        else:
            shutil.rmtree(folder, ignore_errors=True)
            os.close(lock)


def _acquire(folder: Path) -> int:
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "lock"
        try:
            lock = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError:  # the build that had it has just removed the folder
            continue
        if not _try_lock(lock):
            os.close(lock)
            raise WrongUse(f"another build is writing to the same folder (it holds {file})")
        try:
            if os.path.samestat(os.fstat(lock), file.stat()):
                return lock
        except FileNotFoundError:
            pass
        os.close(lock)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(lock: int) -> bool:
        try:
            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(lock: int) -> bool:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
