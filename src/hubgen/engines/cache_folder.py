"""What one run keeps becomes a file that the next run may read, and may do without."""

import os
import stat
import tempfile
from pathlib import Path

FOLDER = ".cache/hubgen"
"""Where the files lie in a hub: out of git, and kept between the runs of a forge."""


def read_kept(root: Path, name: str, most: int) -> bytes:
    """Read the kept file *name* of the hub in *root*, *most* bytes at most.

    Raises OSError if there is none, or somebody else made it.
    """
    path = kept_folder(root, name) / name.rpartition("/")[2]
    # A pipe must not hold up the build either.
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    with os.fdopen(os.open(path, flags), "rb") as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode) or about.st_size > most:
            raise OSError(f"{path} is no file of ours")
        return file.read(most)


def write_kept(root: Path, name: str, data: bytes) -> None:
    """Put *data* into place at once: two runs may keep it, and a reader sees one whole file or the other.

    Raises OSError if it cannot be done.
    """
    folder, file_name = kept_folder(root, name), name.rpartition("/")[2]
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=f"{file_name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(folder / file_name)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def kept_folder(root: Path, name: str) -> Path:
    """Give the folder of the kept file *name*; OSError if any part of the way is a link, which could lead anywhere."""
    folder = root
    for part in f"{FOLDER}/{name}".split("/")[:-1]:
        folder = folder / part
        if folder.is_symlink():
            raise OSError(f"{folder} is a link")
    return folder
