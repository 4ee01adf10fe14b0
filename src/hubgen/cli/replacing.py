"""New texts of files become the files, all of them or none."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

import click


def replace_files(root: Path, texts: Mapping[str, bytes | None]) -> None:
    """Write *texts*, by path in *root*; None takes the file away.

    Each text is written beside its file and takes its place when all are written, so that no reader ever sees half a
    file. A link is refused: what it leads to may be no part of the hub. Raises click.ClickException, after which
    everything is as it was.
    """
    for path in texts:
        _refuse_link(root, path)
    ready: dict[str, Path] = {}
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in texts}
    done: list[str] = []
    try:
        for path, text in texts.items():
            if text is not None:
                ready[path] = _write_beside(root / path, text, like=_model(root, path, texts))
        for path, text in texts.items():
            done.append(path)
            if text is not None:
                ready.pop(path).replace(root / path)
        for path, text in texts.items():
            if text is None:
                (root / path).unlink()
    except OSError as error:
        _restore(root, {path: before[path] for path in done})
        raise click.ClickException(f"nothing was changed: {error.filename or root}: {error.strerror}") from None
    finally:
        for left in ready.values():
            left.unlink(missing_ok=True)


def _refuse_link(root: Path, path: str) -> None:
    parts = Path(path).parts
    for count in range(1, len(parts) + 1):
        if root.joinpath(*parts[:count]).is_symlink():
            raise click.ClickException(f"nothing was changed: {'/'.join(parts[:count])} is a link, and what it leads to is left alone")


def _model(root: Path, path: str, texts: Mapping[str, bytes | None]) -> Path | None:
    """Give the file whose permissions a new one takes: its own, or that of a neighbour which goes."""
    candidates: Iterable[str] = (path, *(other for other, text in texts.items() if text is None and Path(other).parent == Path(path).parent))
    return next((root / other for other in candidates if (root / other).is_file()), None)


def _write_beside(target: Path, text: bytes, *, like: Path | None) -> Path:
    with NamedTemporaryFile(dir=target.parent, prefix=".hubgen-", delete=False) as file:
        made = Path(file.name)
        file.write(text)
    if like is not None:
        shutil.copymode(like, made)
    return made


def _restore(root: Path, before: Mapping[str, bytes | None]) -> None:
    for path, text in before.items():
        if text is None:
            (root / path).unlink(missing_ok=True)
        else:
            (root / path).write_bytes(text)
